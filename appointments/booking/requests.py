"""Requests and the answers to them: request, confirm, overbook, decline, cancel, expire, told by phone.

Each is one transaction (locking.one_change) that locks the practitioner's row first, so changes of one practitioner's
times run one after the other. Locks are always taken in the same order. A change of
status is a compare-and-set: if two people try, one succeeds and the other gets AlreadyAnswered. Offers are in
offers.py, rescheduling by patients in reschedule.py; all of them write through records.py.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import Q, QuerySet
from django.utils import timezone

from appointments import links
from appointments.booking import limits, offers, records, triage
from appointments.booking.statuses import (
    AlreadyAnswered,
    OutsideHours,
    SlotGone,
    TooLate,
    can_be_cancelled,
    last_change,
    may_cancel,
    tell_at,
)
from appointments.locking import lock, one_change
from appointments.messages import outbox
from appointments.models import (
    Action,
    Appointment,
    BookingDraft,
    HeldTime,
    Reason,
    Status,
    VisitReason,
    WaitlistEntry,
)
from appointments.models import Notification as Message
from appointments.models.appointment import new_nonce
from appointments.times import availability, deadlines, misfits
from clinic.models import ClinicProfile, Practitioner, Urgency
from clinic.setup import opening

# The database's error texts for a second appointment at one time, or from one draft.
TAKEN = ("held_time_is_held_once", "draft_key")
OVERBOOK_REASONS = (Reason.URGENT, Reason.PRACTITIONER_AGREED, Reason.SHORT_VISIT)


@dataclass(frozen=True)
class Sending:
    """A draft that is being sent. `client` is the keyed hash of the connection, empty for none."""

    draft: BookingDraft
    client: str
    policy: ClinicProfile
    people: QuerySet[Practitioner]
    starts_at: datetime
    answer_by: datetime
    now: datetime
    may_hold: bool

    @classmethod
    def of(cls, draft: BookingDraft, starts_at: datetime, client: str, now: datetime, may_hold: bool) -> "Sending":
        """Reads what needs no lock. Whether a practitioner still offers the service is checked again under the lock."""
        policy = ClinicProfile.objects.current()
        people = draft.practitioners() if draft.service.is_active else Practitioner.objects.none()
        answer_by = deadlines.answer_by(now, starts_at, policy, draft.urgency)
        return cls(draft, client, policy, people, starts_at, answer_by, now, may_hold)


def request(*, draft: BookingDraft, client: str = "", now: datetime | None = None) -> Appointment:
    """Send the draft as a request and hold its time until the clinic answers.

    A draft that was sent before returns the same appointment. `client` is the keyed hash of the connection. Raises
    SlotGone (with the nearest free times), TooMany, triage.Emergency, triage.Changed (the warning-sign check was
    answered again meanwhile), opening.NotOpen, and ValueError for a draft with unanswered steps: pages
    lead to those instead.
    """
    if draft.missing_step or draft.starts_at is None:
        if earlier := _earlier(draft):
            return earlier
        if draft.missing_step == "emergency":
            raise triage.Emergency
        raise ValueError("The draft has unanswered steps.")
    opening.refuse_if_closed()
    now = now or timezone.now()
    with limits.admitted(draft, client, now) as may_hold:
        sending = Sending.of(draft, draft.starts_at, client, now, may_hold)
        try:
            return _request(sending)
        except SlotGone:
            pass
        except IntegrityError as refusal:
            if not any(name in str(refusal) for name in TAKEN):
                raise
        if earlier := _earlier(draft):
            return earlier  # the button was pressed twice: the first press took the time
        nearest = availability.nearest(
            draft.service, sending.people, draft.starts_at, returning=draft.returning, now=now
        )
        raise SlotGone([slot for slot in nearest if triage.is_soon_enough(slot.starts_at, draft.urgency, now)])


def _earlier(draft: BookingDraft) -> Appointment | None:
    """The appointment that this draft has become. Asked only after something failed, which saves a query otherwise."""
    return Appointment.objects.filter(draft_key=draft.pk).first()


@one_change
def _request(sending: Sending) -> Appointment:
    """The write transaction. It checks again everything that could have changed before the lock."""
    draft, now = sending.draft, sending.now
    try:
        practitioner = lock(draft.practitioner_id, among=sending.people)  # type: ignore[arg-type]  # chosen
    except Practitioner.DoesNotExist:
        raise SlotGone from None
    slot = availability.offered(
        draft.service, practitioner, sending.starts_at, returning=draft.returning, now=now, policy=sending.policy
    )
    if slot is None or not triage.is_soon_enough(slot.starts_at, draft.urgency, now):
        raise SlotGone
    records.release_expired(practitioner, now)
    triage.close(draft)

    appointment = records.make(draft, slot, now, answer_by=sending.answer_by, client=sending.client)
    VisitReason.objects.create(appointment=appointment, words=draft.reason, region=draft.region, signs=draft.signs)
    records.record(appointment, Action.REQUESTED, now, to_status=Status.REQUESTED)
    if sending.may_hold:
        records.hold(appointment, HeldTime.Kind.REQUEST, expires_at=appointment.answer_by)
    else:
        records.record(appointment, Action.NOT_HELD, now, actor=records.Actor.SYSTEM)
    outbox.queue(appointment, [Message.Kind.RECEIVED, Message.Kind.TO_ANSWER, Message.Kind.ANSWER_DUE], now)
    return appointment


@one_change
def confirm(appointment: Appointment, *, by, now: datetime | None = None) -> None:
    """Confirm a request.

    A request past its deadline may have lost its time. The time is then held again, or SlotGone is raised if it was
    taken. Raises AlreadyAnswered, TooLate (the start has passed) or OutsideHours (closed since the request).
    """
    practitioner = records.lock_for(appointment)
    now = now or timezone.now()
    if appointment.starts_at <= now:
        raise TooLate
    told = tell_at(appointment, appointment.starts_at, now)
    records.change_status(appointment, Status.CONFIRMED, now, only_from=Status.REQUESTED, by=by, tell_at=told)
    if misfits.misfits_among(Appointment.objects.filter(pk=appointment.pk), now):
        raise OutsideHours
    if not records.keep_held_time(appointment):
        records.release_expired(practitioner, now)
        if HeldTime.objects.of([practitioner]).overlapping(*appointment.busy()).exists():
            raise SlotGone
        records.hold(appointment, HeldTime.Kind.VISIT)
    records.take_over(appointment, now, by=by)
    outbox.queue(appointment, [Message.Kind.CONFIRMED], now)


@one_change
def overbook(appointment: Appointment, *, by, reason: str, now: datetime | None = None) -> None:
    """Confirm a request although its time is taken or closed. `reason` is one of OVERBOOK_REASONS.

    Recorded in the history and in the held time, which is then exempt from the constraint against overlaps. Raises
    PermissionDenied, ValueError for any other reason, AlreadyAnswered, or TooLate (the start has passed).
    """
    if not by.has_perm("appointments.overbook"):
        raise PermissionDenied
    if reason not in OVERBOOK_REASONS:
        raise ValueError(f"Not a reason to overbook: {reason}")
    records.lock_for(appointment)
    now = now or timezone.now()
    if appointment.starts_at <= now:
        raise TooLate
    records.change_status(
        appointment,
        Status.CONFIRMED,
        now,
        only_from=Status.REQUESTED,
        by=by,
        action=Action.OVERBOOKED,
        reason=reason,
    )
    records.release(appointment)
    records.hold(appointment, HeldTime.Kind.VISIT, overbooked_by=by, overbooked_reason=reason)
    records.take_over(appointment, now, by=by)
    outbox.queue(appointment, [Message.Kind.CONFIRMED], now)


@one_change
def decline(appointment: Appointment, *, by, reason: str, now: datetime | None = None) -> None:
    """Decline a request for a coded reason. Raises AlreadyAnswered."""
    records.lock_for(appointment)
    now = now or timezone.now()
    told = tell_at(appointment, appointment.starts_at, now)
    records.change_status(
        appointment, Status.DECLINED, now, only_from=Status.REQUESTED, by=by, reason=reason, tell_at=told
    )
    records.release(appointment)
    outbox.queue(appointment, [Message.Kind.DECLINED], now)
    offers.call_about_what_falls_away(appointment, now)


@one_change
def reject(appointments, *, by, now: datetime | None = None) -> int:
    """Decline those of these requests that are still open, as not genuine. Returns how many.

    No one is told: a fake request names strangers, and they must not get email because of it. The number of queries is
    the same for one request and for a thousand.
    """
    now = now or timezone.now()
    concerned = Practitioner.objects.filter(pk__in=appointments.waiting().values("practitioner"))
    locked = [person.pk for person in concerned.select_for_update().order_by("pk")]
    waiting = appointments.waiting().filter(practitioner__in=locked).select_for_update().order_by("pk")
    rejected = list(waiting.values_list("pk", flat=True))
    records.decline_all(rejected, now, by=by, reason=Reason.NOT_GENUINE)
    return len(rejected)


@one_change
def cancel(appointment: Appointment, *, by=None, reason: str = "", now: datetime | None = None) -> None:
    """Cancel an appointment, by the patient (`by` is None) or by staff. A request to reschedule it ends as well.

    An offer that the patient had not asked for is no request: to cancel it says that none of its times suits.

    Raises AlreadyAnswered, and TooLate for patients only.
    """
    is_asked = by is None or reason == Reason.PATIENT_ASKED
    if appointment.status == Status.OFFERED and is_asked and offers.is_ours(appointment):
        offers.none_suits(appointment, by=by, now=now)
        return
    records.lock_for(appointment)
    now = now or timezone.now()
    # Accepting an offer meanwhile may have changed the start.
    appointment.refresh_from_db(fields=["status", "starts_at", "tell_at"])
    if by is None and not may_cancel(appointment, now):
        raise TooLate if can_be_cancelled(appointment) else AlreadyAnswered(last_change(appointment))
    records.change_status(appointment, Status.CANCELLED, now, by=by, reason=reason)
    records.release(appointment)
    records.end_wishes(appointment, now, by=by)
    outbox.queue(appointment, [Message.Kind.CANCELLED], now)
    if by is None:
        outbox.queue(appointment, [Message.Kind.CANCELLED_BY_PATIENT], now)
    offers.call_about_what_falls_away(appointment, now)


@one_change
def expire(appointment: Appointment, *, now: datetime | None = None) -> None:
    """End a request not answered by its deadline: frees the time and sends an apology. Raises AlreadyAnswered."""
    records.lock_for(appointment)
    now = now or timezone.now()
    if appointment.answer_by > now:
        return
    records.change_status(appointment, Status.EXPIRED, now, only_from=Status.REQUESTED, actor=records.Actor.SYSTEM)
    records.release(appointment)
    outbox.queue(appointment, [Message.Kind.EXPIRED], now)
    if appointment.urgency == Urgency.URGENT:
        outbox.request_call(appointment, now)  # somebody who has to be seen now never hears of it by email alone
    offers.call_about_what_falls_away(appointment, now)


@one_change
def told_by_phone(appointment: Appointment, *, by, now: datetime | None = None) -> None:
    """Record that staff told the patient by phone. Raises AlreadyAnswered if that was recorded before."""
    now = now or timezone.now()
    waiting = Appointment.objects.filter(pk=appointment.pk, call_wanted_at__isnull=False)
    if not waiting.update(call_wanted_at=None, tell_at=None):
        raise AlreadyAnswered(appointment.events.filter(action=Action.TOLD_BY_PHONE).last() or last_change(appointment))
    records.record(appointment, Action.TOLD_BY_PHONE, now, by=by)


@one_change
def replace_link(appointment: Appointment, *, by=None, now: datetime | None = None) -> None:
    """Give the appointment a new link and email it to the patient. Earlier links no longer work.

    That includes links of connected appointments and waiting list entries, because their pages lead to this one.
    """
    now = now or timezone.now()
    visits, entries = links.connected(appointment)
    forget_drafts(visits, entries)
    for model, keys in ((Appointment, visits), (WaitlistEntry, entries)):
        for key in sorted(keys):
            model.objects.filter(pk=key).update(link_nonce=new_nonce())
    appointment.refresh_from_db(fields=["link_nonce"])
    records.record(appointment, Action.LINK_REPLACED, now, by=by)
    outbox.queue_links_again([appointment], now)


def forget_drafts(visits: Collection[int], entries: Collection[int]) -> None:
    """Delete the drafts that became these, and unsent copies of them: the browser that has them leads to new links."""
    keys, copies = set(), Q(pk__in=[])
    for model, rows in ((Appointment, visits), (WaitlistEntry, entries)):
        for key, name, phone in model.objects.filter(pk__in=rows).values_list("draft_key", "patient_name", "phone"):
            keys.add(key)
            if name and phone:
                copies |= Q(patient_name=name, phone=phone)
    BookingDraft.objects.filter(Q(pk__in=keys - {None}) | copies).delete()
