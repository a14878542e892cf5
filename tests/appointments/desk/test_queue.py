"""The queue with many rows, and what it says about visits that belong together."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appointments import links
from appointments.booking import requests
from appointments.models import Action, Appointment, BlockedContact, Notification
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

QUEUE = reverse("desk:queue")
NOTICE = "The same phone or email address has another appointment at that time"


@pytest.fixture(autouse=True)
def sunday_noon():
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


def crowd(count):
    """Bare requests, quickly: what the list costs does not depend on how they came."""
    practitioner = make.practitioner()
    service = make.service([practitioner])
    return [
        make_visits.bare_appointment(
            practitioner,
            MONDAY_NINE + number * timedelta(minutes=1),
            service=service,
            phone=f"+97150400{number:04d}",
            client=f"client {number % 40}",
        )
        for number in range(count)
    ]


def test_a_page_shows_twenty_five_and_the_next_one_the_rest(signed_in, receptionist):
    visits = crowd(36)
    client = signed_in(receptionist)

    first, second = client.get(QUEUE), client.get(QUEUE, {"page": 2})

    assert [list(page.context["page"]) for page in (first, second)] == [visits[:25], visits[25:]]
    assert "1–25 of 36" in first.text
    assert "26–36 of 36" in second.text
    assert f'href="?page={2}"' in first.text


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", ""])
def test_any_page_number_gives_a_page(signed_in, receptionist, page):
    crowd(1)

    assert signed_in(receptionist).get(QUEUE, {"page": page}).status_code == 200


@pytest.mark.parametrize("like", ["", "x", "0", "99999999999999999999999", "-1", "\x00", "many"])
def test_any_likeness_gives_a_page(signed_in, receptionist, like):
    crowd(1)

    assert signed_in(receptionist).get(QUEUE, {"like": like}).status_code == 200


def test_the_queue_costs_the_same_for_one_and_for_a_hundred(signed_in, receptionist):
    client = signed_in(receptionist)

    def statements():
        with CaptureQueriesContext(connection) as queries:
            client.get(QUEUE)
        return len(queries)

    crowd(1)
    statements()  # what is done once an hour is done now
    one = statements()
    crowd(100)
    statements()  # the calendar is read again once

    assert statements() == one


@pytest.mark.parametrize(
    ("minutes", "length", "clashes"),
    [(-30, 30, False), (-10, 20, True), (0, 30, True), (10, 10, True), (-10, 60, True), (30, 30, False)],
    ids=["ends-before", "reaches-in", "same", "inside", "around", "begins-after"],
)
def test_any_overlap_of_one_patient_is_said(signed_in, receptionist, minutes, length, clashes):
    first = make_visits.bare_appointment(starts_at=MONDAY_NINE)
    starts_at = MONDAY_NINE + timedelta(minutes=minutes)
    second = make_visits.bare_appointment(starts_at=starts_at, ends_at=starts_at + timedelta(minutes=length))
    client = signed_in(receptionist)

    assert client.get(QUEUE).text.count(NOTICE) == (2 if clashes else 0)
    detail = client.get(reverse("desk:request", args=[second.pk])).text
    assert (NOTICE in detail) is clashes
    assert (reverse("desk:request", args=[first.pk]) in detail) is clashes


@pytest.mark.parametrize(
    ("facts", "clashes"),
    [
        ({"phone": "+971509999999", "email": ""}, False),
        ({"phone": "+971509999999", "email": "Mona@Example.com"}, True),
        ({"phone": "+971501234567", "email": "other@example.com"}, True),
        ({"phone": "+971501234567", "status": "cancelled"}, False),
        ({"phone": "+971501234567", "status": "confirmed"}, True),
    ],
    ids=["others", "same-e-mail", "same-phone", "cancelled", "confirmed"],
)
def test_who_counts_as_the_same_patient(signed_in, receptionist, facts, clashes):
    make_visits.bare_appointment(email="mona@example.com")
    make_visits.bare_appointment(**facts)

    assert (NOTICE in signed_in(receptionist).get(QUEUE).text) is clashes


def test_two_patients_without_e_mail_are_not_the_same():
    one = make_visits.bare_appointment(email="")
    make_visits.bare_appointment(email="", phone="+971509999999")

    assert list(Appointment.objects.clashing([one])) == [one]


def test_the_desk_replaces_a_link_and_sends_the_new_one(signed_in, receptionist):
    appointment = make_visits.request()
    old = links.token(appointment)
    client = signed_in(receptionist)
    address = reverse("desk:replace_link", args=[appointment.pk])
    assert address in client.get(reverse("desk:request", args=[appointment.pk])).text

    page = client.post(address, {"next": reverse("desk:request", args=[appointment.pk])}, follow=True)

    assert "The patient will get the new one by email in a minute." in page.text
    assert links.find_appointment(old, SUNDAY_NOON) is None
    assert appointment.events.get(action=Action.LINK_REPLACED).by == receptionist
    assert Notification.objects.filter(kind=Notification.Kind.LINK_AGAIN).count() == 1


@pytest.mark.parametrize("role", ["editor", "reviewer", "doctor"])
def test_who_may_not_answer_replaces_no_link(signed_in, role):
    appointment = make_visits.request()

    response = signed_in(make.user(role, roles=[role])).post(reverse("desk:replace_link", args=[appointment.pk]))

    assert response.status_code == 403
    assert links.find_appointment(links.token(appointment), SUNDAY_NOON) == appointment


BLOCKED = "admin:appointments_blockedcontact"


@pytest.mark.parametrize(
    ("kind", "typed", "stored"), [("phone", "050 123 4567", "+971501234567"), ("email", "Eve@X.com", "eve@x.com")]
)
def test_a_block_is_typed_as_people_write_it(signed_in, receptionist, kind, typed, stored):
    signed_in(receptionist).post(reverse(f"{BLOCKED}_add"), {"kind": kind, "value": typed})

    block = BlockedContact.objects.get()
    assert (block.value, block.blocked_by) == (stored, receptionist)


@pytest.mark.parametrize(("kind", "typed"), [("phone", "12"), ("email", "eve@"), ("client", "10.0.0.1"), ("phone", "")])
def test_what_cannot_be_blocked_is_explained(signed_in, receptionist, kind, typed):
    response = signed_in(receptionist).post(reverse(f"{BLOCKED}_add"), {"kind": kind, "value": typed})

    assert response.status_code == 200
    assert response.context["errors"]
    assert BlockedContact.objects.count() == 0


def test_a_block_is_lifted_by_a_manager_alone(client, receptionist, manager):
    block = BlockedContact.objects.create(
        kind="phone", value="+971501234567", blocked_by=manager, blocked_at=SUNDAY_NOON
    )
    address = reverse(f"{BLOCKED}_delete", args=[block.pk])

    client.force_login(receptionist)
    assert "+971501234567" in client.get(reverse(f"{BLOCKED}_changelist")).text
    assert client.post(address, {"post": "yes"}).status_code == 403
    client.force_login(manager)
    assert client.post(address, {"post": "yes"}).status_code == 302
    assert BlockedContact.objects.count() == 0


def test_a_confirmed_visit_is_in_no_crowd(signed_in, receptionist):
    first, second = make_visits.request(cookie="1"), make_visits.request(cookie="2")
    client = signed_in(receptionist)
    assert client.get(QUEUE).text.count("2 open requests with the same phone") == 2

    requests.confirm(first, by=receptionist, now=SUNDAY_NOON)

    assert "open requests" not in client.get(QUEUE).text
    assert second.reference in client.get(QUEUE).text
