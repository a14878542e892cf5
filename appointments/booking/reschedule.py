"""Rescheduling by the patient.

A confirmed appointment keeps its time until the new one is confirmed; both change in one transaction. An unanswered
request is exchanged at once.
"""

from datetime import datetime

from django.utils import timezone

from appointments.booking import records, triage
from appointments.booking.statuses import (
    AlreadyAnswered,
    SlotGone,
    TooLate,
    TooManyChanges,
    can_be_cancelled,
    is_before_the_cutoff,
    last_change,
    may_cancel,
)
from appointments.locking import lock_all, one_change
from appointments.messages import outbox
from appointments.models import Action, Appointment, HeldTime, Reason, Status
from appointments.models import Notification as Message
from appointments.models.draft import suiting
from appointments.times import availability, deadlines
from appointments.times.slot import Slot
from clinic.models import ClinicProfile, Practitioner

REASONS = (Reason.NOT_WELL, Reason.OTHER_PLANS, Reason.HARD_TO_COME)


def may_reschedule(visit: Appointment, now: datetime) -> bool:
    """Whether the patient may still reschedule: until the policy's cut-off, as often as it allows, and while somebody
    offers the service.

    An offer is answered, not rescheduled.
    """
    if visit.status == Status.OFFERED or not may_cancel(visit, now) or not is_before_the_cutoff(visit, now):
        return False
    if not (visit.service.is_active and visit.service.practitioners.active().exists()):
        return False
    return count_changes(visit) < ClinicProfile.objects.current().change_limit


def people_for(visit: Appointment) -> list[Practitioner]:
    """Whom the patient may reschedule to: those who match the preferences, else everybody who offers the service.

    The same practitioner comes first: in a tie the first one is chosen.
    """
    if not visit.service.is_active:
        return []
    people = list(suiting(visit)) or list(visit.service.practitioners.active())
    return sorted(people, key=lambda person: person.pk != visit.practitioner_id)


def count_changes(visit: Appointment) -> int:
    """How often the patient has rescheduled, counted along the chain of `replaces`.

    Changes by the clinic, and earlier times from the waiting list, do not count.
    """
    count, later = 0, visit
    while later.replaces is not None:
        count += later.events.filter(action=Action.CHANGE_ASKED).exists()
        later = later.replaces
    return count


def request_reschedule(visit: Appointment, slot: Slot, *, reason: str = "", now: datetime | None = None) -> Appointment:
    """Request `slot` instead of the appointment's time. Returns the appointment that is to replace it.

    An open request to reschedule is replaced by this one; the same request again returns the same appointment. Raises
    AlreadyAnswered, TooLate, TooManyChanges, SlotGone (with the nearest free times), or ValueError for a reason that is
    not in REASONS.
    """
    if reason and reason not in REASONS:
        raise ValueError(f"Not a reason to move a visit: {reason}")
    if visit.status == Status.REQUESTED and visit.replaces and visit.replaces.status == Status.CONFIRMED:
        visit = visit.replaces  # a second thought about the new time; what it is to replace has not changed
    try:
        return _ask(visit, slot, reason, now)
    except SlotGone:
        pass
    now = now or timezone.now()
    nearest = availability.nearest(visit.service, people_for(visit), slot.starts_at, returning=visit.returning, now=now)
    raise SlotGone([each for each in nearest if triage.is_soon_enough(each.starts_at, visit.urgency, now)]) from None


@one_change
def _ask(visit: Appointment, slot: Slot, reason: str, now: datetime | None) -> Appointment:
    lock_all({visit.practitioner_id, slot.practitioner_id})
    now = now or timezone.now()
    visit.refresh_from_db(fields=["status", "starts_at"])
    earlier = open_change(visit)
    is_asked = earlier is not None and earlier.status == Status.REQUESTED  # not an offer of ours
    if earlier and is_asked and (earlier.starts_at, earlier.practitioner_id) == (slot.starts_at, slot.practitioner_id):
        return earlier
    _refuse_what_may_not_be_moved(visit, now)
    records.end_changes(visit, now)
    is_agreed = visit.status == Status.CONFIRMED
    may_hold = is_agreed or not visit.is_not_held  # else who holds nothing would get a time by rescheduling
    if not is_agreed:
        records.release(visit)  # so that the new time may overlap the old one
    person = visit.service.practitioners.active().filter(pk=slot.practitioner_id).first()
    free = person and availability.offered(visit.service, person, slot.starts_at, returning=visit.returning, now=now)
    if not free or not triage.is_soon_enough(slot.starts_at, visit.urgency, now):
        raise SlotGone
    records.release_expired(person, now)
    change = _make(visit, free, now)
    records.record(change, Action.CHANGE_ASKED, now, to_status=Status.REQUESTED, reason=reason)
    if may_hold:
        records.hold(change, HeldTime.Kind.REQUEST, expires_at=change.answer_by)
    else:
        records.record(change, Action.NOT_HELD, now, actor=records.Actor.SYSTEM)
    if not is_agreed:
        records.take_over(change, now)
    outbox.queue(change, [Message.Kind.CHANGE_RECEIVED, Message.Kind.TO_ANSWER, Message.Kind.ANSWER_DUE], now)
    return change


def open_change(visit: Appointment) -> Appointment | None:
    """The open request to reschedule, or the open offer, that would replace this appointment."""
    return visit.replacements.filter(status__in=[Status.REQUESTED, Status.OFFERED]).first()


def successor(visit: Appointment) -> Appointment | None:
    """The appointment that stands in the place of this one, however often it was rescheduled since."""
    latest = None
    while (following := _next_of(latest or visit)) is not None:
        latest = following
    return latest


def _next_of(visit: Appointment) -> Appointment | None:
    """The one that replaced it: the last one requested, because after it no other can be."""
    was_moved = visit.status == Status.CANCELLED and visit.events.filter(action=Action.MOVED).exists()
    return visit.replacements.order_by("pk").last() if was_moved else None


def _refuse_what_may_not_be_moved(visit: Appointment, now: datetime) -> None:
    if not can_be_cancelled(visit) or visit.status == Status.OFFERED:
        raise AlreadyAnswered(last_change(visit))
    if not may_cancel(visit, now) or not is_before_the_cutoff(visit, now):
        raise TooLate
    if not may_reschedule(visit, now):
        raise TooManyChanges


def _make(visit: Appointment, slot: Slot, now: datetime) -> Appointment:
    policy = ClinicProfile.objects.current()
    # The patient needs our answer before the confirmed appointment starts, to know whether to come.
    first = min(visit.starts_at, slot.starts_at) if visit.status == Status.CONFIRMED else slot.starts_at
    return records.make(visit, slot, now, answer_by=deadlines.answer_by(now, first, policy, visit.urgency))
