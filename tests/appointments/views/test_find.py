"""Send my link again, as the page shows it: the same to everybody."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from appointments.models import LinkWish
from tests import make, make_visits
from tests.make_visits import SUNDAY_NOON

pytestmark = pytest.mark.django_db

FIND = "/visit/find/"


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


def test_opening_the_page_stores_nothing(client):
    assert client.get(FIND).status_code == 200
    assert client.head(FIND).status_code == 200
    assert LinkWish.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Mona@Example.com", "mona@example.com"),
        (" mona@example.com ", "mona@example.com"),
        ("050 123 4567", "+971501234567"),
        ("+971 50 123 4567", "+971501234567"),
        ("٠٥٠١٢٣٤٥٦٧", "+971501234567"),
    ],
)
def test_an_address_or_a_phone_in_any_spelling(client, typed, stored):
    response = client.post(FIND, {"contact": typed})

    assert response.url == "/visit/find/asked/"
    assert LinkWish.objects.get().contact == stored


@pytest.mark.parametrize("typed", ["", "mona", "mona@", "12", "\x00", "a@b\nBcc: c@d.example"])
def test_what_is_neither_is_explained(client, typed):
    response = client.post(FIND, {"contact": typed})

    assert response.status_code == 200
    faults = response.context["form"].errors["contact"]
    assert [response.text.count(str(fault)) for fault in faults] == [2] * len(faults)  # above the heading, at the field
    assert "<title>Error: " in response.text
    assert LinkWish.objects.count() == 0


def answer_to(client, contact):
    with CaptureQueriesContext(connection) as queries:
        response = client.post(FIND, {"contact": contact})
        page = client.get(response.url)
    return response.url, response.status_code, page.content, [query["sql"].split()[0] for query in queries]


def test_known_and_unknown_get_the_same_answer_after_the_same_statements(client):
    make_visits.request()
    client.get("/privacy/")  # the clinic's profile is kept since a page showed it

    assert answer_to(client, "patient@example.com") == answer_to(client, "nobody@example.com")
    assert answer_to(client, "0501234567") == answer_to(client, "0509999999")


def test_a_contact_that_is_asked_for_too_often_gets_the_same_answer(client):
    answers = {answer_to(client, "nobody@example.com")[:3] for _time in range(5)}

    assert len(answers) == 1
    assert LinkWish.objects.count() == 3


def test_a_connection_that_asks_a_lot_waits(client):
    for number in range(20):
        client.post(FIND, {"contact": f"p{number}@example.com"})

    response = client.post(FIND, {"contact": "another@example.com"})

    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert "we will help by phone" in response.text


def test_it_says_what_to_do_without_an_address(client):
    for page in (FIND, "/visit/find/asked/"):
        text = client.get(page).text
        assert "If you did not give an email address, call us" in text
        assert "+971 4 200 0000" in text


def test_the_contact_stands_in_no_address(client):
    response = client.post(FIND, {"contact": "mona@example.com"})

    assert "mona" not in response.url


def test_whose_link_is_dead_is_led_here(client):
    assert f'href="{FIND}"' in client.get("/visit/aaaaaaaaaa.x/").text
    assert f'href="{FIND}"' in client.get("/contact/").text
