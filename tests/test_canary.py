"""One word, typed as the reason for a visit, is nowhere but on the page of that visit (house.md §5)."""

import logging
import re

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.urls import reverse

from appointments import booking, delivery, ical, ledger, links
from appointments.models import Appointment, BookingDraft, Reason, VisitReason
from clinic.models import ClinicProfile
from tests import make, make_visits

pytestmark = pytest.mark.django_db

CANARY = "xylophonectomy"


def everything_stored() -> dict[str, str]:
    """Every row of every table, as text, by the table's name."""
    return {
        model._meta.label: "\n".join(str(row) for row in model.objects.values())
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
    }


def test_the_reason_is_read_in_one_place_only(client, signed_in, receptionist, caplog):
    caplog.set_level(logging.DEBUG)
    make.profile()
    make_visits.bookable_service(slug="consultation")

    # The patient's journey, with an error on the way.
    response = client.post("/book/consultation/", make_visits.first_step())
    response = client.post(response.url, {"who": "anybody"})
    slot = client.get(response.url).context["first"]
    response = client.post(response.url, {"slot": f"{slot.practitioner_id}-{int(slot.starts_at.timestamp())}"})
    details = {
        "patient_name": "Mona",
        "for_whom": "myself",
        "language": "en",
        "email": "m@example.com",
        "consent": "on",
    }
    client.post(response.url, details | {"reason": CANARY, "phone": "wrong"})
    response = client.post(response.url, details | {"reason": CANARY, "phone": "0501234567"})
    received = client.post(response.url, {"seal": client.get(response.url).context["draft"].seal})
    appointment = Appointment.objects.get()
    pages = [client.get(received.url), client.get(links.manage(appointment))]
    delivery.work()

    # The desk's day.
    client = signed_in(receptionist)
    pages += [client.get(reverse("desk:queue"))]
    client.post(reverse("desk:confirm", args=[appointment.pk]))
    delivery.work()
    appointment.refresh_from_db()
    calendar = ical.visit(appointment, ClinicProfile.objects.current()).decode()
    detail = client.get(reverse("desk:request", args=[appointment.pk]))
    pages += [
        client.get(reverse("desk:day")),
        client.get(reverse("admin:appointments_appointment_changelist")),
        client.get(reverse("admin:appointments_appointment_changelist"), {"q": CANARY}),
        client.get(reverse("admin:appointments_notification_changelist")),
    ]
    booking.cancel(appointment, by=receptionist, reason=Reason.PATIENT_ASKED)
    delivery.work()

    assert CANARY in detail.text
    search_box = re.compile(rf'(value="|q=){CANARY}')
    for page in pages:
        assert CANARY not in search_box.sub("", page.text)
    assert len(mail.outbox) >= 4
    assert all(CANARY not in message.message().as_string() for message in mail.outbox)
    assert CANARY not in calendar
    assert CANARY not in caplog.text
    assert CANARY not in str(appointment) + repr(appointment) + str(appointment.reason) + repr(appointment.reason)
    assert LogEntry.objects.filter(change_message__contains=CANARY).count() == 0
    assert [table for table, text in everything_stored().items() if CANARY in text] == [VisitReason._meta.label]
    assert BookingDraft.objects.filter(reason=CANARY).count() == 0


def test_an_error_in_the_middle_of_a_booking_logs_no_words(client, caplog, monkeypatch):
    """A database's refusal can quote the whole row; our log names the kind of error and the place only."""
    from clinic.logs import Discreet

    make.profile()
    client.raise_request_exception = False
    client.cookies[settings.DRAFT_COOKIE_NAME] = make_visits.COOKIE
    starts_at = make_visits.in_two_days()
    draft = make_visits.draft(make_visits.bookable_service(), starts_at, reason=CANARY, now=make_visits.now())

    def refuse(*_arguments, **_words):
        raise ValueError(f"DETAIL: Failing row contains ({CANARY})")

    monkeypatch.setattr(ledger, "record", refuse)
    response = client.post(reverse("appointments:check", args=[draft.pk]), {"seal": draft.seal})

    assert response.status_code == 500
    assert CANARY not in response.text
    lines = []
    for record in caplog.records:
        Discreet().filter(record)
        lines.append(logging.Formatter().format(record))
    assert "builtins.ValueError" in "\n".join(lines)
    assert CANARY not in "\n".join(lines)
    assert str(draft.pk) not in "\n".join(lines)
