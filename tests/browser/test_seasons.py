"""Ramadan, 20:00 to 01:00, for five people in under fifteen clicks; its last day moves by one in two."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from appointments.models import Timetable
from appointments.times import availability
from clinic.calendar import local_day
from clinic.models import Practitioner, Season, Service
from tests.browser.test_journey import sign_in
from tests.browser.test_pages import axe_faults, sideways

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


class Hand:
    """Counts each click; a field that is filled in was clicked on."""

    def __init__(self, page):
        self.page, self.clicks = page, 0

    def click(self, role: str, name: str) -> None:
        self.clicks += 1
        self.page.get_by_role(role, name=name, exact=True).click()

    def from_the_menu(self, name: str) -> None:
        self.clicks += 1
        self.page.get_by_text("More", exact=True).click()
        self.click("link", name)

    def fill(self, name: str, words: str) -> None:
        self.clicks += 1
        self.page.locator(f"[name={name}]").fill(words)


def test_ramadan_for_five_people_and_its_last_day_moved_by_one(browse, sample_clinic, live_server, settings):
    settings.SITE_URL = live_server.url
    first = local_day(timezone.now()) + timedelta(days=8)
    last = first + timedelta(days=13)
    desk = browse(width=1280, javascript=True).page()
    sign_in(desk, live_server.url, "manager")
    desk.goto(f"{live_server.url}/admin/desk/queue/")

    hand = Hand(desk)
    hand.from_the_menu("Seasons")
    hand.fill("name", "Ramadan")
    hand.fill("first_day", first.isoformat())
    hand.fill("last_day", last.isoformat())
    hand.fill("opens_at", "20:00")
    hand.fill("closes_at", "01:00")
    hand.click("button", "Save season")

    expect(desk.get_by_text("Saved: Ramadan.")).to_be_visible()
    assert hand.clicks < 15
    assert Timetable.objects.filter(season__name="Ramadan").count() == Practitioner.objects.active().count() == 5
    found = axe_faults(desk) + sideways(desk)

    desk.goto(f"{live_server.url}/admin/desk/queue/")
    hand = Hand(desk)
    hand.from_the_menu("Seasons")
    hand.click("button", "One day later · Last day")

    expect(desk.get_by_text("with all timetables that follow it")).to_be_visible()
    assert hand.clicks == 3
    last += timedelta(days=1)
    days = {
        Season.objects.get().last_day,
        *Timetable.objects.exclude(season=None).values_list("valid_until", flat=True),
    }
    assert days == {last}

    patient = browse(width=360).page()
    patient.goto(f"{live_server.url}/contact/")
    expect(patient.get_by_role("heading", name="Ramadan")).to_contain_text(f"to {last.day} {last:%B}")
    expect(patient.get_by_text("Monday to Saturday: 20:00–01:00")).to_be_visible()
    found += axe_faults(patient) + sideways(patient)
    assert found == []

    service = Service.objects.bookable().first()
    slots = availability.fair_slots(service, service.practitioners.active(), first, last, returning=False)
    hours = {slot.starts_at.astimezone(settings.CLINIC_TIME_ZONE).hour for slot in slots}
    assert hours - {0} == {20, 21, 22, 23}
    assert {local_day(slot.starts_at) for slot in slots if slot.starts_at} <= {
        first + timedelta(days=number) for number in range(15)
    }
