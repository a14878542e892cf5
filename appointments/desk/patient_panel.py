"""The patient file as shown on an appointment's page."""

from appointments.models import Appointment, Patient
from appointments.patients import files

CHANGING = "appointments.change_patient"


def panel(appointment: Appointment, user) -> dict:
    """The file, or files that the appointment may belong to. Neither for users who may not see them."""
    may_see = Patient.objects.visible_to(user)
    context: dict = {"file": may_see.filter(pk=appointment.patient_id).first() if appointment.patient_id else None}
    if user.has_perm(CHANGING) and not appointment.patient_id and not appointment.erased_at:
        found = files.matching_files(appointment)
        context |= {
            "may_link": True,
            "likely": [each for each in found if each.is_likely],
            "candidates": [(each, files.compared(appointment, each.patient)) for each in found],
        }
    return context
