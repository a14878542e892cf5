"""Why a time is closed: every rule by itself, at both of its edges, with the row that says so."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from appointments.models import HeldTime, TimetableException
from appointments.times.availability import Obstacle, Rule, explain
from clinic.calendar import Closing, Day
from clinic.models import ClosingDay, Season
from tests import make, make_visits
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def service():
    """Half an hour, or twenty minutes; ten minutes before it and five after, on a grid of a quarter of an hour."""
    make.profile(notice=2 * HOUR, horizon_days=30)
    return make_visits.bookable_service(
        "09:00", "11:00", buffer_before=timedelta(minutes=10), buffer_after=timedelta(minutes=5)
    )


@pytest.fixture
def anna(service):
    return service.practitioners.get()


@pytest.fixture
def hours(anna):
    return anna.timetables.get()


def at(wall: str, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(wall), ZoneInfo("Asia/Dubai"))


def hold(practitioner, start, end, **facts):
    visit = make_visits.bare_appointment(practitioner, at(start))
    facts = {"kind": "visit", "busy_from": at(start), "busy_until": at(end)} | facts
    return HeldTime.objects.create(practitioner=practitioner, appointment=visit, **facts)


def close(practitioner, start, end, kind="closed"):
    facts = {"starts_at": at(start), "ends_at": at(end)}
    if practitioner is None:
        ClosingDay.objects.create(**facts)
        return Closing(**facts)
    facts["kind"] = kind
    return TimetableException.objects.create(practitioner=practitioner, **facts)


def test_nothing_is_in_the_way_of_a_time_that_is_on_offer(service, anna):
    assert explain(anna, MONDAY_NINE, service=service, now=SUNDAY_NOON) == []
    assert explain(anna, MONDAY_NINE, now=SUNDAY_NOON) == []


def test_the_clock_counts_where_no_moment_is_named(service, anna):
    with time_machine.travel(SUNDAY_NOON, tick=False):
        assert explain(anna, MONDAY_NINE, service=service) == []
    with time_machine.travel(MONDAY_NINE, tick=False):
        assert explain(anna, MONDAY_NINE, service=service) == [Obstacle(Rule.NOTICE)]


def test_whoever_takes_no_bookings(service, anna):
    anna.is_active = False

    assert explain(anna, MONDAY_NINE, service=service, now=SUNDAY_NOON) == [Obstacle(Rule.NOT_BOOKABLE)]


def test_a_service_that_somebody_else_offers(anna):
    other = make_visits.bookable_service()

    assert explain(anna, MONDAY_NINE, service=other, now=SUNDAY_NOON) == [Obstacle(Rule.NOT_OFFERED)]


def test_a_service_that_is_no_longer_offered(service, anna):
    service.is_active = False

    assert explain(anna, MONDAY_NINE, service=service, now=SUNDAY_NOON) == [Obstacle(Rule.NOT_OFFERED)]


@pytest.mark.parametrize(("early", "found"), [(0, []), (1, [Obstacle(Rule.NOTICE)])])
def test_the_notice_ends_with_its_last_second(service, anna, early, found):
    now = MONDAY_NINE - 2 * HOUR + timedelta(seconds=early)

    assert explain(anna, MONDAY_NINE, service=service, now=now) == found


@pytest.mark.parametrize(("days", "found"), [(30, []), (31, [Obstacle(Rule.HORIZON)])])
def test_the_horizon_ends_with_its_last_day(service, anna, days, found):
    moment = MONDAY_NINE - DAY + days * DAY

    assert explain(anna, moment, service=service, now=SUNDAY_NOON) == found


@pytest.mark.parametrize(
    ("wall", "returning", "fits"),
    [
        ("08:45", False, False),
        ("09:00", False, True),
        ("10:30", False, True),
        ("10:45", False, False),
        ("10:45", True, False),
    ],
)
def test_a_visit_lies_within_the_hours(service, anna, hours, wall, returning, fits):
    found = explain(anna, at(wall), service=service, returning=returning, now=SUNDAY_NOON)

    assert found == ([] if fits else [Obstacle(Rule.OUTSIDE_HOURS, hours)])


@pytest.mark.parametrize(("returning", "fits"), [(False, False), (True, True)])
def test_a_returning_patient_needs_the_shorter_time(service, anna, returning, fits):
    service.step = 5 * MINUTE

    assert (explain(anna, at("10:40"), service=service, returning=returning, now=SUNDAY_NOON) == []) == fits


def test_without_a_word_about_it_the_patient_is_new(service, anna, hours):
    service.step = 5 * MINUTE

    assert explain(anna, at("10:40"), service=service, now=SUNDAY_NOON) == [Obstacle(Rule.OUTSIDE_HOURS, hours)]


@pytest.mark.parametrize(
    ("wall", "is_open"), [("08:59:59", False), ("09:00:00", True), ("10:59:59", True), ("11:00:00", False)]
)
def test_a_moment_by_itself_is_one_second_long(anna, hours, wall, is_open):
    assert explain(anna, at(wall), now=SUNDAY_NOON) == ([] if is_open else [Obstacle(Rule.OUTSIDE_HOURS, hours)])


@pytest.mark.parametrize(("wall", "is_open"), [("08:45", False), ("09:45", False), ("10:00", True)])
def test_the_clinics_opening_hours_are_named_with_those_of_the_day(service, anna, hours, wall, is_open):
    ramadan = Season.objects.create(name="Ramadan", first_day=MONDAY - DAY, last_day=MONDAY)
    for weekday in (6, 0):
        ramadan.hours.create(weekday=weekday, opens_at=time(10), closes_at=time(1))

    found = explain(anna, at(wall), service=service, now=SUNDAY_NOON)

    day = Day(MONDAY, "Monday", ((time(10), time(1)),), False, "Ramadan")
    expected = Obstacle(Rule.OUTSIDE_HOURS, hours) if wall == "08:45" else Obstacle(Rule.CLINIC_NOT_OPEN, day)
    assert found == ([] if is_open else [expected])


def test_a_day_before_the_first_timetable(service, anna, hours):
    hours.valid_from = MONDAY + DAY
    hours.save()

    assert explain(anna, MONDAY_NINE, service=service, now=SUNDAY_NOON) == [Obstacle(Rule.NO_TIMETABLE)]


@pytest.mark.parametrize(("day", "rule"), [(MONDAY, Rule.OUTSIDE_HOURS), (MONDAY + DAY, Rule.NO_TIMETABLE)])
def test_a_timetable_counts_on_its_last_day(service, anna, hours, day, rule):
    hours.valid_until = MONDAY
    hours.save()

    found = explain(anna, at("08:00", day), service=service, now=SUNDAY_NOON)

    assert found == [Obstacle(rule, hours if rule == Rule.OUTSIDE_HOURS else None)]


def test_of_two_timetables_the_one_that_began_last_is_named(service, anna):
    season = make_visits.timetable(anna, "10:00", "11:00", valid_from=MONDAY)

    assert explain(anna, MONDAY_NINE, service=service, now=SUNDAY_NOON) == [Obstacle(Rule.OUTSIDE_HOURS, season)]


@pytest.mark.parametrize(
    "moment", [at("09:05"), at("09:14:59"), at("09:15") + timedelta(microseconds=1)], ids=["minute", "second", "micro"]
)
def test_visits_start_on_the_grid_of_their_opening(service, anna, hours, moment):
    assert explain(anna, moment, service=service, now=SUNDAY_NOON) == [Obstacle(Rule.OFF_GRID, hours)]


def test_the_grid_begins_at_the_opening_not_at_the_hour(service, anna, hours):
    """An extra opening from ten past seven: its visits start at ten past, and so on."""
    close(anna, "07:10", "08:10", kind="open")

    assert explain(anna, at("07:10"), service=service, now=SUNDAY_NOON) == []
    assert explain(anna, at("07:25"), service=service, now=SUNDAY_NOON) == []
    assert explain(anna, at("07:15"), service=service, now=SUNDAY_NOON) == [Obstacle(Rule.OFF_GRID, hours)]


@pytest.mark.parametrize(("cap", "is_full"), [(1, True), (2, False)])
def test_a_day_that_has_its_cap_of_visits(service, anna, hours, cap, is_full):
    hours.daily_cap = cap
    hours.save()
    hold(anna, "10:00", "10:30")

    found = explain(anna, MONDAY_NINE, service=service, now=SUNDAY_NOON)

    assert found == ([Obstacle(Rule.DAY_IS_FULL, hours)] if is_full else [])


@pytest.mark.parametrize(
    ("start", "end", "is_in_the_way"),
    [("08:00", "09:30", False), ("08:00", "09:31", True), ("09:59", "10:30", True), ("10:00", "10:30", False)],
)
@pytest.mark.parametrize("whole_clinic", [True, False])
def test_a_closure_is_in_the_way_of_a_visit_that_shares_a_minute_with_it(
    service, anna, start, end, is_in_the_way, whole_clinic
):
    closure = close(None if whole_clinic else anna, start, end)

    found = explain(anna, at("09:30"), service=service, now=SUNDAY_NOON)

    assert found == ([Obstacle(Rule.CLOSED, closure)] if is_in_the_way else [])


def test_somebody_elses_closure_and_an_extra_opening_close_nothing(service, anna):
    close(make.practitioner(), "09:00", "10:00")
    close(anna, "09:00", "10:00", kind="open")

    assert explain(anna, MONDAY_NINE, service=service, now=SUNDAY_NOON) == []


@pytest.mark.parametrize(
    ("start", "end", "is_in_the_way"),
    [
        ("08:00", "09:20", False),
        ("08:00", "09:21", True),  # the ten minutes before the visit
        ("10:04", "10:30", True),  # the five minutes after it
        ("10:05", "10:30", False),
    ],
)
def test_a_held_time_is_in_the_way_of_a_visit_with_its_buffers(service, anna, start, end, is_in_the_way):
    held = hold(anna, start, end)

    found = explain(anna, at("09:30"), service=service, now=SUNDAY_NOON)

    assert found == ([Obstacle(Rule.HELD, held)] if is_in_the_way else [])


def test_what_others_hold_and_what_has_expired_is_in_nobodys_way(service, anna):
    hold(make.practitioner(), "09:00", "09:30")
    hold(anna, "09:00", "09:30", kind="request", expires_at=SUNDAY_NOON)

    assert explain(anna, MONDAY_NINE, service=service, now=SUNDAY_NOON) == []


def test_the_visits_that_hold_the_time_come_along(service, anna, django_assert_num_queries):
    hold(anna, "09:15", "09:40")
    found = explain(anna, at("09:15"), service=service, now=SUNDAY_NOON)

    with django_assert_num_queries(0):
        assert [obstacle.subject.appointment.starts_at for obstacle in found] == [at("09:15")]


def test_everything_that_is_in_the_way_is_named_own_closures_before_those_of_the_clinic(service, anna, hours):
    anna.is_active = False
    hours.daily_cap = 2
    hours.save()
    later, earlier = hold(anna, "09:15", "09:40"), hold(anna, "08:50", "09:05")
    afternoon, morning = close(anna, "09:20", "12:00"), close(None, "08:00", "09:10")

    found = explain(anna, at("09:07"), service=service, now=datetime(2026, 11, 23, 5, tzinfo=UTC))

    assert found == [
        Obstacle(Rule.NOT_BOOKABLE),
        Obstacle(Rule.NOTICE),
        Obstacle(Rule.OFF_GRID, hours),
        Obstacle(Rule.DAY_IS_FULL, hours),
        Obstacle(Rule.CLOSED, afternoon),
        Obstacle(Rule.CLOSED, morning),
        Obstacle(Rule.HELD, earlier),
        Obstacle(Rule.HELD, later),
    ]
