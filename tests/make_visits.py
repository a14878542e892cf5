"""Builders for booking: timetables, drafts, requests and visits."""

import uuid
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F

from appointments.booking import consent
from appointments.models import Appointment, BookingDraft, Timetable, TimetableHours
from appointments.models.draft import fingerprint
from clinic.models import Weekday
from tests import make

# A Sunday at noon in Dubai; the tests' Monday is the day after, when the clinic is open.
SUNDAY_NOON = datetime(2026, 11, 22, 8, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
MONDAY_NINE = datetime(2026, 11, 23, 5, tzinfo=UTC)  # nine o'clock in Dubai
DUBAI = ZoneInfo("Asia/Dubai")
COOKIE = "the-cookie-of-a-patient's-browser"


def timetable(practitioner, opens="09:00", closes="17:00", weekdays=range(7), **facts) -> Timetable:
    """The same hours on each of `weekdays`, in the clinic's wall time."""
    facts = {"valid_from": date(2026, 1, 1)} | facts
    made = Timetable.objects.create(practitioner=practitioner, **facts)
    TimetableHours.objects.bulk_create(
        TimetableHours(
            timetable=made, weekday=day, opens_at=time.fromisoformat(opens), closes_at=time.fromisoformat(closes)
        )
        for day in weekdays
    )
    return made


def bookable_service(opens="09:00", closes="17:00", **facts):
    """A service with one practitioner who has hours every day."""
    practitioner = make.practitioner()
    timetable(practitioner, opens, closes)
    return make.service([practitioner], **facts)


def bare_appointment(practitioner=None, starts_at=MONDAY_NINE, **facts) -> Appointment:
    """A row without a held time, for tests of what the database allows."""
    practitioner = practitioner or make.practitioner()
    facts = {
        "service": make.service([practitioner]),
        "practitioner": practitioner,
        "returning": False,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=30),
        "for_whom": "myself",
        "patient_name": "Patient Sample",
        "phone": "+971501234567",
        "language": "en",
        "consent_version": consent.VERSION,
        "consent_language": "en-gb",
        "consented_at": SUNDAY_NOON,
        "requested_at": SUNDAY_NOON,
        "answer_by": starts_at - timedelta(hours=1),
    } | facts
    return Appointment.objects.create(**facts)


def checked(*ticked, page="emergency", corrected=False) -> dict:
    """One answered page of the warning-sign check; `ticked` are the words of signs."""
    return {
        "page": page,
        "version": "0123456789ab",
        "language": "en-gb",
        "answered_at": SUNDAY_NOON.isoformat(),
        "ticked": [{"slug": f"sign-{number}", "words": words} for number, words in enumerate(ticked)],
        "urgency": page if ticked else "routine",
        "corrected": corrected,
    }


def draft(service, starts_at=MONDAY_NINE, *, cookie=COOKIE, now=SUNDAY_NOON, **facts) -> BookingDraft:
    """All answers given, not yet sent."""
    facts = {
        "practitioner": service.practitioners.first(),
        "returning": False,
        "signs": [checked()],
        "urgency": "routine",
        "for_whom": "myself",
        "patient_name": "Patient Sample",
        "phone": "+971501234567",
        "email": "patient@example.com",
        "language": "en",
        "reason": "",
        "consent_version": consent.VERSION,
        "consent_language": "en-gb",
        "consented_at": now,
    } | facts
    return BookingDraft.objects.create(
        key=uuid.uuid4(),
        browser=fingerprint(cookie),
        service=service,
        starts_at=starts_at,
        created_at=now,
        updated_at=now,
        **facts,
    )


NONE = "(none)"  # "None of these", whatever the questions: first_step() makes it the value of those that are asked


def first_step(**answers) -> dict:
    """What the first page sends: its answers, and when it was made, signed by it."""
    from appointments.booking import triage
    from appointments.views.forms import ELSEWHERE, BeforeForm, none_of
    from clinic import warning_signs
    from clinic.models import BodyRegion

    told = {"for_whom": "myself", "region": ELSEWHERE, "emergency": [NONE], "urgent": [NONE]} | answers
    region = BodyRegion.objects.filter(slug=told["region"]).first()
    for group in triage.groups(warning_signs.all_asked(), region, told["for_whom"]):
        asked = none_of(group, told["for_whom"])
        told[group.urgency] = [asked if value == NONE else value for value in told[group.urgency]]
    return {"begun": BeforeForm.begun()} | told


def last_page(draft, **answers) -> dict:
    """What the page of details sends: what is typed there, and the seal of the rest."""
    typed = {name: str(getattr(draft, name)) for name in ("patient_name", "phone", "email", "language", "reason")}
    return typed | {"consent": "on", "seal": draft.seal} | answers


def request(service=None, starts_at=MONDAY_NINE, *, now=SUNDAY_NOON, client="", **facts) -> Appointment:
    """A request that went through the domain itself; limits count it only if it came over a connection."""
    from appointments.booking import requests

    made = draft(service or bookable_service(), starts_at, now=now, **facts)
    return requests.request(draft=made, client=client, now=now)


def confirmed(by, **facts) -> Appointment:
    from appointments.booking import requests

    made = request(**facts)
    requests.confirm(made, by=by, now=facts.get("now", SUNDAY_NOON))
    return told(made)


def told(appointment) -> Appointment:
    """As if the minute were over in which the answer can be taken back."""
    appointment.refresh_from_db(fields=["tell_at"])
    appointment.notifications.filter(run_at=appointment.tell_at).update(run_at=F("queued_at"))
    appointment.tell_at = None
    appointment.save(update_fields=["tell_at"])
    return appointment


def a_minute_passes() -> None:
    """No answer can be taken back any more, and a worker sends what is due."""
    from appointments import worker

    for appointment in Appointment.objects.filter(tell_at__isnull=False):
        told(appointment)
    worker.work()


def now() -> datetime:
    """The real clock, for tests that pass through a server."""
    return datetime.now(UTC)


def in_two_days() -> datetime:
    """Nine o'clock in Dubai, far enough ahead for every notice, on the next day that is long in the sample clinic."""
    moment = (now() + timedelta(days=2)).replace(hour=5, minute=0, second=0, microsecond=0)
    while moment.weekday() > Weekday.THURSDAY:
        moment += timedelta(days=1)
    return moment
