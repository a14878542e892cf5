"""Which times are free. It only reads; the page that lists times and the booking that takes one both ask here."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, cached_property

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from appointments.models import Appointment, HeldTime, Timetable, TimetableException
from appointments.times import day_plan_rows, intervals
from appointments.times.day_plan import Days, Visit, local_day
from appointments.times.slot import Slot
from clinic.models import ClinicProfile, Practitioner, Service

NEAREST = 3
NEAREST_WITHIN_DAYS = 14


class Rule(models.TextChoices):
    """What can close a time. Each is one line of availability's answer."""

    NOT_BOOKABLE = "not_bookable", _("The practitioner is not taking bookings")
    NOT_OFFERED = "not_offered", _("The practitioner does not offer this service")
    NOTICE = "notice", _("It is in the past, or sooner than the clinic's notice")
    HORIZON = "horizon", _("It is further ahead than the clinic allows")
    NO_TIMETABLE = "no_timetable", _("There is no timetable for this day")
    OUTSIDE_HOURS = "outside_hours", _("It is outside the hours of the timetable")
    OFF_GRID = "off_grid", _("Appointments do not start at this minute")
    CLOSED = "closed", _("This time is closed")
    DAY_IS_FULL = "day_is_full", _("The day has as many appointments as its timetable allows")
    HELD = "held", _("The time is taken")


@dataclass(frozen=True)
class Obstacle:
    """One reason. `subject` is the row that says so (Timetable, TimetableException, HeldTime), where there is one."""

    rule: Rule
    subject: Timetable | TimetableException | HeldTime | None = None


@dataclass(frozen=True)
class FreeDay:
    """A day of the clinic with something free: of each practitioner (key) the free starts, in epoch seconds."""

    date: date
    starts: list[tuple[int, list[int]]]
    length: timedelta

    @property
    def moments(self) -> set[int]:
        """When somebody is free."""
        return set().union(*(free for _person, free in self.starts))

    @cached_property
    def slots(self) -> list[Slot]:
        """One for each moment, in the order of the clock, with the practitioner who is chosen fairly."""
        return [_slot(start, self.length, person) for start, person in _fair(self.starts)]


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
    opening. Four statements, whatever the data; three for a caller who has the policy at hand.
    """
    starts, _days = _starts(service, practitioners, first_day, last_day, returning, now, policy)
    length = int(service.length(returning).total_seconds())
    moment = cache(lambda epoch: datetime.fromtimestamp(epoch, UTC))  # several people are free at most moments
    for person, free in starts.items():
        for start in free:
            yield Slot(moment(start), moment(start + length), person)


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
    days = fair_days(service, practitioners, first_day, last_day, returning=returning, now=now, policy=policy)
    return [slot for day in days for slot in day.slots]


def fair_days(service, practitioners, first_day, last_day, *, returning, now=None, policy=None) -> list[FreeDay]:
    """The same, day by day; who is chosen is asked of those days alone that somebody looks at."""
    starts, days = _starts(service, practitioners, first_day, last_day, returning, now, policy)
    found = []
    for number, (begin, end) in enumerate(days.bounds()):
        today = [(person, free[bisect_left(free, begin) : bisect_left(free, end)]) for person, free in starts.items()]
        if any(free for _person, free in today):
            found.append(FreeDay(days.first + timedelta(days=number), today, service.length(returning)))
    return found


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


def nearest(
    service, practitioners, starts_at: datetime, *, returning: bool, now: datetime, policy: ClinicProfile | None = None
) -> list[Slot]:
    """Up to three free times, nearest to `starts_at` first chosen, then in the order of the clock."""
    day, window = local_day(starts_at), timedelta(days=NEAREST_WITHIN_DAYS)
    days = day - window, day + window
    slots = fair_slots(service, practitioners, *days, returning=returning, now=now, policy=policy)
    return sorted(sorted(slots, key=lambda slot: (abs(slot.starts_at - starts_at), slot.starts_at))[:NEAREST])


def instead_of(appointment: Appointment, now: datetime) -> list[Slot]:
    """Up to three free times near a visit's own: with the same practitioner, else with whoever offers the service."""
    service, wanted = appointment.service, appointment.practitioner_id
    if not service.is_active:
        return []
    everybody = list(service.practitioners.active())
    for people in ([person for person in everybody if person.pk == wanted], everybody):
        if found := nearest(service, people, appointment.starts_at, returning=appointment.returning, now=now):
            return found
    return []


