"""Which times are free. It only reads; the page that lists times and the booking that takes one both ask here."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from appointments.models import HeldTime, TimetableException, TimetableHours
from clinic.models import ClinicProfile, Practitioner, Service

Interval = tuple[int, int]  # half-open, in epoch seconds

NEAREST = 3
NEAREST_WITHIN_DAYS = 14


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A free time: computed, never stored. Both moments are aware UTC; buffers are not part of it."""

    starts_at: datetime
    ends_at: datetime
    practitioner_id: int

    @property
    def day(self) -> date:
        """The clinic's own day."""
        return self.starts_at.astimezone(settings.CLINIC_TIME_ZONE).date()


def free_slots(
    service: Service,
    practitioners: Iterable[Practitioner],
    first_day: date,
    last_day: date,
    *,
    returning: bool,
    now: datetime | None = None,
) -> Iterator[Slot]:
    """The times at which `practitioners` can take a patient for `service`, practitioner by practitioner.

    Days are the clinic's own (wall time), both included. Nothing is offered sooner than the policy's notice or
    beyond its horizon. Starts lie on a grid of `service.step` from each opening. Four statements, whatever the data.
    """
    now = now or timezone.now()
    policy = ClinicProfile.objects.current()
    today = now.astimezone(settings.CLINIC_TIME_ZONE).date()
    first_day, last_day = max(first_day, today), min(last_day, today + timedelta(days=policy.horizon_days))
    people = [practitioner.pk for practitioner in practitioners]
    if first_day > last_day or not people:
        return

    since, until = _seconds(first_day, time.min), _seconds(last_day + timedelta(days=1), time.min)
    length = service.length(returning)
    openings = _weekly_hours(people, first_day, last_day)
    forbidden: dict[int, list[Interval]] = {person: [] for person in people}
    _apply_exceptions(openings, forbidden, length, since, until)
    _forbid_held_times(forbidden, service, length, since, until, now)

    earliest = int((now + policy.notice).timestamp())
    step = int(service.step.total_seconds())
    for person in people:
        open_hours = _merged(openings[person], join_touching=True)
        taken = _merged(forbidden[person], join_touching=False)  # the moment between two visits is a free start
        for start in _starts(open_hours, taken, int(length.total_seconds()), step):
            if start >= earliest and since <= start < until:
                begins = datetime.fromtimestamp(start, UTC)
                yield Slot(begins, begins + length, person)


def offered(service, practitioner, starts_at: datetime, *, returning: bool, now: datetime) -> Slot | None:
    """The slot of `practitioner` that starts at this very moment, if it is on offer."""
    day = starts_at.astimezone(settings.CLINIC_TIME_ZONE).date()
    slots = free_slots(service, [practitioner], day, day, returning=returning, now=now)
    return next((slot for slot in slots if slot.starts_at == starts_at), None)


def nearest(service, practitioners, starts_at: datetime, *, returning: bool, now: datetime) -> list[Slot]:
    """Up to three free times, nearest to `starts_at` first chosen, then in the order of the clock."""
    day = starts_at.astimezone(settings.CLINIC_TIME_ZONE).date()
    window = timedelta(days=NEAREST_WITHIN_DAYS)
    slots = fair_choice(free_slots(service, practitioners, day - window, day + window, returning=returning, now=now))
    return sorted(sorted(slots, key=lambda slot: (abs(slot.starts_at - starts_at), slot.starts_at))[:NEAREST])


def fair_choice(slots: Iterable[Slot]) -> list[Slot]:
    """One slot for each moment, in order: of those who are free then, the one with most free time that day."""
    slots = list(slots)
    free_that_day = Counter((slot.practitioner_id, slot.day) for slot in slots)
    best: dict[datetime, Slot] = {}
    for slot in slots:
        other = best.get(slot.starts_at)
        if (
            other is None
            or free_that_day[slot.practitioner_id, slot.day] > free_that_day[other.practitioner_id, slot.day]
        ):
            best[slot.starts_at] = slot
    return sorted(best.values())


