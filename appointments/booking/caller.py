"""A person on the phone or at the counter, as entered by the desk."""

from dataclasses import dataclass

from appointments.models import ForWhom, Patient
from clinic.models import BodyRegion, Language

# Consent was given in a conversation. No text was shown, so no version of one may be recorded.
SPOKEN_CONSENT = "phone"


@dataclass(frozen=True)
class Caller:
    """`phone` is a PhoneNumber. `contact_name` is who calls, if it is for somebody else (`for_whom`). `patient` is the
    patient's file, if the desk knows it. `has_no_sign` says that the emergency signs of the place were read out, and
    none applies.
    """

    patient_name: str
    phone: object
    returning: bool
    email: str = ""
    contact_name: str = ""
    reason: str = ""
    language: str = Language.ENGLISH
    for_whom: str = ForWhom.MYSELF
    patient: Patient | None = None
    region: BodyRegion | None = None
    has_no_sign: bool = False
