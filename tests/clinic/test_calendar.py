"""The clinic's calendar, against a slow oracle that looks at every minute by itself."""

import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from clinic import calendar
from clinic.calendar import Calendar, Standing
from clinic.models import ClosingDay, OpeningHours, Season, SeasonHours, Weekday
from tests import make

DUBAI = ZoneInfo("Asia/Dubai")
MONDAY = datetime(2026, 11, 23, tzinfo=DUBAI)
FRIDAY = MONDAY + timedelta(days=4)
SUNDAY = MONDAY + timedelta(days=6)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

WEEK = [
    (Weekday.MONDAY, time(9), time(20)),
    (Weekday.FRIDAY, time(14), time(20)),
    (Weekday.FRIDAY, time(9), time(12, 15)),
]
RAMADAN = (date(2026, 11, 20), date(2026, 11, 29), "Ramadan", [(day, time(20), time(1)) for day in range(7)])


def times(weekly=WEEK, seasons=(), closings=()) -> Calendar:
    return Calendar(weekly, seasons, closings)


def closed(start: datetime, end: datetime, note="") -> tuple:
    return (start.astimezone(UTC), end.astimezone(UTC), note)


def is_open_says_the_oracle(weekly, seasons, closings, moment: datetime) -> bool:
    """By the words of the rules: the rows of this day and of yesterday, wall time against wall time."""
    whole = [each for each in closings if all(end.astimezone(DUBAI).time() == time(0) for end in each[:2])]
    parts = [each for each in closings if each not in whole]
    if any(start <= moment < end for start, end, _note in parts):
        return False
    if not weekly and not seasons:
        return not any(start <= moment < end for start, end, _note in whole)
    here = moment.astimezone(DUBAI)
    for ago in (0, 1):
        day = here.date() - timedelta(days=ago)
        noon = datetime.combine(day, time(12), DUBAI)
        if any(start <= noon < end for start, end, _note in whole):
            continue
        covering = [season for season in seasons if season[0] <= day <= season[1]]
        rows = min(covering, key=lambda season: season[1] - season[0])[3] if covering else weekly
        for weekday, opens, closes in rows:
            if weekday != day.weekday():
                continue
            over_midnight = closes <= opens
            if ago == 0 and here.time() >= opens and (over_midnight or here.time() < closes):
                return True
            if ago == 1 and over_midnight and here.time() < closes:
                return True
    return False


@pytest.mark.parametrize(
    ("now", "is_open", "changes_at"),
    [
        (MONDAY.replace(hour=8, minute=59), False, MONDAY.replace(hour=9)),
        (MONDAY.replace(hour=9), True, MONDAY.replace(hour=20)),
        (MONDAY.replace(hour=19, minute=59), True, MONDAY.replace(hour=20)),
        (MONDAY.replace(hour=20), False, FRIDAY.replace(hour=9)),
        (FRIDAY.replace(hour=12, minute=15), False, FRIDAY.replace(hour=14)),
        (SUNDAY.replace(hour=12), False, SUNDAY.replace(hour=9) + timedelta(days=1)),
    ],
    ids=["before", "at-opening", "last-minute", "at-closing", "friday-prayer", "closed-day"],
)
def test_the_clinic_is_open_from_opening_time_until_closing_time(now, is_open, changes_at):
    assert times().standing(now) == Standing(is_open, changes_at)


def test_the_clinics_own_clock_counts_not_the_servers():
    nine_in_dubai = datetime(2026, 11, 23, 5, tzinfo=UTC)

    assert times().is_open(nine_in_dubai) is True
    assert times().is_open(nine_in_dubai - MINUTE) is False


def test_a_clinic_open_once_a_week_opens_again_in_a_week():
    assert times(WEEK[:1]).standing(MONDAY.replace(hour=21)).changes_at == MONDAY.replace(hour=9) + timedelta(days=7)


def test_on_a_closing_day_it_is_closed_and_says_why_until_it_opens_again():
    eid = times(closings=[closed(MONDAY, MONDAY + timedelta(days=5), "Closed for Eid")])

    assert eid.standing(MONDAY.replace(hour=10)) == Standing(
        False, MONDAY.replace(hour=9) + timedelta(days=7), "Closed for Eid"
    )
    assert [day.spans for day in eid.week(MONDAY)] == [()] * 7
    assert [day.note for day in eid.week(MONDAY)] == ["Closed for Eid"] * 5 + [""] * 2


