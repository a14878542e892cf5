"""The first evening: from an empty clinic to one that is open for requests, by the guided pages alone."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from clinic import roles
from clinic.models import ClinicProfile
from tests.browser.test_pages import axe_faults, sideways

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

LETTERS = []  # what has to be typed, as the evening is measured by it


def type_into(page, label, words):
    LETTERS.append(words)
    page.get_by_label(label, exact=True).fill(words)


def save(page, name="Save and go on"):
    page.get_by_role("button", name=name, exact=True).click()


def faults(page):
    """On the wide screen, and on the phone of the one who carries it around."""
    found = axe_faults(page, preload=False) + sideways(page)
    page.set_viewport_size({"width": 360, "height": 800})
    found += sideways(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    return [f"{page.url}: {fault}" for fault in found]


def heading(page, words):
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def test_an_empty_clinic_is_set_up_and_opened_in_one_evening(signed_in, live_server, settings):
    settings.IS_LIVE = True
    settings.RECEPTION_EMAIL = "reception@clinic.example"
    roles.establish()
    first = get_user_model().objects.create_superuser("first", "first@clinic.example")
    page, found = signed_in(first), []

    page.goto(f"{live_server.url}/admin/start/")
    heading(page, "Set up your clinic")
    found += faults(page)
    page.get_by_role("link", name="Go on: Country and emergency numbers").click()
    page.get_by_label("Country").select_option("GB")
    save(page, "Fill in the numbers of this country")
    expect(page.get_by_label("Ambulance number")).to_have_value("999")
    found += faults(page)
    save(page)

    heading(page, "Name and licence")
    type_into(page, "Name", "Harbour Physiotherapy")
    type_into(page, "Facility licence number", "T-77")
    found += faults(page)
    save(page)

    heading(page, "How patients reach you")
    type_into(page, "Phone", "+442079460000")
    type_into(page, "Address", "1 Sample Street")
    found += faults(page)
    save(page)

    heading(page, "Logo and colours")
    page.expect_status(422)
    type_into(page, "First colour", "#ffee00")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("too light for letters")
    found += faults(page)
    type_into(page, "First colour", "#7a1f4b")
    save(page)

    heading(page, "Opening hours")
    expect(page.get_by_label("Monday: opens", exact=True)).to_have_value("09:00")  # proposed for the country
    found += faults(page)
    save(page)

    heading(page, "Services")
    page.get_by_label("Physiotherapy assessment").check()
    found += faults(page)
    save(page, "Take over")
    page.get_by_role("link", name="Go on", exact=True).click()

    heading(page, "Doctors and therapists")
    type_into(page, "Name", "Sam Porter (sample)")
    page.get_by_label("Licensed profession").select_option("therapist")
    type_into(page, "Licensed title", "Physiotherapist")
    page.get_by_label("Female or male").select_option("man")
    page.get_by_label("English").check()
    type_into(page, "Licence number", "T-1")
    type_into(page, "Licence valid until", "2035-01-01")
    page.get_by_label("Physiotherapy assessment").check()
    found += faults(page)
    save(page, "Save this person")
    page.get_by_role("link", name="Go on", exact=True).click()

    heading(page, "Warning signs")
    found += faults(page)
    save(page, "Take over")
    page.get_by_role("link", name="Read and approve · English").click()
    page.get_by_label("Clinician who approves the list").select_option(label="Sam Porter (sample)")
    page.get_by_label("This clinician has read every line").check()
    page.get_by_role("button", name="Record the approval").click()

    page.goto(f"{live_server.url}/admin/setup/privacy/")
    page.get_by_label("We have read the privacy page").check()
    found += faults(page)
    save(page)
    heading(page, "Messages")
    found += faults(page)
    save(page, "Send a test message")
    expect(page.get_by_text("The mail server took the message.")).to_be_visible()

    page.get_by_role("link", name="To the overview").click()
    found += faults(page)
    save(page, "Open for requests")
    expect(page.get_by_role("heading", name="Your clinic is open for requests")).to_be_visible()

    assert found == [], "\n".join(found)
    assert sum(map(len, LETTERS)) < 150
    assert ClinicProfile.objects.get().opened_at is not None
    page.goto(f"{live_server.url}/book/")
    expect(page.get_by_role("heading", name="Before you book")).to_be_visible()
