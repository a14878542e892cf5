from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from clinic import opening
from clinic.models import OpeningHours, Weekday

DUBAI = ZoneInfo("Asia/Dubai")
MONDAY = datetime(2026, 11, 23, tzinfo=DUBAI)
FRIDAY = MONDAY + timedelta(days=4)
SUNDAY = MONDAY + timedelta(days=6)

HOURS = [
    OpeningHours(weekday=Weekday.MONDAY, opens_at=time(9), closes_at=time(20)),
    OpeningHours(weekday=Weekday.FRIDAY, opens_at=time(14), closes_at=time(20)),
    OpeningHours(weekday=Weekday.FRIDAY, opens_at=time(9), closes_at=time(12, 15)),
]


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
def test_the_door_is_open_from_opening_time_until_closing_time(now, is_open, changes_at):
    assert opening.standing(HOURS, now) == opening.Standing(is_open, changes_at)


def test_the_clinics_own_clock_counts_not_the_servers():
    nine_in_dubai = datetime(2026, 11, 23, 5, tzinfo=UTC)

    assert opening.standing(HOURS, nine_in_dubai).is_open is True
    assert opening.standing(HOURS, nine_in_dubai - timedelta(minutes=1)).is_open is False


def test_a_clinic_open_once_a_week_opens_again_in_a_week():
    after_closing = MONDAY.replace(hour=21)

    assert opening.standing(HOURS[:1], after_closing).changes_at == MONDAY.replace(hour=9) + timedelta(days=7)


def test_without_hours_nothing_is_promised():
    assert opening.standing([], MONDAY) == opening.Standing(False, None)


def test_the_week_has_its_breaks_in_order_and_knows_today():
    week = opening.week(HOURS, FRIDAY)

    assert [day.spans for day in week if day.spans] == [
        ((time(9), time(20)),),
        ((time(9), time(12, 15)), (time(14), time(20))),
    ]
    assert [day.name for day in week if day.is_today] == ["Friday"]
