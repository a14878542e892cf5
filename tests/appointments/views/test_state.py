"""What the appointment's page says: one heading for each state, and "we expect you" in one of them alone."""

from datetime import timedelta

import pytest
import time_machine

from appointments import links
from appointments.booking import attendance, offers, requests
from appointments.models import Reason, Status
from appointments.views.state import state_of
from tests import make, make_changes, make_visits, make_waiting
from tests.make_visits import SUNDAY_NOON
from tests.make_waiting import at, moved

pytestmark = pytest.mark.django_db

EXPECTED = "Confirmed: we expect you"


@pytest.fixture
def visit(receptionist):
    make.profile()
    return make_visits.confirmed(receptionist, service=make_visits.bookable_service())


def said(appointment, now=SUNDAY_NOON):
    appointment.refresh_from_db()
    state = state_of(appointment, now)
    names = [template.removeprefix("appointments/state/").removesuffix(".html") for template in state.notices]
    return str(state.heading), state.detail.removeprefix("appointments/state/").removesuffix(".html"), names


def test_a_confirmed_appointment_is_expected_until_it_is_over(visit):
    assert said(visit) == (EXPECTED, "", [])
    assert said(visit, visit.ends_at - timedelta(seconds=1)) == (EXPECTED, "", [])
    assert said(visit, visit.ends_at) == ("This appointment is in the past", "", [])


def test_nobody_is_expected_on_a_day_on_which_the_practitioner_is_away(visit, manager):
    with time_machine.travel(SUNDAY_NOON, tick=False):
        make_changes.time_off(visit.practitioner, at(0), at(24), by=manager)

    assert said(visit) == ("We are sorry. We cannot keep this appointment", "", ["away_with_offer"])
    offered = visit.replacements.get()
    assert said(offered) == ("We offer you a time – please choose", "choose_by", ["standing_falls"])
    offers.none_suits(offered, now=SUNDAY_NOON)
    assert said(visit) == ("We are sorry. We cannot keep this appointment", "", ["away"])


def test_a_request_is_not_yet_confirmed_and_says_by_when_we_answer():
    make.profile()
    assert said(make_visits.request()) == ("Request received – not yet confirmed", "answer_by", [])


def test_a_request_to_reschedule_says_that_the_appointment_is_unchanged(visit, receptionist):
    change = moved(visit, at(14))

    assert said(visit) == (EXPECTED, "", ["change"])
    assert said(change) == ("Request received – not yet confirmed", "answer_by", ["standing"])
    requests.decline(change, by=receptionist, reason=Reason.NO_TIME, now=SUNDAY_NOON)
    make_visits.told(change)
    assert said(change) == ("We could not offer you this time", "released_and_unchanged", ["standing"])
    assert said(visit) == (EXPECTED, "", [])


def test_a_rescheduled_appointment_leads_to_the_one_that_stands(client, visit, receptionist):
    change = moved(visit, at(14))
    requests.confirm(change, by=receptionist, now=SUNDAY_NOON)

    with time_machine.travel(SUNDAY_NOON, tick=False):
        page = client.get(links.manage(visit), follow=True)
    assert (page.redirect_chain, page.context["appointment"]) == ([(links.manage(change), 302)], change)
    assert "The old time, <strong>Monday 23 November 2026 at 09:00" in page.text
    assert said(change) == (EXPECTED, "", [])


@pytest.mark.parametrize(
    ("happens", "heading", "detail"),
    [
        (lambda visit, by: attendance.arrive(visit, by=by, now=at(9)), "You have arrived. Welcome", ""),
        (lambda visit, by: attendance.fulfil(visit, by=by, now=at(10)), "You have had this appointment", "thanks"),
        (
            lambda visit, by: attendance.no_show(visit, by=by, now=at(10)),
            "You did not come to this appointment",
            "missed",
        ),
        (lambda visit, by: requests.cancel(visit, now=SUNDAY_NOON), "This appointment is cancelled", "released"),
        (
            lambda visit, by: requests.cancel(visit, by=by, reason=Reason.PATIENT_ASKED, now=SUNDAY_NOON),
            "This appointment is cancelled",
            "released",
        ),
        (
            lambda visit, by: requests.cancel(visit, by=by, reason=Reason.NO_TIME, now=SUNDAY_NOON),
            "We are sorry. We had to cancel this appointment",
            "released",
        ),
    ],
)
def test_what_became_of_a_confirmed_appointment(visit, receptionist, happens, heading, detail):
    happens(visit, receptionist)

    assert said(visit) == (heading, detail, [])


def test_offers_that_end_say_how_they_ended(receptionist):
    make.profile()
    service = make_visits.bookable_service()
    refused = make_waiting.offered(receptionist, service=service)
    offers.none_suits(refused, now=SUNDAY_NOON)
    lapsed = make_waiting.offered(receptionist, service=service)
    offers.lapse(lapsed, now=lapsed.offers.get().expires_at)

    assert said(refused) == ("None of the offered times suited you", "released", [])
    assert said(lapsed) == ("The offered time is no longer held for you", "released", [])
    assert lapsed.status == Status.EXPIRED


def test_a_request_to_reschedule_that_ends_with_its_appointment_says_so(visit, receptionist):
    change = moved(visit, at(14))
    requests.cancel(visit, by=receptionist, now=SUNDAY_NOON)

    assert said(change) == ("Your request to reschedule was cancelled", "released", [])
