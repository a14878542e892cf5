"""The buttons of the day: one click notes who is here, was seen or did not come; whose buttons; what two are told."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appointments import links
from appointments.booking import attendance
from appointments.models import Appointment, Status
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE

pytestmark = [pytest.mark.django_db, pytest.mark.once]

DAY = "/admin/desk/day/?day=2026-11-23"
WORDS = {"arrive": "Arrived", "fulfil": "Completed", "no_show": "No-show", "set_back": "Undo"}


@pytest.fixture(autouse=True)
def monday_nine():
    with time_machine.travel(MONDAY_NINE, tick=False) as clock:
        yield clock


@pytest.fixture
def visit(manager):
    return make_visits.confirmed(manager, reason="My back hurts", patient_name="Mona Sample")


@pytest.fixture
def doctor(visit):
    """The practitioner of the visit, with an account."""
    account = make.user("doctor", roles=["doctor"])
    visit.practitioner.user = account
    visit.practitioner.save()
    return account


def press(client, act, visit, **fields):
    return client.post(reverse(f"desk:{act}", args=[visit.pk]), {"next": DAY} | fields, follow=True)


def buttons(page, visit) -> list[str]:
    return [act for act in WORDS if f'formaction="{reverse(f"desk:{act}", args=[visit.pk])}"' in page.text]


def status(visit):
    return Appointment.objects.get(pk=visit.pk).status


@pytest.mark.parametrize(
    ("act", "becomes"), [("arrive", Status.ARRIVED), ("fulfil", Status.FULFILLED), ("no_show", Status.NO_SHOW)]
)
def test_one_click_on_the_day_notes_it_and_leads_back_to_the_day(signed_in, receptionist, visit, act, becomes):
    client = signed_in(receptionist)
    assert buttons(client.get(DAY), visit) == ["arrive", "fulfil", "no_show"]

    page = press(client, act, visit)

    assert status(visit) == becomes
    assert page.redirect_chain == [(DAY, 302)]
    assert f"{visit.reference}, 09:00" in page.text
    assert visit.events.last().by == receptionist


def test_one_click_takes_it_back(signed_in, receptionist, visit):
    client = signed_in(receptionist)
    page = press(client, "no_show", visit)
    assert buttons(page, visit) == ["set_back"]

    press(client, "set_back", visit, seen="no_show")

    assert status(visit) == Status.CONFIRMED


def test_the_page_of_the_visit_has_the_same_buttons(signed_in, receptionist, visit):
    page = signed_in(receptionist).get(reverse("desk:request", args=[visit.pk]))

    assert buttons(page, visit) == ["arrive", "fulfil", "no_show"]


def test_the_second_is_told_who_was_first(signed_in, receptionist, manager, visit):
    attendance.arrive(visit, by=manager)

    page = press(signed_in(receptionist), "no_show", visit)

    assert page.status_code == 409
    assert "Manager recorded that the patient arrived at 09:00. Nothing" in " ".join(
        page.text.replace("</bdi>", "").split()
    )
    assert status(visit) == Status.ARRIVED


@pytest.mark.parametrize("act", ["arrive", "fulfil", "no_show"])
def test_too_early_is_said_so(signed_in, receptionist, visit, monday_nine, act):
    monday_nine.shift(timedelta(days=-1))

    page = press(signed_in(receptionist), act, visit)

    assert page.status_code == 409
    assert "Too early" in page.text
    assert status(visit) == Status.CONFIRMED


def test_a_practitioner_notes_their_own_visits_but_no_absence(client, doctor, visit):
    client.force_login(doctor)
    assert buttons(client.get(DAY), visit) == ["arrive", "fulfil"]

    assert press(client, "no_show", visit).status_code == 403
    press(client, "arrive", visit)
    assert status(visit) == Status.ARRIVED
    press(client, "set_back", visit, seen="arrived")
    assert status(visit) == Status.CONFIRMED
    press(client, "fulfil", visit)
    assert status(visit) == Status.FULFILLED


@pytest.mark.parametrize("act", ["arrive", "fulfil", "set_back"])
def test_a_practitioner_notes_nothing_about_others(client, doctor, manager, act):
    other = make_visits.confirmed(manager, service=make_visits.bookable_service(), cookie="other")
    client.force_login(doctor)

    assert press(client, act, other, seen="confirmed").status_code == 404
    assert status(other) == Status.CONFIRMED


@pytest.mark.parametrize("role", ["editor", "reviewer", "doctor"])
@pytest.mark.parametrize("act", WORDS)
def test_nobody_else_notes_anything(signed_in, visit, role, act):
    page = press(signed_in(make.user("other", roles=[role])), act, visit)

    assert page.status_code == 403
    assert status(visit) == Status.CONFIRMED


@pytest.mark.parametrize("act", WORDS)
def test_reading_an_address_never_acts(signed_in, receptionist, visit, act):
    assert signed_in(receptionist).get(reverse(f"desk:{act}", args=[visit.pk])).status_code == 405


def test_the_day_counts_who_is_to_come_here_and_done(signed_in, receptionist, visit):
    client = signed_in(receptionist)
    later = [MONDAY_NINE + timedelta(hours=hours) for hours in (2, 3, 4)]
    others = [make_visits.confirmed(receptionist, service=visit.service, starts_at=at, cookie=str(at)) for at in later]
    attendance.fulfil(visit, by=receptionist)
    attendance.arrive(others[0], by=receptionist)

    page = client.get(DAY)

    assert "2 to come · 1 arrived · 1 completed" in page.text


def test_the_day_costs_the_same_for_one_visit_and_for_four(signed_in, receptionist, visit):
    client = signed_in(receptionist)
    attendance.arrive(visit, by=receptionist)
    client.get(DAY)
    with CaptureQueriesContext(connection) as one:
        client.get(DAY)
    for hours in (2, 3, 4):
        starts_at = MONDAY_NINE + timedelta(hours=hours)
        other = make_visits.confirmed(receptionist, service=visit.service, starts_at=starts_at, cookie=str(hours))
        attendance.arrive(other, by=receptionist)

    with CaptureQueriesContext(connection) as four:
        client.get(DAY)

    assert len(four) == len(one)


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (attendance.arrive, "You have arrived. Welcome"),
        (attendance.fulfil, "You have had this appointment"),
        (attendance.no_show, "You did not come to this appointment"),
    ],
)
def test_the_patients_page_says_it_kindly_and_offers_no_change(client, receptionist, visit, note, words):
    note(visit, by=receptionist)

    page = client.get(links.manage(visit))

    assert words in page.text
    assert "recorded that" not in page.text
    assert "Cancel this appointment" not in page.text
    assert "Reschedule" not in page.text
