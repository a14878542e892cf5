"""Hours of a week as rows: (weekday, opens, closes), as in models/calendar.py. Do they overlap? How are they read?"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import time

from django.utils.translation import gettext as _

from clinic.languages import listed
from clinic.models import Weekday

Row = tuple[int, time, time]
Span = tuple[time, time]
LEFT_TO_RIGHT = "\u2066{:%H:%M}–{:%H:%M}\u2069"  # isolated, or Arabic would read the end first
A_DAY, A_WEEK = 24 * 60, 7 * 24 * 60


def overlapping(row: Row, others: Iterable[Row]) -> Row | None:
    """The first of the others that overlaps, also over midnight, and from Sunday to Monday. Touching is not."""
    return next((other for other in others if _meet(row, other)), None)


def grouped(rows: Iterable[Row]) -> list[tuple[str, list[Span]]]:
    """Weekdays that have the same hours, in words, with those hours: ("Monday to Thursday", [09:00–13:00, …])."""
    by_weekday: dict[int, list[Span]] = defaultdict(list)
    for weekday, opens, closes in sorted(rows):
        by_weekday[weekday].append((opens, closes))
    weekdays: dict[tuple[Span, ...], list[int]] = defaultdict(list)
    for weekday, spans in by_weekday.items():
        weekdays[tuple(spans)].append(weekday)
    return [(_names(days), list(spans)) for spans, days in weekdays.items()]


def in_words(rows: Iterable[Row]) -> str:
    """One line: “Monday to Thursday 09:00–13:00, 14:00–18:00; Friday 09:00–12:00”."""
    return _("; ").join(
        f"{days} {listed(LEFT_TO_RIGHT.format(opens, closes) for opens, closes in spans)}"
        for days, spans in grouped(rows)
    )


def _names(weekdays: list[int]) -> str:
    labels = [str(Weekday(weekday).label) for weekday in weekdays]
    if len(weekdays) > 2 and weekdays[-1] - weekdays[0] == len(weekdays) - 1:
        return _("%(first)s to %(last)s") % {"first": labels[0], "last": labels[-1]}
    return listed(labels)


def _meet(one: Row, other: Row) -> bool:
    (start, end), (begin, finish) = _minutes(one), _minutes(other)
    return any(start < finish + week and begin + week < end for week in (-A_WEEK, 0, A_WEEK))


def _minutes(row: Row) -> tuple[int, int]:
    """Since the beginning of the week."""
    weekday, opens, closes = row
    start, end = (weekday * A_DAY + wall.hour * 60 + wall.minute for wall in (opens, closes))
    return start, end if closes > opens else end + A_DAY
