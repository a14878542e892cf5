"""Every change of a visit: request, confirm, decline, cancel, expire, told by phone.

Each function is one transaction that first locks the practitioner's row: whoever wants the same practitioner's time is
served one after the other, and always in the same order of locks. Only this module writes `status` or a held time.
"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from appointments import availability, limits, notifications, promise
from appointments.models import (
    Action,
    Appointment,
    AppointmentEvent,
    BookingDraft,
    HeldTime,
    Reason,
    Status,
    VisitReason,
)
from appointments.models import Notification as Message
from appointments.models.appointment import new_nonce
from clinic.models import ClinicProfile, Practitioner

Actor = AppointmentEvent.Actor

# status → what it may become (house.md, table of statuses). Offers, arrival and no-show join with their issues.
TRANSITIONS = {
    Status.REQUESTED: {Status.CONFIRMED, Status.DECLINED, Status.CANCELLED, Status.EXPIRED},
    Status.CONFIRMED: {Status.CANCELLED},
}
ACTION_TO = {
    Status.CONFIRMED: Action.CONFIRMED,
    Status.DECLINED: Action.DECLINED,
    Status.CANCELLED: Action.CANCELLED,
    Status.EXPIRED: Action.EXPIRED,
}


class SlotGone(Exception):
    """The wanted time is not on offer, or not any more; carries the three nearest."""

    def __init__(self, nearest=()):
        super().__init__("The time is not on offer.")
        self.nearest = list(nearest)


class AlreadyAnswered(Exception):
    """Somebody was first; carries the last change, which knows who and when."""

    def __init__(self, event: AppointmentEvent):
        super().__init__("Somebody was first.")
        self.event = event


class TooLate(Exception):
    """The visit is too near, or over: now only a phone call helps."""


def request(*, draft: BookingDraft, client: str = "", now: datetime | None = None) -> Appointment:
    """Hold the draft's time for a patient until the clinic has answered. `client` is the connection it came over.

    A draft that was sent before gives the same appointment again. Raises SlotGone, limits.TooMany, and ValueError
    for a draft that still has unanswered steps: pages lead to those instead.
    """
    now = now or timezone.now()
    starts_at = draft.starts_at
    if draft.missing_step or starts_at is None:
        raise ValueError("The draft has unanswered steps.")
    taken = limits.admit(draft, client, now)
    try:
        return _request(draft, client, starts_at, now)
    except SlotGone:
        pass
    except IntegrityError as refusal:
        if "held_time_is_held_once" not in str(refusal):
            raise
    limits.give_back(taken)
    people = list(draft.practitioners())
    nearest = availability.nearest(draft.service, people, starts_at, returning=draft.returning, now=now)
    raise SlotGone(nearest) from None


@transaction.atomic
def _request(draft: BookingDraft, client: str, starts_at: datetime, now: datetime) -> Appointment:
    practitioner = _lock(draft.practitioner_id)
    earlier = Appointment.objects.filter(draft_key=draft.pk).first()
    if earlier is not None:
        return earlier
    _release_expired(practitioner, now)
    slot = None
    if draft.service.is_active and draft.practitioners().filter(pk=practitioner.pk).exists():
        slot = availability.offered(draft.service, practitioner, starts_at, returning=draft.returning, now=now)
    if slot is None:
        raise SlotGone

    appointment = Appointment.objects.create(  # type: ignore[misc]  # no step is missing
        draft_key=draft.pk,
        service=draft.service,
        practitioner=practitioner,
        returning=draft.returning,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        for_whom=draft.for_whom,
        patient_name=draft.patient_name,
        contact_name=draft.contact_name,
        phone=draft.phone,
        email=draft.email,
        language=draft.language,
        article_slug=draft.article_slug,
        client=client,
        consent_version=draft.consent_version,
        consent_language=draft.consent_language,
        consented_at=draft.consented_at,
        requested_at=now,
        answer_by=promise.answer_by(now, slot.starts_at, ClinicProfile.objects.current()),
    )
    if draft.reason:
        VisitReason.objects.create(appointment=appointment, words=draft.reason)
    _hold(appointment, HeldTime.Kind.REQUEST, expires_at=appointment.answer_by)
    _record(appointment, Action.REQUESTED, now, to_status=Status.REQUESTED)
    notifications.queue(appointment, Message.Kind.RECEIVED, now)
    notifications.queue(appointment, Message.Kind.TO_ANSWER, now)
    # The words now live with the visit; the draft keeps none of them.
    BookingDraft.objects.filter(pk=draft.pk).update(reason="")
    return appointment


@transaction.atomic
def confirm(appointment: Appointment, *, by, now: datetime | None = None) -> None:
    """Promise the visit to the patient.

    A request whose deadline has passed may have lost its time: then it is asked for again, and SlotGone is raised
    if somebody else has it. Raises AlreadyAnswered, TooLate (the visit has begun).
    """
    now = now or timezone.now()
    practitioner = _lock(appointment.practitioner_id)
    if appointment.starts_at <= now:
        raise TooLate
    _move(appointment, Status.CONFIRMED, now, by=by)
    held = HeldTime.objects.filter(appointment=appointment, kind=HeldTime.Kind.REQUEST)
    if not held.update(kind=HeldTime.Kind.VISIT, expires_at=None):
        _release_expired(practitioner, now)
        if HeldTime.objects.of([practitioner]).overlapping(*_busy(appointment)).exists():
            raise SlotGone
        _hold(appointment, HeldTime.Kind.VISIT)
    notifications.queue(appointment, Message.Kind.CONFIRMED, now)


@transaction.atomic
def decline(appointment: Appointment, *, by, reason: str, now: datetime | None = None) -> None:
    """Turn a request down for one of the coded reasons. Raises AlreadyAnswered."""
    now = now or timezone.now()
    _lock(appointment.practitioner_id)
    _move(appointment, Status.DECLINED, now, by=by, reason=reason)
    _release(appointment)
    notifications.queue(appointment, Message.Kind.DECLINED, now)


@transaction.atomic
def reject(appointments, *, by, now: datetime | None = None) -> int:
    """Turn down all of these that still wait, as not genuine; returns how many that were. The same few statements
    for one and for a thousand.

    Nobody is told: such a request names strangers, and mail must not hit them.
    """
    now = now or timezone.now()
    concerned = Practitioner.objects.filter(pk__in=appointments.waiting().values("practitioner"))
    locked = [person.pk for person in concerned.select_for_update().order_by("pk")]
    waiting = appointments.waiting().filter(practitioner__in=locked).select_for_update().order_by("pk")
    rejected = list(waiting.values_list("pk", flat=True))
    Appointment.objects.filter(pk__in=rejected, status=Status.REQUESTED).update(status=Status.DECLINED)
    HeldTime.objects.filter(appointment__in=rejected).delete()
    change = {"from_status": Status.REQUESTED, "to_status": Status.DECLINED, "reason": Reason.NOT_GENUINE}
    AppointmentEvent.objects.bulk_create(
        AppointmentEvent(appointment_id=pk, at=now, actor=Actor.STAFF, by=by, action=Action.DECLINED, **change)
        for pk in rejected
    )
    return len(rejected)


@transaction.atomic
def cancel(appointment: Appointment, *, by=None, reason: str = "", now: datetime | None = None) -> None:
    """Take a visit back, by the patient (`by` is None) or by staff. Raises AlreadyAnswered, TooLate (patient only)."""
    now = now or timezone.now()
    _lock(appointment.practitioner_id)
    appointment.refresh_from_db(fields=["status"])
    if by is None and not may_cancel(appointment, now):
        raise TooLate if appointment.status in TRANSITIONS else AlreadyAnswered(last_change(appointment))
    _move(appointment, Status.CANCELLED, now, by=by, reason=reason)
    _release(appointment)
    notifications.queue(appointment, Message.Kind.CANCELLED, now)
    if by is None:
        notifications.queue(appointment, Message.Kind.CANCELLED_BY_PATIENT, now)


def may_cancel(appointment: Appointment, now: datetime) -> bool:
    """A request can be withdrawn until the visit starts, a confirmed visit until the policy's cut-off."""
    if appointment.status == Status.REQUESTED:
        return now < appointment.starts_at
    cutoff = appointment.starts_at - ClinicProfile.objects.current().cancel_cutoff
    return appointment.status == Status.CONFIRMED and now <= cutoff


