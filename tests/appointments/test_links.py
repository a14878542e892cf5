"""Links: bound to their purpose, expiring, replaceable, and silent about why one does not open."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.signing import Signer
from django.db import connection
from django.test.utils import CaptureQueriesContext

from appointments import links
from appointments.booking import requests, waitlist
from appointments.models import Action, Notification, Status
from appointments.models.appointment import new_nonce
from tests import make, make_visits, make_waiting
from tests.make_visits import SUNDAY_NOON
from tests.make_waiting import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def appointment():
    return make_visits.request()


def test_a_token_opens_its_own_visit_and_no_other(appointment):
    other = make_visits.request(make_visits.bookable_service(), cookie="other")

    assert links.find_appointment(links.token(appointment), SUNDAY_NOON) == appointment
    assert links.find_appointment(links.token(other), SUNDAY_NOON) == other


def test_an_answer_that_is_held_back_is_not_in_what_the_link_opens(appointment, receptionist):
    requests.confirm(appointment, by=receptionist, now=SUNDAY_NOON)
    appointment.refresh_from_db()
    told = appointment.tell_at

    before, after = (links.find_appointment(links.token(appointment), at) for at in (told - timedelta(seconds=1), told))
    assert (before.status, after.status) == (Status.REQUESTED, Status.CONFIRMED)


def test_a_nonce_that_was_signed_for_something_else_opens_nothing(appointment):
    elsewhere = Signer(salt="appointments.links.calendar", sep=".").sign(appointment.link_nonce)

    assert links.find_appointment(elsewhere, SUNDAY_NOON) is None


def test_addresses_of_a_visit_carry_its_token_and_the_sites_own_name(appointment, settings):
    settings.SITE_URL = "https://clinic.example"
    token = links.token(appointment)

    assert links.manage(appointment) == f"/visit/{token}/"
    assert links.received(appointment) == f"/visit/{token}/received/"
    assert links.absolute(links.manage(appointment)) == f"https://clinic.example/visit/{token}/"


def test_a_link_opens_its_visit_with_two_statements(appointment, django_assert_num_queries):
    token = links.token(appointment)

    with django_assert_num_queries(2):
        visit = links.find_appointment(token, SUNDAY_NOON)
        assert (visit.service.name, visit.practitioner.name) != ("", "")


def test_a_link_opens_until_a_week_after_the_end_of_its_visit(appointment):
    token, end = links.token(appointment), appointment.ends_at + timedelta(days=7)

    assert links.find_appointment(token, end - timedelta(seconds=1)) == appointment
    assert links.find_appointment(token, end) is None


def test_a_forged_link_asks_the_same_statement_as_a_good_one(appointment):
    asked = set()
    for token in (links.token(appointment), "forged.link"):
        with CaptureQueriesContext(connection) as queries:
            links.find_appointment(token, SUNDAY_NOON)
        asked.add(tuple(re.sub(r"'[^']*'|\(\d+\)", "?", query["sql"]) for query in queries))

    assert len(asked) == 1


def test_nonces_have_128_random_bits():
    nonces = {new_nonce() for _time in range(500)}

    assert len(nonces) == 500
    assert {len(nonce) for nonce in nonces} == {22}  # 22 characters of 6 bits hold 16 bytes


@pytest.mark.parametrize("given", ["", ".", "x", "x.y", "\x00.\x00", "ä.ö", "." * 500])
def test_whatever_is_given_is_answered_quietly(appointment, given):
    assert links.find_appointment(given, SUNDAY_NOON) is None


def test_a_replaced_link_opens_nothing_and_the_new_one_does(appointment, receptionist):
    old = links.token(appointment)

    requests.replace_link(appointment, by=receptionist, now=SUNDAY_NOON)

    assert links.find_appointment(old, SUNDAY_NOON) is None
    assert links.find_appointment(links.token(appointment), SUNDAY_NOON) == appointment
    event = appointment.events.get(action=Action.LINK_REPLACED)
    assert (event.by, event.to_status) == (receptionist, "")
    assert appointment.notifications.filter(kind=Notification.Kind.LINK_AGAIN).count() == 1


def test_a_replaced_link_leaves_no_way_round_by_the_visits_and_lists_that_lead_to_it(receptionist):
    """A moved visit's page shows its successor, an offer that lapsed shows the list: their links die too."""
    service = make_visits.bookable_service()
    first = make_visits.confirmed(receptionist, service=service, starts_at=make_waiting.at(15, days=7))
    second = make_waiting.moved(first, make_waiting.at(14, days=7))
    requests.confirm(second, by=receptionist, now=SUNDAY_NOON)
    entry = waitlist.join_for_earlier_time(second, [make_waiting.window()], now=SUNDAY_NOON)
    stranger = make_visits.request(make_visits.bookable_service(), cookie="other")
    old = [links.token(first), links.token(second)]
    old_list, its_own = links.waiting(entry), links.token(stranger)

    requests.replace_link(second, by=receptionist, now=SUNDAY_NOON)

    entry.refresh_from_db()
    assert [links.find_appointment(token, SUNDAY_NOON) for token in old] == [None, None]
    assert links.waiting(entry) != old_list
    assert links.find_appointment(its_own, SUNDAY_NOON) == stranger