def _weekly_hours(people: list[int], first_day: date, last_day: date) -> dict[int, list[Interval]]:
    """What the timetables open. On each day the timetable counts that is valid then and began last."""
    rows = (
        TimetableHours.objects.filter(timetable__practitioner__in=people, timetable__valid_from__lte=last_day)
        .filter(Q(timetable__valid_until__isnull=True) | Q(timetable__valid_until__gte=first_day))
        .values_list(
            "timetable__practitioner", "timetable__valid_from", "timetable__valid_until",
            "weekday", "opens_at", "closes_at",
        )
    )  # fmt: skip
    tables: dict[int, dict[tuple, dict[int, list]]] = {}
    for person, valid_from, valid_until, weekday, opens, closes in rows:
        week = tables.setdefault(person, {}).setdefault((valid_from, valid_until), {})
        week.setdefault(weekday, []).append((opens, closes))

    seconds: dict[tuple[date, time], int] = {}
    openings: dict[int, list[Interval]] = {person: [] for person in people}
    for person, by_validity in tables.items():
        latest_first = sorted(by_validity.items(), key=lambda item: item[0][0], reverse=True)
        for number in range((last_day - first_day).days + 1):
            day = first_day + timedelta(days=number)
            week = next((week for (begin, end), week in latest_first if begin <= day and (not end or day <= end)), {})
            for hours in week.get(day.weekday(), ()):
                for wall in hours:
                    if (day, wall) not in seconds:
                        seconds[day, wall] = _seconds(day, wall)
                openings[person].append((seconds[day, hours[0]], seconds[day, hours[1]]))
    return openings


def _apply_exceptions(openings, forbidden, length: timedelta, since: int, until: int) -> None:
    """Add extra openings and forbid starts that would run into a closure. A closure wins over an opening."""
    rows = TimetableException.objects.filter(
        Q(practitioner__in=list(openings)) | Q(practitioner__isnull=True),
        starts_at__lt=datetime.fromtimestamp(until, UTC),
        ends_at__gt=datetime.fromtimestamp(since, UTC),
    ).values_list("practitioner", "kind", "starts_at", "ends_at")
    for person, kind, starts_at, ends_at in rows:
        start, end = int(starts_at.timestamp()), int(ends_at.timestamp())
        for concerned in [person] if person else openings:
            if kind == TimetableException.Kind.OPEN:
                openings[concerned].append((start, end))
            else:
                forbidden[concerned].append((start - int(length.total_seconds()), end))


def _forbid_held_times(forbidden, service: Service, length: timedelta, since: int, until: int, now: datetime) -> None:
    """Forbid starts whose busy time, buffers included, would meet a time that is held already."""
    before, after = int(service.buffer_before.total_seconds()), int(service.buffer_after.total_seconds())
    reach = timedelta(seconds=before) + length + timedelta(seconds=after)
    rows = (
        HeldTime.objects.of(list(forbidden))
        .overlapping(datetime.fromtimestamp(since, UTC) - reach, datetime.fromtimestamp(until, UTC) + reach)
        .standing(now)
        .values_list("practitioner", "busy_from", "busy_until")
    )
    visit_and_after = int(length.total_seconds()) + after
    for person, busy_from, busy_until in rows:
        lower, upper = int(busy_from.timestamp()) - visit_and_after, int(busy_until.timestamp()) + before
        forbidden[person].append((lower, upper))


def _merged(intervals: list[Interval], *, join_touching: bool) -> list[Interval]:
    """The same moments as few, sorted intervals. Whether two that only touch become one is the caller's question."""
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if merged and (start < merged[-1][1] or (join_touching and start == merged[-1][1])):
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _starts(openings: list[Interval], forbidden: list[Interval], length: int, step: int) -> Iterator[int]:
    """Grid starts within the openings that lie strictly inside no forbidden interval. One sweep over both."""
    index = 0
    for opens, closes in openings:
        start = opens
        while start + length <= closes:
            while index < len(forbidden) and forbidden[index][1] <= start:
                index += 1
            if index < len(forbidden) and forbidden[index][0] < start:
                start += -(-(forbidden[index][1] - start) // step) * step
                continue
            yield start
            start += step


def _seconds(day: date, wall: time) -> int:
    """Epoch seconds of the clinic's wall time on that day."""
    return int(datetime.combine(day, wall, settings.CLINIC_TIME_ZONE).timestamp())
