"""The grid: a practitioner's day as blocks of time in chronological order, for the desk. It only reads.

Every held time is a row of HeldTime and becomes a block; the rest of the hours is free, and between them is a break.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.db.models import OuterRef, Subquery

from appointments.models import Appointment, AppointmentEvent, HeldTime, Status
from appointments.times import day_plan_rows, intervals, misfits
from appointments.times.day_plan import HELD, DayPlan, Days
from appointments.times.intervals import FOREVER, Interval
from clinic.models import Practitioner

UNIT = 5  # minutes: one line of the grid
CELL = 1800  # seconds: free time is cut at each half hour, and each piece can be booked
QUARTER = 900  # seconds: a piece starts at a quarter of an hour from the opening, as most services do
SHORT = 600  # seconds: no appointment is shorter
LATE_AT_MOST = 12 * 3600  # seconds: a confirmed appointment of yesterday is not late, it was forgotten
USUAL_HOURS = (9, 17)  # hours shown on an empty grid


@dataclass
class Block:
    """A part of one practitioner's day. If it is held, `held` is the row, with `changed_at` (its status)."""

    kind: str  # visit, offer, free, closed, break, off
    starts_at: datetime
    ends_at: datetime
    person: int
    held: HeldTime | None = None
    why: misfits.Why | None = None  # why the appointment cannot be, if it cannot
    late: int = 0  # minutes since a confirmed appointment of today began
    lane: int = 1
    lanes: int = 1

    @property
    def name(self) -> str:
        """The value that a link to the booking page sends, in the format of Slot.name."""
        return f"{self.person}-{int(self.starts_at.timestamp())}"

    @property
    def place(self) -> str:
        """CSS classes for its position on the grid (board-grid.css): start, length and lane."""
        lanes = f" lane-{self.lane} lanes-{self.lanes}" if self.lanes > 1 else ""
        return f"{_place(self.starts_at, self.ends_at)}{lanes}"


@dataclass
class Column:
    """One practitioner on one day. `hours` are the open ones, joined; none if it is a day off."""

    practitioner: Practitioner
    day: date
    blocks: list[Block]
    hours: list[Interval]
    now_place: str = ""  # CSS classes of the line for the current time; empty outside the hours shown
    past_place: str = ""  # the same of what is over today

    @property
    def is_off(self) -> bool:
        return not self.hours

    @property
    def from_to(self) -> tuple[datetime, datetime]:
        """When the first of the hours begins, and the last ends."""
        return _moments((self.hours[0][0], self.hours[-1][1]))

    @property
    def booked(self) -> int:
        return sum(block.kind == "visit" for block in self.blocks)


@dataclass
class Board:
    columns: list[Column]
    opens: int  # both are hours, 0 to 24
    closes: int
    cannot_be: dict[int, misfits.Why]

    @property
    def hours(self) -> range:
        return range(self.opens, self.closes)


def drawn(people: list[Practitioner], first: date, last: date, now: datetime) -> Board:
    """The days from `first` to `last` (both included) of each practitioner, in a fixed number of queries."""
    days = Days.between(first, last)
    keys = [person.pk for person in people]
    held = _held(keys, days, now)
    laid_out = day_plan_rows.read(keys, days, now, held=[_moment_row(row) for row in held])
    shown = Appointment.objects.filter(pk__in=[row.appointment_id for row in held])
    cannot_be = misfits.misfits_among(shown, now, laid_out)
    columns = []
    for person in people:
        for number, bounds in enumerate(days.bounds()):
            day = first + timedelta(days=number)
            own = [row for row in held if row.practitioner_id == person.pk and _meets(row, bounds)]
            columns.append(_column(person, day, bounds, laid_out, own, cannot_be, int(now.timestamp())))
    opens, closes = _hours_shown(columns)
    for column in columns:
        _fill_what_is_not_open(column, opens, closes)
    _mark_now(columns, now, opens, closes)
    return Board(columns, opens, closes, cannot_be)


def _column(person, day: date, bounds: Interval, laid_out: DayPlan, held, cannot_be, now: int) -> Column:
    begin, end = bounds
    hours = [each for each in laid_out.open_hours(person.pk) if intervals.meets(*each, begin, end)]
    closures = laid_out.closures[person.pk]
    blocks = [_block_of(row, cannot_be, now) for row in held]
    _put_side_by_side(blocks)
    taken = [*closures, *laid_out.held[person.pk], *laid_out.full_days(person.pk)]
    # A night of the day before, or of this day, has its part on each of the two. A walk-in may get the time that has
    # just begun (by_phone.policy_for).
    taken += [(-FOREVER, max(begin, now - QUARTER + 1)), (end, FOREVER)]
    if person.takes_bookings:
        blocks += [Block("free", *_moments(piece), person.pk) for piece in _free(hours, taken)]
    shut = [
        (max(opens, start), min(closes, finish))
        for opens, closes in intervals.common(hours, [bounds])
        for start, finish in intervals.joined(list(closures))
        if intervals.meets(opens, closes, start, finish)
    ]
    visits = [(int(block.starts_at.timestamp()), int(block.ends_at.timestamp())) for block in blocks if block.held]
    blocks += [Block("closed", *_moments(each), person.pk) for each in _left(shut, visits)]
    blocks.sort(key=lambda block: (block.starts_at, block.kind))
    return Column(person, day, blocks, intervals.joined(hours))


def _block_of(row: HeldTime, cannot_be: dict[int, misfits.Why], now: int) -> Block:
    about = row.offer or row.appointment
    kind = "offer" if row.offer else "visit"
    why = cannot_be.get(row.appointment_id) if kind == "visit" else None
    late = now - int(about.starts_at.timestamp()) if row.appointment.status == Status.CONFIRMED else 0
    is_today = 0 < late < LATE_AT_MOST
    return Block(
        kind, about.starts_at, about.ends_at, row.practitioner_id, row, why, late=late // 60 if is_today else 0
    )


