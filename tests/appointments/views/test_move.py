"""Moving a visit: the pages, and that the old visit outlives everything that goes wrong."""

from datetime import timedelta

import pytest
import time_machine

from appointments import links
from appointments.booking import requests, reschedule
from appointments.models import Action, Appointment, Reason, Status
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TUESDAY_TEN = MONDAY_NINE + timedelta(days=1, hours=1)


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile(cancel_cutoff=timedelta(hours=4), change_limit=2)
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def visit(receptionist):
    return make_visits.confirmed(receptionist, reason="My back hurts")


def name_of(visit, starts_at=TUESDAY_TEN) -> str:
    return f"{visit.practitioner_id}-{int(starts_at.timestamp())}"


def ask(client, visit, starts_at=TUESDAY_TEN, **fields):
    return client.post(f"{links.manage(visit)}move/check/", {"slot": name_of(visit, starts_at)} | fields)


def change_of(visit) -> Appointment:
    return Appointment.objects.get(replaces=visit)


def test_the_pages_lead_from_the_visit_to_both_times_side_by_side(client, visit):
    days = client.get(f"{links.manage(visit)}move/?day=2026-11-24")
    check = client.get(f"{links.manage(visit)}move/check/", {"slot": name_of(visit)})

    assert name_of(visit) in days.text
    assert "until we confirm the new time" in days.text
    assert "Monday 23 November 2026 at 09:00" in check.text
    assert "Tuesday 24 November 2026 at 10:00" in check.text
    assert Appointment.objects.count() == 1


def test_the_old_visit_stands_until_the_new_one_is_confirmed(client, visit, receptionist):
    answer = ask(client, visit, reason=Reason.OTHER_PLANS)

    change = change_of(visit)
    assert answer.url == links.received(change)
    received = " ".join(client.get(answer.url).text.split())
    assert "not yet confirmed" in received
    assert "You keep your appointment on <strong>Monday 23 November 2026 at 09:00, Dubai time</strong>" in received
    assert "Please do not come until we have confirmed your appointment" not in received
    assert "Confirmed: we expect you" in client.get(links.manage(visit)).text
    assert change.events.get().reason == Reason.OTHER_PLANS

    requests.confirm(change, by=receptionist)

    assert client.get(links.manage(visit)).url == links.manage(change)
    assert "Confirmed: we expect you" in client.get(links.manage(change)).text
    assert change.reason.words == "My back hurts"


def test_a_reason_that_is_not_on_the_list_is_left_out(client, visit):
    ask(client, visit, reason="because <script>")

    assert change_of(visit).events.get().reason == ""


def test_losing_the_race_leaves_the_visit_and_shows_other_times(client, visit):
    page_open = name_of(visit)
    make_visits.request(visit.service, TUESDAY_TEN, phone="+971509999999", email="other@example.com")

    answer = client.post(f"{links.manage(visit)}move/check/", {"slot": page_open})

    assert answer.status_code == 409
    assert "Nothing was changed" in answer.text
    assert "Monday 23 November 2026 at 09:00" in answer.text
    assert answer.text.count('name="slot"') == 3
    visit.refresh_from_db()
    assert (visit.status, visit.held_times.count()) == (Status.CONFIRMED, 1)
    assert not Appointment.objects.filter(replaces=visit).exists()


@pytest.mark.parametrize(("before_the_visit", "moved"), [(timedelta(hours=4), True), (timedelta(hours=3), False)])
def test_until_the_cut_off_and_then_please_call(client, visit, sunday_noon, before_the_visit, moved):
    sunday_noon.move_to(visit.starts_at - before_the_visit)

    answer = ask(client, visit)

    assert answer.status_code == (302 if moved else 409)
    assert Appointment.objects.filter(replaces=visit).exists() is moved
    if not moved:
        assert "call us" in answer.text


def test_after_the_policys_changes_only_a_call_helps(client, visit, receptionist):
    for number in range(2):
        ask(client, visit, TUESDAY_TEN + timedelta(hours=number))
        visit = change_of(visit)
        requests.confirm(visit, by=receptionist)
        make_visits.told(visit)

    page = client.get(links.manage(visit)).text
    answer = ask(client, visit, TUESDAY_TEN + timedelta(hours=3))

    assert "You cannot reschedule online again" in page
    assert "move/" not in page
    assert answer.status_code == 409
    visit.refresh_from_db()
    assert visit.status == Status.CONFIRMED


def test_keeping_the_old_time_ends_the_wish_alone(client, visit):
    ask(client, visit)
    change = change_of(visit)

    client.post(f"{links.manage(change)}cancel/")

    visit.refresh_from_db()
    assert (visit.status, visit.held_times.count()) == (Status.CONFIRMED, 1)
    assert "is unchanged" in client.get(links.manage(change)).text


def test_cancelling_the_visit_ends_the_wish_too(client, visit):
    ask(client, visit)

    page = client.get(f"{links.manage(visit)}cancel/")
    client.post(f"{links.manage(visit)}cancel/", {"reason": Reason.FEELS_BETTER})

    assert "Your request to reschedule is cancelled too" in page.text
    assert {each.status for each in Appointment.objects.all()} == {Status.CANCELLED}
    assert visit.events.last().reason == Reason.FEELS_BETTER
    assert change_of(visit).events.last().action == Action.CHANGE_ENDED


def test_a_request_that_nobody_has_answered_is_exchanged_at_once(client):
    asked = make_visits.request(reason="My back hurts")

    answer = ask(client, asked)

    change = change_of(asked)
    assert answer.url == links.received(change)
    asked.refresh_from_db()
    assert (asked.status, asked.held_times.count()) == (Status.CANCELLED, 0)
    assert change.reason.words == "My back hurts"
    assert reschedule.successor(asked) == change


def test_many_wishes_in_an_hour_are_too_many(client, visit):
    statuses = [ask(client, visit, TUESDAY_TEN + timedelta(days=number)).status_code for number in range(7)]

    assert statuses == [302] * 6 + [429]
