"""The agenda's rows: those that can matter to the days, as integers, and no others."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from appointments.models import HeldTime, TimetableException
from appointments.times import day_plan_rows
from appointments.times.day_plan import HELD, Days, seconds
from clinic import calendar
from clinic.models import ClosingDay
from tests import make, make_visits
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
MIDNIGHT = MONDAY_NINE - 9 * HOUR  # Monday begins
TWO_DAYS = Days.between(MONDAY, MONDAY + DAY)


def timetable_rows(people):
    return list(day_plan_rows.timetable_rows([person.pk for person in people], TWO_DAYS))


def moment_rows(people, *, now=SUNDAY_NOON, reach=timedelta(0), **counted):
    keys = [person.pk for person in people]
    held = day_plan_rows.held_rows(keys, TWO_DAYS, now, reach, **counted)
    return [*day_plan_rows.exception_rows(keys, TWO_DAYS, calendar.current()), *held]


def epoch(*moments) -> tuple:
    return tuple(int(moment.timestamp()) for moment in moments)


def hold(practitioner, since, until, *, starts_at=None, **facts):
    visit = make_visits.bare_appointment(practitioner, starts_at or since)
    facts = {"kind": "visit", "busy_from": since, "busy_until": until} | facts
    return HeldTime.objects.create(practitioner=practitioner, appointment=visit, **facts)


def close(practitioner, since, until, kind="closed"):
    if practitioner is None:
        ClosingDay.objects.create(starts_at=since, ends_at=until)
    else:
        TimetableException.objects.create(practitioner=practitioner, kind=kind, starts_at=since, ends_at=until)


def test_a_timetables_row_is_an_interval_of_a_weekday():
    anna = make.practitioner()
    made = make_visits.timetable(
        anna, weekdays=[3], valid_from=date(2026, 1, 1), valid_until=date(2026, 12, 31), daily_cap=8
    )

    row = (made.pk, anna.pk, date(2026, 1, 1), date(2026, 12, 31), 8, 3, time(9), time(17))
    assert timetable_rows([anna]) == [row]


@pytest.mark.parametrize(
    ("since", "until", "can_matter"),
    [
        (MONDAY - 9 * DAY, MONDAY - DAY, False),
        (MONDAY - 9 * DAY, MONDAY, True),
        (MONDAY - 9 * DAY, None, True),
        (MONDAY + DAY, None, True),
        (MONDAY + 2 * DAY, None, False),
    ],
)
def test_only_timetables_of_the_days_are_fetched(since, until, can_matter):
    anna = make.practitioner()
    make_visits.timetable(anna, weekdays=[0], valid_from=since, valid_until=until)

    assert len(timetable_rows([anna])) == can_matter
    assert timetable_rows([make.practitioner()]) == []


def test_the_timetable_that_begins_last_comes_last():
    anna = make.practitioner()
    later = make_visits.timetable(anna, weekdays=[0], valid_from=MONDAY)
    earlier = make_visits.timetable(anna, weekdays=[0], valid_from=MONDAY - DAY)

    assert [row[0] for row in timetable_rows([anna])] == [earlier.pk, later.pk]


@pytest.mark.parametrize(
    ("since", "until", "can_matter"),
    [
        (MIDNIGHT - HOUR, MIDNIGHT, False),
        (MIDNIGHT - HOUR, MIDNIGHT + MINUTE, True),
        (MIDNIGHT + 2 * DAY - MINUTE, MIDNIGHT + 3 * DAY, True),
        (MIDNIGHT + 2 * DAY, MIDNIGHT + 3 * DAY, False),
    ],
)
@pytest.mark.parametrize("whole_clinic", [True, False])
def test_an_exception_that_meets_the_days_is_fetched_as_integers(since, until, can_matter, whole_clinic):
    anna = make.practitioner()
    close(None if whole_clinic else anna, since, until)

    row = (None if whole_clinic else anna.pk, "closed", *epoch(since, until), 0)
    assert moment_rows([anna]) == ([row] if can_matter else [])


def test_an_exception_of_somebody_else_is_not_fetched():
    close(make.practitioner(), MONDAY_NINE, MONDAY_NINE + HOUR)

    assert moment_rows([make.practitioner()]) == []


@pytest.mark.parametrize(
    ("since", "until", "can_matter"),
    [
        (MIDNIGHT - HOUR, MIDNIGHT - 10 * MINUTE, False),
        (MIDNIGHT - HOUR, MIDNIGHT - 9 * MINUTE, True),
        (MIDNIGHT + 2 * DAY + 9 * MINUTE, MIDNIGHT + 3 * DAY, True),
        (MIDNIGHT + 2 * DAY + 10 * MINUTE, MIDNIGHT + 3 * DAY, False),
    ],
)
def test_a_held_time_is_fetched_within_the_reach_of_buffers(since, until, can_matter):
    anna = make.practitioner()
    hold(anna, since, until)

    assert len(moment_rows([anna], reach=10 * MINUTE)) == can_matter
    assert moment_rows([make.practitioner()], reach=10 * MINUTE) == []


def test_a_held_times_row_knows_when_the_visit_itself_starts():
    anna = make.practitioner()
    since, starts_at, until = MONDAY_NINE, MONDAY_NINE + 10 * MINUTE, MONDAY_NINE + HOUR
    hold(anna, since, until, starts_at=starts_at)

    assert moment_rows([anna]) == [(anna.pk, HELD, *epoch(since, until, starts_at))]


def test_without_a_cap_nobody_asks_when_the_visit_itself_starts(django_assert_num_queries):
    anna = make.practitioner()
    hold(anna, MONDAY_NINE, MONDAY_NINE + HOUR)

    calendar.current()

    with django_assert_num_queries(1) as asked:
        rows = day_plan_rows.held_rows([anna.pk], TWO_DAYS, SUNDAY_NOON, timedelta(0), are_counted=False)

    assert rows == [(anna.pk, HELD, *epoch(MONDAY_NINE, MONDAY_NINE + HOUR), 0)]
    assert "JOIN" not in asked[0]["sql"]


def test_a_held_time_that_has_expired_is_not_fetched():
    anna = make.practitioner()
    hold(anna, MONDAY_NINE, MONDAY_NINE + HOUR, kind="request", expires_at=SUNDAY_NOON)

    assert moment_rows([anna]) == []
    assert len(moment_rows([anna], now=SUNDAY_NOON - timedelta(seconds=1))) == 1


def test_two_that_are_alike_stay_two():
    """Both count for the cap of the day: an overbooked time is held twice."""
    anna, manager = make.practitioner(), make.user("manager")
    hold(anna, MONDAY_NINE, MONDAY_NINE + HOUR)
    hold(anna, MONDAY_NINE, MONDAY_NINE + HOUR, overbooked_by=manager, overbooked_reason="urgent")

    row = (anna.pk, HELD, *epoch(MONDAY_NINE, MONDAY_NINE + HOUR, MONDAY_NINE))
    assert moment_rows([anna]) == [row, row]


def test_seconds_of_the_database_leave_out_the_fraction():
    anna = make.practitioner()
    close(anna, MONDAY_NINE + timedelta(milliseconds=900), MONDAY_NINE + HOUR)

    assert moment_rows([anna])[0][2] == seconds(MONDAY, time(9))


def test_a_day_plan_is_read_with_four_statements(django_assert_num_queries):
    anna = make.practitioner()
    make_visits.timetable(anna, "09:00", "10:00")
    close(anna, MONDAY_NINE + 30 * MINUTE, MONDAY_NINE + HOUR)
    hold(anna, MONDAY_NINE, MONDAY_NINE + 10 * MINUTE)

    calendar.current()

    with django_assert_num_queries(4):
        laid_out = day_plan_rows.read([anna.pk], TWO_DAYS, SUNDAY_NOON)

    assert laid_out.open_hours(anna.pk)[0] == epoch(MONDAY_NINE, MONDAY_NINE + HOUR)
    assert laid_out.closures[anna.pk] == [epoch(MONDAY_NINE + 30 * MINUTE, MONDAY_NINE + HOUR)]
    assert laid_out.held[anna.pk] == [epoch(MONDAY_NINE, MONDAY_NINE + 10 * MINUTE)]


@pytest.mark.parametrize(
    ("version", "function"),
    [
        ((3, 37, 2), "CAST(strftime('%s',"),
        ((3, 38), "unixepoch("),
        ((3, 38, 0), "unixepoch("),
        ((3, 40, 1), "unixepoch("),
    ],
)
def test_an_old_sqlite_is_asked_in_the_old_way_and_answers_the_same(monkeypatch, version, function):
    practitioner = make.practitioner()
    hold(practitioner, MONDAY_NINE, MONDAY_NINE + HOUR)
    as_it_is = moment_rows([practitioner])

    monkeypatch.setattr(connection.Database, "sqlite_version_info", version, raising=False)
    with CaptureQueriesContext(connection) as asked:
        rows = moment_rows([practitioner])

    assert rows == as_it_is
    assert (function if connection.vendor == "sqlite" else "EXTRACT(EPOCH FROM") in asked[0]["sql"]


def test_a_clinic_without_practitioners_has_nothing_to_lay_out(django_assert_num_queries):
    close(None, MONDAY_NINE, MONDAY_NINE + HOUR)

    with django_assert_num_queries(0):
        laid_out = day_plan_rows.read([], TWO_DAYS, SUNDAY_NOON)

    assert (dict(laid_out.openings), dict(laid_out.closures), dict(laid_out.held)) == ({}, {}, {})