@transaction.atomic
def expire(appointment: Appointment, *, now: datetime | None = None) -> None:
    """End a request that nobody answered by its deadline: the time is free again, and we apologise."""
    now = now or timezone.now()
    _lock(appointment.practitioner_id)
    if appointment.answer_by > now:
        return
    _move(appointment, Status.EXPIRED, now, actor=Actor.SYSTEM)
    _release(appointment)
    notifications.queue(appointment, Message.Kind.EXPIRED, now)


@transaction.atomic
def told_by_phone(appointment: Appointment, *, by, now: datetime | None = None) -> None:
    """Somebody has told the patient what no message could. Raises AlreadyAnswered if that was done before."""
    now = now or timezone.now()
    waiting = Appointment.objects.filter(pk=appointment.pk, call_wanted_at__isnull=False)
    if not waiting.update(call_wanted_at=None):
        raise AlreadyAnswered(appointment.events.filter(action=Action.TOLD_BY_PHONE).last() or last_change(appointment))
    _record(appointment, Action.TOLD_BY_PHONE, now, by=by)


@transaction.atomic
def replace_link(appointment: Appointment, *, by=None, now: datetime | None = None) -> None:
    """A new link to the visit, sent to its own e-mail address; every earlier one opens nothing any more."""
    now = now or timezone.now()
    appointment.link_nonce = new_nonce()
    Appointment.objects.filter(pk=appointment.pk).update(link_nonce=appointment.link_nonce)
    _record(appointment, Action.LINK_REPLACED, now, by=by)
    notifications.queue_links_again([appointment], now)


