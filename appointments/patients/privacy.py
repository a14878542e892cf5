"""Access to the reason, export of everything about a patient, and erasure. Retention is in retention.py."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from appointments import links
from appointments.booking import records
from appointments.locking import lock_all, one_change
from appointments.models import (
    AccessRecord,
    Action,
    Appointment,
    AppointmentEvent,
    BookingDraft,
    LinkWish,
    Notification,
    Offer,
    Patient,
    PatientNote,
    Status,
    VisitReason,
    WaitlistEntry,
    WaitlistWindow,
)
from appointments.models.appointment import new_nonce
from appointments.models.contact import ContactDetails
from appointments.names import folded, similar
from clinic.spreadsheets import harmless

# Columns that open an appointment, or say nothing about the patient.
NOT_EXPORTED = {"link_nonce", "draft_key", "client", "dedupe_key", "leased_until", "name_keys"}
# Values of an erased appointment or waiting list entry. The rest of the row is codes and moments.
NOBODY = ContactDetails.ERASED | {"name_keys": "", "client": "", "article_slug": ""}
NOBODY_S_FILE = {"born_on": None} | dict.fromkeys(("name", "name_keys", "carer", "phone", "email", "record_number"), "")


class StillToCome(Exception):
    """The patient has upcoming appointments, which have to be cancelled first. `references` names them."""

    def __init__(self, references: list[str]):
        super().__init__("Visits are still to come.")
        self.references = references


def may_read_reason(appointment: Appointment, user) -> bool:
    """Staff with the permission, and the practitioner of the appointment."""
    return user.has_perm("appointments.read_reason") or appointment.practitioner.user_id == user.pk


@transaction.atomic
def read_reason(appointment: Appointment, *, by, now: datetime) -> VisitReason | None:
    """The reason and the warning signs. Records in the history that `by` read them. Raises PermissionDenied.

    If there are no words and no ticked signs, nothing is recorded.
    """
    if not may_read_reason(appointment, by):
        raise PermissionDenied
    reason = VisitReason.objects.filter(appointment=appointment).first()
    if reason is not None and reason.says_something:
        records.record(appointment, Action.REASON_READ, now, by=by)
    return reason


@transaction.atomic
def export_patient(patient: Patient, by, now: datetime | None = None) -> dict:
    """Everything stored about a patient, by subject, as data for one JSON file. Raises PermissionDenied.

    The export is recorded. Texts that a spreadsheet could read as a formula get an apostrophe in front.
    """
    if not by.has_perm("appointments.export_patient"):
        raise PermissionDenied
    now = now or timezone.now()
    visits, entries = _all_of(patient)
    files = Q(patient=patient) | Q(patient__merged_into=patient)
    AccessRecord.objects.create(at=now, by=by, action=AccessRecord.Action.EXPORTED, patient=patient, count=len(visits))
    about = {
        "file": Patient.objects.filter(Q(pk=patient.pk) | Q(merged_into=patient)),
        "notes": PatientNote.objects.filter(files),
        "visits": Appointment.objects.filter(pk__in=visits),
        "reasons": VisitReason.objects.filter(appointment__in=visits),
        "offers": Offer.objects.filter(appointment__in=visits),
        "history": AppointmentEvent.objects.filter(appointment__in=visits),
        "waiting_list": WaitlistEntry.objects.filter(pk__in=entries),
        "wanted_days": WaitlistWindow.objects.filter(entry__in=entries),
        "messages": Notification.objects.filter(Q(appointment__in=visits) | Q(entry__in=entries)),
        "access_records": AccessRecord.objects.filter(files),
    }
    told = {subject: [_row(each) for each in rows.order_by("pk")] for subject, rows in about.items()}
    return {"exported_at": now.isoformat(), "patient": str(patient)} | told


def _row(each: models.Model) -> dict:
    """All columns by name. A related row is given by its str(), so a member of staff by the account's name."""
    told = {}
    for field in each._meta.concrete_fields:
        if field.name in NOT_EXPORTED:
            continue
        value = getattr(each, field.name)
        told[field.name] = plain(str(value) if isinstance(value, models.Model) else field.value_from_object(each))
    return told


