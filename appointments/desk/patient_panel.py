"""What the page of a visit shows of its patient's file."""

from appointments.models import Appointment, Patient
from appointments.patients import files

CHANGING = "appointments.change_patient"


def panel(appointment: Appointment, user) -> dict:
    """The file, or those that the visit may belong to; nothing of either for somebody who may not see it."""
    may_see = Patient.objects.visible_to(user)
    context: dict = {"file": may_see.filter(pk=appointment.patient_id).first() if appointment.patient_id else None}
    if user.has_perm(CHANGING) and not appointment.patient_id and not appointment.erased_at:
        found = files.matching_files(appointment)
        context |= {
            "may_link": True,
            "likely": [candidate for candidate in found if candidate.is_likely],
            "unlikely": [candidate for candidate in found if not candidate.is_likely],
        }
    return context
