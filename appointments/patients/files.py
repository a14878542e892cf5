"""Patient files at the desk: suggestions of which file an appointment belongs to, and every change of a file.

The site only suggests; staff decide. Each change locks its files in the order of their keys and then reads them again:
a file that was merged meanwhile is replaced by the one it was merged into.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from appointments import links
from appointments.booking import records
from appointments.locking import one_change
from appointments.models import AccessRecord, Action, Appointment, Patient, PatientNote
from appointments.names import folded, similar

FACTS = ("name", "born_on", "carer", "phone", "email", "language", "record_number")
# Copied to the file that is kept, where it has no value.
TAKEN_OVER = ("born_on", "carer", "phone", "email", "record_number")


class Gone(Exception):
    """The file or the data of the appointment were erased."""


class Changed(Exception):
    """A colleague has linked or unlinked the appointment since the page was shown."""


class Sign(TextChoices):
    """Evidence that two records are of one person. The last two are weak: a family can share a contact."""

    CHAIN = "chain", _("the previous appointment is in this file")
    PHONE_NAME = "phone_name", _("same phone and a similar name")
    EMAIL_NAME = "email_name", _("same email and a similar name")
    BIRTHDAY_NAME = "birthday_name", _("same date of birth and a similar name")
    BIRTHDAY_CONTACT = "birthday_contact", _("same date of birth and the same phone or email")
    PHONE = "phone", _("same phone, different name")
    EMAIL = "email", _("same email, different name")

    @property
    def names_somebody(self) -> bool:
        return self not in {Sign.PHONE, Sign.EMAIL}


class Candidate(NamedTuple):
    """A file that may belong to the same person, with the evidence."""

    patient: Patient
    signs: list[Sign]

    @property
    def is_likely(self) -> bool:
        return any(sign.names_somebody for sign in self.signs)


class Compared(NamedTuple):
    """One fact of an appointment beside the same of a file, as text. Empty where it was not given."""

    label: str
    here: str
    in_file: str
    is_same: bool


def compared(appointment: Appointment, patient: Patient) -> list[Compared]:
    """What agrees and what differs, of the facts that at least one of them has."""
    pairs = [
        (_("Name"), appointment.patient_name, patient.name),
        (_("Parent or carer"), appointment.contact_name, patient.carer),
        (_("Phone"), appointment.phone, patient.phone),
        (_("Email"), appointment.email, patient.email),
    ]
    return [
        Compared(str(label), str(here or ""), str(there or ""), folded(str(here or "")) == folded(str(there or "")))
        for label, here, there in pairs
        if here or there
    ]


def matching_files(appointment: Appointment) -> list[Candidate]:
    """Files that this appointment may belong to, likely ones first.

    A phone or email alone is not enough to be likely.
    """
    chain, _entries = links.connected(appointment)
    before = set(Appointment.objects.filter(pk__in=chain).exclude(patient=None).values_list("patient", flat=True))
    return _candidates(appointment.patient_name, appointment.phone, appointment.email, in_chain=before)


def similar_files(patient: Patient) -> list[Candidate]:
    """Other files that may belong to the same person."""
    found = _candidates(patient.name, patient.phone, patient.email, patient.born_on)
    return [candidate for candidate in found if candidate.patient.pk != patient.pk]


def _candidates(name: str, phone, email: str, born_on=None, in_chain: Iterable[int] = ()) -> list[Candidate]:
    """Candidates in one query, plus one for their appointments, whose contacts are compared too."""
    asked = Appointment.objects.exclude(patient=None)
    either = Q(pk__in=in_chain)
    if phone:
        either |= Q(phone=phone) | Q(pk__in=asked.filter(phone=phone).values("patient"))
    if email:
        either |= Q(email__iexact=email) | Q(pk__in=asked.filter(email__iexact=email).values("patient"))
    if born_on:
        either |= Q(born_on=born_on)
    files = Patient.objects.current().filter(either).prefetch_related("visits")
    found = []
    for patient in files.order_by("pk"):
        visits = patient.visits.all()
        same_phone = bool(phone) and phone in {patient.phone, *(visit.phone for visit in visits)}
        emails = {patient.email.lower(), *(visit.email.lower() for visit in visits)}
        same_email = bool(email) and email.lower() in emails
        same_birthday = born_on is not None and patient.born_on == born_on
        signs = _signs(similar(name, patient.name), same_phone, same_email, same_birthday)
        if patient.pk in set(in_chain):
            signs.insert(0, Sign.CHAIN)
        if signs:
            found.append(Candidate(patient, signs))
    return sorted(found, key=lambda candidate: not candidate.is_likely)


def _signs(is_similar: bool, same_phone: bool, same_email: bool, same_birthday: bool) -> list[Sign]:
    told = [
        (Sign.PHONE_NAME, same_phone and is_similar),
        (Sign.EMAIL_NAME, same_email and is_similar),
        (Sign.BIRTHDAY_NAME, same_birthday and is_similar),
        (Sign.BIRTHDAY_CONTACT, same_birthday and not is_similar and (same_phone or same_email)),
        (Sign.PHONE, same_phone and not is_similar),
        (Sign.EMAIL, same_email and not is_similar),
    ]
    return [sign for sign, speaks in told if speaks]


@one_change
def open_file(appointment: Appointment, *, by, now: datetime | None = None) -> Patient:
    """Create a file from the name and contact of this appointment and link it. Raises Changed, Gone."""
    now = now or timezone.now()
    made = Patient.objects.create(
        name=appointment.patient_name,
        carer=appointment.contact_name,
        phone=appointment.phone,
        email=appointment.email,
        language=appointment.language,
        is_sample=appointment.practitioner.is_sample,
    )
    _link(appointment, made, by, now)
    return made


def open_for_new_caller(appointment: Appointment, *, by) -> Patient | None:
    """A file for somebody whom no file can mean. None, and nothing is done, if one might: staff decide that."""
    if appointment.patient_id or matching_files(appointment):
        return None
    try:
        return open_file(appointment, by=by)
    except (Changed, Gone):
        return None  # a colleague was quicker


@one_change
def link(appointment: Appointment, patient: Patient, *, by, now: datetime | None = None) -> Patient:
    """Link the appointment to a file, and those connected with it (links.connected) that have none. Returns the file.

    `appointment` must be as the page showed it. Raises Changed if a colleague has linked it since, and Gone if the file
    or the appointment was erased. The file returned is the one that `patient` was merged into, if it was.
    """
    kept, *_before = _locked(patient, *([appointment.patient] if appointment.patient else []))
    _link(appointment, kept, by, now or timezone.now())
    return kept


def _link(appointment: Appointment, patient: Patient, by, now: datetime) -> None:
    seen = Appointment.objects.filter(pk=appointment.pk, patient=appointment.patient_id, erased_at=None)
    if not seen.update(patient=patient):
        raise Gone if Appointment.objects.filter(pk=appointment.pk, erased_at__isnull=False).exists() else Changed
    # Searched after our row is locked: a change that reschedules it has then either finished, or waits and will copy
    # the new file.
    chain, _entries = links.connected(appointment)
    others = Appointment.objects.filter(pk__in=chain - {appointment.pk}, patient=None, erased_at=None)
    for visit in others.order_by("pk"):
        # Write each row once: for a row written twice, PostgreSQL would lock the practitioner too, out of order.
        Appointment.objects.filter(pk=visit.pk).update(patient=patient)
        records.record(visit, Action.LINKED, now, by=by)
    records.record(appointment, Action.LINKED, now, by=by)
    appointment.patient = patient


@one_change
def unlink(appointment: Appointment, *, by, now: datetime | None = None) -> None:
    """Remove a wrong link to a file.

    Raises Changed if the appointment is no longer linked to the same file, or was erased.
    """
    if appointment.patient_id is None:
        raise Changed
    list(Patient.objects.select_for_update().filter(pk=appointment.patient_id))
    linked = Appointment.objects.filter(pk=appointment.pk, patient=appointment.patient_id, erased_at=None)
    if not linked.update(patient=None):
        raise Changed
    appointment.patient = None
    records.record(appointment, Action.LINKED, now or timezone.now(), by=by)


@one_change
def correct(patient: Patient, facts: dict, *, by) -> Patient:
    """Update only these of the FACTS, so that two people can correct different ones at once. Raises Gone."""
    [kept] = _locked(patient)
    for fact in FACTS:
        if fact in facts:
            setattr(kept, fact, facts[fact])
    kept.save(update_fields=[*(fact for fact in FACTS if fact in facts), "name_keys"])
    return kept


@one_change
def add_note(patient: Patient, words: str, *, by, now: datetime | None = None) -> PatientNote:
    """Add a note for staff only. Raises Gone."""
    [kept] = _locked(patient)
    return PatientNote.objects.create(patient=kept, words=words, written_by=by, written_at=now or timezone.now())


@one_change
def merge(keep: Patient, other: Patient, *, by, now: datetime | None = None) -> Patient:
    """Move all appointments and notes of `other` to `keep`, which also takes over facts it lacks. `other` points to it.

    Does nothing if both are one file already: when two people merge them in opposite directions, only one does. Raises
    PermissionDenied, Gone.
    """
    if not by.has_perm("appointments.merge_patient"):
        raise PermissionDenied
    now = now or timezone.now()
    kept, gone = _locked(keep, other)
    if kept.pk == gone.pk:
        return kept
    visits = list(gone.visits.order_by("pk"))
    Appointment.objects.filter(pk__in=[visit.pk for visit in visits]).update(patient=kept)
    PatientNote.objects.filter(patient=gone).update(patient=kept)
    Patient.objects.filter(Q(pk=gone.pk) | Q(merged_into=gone)).update(merged_into=kept)
    for fact in TAKEN_OVER:
        setattr(kept, fact, getattr(kept, fact) or getattr(gone, fact))
    if kept.record_number == gone.record_number:  # one number is of one file
        Patient.objects.filter(pk=gone.pk).update(record_number="")
    kept.save(update_fields=TAKEN_OVER)
    for visit in visits:
        records.record(visit, Action.LINKED, now, by=by)
    AccessRecord.objects.create(at=now, by=by, action=AccessRecord.Action.MERGED, patient=kept, count=len(visits))
    return kept


def kept_file(patient: Patient) -> Patient:
    """The file itself, or the one that it was merged into."""
    return patient.merged_into or patient


def read(patient: Patient, *, by, now: datetime) -> None:
    """Record that a member of staff has opened the file."""
    AccessRecord.objects.create(at=now, by=by, action=AccessRecord.Action.FILE_READ, patient=patient)


def record_search(by, found: int, now: datetime) -> None:
    """Record that `by` searched for patients, and how many appointments were found; never what was typed."""
    AccessRecord.objects.create(at=now, by=by, action=AccessRecord.Action.SEARCHED, count=found)


def access_records(patient: Patient) -> QuerySet[AccessRecord]:
    """Access to the file, and to files that were merged into it."""
    return AccessRecord.objects.filter(Q(patient=patient) | Q(patient__merged_into=patient)).select_related("by")


def _locked(*patients: Patient) -> list[Patient]:
    """The current files, locked in the order of their keys. A merged file is replaced by the one it was merged into.

    Raises Gone if one of them was erased.
    """
    wanted = {patient.pk for patient in patients}
    while True:
        held = transaction.savepoint()
        files = {each.pk: each for each in Patient.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
        into = {each.merged_into_id for each in files.values() if each.merged_into_id} - set(files)
        if not into:
            break
        transaction.savepoint_rollback(held)  # releases the locks: another lock on top would be out of order
        wanted |= into
    found = [files[files[each.pk].merged_into_id or each.pk] for each in patients]
    if any(each.erased_at for each in found):
        raise Gone
    return found
