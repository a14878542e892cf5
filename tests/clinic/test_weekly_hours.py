"""Hours that overlap, on one day, over midnight and over the end of the week."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.weekly_hours import grouped, in_words, overlapping

pytestmark = pytest.mark.pure
MONDAY, TUESDAY, SUNDAY = 0, 1, 6


def row(weekday, opens, closes):
    return weekday, time.fromisoformat(opens), time.fromisoformat(closes)


@pytest.mark.parametrize(
    ("one", "other", "do_overlap"),
    [
        (row(MONDAY, "09:00", "12:00"), row(MONDAY, "11:00", "13:00"), True),
        (row(MONDAY, "09:00", "12:00"), row(MONDAY, "12:00", "13:00"), False),
        (row(MONDAY, "09:00", "12:00"), row(TUESDAY, "09:00", "12:00"), False),
        (row(MONDAY, "09:00", "12:00"), row(MONDAY, "09:00", "12:00"), True),
        (row(MONDAY, "20:00", "01:00"), row(TUESDAY, "00:30", "02:00"), True),
        (row(MONDAY, "20:00", "01:00"), row(TUESDAY, "01:00", "02:00"), False),
        (row(MONDAY, "20:00", "00:00"), row(TUESDAY, "00:00", "02:00"), False),
        (row(SUNDAY, "20:00", "01:00"), row(MONDAY, "00:30", "02:00"), True),
        (row(MONDAY, "00:30", "02:00"), row(SUNDAY, "20:00", "01:00"), True),
        (row(SUNDAY, "20:00", "01:00"), row(MONDAY, "01:00", "02:00"), False),
    ],
)
def test_two_rows_overlap_or_touch(one, other, do_overlap):
    assert overlapping(other, [row(3, "00:00", "23:00"), one]) == (one if do_overlap else None)


walls = st.sampled_from([time(hour, minute) for hour in range(24) for minute in (0, 30)])
rows = st.tuples(st.integers(0, 6), walls, walls).filter(lambda each: each[1] != each[2])


def half_hours(each) -> set[int]:
    weekday, opens, closes = each
    first, last = (48 * weekday + wall.hour * 2 + wall.minute // 30 for wall in (opens, closes))
    return {number % (48 * 7) for number in range(first, last if closes > opens else last + 48)}


@given(rows, st.lists(rows, max_size=3))
def test_every_half_hour_of_the_week_agrees(typed, others):
    expected = next((each for each in others if half_hours(each) & half_hours(typed)), None)

    assert overlapping(typed, others) == expected


def test_weekdays_with_the_same_hours_are_read_together():
    week = [
        row(day, opens, closes) for day in (0, 1, 2, 3, 5) for opens, closes in [("14:00", "18:00"), ("09:00", "13:00")]
    ]

    assert [(days, [f"{opens:%H}–{closes:%H}" for opens, closes in spans]) for days, spans in grouped(week)] == [
        ("Monday, Tuesday, Wednesday, Thursday, Saturday", ["09–13", "14–18"])
    ]
    assert in_words([*week[:8], row(4, "20:00", "01:00")]) == (
        "Monday to Thursday \u206609:00–13:00\u2069, \u206614:00–18:00\u2069; Friday \u206620:00–01:00\u2069"
    )
