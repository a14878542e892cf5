"""Calls that did not get through: counted until somebody reaches the patient, and a chat that tells nothing."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.urls import reverse

from appointments.booking import callbacks, requests
from appointments.booking.statuses import AlreadyAnswered
from appointments.models import Action, Appointment, Reason
from tests import make, make_visits
from tests.make_visits import SUNDAY_NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def visit():
    make.profile(name="Test Clinic & Co")
    made = make_visits.request(email="", patient_name="Mona Sample", reason="My back hurts")
    Appointment.objects.filter(pk=made.pk).update(call_wanted_at=SUNDAY_NOON)
    made.refresh_from_db()
    return made


def test_tries_are_counted_until_the_patient_was_reached(receptionist, visit):
    callbacks.record_attempt(visit, by=receptionist, reason=Reason.NO_ANSWER, now=SUNDAY_NOON)
    callbacks.record_attempt(visit, by=receptionist, reason=Reason.CALL_LATER, now=SUNDAY_NOON + timedelta(minutes=5))

    assert callbacks.attempts([visit]) == {
        visit.pk: callbacks.Tried(2, SUNDAY_NOON + timedelta(minutes=5), Reason.CALL_LATER.label)
    }
    requests.told_by_phone(visit, by=receptionist)
    assert callbacks.attempts([visit]) == {}
    with pytest.raises(AlreadyAnswered) as refusal:
        callbacks.record_attempt(visit, by=receptionist, reason=Reason.NO_ANSWER)
    assert refusal.value.event.action == Action.TOLD_BY_PHONE
    with pytest.raises(ValueError, match="call"):
        callbacks.record_attempt(visit, by=receptionist, reason=Reason.NO_TIME)


def test_the_queue_and_the_visit_say_how_often_and_when(signed_in, receptionist, visit, clock):
    client = signed_in(receptionist)
    requests.confirm(visit, by=receptionist)
    for minute in (5, 10):
        clock.move_to(SUNDAY_NOON.replace(minute=minute))
        answer = client.post(reverse("desk:call_tried", args=[visit.pk]), {"reason": "no_answer"})
        assert answer.url == reverse("desk:queue")
    client.post(reverse("desk:call_tried", args=[visit.pk]), {"reason": "no_time"})

    pages = [client.get(reverse("desk:queue")).text, client.get(reverse("desk:request", args=[visit.pk])).text]

    for page in pages:
        assert "Called 2 times, last 12:10: no answer" in page
    assert visit.events.filter(action=Action.CALL_TRIED).count() == 2


def test_the_chat_names_the_clinic_and_the_reference_and_nothing_else_of_the_visit(signed_in, receptionist, visit):
    Appointment.objects.filter(pk=visit.pk).update(language="ml")  # a language that the site does not speak

    url = callbacks.whatsapp_url(visit)

    assert url.startswith("https://wa.me/971501234567?text=Hello%2C%20this%20is%20Test%20Clinic%20%26%20Co")
    [text] = parse_qs(urlsplit(url).query)["text"]
    assert text == (
        f"Hello, this is Test Clinic & Co. It is about your appointment {visit.reference}. "
        "Please call us on +971 4 200 0000."
    )
    visit.email = "patient@example.com"
    assert "open%20the%20link%20that%20we%20sent%20you%20by%20email" in callbacks.whatsapp_url(visit)
    page = signed_in(receptionist).get(reverse("desk:request", args=[visit.pk])).text
    assert 'target="_blank" rel="noopener noreferrer">Message on WhatsApp' in page