def plain(value):
    """The value as JSON can store it, with formulas made harmless."""
    if isinstance(value, dict):
        return {plain(key): plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if value is None or isinstance(value, bool | int):
        return value
    text = value.isoformat() if hasattr(value, "isoformat") else getattr(value, "as_e164", None) or str(value)
    return harmless(text)


@one_change
def erase_patient(patient: Patient, by, now: datetime | None = None) -> int:
    """Erase personal data from the file, from files merged into it, and from all their appointments.

    Returns their number.

    Appointments keep reference, times, status and codes. Raises PermissionDenied, StillToCome, and ValueError if the
    file was merged into another one meanwhile.
    """
    _may_erase(by)
    now = now or timezone.now()
    _lock(_all_of(patient)[0])
    files = list(Patient.objects.select_for_update().filter(Q(pk=patient.pk) | Q(merged_into=patient)).order_by("pk"))
    if any(each.pk == patient.pk and each.merged_into_id for each in files):
        raise ValueError("The file was merged into another.")
    if all(each.erased_at for each in files):
        return 0
    visits, entries = _all_of(patient)  # read again under the lock, after which nothing can be added
    _lock(visits)
    erased = erase_rows(visits, entries, now, by=by)
    erase_files([each.pk for each in files], now)
    AccessRecord.objects.create(at=now, by=by, action=AccessRecord.Action.ERASED, patient=patient, count=erased)
    return erased


@one_change
def erase_visit(appointment: Appointment, by, now: datetime | None = None) -> int:
    """Erase an appointment without a file, and those it was rescheduled from or to. Returns their number.

    Raises PermissionDenied, StillToCome, and ValueError for an appointment in a file: the file is to be erased instead.
    """
    _may_erase(by)
    now = now or timezone.now()
    _lock(links.connected(appointment)[0])
    visits, entries = links.connected(appointment)  # read again under the lock: it may have been rescheduled meanwhile
    _lock(visits)
    if Appointment.objects.filter(pk__in=visits, patient__isnull=False, patient__erased_at=None).exists():
        raise ValueError("The visit is in a patient's file.")
    erased = erase_rows(visits, entries, now, by=by)
    if erased:
        AccessRecord.objects.create(at=now, by=by, action=AccessRecord.Action.ERASED, count=erased)
    return erased


def still_to_come(visits: Collection[int], now: datetime) -> list[str]:
    """References of appointments that are open or upcoming. Erasing them would leave appointments without a patient."""
    open_statuses = Q(status__in=[Status.REQUESTED, Status.OFFERED]) | Q(status=Status.CONFIRMED, ends_at__gt=now)
    standing = Appointment.objects.filter(open_statuses, pk__in=visits)
    return list(standing.order_by("starts_at", "pk").values_list("reference", flat=True))


def _may_erase(by) -> None:
    if not by.has_perm("appointments.erase_patient"):
        raise PermissionDenied


def _all_of(patient: Patient) -> tuple[set[int], set[int]]:
    """Keys of the appointments of the file, of unlinked ones that their links lead to, and of waiting list entries."""
    keys: set[int] = set()
    entries: set[int] = set()
    for visit in patient.visits.all():
        if visit.pk not in keys:
            chain, wishes = links.connected(visit)
            keys |= chain
            entries |= wishes
    own = Appointment.objects.filter(Q(patient=None) | Q(patient=patient), pk__in=keys)
    return set(own.values_list("pk", flat=True)), entries


def _lock(visits: Collection[int]) -> None:
    """Lock the practitioners, so that these appointments do not change meanwhile."""
    lock_all(Appointment.objects.filter(pk__in=visits).values_list("practitioner", flat=True))


def erase_rows(visits: Collection[int], entries: Collection[int], now: datetime, *, by=None) -> int:
    """Erase personal data; the caller has locked.

    Returns how many appointments were not erased yet. Raises StillToCome.
    """
    if standing := still_to_come(visits, now):
        raise StillToCome(standing)
    rows = list(Appointment.objects.filter(pk__in=visits, erased_at=None).order_by("pk"))
    waiting = list(WaitlistEntry.objects.filter(pk__in=entries).order_by("pk"))
    _forget_drafts_and_wishes([*rows, *waiting], was_asked=by is not None)
    chosen = Appointment.objects.filter(pk__in=[row.pk for row in rows])
    VisitReason.objects.filter(appointment__in=chosen).delete()
    Notification.objects.filter(
        Q(appointment__in=chosen) | Q(entry__in=waiting), state=Notification.State.WAITING
    ).update(state=Notification.State.DROPPED, finished_at=now, leased_until=None)
    ended = {"state": WaitlistEntry.State.CLOSED, "ended_at": now, "ended_by": by}
    WaitlistEntry.objects.filter(pk__in=entries, state=WaitlistEntry.State.WAITING).update(**ended)
    WaitlistEntry.objects.filter(pk__in=entries).update(**NOBODY)
    WaitlistWindow.objects.filter(entry__in=waiting).delete()
    chosen.update(**NOBODY, call_wanted_at=None, tell_at=None, erased_at=now)
    _replace_links(Appointment, [row.pk for row in rows])
    _replace_links(WaitlistEntry, entries)
    records.record_all([row.pk for row in rows], Action.ERASED, now, by=by)
    return len(rows)


def erase_files(files: Collection[int], now: datetime) -> None:
    """Empty the files and delete their notes."""
    PatientNote.objects.filter(patient__in=files).delete()
    Patient.objects.filter(pk__in=files).update(**NOBODY_S_FILE, erased_at=now)


def _replace_links(model: type[Appointment] | type[WaitlistEntry], keys: Collection[int]) -> None:
    rows = list(model.objects.filter(pk__in=keys))
    for row in rows:
        row.link_nonce = new_nonce()
    model.objects.bulk_update(rows, ["link_nonce"], batch_size=200)  # type: ignore[arg-type]  # all of one model


def _forget_drafts_and_wishes(rows: Iterable[Appointment | WaitlistEntry], *, was_asked: bool) -> None:
    """Delete unsent drafts of the same people, and their requests for links."""
    rows = list(rows)
    people = [_Person(row.patient_name, row.phone, row.email) for row in rows]
    files = Patient.objects.filter(visits__in=[row.pk for row in rows if isinstance(row, Appointment)]).distinct()
    people += [_Person(file.name, file.phone, file.email) for file in files]
    sent = BookingDraft.objects.filter(pk__in={row.draft_key for row in rows if row.draft_key})
    browsers = set(sent.values_list("browser", flat=True))
    theirs = [draft.pk for draft in BookingDraft.objects.all() if _is_of(draft, people, browsers, was_asked=was_asked)]
    BookingDraft.objects.filter(Q(pk__in=theirs) | Q(pk__in=sent)).delete()
    contacts = {contact for person in people for contact in (person.number, person.email.lower())} - {""}
    LinkWish.objects.filter(contact__in=contacts).delete()


class _Person(NamedTuple):
    name: str
    phone: Any
    email: str

    @property
    def number(self) -> str:
        return self.phone.as_e164 if self.phone else ""


def _is_of(draft: BookingDraft, people: list[_Person], browsers: set[str], *, was_asked: bool) -> bool:
    """Whether one of these people typed this draft. A family shares phone, email and browser, so the name decides.

    If somebody asked for the erasure, the same name is enough, whatever else the draft says: a draft lives for a day,
    and a stranger of that name loses no more than one. At the end of a storage period a draft of today has nothing to
    do with what was kept for years, so the phone has to be the same, too.
    """
    if not draft.patient_name:
        return was_asked and draft.browser in browsers
    for person in people:
        is_same_name = folded(draft.patient_name).split() == folded(person.name).split()
        has_same_phone = bool(draft.phone) and draft.phone == person.phone
        has_same_contact = has_same_phone or (draft.email != "" and draft.email.lower() == person.email.lower())
        if was_asked and (
            is_same_name
            or ((has_same_contact or draft.browser in browsers) and similar(draft.patient_name, person.name))
        ):
            return True
        if is_same_name and has_same_phone:
            return True
    return False
