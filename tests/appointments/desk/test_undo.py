"""Answering at the desk: the day beside a request, undo, and what is new."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appointments.booking import requests
from appointments.models import Appointment, Status
from tests import make_visits, make_waiting
from tests.make_visits import SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]

QUEUE, NEWS = reverse("desk:queue"), reverse("desk:news")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def desk(signed_in, receptionist):
    return signed_in(receptionist)


def press(desk, name, visit, **fields):
    return desk.post(reverse(f"desk:{name}", args=[visit.pk]), fields, follow=True)


def test_an_answer_is_one_click_and_undone_with_another(desk):
    visit = make_visits.request()

    page = press(desk, "confirm", visit)
    assert [each.pk for each in page.context["just_given"]] == [visit.pk]
    assert "We tell the patient at 12:01:00." in page.text

    page = press(desk, "take_back", visit)
    assert "The patient was not told. The request needs an answer again." in page.text
    assert list(page.context["just_given"]) == []
    assert [row["appointment"] for row in page.context["rows"]] == [visit]


def test_undo_is_offered_to_who_answered_and_for_a_minute(desk, manager, clock):
    mine, anothers = make_visits.request(), make_visits.request(starts_at=make_waiting.at(14), cookie="b")
    requests.confirm(anothers, by=manager)
    press(desk, "confirm", mine)

    assert list(desk.get(QUEUE).context["just_given"]) == [mine]
    clock.shift(timedelta(minutes=1))
    assert list(desk.get(QUEUE).context["just_given"]) == []

    page = press(desk, "take_back", mine)
    assert page.status_code == 409
    assert "Too late. The patient is being told." in page.text


def test_another_receptionist_can_undo_it_on_the_visits_page(desk, manager):
    visit = make_visits.request()
    requests.confirm(visit, by=manager)

    assert reverse("desk:take_back", args=[visit.pk]) in desk.get(reverse("desk:request", args=[visit.pk])).text

    press(desk, "take_back", visit)
    assert Appointment.objects.get().status == Status.REQUESTED


def test_the_day_beside_a_request_shows_what_is_in_its_way(desk, receptionist):
    """Its deadline has passed, and somebody else has a part of its time."""
    visit = make_visits.request(service=make_visits.bookable_service(step=timedelta(minutes=15)))
    make_visits.confirmed(receptionist, service=visit.service, starts_at=make_waiting.at(11), cookie="b")
    visit.held_times.all().delete()
    make_visits.request(visit.service, make_waiting.at(9, 15), cookie="c")

    [row] = [row for row in desk.get(QUEUE).context["rows"] if row["appointment"] == visit]

    assert [(each.starts_at, each.is_own, each.meets_it) for each in row["day"]] == [
        (make_waiting.at(9), True, False),
        (make_waiting.at(9, 15), False, True),
        (make_waiting.at(11), False, False),
    ]


def test_the_days_of_many_requests_are_one_statement(desk):
    service = make_visits.bookable_service()
    make_visits.request(service)
    desk.get(QUEUE)
    with CaptureQueriesContext(connection) as one:
        desk.get(QUEUE)
    for hour in range(10, 16):
        make_visits.request(
            service, make_waiting.at(hour, days=hour - 10), cookie=str(hour), phone=f"+9715012345{hour}"
        )

    with CaptureQueriesContext(connection) as many:
        desk.get(QUEUE)

    assert len(many) == len(one)


def test_what_is_new_is_said_and_rows_stay(desk):
    make_visits.request()
    seen = desk.get(QUEUE).context["tasks"].newest
    assert "– show" not in desk.get(NEWS, {"since": seen}).text

    make_visits.request(starts_at=make_waiting.at(14), cookie="b")
    page = desk.get(NEWS, {"since": seen}).text

    assert "1 new request – show" in page
    assert page.count("data-hx-swap-oob") == 3
    assert re.search(r'id="count-requests"\s+data-hx-swap-oob="true">2<', page)


def test_the_news_are_cheap_because_every_open_queue_asks_for_them(desk, django_assert_num_queries):
    desk.get(NEWS)

    with django_assert_num_queries(12):  # who asks, with which rights, three counts, what cannot be, the mail
        page = desk.get(NEWS)

    assert len(page.content) < 700


@pytest.mark.parametrize("since", ["", "x", "-1", "9" * 30, "٣"])
def test_whatever_is_asked_the_news_are_an_answer(desk, since):
    assert desk.get(NEWS, {"since": since}).status_code == 200
