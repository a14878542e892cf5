"""Who read what. Export, erasure and retention join in their issue."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from appointments.models import Action, Appointment, AppointmentEvent, VisitReason


def may_read_reason(appointment: Appointment, user) -> bool:
    """The desk's readers, and the practitioner whom the visit is with."""
    return user.has_perm("appointments.read_reason") or appointment.practitioner.user_id == user.pk


@transaction.atomic
def read_reason(appointment: Appointment, *, by, now: datetime) -> VisitReason | None:
    """What the patient told us, and a line in the history that `by` read it. Raises PermissionDenied.

    Where there are no words, and no sign was ever ticked, there is nothing to read and nothing is written down.
    """
    if not may_read_reason(appointment, by):
        raise PermissionDenied
    reason = VisitReason.objects.filter(appointment=appointment).first()
    if reason is not None and reason.says_something:
        AppointmentEvent.objects.create(
            appointment=appointment, at=now, actor=AppointmentEvent.Actor.STAFF, by=by, action=Action.REASON_READ
        )
    return reason
