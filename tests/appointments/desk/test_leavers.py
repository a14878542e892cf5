"""Whoever takes no more bookings, and services that were withdrawn: their appointments stay in sight until settled."""

import pytest
import time_machine
from django.urls import reverse

from appointments import links
from appointments.booking import requests, reschedule
from appointments.messages import calendar_feed
from appointments.models import Status
from appointments.times import closures, people
from clinic.models import ClosingDay, Practitioner, Service
from tests import make, make_changes, make_visits, make_waiting
from tests.make_visits import MONDAY, SUNDAY_NOON
from tests.make_waiting import at

pytestmark = pytest.mark.django_db
DAY = {"day": "2026-11-23"}


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def service():
    return make_visits.bookable_service("09:00", "17:00")


@pytest.fixture
def visit(service, manager):
    return make_visits.confirmed(manager, service=service, patient_name="Mona Sample")


@pytest.fixture
def desk(signed_in, manager):
    return signed_in(manager)


def leave(person) -> None:
    Practitioner.objects.filter(pk=person.pk).update(is_active=False)


def withdraw(service) -> None:
    Service.objects.filter(pk=service.pk).update(is_active=False)


def test_a_leaver_is_shown_as_long_as_appointments_stand(visit, manager):
    leave(visit.practitioner)
    assert list(people.at_work(SUNDAY_NOON)) == [visit.practitioner]
    assert list(people.at_work(visit.ends_at)) == []

    requests.cancel(visit, by=manager, reason="no_time")

    assert list(people.at_work(SUNDAY_NOON)) == []


def test_board_week_day_and_calendars_show_what_a_leaver_still_has_and_offer_none_of_their_time(desk, visit, manager):
    feed = calendar_feed.make_feed(visit.practitioner, by=manager, now=SUNDAY_NOON)
    leave(visit.practitioner)

    for name, asked in [("board", DAY), ("week", {"week": "2026-11-23"}), ("day", DAY)]:
        page = desk.get(reverse(f"desk:{name}"), asked).text
        assert ("Mona Sample" in page, "Practitioner takes no bookings" in page) == (True, True), name
        assert reverse("desk:book") + "?time=" not in page, name
    assert visit.practitioner.name in desk.get(reverse("desk:feeds")).text
    assert visit.practitioner.name in desk.get(reverse("desk:away")).text
    assert visit.reference in desk.get(calendar_feed.address(feed)).text


def test_the_page_of_a_request_says_why_it_cannot_be_and_does_not_offer_to_confirm_it(desk, service):
    asked = make_visits.request(service)
    confirm = reverse("desk:confirm", args=[asked.pk])
    assert confirm in desk.get(reverse("desk:queue")).text

    withdraw(service)

    for name, args in [("queue", []), ("request", [asked.pk])]:
        page = desk.get(reverse(f"desk:{name}", args=args)).text
        assert (confirm in page, "Service no longer offered" in page) == (False, True), name


def test_a_reminder_that_will_not_be_sent_is_not_announced(desk, visit):
    page = reverse("desk:request", args=[visit.pk])
    announced = desk.get(page).text
    assert ("To be sent:" in announced, "Not sent while" in announced) == (True, False)

    closures.close_days(None, MONDAY, MONDAY)

    assert "Not sent while the appointment cannot take place" in desk.get(page).text


def test_who_asked_for_a_leaver_may_reschedule_to_somebody_else(client, visit, service):
    other = make.practitioner()
    make_visits.timetable(other)
    service.practitioners.add(other)
    visit.wanted_practitioner = visit.practitioner
    visit.save()
    leave(visit.practitioner)

    page = client.get(links.manage(visit) + "move/").text

    assert (reschedule.may_reschedule(visit, SUNDAY_NOON), reschedule.people_for(visit)) == (True, [other])
    assert f"{other.pk}-" in page


@pytest.mark.parametrize("change", ["withdrawn", "nobody offers it"])
def test_where_nobody_offers_the_service_neither_patient_nor_desk_is_led_to_times_that_are_refused(
    change, client, manager, visit, service
):
    request = make_visits.request(service, at(11), cookie="2")
    withdraw(service) if change == "withdrawn" else service.practitioners.clear()
    visit = type(visit).objects.get(pk=visit.pk)

    assert reschedule.may_reschedule(visit, SUNDAY_NOON) is False
    assert links.manage(visit) + "move/" not in client.get(links.manage(visit)).text
    client.force_login(manager)
    for name, about in [("move", visit), ("offer", request)]:
        assert client.get(reverse(f"desk:{name}", args=[about.pk])).context["slots"] == []


def test_who_waits_in_vain_is_pointed_out_to_reception(desk, service):
    other = make.practitioner()
    service.practitioners.add(other)
    by_name = make_waiting.entry(service, wanted_practitioner=other)
    anybody = make_waiting.entry(service, cookie="2")
    address = reverse("desk:waitlist")
    assert desk.get(address).context["in_vain"] == set()

    leave(other)

    page = desk.get(address)
    assert page.context["in_vain"] == {by_name.pk}
    assert page.text.count("No one can offer this any more") == 1
    assert reverse("desk:offer_waiting", args=[by_name.pk]) not in page.text
    withdraw(service)
    assert desk.get(address).context["in_vain"] == {by_name.pk, anybody.pk}


def test_a_call_about_a_closing_day_is_not_wanted_any_more_once_it_is_open_again(desk, visit):

    make_changes.clinic_closed(at(0), at(24), by=make.user("colleague"), offer=False)
    visit.refresh_from_db()
    assert (visit.call_wanted_at, visit.status) == (SUNDAY_NOON, Status.CONFIRMED)

    desk.post(reverse("desk:reopen_clinic", args=[ClosingDay.objects.get().pk]))

    visit.refresh_from_db()
    assert visit.call_wanted_at is None