def test_the_note_of_a_closing_day_is_told_from_its_first_moment_to_its_last():
    evening = times(closings=[closed(MONDAY.replace(hour=18), MONDAY.replace(hour=21), "Closed for a course")])
    told = [evening.standing(MONDAY.replace(hour=hour)).note for hour in (17, 18, 20, 21)]

    assert told == ["", "Closed for a course", "Closed for a course", ""]


def test_a_clinic_that_never_opens_again_names_no_moment_and_still_says_why():
    over = (date(2026, 11, 1), date(2026, 11, 2), "Ramadan", [])
    never = times([], [over], [closed(MONDAY, MONDAY + DAY, "Closed for Eid")])
    told = [never.standing(moment) for moment in (MONDAY - MINUTE, MONDAY, MONDAY + DAY - MINUTE, MONDAY + DAY)]

    assert told == [Standing(False, None, note) for note in ("", "Closed for Eid", "Closed for Eid", "")]


def test_a_clinic_without_hours_is_open_and_never_closes():
    assert Calendar([], [], []).standing(MONDAY) == Standing(True, None)


def test_a_day_that_is_closed_in_part_is_open_for_the_rest():
    away = times(closings=[closed(MONDAY.replace(hour=12), MONDAY.replace(hour=15))])

    assert away.week(MONDAY)[0].spans == ((time(9), time(12)), (time(15), time(20)))
    assert away.standing(MONDAY.replace(hour=10)).changes_at == MONDAY.replace(hour=12)
    assert away.open_time(MONDAY, MONDAY + timedelta(days=1)) == timedelta(hours=8)


def test_hours_after_midnight_belong_to_the_day_on_which_they_begin():
    ramadan = times(seasons=[RAMADAN])

    assert ramadan.standing(MONDAY.replace(hour=23, minute=45)).changes_at == (MONDAY + timedelta(days=1)).replace(
        hour=1
    )
    assert ramadan.standing(MONDAY.replace(hour=0, minute=30)).is_open is True  # of Sunday's evening
    assert ramadan.standing(MONDAY.replace(hour=10)).is_open is False  # a Monday outside of the season is open then
    last_night = datetime(2026, 11, 30, 0, 59, tzinfo=DUBAI)
    assert (ramadan.is_open(last_night), ramadan.is_open(last_night + MINUTE)) == (True, False)


def test_of_two_seasons_the_shorter_one_is_in_force():
    one_day = (date(2026, 11, 23), date(2026, 11, 23), "Open day", [(Weekday.MONDAY, time(6), time(7))])

    assert times(seasons=[RAMADAN, one_day]).week(MONDAY)[0].spans == ((time(6), time(7)),)


def test_without_hours_it_counts_as_open_and_shows_no_week():
    empty = times([])
    assert (empty.is_open(MONDAY), empty.week(MONDAY), empty.is_known) == (True, [], False)
    assert empty.after(MONDAY, timedelta(hours=4)) == MONDAY + timedelta(hours=4)


def test_a_clinic_that_never_opens_promises_nothing():
    never = times(closings=[closed(MONDAY - timedelta(days=1), MONDAY + timedelta(days=999))])
    assert never.after(MONDAY, MINUTE) is None
    assert never.latest_open(MONDAY, MONDAY + timedelta(days=30)) is None
    assert never.standing(MONDAY) == Standing(False, None)


def test_the_week_has_its_breaks_in_order_and_knows_today():
    week = times().week(FRIDAY)

    assert [day.spans for day in week if day.spans] == [
        ((time(9), time(20)),),
        ((time(9), time(12, 15)), (time(14), time(20))),
    ]
    assert [day.is_today for day in week] == [False] * 4 + [True] + [False] * 2


def test_special_days_ahead_are_named_beyond_this_week():
    eid = times(closings=[closed(MONDAY + timedelta(days=14), MONDAY + timedelta(days=16), "Closed for Eid")])
    assert [(day.date, day.spans, day.note) for day in eid.special_days(MONDAY)] == [
        (date(2026, 12, 7), (), "Closed for Eid"),
        (date(2026, 12, 8), (), "Closed for Eid"),
    ]


WALLS = st.sampled_from([time(hour, minute) for hour in range(24) for minute in (0, 30)])
ROWS = st.lists(st.tuples(st.integers(0, 6), WALLS, WALLS).filter(lambda row: row[1] != row[2]), max_size=5)
FIRST = datetime(2026, 11, 16, tzinfo=UTC)
HOURS = st.integers(0, 24 * 21)


