"""Appointments that the desk books or reschedules for a patient on the phone or at the counter.

They are confirmed at once: no request waits for an answer. Where no time is free, one can be squeezed in.
"""

from copy import copy
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone, translation

from appointments.booking import records, triage
from appointments.booking.caller import SPOKEN_CONSENT, Caller
from appointments.booking.statuses import AlreadyAnswered, SlotGone, last_change
from appointments.locking import lock, lock_all, one_change
from appointments.messages import outbox
from appointments.models import Action, Appointment, HeldTime, Reason, Status, VisitReason
from appointments.models import Notification as Message
from appointments.models.contact import CONTACT
from appointments.times import availability
from appointments.times.availability import Obstacle, Rule
from appointments.times.slot import Slot
from clinic.models import ClinicProfile, Practitioner, Service

AS_FAR_AS_ASKED = timedelta(days=366)
RESCHEDULE_REASONS = (Reason.PATIENT_ASKED, Reason.NO_TIME)
SQUEEZE_REASONS = (Reason.URGENT, Reason.PRACTITIONER_AGREED, Reason.SHORT_VISIT)
JUST_BEGUN = timedelta(minutes=15)  # a walk-in may have been called in already

# Rules that reception may pass over for a free time inside the hours, and those for which it takes a manager.
FOR_RECEPTION = {Rule.NOTICE, Rule.HORIZON, Rule.OFF_GRID, Rule.DAY_IS_FULL}
FOR_A_MANAGER = {Rule.NO_TIMETABLE, Rule.OUTSIDE_HOURS, Rule.CLINIC_NOT_OPEN, Rule.CLOSED, Rule.HELD}


class InTheWay(Exception):
    """Rules that somebody with the right to overbook has to pass over knowingly. `obstacles` are those."""

    def __init__(self, obstacles: list[Obstacle]):
        super().__init__(", ".join(each.rule for each in obstacles))
        self.obstacles = obstacles


class AlreadyThere(Exception):
    """The same patient has an appointment that overlaps this time: `visit`."""

    def __init__(self, visit: Appointment):
        super().__init__(visit.reference)
        self.visit = visit


def policy_for(service: Service) -> ClinicProfile:
    """The clinic's policy for bookings by the desk: without the notice and the horizon that apply to patients.

    Notice and horizon exist because online requests are not checked by a person first; here a member of staff decides.
    A walk-in may get a start that passed less than one step ago. Opening hours, closures, daily caps and held times
    still apply; only overbooking (requests.overbook) goes past them, with a reason.
    """
    policy = copy(ClinicProfile.objects.current())
    policy.notice = timedelta(seconds=1) - service.step
    policy.answer_at_least = timedelta(0)  # nobody has to answer
    policy.horizon_days = AS_FAR_AS_ASKED.days
    return policy


def book(service: Service, slot: Slot, caller: Caller, *, by, now: datetime | None = None) -> Appointment:
    """Book this time for the caller. A second call with the same data returns the same appointment.

    Raises SlotGone, which carries the three nearest times.
    """
    now = now or timezone.now()
    try:
        return _book(service, slot, caller, by, now)
    except SlotGone:
        raise SlotGone(nearest(service, slot.starts_at, returning=caller.returning, now=now)) from None


def differs(visit: Appointment, service: Service, caller: Caller) -> bool:
    """Whether a second call came with other data than the one that booked: book() keeps the first."""
    facts = {name: getattr(caller, name) for name in (*CONTACT, "returning") if hasattr(caller, name)}
    booked = {name: getattr(visit, name) for name in facts}
    told = (visit.reason.words, visit.reason.region)
    return (booked, visit.service, told) != (facts, service, (caller.reason, caller.region))


