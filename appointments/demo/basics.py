"""Sample timetables and appointments. Everything that belongs to a sample practitioner is a sample."""

import secrets
import uuid
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils import timezone

from appointments.booking import consent, requests, triage
from appointments.booking.limits import contacts_of
from appointments.models import (
    AccessRecord,
    Action,
    Appointment,
    AppointmentEvent,
    BlockedContact,
    BookingDraft,
    Course,
    ForWhom,
    LinkWish,
    Patient,
    ScheduleChange,
    Timetable,
    TimetableHours,
    WaitlistEntry,
)
from appointments.patients import files
from appointments.times import availability
from appointments.times.slot import Slot
from clinic import warning_signs
from clinic.calendar import local_day
from clinic.demo import MARK, InUse
from clinic.models import Practitioner, Service, Urgency, Weekday

FIRST_DAY = date(2026, 1, 1)
# Drafts of sample people have keys in this range, in which uuid4() makes none. A key outlives the erasure of a name.
KEYS = (uuid.UUID("de30de30-0000-0000-0000-000000000000"), uuid.UUID("de30de30-0000-0000-ffff-ffffffffffff"))
# Within the opening hours of the sample clinic (a test): Friday has a break for prayer; Sunday has no hours.
FULL_DAY = [(time(9), time(13)), (time(14), time(18))]
WITH_A_SIGN, SIGN = "Yusuf (sample)", "fever"
WITH_A_FILE = "Mariam (sample)"
FRIDAY = [(time(9), time(12)), (time(15), time(19))]
SATURDAY = [(time(9), time(13)), (time(14), time(17))]
LATE_DAY = [(time(11), time(15)), (time(16), time(20))]

# Patients (marked as samples) and the state of their request: "confirmed" or "requested". One has a fever.
VISITS = [
    ("Mariam (sample)", "", ForWhom.MYSELF, "mariam.sample@example.com", "confirmed"),
    ("Omar (sample)", "", ForWhom.MYSELF, "", "confirmed"),
    ("Noor (sample)", "Huda (sample)", ForWhom.CHILD, "huda.sample@example.com", "confirmed"),
    ("Yusuf (sample)", "", ForWhom.MYSELF, "yusuf.sample@example.com", "requested"),
    ("Amal (sample)", "Salem (sample)", ForWhom.CARED_FOR, "", "requested"),
    ("Priya (sample)", "", ForWhom.MYSELF, "priya.sample@example.com", "requested"),
]


def _has_sample_key(column: str) -> Q:
    return Q(**{f"{column}__range": KEYS})


def load() -> None:
    """Hours for every sample practitioner, and a few appointments if there are none yet."""
    practitioners = list(Practitioner.objects.filter(is_sample=True))
    for number, practitioner in enumerate(practitioners):
        _timetable(practitioner, FULL_DAY if number % 2 == 0 else LATE_DAY)
    if practitioners and not Appointment.objects.filter(practitioner__in=practitioners).exists():
        _visits()


def remove(in_use: InUse) -> list[str]:
    """Delete sample appointments and all that belongs to them, in the order in which rows refer to each other.

    Appointments and waiting list entries of the clinic's own that came from a sample lose that reference only.
    Their history goes too, so the caller opens it (clinic/history.py).
    """
    visits, entries = _samples()
    _forget_contacts(visits, entries)
    files = list(_files(visits).values_list("pk", flat=True))
    came_from = Appointment.objects.all()
    came_from.filter(replaces__in=visits).update(replaces=None)
    came_from.filter(waitlist_entry__in=entries).update(waitlist_entry=None)
    WaitlistEntry.objects.filter(pk__in=entries).update(appointment=None)
    _forget_erasures(visits)
    AppointmentEvent.objects.filter(appointment__in=visits).delete()
    changes = list(ScheduleChange.objects.filter(rows__appointment__in=visits).values_list("pk", flat=True))
    Appointment.objects.filter(pk__in=visits).delete()
    Course.objects.filter(appointments=None).delete()
    ScheduleChange.objects.filter(pk__in=changes, rows=None).delete()
    WaitlistEntry.objects.filter(pk__in=entries).delete()
    _remove_files(files)
    BookingDraft.objects.filter(_has_sample_key("key") | Q(patient_name__contains=MARK)).delete()
    if not Appointment.objects.exists() and not Patient.objects.exists():
        # Searches and lists name nobody: without patients of the clinic's own they were about samples.
        AccessRecord.objects.filter(patient=None).delete()
    return []


def _samples() -> tuple[set[int], set[int]]:
    """Keys of appointments and waiting list entries: of sample practitioners and services, and of sample people.

    People are known by the mark in the name; once erased, by the key of their draft, or by what they came from.
    """
    of_people = Q(patient_name__contains=MARK) | Q(contact_name__contains=MARK) | _has_sample_key("draft_key")
    visits = set(Appointment.objects.filter(of_people).values_list("pk", flat=True))
    entries = set(WaitlistEntry.objects.filter(of_people).values_list("pk", flat=True))
    while True:
        known = len(visits), len(entries)
        came_from = Q(replaces__in=visits) | Q(waitlist_entry__in=entries)
        visits |= set(Appointment.objects.filter(came_from).values_list("pk", flat=True))
        entries |= set(WaitlistEntry.objects.filter(appointment__in=visits).values_list("pk", flat=True))
        if (len(visits), len(entries)) == known:
            break
    visits |= set(Appointment.objects.filter(practitioner__is_sample=True).values_list("pk", flat=True))
    of_samples = Q(service__is_sample=True, appointment=None) | Q(appointment__in=visits)
    entries |= set(WaitlistEntry.objects.filter(of_samples).values_list("pk", flat=True))
    return visits, entries


