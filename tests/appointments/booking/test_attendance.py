"""At the clinic's door: arrived, done, did not come, and taking a mistaken click back."""

from datetime import timedelta

import pytest

from appointments.booking import attendance, requests, reschedule
from appointments.booking.statuses import (
    AlreadyAnswered,
    SlotGone,
    TooEarly,
    TooLate,
    may_cancel,
)
from appointments.messages import outbox
from appointments.models import Action, Appointment, HeldTime, Notification, Reason, Status
from tests import invariants, make_visits, make_waiting
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
MIDNIGHT = MONDAY_NINE - timedelta(hours=9)  # the clinic's, before the visit's Monday


@pytest.fixture
def visit(manager):
    return make_visits.confirmed(manager)


@pytest.fixture(autouse=True)
def nothing_is_broken(db):
    yield
    assert invariants.broken(SUNDAY_NOON) == []


def as_stored(visit):
    """Its status, what it holds, and what was done last."""
    visit = Appointment.objects.get(pk=visit.pk)
    held = list(visit.held_times.values_list("kind", "busy_from", "expires_at"))
    return visit.status, held, visit.events.last().action


HELD = [("visit", MONDAY_NINE, None)]


def test_a_patient_arrives_and_keeps_the_time(receptionist, visit):
    attendance.arrive(visit, by=receptionist, now=MONDAY_NINE - 5 * MINUTE)

    assert as_stored(visit) == (Status.ARRIVED, HELD, Action.ARRIVED)
    event = visit.events.last()
    assert (event.by, event.from_status, event.to_status) == (receptionist, Status.CONFIRMED, Status.ARRIVED)


def test_nobody_arrives_before_the_clinics_day_of_the_visit(receptionist, visit):
    with pytest.raises(TooEarly):
        attendance.arrive(visit, by=receptionist, now=MIDNIGHT - timedelta(microseconds=1))
    assert as_stored(visit) == (Status.CONFIRMED, HELD, Action.CONFIRMED)

    attendance.arrive(visit, by=receptionist, now=MIDNIGHT)
    assert as_stored(visit) == (Status.ARRIVED, HELD, Action.ARRIVED)


def test_whoever_has_arrived_can_be_seen_before_the_hour(receptionist, visit):
    attendance.arrive(visit, by=receptionist, now=MONDAY_NINE - 20 * MINUTE)
    attendance.fulfil(visit, by=receptionist, now=MONDAY_NINE - MINUTE)

    assert as_stored(visit) == (Status.FULFILLED, HELD, Action.FULFILLED)


@pytest.mark.parametrize(
    ("note", "becomes", "held"),
    [(attendance.fulfil, Status.FULFILLED, HELD), (attendance.no_show, Status.NO_SHOW, [])],
)
def test_a_visit_is_done_or_missed_once_it_has_begun(receptionist, visit, note, becomes, held):
    with pytest.raises(TooEarly):
        note(visit, by=receptionist, now=MONDAY_NINE - timedelta(microseconds=1))
    assert as_stored(visit) == (Status.CONFIRMED, HELD, Action.CONFIRMED)

    note(visit, by=receptionist, now=MONDAY_NINE)
    assert as_stored(visit)[:2] == (becomes, held)


def test_the_time_of_who_did_not_come_is_on_offer_again(receptionist, visit):
    attendance.no_show(visit, by=receptionist, now=MONDAY_NINE)

    make_visits.request(visit.service, visit.starts_at, cookie="another")

    assert Appointment.objects.standing().filter(starts_at=MONDAY_NINE).count() == 1


@pytest.mark.parametrize("note", [attendance.arrive, attendance.fulfil, attendance.no_show])
def test_nobody_is_written_to(receptionist, visit, note):
    before = Notification.objects.count()

    note(visit, by=receptionist, now=MONDAY_NINE)

    assert Notification.objects.count() == before


def test_a_confirmation_that_still_waits_is_dropped_once_the_patient_is_here(receptionist, visit):
    attendance.arrive(visit, by=receptionist, now=MONDAY_NINE)

    waiting = visit.notifications.get(kind=Notification.Kind.CONFIRMED)
    assert not outbox.is_true(waiting, MONDAY_NINE)


@pytest.mark.parametrize("note", [attendance.arrive, attendance.fulfil, attendance.no_show])
def test_the_wish_to_move_the_visit_ends_with_it(receptionist, visit, note):
    change = reschedule.request_reschedule(
        visit, make_waiting.slot(visit.service, MONDAY_NINE + timedelta(days=1)), now=SUNDAY_NOON
    )

    note(visit, by=receptionist, now=MONDAY_NINE)

    assert as_stored(change) == (Status.CANCELLED, [], Action.CHANGE_ENDED)


@pytest.mark.parametrize("note", [attendance.arrive, attendance.fulfil, attendance.no_show])
def test_what_has_taken_place_is_neither_cancelled_nor_moved(receptionist, visit, note):
    note(visit, by=receptionist, now=MONDAY_NINE)
    later = make_waiting.slot(visit.service, MONDAY_NINE + timedelta(days=1))

    for change in (
        lambda: requests.cancel(visit, now=MIDNIGHT),
        lambda: requests.cancel(visit, by=receptionist, reason=Reason.PATIENT_ASKED, now=MIDNIGHT),
        lambda: reschedule.request_reschedule(visit, later, now=MIDNIGHT),
    ):
        with pytest.raises(AlreadyAnswered):
            change()

    assert not may_cancel(visit, MIDNIGHT)
    assert not reschedule.may_reschedule(visit, MIDNIGHT)


