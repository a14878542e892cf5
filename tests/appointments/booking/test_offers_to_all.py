"""Other times for everybody whom a change affects: in rounds, once, and never all of the next days."""

from datetime import timedelta

import pytest
import time_machine

from appointments import worker
from appointments.booking import affected_progress, by_phone, offers, offers_to_all
from appointments.booking.affected_progress import Fate
from appointments.booking.caller import Caller
from appointments.messages import outbox
from appointments.models import (
    AffectedAppointment,
    Appointment,
    AppointmentEvent,
    HeldTime,
    Notification,
    ScheduleChange,
    Status,
    TimetableException,
)
from appointments.times import availability
from tests import invariants, make, make_changes, make_visits
from tests.make_visits import MONDAY, SUNDAY_NOON
from tests.make_waiting import at, moved, slot

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def service():
    return make_visits.bookable_service("09:00", "17:00")


@pytest.fixture
def visit(service, receptionist):
    return make_visits.confirmed(receptionist, service=service)


def monday_off(service, by, *, offer=True):
    return make_changes.time_off(service.practitioners.first(), at(0), at(24), by=by, offer=offer)


def booked(service, by, number: int, *, days: int) -> Appointment:
    """The so manieth half hour of that day, after Monday."""
    starts_at = at(9, days=days) + timedelta(minutes=30 * number)
    caller = Caller(f"Patient {days}-{number}", f"+97150{days:03}{number:04}", False, f"p{days}-{number}@example.com")
    return by_phone.book(service, slot(service, starts_at), caller, by=by)


def proposed(person, *visits) -> list[offers_to_all.Proposal]:
    change = ScheduleChange.objects.create(kind="earlier", made_at=SUNDAY_NOON, made_by=make.user())
    rows = [change.rows.create(appointment=each, practitioner=person, starts_at=each.starts_at) for each in visits]
    return offers_to_all.proposals(rows, SUNDAY_NOON)


def fates(change) -> dict:
    return {row.visit.pk: row.fate for row in affected_progress.progress_of(change, SUNDAY_NOON).rows}


def free_days(service) -> set:
    days = MONDAY - timedelta(days=1), MONDAY + timedelta(days=60)
    return {each.day for each in availability.free_slots(service, service.practitioners.all(), *days, returning=False)}


def test_everybody_has_a_time_before_anybody_has_a_second(service, receptionist):
    """Three visits, and two days with nine free starts each: of a day, two times leave half of the starts to others."""
    person = service.practitioners.get()
    made = [
        make_visits.confirmed(receptionist, service=service, starts_at=at(hour), cookie=str(hour))
        for hour in (9, 10, 11)
    ]
    person.timetables.update(valid_from=MONDAY, valid_until=MONDAY)
    make_visits.timetable(person, "09:00", "11:30", valid_from=MONDAY + timedelta(days=1),
                          valid_until=MONDAY + timedelta(days=2))  # fmt: skip
    TimetableException.objects.create(practitioner=person, kind="closed", starts_at=at(0), ends_at=at(24))

    found = proposed(person, *made)

    assert [each.row.appointment for each in found] == made
    assert [len(each.slots) for each in found] == [2, 1, 1]
    assert len({slot for each in found for slot in each.slots}) == 4


def test_whom_the_patient_asked_for_comes_first(service, receptionist):
    person, colleague = service.practitioners.get(), make.practitioner()
    make_visits.timetable(colleague)
    service.practitioners.add(colleague)
    by_name = make_visits.confirmed(receptionist, service=service, practitioner=person, wanted_practitioner=person)
    anybody = make_visits.confirmed(receptionist, service=service, practitioner=person, starts_at=at(9, 30), cookie="2")
    TimetableException.objects.create(practitioner=person, kind="closed", starts_at=at(9), ends_at=at(12))

    found = proposed(person, by_name, anybody)

    assert {slot.practitioner_id for slot in found[0].slots} == {person.pk}
    assert min(slot.starts_at for slot in found[0].slots) == at(12)
    assert {slot.practitioner_id for slot in found[1].slots} == {colleague.pk}


