"""The write paths of the desk's own promises: a caller's visit, a moved visit, and changes that affect many."""

import math
from datetime import timedelta
from functools import partial
from itertools import cycle, islice

from appointments.booking import affected, by_phone, offers, offers_to_all, requests
from appointments.booking.caller import Caller
from appointments.models import AffectedAppointment, Appointment, HeldTime, Reason, Status, TimetableException
from appointments.times import availability, misfits
from clinic.models import ClosingDay
from tests import make_changes, make_visits
from tests.make_waiting import slot
from tests.races.arena import outcomes
from tests.races.paths import path


@path("one caller has the time; the others are given the nearest", over_http=False)
def callers_for_one_time(arena, clients):
    service = make_visits.bookable_service()
    wanted = slot(service, make_visits.in_two_days())
    [by] = [each.user for each in arena.staff(1)]
    callers = [Caller(f"Caller {number}", f"+97150{number:07}", returning=False) for number in range(clients)]

    told = arena.run(*[partial(by_phone.book, service, wanted, caller, by=by) for caller in callers])

    assert outcomes(told) == {"done": 1, "SlotGone": clients - 1}
    assert {len(each.answer.nearest) for each in told if each.outcome == "SlotGone"} == {3}
    assert Appointment.objects.filter(service=service).count() == 1


