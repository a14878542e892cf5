"""A person on the phone or at the counter, as entered by the desk."""

from dataclasses import dataclass

from appointments.models import ForWhom, Patient
from clinic.models import Language


@dataclass(frozen=True)
class Caller:
    """`phone` is a PhoneNumber. `patient` is the caller's file, if the desk knows it."""

    patient_name: str
    phone: object
    returning: bool
    email: str = ""
    reason: str = ""
    language: str = Language.ENGLISH
    for_whom: str = ForWhom.MYSELF
    patient: Patient | None = None
