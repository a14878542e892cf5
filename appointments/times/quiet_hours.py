"""Quiet hours: when unrequested messages may be sent, and when the time to accept an offer runs. No database."""

from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings

EVENING = timedelta(hours=1)


def is_day(moment: datetime, begins: time, ends: time) -> bool:
    """Whether it is daytime in the clinic, from `begins` (included) to `ends` (excluded), both wall time."""
    return begins <= moment.astimezone(settings.CLINIC_TIME_ZONE).time() < ends


def later(moment: datetime, length: timedelta, begins: time, ends: time) -> datetime:
    """The moment at which `length` of daytime has passed since `moment`. Moments are aware, the result is UTC.

    Time left in the evening continues the next morning. `begins` must be before `ends`; both are the clinic's wall
    time.
    """
    day = moment.astimezone(settings.CLINIC_TIME_ZONE).date()
    remaining = length
    while True:
        opens, closes = _at(day, begins), _at(day, ends)
        start = max(opens, moment.astimezone(UTC))
        if closes - start > remaining:
            return start + remaining
        remaining -= max(closes - start, timedelta(0))
        day += timedelta(days=1)


def earlier(moment: datetime, begins: time, ends: time) -> datetime:
    """`moment` in UTC if it is daytime, else one hour before quiet hours began on the evening before.

    The hour leaves time to send a message again if the first attempt fails.
    """
    if is_day(moment, begins, ends):
        return moment.astimezone(UTC)
    local = moment.astimezone(settings.CLINIC_TIME_ZONE)
    evening = local.date() if local.time() >= ends else local.date() - timedelta(days=1)
    return max(_at(evening, begins), _at(evening, ends) - EVENING)


def _at(day: date, wall: time) -> datetime:
    # In UTC: Python subtracts two moments of one zone as wall times, one hour off when clocks change.
    return datetime.combine(day, wall, settings.CLINIC_TIME_ZONE).astimezone(UTC)
