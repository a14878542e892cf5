"""Writes statuses, history and held times. Nothing else does; callers lock the practitioner first (locking.py)."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from appointments.booking.caller import Caller
from appointments.booking.statuses import (
    ACTION_TO,
    TRANSITIONS,
    AlreadyAnswered,
    last_change,
)
from appointments.locking import lock, lock_all
from appointments.models import (
    Action,
    Appointment,
    AppointmentEvent,
    BookingDraft,
    HeldTime,
    Offer,
    Status,
    VisitReason,
    WaitlistEntry,
)
from appointments.models.contact import CARRIED_ALONG, CONTACT
from appointments.times.slot import Slot
from clinic.models import Practitioner

Actor = AppointmentEvent.Actor


def make(
    source: BookingDraft | Appointment | WaitlistEntry | Caller,
    slot: Slot,
    now: datetime,
    *,
    answer_by: datetime,
    status: Status = Status.REQUESTED,
    **more,
) -> Appointment:
    """Create an appointment at `slot`. Nothing else creates one. `more` are further columns.

    What is copied from each kind of source:

    |                              | draft | earlier appointment | waiting list              | caller         |
    |------------------------------|-------|---------------------|---------------------------|----------------|
    | CARRIED_ALONG: service,      | all   | all                 | all                       | contact; the   |
    | contact, language, consent,  |       |                     |                           | rest in `more` |
    | preferences, article         |       |                     |                           |                |
    | urgency                      | yes   | yes                 | yes                       | routine        |
    | connection (`client`)        | `more`| yes                 | yes                       | none           |
    | patient's file               | none  | its own             | of the appointment to be  | theirs         |
    |                              |       |                     | replaced, or of offers    |                |
    | course                       | –     | its own             | –                         | in `more`      |
    | replaces                     | –     | itself              | the appointment to be     | –              |
    |                              |       |                     | made earlier              |                |
    | requested_at                 | now   | now                 | joined_at                 | now            |
    """
    if isinstance(source, Appointment | WaitlistEntry):
        source.refresh_from_db(fields=CONTACT)  # it may have been corrected since the caller read it
    facts = {name: getattr(source, name) for name in CARRIED_ALONG if hasattr(source, name)}
    facts |= {name: getattr(source, name) for name in ("urgency", "client") if hasattr(source, name)}
    return Appointment.objects.create(
        **{"requested_at": now} | facts | _from(source) | more,
        status=status,
        practitioner_id=slot.practitioner_id,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        answer_by=answer_by,
    )


def _from(source: BookingDraft | Appointment | WaitlistEntry | Caller) -> dict:
    """The columns that point back to the source, and the patient's file."""
    if isinstance(source, BookingDraft):
        return {"draft_key": source.pk}
    if isinstance(source, Appointment):
        return {"replaces": source, "patient_id": _file_of([source.pk]), "course_id": source.course_id}
    if isinstance(source, WaitlistEntry):
        standing = [source.appointment_id] if source.appointment_id else []
        offered = source.appointments.order_by("-pk").values_list("pk", flat=True)
        return {
            "waitlist_entry": source,
            "replaces": source.appointment,
            "patient_id": _file_of([*standing, *offered]),
            "requested_at": source.joined_at,
        }
    return {"patient": source.patient}


def _file_of(appointments: Iterable[int]) -> int | None:
    """Key of the patient's file, from the first of these appointments that has one.

    The rows are locked, because the desk may be linking one to a file at this moment.
    """
    keys = list(appointments)
    rows = Appointment.objects.select_for_update().filter(pk__in=keys).filter(erased_at=None)
    files = dict(rows.order_by("pk").values_list("pk", "patient"))
    return next((files[key] for key in keys if files.get(key)), None)


def change_status(
    appointment: Appointment,
    to: Status,
    now: datetime,
    *,
    only_from: str | None = None,
    steps: Mapping[Status, set[Status]] = TRANSITIONS,
    by=None,
    actor=None,
    action="",
    reason="",
    tell_at: datetime | None = None,
) -> None:
    """Change the status if it may still become `to`. If two people try, one succeeds and the other gets
    AlreadyAnswered.

    The patient is not told until `tell_at` (aware UTC; None for at once).
    """
    allowed_from = [status for status, following in steps.items() if to in following]
    if only_from is not None:
        allowed_from = [status for status in allowed_from if status == only_from]
    before = Appointment.objects.filter(pk=appointment.pk).values_list("status", flat=True).get()
    unchanged = Appointment.objects.filter(pk=appointment.pk, status=before, status__in=allowed_from)
    if not unchanged.update(status=to, tell_at=tell_at):
        raise AlreadyAnswered(last_change(appointment))
    appointment.status, appointment.tell_at = to, tell_at
    action = action or ACTION_TO[to]
    record(appointment, action, now, by=by, actor=actor, from_status=before, to_status=to, reason=reason)


def decline_all(requests: list[int], now: datetime, *, by, reason: str) -> None:
    """Decline these requests (primary keys, locked by the caller).

    The number of queries does not depend on how many.
    """
    Appointment.objects.filter(pk__in=requests, status=Status.REQUESTED).update(
        status=Status.DECLINED, call_wanted_at=None
    )
    HeldTime.objects.filter(appointment__in=requests).delete()
    change = {"from_status": Status.REQUESTED, "to_status": Status.DECLINED, "reason": reason}
    AppointmentEvent.objects.bulk_create(
        AppointmentEvent(appointment_id=pk, at=now, actor=Actor.STAFF, by=by, action=Action.DECLINED, **change)
        for pk in requests
    )


