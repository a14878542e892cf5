"""What each message says, and what none may say."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.utils import translation

from appointments import links
from appointments.booking import requests
from appointments.messages import compose, outbox
from appointments.models import Notification, Reason
from tests import make, make_visits
from tests.make_visits import SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile(name="Al Shifa", address="Street 1\nDubai", how_to_find_us="Opposite the metro", what_to_bring="Scans")
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def appointment():
    service = make_visits.bookable_service(name="Injection consultation", what_to_bring="Bring shorts")
    return make_visits.request(service, patient_name="Mona", reason="My back hurts")


def mail(appointment, kind):
    return compose.compose(appointment.notifications.get(kind=kind))


def html(message):
    return message.alternatives[0][0]


def test_received_says_that_nothing_is_confirmed(appointment):
    message = mail(appointment, "received")

    assert "not yet confirmed" in message.subject
    for words in (message.body, html(message)):
        assert "It is not yet confirmed." in words
        assert "Monday 23 November 2026 at 09:00, Dubai time" in words
        assert "We will answer by Sunday 22 November 2026 at 16:00, Dubai time" in words
        assert settings.SITE_URL + links.manage(appointment) in words
        assert appointment.reference in words


def test_confirmed_says_where_and_what_to_bring(appointment, receptionist):
    requests.confirm(appointment, by=receptionist)
    make_visits.told(appointment)

    message = mail(appointment, "confirmed")

    for words in (message.body, html(message)):
        assert "We expect you on Monday 23 November 2026 at 09:00, Dubai time" in words
        assert "Opposite the metro" in words
        assert "Scans" in words
        assert "Who: Mona" in words and f"With: {appointment.practitioner.name}" in words
    assert [part.get_filename() for part in message.attachments] == ["appointment.ics"]


def test_an_expired_request_comes_with_an_apology_and_new_times():
    service = make_visits.bookable_service("09:00", "10:00", step=timedelta(minutes=30))
    expired = make_visits.request(service)
    requests.expire(expired, now=expired.answer_by)

    message = mail(expired, "expired")

    assert "We are sorry" in message.body
    assert re.findall("– (.*)", message.body)[1:] == [
        "Monday 23 November 2026 at 09:00, Dubai time",
        "Monday 23 November 2026 at 09:30, Dubai time",
        "Tuesday 24 November 2026 at 09:00, Dubai time",
    ]
    assert message.body.count(links.manage(expired)) == 2


def test_an_expired_request_with_nothing_free_leads_to_the_booking_page():
    service = make_visits.bookable_service()
    expired = make_visits.request(service)
    requests.expire(expired, now=expired.answer_by)
    service.practitioners.update(is_active=False)

    assert f"{settings.SITE_URL}/book/" in mail(expired, "expired").body


def test_declined_and_cancelled_lead_to_other_times(receptionist):
    declined = make_visits.request(cookie="1")
    requests.decline(declined, by=receptionist, reason=Reason.NO_TIME)
    cancelled = make_visits.request(cookie="3")
    requests.cancel(cancelled)

    for appointment, kind in [(declined, "declined"), (cancelled, "cancelled")]:
        message = mail(appointment, kind)
        assert f"{settings.SITE_URL}/book/" in message.body
        assert message.attachments == []


def test_text_and_html_say_the_same(appointment, receptionist):
    requests.confirm(appointment, by=receptionist)
    message = mail(appointment, "confirmed")

    from django.utils.html import strip_tags

    flat = " ".join(strip_tags(html(message).split("</head>")[1]).split())
    for line in filter(None, map(str.strip, message.body.splitlines())):
        if not line.startswith(("http", "See, reschedule or cancel")):
            assert " ".join(line.split()) in flat


def test_no_message_names_service_or_reason(appointment, receptionist):
    requests.confirm(appointment, by=receptionist)
    appointment.refresh_from_db()

    for notification in appointment.notifications.all():
        whole = compose.compose(notification).message().as_string()
        for forbidden in ("Injection", "My back hurts", "Bring shorts", "Orthopaedic"):
            assert forbidden not in whole


def test_before_our_answer_nobody_is_named_and_afterwards_by_the_given_name(receptionist):
    """The address is not verified, and the name is what a stranger typed."""
    facts = {"for_whom": "child", "contact_name": "Huda Sample", "patient_name": "Noor El Din Sample"}
    appointment = make_visits.request(**facts)

    received = mail(appointment, "received")
    assert "Hello," in received.body
    for name in ("Huda", "Noor", "Sample", appointment.practitioner.name):
        assert name not in received.message().as_string()

    requests.confirm(appointment, by=receptionist)
    make_visits.told(appointment)
    confirmed = mail(appointment, "confirmed")
    assert "Hello Huda," in confirmed.body
    assert "Hello <bdi>Huda</bdi>," in html(confirmed)
    assert "Who: Noor El Din\n" in confirmed.body


def test_no_message_says_how_urgent_it_is(receptionist):
    urgent = make_visits.request(urgency="urgent", signs=[make_visits.checked("a fever", page="urgent")])
    requests.confirm(urgent, by=receptionist)
    urgent.refresh_from_db()

    for notification in urgent.notifications.all():
        whole = compose.compose(notification).message().as_string().lower()
        assert "urgent" not in whole
        assert "fever" not in whole


def test_reception_gets_the_reference_and_a_link_and_nothing_of_the_person(appointment):
    message = mail(appointment, "to_answer")

    assert message.to == ["reception@clinic.example"]
    assert appointment.reference in message.subject
    assert f"/admin/desk/visits/{appointment.pk}/" in message.body
    for private in ("Mona", "patient@example.com", "501234567"):
        assert private not in message.message().as_string()


def test_without_an_address_for_reception_nothing_is_queued_for_it(settings):
    settings.RECEPTION_EMAIL = ""

    appointment = make_visits.request()

    assert list(appointment.notifications.values_list("kind", flat=True)) == ["received"]


def test_the_message_id_stays_the_same_at_every_attempt(appointment):
    notification = appointment.notifications.get(kind="received")

    ids = {compose.compose(notification).extra_headers["Message-ID"] for _attempt in range(3)}

    assert ids == {f"<{notification.message_id}@127.0.0.1>"}


def test_a_name_can_add_neither_headers_nor_markup(receptionist):
    """The form refuses such names; a message would survive one all the same."""
    appointment = make_visits.request(patient_name="Eve\r\nBcc: all@example.com <script>alert(1)</script>")

    message = mail(appointment, "received")
    sent = message.message()

    assert sent["Bcc"] is None
    assert message.recipients() == ["patient@example.com"]
    assert "<script>" not in html(message)


def test_what_was_overtaken_is_no_longer_true(appointment, receptionist):
    received = appointment.notifications.get(kind="received")
    assert outbox.is_true(received, SUNDAY_NOON)

    requests.confirm(appointment, by=receptionist)
    assert outbox.is_true(Notification.objects.get(pk=received.pk), SUNDAY_NOON)  # nobody is told yet

    make_visits.told(appointment)
    assert not outbox.is_true(Notification.objects.get(pk=received.pk), SUNDAY_NOON)


def test_a_message_is_in_the_language_of_the_patient_and_leads_to_pages_in_it(appointment, receptionist):
    type(appointment).objects.filter(pk=appointment.pk).update(language="ar")
    appointment.refresh_from_db()
    requests.confirm(appointment, by=receptionist)
    make_visits.told(appointment)
    received, confirmed = mail(appointment, "received"), mail(appointment, "confirmed")

    assert received.subject == "تم استلام الطلب – لم يُؤكَّد بعد: الاثنين 23 نوفمبر 2026، 09:00"
    for message in (received, confirmed):
        for words in (message.body, html(message)):
            assert f"{settings.SITE_URL}/ar/visit/" in words
            assert f"{settings.SITE_URL}/visit/" not in words
        assert '<html lang="ar" dir="rtl">' in html(message)
    with translation.override("ar"):
        assert f"{settings.SITE_URL}{links.manage(appointment)}" in confirmed.body
