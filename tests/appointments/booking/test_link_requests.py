"""Send my link again: the worker's side."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from appointments import links, worker
from appointments.booking import link_requests, requests, waitlist
from appointments.messages import outbox
from appointments.models import LinkWish, Notification
from appointments.models.appointment import Appointment
from clinic.limits import TooMany
from tests import make, make_visits, make_waiting
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sunday_noon(settings):
    settings.RECEPTION_EMAIL = ""
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


def letters(contact, now=SUNDAY_NOON):
    """What the worker sends for one wish, beyond what was waiting already."""
    worker.work(now)
    mail.outbox.clear()
    link_requests.request_links(contact, "client", now)
    worker.work(now)
    return mail.outbox


@pytest.mark.parametrize("contact", ["mona@example.com", "+971501234567"])
def test_a_wish_by_mail_or_phone_goes_to_the_visits_own_address(contact):
    appointment = make_visits.request(email="Mona@Example.com", phone="+971501234567")
    make_visits.request(cookie="other", email="other@example.com", phone="+971507654321")

    [letter] = letters(contact)

    assert letter.to == ["Mona@Example.com"]
    assert letter.subject == "The link to your appointment"
    assert links.absolute(links.manage(appointment)) in letter.body
    assert "Monday 23 November 2026 at 09:00, Dubai time" in letter.body
    assert "Status now: Not yet confirmed." in letter.body
    assert appointment.service.name not in letter.body


def test_an_unknown_contact_gets_nothing():
    make_visits.request()

    assert letters("nobody@example.com") == []
    assert LinkWish.objects.count() == 0


def test_a_phone_without_any_address_gets_nothing():
    make_visits.request(email="")

    assert letters("+971501234567") == []
    assert Appointment.objects.get().call_wanted_at is None


def test_a_link_comes_in_every_state_until_it_is_too_old(receptionist):
    appointment = make_visits.confirmed(by=receptionist)
    requests.cancel(appointment, by=receptionist, now=SUNDAY_NOON)
    last_moment = appointment.ends_at + timedelta(days=7, seconds=-1)

    assert len(letters("patient@example.com")) == 1
    assert len(letters("patient@example.com", last_moment)) == 1
    assert letters("patient@example.com", last_moment + timedelta(seconds=1)) == []


def test_the_newest_five_and_no_more():
    service = make_visits.bookable_service(step=timedelta(minutes=30))
    visits = [
        make_visits.request(service, MONDAY_NINE + timedelta(minutes=30 * n), cookie=str(n), now=SUNDAY_NOON)
        for n in range(6)
    ]

    sent = letters("patient@example.com")

    assert len(sent) == 5
    assert not any(visits[0].reference in letter.body for letter in sent)


def test_whose_address_was_misused_is_not_written_to(receptionist):
    make_visits.request()
    requests.reject(Appointment.objects.all(), by=receptionist)

    assert letters("patient@example.com") == []


def test_a_contact_that_is_asked_for_too_often_is_passed_over_in_silence():
    make_visits.request()

    for number in range(5):
        link_requests.request_links("patient@example.com", f"client {number}", SUNDAY_NOON)

    assert LinkWish.objects.count() == 3


def test_a_connection_that_asks_a_lot_is_told_to_wait():
    for number in range(20):
        link_requests.request_links(f"p{number}@example.com", "client", SUNDAY_NOON)

    with pytest.raises(TooMany):
        link_requests.request_links("another@example.com", "client", SUNDAY_NOON)
    assert LinkWish.objects.count() == 20


def test_two_wishes_for_one_visit_at_one_moment_make_one_message():
    make_visits.request()
    link_requests.request_links("patient@example.com", "client", SUNDAY_NOON)
    link_requests.request_links("+971501234567", "client", SUNDAY_NOON)

    assert link_requests.queue_requested_links(SUNDAY_NOON) == 2
    assert Notification.objects.filter(kind=Notification.Kind.LINK_AGAIN).count() == 1


def test_a_message_about_the_link_is_true_in_every_state():
    appointment = make_visits.request()
    outbox.queue_links_again([appointment], SUNDAY_NOON)
    Appointment.objects.update(status="expired")

    assert outbox.is_true(Notification.objects.get(kind=Notification.Kind.LINK_AGAIN), SUNDAY_NOON)


def test_a_place_on_the_waiting_list_is_found_too():
    entry = make_waiting.entry(make_visits.bookable_service(), email="Mona@Example.com", now=SUNDAY_NOON)

    [letter] = letters("mona@example.com")

    assert letter.to == ["Mona@Example.com"]
    assert links.waiting(entry) in letter.body
    assert "leave the list" in letter.body


def test_a_place_that_was_left_is_not():
    entry = make_waiting.entry(make_visits.bookable_service(), email="mona@example.com", now=SUNDAY_NOON)
    waitlist.leave(entry, now=SUNDAY_NOON)

    assert letters("mona@example.com") == []
