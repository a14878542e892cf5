"""A clinic out of a hat: random hours, seasons, closures and held times, and a slow, obvious oracle of its free times.

The oracle looks at every five minutes by themselves (all numbers are multiples of five) and shares nothing with
appointments/times/day_plan.py or intervals.py. Hours end after midnight, too, and meet those of the next day.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

# Days on which the clocks of London or Sydney change, the leap day, and one on which nothing happens.
DAYS = [date(2026, 3, 29), date(2026, 10, 25), date(2026, 4, 5), date(2026, 10, 4), date(2028, 2, 29), date(2026, 6, 1)]
NUMBER_OF_DAYS = 3
MINUTE, TICK = timedelta(minutes=1), timedelta(minutes=5)

Span = tuple[datetime, datetime]


@dataclass
class Season:
    """A timetable: its first and last day, its hours by weekday, and how many visits a day may have."""

    begin: date
    end: date | None
    cap: int | None
    hours: dict[int, list[tuple[time, time]]]


@dataclass
class RandomClinic:
    """One practitioner's rules on three days; moments are aware UTC, lengths are minutes."""

    zone: ZoneInfo
    first: date
    now: datetime
    length: int
    step: int
    before: int
    after: int
    notice: int
    seasons: list[Season]
    closed: list[Span] = field(default_factory=list)
    closed_for_all: list[Span] = field(default_factory=list)  # the clinic's closing days: own extra hours beat them
    opened: list[Span] = field(default_factory=list)
    doors: dict[int, list[tuple[time, time]]] | None = None  # the clinic's opening hours by weekday
    held: list[Span] = field(default_factory=list)  # busy time, buffers included; the visit starts `before` later

    @property
    def last(self) -> date:
        return self.first + timedelta(days=NUMBER_OF_DAYS - 1)

    def earliest(self) -> datetime:
        """After the notice; and an hour to answer, in which nobody is away, ends half an hour before.

        In a clinic without opening hours.
        """
        ticks = (tick for tick in _ticks(self.now, self.now + timedelta(days=9)))
        is_there = [tick for tick in ticks if not any(since <= tick < until for since, until in self.closed_for_all)]
        answered = is_there[timedelta(hours=1) // TICK - 1] + TICK
        return max(self.now + timedelta(hours=self.notice), answered + timedelta(minutes=30))

    def moment(self, day: date, wall: time) -> datetime:
        return datetime.combine(day, wall, self.zone).astimezone(UTC)

    def season_of(self, day: date) -> Season | None:
        """The one that is valid and began last."""
        valid = [season for season in self.seasons if season.begin <= day and (season.end is None or day <= season.end)]
        return max(valid, key=lambda season: season.begin, default=None)

    def free_starts(self) -> list[datetime]:
        """Tick by tick: what a patient could book."""
        openings = self._openings()
        days = [self.first + timedelta(days=number) for number in range(NUMBER_OF_DAYS)]
        return [start for day in days for start in self._free_starts_of(day, openings)]

    def _night(self, day: date, opens: time, closes: time) -> Span:
        return self.moment(day, opens), self.moment(day if closes > opens else day + timedelta(days=1), closes)

    def _openings(self) -> dict[datetime, datetime]:
        """For each open tick, the first one of its opening: it ends where hours of a later day begin."""
        days = [self.first + timedelta(days=number) for number in range(-5, NUMBER_OF_DAYS + 3)]
        doors = None
        if self.doors is not None:
            doors = {tick for day in days for walls in self.doors.get(day.weekday(), [])
                     for tick in _ticks(*self._night(day, *walls))}  # fmt: skip
        is_open, begins = set(), set()
        for day in days:
            season = self.season_of(day)
            for walls in season.hours.get(day.weekday(), []) if season else []:
                ticks = {tick for tick in _ticks(*self._night(day, *walls)) if doors is None or tick in doors}
                is_open |= ticks
                begins |= {tick for tick in ticks if tick - TICK not in ticks}
        for since, until in self.opened:
            is_open |= set(_ticks(since, until))
            begins.add(since)
        found: dict[datetime, datetime] = {}
        for tick in sorted(is_open):
            opening = found.get(tick - TICK, tick)
            is_next_day = opening.astimezone(self.zone).date() != tick.astimezone(self.zone).date()
            found[tick] = tick if tick in begins and is_next_day else opening
        return found

    def _free_starts_of(self, day: date, openings: dict[datetime, datetime]) -> list[datetime]:
        begin, end = self.moment(day, time.min), self.moment(day + timedelta(days=1), time.min)
        season = self.season_of(day)
        ticks = _ticks(begin, end)
        ticks += _ticks(end, end + MINUTE * self.length)
        is_extra = {tick for tick in ticks if any(a <= tick < b for a, b in self.opened)}
        is_closed = {tick for tick in ticks if any(a <= tick < b for a, b in self.closed_for_all)} - is_extra
        is_closed |= {tick for tick in ticks if any(a <= tick < b for a, b in self.closed)}
        visits = sum(begin <= busy_from + MINUTE * self.before < end for busy_from, _until in self.held)
        if season and season.cap and visits >= season.cap:
            return []

        found, earliest = [], self.earliest()
        for tick in ticks:
            opening = openings.get(tick)
            if opening is None or tick >= end:
                continue
            visit = [tick + TICK * number for number in range(self.length // 5)]
            busy = tick - MINUTE * self.before, visit[-1] + TICK + MINUTE * self.after
            if (
                (tick - opening) % (MINUTE * self.step) == timedelta(0)
                and all(openings.get(each) == opening for each in visit)
                and is_closed.isdisjoint(visit)
                and not any(busy[0] < until and since < busy[1] for since, until in self.held)
                and tick >= earliest
            ):
                found.append(tick)
        return found


def _ticks(since: datetime, until: datetime) -> list[datetime]:
    return [since + TICK * number for number in range(int((until - since) / TICK))]


def random_clinic(seed: int, zone: ZoneInfo, *, may_have_doors: bool = False) -> RandomClinic:
    """The same seed gives the same clinic."""
    hat = Random(seed)
    first = hat.choice(DAYS) - timedelta(days=1)
    clinic = RandomClinic(
        zone=zone,
        first=first,
        now=datetime.combine(first, time(hat.randrange(24)), UTC) - timedelta(hours=hat.randrange(48)),
        length=5 * hat.randint(2, 10),
        step=5 * hat.randint(1, 6),
        before=5 * hat.randrange(3),
        after=5 * hat.randrange(3),
        notice=hat.randrange(6),
        seasons=[],
    )
    clinic.seasons.append(_season(hat, first - timedelta(days=hat.randint(3, 99)), None))
    if hat.random() < 0.4:
        begin = first + timedelta(days=hat.randint(-2, 2))
        clinic.seasons.append(_season(hat, begin, hat.choice([None, begin, begin + timedelta(days=1)])))
    if may_have_doors and hat.random() < 0.5:
        clinic.doors = _week(hat, [1, 2, 2])
    begin = clinic.moment(first, time.min)
    clinic.closed = [_span(hat, begin, 4) for _number in range(hat.randrange(3))]
    clinic.closed_for_all = [_span(hat, begin, 4) for _number in range(hat.randrange(2))]
    clinic.opened = [_span(hat, begin, 3) for _number in range(hat.randrange(2))]
    for _number in range(hat.randrange(6)):
        since = begin + timedelta(minutes=5 * hat.randrange(12 * 24 * NUMBER_OF_DAYS))
        until = since + timedelta(minutes=clinic.before + clinic.length + clinic.after)
        if not any(since < other_until and other < until for other, other_until in clinic.held):
            clinic.held.append((since, until))
    return clinic


def _season(hat: Random, begin: date, end: date | None) -> Season:
    return Season(begin, end, hat.choice([None, None, None, 1, 2, 5]), _week(hat, [0, 1, 1, 2, 2]))


def _week(hat: Random, intervals_a_day: list[int]) -> dict[int, list[tuple[time, time]]]:
    """One interval in four ends after midnight."""
    hours: dict[int, list[tuple[time, time]]] = {}
    for weekday in range(7):
        for _interval in range(hat.choice(intervals_a_day)):
            opens, closes = sorted(hat.sample(range(0, 24 * 60, 15), 2), reverse=hat.random() < 0.25)
            hours.setdefault(weekday, []).append((time(*divmod(opens, 60)), time(*divmod(closes, 60))))
    return hours


def _span(hat: Random, begin: datetime, hours: int) -> Span:
    since = begin + timedelta(minutes=5 * hat.randrange(12 * 24 * NUMBER_OF_DAYS))
    return since, since + timedelta(minutes=5 * hat.randint(1, 12 * hours))
