"""Calls that did not get through: counted until somebody reaches the patient, and a chat that tells nothing."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.urls import reverse

from appointments import links
from appointments.booking import by_phone, callbacks, offers, requests, undo
from appointments.booking.statuses import AlreadyAnswered
from appointments.models import Action, Appointment, Reason
from tests import make, make_visits
from tests.make_visits import SUNDAY_NOON
from tests.make_waiting import at, slot

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
        assert answer.url == reverse("desk:board")
    client.post(reverse("desk:call_tried", args=[visit.pk]), {"reason": "no_time"})

    pages = [client.get(reverse("desk:queue")).text, client.get(reverse("desk:request", args=[visit.pk])).text]

    for page in pages:
        assert "Called 2 times, last 12:10: no answer" in page
    assert visit.events.filter(action=Action.CALL_TRIED).count() == 2


def test_one_press_opens_what_is_true_now_and_marks_the_patient_as_told(signed_in, receptionist, visit):
    Appointment.objects.filter(pk=visit.pk).update(whatsapp=True, language="ml")  # the site does not speak it
    requests.confirm(visit, by=receptionist)
    make_visits.told(visit)
    client = signed_in(receptionist)
    assert "Tell on WhatsApp" in client.get(reverse("desk:request", args=[visit.pk])).text

    page = client.post(reverse("desk:whatsapp", args=[visit.pk]))

    [url] = set(re.findall(r"https://wa[^\"]*", page.text))
    assert url.startswith("https://wa.me/971501234567?text=Test%20Clinic%20%26%20Co")
    [text] = parse_qs(urlsplit(url).query)["text"]
    visit.refresh_from_db()
    assert text == (
        "Test Clinic & Co: Your appointment is confirmed. Monday 23 November 2026 at 09:00, Dubai time. "
        f"http://127.0.0.1:8000{links.manage(visit)}"
    )
    assert (visit.call_wanted_at, visit.events.last().action) == (None, Action.TOLD_BY_WHATSAPP)
    assert "told the patient on WhatsApp" not in client.get(links.manage(visit)).text


def test_who_did_not_agree_is_not_written_to_on_whatsapp(signed_in, receptionist, visit):
    client = signed_in(receptionist)
    assert "Tell on WhatsApp" not in client.get(reverse("desk:request", args=[visit.pk])).text

    assert client.post(reverse("desk:whatsapp", args=[visit.pk])).status_code == 409

    visit.refresh_from_db()
    assert visit.call_wanted_at == SUNDAY_NOON
    assert not visit.events.filter(action=Action.TOLD_BY_WHATSAPP).exists()


def test_what_cannot_be_is_a_request_to_call_and_tells_nobody(receptionist, visit):
    Appointment.objects.filter(pk=visit.pk).update(whatsapp=True)
    requests.confirm(visit, by=receptionist)
    make_visits.told(visit)
    visit.practitioner.timetables.all().delete()

    url = callbacks.tell_on_whatsapp(visit, by=receptionist, now=SUNDAY_NOON)

    [text] = parse_qs(urlsplit(url).query)["text"]
    assert text == f"Test Clinic & Co: please call us about your appointment {visit.reference}: +971 4 200 0000."
    assert not visit.events.filter(action=Action.TOLD_BY_WHATSAPP).exists()


def test_each_kind_of_message_has_its_text_for_whatsapp_and_none_names_anybody(receptionist):
    make.profile(name="Al Shifa", phone="+97142000000")
    service = make_visits.bookable_service(name="Injection consultation")
    facts = {"patient_name": "Mona Sample", "email": "", "whatsapp": True, "reason": "My back hurts"}
    visits = [
        make_visits.request(service, at(hour), cookie=str(hour), phone=f"+9715012345{hour}", **facts)
        for hour in (9, 10, 11, 12, 13, 14)
    ]
    requested, confirmed, declined, cancelled, offered, expired = visits
    requests.confirm(confirmed, by=receptionist)
    requests.decline(declined, by=receptionist, reason=Reason.NO_TIME)
    requests.cancel(cancelled)
    offers.offer(offered, [slot(service, at(15))], by=receptionist)
    requests.expire(expired, now=expired.answer_by)
    for visit in visits:
        make_visits.told(visit)
    moved = by_phone.reschedule(confirmed, slot(service, at(16)), by=receptionist, reason=Reason.NO_TIME)

    told = {}
    for name, visit in [
        ("requested", requested), ("declined", declined), ("cancelled", cancelled), ("offered", offered),
        ("expired", expired), ("moved", moved),
    ]:  # fmt: skip
        url = callbacks.tell_on_whatsapp(visit, by=receptionist, now=SUNDAY_NOON)
        [told[name]] = parse_qs(urlsplit(url).query)["text"]
        assert told[name].endswith(links.manage(Appointment.objects.get(pk=visit.pk)))
        for secret in ("Mona", "Injection", "back", visit.practitioner.name):
            assert secret not in told[name].rpartition(" ")[0]
    assert {name: text.split(". ")[0].removeprefix("Al Shifa: ") for name, text in told.items()} == {
        "requested": "Request received – not yet confirmed",
        "declined": "We cannot offer the time you requested",
        "cancelled": "Your request is cancelled",
        "offered": "We offer you a time – please choose",
        "expired": "We did not answer in time – we are sorry",
        "moved": "Your appointment has a new time",
    }


def test_within_the_minute_of_an_undo_the_patient_is_told_the_answer_and_it_stands(receptionist, visit):
    Appointment.objects.filter(pk=visit.pk).update(whatsapp=True)
    requests.confirm(visit, by=receptionist)

    url = callbacks.tell_on_whatsapp(visit, by=receptionist, now=SUNDAY_NOON)

    assert "Your%20appointment%20is%20confirmed" in url
    with pytest.raises(AlreadyAnswered):
        undo.take_back(visit, by=receptionist, now=SUNDAY_NOON)