@one_change
def _book(service: Service, slot: Slot, caller: Caller, by, now: datetime) -> Appointment:
    practitioner = lock(slot.practitioner_id)
    same = Appointment.objects.filter(
        practitioner=practitioner, starts_at=slot.starts_at, phone=caller.phone, patient_name=caller.patient_name
    )
    if earlier := same.filter(status=Status.CONFIRMED, events__action=Action.BOOKED).first():
        return earlier  # the button was pressed twice
    free = _offered(service, practitioner, slot.starts_at, returning=caller.returning, now=now)
    records.release_expired(practitioner, now)
    visit = _made(service, free, caller, now)
    _stands(visit, now, by)
    _tell(visit, now, by)
    return visit


@one_change
def squeeze_in(
    service: Service, slot: Slot, caller: Caller, *, by, reason: str, knowingly: bool = False, now: datetime | None = None
) -> Appointment:
    """Book a time that is not offered: off the grid or beyond the day's cap, in free time inside the hours.

    With `knowingly`, and the right to overbook, also outside the hours and over a held time: the row in HeldTime names
    who did it, and is then exempt from the constraint against overlaps. `reason` is one of SQUEEZE_REASONS.
    Raises InTheWay (nothing was changed; with the right it can be repeated `knowingly`), AlreadyThere (never twice the
    same patient), SlotGone (over, further ahead than a year, or the practitioner does not offer the service),
    PermissionDenied and ValueError for another reason.
    """
    if reason not in SQUEEZE_REASONS:
        raise ValueError(f"Not a reason to squeeze in: {reason}")
    now = now or timezone.now()
    practitioner = lock(slot.practitioner_id)
    records.release_expired(practitioner, now)
    if twice := _of_the_same_patient(caller, slot):
        is_this = (twice.practitioner_id, twice.starts_at) == (practitioner.pk, slot.starts_at)
        by_the_desk = twice.events.filter(action__in=[Action.BOOKED, Action.OVERBOOKED])
        if is_this and twice.status == Status.CONFIRMED and by_the_desk.exists():
            return twice  # the button was pressed twice
        raise AlreadyThere(twice)
    obstacles = availability.explain(practitioner, slot.starts_at, service=service, returning=caller.returning, now=now)
    rules = {each.rule for each in obstacles}
    is_in_reach = now - JUST_BEGUN <= slot.starts_at <= now + AS_FAR_AS_ASKED
    if not is_in_reach or rules - FOR_RECEPTION - FOR_A_MANAGER:
        raise SlotGone
    is_overbooked = bool(rules & FOR_A_MANAGER)
    if is_overbooked and not knowingly:
        raise InTheWay([each for each in obstacles if each.rule in FOR_A_MANAGER])
    if is_overbooked and not by.has_perm("appointments.overbook"):
        raise PermissionDenied
    visit = _made(service, slot, caller, now)
    records.hold(
        visit, HeldTime.Kind.VISIT, overbooked_by=by if is_overbooked else None, overbooked_reason=reason
    )
    action = Action.OVERBOOKED if is_overbooked else Action.BOOKED
    records.record(visit, action, now, by=by, to_status=Status.CONFIRMED, reason=reason)
    _tell(visit, now, by)
    return visit


def _of_the_same_patient(caller: Caller, slot: Slot) -> Appointment | None:
    """An appointment of the same file, or with the same phone and name, that overlaps the slot."""
    same = Q(phone=caller.phone, patient_name__iexact=caller.patient_name)
    if caller.patient:
        same |= Q(patient=caller.patient)
    return Appointment.objects.standing().overlapping(slot.starts_at, slot.ends_at).filter(same).first()


def _made(service: Service, slot: Slot, caller: Caller, now: datetime) -> Appointment:
    visit = records.make(
        caller,
        slot,
        now,
        status=Status.CONFIRMED,
        answer_by=now,
        service=service,
        consent_version=SPOKEN_CONSENT,
        consent_language=translation.get_language(),
        consented_at=now,
    )
    signs = triage.asked_on_the_phone(caller.region, caller.for_whom, now) if caller.has_no_sign else []
    VisitReason.objects.create(appointment=visit, words=caller.reason, region=caller.region, signs=signs)
    return visit


