"""Writing status, history and held times. Nobody else does; its callers lock the practitioner first (turns.py)."""

from datetime import datetime

from appointments.models import Action, Appointment, AppointmentEvent, HeldTime, Status
from appointments.transitions import ACTION_TO, TRANSITIONS, AlreadyAnswered, last_change
from clinic.models import Practitioner

Actor = AppointmentEvent.Actor


def move(appointment: Appointment, to: Status, now: datetime, *, by=None, actor=None, action="", reason="") -> None:
    """Change the status if it is still one that may become `to`; of two who try, one does and the other is told."""
    allowed_from = [status for status, following in TRANSITIONS.items() if to in following]
    before = Appointment.objects.filter(pk=appointment.pk).values_list("status", flat=True).get()
    moved = Appointment.objects.filter(pk=appointment.pk, status=before, status__in=allowed_from).update(status=to)
    if not moved:
        raise AlreadyAnswered(last_change(appointment))
    appointment.status = to
    action = action or ACTION_TO[to]
    record(appointment, action, now, by=by, actor=actor, from_status=before, to_status=to, reason=reason)


def decline_all(requests: list[int], now: datetime, *, by, reason: str) -> None:
    """Turn down these requests (primary keys, locked by the caller), in the same few statements for a thousand."""
    Appointment.objects.filter(pk__in=requests, status=Status.REQUESTED).update(status=Status.DECLINED)
    HeldTime.objects.filter(appointment__in=requests).delete()
    change = {"from_status": Status.REQUESTED, "to_status": Status.DECLINED, "reason": reason}
    AppointmentEvent.objects.bulk_create(
        AppointmentEvent(appointment_id=pk, at=now, actor=Actor.STAFF, by=by, action=Action.DECLINED, **change)
        for pk in requests
    )


def record(appointment, action, now, *, by=None, actor=None, from_status="", to_status="", reason="") -> None:
    """One line of the history: staff's where `by` is given, else the patient's, unless the site acted."""
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


def hold(appointment: Appointment, kind: str, **facts) -> None:
    """Keep the visit's own time, buffers included, from everybody else."""
    busy_from, busy_until = appointment.busy()
    HeldTime.objects.create(
        practitioner_id=appointment.practitioner_id,
        appointment=appointment,
        kind=kind,
        busy_from=busy_from,
        busy_until=busy_until,
        **facts,
    )


def keep(appointment: Appointment) -> bool:
    """Turn the request's held time into the visit's; False where it was let go in the meantime."""
    held = HeldTime.objects.filter(appointment=appointment, kind=HeldTime.Kind.REQUEST)
    return bool(held.update(kind=HeldTime.Kind.VISIT, expires_at=None))


def release(appointment: Appointment) -> None:
    """Let go of all that the visit holds: its time, and the times offered for it."""
    HeldTime.objects.filter(appointment=appointment).delete()


def release_expired(practitioner: Practitioner, now: datetime) -> None:
    """Rows past their deadline hold nothing any more, but the database's rule against overlaps still counts them."""
    HeldTime.objects.of([practitioner]).expired(now).delete()