def explain(
    practitioner: Practitioner,
    moment: datetime,
    *,
    service: Service | None = None,
    returning: bool = False,
    now: datetime | None = None,
) -> list[Obstacle]:
    """Everything that keeps this moment (aware) from being on offer; nothing for a moment that is.

    With a service it answers for a visit of that length, with its buffers and its grid of starts: it then says
    nothing exactly where free_slots() lists a slot. Without one it answers for the moment itself.
    """
    now = now or timezone.now()
    policy = ClinicProfile.objects.current()
    day, start = local_day(moment), int(moment.timestamp())
    visit = visit_of(service, returning) if service else Visit(length=1)
    laid_out = day_plan_rows.read([practitioner.pk], Days.between(day, day), now)
    timetable = _timetable(practitioner, day)
    found = []
    if not practitioner.is_active:
        found.append(Obstacle(Rule.NOT_BOOKABLE))
    if service and not (service.is_active and service.practitioners.filter(pk=practitioner.pk).exists()):
        found.append(Obstacle(Rule.NOT_OFFERED))
    if start < earliest_start(now, policy):
        found.append(Obstacle(Rule.NOTICE))
    if day > local_day(now) + timedelta(days=policy.horizon_days):
        found.append(Obstacle(Rule.HORIZON))
    opening = next(
        (
            hours
            for hours in laid_out.open_hours(practitioner.pk)
            if intervals.covers([hours], start, start + visit.length)
        ),
        None,
    )
    if opening is None:
        found.append(Obstacle(Rule.OUTSIDE_HOURS if timetable else Rule.NO_TIMETABLE, timetable))
    elif (start - opening[0]) % visit.step or moment.microsecond:
        found.append(Obstacle(Rule.OFF_GRID, timetable))
    if laid_out.full_days(practitioner.pk):
        found.append(Obstacle(Rule.DAY_IS_FULL, timetable))
    found += [Obstacle(Rule.CLOSED, closure) for closure in _closures(practitioner, moment, visit)]
    found += [Obstacle(Rule.HELD, held) for held in _held(practitioner, moment, visit, now)]
    return found


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
    laid_out = day_plan_rows.read(people, days, now, timedelta(seconds=visit.before + visit.length + visit.after))
    earliest = earliest_start(now, policy)
    return {person: laid_out.starts(person, visit, earliest) for person in people}, days


def _fair(starts: list[tuple[int, list[int]]]) -> list[tuple[int, int]]:
    """For each free moment of a day the practitioner who has most of them; of equals the one who comes first."""
    chosen: dict[int, int] = {}
    for person, free in sorted(starts, key=lambda pair: -len(pair[1])):
        for start in free:
            chosen.setdefault(start, person)
    return sorted(chosen.items())


def _slot(start: int, length: timedelta, person: int) -> Slot:
    begins = datetime.fromtimestamp(start, UTC)
    return Slot(begins, begins + length, person)


def _timetable(practitioner: Practitioner, day) -> Timetable | None:
    """The one that counts on that day."""
    valid = practitioner.timetables.filter(valid_from__lte=day)
    return valid.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day)).order_by("-valid_from").first()


def _closures(practitioner: Practitioner, moment: datetime, visit: Visit):
    return TimetableException.objects.filter(
        Q(practitioner=practitioner) | Q(practitioner__isnull=True),
        kind=TimetableException.Kind.CLOSED,
        starts_at__lt=moment + timedelta(seconds=visit.length),
        ends_at__gt=moment,
    ).order_by("starts_at")


def _held(practitioner: Practitioner, moment: datetime, visit: Visit, now: datetime):
    busy_from = moment - timedelta(seconds=visit.before)
    busy_until = moment + timedelta(seconds=visit.length + visit.after)
    held = HeldTime.objects.of([practitioner]).overlapping(busy_from, busy_until).standing(now)
    return held.select_related("appointment").order_by("busy_from")
