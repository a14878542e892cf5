"""Closing hours, seasons and practitioners: at once, and with a list of whom it concerns."""

from datetime import date, timedelta

import pytest
import time_machine

from appointments.booking import requests
from appointments.booking.statuses import SlotGone
from appointments.models import Reason, TimetableException
from appointments.times import availability, closures, misfits
from clinic import calendar
from clinic.models import ClosingDay
from tests import make, make_visits
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

TUESDAY_NINE = MONDAY_NINE + timedelta(days=1)
MIDNIGHT = MONDAY_NINE + timedelta(hours=15)  # the end of Monday


@pytest.fixture
def service():
    return make_visits.bookable_service("09:00", "17:00")


@pytest.fixture
def visit(service):
    return make_visits.request(service)


def upcoming_misfits(now=SUNDAY_NOON):
    return list(misfits.upcoming_misfits(now))


def free(service, day=MONDAY):
    return list(
        availability.free_slots(service, service.practitioners.all(), day, day, returning=False, now=SUNDAY_NOON)
    )


@pytest.mark.parametrize("whole_clinic", [True, False])
def test_a_closed_day_hides_its_times_at_once_and_names_whom_it_concerns(service, visit, whole_clinic):
    later = make_visits.request(service, TUESDAY_NINE, cookie="2")

    closures.close_days(None if whole_clinic else visit.practitioner, MONDAY, MONDAY)

    assert free(service) == []
    assert free(service, MONDAY + timedelta(days=1)) != []
    assert upcoming_misfits() == [visit]
    assert later not in upcoming_misfits()


def test_closing_keeps_requests_and_visits_as_they_are(service, visit, receptionist):
    requests.confirm(visit, by=receptionist, now=SUNDAY_NOON)
    events = visit.events.count()

    closures.close_days(None, MONDAY, MONDAY)

    visit.refresh_from_db()
    assert visit.status == "confirmed"
    assert (visit.events.count(), visit.held_times.count()) == (events, 1)


def test_a_closure_taken_back_takes_its_flags_back(service, visit):
    closure = closures.close_days(None, MONDAY, MONDAY)

    closures.reopen(closure)

    assert upcoming_misfits() == []
    assert ClosingDay.objects.count() == 0


@pytest.mark.parametrize(
    ("since", "until", "concerned"),
    [(-60, 0, False), (-60, 1, True), (29, 60, True), (30, 60, False)],
    ids=["ends-at-its-start", "a-minute-into-it", "its-last-minute", "begins-at-its-end"],
)
def test_a_closure_concerns_a_visit_that_shares_a_minute_with_it(visit, since, until, concerned):
    closures.close(None, MONDAY_NINE + timedelta(minutes=since), MONDAY_NINE + timedelta(minutes=until))

    assert upcoming_misfits() == ([visit] if concerned else [])


def test_a_season_lists_the_visits_that_its_hours_leave_out(service):
    """Ramadan: three weeks of short days, dated months ahead."""
    practitioner = service.practitioners.get()
    make.profile(horizon_days=365)
    in_time = [make_visits.request(service, MONDAY_NINE + timedelta(days=80, hours=hour)) for hour in (0, 4)]
    outside = make_visits.request(service, MONDAY_NINE + timedelta(days=80, hours=6))
    after = make_visits.request(service, MONDAY_NINE + timedelta(days=110, hours=6))
    assert upcoming_misfits() == []

    make_visits.timetable(
        practitioner, "09:00", "14:00", valid_from=date(2027, 2, 8), valid_until=date(2027, 3, 9), note="Ramadan"
    )

    assert upcoming_misfits() == [outside]
    assert not {*in_time, after} & set(upcoming_misfits())


def test_whoever_leaves_leaves_a_list_of_visits(service, visit):
    service.practitioners.update(is_active=False)

    assert upcoming_misfits() == [visit]
    with pytest.raises(SlotGone):
        make_visits.request(service, TUESDAY_NINE, cookie="2")


def test_a_visit_that_ends_with_the_hours_fits(service):
    make_visits.request(service, MONDAY_NINE + timedelta(hours=7, minutes=30))

    assert upcoming_misfits() == []


def test_a_visit_that_ends_with_the_day_fits_as_long_as_its_extra_opening_stands(service):
    since = MIDNIGHT - timedelta(hours=1)
    person = service.practitioners.get()
    TimetableException.objects.create(practitioner=person, kind="open", starts_at=since, ends_at=MIDNIGHT)
    visit = make_visits.request(service, MIDNIGHT - timedelta(minutes=30))
    assert upcoming_misfits() == []

    TimetableException.objects.all().delete()
    assert upcoming_misfits() == [visit]


def test_one_practitioners_closure_leaves_the_visits_of_the_others_alone(visit):
    other = make_visits.request(cookie="2", starts_at=TUESDAY_NINE)

    closures.close_days(other.practitioner, MONDAY, MONDAY + timedelta(days=1))

    assert upcoming_misfits() == [other]


def test_what_was_overbooked_was_meant(visit, manager):
    with time_machine.travel(SUNDAY_NOON, tick=False):
        closures.close_days(None, MONDAY, MONDAY)

    requests.overbook(visit, by=manager, reason=Reason.URGENT, now=SUNDAY_NOON)

    assert upcoming_misfits() == []


def test_what_is_over_or_called_off_concerns_nobody(service, visit, receptionist):
    declined = make_visits.request(service, MONDAY_NINE + timedelta(hours=1), cookie="2")
    requests.decline(declined, by=receptionist, reason=Reason.NO_TIME, now=SUNDAY_NOON)
    closures.close_days(None, MONDAY, MONDAY)

    assert upcoming_misfits() == [visit]
    assert upcoming_misfits(now=MONDAY_NINE) == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(number, django_assert_num_queries):
    for index in range(number):
        make_visits.request(cookie=str(index))
    closures.close_days(None, MONDAY, MONDAY)

    calendar.current()

    with django_assert_num_queries(6):
        assert len(upcoming_misfits()) == number