def _tell(visit: Appointment, now: datetime, by) -> None:
    if outbox.channel_to(visit):
        outbox.queue(visit, [Message.Kind.CONFIRMED], now)
    else:  # the patient hears it in this conversation, so no call is needed
        records.record(visit, Action.TOLD_BY_PHONE, now, by=by)


def reschedule(visit: Appointment, slot: Slot, *, by, reason: str = "", now: datetime | None = None) -> Appointment:
    """Give a confirmed appointment another time and free the old one at once. Returns the new appointment.

    The new appointment replaces the old one, as when a patient reschedules, so the patient keeps one calendar entry.
    `reason` (one of RESCHEDULE_REASONS) says who wanted it; the patient reads it.
    Raises SlotGone with the three nearest times, or AlreadyAnswered if the appointment is no longer confirmed. The old
    appointment is then unchanged.
    """
    now = now or timezone.now()
    try:
        return _move(visit, slot, by, reason, now)
    except SlotGone:
        raise SlotGone(nearest(visit.service, slot.starts_at, returning=visit.returning, now=now)) from None


@one_change
def _move(visit: Appointment, slot: Slot, by, reason: str, now: datetime) -> Appointment:
    changing = visit.replacements.filter(status__in=[Status.REQUESTED, Status.OFFERED])
    wished = {
        *changing.values_list("practitioner", flat=True),
        *changing.values_list("offers__practitioner", flat=True),
    }
    lock_all({visit.practitioner_id, slot.practitioner_id, *wished} - {None})
    visit.refresh_from_db(fields=["status", "starts_at", "practitioner"])
    if visit.status != Status.CONFIRMED:
        raise AlreadyAnswered(last_change(visit))
    records.end_changes(visit, now, by=by)
    records.release(visit)  # so that the new time may overlap the old one; rolled back if the new time is not free
    person = visit.service.practitioners.active().filter(pk=slot.practitioner_id).first()
    if person is None:
        raise SlotGone
    free = _offered(visit.service, person, slot.starts_at, returning=visit.returning, now=now)
    records.release_expired(person, now)
    moved = records.make(visit, free, now, status=Status.CONFIRMED, answer_by=now)
    _stands(moved, now, by, reason)
    outbox.queue(moved, [Message.Kind.CONFIRMED], now)
    return moved


def nearest(service: Service, starts_at: datetime, *, returning: bool, now: datetime) -> list[Slot]:
    """Up to three times that the desk can book, nearest to `starts_at`."""
    people = list(service.practitioners.active())
    policy = policy_for(service)
    return availability.nearest(service, people, starts_at, returning=returning, now=now, policy=policy)


def same_phone(phone, slot: Slot) -> list[Appointment]:
    """Other appointments with this phone that overlap the slot: a duplicate, or two people of one family.

    An appointment at exactly this slot is left out: the button was pressed twice.
    """
    visits = Appointment.objects.filter(phone=phone).standing().exclude(status=Status.OFFERED)
    visits = visits.exclude(practitioner=slot.practitioner_id, starts_at=slot.starts_at)
    return list(visits.overlapping(slot.starts_at, slot.ends_at).select_related("practitioner"))


def slot_of(service: Service, practitioner: Practitioner, starts_at: datetime, *, returning: bool) -> Slot:
    """The time that an appointment would take, whether it is free or not."""
    return Slot(starts_at, starts_at + service.length(returning), practitioner.pk)


def _offered(
    service: Service, practitioner: Practitioner, starts_at: datetime, *, returning: bool, now: datetime
) -> Slot:
    is_possible = practitioner.takes_bookings and service.is_active
    free = is_possible and availability.offered(
        service, practitioner, starts_at, returning=returning, now=now, policy=policy_for(service)
    )
    if not free:
        raise SlotGone
    return free


def _stands(visit: Appointment, now: datetime, by, reason: str = "") -> None:
    records.hold(visit, HeldTime.Kind.VISIT)
    records.record(visit, Action.BOOKED, now, by=by, to_status=Status.CONFIRMED, reason=reason)
    records.take_over(visit, now, by=by)
