"""What the appointment's page says: one heading for each state, and "we expect you" in one of them alone."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from appointments import links
from appointments.booking import attendance, offers, requests
from appointments.messages import compose, outbox
from appointments.models import Notification, Reason, Status
from appointments.views.state import state_of
from clinic.models import ClosingDay
from tests import make, make_changes, make_visits, make_waiting
from tests.make_visits import SUNDAY_NOON
from tests.make_waiting import at, moved

pytestmark = [pytest.mark.django_db, pytest.mark.once]

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


@pytest.fixture
def noon():
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


def test_times_that_were_closed_meanwhile_are_not_said_to_be_held(visit, manager, noon):
    make_changes.clinic_closed(at(0), at(24), by=manager)
    assert said(visit)[2] == ["away_with_offer"]

    make_changes.clinic_closed(at(13, days=-1), at(24 * 15), by=manager)

    assert said(visit)[2] == ["away"]
    offered = visit.replacements.get()
    assert said(offered) == (
        "We are sorry. The times that we offered are no longer free", "call_instead", ["standing_falls"],
    )  # fmt: skip


def test_an_offer_of_ours_is_never_called_a_request_of_the_patient(client, visit, manager, noon):
    make_changes.clinic_closed(at(0), at(24), by=manager)
    offered = visit.replacements.get()
    ClosingDay.objects.all().delete()  # past the desk, so that the offer stays

    assert said(visit) == (EXPECTED, "", ["change_offered"])
    assert "You asked to reschedule" not in client.get(links.manage(visit)).text
    assert said(offered) == ("We offer you a time – please choose", "choose_by", ["standing"])


def test_who_asked_for_another_time_is_not_said_to_be_called(client, visit, manager, noon):
    make_changes.clinic_closed(at(0), at(24), by=manager)
    offered = visit.replacements.get()
    change = moved(visit, at(14, days=2))

    assert said(visit)[2] == ["away_with_request"]
    assert said(offered) == (
        "We no longer hold the other times that we offered",
        "released_and_unchanged",
        ["standing_falls"],
    )
    assert said(change) == ("Request received – not yet confirmed", "answer_by", ["standing_falls"])
    pages = [client.get(links.manage(each)).text for each in (visit, offered, change)]
    assert ["We will call you" in page for page in pages] == [False] * 3
    assert ["cancelled the request" in page for page in pages] == [False] * 3
    outbox.queue_links_again([visit], SUNDAY_NOON)
    letters = [
        compose.compose(message).body
        for message in Notification.objects.filter(kind__in=["link_again", "change_received"])
    ]
    assert ["We cannot see you" in body and "We will call you" not in body for body in letters] == [True, True]

    requests.decline(change, by=manager, reason=Reason.NO_TIME, now=SUNDAY_NOON)

    visit.refresh_from_db()
    assert (said(visit)[2], visit.call_wanted_at) == (["away"], SUNDAY_NOON)
    [declined] = change.notifications.filter(kind="declined")
    assert "We will call you to find another time." in compose.compose(declined).body


@pytest.mark.parametrize("by_desk", [False, True])
def test_to_cancel_an_offer_of_ours_says_that_none_of_its_times_suits(client, visit, manager, noon, by_desk):
    make_changes.clinic_closed(at(0), at(24), by=manager)
    offered = visit.replacements.get()
    address = reverse("appointments:cancel", args=[links.token(offered)])
    assert client.get(address).url == links.manage(offered)

    if by_desk:
        requests.cancel(offered, by=manager, reason=Reason.PATIENT_ASKED, now=SUNDAY_NOON)
    else:
        assert client.post(address).url == client.post(address).url == links.manage(offered)

    visit.refresh_from_db()
    assert visit.call_wanted_at == SUNDAY_NOON
    assert said(offered) == ("None of the offered times suited you", "released_and_unchanged", ["standing_falls"])
    assert list(offered.notifications.order_by("pk").values_list("kind", flat=True)) == ["away_offered", "none_suits"]
    again = compose.compose(Notification(appointment=offered, kind="cancelled"))
    assert again.subject == "None of the offered times suited you"
    assert "You told us that the offered times do not suit you. We no longer hold them for you." in again.body
    assert "your request" not in again.body


def test_a_request_for_a_time_that_was_closed_since_is_not_said_to_be_held(client, receptionist, noon):
    make.profile()
    request = make_visits.request()
    pages = [links.manage(request), reverse("appointments:received", args=[links.token(request)])]

    def places() -> list[str]:
        kinds = ["received", "change_received", "link_again"]
        mails = [compose.compose(Notification(appointment=request, kind=kind)).body for kind in kinds]
        return [client.get(page).text for page in pages] + [" ".join(body.split()) for body in mails]

    assert ["closed since you asked" in place for place in places()] == [False] * 5
    assert ["We are holding this time for you" in place for place in places()] == [False, True, True, True, False]

    make_changes.clinic_closed(at(0), at(24), by=receptionist, offer=False)

    assert said(request) == ("Request received – not yet confirmed", "closed", [])
    assert ["This time has been closed since you asked." in place for place in places()] == [True] * 5
    assert ["holding" in place or "We will answer by" in place for place in places()] == [False] * 5
    assert ["We will offer you another time, or call you, by" in place for place in places()] == [True] * 5
