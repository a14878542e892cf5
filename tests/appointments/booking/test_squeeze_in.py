"""Squeezing in: what reception may pass over, what it takes a manager to pass over, and what nobody may."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from appointments.booking import by_phone
from appointments.booking.caller import Caller
from appointments.booking.statuses import SlotGone
from appointments.models import Action, Appointment, HeldTime, Reason, Status
from appointments.times import closures, misfits
from appointments.times.availability import Rule
from tests import invariants, make, make_patients, make_visits
from tests.make_visits import MONDAY, SUNDAY_NOON
from tests.make_waiting import at

pytestmark = pytest.mark.django_db

MONA = Caller("Mona Sample", "+971501112233", returning=False, email="mona@example.com")
OMAR = Caller("Omar Sample", "+971501112244", returning=False)


@pytest.fixture
def service():
    make.profile()
    return make_visits.bookable_service("09:00", "12:00")


def squeeze(service, by, starts_at, caller=MONA, *, now=SUNDAY_NOON, reason=Reason.URGENT, **how):
    person = service.practitioners.get()
    slot = by_phone.slot_of(service, person, starts_at, returning=caller.returning)
    return by_phone.squeeze_in(service, slot, caller, by=by, reason=reason, now=now, **how)


def test_reception_squeezes_in_off_the_grid_and_the_board_says_so(service, receptionist):
    visit = squeeze(service, receptionist, at(9, 7))

    held = HeldTime.objects.get(appointment=visit)
    assert (visit.status, visit.starts_at, visit.ends_at) == (Status.CONFIRMED, at(9, 7), at(9, 37))
    assert (held.kind, held.overbooked_by, held.overbooked_reason) == ("visit", None, "urgent")
    assert list(visit.events.values_list("action", "by", "reason")) == [(Action.BOOKED, receptionist.pk, "urgent")]
    assert "confirmed" in visit.notifications.values_list("kind", flat=True)
    assert misfits.upcoming_misfits(SUNDAY_NOON).count() == 0
    assert invariants.broken(SUNDAY_NOON) == []


def test_reception_squeezes_in_on_a_day_that_is_full(service, receptionist):
    service.practitioners.get().timetables.update(daily_cap=1)
    make_visits.request(service, at(9))

    assert squeeze(service, receptionist, at(10)).status == Status.CONFIRMED


def test_a_walk_in_who_was_called_in_already_is_squeezed_in(service, receptionist):
    assert squeeze(service, receptionist, at(9, 5), now=at(9, 19)).starts_at == at(9, 5)


@pytest.mark.parametrize(
    ("starts_at", "rules"),
    [
        (at(8, 30), [Rule.OUTSIDE_HOURS]),
        (at(11, 45), [Rule.OUTSIDE_HOURS]),  # it would end after the hours
        (at(10, 10), [Rule.OFF_GRID, Rule.HELD]),
    ],
)
def test_outside_the_hours_and_over_a_held_time_it_takes_a_manager_who_knows(
    service, receptionist, manager, starts_at, rules
):
    make_visits.request(service, at(10))

    for staff in (receptionist, manager):
        with pytest.raises(by_phone.InTheWay) as found:
            squeeze(service, staff, starts_at)
        assert [each.rule for each in found.value.obstacles] == [rule for rule in rules if rule != Rule.OFF_GRID]
    with pytest.raises(PermissionDenied):
        squeeze(service, receptionist, starts_at, knowingly=True)
    assert Appointment.objects.count() == 1

    visit = squeeze(service, manager, starts_at, knowingly=True)

    held = HeldTime.objects.get(appointment=visit)
    assert (held.overbooked_by, held.overbooked_reason) == (manager, "urgent")
    assert list(visit.events.values_list("action", "to_status")) == [(Action.OVERBOOKED, Status.CONFIRMED)]
    assert misfits.upcoming_misfits(SUNDAY_NOON).count() == 0
    assert invariants.broken(SUNDAY_NOON) == []


def test_on_a_closed_day_a_manager_squeezes_in_and_the_appointment_stands(service, manager):
    with time_machine.travel(SUNDAY_NOON, tick=False):
        closures.close_days(None, MONDAY, MONDAY)

    visit = squeeze(service, manager, at(9), knowingly=True, now=SUNDAY_NOON + timedelta(minutes=1))

    assert misfits.falls_away(visit, SUNDAY_NOON) is False


@pytest.mark.parametrize(
    "again",
    [
        MONA,
        Caller("mona sample", "+971501112233", returning=True),
    ],
)
def test_the_same_patient_is_never_squeezed_in_twice(service, receptionist, manager, again):
    first = squeeze(service, receptionist, at(9, 7))

    for staff in (receptionist, manager):
        with pytest.raises(by_phone.AlreadyThere) as there:
            squeeze(service, staff, at(9, 20), again, knowingly=True)
        assert there.value.visit == first
    assert squeeze(service, receptionist, at(9, 7)) == first  # the button pressed twice
    assert Appointment.objects.count() == 1


def test_two_of_one_family_are_two_patients_and_one_file_is_one(service, receptionist, manager):
    file = make_patients.patient("Mona Sample")
    squeeze(service, receptionist, at(9, 7), Caller("Mona", "+971501112233", returning=False, patient=file))

    with pytest.raises(by_phone.AlreadyThere):
        squeeze(service, manager, at(9, 20), Caller("M. Sample", "+971501112299", returning=False, patient=file))
    child = squeeze(service, manager, at(9, 7), Caller("Lena", "+971501112233", returning=False), knowingly=True)
    assert child.status == Status.CONFIRMED


@pytest.mark.parametrize("starts_at", [at(9, days=400), SUNDAY_NOON.replace(hour=7, minute=40)])
def test_what_is_over_or_too_far_ahead_is_refused(service, manager, starts_at):
    with pytest.raises(SlotGone):
        squeeze(service, manager, starts_at, knowingly=True)


def test_nobody_is_squeezed_in_with_who_takes_no_bookings(service, manager):
    service.practitioners.update(is_active=False)

    with pytest.raises(SlotGone):
        squeeze(service, manager, at(9), knowingly=True)


def test_only_a_reason_of_the_list_counts(service, manager):
    with pytest.raises(ValueError, match="Not a reason"):
        squeeze(service, manager, at(9), reason="because")
