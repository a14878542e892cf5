"""Moments in words."""

import pytest
import time_machine

from appointments.templatetags import visit_times
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "09:00 today, Monday 23 November (Dubai time)"),
        (-1, "09:00 tomorrow, Monday 23 November (Dubai time)"),
        (-2, "09:00 on Monday 23 November (Dubai time)"),
    ],
)
def test_a_promise_names_its_day(days, words):
    with time_machine.travel(MONDAY_NINE.replace(day=23 + days), tick=False):
        assert visit_times.promised(MONDAY_NINE) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (14, "14 min"), (59, "59 min"), (60, "1 h"), (47 * 60, "47 h"), (48 * 60, "2 days")],
)
def test_ages_grow_coarser(minutes, words):
    from datetime import timedelta

    with time_machine.travel(SUNDAY_NOON + timedelta(minutes=minutes), tick=False):
        assert visit_times.ago(SUNDAY_NOON) == words
