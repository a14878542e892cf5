"""What the desk knows of a caller, so that nothing is typed twice: from their file, or from an earlier appointment."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from appointments.desk.queries import key_in
from appointments.models import Appointment, ForWhom, Patient, Status
from appointments.patients import files
from clinic.calendar import local_day

OF_AGE = 18  # years
FACTS = ("patient_name", "contact_name", "phone", "email")


class KnownCaller:
    """`patient` is the file, `last` the latest appointment; one of them may be None. `query` is for addresses."""

    def __init__(self, patient: Patient | None, last: Appointment | None):
        self.patient, self.last = patient, last

    @property
    def query(self) -> str:
        return f"patient={self.patient.pk}" if self.patient else f"visit={self.last.pk}" if self.last else ""

    @property
    def name(self) -> str:
        return self.patient.name if self.patient else self.last.patient_name if self.last else ""

    @property
    def facts(self) -> dict:
        """Initial values of BookForm."""
        known: dict = {}
        if self.last:
            known = {fact: getattr(self.last, fact) for fact in FACTS} | {"service": self.last.service.slug}
            known["returning"] = "yes" if self.has_been_here else ""
        if self.patient:
            in_file = {"contact_name": self.patient.carer, "phone": self.patient.phone, "email": self.patient.email}
            known |= {"patient_name": self.patient.name} | {fact: value for fact, value in in_file.items() if value}
        return known | {"is_child": self.is_minor}

    @property
    def is_minor(self) -> bool:
        """By the birthday in the file, else by what was said for the last appointment."""
        born_on = self.patient.born_on if self.patient else None
        if born_on is None:
            return bool(self.last and self.last.for_whom == ForWhom.CHILD)
        today = local_day(timezone.now())
        return (today.year - OF_AGE, today.month, today.day) < (born_on.year, born_on.month, born_on.day)

    @property
    def has_been_here(self) -> bool:
        came = [Status.ARRIVED, Status.FULFILLED]
        return bool(self.patient and self.patient.visits.filter(status__in=came).exists()) or bool(
            self.last and (self.last.returning or self.last.status in came)
        )


def known_caller(asked) -> KnownCaller | None:
    """The caller whom `?patient=` or `?visit=` names (a QueryDict), None without either. 404 if nobody has that key."""
    if key := key_in(asked, "patient"):
        asked_for = get_object_or_404(Patient.objects.filter(erased_at=None).select_related("merged_into"), pk=key)
        patient = files.kept_file(asked_for)  # merged while the page was open
        return KnownCaller(patient, patient.visits.select_related("service").order_by("-starts_at").first())
    if key := key_in(asked, "visit"):
        visit = get_object_or_404(
            Appointment.objects.filter(erased_at=None).select_related("service", "patient"), pk=key
        )
        return KnownCaller(visit.patient, visit)
    return None
