"""A visit by its link: what it shows, what it does, and to whom it stays closed."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from appointments import links
from appointments.booking import requests
from appointments.models import Appointment, HeldTime, Reason, Status
from appointments.models.appointment import new_nonce
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile(how_to_find_us="Opposite the metro", what_to_bring="Your scans")
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def appointment():
    return make_visits.request(reason="My back hurts")


@pytest.mark.parametrize(
    ("page", "state"),
    [
        (links.manage, "Request received – not yet confirmed"),
        (links.received, "Request received – not yet confirmed"),
    ],
)
def test_until_the_clinic_has_answered_every_page_says_so(client, appointment, page, state):
    response = client.get(page(appointment))

    assert state in response.text
    assert "We expect you" not in response.text
    assert appointment.reference in response.text
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_a_confirmed_visit_says_what_to_bring_and_goes_into_a_calendar(client, appointment, receptionist):
    requests.confirm(appointment, by=receptionist)
    make_visits.told(appointment)

    page = client.get(links.manage(appointment))
    calendar = client.get(links.manage(appointment) + "calendar/")

    assert "Confirmed: we expect you" in page.text
    assert "Your scans" in page.text
    assert "not yet confirmed" not in page.text
    assert calendar["Content-Type"] == "text/calendar; charset=utf-8"


def test_nothing_goes_into_a_calendar_before_it_is_confirmed(client, appointment):
    assert "calendar" not in client.get(links.manage(appointment)).text
    assert client.get(links.manage(appointment) + "calendar/").status_code == 404


def test_the_received_page_gives_way_to_the_answer(client, appointment, receptionist):
    requests.decline(appointment, by=receptionist, reason=Reason.NO_TIME)
    make_visits.told(appointment)

    assert client.get(links.received(appointment)).url == links.manage(appointment)
    assert "We could not offer you this time" in client.get(links.manage(appointment)).text


def test_the_reason_is_not_on_the_patients_pages(client, appointment):
    for page in (links.manage(appointment), links.received(appointment), links.manage(appointment) + "cancel/"):
        assert "My back hurts" not in client.get(page).text


def test_opening_the_link_changes_nothing(client, appointment):
    """Mail scanners open every link."""
    for page in (links.manage(appointment), links.received(appointment), links.manage(appointment) + "cancel/"):
        client.get(page)
        client.head(page)

    appointment.refresh_from_db()
    assert appointment.status == Status.REQUESTED
    assert appointment.events.count() == 1


def test_a_button_cancels_and_pressing_it_twice_does_no_harm(client, appointment):
    for _press in range(2):
        response = client.post(links.manage(appointment) + "cancel/", follow=True)

    assert "This appointment is cancelled" in response.text
    assert appointment.events.count() == 2


def test_close_to_the_visit_the_patient_calls_to_reschedule_and_can_always_say_that_they_cannot_come(
    client, appointment, receptionist, sunday_noon
):
    requests.confirm(appointment, by=receptionist)
    make_visits.told(appointment)
    sunday_noon.move_to(MONDAY_NINE - timedelta(hours=1))

    page = client.get(links.manage(appointment)).text
    assert ("It is too late to reschedule online" in page, "I cannot come" in page) == (True, True)
    assert client.get(links.manage(appointment) + "move/").status_code == 302
    assert client.post(links.manage(appointment) + "cancel/").status_code == 302
    appointment.refresh_from_db()
    assert (appointment.status, HeldTime.objects.count()) == (Status.CANCELLED, 0)


def bad_tokens(appointment):
    good = links.token(appointment)
    nonce, _dot, signature = good.partition(".")
    stranger = make_visits.request(make_visits.bookable_service(), cookie="other")
    return {
        "wrong signature": f"{nonce}.{signature[:-1]}{'A' if signature[-1] != 'A' else 'B'}",
        "another's signature": f"{nonce}.{links.token(stranger).partition('.')[2]}",
        "unknown nonce": f"{new_nonce()}.{signature}",
        "cut off": good[:-5],
        "the nonce alone": f"{nonce}.x",
    }


def test_wrong_old_and_revoked_links_look_the_same(client, appointment, sunday_noon):
    answers = {name: client.get(f"/visit/{token}/") for name, token in bad_tokens(appointment).items()}
    revoked = links.manage(appointment)
    Appointment.objects.filter(pk=appointment.pk).update(link_nonce=new_nonce())
    answers["revoked"] = client.get(revoked)
    appointment.refresh_from_db()
    sunday_noon.move_to(appointment.ends_at + timedelta(days=7))
    answers["old"] = client.get(links.manage(appointment))

    assert {answer.status_code for answer in answers.values()} == {404}
    assert len({answer.content for answer in answers.values()}) == 1
    assert len({str(sorted(answer.headers.items())) for answer in answers.values()}) == 1


def test_a_link_opens_until_a_week_after_the_visit(client, appointment, sunday_noon):
    sunday_noon.move_to(appointment.ends_at + timedelta(days=7, seconds=-1))

    assert client.get(links.manage(appointment)).status_code == 200


def test_the_link_has_128_random_bits_and_cannot_be_made_from_the_database(appointment, settings):
    token = links.token(appointment)
    settings.SECRET_KEY = "another key that is long enough, but not the one that signed the link"

    assert len(appointment.link_nonce) == 22
    assert token != appointment.link_nonce
    assert len(token.partition(".")[2]) == 43


def test_the_patient_is_shown_neither_readings_nor_names_of_staff(client, appointment, receptionist):
    requests.confirm(appointment, by=receptionist)
    make_visits.told(appointment)

    page = client.get(links.manage(appointment)).text

    assert "receptionist" not in page
    assert "The clinic" in page


def test_cancelling_asks_about_the_request_or_the_appointment_as_it_is(client, appointment, receptionist):
    asked = client.get(reverse("appointments:cancel", args=[links.token(appointment)])).text
    requests.confirm(appointment, by=receptionist, now=SUNDAY_NOON)
    make_visits.told(appointment)
    agreed = client.get(reverse("appointments:cancel", args=[links.token(appointment)])).text

    assert ("Yes, cancel my request" in asked, "Yes, cancel the appointment" in asked) == (True, False)
    assert ("Yes, cancel my request" in agreed, "Yes, cancel the appointment" in agreed) == (False, True)
