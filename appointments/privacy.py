"""Who read what. Export, erasure and retention join in their issue."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from appointments.models import Action, Appointment, AppointmentEvent, VisitReason


def may_read_reason(appointment: Appointment, user) -> bool:
    """The desk's readers, and the practitioner whom the visit is with."""
    return user.has_perm("appointments.read_reason") or appointment.practitioner.user_id == user.pk


@transaction.atomic
def read_reason(appointment: Appointment, *, by, now: datetime) -> str:
    """The patient's words, and a line in the history that `by` read them. Raises PermissionDenied."""
    if not may_read_reason(appointment, by):
        raise PermissionDenied
    reason = VisitReason.objects.filter(appointment=appointment).first()
    if reason is None:
        return ""
    AppointmentEvent.objects.create(
        appointment=appointment, at=now, actor=AppointmentEvent.Actor.STAFF, by=by, action=Action.REASON_READ
    )
    return reason.words
