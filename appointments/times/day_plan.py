"""The day plan: open and held times on a range of the clinic's days, built from plain rows without a database.

Timetables use wall time in the clinic's zone; exceptions and held times use epoch seconds. A wall time skipped by a
clock change gets the moment of the old offset; of a wall time that occurs twice, the first counts. Hours that end after
midnight belong to the day on which they begin. Openings that begin on different days are never one: the grid of starts
begins at each opening, and would otherwise depend on how many days are loaded.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.conf import settings

from appointments.times import intervals
from appointments.times.intervals import FOREVER, Interval

OPEN, CLOSED, HELD = "open", "closed", "held"
DAY = timedelta(days=1)
# Days before that are laid out, too: a night reaches into the next day, where it may meet another one's hours.
DAYS_BEFORE = 2
LONGEST_OPENING = 24 * 3600  # longer extra hours are cut at midnight

WallHours = Callable[[date], list[tuple[time, time]]]  # the hours that begin on a day; they may end on the next


def midnight(day: date) -> datetime:
    """The moment at which that day begins in the clinic."""
    return datetime.combine(day, time.min, settings.CLINIC_TIME_ZONE)


def seconds(day: date, wall: time) -> int:
    """Epoch seconds of the clinic's wall time on that day."""
    return int(datetime.combine(day, wall, settings.CLINIC_TIME_ZONE).timestamp())


@dataclass(frozen=True, slots=True)
class Days:
    """A range of the clinic's days, with the epoch seconds of every midnight that bounds them."""

    first: date
    midnights: list[int]  # one more than there are days; empty for no days

    @classmethod
    def between(cls, first: date, last: date) -> "Days":
        """`first` and `last` are both included."""
        if last < first:
            return cls(first, [])
        return cls(first, [seconds(first + timedelta(days=day), time.min) for day in range((last - first).days + 2)])

    def __len__(self) -> int:
        return max(len(self.midnights) - 1, 0)

    @property
    def around(self) -> "Days":
        """These days, those before whose nights reach into them, and the one into which their own reach."""
        return Days.between(self.first - DAYS_BEFORE * DAY, self.first + len(self) * DAY)

    def number(self, moment: int) -> int | None:
        """The index of the day that a moment (epoch seconds) lies in, or None."""
        found = bisect_right(self.midnights, moment) - 1
        return found if 0 <= found < len(self) else None

    def bounds(self) -> Iterator[Interval]:
        """Each day as an interval."""
        return zip(self.midnights, self.midnights[1:], strict=False)

    def pieces(self, start: int, end: int) -> Iterator[Interval]:
        """The part of an interval that lies within the days, cut at each midnight."""
        return (
            (max(begin, start), min(finish, end)) for begin, finish in self.bounds() if start < finish and begin < end
        )


class _Walls(dict[time, int]):
    """Epoch seconds of a day's wall times. Each is converted once, however many practitioners share it."""

    def __init__(self, day: date):
        self.day = day

    def __missing__(self, wall: time) -> int:
        self[wall] = seconds(self.day, wall)
        return self[wall]


class TimetableRow(NamedTuple):
    """One interval of one weekday. A timetable without hours is one row with None in the last three fields."""

    timetable: int
    practitioner: int
    valid_from: date
    valid_until: date | None
    daily_cap: int | None
    weekday: int | None
    opens_at: time | None
    closes_at: time | None


class MomentRow(NamedTuple):
    """An exception or a held time, in epoch seconds. `practitioner` is None for a closing day of the whole clinic."""

    practitioner: int | None
    kind: str
    start: int
    end: int
    visit_starts: int  # without the buffer; 0 for an exception, and if no day has a cap


@dataclass(frozen=True, slots=True)
class Visit:
    """How much time an appointment takes, in seconds. Starts lie on a grid of `step` from each opening."""

    length: int
    before: int = 0
    after: int = 0
    step: int = 1


