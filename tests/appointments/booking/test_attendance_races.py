"""At the door at the same moment: one is first, the other is told, and the held time fits what became of the visit."""

from datetime import timedelta
from functools import partial

import pytest

from appointments.booking import attendance, requests, reschedule
from appointments.booking.statuses import AlreadyAnswered
from appointments.models import Appointment, HeldTime, Reason, Status
from tests import invariants, make_visits, make_waiting
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON
from tests.parallel import together

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ROUNDS = 5
KEEPS = {Status.ARRIVED: 1, Status.FULFILLED: 1, Status.NO_SHOW: 0, Status.CANCELLED: 0}


@pytest.fixture(autouse=True)
def nothing_is_broken(transactional_db):
    yield
    assert invariants.broken(MONDAY_NINE) == []  # the last hour in which anything here happens


def fresh(visit):
    """As each of the two has it on the screen."""
    return Appointment.objects.get(pk=visit.pk)


def refusals(results) -> list:
    return [result for result in results if result is not None]


@pytest.mark.parametrize("other", ["no_show", "cancel", "arrive"])
def test_of_two_who_note_different_things_one_is_told_who_was_first(receptionist, manager, other):
    for number in range(ROUNDS):
        visit = make_visits.confirmed(manager, cookie=str(number))
        second = {
            "no_show": partial(attendance.no_show, fresh(visit)),
            "arrive": partial(attendance.arrive, fresh(visit)),
            "cancel": partial(requests.cancel, fresh(visit), reason=Reason.PATIENT_ASKED),
        }[other]

        results = together(
            partial(attendance.arrive, fresh(visit), by=receptionist, now=MONDAY_NINE),
            partial(second, by=manager, now=MONDAY_NINE),
        )

        [loser] = refusals(results)
        assert isinstance(loser, AlreadyAnswered)
        visit.refresh_from_db()
        assert loser.event.to_status == visit.status
        assert visit.held_times.count() == KEEPS[Status(visit.status)]


def test_the_freed_time_is_given_away_or_taken_back_but_not_both(receptionist, manager):
    for number in range(ROUNDS):
        visit = make_visits.confirmed(manager, cookie=f"{number}")
        other = make_visits.draft(visit.service, cookie=f"other {number}")
        attendance.no_show(visit, by=receptionist, now=SUNDAY_NOON + timedelta(days=1))

        together(
            partial(attendance.set_back, fresh(visit), seen="no_show", by=receptionist, now=MONDAY_NINE),
            partial(requests.request, draft=other, now=SUNDAY_NOON),
        )

        assert HeldTime.objects.of([visit.practitioner]).count() == 1
        assert (fresh(visit).status == Status.CONFIRMED) == visit.held_times.exists()


def test_an_arrival_and_the_confirmation_of_a_move_leave_one_visit(receptionist, manager):
    for number in range(ROUNDS):
        visit = make_visits.confirmed(manager, cookie=str(number))
        later = make_waiting.slot(visit.service, MONDAY_NINE + timedelta(days=1))
        change = reschedule.request_reschedule(visit, later, now=SUNDAY_NOON)

        results = together(
            partial(attendance.arrive, fresh(visit), by=receptionist, now=MONDAY_NINE),
            partial(requests.confirm, fresh(change), by=manager, now=MONDAY_NINE),
        )

        [loser] = refusals(results)
        assert isinstance(loser, AlreadyAnswered)
        assert {fresh(visit).status, fresh(change).status} in (
            {Status.ARRIVED, Status.CANCELLED},
            {Status.CANCELLED, Status.CONFIRMED},
        )
        assert HeldTime.objects.filter(appointment__in=[visit, change]).count() == 1
