"""Free times as patients see them: a strip of days, then the times of one day by morning, afternoon and evening."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from appointments.times.availability import FreeDay
from appointments.times.slot import Slot

DAYS_SHOWN = 7
AT_FIRST = 12  # times of a part of day that are shown before "More times"
NOON, EVENING = time(12), time(17)


@dataclass(frozen=True)
class Day:
    date: date
    free: int
    is_chosen: bool
    weekday: str
    label: str
    count: str


@dataclass(frozen=True)
class DayStrip:
    """`days` side by side. `earlier` and `later` are days in the strips before and after, or None."""

    days: list[Day]
    chosen: date | None
    earlier: date | None
    later: date | None


def day_strip(free_days: Sequence[FreeDay], wanted: str, now: datetime) -> DayStrip:
    """The seven days around the day in `wanted` (ISO), or around the first free day if it is not a valid choice."""
    free = {day.date: len(day.moments) for day in free_days}
    if not free:
        return DayStrip([], None, None, None)
    today = now.astimezone(settings.CLINIC_TIME_ZONE).date()
    chosen = _day(wanted)
    if chosen is None or not today <= chosen <= max(free):
        chosen = min(free)
    first = today + timedelta(days=(chosen - today).days // DAYS_SHOWN * DAYS_SHOWN)
    days = [first + timedelta(days=number) for number in range(DAYS_SHOWN)]
    return DayStrip(
        days=[_in_words(day, free.get(day, 0), day == chosen, get_language()) for day in days],
        chosen=chosen,
        earlier=first - timedelta(days=1) if first > today else None,
        later=days[-1] + timedelta(days=1) if days[-1] < max(free) else None,
    )


class Part(NamedTuple):
    """A part of a day. `more` is how many slots are not shown yet; `key` unfolds them."""

    key: str
    name: str
    slots: list[Slot]
    free: int
    more: int


PARTS = {"morning": _("Morning"), "afternoon": _("Afternoon"), "evening": _("Evening")}


def parts_of_day(slots: Sequence[Slot], unfolded: str = "") -> list[Part]:
    """The day's slots under Morning, Afternoon and Evening. Parts without free times are left out.

    Of each part but the unfolded one only the first AT_FIRST are shown.
    """
    parts: dict[str, list[Slot]] = {}
    for slot in slots:
        wall = slot.starts_at.astimezone(settings.CLINIC_TIME_ZONE).time()
        parts.setdefault("morning" if wall < NOON else "afternoon" if wall < EVENING else "evening", []).append(slot)
    return [_part(key, found, AT_FIRST if key != unfolded else len(found)) for key, found in parts.items()]


def _part(key: str, slots: list[Slot], at_most: int) -> Part:
    return Part(key, str(PARTS[key]), slots[:at_most], len(slots), max(len(slots) - at_most, 0))


@lru_cache(maxsize=4000)
def _in_words(day: date, free: int, is_chosen: bool, _language: str | None) -> Day:
    """For example "Mon", "23 Nov", "3 free".

    Cached, because all visitors see the same days and formatting them takes as long as the queries.
    """
    count = ngettext("%(free)s free", "%(free)s free", free) % {"free": free} if free else gettext("none")
    return Day(day, free, is_chosen, date_format(day, "D"), date_format(day, "j M"), count)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