@path("one caller has the time off the grid; of the managers who press again, each adds one, and no patient twice", over_http=False)
def squeezed_in_at_one_time(arena, clients):
    """Each caller twice. Whoever knows that the time is taken may still go in, once."""
    service = make_visits.bookable_service()
    person, starts_at = service.practitioners.get(), make_visits.in_two_days() + timedelta(minutes=7)
    wanted = by_phone.slot_of(service, person, starts_at, returning=False)
    [by] = [each.user for each in arena.staff(1)]
    names = [f"Caller {service.pk}-{number}" for number in range(clients // 2)]  # nobody of an earlier round
    callers = [Caller(name, f"+97150{number:07}", returning=False) for number, name in enumerate(names)] * 2

    def squeezes(caller, *, knowingly):
        return by_phone.squeeze_in(
            service, wanted, caller, by=by, reason=Reason.URGENT, knowingly=knowingly
        ).patient_name

    first = arena.run(*[partial(squeezes, caller, knowingly=False) for caller in callers])
    assert outcomes(first) == {"done": 2, "InTheWay": len(callers) - 2}  # the same caller was answered twice

    then = arena.run(*[partial(squeezes, caller, knowingly=True) for caller in callers])
    assert outcomes(then) == {"done": len(callers)}
    visits = Appointment.objects.filter(service=service)
    assert sorted(visits.values_list("patient_name", flat=True)) == sorted({caller.patient_name for caller in callers})
    held = HeldTime.objects.filter(appointment__in=visits)
    assert (held.count(), held.filter(overbooked_by=None).count()) == (len(callers) // 2, 1)


@path("one visit gets the time, and gives up its own; the others stand as they were", over_http=False)
def visits_moved_to_one_time(arena, clients):
    service = make_visits.bookable_service("06:00", "22:00")
    [by] = [each.user for each in arena.staff(1)]
    visits = []
    for number, free in enumerate(_half_hours(service)[: clients // 2]):
        caller = Caller(f"Caller {number}", f"+97150{number:07}", returning=False)
        visits.append(by_phone.book(service, free, caller, by=by))
    wanted = _half_hours(service)[0]

    told = arena.run(
        *[partial(by_phone.reschedule, Appointment.objects.get(pk=visit.pk), wanted, by=by) for visit in visits * 2]
    )

    assert outcomes(told)["done"] == 1
    assert set(outcomes(told)) <= {"done", "SlotGone", "AlreadyAnswered"}
    standing = Appointment.objects.filter(service=service, status=Status.CONFIRMED)
    assert standing.count() == HeldTime.objects.filter(appointment__in=standing).count() == len(visits)
    assert standing.filter(starts_at=wanted.starts_at).count() == 1


@path("it is closed once, and each patient is offered other times once", over_http=False)
def away_pressed_at_once(arena, clients):
    service, visits, staff = _booked(arena, 3)
    person = service.practitioners.get()
    first, last = visits[0].starts_at, visits[-1].ends_at

    presses = [partial(make_changes.time_off, person, first, last, by=by) for by in staff]
    told = arena.run(*presses * math.ceil(clients / len(presses)))

    assert set(outcomes(told)) <= {"done", "Affects"}  # somebody else's closure may come between looking and pressing
    assert TimetableException.objects.filter(practitioner=person).count() == 1
    assert [visit.replacements.count() for visit in visits] == [1, 1, 1]


@path("each patient is offered times once, unless their own cancellation or request came first", over_http=False)
def offers_to_all_while_patients_answer(arena, clients):
    """Several members of staff and the worker make the offers; meanwhile patients cancel, or accept what they have."""
    service, visits, staff = _booked(arena, 6)
    person = service.practitioners.get()
    make_changes.time_off(person, visits[0].starts_at, visits[-1].ends_at, by=staff[0], offer=False)
    AffectedAppointment.objects.filter(appointment__in=visits).update(offer_due_by=staff[0])
    offered = visits[:2]
    AffectedAppointment.objects.exclude(appointment__in=offered).update(offer_due_by=None)
    offers_to_all.make_due()
    AffectedAppointment.objects.filter(appointment__in=visits[2:]).update(offer_due_by=staff[0])
    made = [visit.replacements.get() for visit in offered]

    told = arena.run(
        *[partial(offers.accept, each, each.offers.first().pk) for each in made],
        *[partial(requests.cancel, Appointment.objects.get(pk=visit.pk)) for visit in visits[2:4]],
        *[offers_to_all.make_due for _number in range(max(clients - 6, 2))],
        *[partial(affected.offer_to_misfits, by=by) for by in staff[:2]],
    )
    offers_to_all.make_due()

    assert {each.outcome for each in told} <= {"done"}
    assert not AffectedAppointment.objects.filter(offer_due_by__isnull=False).exists()
    assert [each.status for each in Appointment.objects.filter(pk__in=[each.pk for each in made])] == ["confirmed"] * 2
    for visit in visits[2:4]:
        assert Appointment.objects.get(pk=visit.pk).status == Status.CANCELLED
        assert not visit.replacements.filter(status=Status.OFFERED).exists()
    for visit in visits[4:]:
        assert visit.replacements.filter(status=Status.OFFERED).count() == visit.replacements.count() == 1


@path("whoever is booked when the day is closed is affected, and nobody is booked into it after", over_http=False)
def booked_while_the_day_is_closed(arena, clients):
    ClosingDay.objects.all().delete()  # of the round before
    service = make_visits.bookable_service("08:00", "20:00")
    starts_at = make_visits.in_two_days()
    [by] = [each.user for each in arena.staff(1)]
    open_times = [each for each in _half_hours(service) if each.starts_at >= starts_at]
    free = list(islice(cycle(open_times), clients - 1))  # a day has fewer times than a large race has callers
    callers = [Caller(f"Caller {number}", "+971501234567", returning=False) for number in range(len(free))]

    told = arena.run(
        partial(make_changes.clinic_closed, starts_at, starts_at + timedelta(hours=12), by=by, offer=False),
        *[partial(by_phone.book, service, each, caller, by=by) for each, caller in zip(free, callers, strict=True)],
    )

    booked = set(Appointment.objects.filter(service=service).values_list("pk", flat=True))
    assert set(outcomes(told[1:])) <= {"done", "SlotGone"}
    if told[0].outcome == "Affects":  # somebody was booked between looking and pressing: staff look again
        make_changes.clinic_closed(starts_at, starts_at + timedelta(hours=12), by=by, offer=False)
        booked = set(Appointment.objects.filter(service=service).values_list("pk", flat=True))
    assert (
        set(AffectedAppointment.objects.filter(appointment__in=booked).values_list("appointment", flat=True)) == booked
    )
    assert set(misfits.needing_a_decision(make_visits.now())) & booked == booked


def _booked(arena, number: int):
    """A service, so many appointments one after the other, and four members of staff."""
    service = make_visits.bookable_service("08:00", "20:00")
    staff = [each.user for each in arena.staff(4)]
    free = [each for each in _half_hours(service) if each.starts_at >= make_visits.in_two_days()][:number]
    callers = [Caller(f"Caller {each.name}", "+971501234567", returning=False) for each in free]
    visits = [by_phone.book(service, each, caller, by=staff[0]) for each, caller in zip(free, callers, strict=True)]
    return service, visits, staff


def _half_hours(service) -> list:
    """Free times of the day after tomorrow that do not meet."""
    person, day = service.practitioners.get(), make_visits.in_two_days().date()
    free = availability.free_slots(service, [person], day, day, returning=False)
    return [each for each in free if each.starts_at.minute in (0, 30)]