def _fill_what_is_not_open(column: Column, opens: int, closes: int) -> None:
    """Between the hours of a day lies a break; before and after them nobody works. Appointments there stand out."""
    if column.is_off:
        return
    midnight = datetime.combine(column.day, time(), settings.CLINIC_TIME_ZONE)
    begin, end = (int((midnight + timedelta(hours=hour)).timestamp()) for hour in (opens, closes))
    taken = [
        (int(block.starts_at.timestamp()), int(block.ends_at.timestamp())) for block in column.blocks if block.held
    ]
    first, last = column.hours[0][0], column.hours[-1][1]
    for start, finish in _left([(begin, end)], [*column.hours, *taken]):
        kind = "break" if first < start and finish < last else "off"
        column.blocks.append(Block(kind, *_moments((start, finish)), column.practitioner.pk))
    column.blocks.sort(key=lambda block: (block.starts_at, block.kind))


def _put_side_by_side(blocks: list[Block]) -> None:
    """Overbooked blocks overlap: put those side by side in up to three lanes."""
    blocks.sort(key=lambda block: block.starts_at)
    crowd: list[Block] = []
    for block in [*blocks, None]:
        if crowd and (block is None or block.starts_at >= max(each.ends_at for each in crowd)):
            for number, each in enumerate(crowd):
                each.lane, each.lanes = number % 3 + 1, min(len(crowd), 3)
            crowd = []
        if block is not None:
            crowd.append(block)


def _mark_now(columns: list[Column], now: datetime, opens: int, closes: int) -> None:
    wall = now.astimezone(settings.CLINIC_TIME_ZONE)
    for column in columns:
        if column.day == wall.date() and opens <= wall.hour < closes:
            column.now_place = f"h-{wall.hour} m-{wall.minute // UNIT * UNIT}"
            column.past_place = _place(wall.replace(hour=opens, minute=0), wall)


def _left(hours: list[Interval], taken: Iterable[Interval]) -> Iterator[Interval]:
    """The parts of these hours that are not taken."""
    blocks = intervals.joined(list(taken))
    for opens, closes in hours:
        for start, end in blocks:
            if not intervals.meets(opens, closes, start, end):
                continue
            if start > opens:
                yield opens, start
            opens = max(opens, end)
        if opens < closes:
            yield opens, closes


def _free(hours: list[Interval], taken: list[Interval]) -> Iterator[Interval]:
    """The free parts, cut at each half hour. Each piece starts where an appointment can start."""
    for opens, closes in hours:
        for since, end in _left([(opens, closes)], taken):
            start = since + (opens - since) % QUARTER
            while start < end:
                finish = min((start // CELL + 1) * CELL, end)
                if finish - start >= SHORT:
                    yield start, finish
                start = finish + (opens - finish) % QUARTER


def _held(keys: list[int], days: Days, now: datetime) -> list[HeldTime]:
    since, until = (datetime.fromtimestamp(days.midnights[side], UTC) for side in (0, -1))
    changes = AppointmentEvent.objects.filter(appointment=OuterRef("appointment")).exclude(to_status="")
    rows = HeldTime.objects.of(keys).overlapping(since, until).standing(now)
    rows = rows.annotate(changed_at=Subquery(changes.order_by("-pk").values("at")[:1]))
    return list(rows.select_related("appointment__service", "offer").order_by("busy_from", "pk"))


def _moment_row(row: HeldTime) -> tuple:
    """As day_plan.MomentRow."""
    about = row.offer or row.appointment
    moments = (row.busy_from, row.busy_until, about.starts_at)
    return (row.practitioner_id, HELD, *(int(moment.timestamp()) for moment in moments))


def _place(starts_at: datetime, ends_at: datetime) -> str:
    wall, end = (moment.astimezone(settings.CLINIC_TIME_ZONE) for moment in (starts_at, ends_at))
    first = wall.hour * 60 + wall.minute
    last = end.hour * 60 + end.minute + (24 * 60 if end.date() > wall.date() else 0)
    # Both are rounded down: off the grid, one that begins when another ends does not lie over its last line.
    first, last = first // UNIT * UNIT, last // UNIT * UNIT
    long = max(last - first, UNIT)
    return f"h-{first // 60} m-{first % 60} for-h-{long // 60} for-m-{long % 60}"


def _meets(row: HeldTime, bounds: Interval) -> bool:
    about = row.offer or row.appointment
    return bounds[0] <= about.starts_at.timestamp() < bounds[1]


def _moments(stretch: Interval) -> tuple[datetime, datetime]:
    return datetime.fromtimestamp(stretch[0], UTC), datetime.fromtimestamp(stretch[1], UTC)


def _hours_shown(columns: list[Column]) -> tuple[int, int]:
    """The first and last hour in which anybody works or any block lies."""
    found = []
    for column in columns:
        start = int(datetime.combine(column.day, time(), settings.CLINIC_TIME_ZONE).timestamp())
        end = int(datetime.combine(column.day + timedelta(days=1), time(), settings.CLINIC_TIME_ZONE).timestamp())
        hours = [_moments((max(opens, start), min(closes, end))) for opens, closes in column.hours]
        blocks = [(block.starts_at, block.ends_at) for block in column.blocks]
        for each in [*hours, *blocks]:
            wall, until = (moment.astimezone(settings.CLINIC_TIME_ZONE) for moment in each)
            found.append((wall.hour, 24 if until.date() > wall.date() else until.hour + (until.minute > 0)))
    if not found:
        return USUAL_HOURS
    opens = min(hour for hour, _until in found)
    return opens, max(*(until for _hour, until in found), opens + 1)
