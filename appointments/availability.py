"""Which times are free. It only reads; the page that lists times and the booking that takes one both ask here."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Q, Value
from django.utils import timezone

from appointments.agenda import HELD, Agenda, Days, Visit, local_day
from appointments.epoch import EpochSeconds
from appointments.models import HeldTime, Timetable, TimetableException
from clinic.models import ClinicProfile, Practitioner, Service

NEAREST = 3
NEAREST_WITHIN_DAYS = 14


class Slot(NamedTuple):
    """A free time: computed, never stored. Both moments are aware UTC; buffers are not part of it."""

    starts_at: datetime
    ends_at: datetime
    practitioner_id: int

    @property
    def day(self) -> date:
        """The clinic's own day."""
        return local_day(self.starts_at)


def free_slots(
    service: Service,
    practitioners: Iterable[Practitioner],
    first_day: date,
    last_day: date,
    *,
    returning: bool,
    now: datetime | None = None,
    policy: ClinicProfile | None = None,
) -> Iterator[Slot]:
    """The times at which `practitioners` can take a patient for `service`, practitioner by practitioner.

    Days are the clinic's own (wall time), both included. Nothing is offered sooner than the policy's notice or
    beyond its horizon, on a day that has its cap of visits, or off the grid of `service.step` that begins at each
    opening. Three statements, whatever the data; two for a caller who has the policy at hand.
    """
    starts, _days = _starts(service, practitioners, first_day, last_day, returning, now, policy)
    length = service.length(returning)
    for person, free in starts.items():
        for start in free:
            yield _slot(start, length, person)


def fair_slots(
    service: Service,
    practitioners: Iterable[Practitioner],
    first_day: date,
    last_day: date,
    *,
    returning: bool,
    now: datetime | None = None,
    policy: ClinicProfile | None = None,
) -> list[Slot]:
    """One slot for each moment at which somebody is free, in the order of the clock.

    Of those who are free at a moment it is the one who has most free starts on that day, so that the work is spread;
    of equals the one who comes first in `practitioners`. Arguments and statements are those of free_slots().
    """
    starts, days = _starts(service, practitioners, first_day, last_day, returning, now, policy)
    length = service.length(returning)
    chosen: dict[int, int] = {}
    for begin, end in days.bounds():
        today = [(person, free[bisect_left(free, begin) : bisect_left(free, end)]) for person, free in starts.items()]
        for person, free in sorted(today, key=lambda pair: -len(pair[1])):
            for start in free:
                chosen.setdefault(start, person)
    return [_slot(start, length, person) for start, person in sorted(chosen.items())]


def offered(
    service: Service,
    practitioner: Practitioner,
    starts_at: datetime,
    *,
    returning: bool,
    now: datetime,
    policy: ClinicProfile | None = None,
) -> Slot | None:
    """The slot of `practitioner` that starts at this very moment, if it is on offer."""
    day = local_day(starts_at)
    slots = free_slots(service, [practitioner], day, day, returning=returning, now=now, policy=policy)
    return next((slot for slot in slots if slot.starts_at == starts_at), None)


def nearest(service, practitioners, starts_at: datetime, *, returning: bool, now: datetime) -> list[Slot]:
    """Up to three free times, nearest to `starts_at` first chosen, then in the order of the clock."""
    window = timedelta(days=NEAREST_WITHIN_DAYS)
    day = local_day(starts_at)
    slots = fair_slots(service, practitioners, day - window, day + window, returning=returning, now=now)
    return sorted(sorted(slots, key=lambda slot: (abs(slot.starts_at - starts_at), slot.starts_at))[:NEAREST])


def agenda(people: list[int], days: Days, now: datetime, reach: timedelta = timedelta(0)) -> Agenda:
    """What is open and taken, read in two statements. Times held up to `reach` outside the days matter for buffers."""
    return Agenda(people, days, timetable_rows(people, days), moment_rows(people, days, now, reach))


def timetable_rows(people: list[int], days: Days):
    """The weekly hours that can matter on `days`, as agenda.TimetableRow; the timetable that begins last comes last."""
    last = days.first + timedelta(days=len(days) - 1)
    return (
        Timetable.objects.filter(practitioner__in=people, valid_from__lte=last)
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gte=days.first))
        .order_by("valid_from")
        .values_list(
            "pk", "practitioner", "valid_from", "valid_until", "daily_cap",
            "hours__weekday", "hours__opens_at", "hours__closes_at",
        )
    )  # fmt: skip


def moment_rows(people: list[int], days: Days, now: datetime, reach: timedelta):
    """Exceptions and the held times that still stand at `now`, in one statement, as agenda.MomentRow."""
    since, until = (datetime.fromtimestamp(days.midnights[side], UTC) for side in (0, -1))
    exceptions = TimetableException.objects.filter(
        Q(practitioner__in=people) | Q(practitioner__isnull=True), starts_at__lt=until, ends_at__gt=since
    ).values_list(
        "practitioner", "kind", EpochSeconds("starts_at"), EpochSeconds("ends_at"), EpochSeconds("starts_at")
    )  # fmt: skip
    held = (
        HeldTime.objects.of(people)
        .overlapping(since - reach, until + reach)
        .standing(now)
        .values_list(
            "practitioner", Value(HELD), EpochSeconds("busy_from"), EpochSeconds("busy_until"),
            EpochSeconds("appointment__starts_at"),
        )
    )  # fmt: skip
    return exceptions.order_by().union(held.order_by(), all=True)


def visit_of(service: Service, returning: bool) -> Visit:
    """How much time a visit for this service takes."""
    spans = service.length(returning), service.buffer_before, service.buffer_after, service.step
    return Visit(*(int(span.total_seconds()) for span in spans))


def earliest_start(now: datetime, policy: ClinicProfile) -> int:
    """The first second that the policy's notice leaves, rounded up."""
    return -int(-(now + policy.notice).timestamp() // 1)


def _starts(service, practitioners, first_day, last_day, returning, now, policy) -> tuple[dict[int, list[int]], Days]:
    """Every free start of each practitioner in epoch seconds, and the days that were looked at."""
    now = now or timezone.now()
    policy = policy or ClinicProfile.objects.current()
    people = [practitioner.pk for practitioner in practitioners]
    today = local_day(now)
    days = Days.between(max(first_day, today), min(last_day, today + timedelta(days=policy.horizon_days)))
    if not people or not days:
        return {}, days
    visit = visit_of(service, returning)
    laid_out = agenda(people, days, now, timedelta(seconds=visit.before + visit.length + visit.after))
    earliest = earliest_start(now, policy)
    return {person: laid_out.starts(person, visit, earliest) for person in people}, days


def _slot(start: int, length: timedelta, person: int) -> Slot:
    begins = datetime.fromtimestamp(start, UTC)
    return Slot(begins, begins + length, person)