@st.composite
def calendars(draw):
    seasons = [
        (FIRST.date() + timedelta(days=begin), FIRST.date() + timedelta(days=begin + length), "Season", draw(ROWS))
        for begin, length in draw(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9)), max_size=2,
                                           unique_by=lambda pair: pair[1]))
    ]  # fmt: skip
    closings = [
        (FIRST + timedelta(hours=start), FIRST + timedelta(hours=start + length), "")
        for start, length in draw(st.lists(st.tuples(HOURS, st.integers(1, 60)), max_size=3))
    ]
    midnight = FIRST.replace(hour=20)  # in Dubai
    closings += [
        (midnight + timedelta(days=start), midnight + timedelta(days=start + length), "")
        for start, length in draw(st.lists(st.tuples(st.integers(0, 18), st.integers(1, 3)), max_size=2))
    ]
    return draw(ROWS), seasons, closings


@pytest.mark.pure
@given(calendars(), HOURS, st.integers(1, 60))
def test_every_half_hour_agrees_with_the_oracle(rows, begins, length):
    found = Calendar(*rows)
    since, until = FIRST + timedelta(hours=begins), FIRST + timedelta(hours=begins + length)
    halves = [since + timedelta(minutes=30 * number) for number in range(2 * length)]
    expected = [is_open_says_the_oracle(*rows, moment) for moment in halves]

    assert [found.is_open(moment) for moment in halves] == expected
    assert found.open_time(since, until) == timedelta(minutes=30) * sum(expected)
    spans = list(found.spans(since, until))
    assert all(start < end for start, end in spans)
    assert all(one[1] < two[0] for one, two in itertools.pairwise(spans))
    last = max(
        (moment + timedelta(minutes=30) for moment, is_it in zip(halves, expected, strict=True) if is_it), default=None
    )
    assert found.latest_open(since, until) == last
    if sum(expected) >= 2:
        at = found.after(since, timedelta(hours=1))
        assert found.open_time(since, at) == timedelta(hours=1)
        assert found.is_open(at - timedelta(microseconds=1))


@pytest.mark.django_db
def test_it_is_read_again_when_anything_of_it_changes(django_assert_num_queries):
    profile = make.profile()
    rows = [
        lambda: OpeningHours.objects.create(profile=profile, weekday=0, opens_at=time(9), closes_at=time(0)),
        lambda: Season.objects.create(name="R", first_day=date(2026, 11, 23), last_day=date(2026, 11, 24)),
        lambda: SeasonHours.objects.create(
            season=Season.objects.get(), weekday=0, opens_at=time(20), closes_at=time(1)
        ),
        lambda: ClosingDay.objects.create(starts_at=MONDAY, ends_at=FRIDAY),
        lambda: ClosingDay.objects.all().delete(),
    ]
    for change in rows:
        before = calendar.current()
        change()
        assert calendar.current() is not before
        with django_assert_num_queries(1):
            calendar.current()


