"""Which times are free.

It only reads. The page that lists times and the booking that takes one use the same functions.
"""

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
from appointments.times import day_plan_rows, deadlines, intervals
from appointments.times.day_plan import Days, Visit
from appointments.times.intervals import Interval
from appointments.times.slot import Slot
from clinic import calendar
from clinic.calendar import Calendar, Closing, Day, local_day
from clinic.models import ClinicProfile, Practitioner, Service

NEAREST = 3
NEAREST_WITHIN_DAYS = 14


class Rule(models.TextChoices):
    """The rules that can close a time, with the words for the desk."""

    NOT_BOOKABLE = "not_bookable", _("The practitioner is not taking bookings")
    NOT_OFFERED = "not_offered", _("The practitioner does not offer this service")
    NOTICE = "notice", _("It is in the past, sooner than the clinic's notice, or too soon to be answered")
    HORIZON = "horizon", _("It is further ahead than the clinic allows")
    NO_TIMETABLE = "no_timetable", _("There is no timetable for this day")
    OUTSIDE_HOURS = "outside_hours", _("It is outside the hours of the timetable")
    CLINIC_NOT_OPEN = "clinic_not_open", _("It is outside the clinic's opening hours")
    OFF_GRID = "off_grid", _("Appointments do not start at this minute")
    CLOSED = "closed", _("This time is closed")
    DAY_IS_FULL = "day_is_full", _("The day has as many appointments as its timetable allows")
    HELD = "held", _("The time is taken")


@dataclass(frozen=True)
class Obstacle:
    """One reason why a time is not free.

    `subject` is the row behind it, if any.
    """

    rule: Rule
    subject: Timetable | TimetableException | Closing | Day | HeldTime | None = None


@dataclass(frozen=True)
class FreeDay:
    """A day of the clinic with free times.

    `starts` pairs each practitioner's key with their free starts in epoch seconds.
    """

    date: date
    starts: list[tuple[int, list[int]]]
    length: timedelta

    @property
    def moments(self) -> set[int]:
        """Epoch seconds at which at least one practitioner is free."""
        return set().union(*(free for _person, free in self.starts))

    @cached_property
    def slots(self) -> list[Slot]:
        """One slot for each moment, in chronological order, with the practitioner chosen by _fair()."""
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
    """The free times of `practitioners` for `service`, practitioner by practitioner.

    `first_day` and `last_day` are the clinic's own days, both included. A slot respects the policy's notice and
    horizon, the daily cap, and the grid of `service.step` that begins at each opening. It runs five queries for any
    amount of data, or four if `policy` is given.
    """
    starts, _days = _starts(service, practitioners, first_day, last_day, returning, now, policy)
    length = int(service.length(returning).total_seconds())
    moment = cache(lambda epoch: datetime.fromtimestamp(epoch, UTC))  # several practitioners share most moments
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
    """One slot for each moment at which a practitioner is free, in chronological order.

    If several are free, the one with the most free starts on that day is chosen, to spread the work. In a tie the first
    in `practitioners` is chosen. Arguments and queries as for free_slots().
    """
    days = fair_days(service, practitioners, first_day, last_day, returning=returning, now=now, policy=policy)
    return [slot for day in days for slot in day.slots]


def fair_days(service, practitioners, first_day, last_day, *, returning, now=None, policy=None) -> list[FreeDay]:
    """As fair_slots(), grouped by day. The practitioner is chosen only for the days whose `slots` are read."""
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
    """The free slot of `practitioner` that starts exactly at `starts_at`, or None."""
    day = local_day(starts_at)
    slots = free_slots(service, [practitioner], day, day, returning=returning, now=now, policy=policy)
    return next((slot for slot in slots if slot.starts_at == starts_at), None)


def nearest(
    service,
    practitioners,
    starts_at: datetime,
    *,
    returning: bool,
    now: datetime,
    policy: ClinicProfile | None = None,
    without: tuple[datetime, datetime] | None = None,
) -> list[Slot]:
    """Up to three free times nearest to `starts_at`, in chronological order. None overlaps `without` (two moments)."""
    day, window = local_day(starts_at), timedelta(days=NEAREST_WITHIN_DAYS)
    days = day - window, day + window
    slots = fair_slots(service, practitioners, *days, returning=returning, now=now, policy=policy)
    if without:
        slots = [slot for slot in slots if not (slot.starts_at < without[1] and without[0] < slot.ends_at)]
    if not slots:  # a long closure: then the first times after it, however far, within the horizon
        later = day + window, date.max - window
        return fair_slots(service, practitioners, *later, returning=returning, now=now, policy=policy)[:NEAREST]
    return sorted(sorted(slots, key=lambda slot: (abs(slot.starts_at - starts_at), slot.starts_at))[:NEAREST])