def record(appointment, action, now, *, by=None, actor=None, from_status="", to_status="", reason="") -> None:
    """Add one line to the history. Without `actor` it is staff's if `by` is given, else the patient's."""
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


def record_all(appointments: Iterable[int], action: str, now: datetime, *, by=None) -> None:
    """Add one line to the history of each appointment (primary keys): staff's, or the system's if `by` is None.

    It changes no status.
    """
    actor = Actor.STAFF if by else Actor.SYSTEM
    AppointmentEvent.objects.bulk_create(
        AppointmentEvent(appointment_id=pk, at=now, actor=actor, by=by, action=action) for pk in appointments
    )


def lock_for(appointment: Appointment) -> Practitioner:
    """Lock the practitioner of the appointment and of the one it replaces: a confirmation changes both."""
    if appointment.replaces_id:
        replaced = Appointment.objects.filter(pk=appointment.replaces_id).values("practitioner")
        lock_all(
            Practitioner.objects.filter(Q(pk=appointment.practitioner_id) | Q(pk__in=replaced)).values_list(
                "pk", flat=True
            )
        )
    return lock(appointment.practitioner_id)


def hold(appointment: Appointment, kind: str, **facts) -> None:
    """Hold the appointment's own time, buffers included."""
    busy_from, busy_until = appointment.busy()
    HeldTime.objects.create(
        practitioner_id=appointment.practitioner_id,
        appointment=appointment,
        kind=kind,
        busy_from=busy_from,
        busy_until=busy_until,
        **facts,
    )


def hold_again(held: HeldTime, busy_from: datetime, busy_until: datetime) -> bool:
    """Hold it from another moment or until another one. Returns False, and changes nothing, if others are there."""
    try:
        with transaction.atomic():
            HeldTime.objects.filter(pk=held.pk).update(busy_from=busy_from, busy_until=busy_until)
    except IntegrityError:
        return False
    return True


def keep_held_time(appointment: Appointment) -> bool:
    """Turn the request's held time into the appointment's. Returns False if it was released before."""
    held = HeldTime.objects.filter(appointment=appointment, kind=HeldTime.Kind.REQUEST)
    return bool(held.update(kind=HeldTime.Kind.VISIT, expires_at=None))


def hold_offer(offer: Offer) -> None:
    """Hold an offered time, with the buffers of its service, until its deadline."""
    service = offer.appointment.service
    HeldTime.objects.create(
        practitioner=offer.practitioner,
        appointment=offer.appointment,
        offer=offer,
        kind=HeldTime.Kind.OFFER,
        busy_from=offer.starts_at - service.buffer_before,
        busy_until=offer.ends_at + service.buffer_after,
        expires_at=offer.expires_at,
    )


def accept_offer(appointment: Appointment, offer: Offer) -> bool:
    """Give the appointment the offered time and release the other offers.

    Returns False if the time is no longer held.
    """
    appointment.practitioner, appointment.starts_at, appointment.ends_at = (
        offer.practitioner,
        offer.starts_at,
        offer.ends_at,
    )
    appointment.save(update_fields=["practitioner", "starts_at", "ends_at"])
    kept = HeldTime.objects.filter(offer=offer).update(kind=HeldTime.Kind.VISIT, offer=None, expires_at=None)
    Offer.objects.filter(pk=offer.pk).update(outcome=Offer.Outcome.TAKEN)
    HeldTime.objects.filter(appointment=appointment, kind=HeldTime.Kind.OFFER).delete()
    appointment.offers.filter(outcome=Offer.Outcome.OPEN).update(outcome=Offer.Outcome.WITHDRAWN)
    return bool(kept)


def release(appointment: Appointment, outcome: str = Offer.Outcome.WITHDRAWN) -> None:
    """Release all times that the appointment holds. Its open offers end with `outcome`."""
    HeldTime.objects.filter(appointment=appointment).delete()
    appointment.offers.filter(outcome=Offer.Outcome.OPEN).update(outcome=outcome)


def take_over(appointment: Appointment, now: datetime, *, by=None, actor=None) -> None:
    """Called when the appointment is confirmed: cancels the one that it replaces and takes over its reason."""
    before = appointment.replaces
    while before is not None and before.status == Status.CANCELLED:
        before = before.replaces  # an earlier request, itself exchanged before it was answered
    if before is None:
        return
    change_status(before, Status.CANCELLED, now, by=by, actor=actor, action=Action.MOVED)
    release(before)
    VisitReason.objects.filter(appointment=before).update(appointment=appointment)
    before.wishes.filter(state=WaitlistEntry.State.WAITING).update(appointment=appointment)


def end_wishes(appointment: Appointment, now: datetime, *, by=None) -> None:
    """End everything that depends on this appointment: requests to reschedule it, and waiting for an earlier time."""
    end_changes(appointment, now, by=by)
    appointment.wishes.filter(state=WaitlistEntry.State.WAITING).update(
        state=WaitlistEntry.State.LEFT, ended_at=now, ended_by=by
    )


def end_changes(appointment: Appointment, now: datetime, *, by=None) -> None:
    """Cancel open requests and offers that would have replaced it."""
    for change in appointment.replacements.filter(status__in=[Status.REQUESTED, Status.OFFERED]):
        with suppress(AlreadyAnswered):  # its deadline ended it first
            change_status(change, Status.CANCELLED, now, by=by, action=Action.CHANGE_ENDED)
            release(change)


def release_expired(practitioner: Practitioner | int, now: datetime) -> None:
    """Delete held times past their deadline: the database constraint against overlaps would still count them."""
    HeldTime.objects.of([practitioner]).expired(now).delete()
