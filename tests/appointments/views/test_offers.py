"""Offered times on the patient's page: three buttons and a way to say that none suits."""

from datetime import timedelta

import pytest
import time_machine

from appointments import links
from appointments.booking import offers, requests
from appointments.booking.statuses import AlreadyAnswered
from appointments.models import Appointment, HeldTime, Status
from appointments.times import availability
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def offered(receptionist):
    """A request with three other times: ten, eleven and twelve o'clock."""
    made = make_visits.request(reason="My back hurts")
    slots = [
        availability.offered(
            made.service, made.practitioner, MONDAY_NINE + timedelta(hours=hours), returning=False, now=SUNDAY_NOON
        )
        for hours in (1, 2, 3)
    ]
    offers.offer(made, slots, by=receptionist)
    return make_visits.told(made)


def choose(client, appointment, offer):
    return client.post(f"{links.manage(appointment)}offer/", {"offer": getattr(offer, "pk", offer)})


def test_the_page_shows_three_times_until_when_and_never_the_word_confirmed(client, offered):
    page = client.get(links.manage(offered)).text

    assert [time in page for time in ("10:00", "11:00", "12:00")] == [True, True, True]
    assert page.count("Accept this time") == 3
    assert "None of these times suit me" in page
    assert "12:00 tomorrow, Monday 23 November" in page or "Please choose by" in page
    assert "Confirmed: we expect you" not in page


def test_one_button_takes_the_second_time_and_lets_the_others_go(client, offered):
    second = offered.offers.all()[1]

    answer = choose(client, offered, second)

    assert answer.url == links.manage(offered)
    offered.refresh_from_db()
    assert (offered.status, offered.starts_at) == (Status.CONFIRMED, MONDAY_NINE + timedelta(hours=2))
    assert [held.busy_from for held in HeldTime.objects.all()] == [offered.starts_at]
    assert "Confirmed: we expect you" in client.get(answer.url).text


def test_none_suits_frees_them_and_shows_what_else_is_free(client, offered):
    answer = choose(client, offered, "none")

    page = client.get(answer.url).text
    assert "None of the offered times suited you" in page
    assert "These times are free" in page
    assert HeldTime.objects.count() == 0


@pytest.mark.parametrize("given", ["", "x", "-1", "999999", "9" * 40, "١"])
def test_what_no_button_sends_changes_nothing(client, offered, given):
    choose(client, offered, given)

    assert Appointment.objects.get().status == Status.OFFERED
    assert HeldTime.objects.count() == 3


def test_the_same_button_twice_says_the_same(client, offered):
    second = offered.offers.all()[1]

    assert choose(client, offered, second).status_code == 302
    assert choose(client, offered, second).status_code == 302


def test_another_time_after_one_was_taken_is_refused_and_the_page_says_what_is_true(client, offered):
    first, second, _third = offered.offers.all()
    choose(client, offered, second)

    answer = choose(client, offered, first)

    assert answer.status_code == 409
    assert "Confirmed: we expect you" in answer.text
    assert "11:00" in answer.text
    assert Appointment.objects.get().starts_at == second.starts_at


def test_after_the_deadline_nothing_is_taken_and_no_page_says_otherwise(client, offered, sunday_noon):
    sunday_noon.move_to(offered.offers.first().expires_at)

    answer = choose(client, offered, offered.offers.first())

    assert answer.status_code == 409
    assert "no longer hold that time for you" in answer.text
    assert "Confirmed" not in answer.text
    assert Appointment.objects.get().status == Status.OFFERED


def test_from_the_deadline_on_nobody_is_asked_to_choose(client, offered, sunday_noon):
    sunday_noon.move_to(offered.offers.first().expires_at)

    page = client.get(links.manage(offered)).text

    assert "please choose" not in page
    assert "The time to choose is over" in page
    assert "None of the offered times was chosen. This page will soon show what happens next." in page


def test_a_lapsed_offer_is_not_called_our_fault(client, offered, sunday_noon):
    sunday_noon.move_to(offered.offers.first().expires_at)
    offers.lapse(offered)

    page = client.get(links.manage(offered)).text

    assert "The offered time is no longer held for you" in page
    assert "We did not answer in time" not in page


def test_an_offer_of_somebody_else_is_nobody_elses(client, offered):
    other = make_visits.request(make_visits.bookable_service(), phone="+971509999999", email="other@example.com")

    answer = choose(client, other, offered.offers.first())

    assert answer.status_code == 409
    assert {visit.status for visit in Appointment.objects.all()} == {Status.OFFERED, Status.REQUESTED}


def test_confirming_what_is_offered_is_refused(offered, manager):
    with pytest.raises(AlreadyAnswered):
        requests.confirm(offered, by=manager)