def test_after_offers_to_thirty_people_a_stranger_finds_a_time_on_every_day_that_had_one(service, receptionist):
    for number in range(30):
        booked(service, receptionist, number % 15, days=number // 15)
    before = free_days(service) - {MONDAY, MONDAY + timedelta(days=1)}

    change = make_changes.time_off(service.practitioners.get(), at(0), at(48), by=receptionist)

    assert set(fates(change).values()) == {Fate.OFFERED}
    assert len(fates(change)) == 30
    assert HeldTime.objects.filter(kind=HeldTime.Kind.OFFER).count() == 90
    assert free_days(service) == before
    assert len(before) > 20
    assert invariants.broken(SUNDAY_NOON) == []


def test_one_bad_visit_never_stops_the_others(service, visit, receptionist, monkeypatch):
    other = make_visits.confirmed(receptionist, service=service, starts_at=at(10), cookie="2")
    queue = outbox.queue

    def breaks_for_the_first(appointment, kinds, now):
        if appointment.replaces_id == visit.pk:
            raise RuntimeError
        queue(appointment, kinds, now)

    monkeypatch.setattr(outbox, "queue", breaks_for_the_first)
    change = monday_off(service, receptionist)

    visit.refresh_from_db()
    assert fates(change) == {visit.pk: Fate.CALL, other.pk: Fate.OFFERED}
    assert visit.call_wanted_at == SUNDAY_NOON
    assert HeldTime.objects.filter(kind=HeldTime.Kind.OFFER).count() == 3


def test_pressed_twice_nobody_is_offered_twice_and_it_is_closed_once(service, visit, receptionist):
    first = monday_off(service, receptionist)
    offers.none_suits(visit.replacements.get(), now=SUNDAY_NOON)

    second = monday_off(service, receptionist)

    assert (second, ScheduleChange.objects.get()) == (None, first)
    assert TimetableException.objects.count() == 1
    assert Notification.objects.filter(kind="away_offered").count() == 1


def test_urgent_patients_are_offered_the_nearest_time(service, receptionist):
    routine = make_visits.confirmed(receptionist, service=service)
    urgent = make_visits.confirmed(receptionist, service=service, starts_at=at(11), cookie="2", urgency="urgent")

    monday_off(service, receptionist)

    offered = {
        each: min(each.replacements.get().offers.values_list("starts_at", flat=True)) for each in (routine, urgent)
    }
    assert offered == {urgent: at(16, 30, days=-1), routine: at(9, days=1)}
    made = (
        AppointmentEvent.objects.filter(action="offered").order_by("pk").values_list("appointment__replaces", flat=True)
    )
    assert list(made) == [urgent.pk, routine.pk]


def test_what_a_page_does_not_finish_the_worker_does(service, visit, receptionist):
    request = make_visits.request(service, at(10), cookie="2")
    change = monday_off(service, receptionist, offer=False)
    AffectedAppointment.objects.update(offer_due_by=receptionist)
    assert offers_to_all.make_due(at_most=1) == 0
    assert set(fates(change).values()) == {Fate.DUE}

    worker.work(SUNDAY_NOON)

    request.refresh_from_db()
    assert fates(change) == {visit.pk: Fate.OFFERED, request.pk: Fate.OFFERED}
    assert (request.status, visit.replacements.get().status) == (Status.OFFERED, Status.OFFERED)
    assert {event.by for event in AppointmentEvent.objects.filter(action="offered")} == {receptionist}


def test_an_offer_that_is_due_is_not_made_when_the_time_is_open_again(service, visit, receptionist):
    change = monday_off(service, receptionist, offer=False)
    AffectedAppointment.objects.update(offer_due_by=receptionist)
    TimetableException.objects.all().delete()

    offers_to_all.make_due()

    assert (fates(change), visit.replacements.count()) == ({visit.pk: Fate.KEPT}, 0)


def test_who_took_nothing_can_be_offered_times_again_and_nobody_else_is(service, visit, receptionist, manager):
    other = make_visits.confirmed(receptionist, service=service, starts_at=at(10), cookie="2")
    asking = make_visits.confirmed(receptionist, service=service, starts_at=at(11), cookie="3")
    moved(asking, at(10, days=2))
    change = monday_off(service, receptionist)
    offers.none_suits(visit.replacements.get(), now=SUNDAY_NOON)

    assert offers_to_all.ask_again(change, by=manager) == 1
    assert offers_to_all.ask_again(change, by=manager) == 0
    offers_to_all.make_due()

    assert fates(change) == {visit.pk: Fate.OFFERED, other.pk: Fate.OFFERED, asking.pk: Fate.ASKED}
    assert visit.replacements.filter(status=Status.OFFERED).get().events.get(action="offered").by == manager
    assert invariants.broken(SUNDAY_NOON) == []
