"""Whether the clinic is open, from the opening hours of the contact page. Hours for booking are in the timetables."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from clinic.models import OpeningHours, Weekday


@dataclass(frozen=True)
class Standing:
    """Open or closed at a moment, and when that changes: the clinic's wall time, or None if it never changes."""

    is_open: bool
    changes_at: datetime | None


@dataclass(frozen=True)
class Day:
    """One day of the week with its opening times."""

    name: str
    spans: tuple[tuple[time, time], ...]
    is_today: bool


def standing(hours: Iterable[OpeningHours], now: datetime) -> Standing:
    """Intervals are half-open: at closing time the clinic is closed."""
    here = timezone.localtime(now, settings.CLINIC_TIME_ZONE)
    spans = list(_moments(hours, here))
    for opens_at, closes_at in spans:
        if opens_at <= here < closes_at:
            return Standing(True, closes_at)
    return Standing(False, min((opens_at for opens_at, _ in spans if opens_at > here), default=None))


def week(hours: Iterable[OpeningHours], now: datetime) -> list[Day]:
    """Monday to Sunday, each with its opening times in order. An empty list means closed."""
    today = timezone.localtime(now, settings.CLINIC_TIME_ZONE).weekday()
    spans: dict[int, list[tuple[time, time]]] = {day: [] for day in Weekday.values}
    for row in hours:
        spans[row.weekday].append((row.opens_at, row.closes_at))
    return [Day(str(day.label), tuple(sorted(spans[day])), day == today) for day in Weekday]


def _moments(hours: Iterable[OpeningHours], here: datetime):
    """Opening times of the next eight days: enough for a clinic that opens once a week."""
    for row in hours:
        for weeks in (0, 1):
            ahead = (row.weekday - here.weekday()) % 7 + 7 * weeks
            date = here.date() + timedelta(days=ahead)
            yield (
                datetime.combine(date, row.opens_at, tzinfo=settings.CLINIC_TIME_ZONE),
                datetime.combine(date, row.closes_at, tzinfo=settings.CLINIC_TIME_ZONE),
            )