def test_replacing_a_link_without_an_address_to_send_it_to(appointment):
    appointment.email = ""

    requests.replace_link(appointment, now=SUNDAY_NOON)

    assert appointment.notifications.filter(kind=Notification.Kind.LINK_AGAIN).count() == 0
    assert appointment.events.get(action=Action.LINK_REPLACED).actor == "patient"


def refusals(appointment):
    """Tokens that open nothing, by why, and the moment at which they are tried."""
    old = links.token(appointment)
    requests.replace_link(appointment, now=SUNDAY_NOON)
    expired = appointment.ends_at + timedelta(days=7)
    return {
        "revoked": (old, SUNDAY_NOON),
        "unknown but well signed": (links._manage.sign(new_nonce()), SUNDAY_NOON),
        "forged": (old[:-1] + ("A" if old[-1] != "A" else "B"), SUNDAY_NOON),
        "expired": (links.token(appointment), expired),
    }


def test_every_refusal_costs_the_same_statements_and_looks_the_same(client, appointment):
    make.profile()
    costs, answers = set(), set()
    for token, moment in refusals(appointment).values():
        with time_machine.travel(moment, tick=False):
            client.get("/privacy/")  # the clinic's profile is kept since a page showed it
            with CaptureQueriesContext(connection) as queries:
                response = client.get(f"/visit/{token}/")
        costs.add(tuple(query["sql"].split()[0] for query in queries))
        answers.add((response.status_code, response.content, str(sorted(response.headers.items()))))

    assert len(costs) == 1
    assert len(answers) == 1
    assert {answer[0] for answer in answers} == {404}


def test_who_tries_many_is_asked_to_wait_and_a_valid_link_still_opens(client, appointment):
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False):
        statuses = [client.get(f"/visit/{new_nonce()}.x/").status_code for _time in range(21)]
        answer = client.get(f"/visit/{new_nonce()}.x/cancel/")
        valid = client.get(links.manage(appointment))

    assert statuses == [404] * 20 + [429]
    assert (answer.status_code, answer["Retry-After"]) == (429, "600")
    assert "Please wait a few minutes" in answer.text
    assert valid.status_code == 200


@pytest.mark.parametrize(("trusted", "others_status"), [([], 429), (["127.0.0.1"], 404)], ids=["forged", "by-a-proxy"])
def test_forwarded_addresses_count_only_when_a_trusted_proxy_names_them(client, settings, trusted, others_status):
    settings.TRUSTED_PROXIES = trusted
    make.profile()

    def look(address):
        return client.get("/visit/aaaaaaaaaa.x/", headers={"X-Forwarded-For": address}).status_code

    with time_machine.travel(SUNDAY_NOON, tick=False):
        statuses = [look("203.0.113.1") for _time in range(21)]
        assert statuses == [404] * 20 + [429]

        assert look("203.0.113.2") == others_status
        # What a client adds in front of the proxy's own entry is no address.
        assert look("9.9.9.9, 203.0.113.1") == 429


