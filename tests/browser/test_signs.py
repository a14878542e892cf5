"""The warning-sign check as people meet it: with and without JavaScript, by keyboard, and when it was a mistake."""

import re

import pytest
from playwright.sync_api import expect

from appointments.models import Appointment, BookingDraft
from tests.browser.booking import before_you_book, your_details
from tests.browser.test_pages import axe_faults, sideways

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

BLADDER = "New trouble passing, feeling or holding urine or stool"
SWOLLEN_LEG = "One leg is newly swollen, painful or warm"
BOTH_WAYS = pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])


@pytest.fixture
def site(sample_clinic, live_server, settings):
    settings.SITE_URL = live_server.url
    return live_server.url


def go_on(page) -> None:
    page.get_by_role("button", name="Continue").click()


def begin(page, site, place="lower-back") -> None:
    page.goto(f"{site}/book/orthopaedic-consultation/?region={place}")


@BOTH_WAYS
def test_bladder_trouble_leads_to_the_ambulance_and_to_no_form(browse, site, javascript):
    asked_before = Appointment.objects.count()
    page = browse(javascript=javascript, width=360).page()
    begin(page, site)
    before_you_book(page, BLADDER)

    expect(page.get_by_role("heading", level=1)).to_have_text("Please get help now")
    call = page.locator(".emergency__call")
    assert call.get_attribute("href") == "tel:998"
    assert call.bounding_box()["y"] + call.bounding_box()["height"] < 900  # seen without scrolling
    expect(page.get_by_role("button")).to_have_text(["I ticked it by mistake"])
    expect(page.locator("a[href*='/book/']")).to_have_count(0)
    key = BookingDraft.objects.exclude(browser="demo").get().pk
    for step in ("before", "time", "details", "wait", "check"):
        page.goto(f"{site}/book/{key}/{step}/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Please get help now")
    page.go_back()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Please get help now")
    assert Appointment.objects.count() == asked_before


@BOTH_WAYS
def test_a_leg_that_may_have_a_clot_is_sent_to_a_hospital_and_sees_no_times(browse, site, javascript):
    page = browse(javascript=javascript, width=360).page()
    begin(page, site, "knee")
    before_you_book(page, SWOLLEN_LEG)

    expect(page.get_by_role("heading", level=1)).to_have_text("Go to a hospital today")
    expect(page.locator("main").get_by_role("link", name="998")).to_have_attribute("href", "tel:998")
    expect(page.locator("main a[href*='/book/']")).to_have_count(0)
    if javascript:  # axe is a script
        assert axe_faults(page) + sideways(page) == []


@BOTH_WAYS
def test_a_tick_by_mistake_is_taken_back_and_the_booking_goes_on(browse, site, javascript):
    page = browse(javascript=javascript).page()
    begin(page, site)
    before_you_book(page, BLADDER)
    page.get_by_role("button", name="I ticked it by mistake").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Before you book")
    expect(page.locator(".signs input:checked")).to_have_count(0)
    before_you_book(page, "A fever with the pain")
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose a time")
    expect(page.get_by_text("A doctor should see this today or tomorrow")).to_be_visible()


@BOTH_WAYS
def test_only_the_signs_of_the_place_and_the_person_are_shown(browse, site, javascript):
    page = browse(javascript=javascript, width=360).page()
    page.goto(f"{site}/book/orthopaedic-consultation/")
    expect(page.get_by_text("Choose above who it is for and where it hurts")).to_be_visible()
    expect(page.locator(".signs__row:visible")).to_have_count(0)

    page.get_by_label("Myself").check()
    page.locator("input[name=region][value=knee]").check()
    expect(page.get_by_label("New loss of feeling during sex")).to_be_hidden()
    expect(page.get_by_label(BLADDER)).to_be_hidden()
    expect(page.get_by_label(SWOLLEN_LEG)).to_be_visible()
    expect(page.get_by_label("Limps and is under 3 years old")).to_be_hidden()

    none = page.get_by_label("None of these").filter(visible=True)
    expect(none).to_have_count(2)
    none.first.check()

    page.locator("input[name=region][value=lower-back]").check()
    expect(none).to_have_count(2)
    expect(none.first).not_to_be_checked()
    expect(page.get_by_label("New loss of feeling during sex")).to_be_visible()
    expect(page.get_by_label(BLADDER)).to_be_visible()
    expect(page.get_by_label(SWOLLEN_LEG)).to_be_hidden()

    page.get_by_label("A child").check()
    expect(page.get_by_label("New loss of feeling during sex")).to_be_hidden()
    expect(page.get_by_text("New wetting or soiling, or new trouble")).to_be_visible()
    expect(page.get_by_label("Limps and is under 3 years old")).to_be_visible()

    page.locator("input[value=elsewhere]").check()
    expect(page.get_by_label(SWOLLEN_LEG)).to_be_visible()
    if javascript:  # axe is a script
        assert axe_faults(page) + sideways(page) == []


def test_the_check_is_answered_with_the_keyboard_alone(browse, site):
    page = browse(width=360).page()
    begin(page, site)
    page.get_by_label("Myself").check()
    go_on(page)
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".error-summary")).to_be_focused()
    assert axe_faults(page) == []

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the summary's link leads to the first question
    expect(page.locator("#id_emergency_0")).to_be_focused()
    page.keyboard.press("Space")
    for _row in range(40):
        if page.evaluate("document.activeElement.matches('[name=urgent][value^=\"(none\"]')"):
            break
        page.keyboard.press("Tab")
    expect(page.get_by_label("None of these").filter(visible=True).last).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Please get help now")
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("a[href='tel:998']").first).to_be_focused()
    assert axe_faults(page) == []


@BOTH_WAYS
def test_words_that_speak_of_an_emergency_show_the_signs_again(browse, site, javascript):
    page = browse(javascript=javascript, width=360).page()
    begin(page, site)
    before_you_book(page)
    page.get_by_role("button", name="Choose").first.click()
    your_details(page, reason="I have chest pain and cannot breathe")
    page.get_by_role("button", name="Send my request").click()

    expect(page.get_by_text("What you wrote may need help now.")).to_be_visible()
    assert Appointment.objects.filter(patient_name="Mona Sample").count() == 0
    before_you_book(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your details")
    expect(page.locator("#id_reason")).to_have_value("I have chest pain and cannot breathe")
