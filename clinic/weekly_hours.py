"""Hours of a week, typed as rows: do they overlap? Rows are (weekday, opens, closes), as in models/calendar.py."""

from collections.abc import Iterable
from datetime import time

Row = tuple[int, time, time]
A_DAY, A_WEEK = 24 * 60, 7 * 24 * 60


def overlapping(row: Row, others: Iterable[Row]) -> Row | None:
    """The first of the others that overlaps, also over midnight, and from Sunday to Monday. Touching is not."""
    return next((other for other in others if _meet(row, other)), None)


def _meet(one: Row, other: Row) -> bool:
    (start, end), (begin, finish) = _minutes(one), _minutes(other)
    return any(start < finish + week and begin + week < end for week in (-A_WEEK, 0, A_WEEK))


def _minutes(row: Row) -> tuple[int, int]:
    """Since the beginning of the week."""
    weekday, opens, closes = row
    start, end = (weekday * A_DAY + wall.hour * 60 + wall.minute for wall in (opens, closes))
    return start, end if closes > opens else end + A_DAY
