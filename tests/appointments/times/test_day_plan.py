"""The agenda, table by table: rows in, starts out. It asks no database."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from appointments.times.day_plan import CLOSED, HELD, OPEN, DayPlan, Days, Visit, midnight, seconds
from clinic.calendar import local_day

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)
MINUTE, HOUR, DAY = 60, 3600, 86400
HALF_AN_HOUR = Visit(length=30 * MINUTE, step=30 * MINUTE)
ANNA, BASIM = 1, 2


def at(wall: str, day: date = MONDAY) -> int:
    return seconds(day, time.fromisoformat(wall))


def hours(opens="09:00", closes="11:00", *, key=7, of=ANNA, since=MONDAY, until=None, cap=None, weekdays=range(7)):
    """Rows of one timetable."""
    walls = time.fromisoformat(opens), time.fromisoformat(closes)
    return [(key, of, since, until, cap, weekday, *walls) for weekday in weekdays]


def held(start, end, *, by=ANNA, visit_starts=None, day=MONDAY):
    return (by, HELD, at(start, day), at(end, day), at(visit_starts or start, day))


def exception(kind, start, end, *, of=ANNA, day=MONDAY):
    return (of, kind, at(start, day), at(end, day), at(start, day))


def agenda(timetables, moments=(), *, people=(ANNA,), first=MONDAY, last=MONDAY, doors=None):
    return DayPlan(list(people), Days.between(first, last), timetables, moments, doors)


def walls(agenda, visit=HALF_AN_HOUR, *, person=ANNA, earliest=0):
    zone = ZoneInfo("Asia/Dubai")
    return [f"{datetime.fromtimestamp(start, zone):%H:%M}" for start in agenda.starts(person, visit, earliest)]


def days_of(agenda, person=ANNA):
    return [day for day, _end in agenda.full_days(person)]


def test_a_day_begins_at_the_clinics_midnight():
    assert midnight(MONDAY) == datetime(2026, 11, 22, 20, tzinfo=UTC)
    assert local_day(datetime(2026, 11, 22, 20, tzinfo=UTC)) == MONDAY
    assert local_day(datetime(2026, 11, 22, 19, 59, 59, tzinfo=UTC)) == MONDAY - timedelta(days=1)
    assert seconds(MONDAY, time(0, 0)) == int(midnight(MONDAY).timestamp())


def test_days_are_both_ends_and_what_lies_between():
    days = Days.between(MONDAY, TUESDAY)

    assert len(days) == 2
    assert list(days.bounds()) == [
        (at("00:00"), at("00:00", TUESDAY)), (at("00:00", TUESDAY), at("00:00", WEDNESDAY))
    ]  # fmt: skip


def test_no_days_where_the_last_is_before_the_first():
    days = Days.between(TUESDAY, MONDAY)

    assert (len(days), list(days.bounds()), days.first) == (0, [], TUESDAY)
    assert days.number(at("09:00")) is None


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        (at("00:00") - 1, None),
        (at("00:00"), 0),
        (at("00:00", TUESDAY) - 1, 0),
        (at("00:00", TUESDAY), 1),
        (at("00:00", WEDNESDAY) - 1, 1),
        (at("00:00", WEDNESDAY), None),
    ],
)
def test_a_moment_lies_in_one_of_the_days_or_in_none(moment, number):
    assert Days.between(MONDAY, TUESDAY).number(moment) == number


@pytest.mark.parametrize(
    ("start", "end", "pieces"),
    [
        (at("09:00"), at("10:00"), [("09:00", "10:00")]),
        (at("22:00"), at("02:00", TUESDAY), [("22:00", "24:00"), ("24:00", "26:00")]),
        (at("00:00") - HOUR, at("01:00"), [("00:00", "01:00")]),
        (at("23:00", TUESDAY), at("01:00", WEDNESDAY), [("47:00", "48:00")]),
        (at("00:00") - HOUR, at("00:00"), []),
        (at("00:00", WEDNESDAY), at("01:00", WEDNESDAY), []),
        (at("12:00"), at("00:00", TUESDAY), [("12:00", "24:00")]),
        (at("00:00", TUESDAY), at("12:00", TUESDAY), [("24:00", "36:00")]),
    ],
)
def test_an_interval_is_cut_at_midnight_and_at_the_ends_of_the_days(start, end, pieces):
    since_monday = [tuple(at("00:00") + int(wall[:2]) * HOUR for wall in piece) for piece in pieces]

    assert list(Days.between(MONDAY, TUESDAY).pieces(start, end)) == since_monday


def test_hours_are_cut_into_starts():
    assert walls(agenda(hours())) == ["09:00", "09:30", "10:00", "10:30"]


def test_only_the_weekday_of_the_day_counts():
    rows = hours("09:00", "10:00", weekdays=[0]) + hours("14:00", "15:00", weekdays=[1])

    assert walls(agenda(rows)) == ["09:00", "09:30"]
    assert walls(agenda(rows, last=TUESDAY)) == ["09:00", "09:30", "14:00", "14:30"]


def test_a_timetable_without_hours_is_a_day_without_starts_and_hides_the_one_before():
    without = [(8, ANNA, MONDAY, None, None, None, None, None)]

    assert walls(agenda(hours(since=MONDAY - timedelta(days=9)) + without)) == []


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (MONDAY, None, [MONDAY, TUESDAY, WEDNESDAY]),
        (TUESDAY, None, [TUESDAY, WEDNESDAY]),
        (MONDAY, MONDAY, [MONDAY]),
        (MONDAY - timedelta(days=30), TUESDAY, [MONDAY, TUESDAY]),
        (TUESDAY, TUESDAY, [TUESDAY]),
        (TUESDAY, WEDNESDAY + timedelta(days=30), [TUESDAY, WEDNESDAY]),
        (MONDAY - timedelta(days=9), MONDAY - timedelta(days=1), []),
        (WEDNESDAY + timedelta(days=1), None, []),
    ],
)
def test_a_timetable_counts_from_its_first_day_to_its_last(since, until, days):
    laid_out = agenda(hours("09:00", "09:30", since=since, until=until), last=WEDNESDAY)

    assert [local_day(datetime.fromtimestamp(start, UTC)) for start in laid_out.starts(ANNA, HALF_AN_HOUR, 0)] == days


def test_of_two_timetables_the_later_one_counts_on_its_days():
    rows = hours("09:00", "09:30", key=1) + hours("14:00", "14:30", key=2, since=TUESDAY, until=TUESDAY)

    assert walls(agenda(rows, last=WEDNESDAY)) == ["09:00", "14:00", "09:00"]


def test_people_keep_their_own_hours():
    rows = hours("09:00", "09:30") + hours("14:00", "14:30", key=8, of=BASIM)
    both = agenda(rows, people=[ANNA, BASIM])

    assert (walls(both), walls(both, person=BASIM)) == (["09:00"], ["14:00"])


def test_somebody_without_a_timetable_keeps_nobody_else_from_theirs():
    both = agenda(hours("09:00", "09:30", of=BASIM), people=[ANNA, BASIM])

    assert (walls(both), walls(both, person=BASIM)) == ([], ["09:00"])


def test_hours_that_touch_are_one_grid_and_hours_with_a_gap_are_two():
    touching = agenda(hours("09:00", "09:45") + hours("09:45", "10:30"))
    apart = agenda(hours("09:00", "09:45") + hours("09:50", "10:30"))

    assert walls(touching) == ["09:00", "09:30", "10:00"]
    assert walls(apart) == ["09:00", "09:50"]


def test_no_opening_reaches_over_midnight():
    """Open around the clock is open day by day: a visit cannot begin before midnight and end after it."""
    rows = [(7, ANNA, MONDAY, None, None, weekday, time(0), time(23, 50)) for weekday in range(7)]
    moments = [exception(OPEN, "23:50", "23:59"), (ANNA, OPEN, at("23:59"), at("01:00", TUESDAY), 0)]
    visit = Visit(length=20 * MINUTE, step=20 * MINUTE)
    both_days = agenda(rows, moments, last=TUESDAY)

    assert both_days.open_hours(ANNA) == [
        (at("00:00"), at("00:00", TUESDAY)), (at("00:00", TUESDAY), at("23:50", TUESDAY))
    ]  # fmt: skip
    assert walls(both_days, visit)[71:73] == ["23:40", "00:00"]


NIGHT = hours("22:00", "01:00", since=MONDAY - timedelta(days=30))


def test_hours_that_end_after_midnight_are_one_opening():
    """A start after midnight is on the day of its own date, whichever days are asked for."""
    of_both = agenda(NIGHT, last=TUESDAY)

    assert walls(agenda(NIGHT)) == ["00:00", "00:30", "22:00", "22:30", "23:00", "23:30"]
    assert walls(of_both) == walls(agenda(NIGHT)) * 2
    assert walls(agenda(NIGHT), Visit(length=40 * MINUTE, step=45 * MINUTE)) == ["00:15", "22:00", "22:45", "23:30"]


def test_the_last_night_of_a_timetable_reaches_into_the_day_after():
    last_night = agenda(hours("22:00", "01:00", until=MONDAY), first=TUESDAY, last=WEDNESDAY)

    assert walls(last_night) == ["00:00", "00:30"]


def test_hours_until_midnight_end_there():
    assert walls(agenda(hours("23:00", "00:00"))) == ["23:00", "23:30"]


def test_extra_hours_over_midnight_are_one_opening():
    extra = (ANNA, OPEN, at("22:00"), at("01:00", TUESDAY), 0)
    visit = Visit(length=30 * MINUTE, step=45 * MINUTE)

    assert walls(agenda([], [extra]), visit) == ["22:00", "22:45", "23:30"]
    assert walls(agenda([], [extra], first=TUESDAY, last=TUESDAY), visit) == ["00:15"]


def test_extra_hours_of_more_than_a_day_begin_anew_at_each_midnight():
    extra = (ANNA, OPEN, at("22:00"), at("01:00", WEDNESDAY), 0)
    visit = Visit(length=7 * HOUR, step=7 * HOUR)

    assert walls(agenda([], [extra], last=WEDNESDAY), visit) == ["00:00", "07:00", "14:00"]


def test_a_night_ends_where_the_hours_of_the_next_day_begin():
    """Nobody enters that; what it means must not depend on the days that are asked for."""
    rows = [(7, ANNA, MONDAY, None, None, 0, time(20), time(5)), (7, ANNA, MONDAY, None, None, 1, time(1), time(2))]

    assert agenda(rows, last=TUESDAY).open_hours(ANNA) == [
        (at("20:00"), at("01:00", TUESDAY)), (at("01:00", TUESDAY), at("05:00", TUESDAY))
    ]  # fmt: skip


def test_weekly_hours_count_within_those_of_the_clinic_and_begin_with_them():
    doors = lambda day: [(time(9), time(10)), (time(14), time(20))]  # noqa: E731
    laid_out = agenda(hours("08:45", "15:00"), doors=doors)

    assert walls(laid_out) == ["09:00", "09:30", "14:00", "14:30"]
    assert laid_out.timetable_hours(ANNA) == [(at("08:45"), at("15:00"))]


def test_a_clinic_that_is_not_open_on_a_day_has_no_hours_on_it():
    laid_out = agenda(hours(), doors=lambda day: [(time(9), time(11))] if day == TUESDAY else [], last=WEDNESDAY)

    assert [local_day(datetime.fromtimestamp(start, UTC)) for start, _end in laid_out.open_hours(ANNA)] == [TUESDAY]


def test_nights_of_a_clinic_and_of_a_timetable_meet_after_midnight():
    doors = lambda day: [(time(20), time(0, 30))]  # noqa: E731

    assert walls(agenda(NIGHT, doors=doors)) == ["00:00", "22:00", "22:30", "23:00", "23:30"]


def test_extra_hours_count_whether_the_clinic_is_open_or_not():
    extra = [exception(OPEN, "07:00", "08:00")]

    assert walls(agenda(hours(), extra, doors=lambda day: [])) == ["07:00", "07:30"]


def test_extra_hours_of_one_beat_a_closing_day_of_the_clinic_and_not_their_own_closure():
    rows = [
        exception(CLOSED, "08:00", "18:00", of=None),
        exception(OPEN, "09:00", "10:30", of=BASIM),
        exception(CLOSED, "10:00", "10:30", of=BASIM),
    ]
    both = agenda(hours() + hours(key=8, of=BASIM), rows, people=[ANNA, BASIM])

    assert (walls(both), walls(both, person=BASIM)) == ([], ["09:00", "09:30"])


def test_an_extra_opening_of_one_opens_one():
    both = agenda([], [exception(OPEN, "09:00", "09:30", of=BASIM)], people=[ANNA, BASIM])

    assert (walls(both), walls(both, person=BASIM)) == ([], ["09:00"])


@pytest.mark.parametrize(("of", "annas", "basims"), [(None, 2, 2), (BASIM, 4, 2)])
def test_a_closure_closes_whom_it_names(of, annas, basims):
    rows = hours() + hours(key=8, of=BASIM)
    both = agenda(rows, [exception(CLOSED, "10:00", "11:00", of=of)], people=[ANNA, BASIM])

    assert (len(walls(both)), len(walls(both, person=BASIM))) == (annas, basims)


@pytest.mark.parametrize(
    ("closed", "left"),
    [
        (("08:00", "09:00"), ["09:00", "09:30", "10:00", "10:30"]),
        (("08:00", "09:01"), ["09:30", "10:00", "10:30"]),
        (("09:30", "10:00"), ["09:00", "10:00", "10:30"]),
        (("09:29", "10:00"), ["10:00", "10:30"]),
        (("10:59", "12:00"), ["09:00", "09:30", "10:00"]),
        (("11:00", "12:00"), ["09:00", "09:30", "10:00", "10:30"]),
    ],
)
def test_a_visit_shares_no_minute_with_a_closure(closed, left):
    """Buffers do not count: nobody is treated in them."""
    visit = Visit(length=30 * MINUTE, before=15 * MINUTE, after=15 * MINUTE, step=30 * MINUTE)

    assert walls(agenda(hours(), [exception(CLOSED, *closed)]), visit) == left


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        (("08:00", "08:50"), ["09:00", "09:30", "10:00", "10:30"]),
        (("08:00", "08:51"), ["09:30", "10:00", "10:30"]),
        (("09:50", "10:00"), ["09:00", "10:30"]),  # at ten o'clock the ten minutes before it are taken
        (("09:30", "09:50"), ["10:00", "10:30"]),
        (("09:35", "09:50"), ["09:00", "10:00", "10:30"]),
        (("11:05", "12:00"), ["09:00", "09:30", "10:00", "10:30"]),
        (("11:04", "12:00"), ["09:00", "09:30", "10:00"]),
    ],
)
def test_a_visit_keeps_its_buffers_from_what_is_held(taken, left):
    visit = Visit(length=30 * MINUTE, before=10 * MINUTE, after=5 * MINUTE, step=30 * MINUTE)

    assert walls(agenda(hours(), [held(*taken)]), visit) == left


def test_what_one_holds_another_may_take():
    rows = hours("09:00", "09:30") + hours("09:00", "09:30", key=8, of=BASIM)
    both = agenda(rows, [held("09:00", "09:30", by=BASIM)], people=[ANNA, BASIM])

    assert (walls(both), walls(both, person=BASIM)) == (["09:00"], [])


def test_nothing_starts_before_the_earliest_moment():
    assert walls(agenda(hours()), earliest=at("09:30")) == ["09:30", "10:00", "10:30"]
    assert walls(agenda(hours()), earliest=at("09:30") + 1) == ["10:00", "10:30"]


def test_a_visit_without_a_step_starts_at_any_second():
    found = agenda(hours("09:00", "09:01")).starts(ANNA, Visit(length=58), 0)

    assert found == [at("09:00"), at("09:00") + 1, at("09:00") + 2]


@pytest.mark.parametrize(
    ("cap", "visits", "is_full"), [(2, 1, False), (2, 2, True), (2, 3, True), (1, 1, True), (None, 3, False)]
)
def test_a_day_is_full_with_as_many_visits_as_its_timetable_allows(cap, visits, is_full):
    moments = [held("14:00", "14:10") for _visit in range(visits)]
    laid_out = agenda(hours(cap=cap), moments, last=TUESDAY)

    assert days_of(laid_out) == ([at("00:00")] if is_full else [])
    assert walls(laid_out)[:4] == ["09:00", "09:30", "10:00", "10:30"]  # Tuesday's, or Monday's
    assert len(walls(laid_out)) == (4 if is_full else 8)


def test_a_full_day_is_closed_from_its_first_second_to_its_last():
    rows = [(7, ANNA, MONDAY, None, 1, weekday, time(0), time(23, 45)) for weekday in range(7)]
    moments = [held("12:00", "12:10", day=TUESDAY)]
    laid_out = agenda(rows, moments, last=WEDNESDAY)

    starts = laid_out.starts(ANNA, Visit(length=15 * MINUTE, step=15 * MINUTE), 0)

    assert [start for start in starts if at("00:00", TUESDAY) <= start < at("00:00", WEDNESDAY)] == []
    assert {at("00:00"), at("23:30"), at("00:00", WEDNESDAY)} <= set(starts)


def test_a_full_day_leaves_the_seconds_beside_it():
    around = [(ANNA, OPEN, at("00:00") - 1, at("00:00", TUESDAY) + 1, 0), held("12:00", "12:10")]
    laid_out = agenda(hours(cap=1), around, first=MONDAY - timedelta(days=1), last=TUESDAY)

    assert [start - at("00:00") for start in laid_out.starts(ANNA, Visit(length=1), 0)][:2] == [-1, DAY]


def test_a_visit_counts_for_the_day_it_starts_on_not_for_that_of_its_buffer():
    around_midnight = (ANNA, HELD, at("23:50"), at("00:30", TUESDAY), at("00:00", TUESDAY))

    assert days_of(agenda(hours(cap=1), [around_midnight], last=TUESDAY)) == [at("00:00", TUESDAY)]


def test_a_cap_is_the_practitioners_own():
    rows = hours(cap=1) + hours(key=8, of=BASIM, cap=1)
    both = agenda(rows, [held("14:00", "14:10", by=BASIM)], people=[ANNA, BASIM])

    assert (days_of(both), days_of(both, BASIM)) == ([], [at("00:00")])


def test_on_each_day_the_cap_of_its_own_timetable_counts():
    rows = hours(key=1, cap=1) + hours(key=2, since=TUESDAY, until=TUESDAY, cap=2)
    moments = [held("14:00", "14:10", day=day) for day in (MONDAY, TUESDAY, WEDNESDAY)]

    assert days_of(agenda(rows, moments, last=WEDNESDAY)) == [at("00:00"), at("00:00", WEDNESDAY)]


@pytest.mark.parametrize(
    ("day", "wall", "expected"),
    [
        (date(2026, 3, 29), "01:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # skipped: the old offset's moment
        (date(2026, 10, 25), "01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # comes twice: the first counts
    ],
    ids=["skipped", "twice"],
)
def test_where_clocks_change_the_old_offset_counts(settings, day, wall, expected):
    settings.CLINIC_TIME_ZONE = ZoneInfo("Europe/London")

    assert seconds(day, time.fromisoformat(wall)) == int(expected.timestamp())