def _files(visits: set[int]) -> QuerySet[Patient]:
    """Files opened for sample people. Erased ones have no name left."""
    erased = Q(visits__in=visits, erased_at__isnull=False)
    return Patient.objects.filter(Q(is_sample=True) | Q(name__contains=MARK) | erased).distinct()


def _remove_files(keys: list[int]) -> None:
    """A file in which appointments of the clinic's own are left is the clinic's own, too."""
    own = set(Appointment.objects.filter(patient__in=keys).values_list("patient", flat=True))
    own |= set(Patient.objects.exclude(pk__in=keys).filter(merged_into__in=keys).values_list("merged_into", flat=True))
    own |= set(Patient.objects.filter(pk__in=own).exclude(merged_into=None).values_list("merged_into", flat=True))
    Patient.objects.filter(pk__in=own).update(is_sample=False)
    gone = Patient.objects.filter(pk__in=set(keys) - own)
    AccessRecord.objects.filter(patient__in=gone).delete()
    gone.update(merged_into=None)
    Patient.objects.filter(pk__in=set(keys) - own).delete()


def _forget_erasures(visits: set[int]) -> None:
    """Records that staff erased one without a file: they name no appointment, but its history has the same moment."""
    erased = AppointmentEvent.objects.filter(appointment__in=visits, action=Action.ERASED).exclude(by=None)
    for at, by in set(erased.values_list("at", "by")):
        AccessRecord.objects.filter(patient=None, action=AccessRecord.Action.ERASED, at=at, by=by).delete()


def _forget_contacts(visits: set[int], entries: set[int]) -> None:
    """Requests for links, and blocks, of contacts that only samples have; those of VISITS also once erased."""
    samples = [Appointment.objects.filter(pk__in=visits), WaitlistEntry.objects.filter(pk__in=entries)]
    others = [Appointment.objects.exclude(pk__in=visits), WaitlistEntry.objects.exclude(pk__in=entries)]
    known = {contact for number, (*_names, email, _outcome) in enumerate(VISITS) for contact in (email, _phone(number))}
    contacts = (_contacts(samples) | known) - _contacts(others)
    LinkWish.objects.filter(contact__in=contacts).delete()
    BlockedContact.objects.filter(value__in=contacts).delete()


def _contacts(of: list[QuerySet]) -> set[str]:
    rows = [row for rows in of for row in rows.values_list("phone", "email", "client")]
    return {value for row in rows for value in contacts_of(*row).values()}


def _timetable(practitioner: Practitioner, hours) -> None:
    made, is_new = Timetable.objects.get_or_create(practitioner=practitioner, valid_from=FIRST_DAY)
    if is_new:
        TimetableHours.objects.bulk_create(
            TimetableHours(timetable=made, weekday=day, opens_at=opens, closes_at=closes)
            for day in Weekday
            if day != Weekday.SUNDAY
            for opens, closes in {Weekday.FRIDAY: FRIDAY, Weekday.SATURDAY: SATURDAY}.get(day, hours)
        )


def _visits() -> None:
    """Made by the functions of booking, as by a patient and a receptionist."""
    receptionist = get_user_model().objects.filter(username="receptionist").first()
    service = Service.objects.bookable().filter(is_sample=True).order_by("-is_main", "position").first()
    if service is None:
        return
    now = timezone.now() - timedelta(minutes=10)  # so that the answers can no longer be taken back
    for number, (name, asked_by, for_whom, email, outcome) in enumerate(VISITS):
        people = list(service.practitioners.active())
        today = local_day(now)
        until = today + timedelta(days=7)
        free = availability.fair_slots(service, people, today, until, returning=number % 2 == 1, now=now)
        if not free:
            return
        slot = free[min(number * 5, len(free) - 1)]
        appointment = ask(
            service,
            slot,
            now,
            returning=number % 2 == 1,
            for_whom=for_whom,
            patient_name=name,
            contact_name=asked_by,
            phone=_phone(number),
            email=email,
        )
        if outcome == "confirmed" and receptionist is not None:
            requests.confirm(appointment, by=receptionist, now=now)
            _file(appointment, receptionist, now)


def _phone(number: int) -> str:
    return f"+97150555010{number}"


def ask(service: Service, slot: Slot, now: datetime, **facts) -> Appointment:
    """Send a request as a patient would, including the warning-sign check."""
    draft = BookingDraft(
        key=uuid.UUID(int=KEYS[0].int + secrets.randbits(64)),
        browser="demo",
        created_at=now,
        updated_at=now,
        service=service,
        practitioner_id=slot.practitioner_id,
        starts_at=slot.starts_at,
        language="en",
        reason="Back pain since last week (sample).",
        consent_version=consent.VERSION,
        consent_language=settings.LANGUAGE_CODE,
        consented_at=now,
        **facts,
    )
    asked = triage.groups(warning_signs.all_asked(), draft.region, draft.for_whom)
    triage.answer(draft, asked, {Urgency.URGENT: [SIGN]} if draft.patient_name == WITH_A_SIGN else {}, now)
    draft.save()
    appointment = requests.request(draft=draft, now=now)
    draft.delete()
    return appointment


def _file(appointment: Appointment, by, now) -> None:
    """Create a patient file for one of the patients."""
    if appointment.patient_name != WITH_A_FILE:
        return
    file = files.open_file(appointment, by=by, now=now)
    files.add_note(file, "Prefers the morning (sample).", by=by, now=now)