class DayPlan:
    """Openings, closures and held times of `people` (primary keys) on `days`.

    `timetables` must be sorted by their first day: the valid one that began last is in force. Weekly hours count within
    `clinic_hours`; None if nobody has entered any. Extra hours count as they are. Rows of `days.around` can matter.
    """

    def __init__(
        self,
        people: list[int],
        days: Days,
        timetables: Iterable[tuple],
        moments: Iterable[tuple],
        clinic_hours: WallHours | None = None,
    ):
        self.people, self.days, self.around = people, days, days.around
        self._walls = [_Walls(self.around.first + number * DAY) for number in range(len(self.around) + 1)]
        self._weekly: dict[int, list[Interval]] = defaultdict(list)
        self._extra: dict[int, list[Interval]] = defaultdict(list)
        self.openings: dict[int, list[Interval]] = defaultdict(list)
        self.closures: dict[int, list[Interval]] = defaultdict(list)
        self.held: dict[int, list[Interval]] = defaultdict(list)
        self._caps: dict[tuple[int, int], int] = {}
        self._visits: Counter[tuple[int, int | None]] = Counter()
        self._lay_out_timetables(timetables)
        self._lay_out_moments(moments)
        doors = None if clinic_hours is None else self._doors(clinic_hours)
        for person in people:
            weekly = self._weekly[person] if doors is None else intervals.common(self._weekly[person], doors)
            self.openings[person] = weekly + self._extra[person]

    def open_hours(self, person: int) -> list[Interval]:
        """Hours that meet these days, whole, closures not subtracted: extra hours, and weekly ones within the clinic's.

        Touching ones that begin on the same day are one.
        """
        return self._joined(self.openings[person])

    def timetable_hours(self, person: int) -> list[Interval]:
        """As open_hours(), whether the clinic is open then or not."""
        return self._joined(self._weekly[person] + self._extra[person])

    def full_days(self, person: int) -> list[Interval]:
        """The days on which this practitioner has reached the timetable's daily cap."""
        bounds = list(self.days.bounds())
        return [
            bounds[day] for (who, day), cap in self._caps.items() if who == person and self._visits[who, day] >= cap
        ]

    def starts(self, person: int, visit: Visit, earliest: int) -> list[int]:
        """Every moment from `earliest` on (epoch seconds) at which such an appointment can start.

        This is the one place that combines everything that forbids a start.
        """
        length = visit.length
        forbidden = [(start - length, end) for start, end in self.closures[person]]
        forbidden += [(start - length - visit.after, end + visit.before) for start, end in self.held[person]]
        forbidden += [(begin - 1, end) for begin, end in self.full_days(person)]
        if not self.days:
            return []
        begin, end = self.days.midnights[0], self.days.midnights[-1]
        forbidden += [(-FOREVER, max(earliest, begin)), (end - 1, FOREVER)]
        return intervals.starts(self.open_hours(person), forbidden, length, visit.step)

    def _lay_out_timetables(self, rows: Iterable[tuple]) -> None:
        tables: dict[int, tuple] = {}
        for timetable, person, begin, end, cap, weekday, opens, closes in rows:
            if timetable not in tables:
                tables[timetable] = (person, begin, end, cap, [[] for _weekday in range(7)])
            if weekday is not None:
                tables[timetable][4][weekday].append((opens, closes))
        days = self.around
        in_force: dict[int, list[tuple | None]] = {person: [None] * len(days) for person in self.people}
        for table in tables.values():
            person, begin, end, _cap, _week = table
            first = max((begin - days.first).days, 0)
            last = len(days) if end is None else min((end - days.first).days + 1, len(days))
            for number in range(first, last):
                in_force[person][number] = table

        for number in range(len(days)):
            weekday = self._walls[number].day.weekday()
            for person in self.people:
                in_force_now = in_force[person][number]
                if in_force_now is None:
                    continue
                _person, _begin, _end, cap, week = in_force_now
                self._weekly[person] += self._moments(number, week[weekday])
                if cap and 0 <= number - DAYS_BEFORE < len(self.days):
                    self._caps[person, number - DAYS_BEFORE] = cap

    def _doors(self, clinic_hours: WallHours) -> list[Interval]:
        """When the clinic is open, closing days not looked at."""
        hours = enumerate(clinic_hours(walls.day) for walls in self._walls[:-1])
        return intervals.joined([each for number, walls in hours for each in self._moments(number, walls)])

    def _moments(self, number: int, hours: list[tuple[time, time]]) -> list[Interval]:
        """Hours that begin on a day, by its number."""
        today, tomorrow = self._walls[number], self._walls[number + 1]
        return [(today[opens], today[closes] if closes > opens else tomorrow[closes]) for opens, closes in hours]

    def _joined(self, openings: list[Interval]) -> list[Interval]:
        if not self.days:
            return []
        begin, end = self.days.midnights[0], self.days.midnights[-1]
        found = intervals.joined(openings, self.around.midnights)
        return [each for each in found if intervals.meets(*each, begin, end)]

    def _lay_out_moments(self, rows: Iterable[tuple]) -> None:
        closed_for_all: list[Interval] = []
        for person, kind, start, end, visit_starts in rows:
            if kind == HELD:
                self.held[person].append((start, end))
                if self._caps:
                    self._visits[person, self.days.number(visit_starts)] += 1
            elif person is None:
                closed_for_all.append((start, end))
            elif kind == CLOSED:
                self.closures[person].append((start, end))
            else:
                is_long = end - start > LONGEST_OPENING
                self._extra[person] += self.around.pieces(start, end) if is_long else [(start, end)]
        for person in self.people:  # somebody's own extra hours are narrower than a closing day of the clinic
            self.closures[person] += intervals.without(
                intervals.joined(closed_for_all), intervals.joined(self._extra[person])
            )
