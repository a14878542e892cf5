"""Many fakes go in one action, genuine requests stay, and nobody is mailed."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appointments import worker
from appointments.booking import requests
from appointments.models import Action, Appointment, AppointmentEvent, BlockedContact, HeldTime, Reason, Status
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

HALF_AN_HOUR = timedelta(minutes=30)


@pytest.fixture(autouse=True)
def sunday_noon():
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def fakes():
    """A function: so many requests that came over one connection, each with other contacts."""
    service = make_visits.bookable_service(step=HALF_AN_HOUR)

    def send(count, client="bot"):
        first = Appointment.objects.count()
        for number in range(first, first + count):
            made = make_visits.request(
                service,
                MONDAY_NINE + number // 16 * timedelta(days=1) + number % 16 * HALF_AN_HOUR,
                cookie=str(number),
                phone=f"+97150300{number:04d}",
                email=f"fake{number}@example.com",
                patient_name=f"Fake {number}",
            )
            Appointment.objects.filter(pk=made.pk).update(client=client)
        return list(Appointment.objects.filter(client=client))

    return send


ASK, REJECT, QUEUE = (reverse(f"desk:{name}") for name in ("ask_reject", "reject", "queue"))


def numbers(visits):
    return ",".join(str(visit.pk) for visit in visits)


def statuses():
    return sorted(Appointment.objects.values_list("status", flat=True))


def test_the_domain_rejects_what_waits_and_leaves_the_rest(receptionist, fakes):
    fakes(3)
    requests.confirm(Appointment.objects.first(), by=receptionist, now=SUNDAY_NOON)

    assert requests.reject(Appointment.objects.all(), by=receptionist, now=SUNDAY_NOON) == 2

    assert statuses() == ["confirmed", "declined", "declined"]
    assert HeldTime.objects.count() == 1
    events = AppointmentEvent.objects.filter(action=Action.DECLINED)
    assert [(event.by, event.reason, event.from_status) for event in events] == [
        (receptionist, Reason.NOT_GENUINE, Status.REQUESTED)
    ] * 2


def test_nobody_is_mailed_not_even_what_was_waiting(receptionist, fakes):
    fakes(2)
    requests.reject(Appointment.objects.all(), by=receptionist, now=SUNDAY_NOON)

    worker.work(SUNDAY_NOON)

    assert mail.outbox == []


def test_rejecting_a_hundred_takes_as_many_statements_as_one(receptionist, fakes):
    def statements(client):
        with CaptureQueriesContext(connection) as queries:
            requests.reject(Appointment.objects.filter(client=client), by=receptionist, now=SUNDAY_NOON)
        return len([query for query in queries if "INSERT" not in query["sql"]])  # SQLite takes those in batches

    fakes(1, client="one")
    fakes(100, client="hundred")

    assert statements("one") == statements("hundred") == 4 + 2  # two make the savepoint
    assert set(statuses()) == {"declined"}


def test_a_row_says_how_many_came_over_its_connection_and_shows_them(signed_in, receptionist, fakes):
    [first, *_others] = fakes(3)
    make_visits.request(cookie="genuine", patient_name="Mona")
    client = signed_in(receptionist)

    page = client.get(QUEUE).text
    assert page.count("3 open requests from the same connection") == 3
    assert f'href="{QUEUE}?like={first.pk}"' in page

    alike = client.get(QUEUE, {"like": first.pk})
    assert "Mona" not in alike.text
    assert "Reject all 3 shown …" in alike.text
    assert f'name="shown" value="{numbers(alike.context["page"])}"' in alike.text


def test_all_that_are_shown_are_rejected_in_one_action(signed_in, receptionist, fakes):
    [first, *_others] = fakes(3)
    make_visits.request(cookie="genuine", patient_name="Mona")
    client = signed_in(receptionist)
    shown = client.get(QUEUE, {"like": first.pk}).context["shown"]

    asked = client.post(ASK, {"shown": ",".join(map(str, shown)), "all": "yes"})
    assert "3 requests will be declined as not genuine." in asked.text
    assert statuses() == ["requested"] * 4

    done = client.post(REJECT, {"visits": asked.context["numbers"]}, follow=True)
    assert "3 requests rejected. Their times are free again; nobody was told." in done.text
    assert statuses() == ["declined"] * 3 + ["requested"]


def test_what_came_after_the_page_was_made_stays(signed_in, receptionist, fakes):
    [first, *_others] = fakes(3)
    client = signed_in(receptionist)
    shown = client.get(QUEUE, {"like": first.pk}).context["shown"]
    fakes(1)

    asked = client.post(ASK, {"shown": ",".join(map(str, shown)), "all": "yes"})
    client.post(REJECT, {"visits": asked.context["numbers"]})

    assert statuses() == ["declined"] * 3 + ["requested"]


def test_ticked_rows_are_rejected_and_kept_ones_are_not(signed_in, receptionist, fakes):
    first, second, third, _fourth = fakes(4)
    client = signed_in(receptionist)

    asked = client.post(ASK, {"visit": [first.pk, second.pk, third.pk]})
    client.post(REJECT, {"visits": asked.context["numbers"], "keep": [second.pk]})

    assert set(Appointment.objects.filter(status=Status.DECLINED)) == {first, third}


def test_blocking_the_contacts_is_a_choice(signed_in, receptionist, fakes):
    client = signed_in(receptionist)
    client.post(REJECT, {"visits": numbers(fakes(2))})
    assert BlockedContact.objects.count() == 0

    page = client.post(REJECT, {"visits": numbers(fakes(2)), "block": ["phone", "client"]}, follow=True)

    assert "3 contacts are blocked now." in page.text
    assert sorted(BlockedContact.objects.values_list("kind", "value")) == [
        ("client", "bot"), ("phone", "+971503000002"), ("phone", "+971503000003"),
    ]  # fmt: skip
    assert {block.blocked_by for block in BlockedContact.objects.all()} == {receptionist}


@pytest.mark.parametrize("sent", ["", "x", "1;2", "-1", "9" * 30, "١", "\x00", "0,,"])
def test_what_is_no_number_of_a_visit_changes_nothing(signed_in, receptionist, fakes, sent):
    fakes(1)
    client = signed_in(receptionist)

    assert client.post(ASK, {"shown": sent, "all": "yes"}).url == QUEUE
    assert client.post(ASK, {"visit": sent}).url == QUEUE
    assert client.post(REJECT, {"visits": sent}).status_code == 302
    assert statuses() == ["requested"]


@pytest.mark.parametrize("address", [ASK, REJECT])
def test_reading_an_address_never_rejects(signed_in, receptionist, address):
    assert signed_in(receptionist).get(address).status_code == 405


@pytest.mark.parametrize("role", ["editor", "reviewer", "doctor"])
@pytest.mark.parametrize("address", [ASK, REJECT])
def test_who_may_not_answer_rejects_nothing(signed_in, fakes, role, address):
    visits = fakes(1)

    response = signed_in(make.user(role, roles=[role])).post(
        address, {"visits": numbers(visits), "visit": numbers(visits)}
    )

    assert response.status_code == 403
    assert statuses() == ["requested"]


def test_a_flood_is_announced_and_goes_in_one_action(signed_in, receptionist, fakes):
    """Ninety from fifteen connections: six of each, as many as the caps let in. A family and a patient stay."""
    for number in range(15):
        fakes(6, client=f"bot {number}")
    family = fakes(3, client="home")
    make_visits.request(cookie="genuine", patient_name="Mona")
    client = signed_in(receptionist)

    queue = client.get(QUEUE)
    assert "93 open requests come from phones, e-mail addresses or connections that have several each." in queue.text
    many = client.get(QUEUE, {"like": "many"})
    asked = client.post(ASK, {"shown": ",".join(map(str, many.context["shown"])), "all": "yes"})
    client.post(REJECT, {"visits": asked.context["numbers"], "keep": [visit.pk for visit in family]})

    assert statuses() == ["declined"] * 90 + ["requested"] * 4
    assert HeldTime.objects.count() == 4
