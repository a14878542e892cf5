"""The waiting list on the patient's side: joining it, its page, and leaving with one button."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from appointments import links
from appointments.booking import offers, waitlist
from appointments.models import Appointment, BookingDraft, Notification, Status, WaitlistEntry
from tests import make, make_visits
from tests.make_visits import SUNDAY_NOON

pytestmark = pytest.mark.django_db

DAYS = {"first_1": "2026-11-24", "last_1": "2026-11-25", "parts_1": ["morning", "evening"]}


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def draft(client):
    client.cookies[settings.DRAFT_COOKIE_NAME] = make_visits.COOKIE
    return make_visits.draft(make_visits.bookable_service())


def wait(draft) -> str:
    return reverse("appointments:wait", args=[draft.pk])


def details(draft) -> str:
    return reverse("appointments:details", args=[draft.pk])


def joins(client, draft) -> WaitlistEntry:
    client.post(wait(draft), DAYS)
    draft.refresh_from_db()
    answer = client.post(details(draft), make_visits.last_page(draft))
    entry = WaitlistEntry.objects.get()
    assert answer.url == links.waiting(entry)
    return entry


def test_the_days_take_the_place_of_a_time(client, draft):
    answer = client.post(wait(draft), DAYS)

    draft.refresh_from_db()
    assert answer.url == details(draft)
    assert (draft.starts_at, draft.practitioner) == (None, None)
    page = client.get(details(draft)).text
    assert "24 Nov" in page
    assert "morning, evening" in page
    assert "Put me on the waiting list" in page


def test_choosing_a_time_after_all_takes_the_days_back(client, draft):
    client.post(wait(draft), DAYS)

    person = draft.service.practitioners.get()
    slot = f"{person.pk}-{int(make_visits.MONDAY_NINE.timestamp())}"
    client.post(reverse("appointments:time", args=[draft.pk]), {"slot": slot})

    draft.refresh_from_db()
    assert (draft.windows, draft.starts_at) == ([], make_visits.MONDAY_NINE)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"first_1": ""}, "Enter the first day"),
        ({"last_1": ""}, "Enter the last day"),
        ({"parts_1": []}, "Tick at least one time of day"),
        ({"first_1": "2026-11-21"}, "This day has passed"),
        ({"last_1": "2026-11-23"}, "The last day is before the first"),
        ({"last_1": "2027-11-23"}, "too far ahead"),
        ({"first_1": "soon"}, "valid date"),
        ({"first_2": "2026-11-30"}, "Enter both days and tick a time of day"),
    ],
)
def test_wrong_days_are_named_and_kept(client, draft, change, told):
    page = client.post(wait(draft), DAYS | change)

    assert page.status_code == 200
    assert "There is a problem" in page.text
    assert told in page.text
    assert BookingDraft.objects.get().windows == []


def test_sending_it_puts_the_patient_on_the_list_and_says_that_it_is_no_visit(client, draft):
    entry = joins(client, draft)

    page = client.get(links.waiting(entry)).text
    assert "You are on the waiting list" in page
    assert "You do not have an appointment until then" in page
    assert "onfirmed" not in page
    assert Appointment.objects.count() == 0
    assert {message.kind for message in Notification.objects.all()} == {"waiting", "to_offer"}


def test_pressing_twice_gives_one_entry(client, draft):
    entry = joins(client, draft)

    again = client.post(details(draft), make_visits.last_page(draft))

    assert again.url == links.waiting(entry)
    assert WaitlistEntry.objects.count() == 1


def test_the_waiting_list_keeps_no_words_about_health(client, draft):
    client.post(wait(draft), DAYS)

    page = client.get(reverse("appointments:details", args=[draft.pk])).text

    assert "What brings you to us?" not in page
    BookingDraft.objects.update(reason="My back hurts")
    joins(client, draft)
    assert BookingDraft.objects.get().reason == ""


def test_leaving_is_one_button_and_twice_is_no_harm(client, draft):
    entry = joins(client, draft)
    address = links.waiting(entry) + "leave/"

    assert client.get(address).status_code == 405
    for _time in range(2):
        assert client.post(address).url == links.waiting(entry)

    entry.refresh_from_db()
    assert entry.state == WaitlistEntry.State.LEFT
    assert "no longer on the waiting list" in client.get(links.waiting(entry)).text


def test_a_time_that_is_offered_is_one_click_away(client, draft):
    entry = joins(client, draft)
    waitlist.offer_freed(SUNDAY_NOON)

    page = client.get(links.waiting(entry)).text
    offered = Appointment.objects.get(status=Status.OFFERED)

    assert links.manage(offered) in page
    offers.accept(offered, offered.offers.get().pk)
    page = client.get(links.waiting(entry)).text
    assert "You have an appointment" in page
    assert links.manage(offered) in page


@pytest.mark.parametrize("token", ["abcdefgh.abcdefgh", "x" * 30 + ".y"])
def test_a_wrong_link_opens_nothing(client, token):
    assert client.get(reverse("appointments:waiting", args=[token])).status_code == 404


def test_a_visits_link_does_not_open_the_list_nor_the_other_way_round(client, draft, receptionist):
    entry = joins(client, draft)
    visit = make_visits.confirmed(receptionist, service=draft.service)

    assert client.get(reverse("appointments:waiting", args=[links.token(visit)])).status_code == 404
    assert client.get(links.waiting(entry).replace("waiting/", "")).status_code == 404


def test_who_has_a_visit_waits_for_an_earlier_time_and_keeps_it(client, receptionist):
    visit = make_visits.confirmed(receptionist, starts_at=make_visits.MONDAY_NINE + timedelta(days=7))

    answer = client.post(f"{links.manage(visit)}earlier/", DAYS)

    entry = WaitlistEntry.objects.get()
    assert (entry.appointment, entry.patient_name) == (visit, visit.patient_name)
    assert answer.url == links.waiting(entry)
    assert "is unchanged" in client.get(answer.url).text
    assert links.waiting(entry) in client.get(links.manage(visit)).text
    assert client.get(f"{links.manage(visit)}earlier/").url == links.waiting(entry)


@pytest.mark.parametrize(("changed", "is_said"), [({}, False), ({"last_1": "2026-11-26"}, True)])
def test_other_days_than_those_on_the_list_are_not_taken_and_the_page_says_so(client, receptionist, changed, is_said):
    visit = make_visits.confirmed(receptionist, starts_at=make_visits.MONDAY_NINE + timedelta(days=7))
    client.post(f"{links.manage(visit)}earlier/", DAYS)
    before = list(WaitlistEntry.objects.get().windows.values())

    page = client.post(f"{links.manage(visit)}earlier/", DAYS | changed, follow=True)

    assert ("Your last change was not saved" in page.text) == is_said
    assert list(WaitlistEntry.objects.get().windows.values()) == before


def test_earlier_is_before_the_visit(client, receptionist):
    visit = make_visits.confirmed(receptionist, starts_at=make_visits.MONDAY_NINE + timedelta(days=2))

    page = client.post(f"{links.manage(visit)}earlier/", DAYS | {"last_1": "2026-11-26"})

    assert "too far ahead" in page.text
    assert WaitlistEntry.objects.count() == 0
