"""The hours in which somebody may be written to unasked, and in which their time to think runs. Pure."""

from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings

EVENING = timedelta(hours=1)


def is_day(moment: datetime, begins: time, ends: time) -> bool:
    """Whether it is daytime in the clinic; the first moment counts, the last does not."""
    return begins <= moment.astimezone(settings.CLINIC_TIME_ZONE).time() < ends


def later(moment: datetime, length: timedelta, begins: time, ends: time) -> datetime:
    """The moment at which `length` of daytime has passed since `moment`; all aware, the result is UTC.

    What remains in the evening goes on the next morning. `begins` is before `ends`, both are the clinic's wall time.
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
    """`moment` where it is daytime, else the evening before that night (UTC): its last hour, so that a message that
    has to be tried again still arrives.
    """
    if is_day(moment, begins, ends):
        return moment.astimezone(UTC)
    local = moment.astimezone(settings.CLINIC_TIME_ZONE)
    evening = local.date() if local.time() >= ends else local.date() - timedelta(days=1)
    return max(_at(evening, begins), _at(evening, ends) - EVENING)


def _at(day: date, wall: time) -> datetime:
    # In UTC: Python subtracts two moments of one zone as wall times, an hour off where clocks change.
    return datetime.combine(day, wall, settings.CLINIC_TIME_ZONE).astimezone(UTC)
