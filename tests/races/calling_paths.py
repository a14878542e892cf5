"""The write paths of the desk's own promises: a caller's visit, a moved visit, and a practitioner who is away."""

import math
from functools import partial

from appointments.booking import absence, by_phone
from appointments.booking.caller import Caller
from appointments.models import Appointment, HeldTime, Status, TimetableException
from appointments.times import availability
from tests import make_visits
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
    service = make_visits.bookable_service("08:00", "20:00")
    person = service.practitioners.get()
    starts_at = make_visits.in_two_days()
    staff = [each.user for each in arena.staff(4)]
    first = [free for free in _half_hours(service) if free.starts_at >= starts_at][:3]
    visits = [
        by_phone.book(service, free, Caller(f"Caller {free.name}", "+971501234567", returning=False), by=staff[0])
        for free in first
    ]

    presses = [partial(absence.close_and_offer, person, starts_at, first[-1].ends_at, by=by) for by in staff]
    each_presses = math.ceil(clients / len(presses))
    told = arena.run(*presses * each_presses)

    assert outcomes(told) == {"done": len(presses) * each_presses}
    assert TimetableException.objects.filter(practitioner=person).count() == 1
    assert [visit.replacements.count() for visit in visits] == [1, 1, 1]


def _half_hours(service) -> list:
    """Free times of the day after tomorrow that do not meet."""
    person, day = service.practitioners.get(), make_visits.in_two_days().date()
    free = availability.free_slots(service, [person], day, day, returning=False)
    return [each for each in free if each.starts_at.minute in (0, 30)]
