"""Arithmetic of intervals: integers in, integers out. It knows nothing about clinics, zones or databases.

An interval is a pair of epoch seconds. Openings are half-open, [opens, closes). What is forbidden to a start is open at
both ends: an appointment from nine to half past does not forbid a start at half past, nor an end at nine.
"""

from bisect import bisect_right
from collections.abc import Sequence

Interval = tuple[int, int]

FOREVER = 1 << 62


def joined(openings: list[Interval], midnights: Sequence[int] = ()) -> list[Interval]:
    """The same time as the fewest sorted openings: overlapping or touching ones become one, empty ones are dropped.

    Those that begin on different days stay separate. `midnights` are sorted; an opening ends where one of a later day
    begins, and what it reaches beyond that belongs to the later one.
    """
    found: list[Interval] = []
    for opens, closes in sorted(openings):
        if opens >= closes:
            continue
        if found and opens <= found[-1][1]:
            begins, ends = found[-1]
            closes = max(ends, closes)
            if bisect_right(midnights, begins) == bisect_right(midnights, opens):
                found[-1] = (begins, closes)
                continue
            found[-1] = (begins, opens)
        found.append((opens, closes))
    return found


def starts(openings: list[Interval], forbidden: list[Interval], length: int, step: int) -> list[int]:
    """Every start from which `length` fits into one opening and that is not strictly inside a forbidden interval.

    Starts lie on a grid of `step` from each opening. `openings` are joined() and sorted; `forbidden` may be in any
    order and may overlap. It sweeps once over both and cuts free parts as ranges instead of testing every start.
    """
    blocks = sorted(forbidden)
    blocks.append((FOREVER, FOREVER))
    found: list[int] = []
    index = 0
    for opens, closes in openings:
        start, last = opens, closes - length
        while start <= last:
            lower, upper = blocks[index]
            if upper <= start:
                index += 1
            elif lower < start:
                start += -(-(upper - start) // step) * step
            else:
                free = range(start, min(lower, last) + 1, step)
                found.extend(free)
                start = free[-1] + step
    return found


def without(openings: list[Interval], closed: list[Interval]) -> list[Interval]:
    """The openings minus the closed intervals. Both must be joined() and sorted."""
    found: list[Interval] = []
    for opens, closes in openings:
        start = opens
        for begin, end in closed:
            if end <= start or begin >= closes:
                continue
            if start < begin:
                found.append((start, begin))
            start = max(start, end)
        if start < closes:
            found.append((start, closes))
    return found


def common(openings: list[Interval], within: list[Interval]) -> list[Interval]:
    """The parts of the openings that lie within the others, which are joined() and sorted."""
    found: list[Interval] = []
    others = [*within, (FOREVER, FOREVER)]
    index = 0
    for opens, closes in sorted(openings):
        while others[index][1] <= opens:
            index += 1
        number = index
        while others[number][0] < closes:
            begin, end = others[number]
            found.append((opens if opens > begin else begin, closes if closes < end else end))
            number += 1
    return found


def covers(openings: list[Interval], start: int, end: int) -> bool:
    """Whether all of [start, end) lies within one of the openings."""
    return any(opens <= start and end <= closes for opens, closes in openings)


def meets(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two half-open intervals overlap: one that ends at ten does not overlap one that starts at ten."""
    return start < other_end and other_start < end