def last_change(appointment: Appointment) -> AppointmentEvent:
    """The change that gave the visit the status it has."""
    return appointment.events.select_related("by").exclude(to_status="").latest("at", "pk")


def _lock(practitioner_id) -> Practitioner:
    """The first statement of every change: see docs/decisions/0003 for why a constraint alone is not enough."""
    return Practitioner.objects.select_for_update().get(pk=practitioner_id)


def _move(appointment: Appointment, to: Status, now: datetime, *, by=None, actor=None, reason="") -> None:
    """Change the status if it is still one that may become `to`; of two who try, one does and the other is told."""
    allowed_from = [status for status, following in TRANSITIONS.items() if to in following]
    before = Appointment.objects.filter(pk=appointment.pk).values_list("status", flat=True).get()
    moved = Appointment.objects.filter(pk=appointment.pk, status=before, status__in=allowed_from).update(status=to)
    if not moved:
        raise AlreadyAnswered(last_change(appointment))
    appointment.status = to
    _record(appointment, ACTION_TO[to], now, by=by, actor=actor, from_status=before, to_status=to, reason=reason)


def _record(appointment, action, now, *, by=None, actor=None, from_status="", to_status="", reason="") -> None:
    AppointmentEvent.objects.create(
        appointment=appointment,
        at=now,
        actor=actor or (Actor.STAFF if by else Actor.PATIENT),
        by=by,
        action=action,
        from_status=from_status,
        to_status=to_status,
        reason=reason,
    )


def _busy(appointment: Appointment) -> tuple[datetime, datetime]:
    """From when until when the practitioner is taken, buffers included."""
    service = appointment.service
    return appointment.starts_at - service.buffer_before, appointment.ends_at + service.buffer_after


def _hold(appointment: Appointment, kind: str, expires_at: datetime | None = None) -> None:
    busy_from, busy_until = _busy(appointment)
    HeldTime.objects.create(
        practitioner_id=appointment.practitioner_id,
        appointment=appointment,
        kind=kind,
        busy_from=busy_from,
        busy_until=busy_until,
        expires_at=expires_at,
    )


def _release(appointment: Appointment) -> None:
    HeldTime.objects.filter(appointment=appointment).delete()


def _release_expired(practitioner: Practitioner, now: datetime) -> None:
    HeldTime.objects.of([practitioner]).expired(now).delete()
