"""The search box of the desk: what the page shows, what it costs, and what it never shows."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appointments.models import VisitReason
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE

pytestmark = pytest.mark.django_db

FIND = "/admin/desk/find/"


@pytest.fixture
def desk(signed_in, receptionist):
    return signed_in(receptionist)


def visits(number, **facts):
    person = make.practitioner()
    return [
        make_visits.bare_appointment(
            person, MONDAY_NINE + timedelta(days=day), **{"patient_name": "Mona Sample"} | facts
        )
        for day in range(number)
    ]  # fmt: skip


def test_every_page_of_the_desk_has_the_box(desk):
    for page in ("queue", "day", "find", "waitlist", "closures"):
        assert 'role="search"' in desk.get(reverse(f"desk:{page}")).text


def test_the_empty_page_says_what_can_be_typed(desk):
    assert "a reference, with or without the dash" in desk.get(FIND).text


def test_what_was_not_found_is_said_and_escaped(desk):
    page = desk.get(FIND, {"q": "<b>nobody"})

    assert "No appointments found for: <bdi>&lt;b&gt;nobody</bdi>" in page.text
    assert "<b>nobody" not in page.text


def test_a_visit_is_one_click_away_and_its_reason_is_not_shown(desk):
    [visit] = visits(1)
    VisitReason.objects.create(appointment=visit, words="My back hurts")

    page = desk.get(FIND, {"q": "mona"})

    assert reverse("desk:request", args=[visit.pk]) in page.text
    assert visit.reference in page.text
    assert "My back hurts" not in page.text
    assert not visit.events.exists()


def test_fifty_a_page_newest_first_and_the_words_are_kept(desk):
    made = visits(51)

    first, second = desk.get(FIND, {"q": "mona s"}), desk.get(FIND, {"q": "mona s", "page": "2"})

    assert [visit.pk for visit in first.context["visits"]] == [visit.pk for visit in reversed(made[1:])]
    assert [visit.pk for visit in second.context["visits"]] == [made[0].pk]
    assert "?q=mona%20s&amp;page=2" in first.text


@pytest.mark.parametrize("typed", ["mona", "0501234567"])
def test_it_costs_the_same_for_one_and_for_forty(desk, typed):
    visits(1)
    desk.get(FIND, {"q": typed})
    with CaptureQueriesContext(connection) as one:
        desk.get(FIND, {"q": typed})
    visits(40)

    with CaptureQueriesContext(connection) as forty:
        desk.get(FIND, {"q": typed})

    assert len(forty) == len(one)


@pytest.mark.parametrize("typed", ["\x00", "'; --", "%00", "x" * 5_000, "²²²²²²²²", "+", "٤" * 40, "\ud83d"])
def test_whatever_is_typed_is_answered(desk, typed):
    visits(1)

    assert desk.get(FIND, {"q": typed.encode("utf-8", "replace").decode(), "page": "x"}).status_code == 200
