"""The desk books a caller and moves a visit: confirmed at once, under the same lock as everything."""

import pytest

from appointments.booking import by_phone, requests, reschedule
from appointments.booking.caller import Caller
from appointments.booking.statuses import AlreadyAnswered, SlotGone
from appointments.models import Action, Appointment, HeldTime, Notification, Status, VisitReason
from appointments.times import closures
from tests import invariants, make, make_visits
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON
from tests.make_waiting import at, moved, slot

pytestmark = pytest.mark.django_db

MONA = Caller("Mona Sample", "+971501112233", returning=False, email="mona@example.com", reason="my knee")


@pytest.fixture
def service():
    make.profile()
    return make_visits.bookable_service("09:00", "12:00")


def book(service, by, starts_at=MONDAY_NINE, caller=MONA, now=SUNDAY_NOON):
    return by_phone.book(service, slot(service, starts_at), caller, by=by, now=now)


def test_a_caller_has_a_visit_at_once_with_consent_that_says_how_it_was_given(service, receptionist):
    visit = book(service, receptionist)

    assert (visit.status, visit.consent_version, visit.consented_at) == (Status.CONFIRMED, "phone", SUNDAY_NOON)
    [event] = visit.events.all()
    assert (event.action, event.by, event.to_status) == (Action.BOOKED, receptionist, Status.CONFIRMED)
    assert [(row.kind, row.expires_at) for row in visit.held_times.all()] == [(HeldTime.Kind.VISIT, None)]
    assert "confirmed" in visit.notifications.values_list("kind", flat=True)
    assert VisitReason.objects.get(appointment=visit).words == "my knee"
    assert invariants.broken(SUNDAY_NOON) == []


def test_the_button_pressed_twice_books_once(service, receptionist):
    assert book(service, receptionist) == book(service, receptionist)
    assert Appointment.objects.count() == 1


def test_a_time_that_is_taken_is_refused_with_the_three_nearest(service, receptionist):
    make_visits.request(service, at(10))

    with pytest.raises(SlotGone) as gone:
        book(service, receptionist, at(10))

    assert [each.starts_at for each in gone.value.nearest] == [at(9, 15), at(9, 30), at(10, 30)]
    assert Appointment.objects.count() == 1


def test_the_desk_is_not_bound_to_notice_and_horizon_but_to_hours_and_closures(service, receptionist):
    """A walk-in sits down at 9:10 on a time that began at nine; a caller wants a check-up in half a year."""
    walk_in = book(service, receptionist, now=at(9, 10))
    far = book(service, receptionist, at(9, days=180), caller=Caller("Omar", "+971501112244", returning=True))
    closures.close_days(None, MONDAY, MONDAY)

    assert [walk_in.starts_at, far.starts_at] == [at(9), at(9, days=180)]
    for moment, now in [
        (at(9), at(9, 15)),
        (at(8), SUNDAY_NOON),
        (at(10), SUNDAY_NOON),
        (at(9, days=400), SUNDAY_NOON),
    ]:
        with pytest.raises(SlotGone):
            book(service, receptionist, moment, caller=Caller("Lena", "+971501112255", returning=False), now=now)


def test_who_has_no_address_is_told_in_the_same_call_and_needs_no_other(service, receptionist):
    visit = book(service, receptionist, caller=Caller("Mona Sample", "+971501112233", returning=False))

    visit.refresh_from_db()
    assert visit.call_wanted_at is None
    assert Notification.objects.count() == 0
    assert list(visit.events.values_list("action", flat=True)) == [Action.BOOKED, Action.TOLD_BY_PHONE]

    moved_by_us = by_phone.reschedule(visit, slot(service, at(10)), by=receptionist, now=SUNDAY_NOON)
    moved_by_us.refresh_from_db()
    assert moved_by_us.call_wanted_at == SUNDAY_NOON  # of this nobody knows that they have heard


def test_a_moved_visit_stands_at_its_new_time_and_the_old_one_is_free(service, receptionist):
    visit = make_visits.confirmed(receptionist, service=service, reason="my back")

    new = by_phone.reschedule(
        visit, slot(service, at(9, 15)), by=receptionist, now=SUNDAY_NOON
    )  # it overlaps the old one

    visit.refresh_from_db()
    assert (visit.status, new.status, new.replaces) == (Status.CANCELLED, Status.CONFIRMED, visit)
    assert reschedule.successor(visit) == new
    assert [row.appointment_id for row in HeldTime.objects.all()] == [new.pk]
    assert VisitReason.objects.get(words="my back").appointment == new
    assert invariants.broken(SUNDAY_NOON) == []


def test_what_the_desk_moves_is_no_change_of_the_patients(service, receptionist):
    make.profile(change_limit=1)
    visit = make_visits.confirmed(receptionist, service=service)

    new = by_phone.reschedule(visit, slot(service, at(10)), by=receptionist, now=SUNDAY_NOON)

    assert reschedule.may_reschedule(new, SUNDAY_NOON)
    assert not reschedule.may_reschedule(moved(new, at(11)), SUNDAY_NOON)


def test_a_wish_to_move_ends_when_the_desk_moves_the_visit(service, receptionist):
    visit = make_visits.confirmed(receptionist, service=service)
    wish = moved(visit, at(10))

    by_phone.reschedule(visit, slot(service, at(10)), by=receptionist, now=SUNDAY_NOON)

    wish.refresh_from_db()
    assert wish.status == Status.CANCELLED
    assert invariants.broken(SUNDAY_NOON) == []


def test_a_move_that_cannot_be_leaves_the_visit_as_it_was(service, receptionist):
    visit = make_visits.confirmed(receptionist, service=service)
    make_visits.request(service, at(10), cookie="2")
    before = (visit.events.count(), list(visit.held_times.values()))

    with pytest.raises(SlotGone) as gone:
        by_phone.reschedule(visit, slot(service, at(10)), by=receptionist, now=SUNDAY_NOON)

    assert len(gone.value.nearest) == 3
    visit.refresh_from_db()
    assert (visit.status, visit.events.count(), list(visit.held_times.values())) == (Status.CONFIRMED, *before)
    requests.cancel(visit, by=receptionist, now=SUNDAY_NOON)
    with pytest.raises(AlreadyAnswered):
        by_phone.reschedule(visit, slot(service, at(11)), by=receptionist, now=SUNDAY_NOON)


def test_a_phone_that_has_a_visit_then_is_noticed(service, receptionist):
    visit = make_visits.confirmed(receptionist, service=service)

    assert by_phone.same_phone(visit.phone, slot(service, at(9, 15))) == [visit]
    assert by_phone.same_phone(visit.phone, slot(service, at(9, 30))) == []
    assert by_phone.same_phone("+971500000000", slot(service, at(9, 15))) == []
    assert by_phone.same_phone(visit.phone, slot(service, at(9))) == []  # its own
