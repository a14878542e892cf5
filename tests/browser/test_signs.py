"""The warning-sign check as people meet it: with and without JavaScript, by keyboard, and when it was a mistake."""

import re

import pytest
from playwright.sync_api import expect

from appointments.models import Appointment, BookingDraft
from tests.browser.test_pages import axe_faults

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

BLADDER = "Is it newly difficult to pass or hold urine, or to control your bowels?"
BOTH_WAYS = pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])


@pytest.fixture
def site(sample_clinic, live_server, settings):
    settings.SITE_URL = live_server.url
    return live_server.url


def go_on(page) -> None:
    page.get_by_role("button", name="Continue").click()


def begin(page, site) -> None:
    page.goto(f"{site}/book/back-and-muscle-spasm-assessment/")
    page.get_by_label("No, this is my first visit").check()
    go_on(page)


@BOTH_WAYS
def test_bladder_trouble_leads_to_the_ambulance_and_to_no_form(browse, site, javascript):
    asked_before = Appointment.objects.count()
    page = browse(javascript=javascript, width=360).page()
    begin(page, site)
    page.get_by_label(BLADDER).check()
    go_on(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("Please get help now")
    call = page.locator(".emergency__call")
    assert call.get_attribute("href") == "tel:998"
    assert call.bounding_box()["y"] + call.bounding_box()["height"] < 900  # seen without scrolling
    expect(page.get_by_role("button")).to_have_text(["I ticked it by mistake"])
    expect(page.locator("a[href*='/book/']")).to_have_count(0)
    key = BookingDraft.objects.exclude(browser="demo").get().pk
    for step in ("signs", "signs/more", "who", "time", "details", "check"):
        page.goto(f"{site}/book/{key}/{step}/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Please get help now")
    page.go_back()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Please get help now")
    assert Appointment.objects.count() == asked_before


@BOTH_WAYS
def test_a_tick_by_mistake_is_taken_back_and_the_booking_goes_on(browse, site, javascript):
    page = browse(javascript=javascript).page()
    begin(page, site)
    page.get_by_label(BLADDER).check()
    go_on(page)
    page.get_by_role("button", name="I ticked it by mistake").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Do any of these apply right now?")
    expect(page.locator("input:checked")).to_have_count(0)
    page.get_by_label("None of these").check()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Do any of these apply?")
    page.get_by_label("Do you have a fever or feel very ill?").check()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose a doctor or therapist")
    expect(page.get_by_text("A doctor should see this today or tomorrow")).to_be_visible()


def test_the_check_is_answered_with_the_keyboard_alone(browse, site):
    page = browse(width=360).page()
    begin(page, site)
    go_on(page)
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".error-summary")).to_be_focused()
    assert axe_faults(page) == []

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the summary's link leads to the first question
    expect(page.locator("#id_signs_0")).to_be_focused()
    page.keyboard.press("Space")
    while page.evaluate("document.activeElement.type") == "checkbox":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Please get help now")
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("a[href='tel:998']").first).to_be_focused()
    assert axe_faults(page) == []


def test_a_sign_and_none_of_these_is_explained(browse, site):
    page = browse().page()
    begin(page, site)
    page.get_by_label(BLADDER).check()
    page.get_by_label("None of these").check()
    go_on(page)

    expect(page.get_by_role("link", name="You ticked “None of these” and something else.")).to_be_visible()
    expect(page.get_by_label(BLADDER)).to_be_checked()
    assert axe_faults(page) == []
