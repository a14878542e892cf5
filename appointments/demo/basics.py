"""Sample timetables and appointments. Everything that belongs to a sample practitioner is a sample."""

import uuid
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone

from appointments.booking import consent, requests, triage
from appointments.models import (
    AccessRecord,
    Appointment,
    AppointmentEvent,
    BookingDraft,
    ForWhom,
    Patient,
    Timetable,
    TimetableException,
    TimetableHours,
)
from appointments.patients import files
from appointments.times import availability
from appointments.times.day_plan import local_day
from appointments.times.slot import Slot
from clinic.models import Practitioner, Service, Urgency, Weekday

FIRST_DAY = date(2026, 1, 1)
# Friday has a break for prayer; Sunday has no hours.
FULL_DAY = [(time(9), time(13)), (time(14), time(18))]
WITH_A_SIGN, SIGN = "Yusuf (sample)", "fever"
WITH_A_FILE = "Mariam (sample)"
FRIDAY = [(time(8), time(12)), (time(15), time(19))]
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


def load() -> None:
    """Hours for every sample practitioner, and a few appointments if there are none yet."""
    practitioners = list(Practitioner.objects.filter(is_sample=True))
    for number, practitioner in enumerate(practitioners):
        _timetable(practitioner, FULL_DAY if number % 2 == 0 else LATE_DAY)
    if practitioners and not Appointment.objects.filter(practitioner__in=practitioners).exists():
        _visits()


def remove() -> None:
    """Delete all appointments with sample practitioners, their history and their timetables."""
    samples = Appointment.objects.filter(practitioner__is_sample=True)
    AppointmentEvent.objects.filter(appointment__in=samples).delete()
    samples.delete()
    files = Patient.objects.filter(is_sample=True, visits=None)
    AccessRecord.objects.filter(patient__in=files).delete()
    files.update(merged_into=None)
    files.delete()
    BookingDraft.objects.all().delete()
    Timetable.objects.filter(practitioner__is_sample=True).delete()
    TimetableException.objects.filter(practitioner__is_sample=True).delete()


def _timetable(practitioner: Practitioner, hours) -> None:
    made, is_new = Timetable.objects.get_or_create(practitioner=practitioner, valid_from=FIRST_DAY)
    if is_new:
        TimetableHours.objects.bulk_create(
            TimetableHours(timetable=made, weekday=day, opens_at=opens, closes_at=closes)
            for day in Weekday
            if day != Weekday.SUNDAY
            for opens, closes in (FRIDAY if day == Weekday.FRIDAY else hours)
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
            phone=f"+97150555010{number}",
            email=email,
        )
        if outcome == "confirmed" and receptionist is not None:
            requests.confirm(appointment, by=receptionist, now=now)
            _file(appointment, receptionist, now)


def ask(service: Service, slot: Slot, now: datetime, **facts) -> Appointment:
    """Send a request as a patient would, including the warning-sign check."""
    draft = BookingDraft(
        key=uuid.uuid4(),
        browser="demo",
        created_at=now,
        updated_at=now,
        service=service,
        who_is_chosen=True,
        practitioner_id=slot.practitioner_id,
        starts_at=slot.starts_at,
        language="en",
        reason="Back pain since last week (sample).",
        consent_version=consent.VERSION,
        consent_language=settings.LANGUAGE_CODE,
        consented_at=now,
        **facts,
    )
    while asked := triage.next_page(draft):
        has_a_sign = draft.patient_name == WITH_A_SIGN and asked.urgency == Urgency.URGENT
        triage.answer(draft, asked, [SIGN] if has_a_sign else [], now)
    draft.urgency = triage.outcome(draft)
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