@pytest.mark.django_db
def test_what_was_rolled_back_is_not_kept():
    make.profile()
    calendar.current()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        ClosingDay.objects.create(starts_at=MONDAY, ends_at=FRIDAY)
        assert len(calendar.current().closings) == 1
        1 / 0  # noqa: B018
    assert calendar.current().closings == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        lambda profile: OpeningHours(profile=profile, weekday=0, opens_at=time(9), closes_at=time(9)),
        lambda profile: Season(name="R", first_day=date(2026, 11, 24), last_day=date(2026, 11, 23)),
        lambda profile: ClosingDay(starts_at=FRIDAY, ends_at=MONDAY),
    ],
)
def test_what_means_nothing_is_refused(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong(make.profile()).save()


def test_a_closing_day_takes_its_own_night_and_not_the_one_before():
    nights = times(seasons=[RAMADAN], closings=[closed(MONDAY, MONDAY + timedelta(days=1), "Closed for Eid")])
    half_past_midnight = MONDAY.replace(hour=0, minute=30)

    assert nights.is_open(half_past_midnight)  # of Sunday's night
    assert not nights.is_open(half_past_midnight + timedelta(days=1))  # of Monday's
    assert (nights.week(MONDAY)[0].spans, nights.week(MONDAY)[0].note) == ((), "Closed for Eid")
    assert nights.week(MONDAY)[1].spans == ((time(20), time(1)),)


def day(number: int) -> date:
    """Of the week that begins on the tests' Monday; today is Wednesday, number 2."""
    return MONDAY.date() + timedelta(days=number)


WEDNESDAY = MONDAY + timedelta(days=2, hours=12)


def test_the_seasons_ahead_reach_beyond_this_week_and_begin_within_sixty_days_the_first_one_first():
    seasons = [
        ("over", day(-30), day(-20)),
        ("to Sunday", day(-9), day(6)),
        ("to Monday", day(-8), day(7)),
        ("long", day(10), day(60)),
        ("inside it", day(20), day(30)),
        ("in sixty days", day(62), day(63)),
        ("in sixty-one", day(63), day(64)),
    ]
    found = times(seasons=[(first, last, name, WEEK[:1]) for name, first, last in seasons]).seasons_ahead(WEDNESDAY)

    shown = ["to Monday", "long", "inside it", "in sixty days"]
    assert [(each.name, each.first_day, each.last_day) for each in found] == [
        each for each in seasons if each[0] in shown
    ]
    assert {str(each.week) for each in found} == {str([("Monday", [(time(9), time(20))])])}


def test_special_days_are_those_of_the_next_sixty_days_from_monday_that_a_closing_day_changes():
    shut = [closed(MONDAY + number * DAY, MONDAY + (number + 1) * DAY, f"{number}") for number in (3, 6, 7, 20, 66, 67)]

    found = times(closings=shut).special_days(WEDNESDAY)

    assert [(each.date, each.note, each.spans, each.is_today) for each in found] == [
        (day(number), f"{number}", (), False) for number in (7, 20, 66)
    ]
    assert Calendar([], [], shut).special_days(WEDNESDAY) == []


def test_a_closing_day_is_of_its_own_day_alone():
    tuesday = times(closings=[closed(MONDAY + DAY, MONDAY + 2 * DAY, "Closed for Eid")])

    assert [tuesday.day(day(number), WEDNESDAY).note for number in (0, 1, 2)] == ["", "Closed for Eid", ""]
    assert [tuesday.is_changed_by_a_closing(day(number)) for number in (0, 1, 2)] == [False, True, False]
    assert [tuesday.is_closed_all_day(day(number)) for number in (0, 1, 2)] == [False, True, False]
    assert [tuesday.day(day(number), WEDNESDAY).is_today for number in (1, 2)] == [False, True]


def test_closings_between_two_moments_are_those_that_take_something_of_them():
    days = [closed(MONDAY + number * DAY, MONDAY + (number + 1) * DAY, f"{number}") for number in (-1, 0, 1, 2, 3, 9)]
    found = times(seasons=[RAMADAN], closings=days)

    between = found.closings_between(MONDAY + DAY + 12 * HOUR, MONDAY + 2 * DAY + 12 * HOUR)
    assert [closing.public_note for closing in between] == ["1", "2"]
    of_the_night = found.closings_between(MONDAY + DAY, MONDAY + DAY + HOUR / 2)
    assert [closing.public_note for closing in of_the_night] == ["0"]  # its hours last until one o'clock


def test_hours_that_touch_or_overlap_are_one_opening():
    rows = [(0, time(9), time(12)), (0, time(11), time(13)), (0, time(12), time(12, 30)), (0, time(13), time(15))]
    night = [(0, time(20), time(0)), (1, time(0), time(2)), (1, time(9), time(10))]
    found = times([*rows, *night])

    assert list(found.spans(MONDAY, MONDAY + 2 * DAY)) == [
        (MONDAY.replace(hour=9), MONDAY.replace(hour=15)),
        (MONDAY.replace(hour=20), MONDAY + DAY + 2 * HOUR),
        (MONDAY + DAY + 9 * HOUR, MONDAY + DAY + 10 * HOUR),
    ]
    assert found.open_time(MONDAY, MONDAY + DAY) == 10 * HOUR


def test_a_closing_that_ends_or_begins_just_then_takes_nothing():
    noon = times(closings=[closed(MONDAY + 12 * HOUR, MONDAY + 15 * HOUR, "noon")])

    taken = [
        len(noon.closings_between(MONDAY + begin * HOUR, MONDAY + (begin + 3) * HOUR)) for begin in (9, 10, 14, 15)
    ]
    assert taken == [0, 1, 1, 0]
