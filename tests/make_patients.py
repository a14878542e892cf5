"""Builders for patients' files."""

from datetime import date

from appointments.models import Appointment, Patient, PatientNote
from tests import make, make_visits
from tests.make_visits import SUNDAY_NOON

BORN = date(1980, 3, 14)


def patient(name="Mona Sample", **facts) -> Patient:
    facts = {"phone": "+971501234567", "email": "patient@example.com", "language": "en"} | facts
    return Patient.objects.create(name=name, **facts)


def visit(patient=None, practitioner=None, **facts) -> Appointment:
    """A bare visit of this file, with the file's name and contact."""
    if patient:
        own = {"patient": patient, "patient_name": patient.name, "phone": patient.phone, "email": patient.email}
        facts = own | facts
    return make_visits.bare_appointment(practitioner or make.practitioner(), **facts)


def note(patient, by, words="Prefers mornings.") -> PatientNote:
    return PatientNote.objects.create(patient=patient, words=words, written_by=by, written_at=SUNDAY_NOON)