def instead_of(appointment: Appointment, now: datetime, *, without_its_own: bool = False) -> list[Slot]:
    """Up to three free times near the appointment's own.

    They are with the same practitioner, or if there are none, with anyone who offers the service. `without_its_own`:
    the practitioner is not available at that time, so it is not among them.
    """
    service, wanted = appointment.service, appointment.practitioner_id
    if not service.is_active:
        return []
    everybody = list(service.practitioners.active())
    refused = (appointment.starts_at, appointment.ends_at) if without_its_own else None
    same = [person for person in everybody if person.pk == wanted]
    others = [person for person in everybody if person.pk != wanted] if refused else everybody
    for people, without in ((same, refused), (others, None)):
        found = nearest(
            service, people, appointment.starts_at, returning=appointment.returning, now=now, without=without
        )
        if found:
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
    """Every rule that keeps this moment (aware) from being free. Empty if it is free.

    With a service it checks an appointment of that length, with its buffers and its grid of starts: the list is then
    empty exactly where free_slots() has a slot. Without a service it checks the moment alone.
    """
    now = now or timezone.now()
    policy = ClinicProfile.objects.current()
    day, start = local_day(moment), int(moment.timestamp())
    visit = visit_of(service, returning) if service else Visit(length=1)
    open_hours = calendar.current()
    laid_out = day_plan_rows.read([practitioner.pk], Days.between(day, day), now, open_hours=open_hours)
    timetable = _timetable(practitioner, day)
    found = []
    if not practitioner.takes_bookings:
        found.append(Obstacle(Rule.NOT_BOOKABLE))
    if service and not (service.is_active and service.practitioners.filter(pk=practitioner.pk).exists()):
        found.append(Obstacle(Rule.NOT_OFFERED))
    if start < earliest_start(now, policy, open_hours):
        found.append(Obstacle(Rule.NOTICE))
    if day > local_day(now) + timedelta(days=policy.horizon_days):
        found.append(Obstacle(Rule.HORIZON))
    hours, end = laid_out.open_hours(practitioner.pk), start + visit.length
    opening = next((each for each in hours if intervals.covers([each], start, end)), None)
    if opening is None and intervals.covers(laid_out.timetable_hours(practitioner.pk), start, end):
        found.append(Obstacle(Rule.CLINIC_NOT_OPEN, open_hours.day(day, now)))
    elif opening is None:
        found.append(Obstacle(Rule.OUTSIDE_HOURS if timetable else Rule.NO_TIMETABLE, timetable))
    elif (start - opening[0]) % visit.step or moment.microsecond:
        found.append(Obstacle(Rule.OFF_GRID, timetable))
    if laid_out.full_days(practitioner.pk):
        found.append(Obstacle(Rule.DAY_IS_FULL, timetable))
    found += [Obstacle(Rule.CLOSED, closure) for closure in _closures(practitioner, moment, visit, open_hours)]
    found += [Obstacle(Rule.HELD, held) for held in _held(practitioner, moment, visit, now)]
    return found


def visit_of(service: Service, returning: bool) -> Visit:
    """How much time an appointment for this service takes."""
    spans = service.length(returning), service.buffer_before, service.buffer_after, service.step
    return Visit(*(int(span.total_seconds()) for span in spans))


def earliest_start(now: datetime, policy: ClinicProfile, open_hours: Calendar) -> int:
    """The first epoch second that deadlines.earliest_start() allows, rounded up."""
    earliest = deadlines.earliest_start(now, policy, open_hours)
    return -int(-earliest.timestamp() // 1) if earliest else intervals.FOREVER


def _starts(service, practitioners, first_day, last_day, returning, now, policy) -> tuple[dict[int, list[int]], Days]:
    """Free starts of each practitioner in epoch seconds, and the days that were searched."""
    now = now or timezone.now()
    policy = policy or ClinicProfile.objects.current()
    people = [practitioner.pk for practitioner in practitioners]
    today = local_day(now)
    days = Days.between(max(first_day, today), min(last_day, today + timedelta(days=policy.horizon_days)))
    if not people or not days:
        return {}, days
    visit = visit_of(service, returning)
    open_hours = calendar.current()
    reach = timedelta(seconds=visit.before + visit.length + visit.after)
    laid_out = day_plan_rows.read(people, days, now, reach, open_hours=open_hours)
    earliest = earliest_start(now, policy, open_hours)
    return {person: laid_out.starts(person, visit, earliest) for person in people}, days


def _fair(starts: list[tuple[int, list[int]]]) -> list[tuple[int, int]]:
    """For each free moment of a day, the practitioner with the most free starts; in a tie the first."""
    chosen: dict[int, int] = {}
    for person, free in sorted(starts, key=lambda pair: -len(pair[1])):
        for start in free:
            chosen.setdefault(start, person)
    return sorted(chosen.items())


def _slot(start: int, length: timedelta, person: int) -> Slot:
    begins = datetime.fromtimestamp(start, UTC)
    return Slot(begins, begins + length, person)


def _timetable(practitioner: Practitioner, day) -> Timetable | None:
    """The timetable in force on that day: of several valid ones, the one that began last."""
    valid = practitioner.timetables.filter(valid_from__lte=day)
    return valid.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day)).order_by("-valid_from").first()


def _closures(
    practitioner: Practitioner, moment: datetime, visit: Visit, open_hours: Calendar
) -> list[TimetableException | Closing]:
    """Own closures, and closing days of the clinic where no extra hours of the practitioner beat them."""
    until = moment + timedelta(seconds=visit.length)
    there = practitioner.timetable_exceptions.filter(starts_at__lt=until, ends_at__gt=moment).order_by("starts_at")
    own = [each for each in there if each.kind == TimetableException.Kind.CLOSED]
    extra = [(each.starts_at, each.ends_at) for each in there if each.kind == TimetableException.Kind.OPEN]
    begins, ends = _seconds(moment, until)
    beaten = intervals.joined([_seconds(start, end) for start, end in extra])
    return own + [
        closing
        for closing in open_hours.closings_between(moment, until)
        if any(
            intervals.meets(begins, ends, *piece)
            for piece in intervals.without([_seconds(*open_hours.closed_time(closing))], beaten)
        )
    ]


def _seconds(start: datetime, end: datetime) -> Interval:
    return int(start.timestamp()), int(end.timestamp())


def _held(practitioner: Practitioner, moment: datetime, visit: Visit, now: datetime):
    busy_from = moment - timedelta(seconds=visit.before)
    busy_until = moment + timedelta(seconds=visit.length + visit.after)
    held = HeldTime.objects.of([practitioner]).overlapping(busy_from, busy_until).standing(now)
    return held.select_related("appointment").order_by("busy_from")
