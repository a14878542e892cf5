"""Courses: several appointments of one patient, proposed with one practitioner and booked together or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from appointments.booking import by_phone, records, requests
from appointments.booking.caller import Caller
from appointments.booking.statuses import AlreadyAnswered, last_change
from appointments.locking import lock_all, one_change
from appointments.messages import outbox
from appointments.models import Action, Appointment, Course, HeldTime, Status
from appointments.times import availability
from appointments.times.day_strip import EVENING, NOON
from appointments.times.slot import Slot
from clinic.calendar import local_day
from clinic.models import Practitioner, Service

AT_LEAST, AT_MOST = 2, 20
LOOKS_AHEAD = timedelta(days=182)
ALTERNATIVES = 3
AROUND = 3  # days, where the wanted day has no free time
PARTS = {
    "any": (time.min, time.max),
    "morning": (time.min, NOON),
    "afternoon": (NOON, EVENING),
    "evening": (EVENING, time.max),
}


class CourseGone(Exception):
    """These times (Slot) are no longer free. Nothing was booked."""

    def __init__(self, slots: list[Slot]):
        super().__init__(f"{len(slots)} times are gone.")
        self.slots = slots


@dataclass(frozen=True)
class Wish:
    """How many appointments, on which weekdays (0 is Monday), from which day on, in which part of the day (PARTS)."""

    number: int
    weekdays: frozenset[int]
    first_day: date
    part: str = "any"


@dataclass
class Date:
    """A day of the course: the proposed time, then others instead. `is_moved`: that day itself has no free time."""

    day: date
    choices: list[Slot] = field(default_factory=list)
    is_moved: bool = False


def propose(
    service: Service, practitioner: Practitioner, wish: Wish, *, returning: bool, now: datetime | None = None
) -> list[Date]:
    """A date for each appointment, at about the same time of day, with alternatives.

    Where a day has no free time in the wanted part, free times of the days around it are proposed; where these have
    none either, the course goes on with the next of the wanted days. It is shorter than asked for only if half a year
    has no more times.
    """
    now = now or timezone.now()
    first = max(wish.first_day, local_day(now))
    free: dict[date, list[Slot]] = {}
    policy = by_phone.policy_for(service)
    span = (first, first + LOOKS_AHEAD)
    for slot in availability.free_slots(service, [practitioner], *span, returning=returning, now=now, policy=policy):
        free.setdefault(slot.day, []).append(slot)
    found: list[Date] = []
    usual: time | None = None
    for number in range(LOOKS_AHEAD.days):
        day = first + timedelta(days=number)
        if day.weekday() not in wish.weekdays or len(found) == wish.number:
            continue
        here = Date(day, _in_order([slot for slot in free.get(day, []) if _suits(slot, wish.part)], day, usual))
        if not here.choices:
            taken = {each.choices[0].day for each in found}
            near = [day + timedelta(days=away) for away in range(-AROUND, AROUND + 1)]
            others = [each for each in near if each.weekday() not in wish.weekdays and each not in taken]
            slots = [slot for each in others for slot in free.get(each, []) if _suits(slot, wish.part)]
            here = Date(day, _in_order(slots, day, usual), is_moved=True)
        if here.choices:
            usual = usual or _wall(here.choices[0])
            found.append(here)
    return found


def _in_order(slots: list[Slot], day: date, usual: time | None) -> list[Slot]:
    """The few that come nearest to that day and to the usual time of day."""
    return sorted(slots, key=lambda slot: (abs(slot.day - day), _away_from(usual, slot), slot))[: 1 + ALTERNATIVES]


def _suits(slot: Slot, part: str) -> bool:
    begins, ends = PARTS[part]
    return begins <= _wall(slot) < ends or part == "any"


def _wall(slot: Slot) -> time:
    return slot.starts_at.astimezone(settings.CLINIC_TIME_ZONE).time()


def _away_from(usual: time | None, slot: Slot) -> int:
    """Minutes between the usual time of day and this one; 0 while there is no usual one."""
    wall = _wall(slot)
    return abs((wall.hour - usual.hour) * 60 + wall.minute - usual.minute) if usual else 0


def book(
    service: Service, slots: Iterable[Slot], caller: Caller, *, key: UUID, by, now: datetime | None = None
) -> Course:
    """Book all these times or none. A second call with the same key returns the same course.

    Raises CourseGone with the times that are not free, two of one course that overlap among them, and ValueError for
    too few or too many.
    """
    wanted = sorted(set(slots))
    if not AT_LEAST <= len(wanted) <= AT_MOST:
        raise ValueError("A course has two to twenty appointments.")
    return _book(service, wanted, caller, key, by, now or timezone.now())


@one_change
def _book(service: Service, slots: list[Slot], caller: Caller, key: UUID, by, now: datetime) -> Course:
    lock_all({slot.practitioner_id for slot in slots})
    if earlier := Course.objects.filter(key=key).first():
        return earlier
    people = Practitioner.objects.in_bulk({slot.practitioner_id for slot in slots})
    course = Course.objects.create(key=key, made_at=now, made_by=by)
    visits, gone = [], []
    for person in people.values():
        records.release_expired(person, now)
    for slot in slots:
        free = by_phone.offered(
            service, people[slot.practitioner_id], slot.starts_at, returning=caller.returning, now=now
        )
        if free is None:
            gone.append(slot)
            continue
        visit = by_phone.make(service, free, caller, now, course=course)
        records.hold(visit, HeldTime.Kind.VISIT)
        records.record(visit, Action.BOOKED, now, by=by, to_status=Status.CONFIRMED)
        visits.append(visit)
    if gone:
        raise CourseGone(gone)  # and with it goes all that was made
    if outbox.channel_to(visits[0]):
        outbox.queue_course(visits, now)
    else:
        records.record_all([visit.pk for visit in visits], Action.TOLD_BY_PHONE, now, by=by)
    return course


def left(course: Course | int, now: datetime):
    """The confirmed appointments of a course that have not begun."""
    return Appointment.objects.agreed_in_course(course).filter(status=Status.CONFIRMED, starts_at__gt=now)


@one_change
def cancel_rest(course: Course, *, by, reason: str, now: datetime | None = None) -> int:
    """Cancel all that are left, in one transaction. Returns how many; the patient hears of each."""
    now = now or timezone.now()
    lock_all(left(course, now).values_list("practitioner", flat=True))
    number = 0
    for visit in left(course, now):
        requests.cancel(visit, by=by, reason=reason, now=now)
        number += 1
    if not number:
        raise AlreadyAnswered(last_change(course.appointments.latest("pk")))
    return number