def test_a_mistaken_click_is_taken_back_step_by_step(receptionist, visit):
    attendance.arrive(visit, by=receptionist, now=MONDAY_NINE)
    attendance.fulfil(visit, by=receptionist, now=MONDAY_NINE + MINUTE)

    attendance.set_back(visit, seen="fulfilled", by=receptionist, now=MONDAY_NINE + 2 * MINUTE)
    assert as_stored(visit) == (Status.ARRIVED, HELD, Action.SET_BACK)

    attendance.set_back(visit, seen="arrived", by=receptionist, now=MONDAY_NINE + 3 * MINUTE)
    assert as_stored(visit) == (Status.CONFIRMED, HELD, Action.SET_BACK)

    attendance.arrive(visit, by=receptionist, now=MONDAY_NINE + 4 * MINUTE)
    assert as_stored(visit) == (Status.ARRIVED, HELD, Action.ARRIVED)


def test_what_was_done_without_arriving_goes_back_to_confirmed(receptionist, visit):
    attendance.fulfil(visit, by=receptionist, now=MONDAY_NINE)
    attendance.set_back(visit, seen="fulfilled", by=receptionist, now=MONDAY_NINE)

    assert as_stored(visit) == (Status.CONFIRMED, HELD, Action.SET_BACK)


def test_two_who_take_the_same_click_back_take_one_step(receptionist, manager, visit):
    attendance.arrive(visit, by=receptionist, now=MONDAY_NINE)
    attendance.fulfil(visit, by=receptionist, now=MONDAY_NINE)
    attendance.set_back(visit, seen="fulfilled", by=manager, now=MONDAY_NINE)

    with pytest.raises(AlreadyAnswered) as refusal:
        attendance.set_back(visit, seen="fulfilled", by=receptionist, now=MONDAY_NINE)

    assert (refusal.value.event.by, as_stored(visit)[0]) == (manager, Status.ARRIVED)


@pytest.mark.parametrize("seen", ["", "confirmed", "requested", "nonsense"])
def test_only_what_was_noted_at_the_door_is_taken_back(receptionist, visit, seen):
    with pytest.raises(AlreadyAnswered):
        attendance.set_back(visit, seen=seen, by=receptionist, now=MONDAY_NINE)


def test_a_click_is_taken_back_on_the_clinics_same_day_only(receptionist, visit):
    attendance.no_show(visit, by=receptionist, now=MONDAY_NINE)
    next_midnight = MIDNIGHT + timedelta(days=1)

    with pytest.raises(TooLate):
        attendance.set_back(visit, seen="no_show", by=receptionist, now=next_midnight)
    assert as_stored(visit) == (Status.NO_SHOW, [], Action.NO_SHOW)

    attendance.set_back(visit, seen="no_show", by=receptionist, now=next_midnight - timedelta(microseconds=1))
    assert as_stored(visit) == (Status.CONFIRMED, HELD, Action.SET_BACK)


def test_who_comes_late_after_all_finds_the_time_given_away(receptionist, visit):
    attendance.no_show(visit, by=receptionist, now=MONDAY_NINE)
    other = make_visits.confirmed(receptionist, service=visit.service, cookie="another")

    with pytest.raises(SlotGone):
        attendance.set_back(visit, seen="no_show", by=receptionist, now=MONDAY_NINE)

    assert as_stored(visit) == (Status.NO_SHOW, [], Action.NO_SHOW)
    assert HeldTime.objects.get().appointment == other


def test_an_overbooked_visit_is_overbooked_again(manager):
    first = make_visits.confirmed(manager)
    second = make_visits.request(first.service, MONDAY_NINE + timedelta(hours=1), cookie="another")
    Appointment.objects.filter(pk=second.pk).update(starts_at=first.starts_at, ends_at=first.ends_at)
    second.refresh_from_db()
    requests.overbook(second, by=manager, reason=Reason.URGENT, now=SUNDAY_NOON)
    for visit in (first, second):
        attendance.no_show(visit, by=manager, now=MONDAY_NINE)

    for visit in (second, first):
        attendance.set_back(visit, seen="no_show", by=manager, now=MONDAY_NINE)

    held = HeldTime.objects.get(appointment=second)
    assert (held.overbooked_by, held.overbooked_reason) == (manager, Reason.URGENT)
    assert as_stored(first) == (Status.CONFIRMED, HELD, Action.SET_BACK)


def test_the_second_is_told_who_was_first(receptionist, manager, visit):
    attendance.arrive(visit, by=manager, now=MONDAY_NINE)

    with pytest.raises(AlreadyAnswered) as refusal:
        attendance.no_show(visit, by=receptionist, now=MONDAY_NINE)

    assert (refusal.value.event.by, refusal.value.event.action) == (manager, Action.ARRIVED)


def test_what_can_be_noted_follows_the_clock(receptionist, visit):
    def possible(now):
        visit.refresh_from_db()
        return attendance.possible_steps([visit], now)[visit.pk]

    assert possible(MIDNIGHT - MINUTE) == []
    assert possible(MIDNIGHT) == [Action.ARRIVED]
    assert possible(MONDAY_NINE) == [Action.ARRIVED, Action.FULFILLED, Action.NO_SHOW]
    attendance.arrive(visit, by=receptionist, now=MONDAY_NINE)
    assert possible(MONDAY_NINE) == [Action.FULFILLED, Action.SET_BACK]
    assert possible(MONDAY_NINE + timedelta(days=1)) == [Action.FULFILLED]
