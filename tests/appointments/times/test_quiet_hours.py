"""The hours in which somebody may be written to, and in which the time to think runs."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from appointments.times import quiet_hours

pytestmark = pytest.mark.pure

EIGHT, TWENTY = time(8), time(20)
SECOND = timedelta(seconds=1)
LONDON = ZoneInfo("Europe/London")


def dubai(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment of November 2026 by the clock in Dubai, given in UTC."""
    return datetime(2026, 11, day, hour, minute, second, tzinfo=UTC) - timedelta(hours=4)


@pytest.mark.parametrize(
    ("moment", "is_day"),
    [
        (dubai(23, 8) - SECOND, False),
        (dubai(23, 8), True),
        (dubai(23, 8) + SECOND, True),
        (dubai(23, 20) - SECOND, True),
        (dubai(23, 20), False),
        (dubai(23, 20) + SECOND, False),
        (dubai(23, 0), False),
    ],
)
def test_the_day_has_its_first_moment_and_not_its_last(moment, is_day):
    assert quiet_hours.is_day(moment, EIGHT, TWENTY) is is_day


@pytest.mark.parametrize(
    ("asked", "hours", "until"),
    [
        (dubai(23, 9), 2, dubai(23, 11)),
        (dubai(23, 18, 0) - SECOND, 2, dubai(23, 20) - SECOND),
        (dubai(23, 18, 0) + SECOND, 2, dubai(24, 8) + SECOND),
        (dubai(23, 19), 2, dubai(24, 9)),
        (dubai(23, 20), 2, dubai(24, 10)),
        (dubai(23, 23), 2, dubai(24, 10)),
        (dubai(24, 3), 2, dubai(24, 10)),
        (dubai(24, 8), 2, dubai(24, 10)),
        (dubai(23, 9), 12, dubai(24, 9)),
        (dubai(23, 9), 30, dubai(25, 15)),
    ],
)
def test_the_time_to_think_runs_by_day_and_goes_on_the_next_morning(asked, hours, until):
    assert quiet_hours.later(asked, timedelta(hours=hours), EIGHT, TWENTY) == until


def test_what_would_end_with_the_day_ends_the_next_morning():
    """The last moment of the day is the first of the night, in which nobody is told that time is up."""
    assert quiet_hours.later(dubai(23, 18), timedelta(hours=2), EIGHT, TWENTY) == dubai(24, 8)


@pytest.mark.parametrize(
    ("moment", "first"),
    [(dubai(23, 12), dubai(23, 12)), (dubai(23, 20), dubai(24, 8)), (dubai(24, 7, 59), dubai(24, 8))],
)
def test_no_time_to_think_ends_at_once_by_day_and_in_the_morning_by_night(moment, first):
    assert quiet_hours.later(moment, timedelta(0), EIGHT, TWENTY) == first


def test_the_answer_is_in_utc():
    asked = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Dubai"))

    until = quiet_hours.later(asked, timedelta(hours=2), EIGHT, TWENTY)

    assert (until, until.tzinfo) == (dubai(23, 11), UTC)


@pytest.mark.parametrize(
    ("day", "until"),
    [
        # The night in which 01:00 becomes 02:00 takes nothing of the day: eight o'clock is 07:00 in UTC.
        (date(2026, 3, 28), datetime(2026, 3, 29, 8, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 25, 9, tzinfo=UTC)),
    ],
    ids=["spring", "autumn"],
)
def test_hours_are_real_ones_where_clocks_change(settings, day, until):
    settings.CLINIC_TIME_ZONE = LONDON
    seven_in_the_evening = datetime.combine(day, time(19), LONDON)

    assert quiet_hours.later(seven_in_the_evening, timedelta(hours=2), EIGHT, TWENTY) == until


def test_a_day_in_which_clocks_change_has_its_real_hours(settings):
    settings.CLINIC_TIME_ZONE = LONDON
    midnight = datetime(2026, 3, 29, 0, tzinfo=UTC)  # at 01:00 it is 02:00: until six there are five hours

    assert quiet_hours.later(midnight, timedelta(hours=4, minutes=59), time(0), time(6)) == midnight + timedelta(
        hours=4, minutes=59
    )
    assert quiet_hours.later(midnight, timedelta(hours=5, seconds=1), time(0), time(6)) == datetime(
        2026, 3, 29, 23, 0, 1, tzinfo=UTC
    )


def test_the_day_is_the_clinics_where_it_is_behind_utc(settings):
    """Nine in the evening in New York is the next day in UTC."""
    settings.CLINIC_TIME_ZONE = ZoneInfo("America/New_York")
    nine = datetime(2026, 11, 24, 2, tzinfo=UTC)

    assert quiet_hours.later(nine, timedelta(minutes=30), EIGHT, time(22)) == nine + timedelta(minutes=30)


@pytest.mark.parametrize(
    ("wanted", "sent"),
    [
        (dubai(23, 8), dubai(23, 8)),
        (dubai(23, 19, 59), dubai(23, 19, 59)),
        (dubai(23, 20), dubai(23, 19)),
        (dubai(23, 23, 59), dubai(23, 19)),
        (dubai(23, 0), dubai(22, 19)),
        (dubai(23, 8) - SECOND, dubai(22, 19)),
    ],
)
def test_what_falls_into_the_night_goes_to_the_evening_before_it(wanted, sent):
    assert quiet_hours.earlier(wanted, EIGHT, TWENTY) == sent


def test_a_day_shorter_than_an_evening_is_not_left():
    assert quiet_hours.earlier(dubai(23, 21), time(19, 30), TWENTY) == dubai(23, 19, 30)