def test_the_link_of_who_waits_opens_their_entry_and_no_visit(appointment):
    entry = make_waiting.entry(appointment.service)
    token = links.waiting(entry).split("/")[3]

    assert links.waiting(entry) == f"/visit/waiting/{token}/"
    assert links.find_entry(token, SUNDAY_NOON) == entry
    assert links.find_appointment(token, SUNDAY_NOON) is None
    assert links.find_entry(links.token(appointment), SUNDAY_NOON) is None
    assert links.find_entry(token[:-1] + ("A" if token[-1] != "A" else "B"), SUNDAY_NOON) is None
    assert links.find_entry(links._waiting.sign(new_nonce()), SUNDAY_NOON) is None


def test_the_link_of_who_waits_opens_until_a_week_after_the_end_of_waiting(appointment):
    entry = make_waiting.entry(appointment.service)
    token = links.waiting(entry).split("/")[3]
    assert links.find_entry(token, SUNDAY_NOON + timedelta(days=365)) == entry

    waitlist.leave(entry, now=SUNDAY_NOON)

    end = SUNDAY_NOON + timedelta(days=7)
    assert links.find_entry(token, end - timedelta(seconds=1)) == entry
    assert links.find_entry(token, end) is None


def test_a_forged_link_to_the_waiting_list_asks_the_same_statement_as_a_good_one(appointment):
    entry = make_waiting.entry(appointment.service)
    asked = set()
    for token in (links.waiting(entry).split("/")[3], "forged.link"):
        with CaptureQueriesContext(connection) as queries:
            links.find_entry(token, SUNDAY_NOON)
        asked.add(tuple(re.sub(r"'[^']*'", "?", query["sql"]) for query in queries))

    assert len(asked) == 1


def test_what_the_page_of_who_waits_shows_comes_with_its_link(appointment, django_assert_num_queries):
    entry = make_waiting.entry(appointment.service)
    type(entry).objects.filter(pk=entry.pk).update(appointment=appointment)
    token = links.waiting(entry).split("/")[3]

    with django_assert_num_queries(1):
        opened = links.find_entry(token, SUNDAY_NOON)
        assert (opened.service, opened.appointment) == (appointment.service, appointment)


def test_who_has_one_link_has_those_that_its_page_leads_to(appointment, receptionist):
    """A visit, the wish for an earlier one, what was offered for that, and where the visit was moved."""
    service = appointment.service
    moved = make_visits.bare_appointment(appointment.practitioner, at(11), replaces=appointment)
    wish = make_waiting.entry(service, cookie="wish")
    type(wish).objects.filter(pk=wish.pk).update(appointment=moved)
    offered = make_visits.bare_appointment(appointment.practitioner, at(12), waitlist_entry=wish)
    stranger = make_visits.bare_appointment(appointment.practitioner, at(13))
    make_waiting.entry(service, cookie="stranger", phone="+971500000001", email="stranger@example.com")

    all_of_it = ({appointment.pk, moved.pk, offered.pk}, {wish.pk})
    assert [links.connected(each) for each in (appointment, moved, offered)] == [all_of_it] * 3
    assert links.connected(stranger) == ({stranger.pk}, set())


def test_the_first_link_leads_to_the_appointment_that_stands_however_often_and_far_it_was_rescheduled(
    client, receptionist
):
    make.profile(change_limit=5, horizon_days=200)
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        first = last = make_visits.confirmed(receptionist)
        for hour, days in ((14, 0), (15, 1), (10, 60)):
            last = make_waiting.moved(last, make_waiting.at(hour, days=days))
            requests.confirm(last, by=receptionist, now=SUNDAY_NOON)
        assert client.get(links.manage(first)).url == links.manage(last)
        clock.shift(timedelta(days=30))  # a month after the first time: that link alone would be too old

        page = client.get(links.manage(first), follow=True)

        assert (page.status_code, page.context["appointment"]) == (200, last)
        assert "Confirmed: we expect you" in page.text
        clock.move_to(last.ends_at + timedelta(days=7))
        assert client.get(links.manage(first)).status_code == 404
