"""Appointments that the desk books or reschedules for a patient on the phone or at the counter.

They are confirmed at once: no request waits for an answer.
"""

from copy import copy
from datetime import datetime, timedelta

from django.utils import timezone, translation

from appointments.booking import records, triage
from appointments.booking.caller import Caller
from appointments.booking.statuses import AlreadyAnswered, SlotGone, last_change
from appointments.locking import lock, lock_all, one_change
from appointments.messages import outbox
from appointments.models import Action, Appointment, HeldTime, Reason, Status, VisitReason
from appointments.models import Notification as Message
from appointments.models.contact import CONTACT
from appointments.times import availability
from appointments.times.slot import Slot
from clinic.models import ClinicProfile, Practitioner, Service

# Consent was given in a conversation. No text was shown, so no version of one may be recorded.
SPOKEN_CONSENT = "phone"
AS_FAR_AS_ASKED = timedelta(days=366)
RESCHEDULE_REASONS = (Reason.PATIENT_ASKED, Reason.NO_TIME)


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
    visit = records.make(
        caller,
        free,
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
    _stands(visit, now, by)
    if outbox.channel_to(visit):
        outbox.queue(visit, [Message.Kind.CONFIRMED], now)
    else:  # the patient hears it in this conversation, so no call is needed
        records.record(visit, Action.TOLD_BY_PHONE, now, by=by)
    return visit


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
