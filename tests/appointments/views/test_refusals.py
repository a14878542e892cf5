"""A request that is not taken online now: one page for every cause, and nothing typed is lost."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import RequestFactory

from appointments.booking import limits
from appointments.models import Appointment, BlockedContact, BookingDraft
from clinic.limits import HOUR, Limit, client_key
from clinic.models import Tally
from tests import make, make_visits
from tests.appointments.views.test_steps import DETAILS, path
from tests.make_visits import COOKIE, MONDAY_NINE, SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def service():
    return make_visits.bookable_service(slug="consultation", step=timedelta(minutes=30))


@pytest.fixture
def send(client, service):
    """A function: press the last button of a new draft of this browser, a minute after it was begun."""
    client.cookies[settings.DRAFT_COOKIE_NAME] = COOKIE
    begun = SUNDAY_NOON - timedelta(minutes=1)

    def press(**facts):
        starts_at = MONDAY_NINE + timedelta(minutes=30) * BookingDraft.objects.count()
        draft = make_visits.draft(service, starts_at, now=begun, **facts)
        return draft, client.post(path(draft, "details"), make_visits.last_page(draft))

    return press


def test_a_refused_request_keeps_what_was_typed_and_shows_the_phone(client, send):
    for _time in range(3):
        assert send()[1].status_code == 302

    draft, response = send(patient_name="Mona Sample")

    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert "We cannot take this request online at the moment" in response.text
    assert "we will book your appointment by phone" in response.text
    assert 'class="button button--large" href="tel:+97142000000"' in response.text
    assert f'href="{path(draft, "details")}"' in response.text
    assert "Mona Sample" in client.get(path(draft, "details")).text
    assert Appointment.objects.count() == 3


def test_later_the_same_button_sends_it(client, send, sunday_noon):
    for _time in range(3):
        send()
    draft, _refused = send()

    sunday_noon.shift(HOUR)

    assert client.post(path(draft, "details"), make_visits.last_page(draft)).status_code == 302


def test_the_page_is_the_same_for_every_cause(client, send, receptionist, monkeypatch):
    """Nobody learns from it whether a number is known or blocked."""
    monkeypatch.setitem(limits.SENT_BY, "client", Limit("sent, client", 6))
    BlockedContact.objects.create(
        kind="phone", value="+971509999999", blocked_by=receptionist, blocked_at=SUNDAY_NOON - timedelta(days=1)
    )
    refusals = {"blocked": send(phone="+971509999999")}
    for _time in range(3):
        send(phone="+971501111111", email="")
    refusals["phone"] = send(phone="+971501111111", email="")
    for number in range(3):
        send(phone=f"+97150222222{number}", email="")
    refusals["client"] = send(phone="+971503333333", email="")
    draft, _refused = refusals["client"]
    refusals["trap"] = draft, client.post(path(draft, "details"), DETAILS | {"website": "https://spam.example"})

    pages = set()
    for draft, response in refusals.values():
        assert response.status_code == 429
        text = response.text.replace(str(draft.pk), "KEY")
        pages.add((text, response["Retry-After"]))
    assert len(pages) == 1


def test_each_request_is_counted_by_its_true_connection(client, send):
    send()
    client.defaults["HTTP_X_FORWARDED_FOR"] = "203.0.113.7"
    send()

    assert Appointment.objects.values("client").distinct().count() == 1
    assert len(Appointment.objects.first().client) == 64


def test_a_machine_that_begins_many_drafts_waits(client, service, monkeypatch):
    monkeypatch.setattr(limits, "BEGUN_BY_CLIENT", Limit("begun, client", 10))
    for _time in range(10):
        client.post("/book/consultation/", make_visits.first_step())

    response = client.post("/book/consultation/", make_visits.first_step())

    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert BookingDraft.objects.count() == 10
    assert client.get("/book/consultation/").status_code == 200


@pytest.mark.parametrize("step", ["start", "details"])
def test_whoever_fills_in_the_trap_is_refused_and_nothing_is_stored(client, service, step):
    client.cookies[settings.DRAFT_COOKIE_NAME] = COOKIE
    draft = make_visits.draft(service, phone="+971501234567")
    trap = {"website": "https://spam.example"}

    if step == "start":
        response = client.post("/book/consultation/", make_visits.first_step(**trap))
    else:
        response = client.post(path(draft, "details"), DETAILS | trap | {"patient_name": "Eve"})

    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert BookingDraft.objects.get().patient_name == "Patient Sample"
    assert Tally.objects.count() == 0


@pytest.mark.parametrize("page", ["/book/consultation/", "details"])
def test_no_person_sees_or_reaches_the_trap(client, service, page):
    client.cookies[settings.DRAFT_COOKIE_NAME] = COOKIE
    address = path(make_visits.draft(service), "details") if page == "details" else page

    text = client.get(address).text

    assert '<div class="visually-hidden" aria-hidden="true">' in text
    assert '<input id="website" name="website" type="text" tabindex="-1" autocomplete="off">' in text


def stamp_of(text):
    return text.partition('name="begun" value="')[2].partition('"')[0]


def test_the_form_as_it_was_shown_is_taken_for_a_day(client, service, sunday_noon):
    stamp = stamp_of(client.get("/book/consultation/").text)

    sunday_noon.shift(timedelta(hours=24))
    assert client.post("/book/consultation/", make_visits.first_step(begun=stamp)).status_code == 302

    sunday_noon.shift(timedelta(seconds=1))
    assert client.post("/book/consultation/", make_visits.first_step(begun=stamp)).status_code == 200
    assert BookingDraft.objects.count() == 1


@pytest.mark.parametrize("stamp", [None, "", "book", "book:1xxxxx:" + "a" * 43, "ä", "\x00"])
def test_a_form_without_a_true_stamp_is_shown_again_with_its_answers(client, service, stamp):
    answers = make_visits.first_step(service="consultation", begun=stamp or "")
    if stamp is None:
        del answers["begun"]

    response = client.post("/book/", answers)

    assert response.status_code == 200
    assert "Your answers are still here. Please send them again." in response.text
    assert response.context["form"]["for_whom"].value() == "myself"
    assert "<title>Error: " in response.text
    again = client.post("/book/", answers | {"begun": stamp_of(response.text)})
    assert again.status_code == 302


def test_a_stamp_of_another_purpose_is_no_stamp(client, service):
    from django.core.signing import TimestampSigner

    response = client.post("/book/consultation/", {"begun": TimestampSigner().sign("book"), "returning": "yes"})

    assert response.status_code == 200


OVERLAPS = {"before": (-30, False), "tail": (-15, True), "same": (0, True), "head": (15, True), "after": (30, False)}


@pytest.mark.parametrize(("minutes", "warns"), OVERLAPS.values(), ids=OVERLAPS)
def test_a_visit_of_this_browser_at_that_time_is_pointed_out(client, minutes, warns):
    client.cookies[settings.DRAFT_COOKIE_NAME] = COOKIE
    earlier = make_visits.request(starts_at=MONDAY_NINE + timedelta(minutes=30))
    at_that_time = MONDAY_NINE + timedelta(minutes=30 + minutes)
    draft = make_visits.draft(make_visits.bookable_service(), at_that_time, phone="+971509999999")

    text = client.get(path(draft, "details")).text

    assert ("You already have another request or appointment at that time" in text) is warns
    assert (earlier.reference in text) is warns
    answer = client.post(path(draft, "details"), make_visits.last_page(draft))
    assert (answer.status_code, "Tick the box if you want both" in answer.text) == (
        (409, True) if warns else (302, False)
    )
    assert client.post(path(draft, "details"), make_visits.last_page(draft) | {"both": "yes"}).status_code == 302
    assert Appointment.objects.count() == 2


def test_nothing_is_told_of_a_visit_that_another_browser_asked_for(client, service):
    client.cookies[settings.DRAFT_COOKIE_NAME] = COOKIE
    make_visits.request(cookie="another browser")
    draft = make_visits.draft(service)

    assert "another request or appointment" not in client.get(path(draft, "details")).text


def test_a_cancelled_visit_clashes_with_nothing(client, service):
    from appointments.booking import requests

    client.cookies[settings.DRAFT_COOKIE_NAME] = COOKIE
    requests.cancel(make_visits.request(), now=SUNDAY_NOON)

    assert "another request or appointment" not in client.get(path(make_visits.draft(service), "details")).text


def test_the_hour_of_a_connection_is_refused_before_the_forms(client, service):
    limit = limits.SENT_BY["client"].of(client_key(RequestFactory().get("/")), SUNDAY_NOON)
    Tally.objects.create(surface=limit.limit.surface, caller=limit.caller, begins_at=limit.begins_at, count=59)
    assert client.post("/book/consultation/", make_visits.first_step()).status_code == 302
    limit.row.update(count=60)

    answer = client.post("/book/consultation/", make_visits.first_step())

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
