"""The arithmetic, against loops that look at every second."""

import os
from itertools import pairwise

import pytest
from hypothesis import example, given, settings, strategies

from appointments.times import intervals

pytestmark = pytest.mark.pure

moments = strategies.integers(0, 120)
spans = strategies.lists(strategies.tuples(moments, moments).map(lambda pair: (min(pair), max(pair))), max_size=5)
lengths = strategies.integers(1, 40)
steps = strategies.integers(1, 30)

EXAMPLES = int(os.environ.get("EXAMPLES", "1000"))  # mutation testing makes do with fewer


@settings(max_examples=EXAMPLES // 2, deadline=None)
@given(openings=spans, midnights=strategies.sets(moments, max_size=2).map(sorted))
def test_joined_covers_the_same_seconds_in_order_and_those_that_touch_begin_on_different_days(openings, midnights):
    found = intervals.joined(openings, midnights)

    assert {second for span in found for second in range(*span)} == {second for o in openings for second in range(*o)}
    assert found == sorted(found)
    assert all(opens < closes for opens, closes in found)
    for (_opens, closes), (opens, _closes) in pairwise(found):
        assert closes < opens or (closes == opens and any(_opens < midnight <= opens for midnight in midnights))


def test_openings_that_touch_become_one():
    assert intervals.joined([(5, 9), (0, 5)]) == [(0, 9)]


@pytest.mark.parametrize(
    ("openings", "found"),
    [
        ([(0, 5), (5, 9)], [(0, 5), (5, 9)]),
        ([(0, 6), (5, 9)], [(0, 5), (5, 9)]),
        ([(0, 9), (6, 7)], [(0, 6), (6, 9)]),
        ([(0, 7), (2, 9)], [(0, 9)]),
        ([(5, 7), (6, 9)], [(5, 9)]),
    ],
)
def test_openings_of_two_days_stay_two_and_the_later_one_begins_where_it_begins(openings, found):
    assert intervals.joined(openings, [5]) == found


@settings(max_examples=EXAMPLES // 2, deadline=None)
@given(openings=spans, within=spans)
def test_common_is_what_lies_within_both(openings, within):
    openings, within = intervals.joined(openings), intervals.joined(within)
    found = intervals.common(openings, within)

    seconds = lambda each: {second for span in each for second in range(*span)}  # noqa: E731
    assert seconds(found) == seconds(openings) & seconds(within)
    assert found == intervals.joined(found)


def test_an_opening_that_ends_before_it_begins_is_none():
    assert intervals.joined([(7, 3), (4, 4)]) == []


@settings(max_examples=EXAMPLES, deadline=None)
@given(openings=spans, forbidden=spans, length=lengths, step=steps)
@example(openings=[(0, 60)], forbidden=[(0, 30), (30, 60)], length=10, step=10)
def test_starts_are_what_a_look_at_each_of_them_finds(openings, forbidden, length, step):
    openings = intervals.joined(openings)

    found = intervals.starts(openings, forbidden, length, step)

    assert found == [
        start
        for opens, closes in openings
        for start in range(opens, closes - length + 1, step)
        if not any(lower < start < upper for lower, upper in forbidden)
    ]


def test_the_moment_between_two_visits_is_a_free_start():
    assert intervals.starts([(0, 60)], [(0, 30), (30, 60)], 10, 10) == [0, 30]


def test_after_something_forbidden_the_grid_goes_on():
    assert intervals.starts([(0, 60)], [(5, 22)], 10, 10) == [0, 30, 40, 50]


def test_a_start_may_end_exactly_at_closing():
    assert intervals.starts([(0, 20)], [], 20, 5) == [0]
    assert intervals.starts([(0, 19)], [], 20, 5) == []


def test_each_opening_has_a_grid_of_its_own():
    assert intervals.starts([(0, 10), (13, 23)], [], 5, 5) == [0, 5, 13, 18]


@given(openings=spans, start=moments, length=lengths)
def test_covers_asks_for_one_opening_that_holds_all_of_it(openings, start, length):
    expected = any(set(range(start, start + length)) <= set(range(*opening)) for opening in openings)

    assert intervals.covers(openings, start, start + length) == expected


@given(a=moments, b=lengths, c=moments, d=lengths)
def test_two_intervals_meet_if_they_share_a_second(a, b, c, d):
    assert intervals.meets(a, a + b, c, c + d) == bool(set(range(a, a + b)) & set(range(c, c + d)))


@pytest.mark.parametrize(
    ("start", "end", "is_covered"), [(9, 17, True), (8, 17, False), (9, 18, False), (20, 22, True), (16, 21, False)]
)
def test_covers_counts_both_edges_of_an_opening_as_its_own(start, end, is_covered):
    assert intervals.covers([(9, 17), (20, 22)], start, end) == is_covered


@pytest.mark.parametrize(
    ("other", "is_met"), [((7, 9), False), ((7, 10), True), ((9, 10), True), ((11, 14), True), ((12, 14), False)]
)
def test_what_ends_at_nine_leaves_nine_free(other, is_met):
    assert intervals.meets(9, 12, *other) == is_met


@given(openings=spans, closed=spans)
def test_without_leaves_the_seconds_that_are_not_closed(openings, closed):
    openings, closed = intervals.joined(openings), intervals.joined(closed)
    left = intervals.without(openings, closed)

    seconds = [second for start, end in left for second in range(start, end)]
    taken = {second for start, end in closed for second in range(start, end)}
    assert seconds == [second for start, end in openings for second in range(start, end) if second not in taken]
    assert all(start < end for start, end in left)


@pytest.mark.parametrize(
    ("closed", "left"),
    [
        ([], [(0, 10), (20, 30)]),
        ([(2, 4)], [(0, 2), (4, 10), (20, 30)]),
        ([(0, 10)], [(20, 30)]),
        ([(8, 22)], [(0, 8), (22, 30)]),
        ([(10, 12)], [(0, 10), (20, 30)]),
        ([(-2, 0), (5, 6)], [(0, 5), (6, 10), (20, 30)]),
        ([(-2, 3), (5, 6), (19, 31)], [(3, 5), (6, 10)]),
    ],
)
def test_what_is_left_of_two_openings(closed, left):
    assert intervals.without([(0, 10), (20, 30)], closed) == left
