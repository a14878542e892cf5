"""The journey of a patient in Arabic: from a place that hurts to a confirmed appointment and out again."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import expect

from appointments.booking import requests
from appointments.models import Appointment
from tests import make_visits
from tests.browser.test_pages import axe_faults, sideways

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

PATIENT = "mona@example.com"


def arabic(text: str) -> str:
    with translation.override("ar"):
        return gettext(text)


def faults(page) -> list[str]:
    """Also a page that has lost its language."""
    lost = [] if page.locator("html[lang=ar][dir=rtl]").count() else ["not in Arabic"]
    return [f"{page.url}: {fault}" for fault in [*lost, *axe_faults(page), *sideways(page)]]


@pytest.mark.parametrize(
    "javascript",
    [True, pytest.param(False, marks=pytest.mark.sweep)],
    ids=["with-javascript", "without-javascript"],
)
def test_a_patient_books_is_confirmed_and_cancels_in_arabic(
    browse, sample_clinic, live_server, settings, post_office, javascript
):
    settings.SITE_URL = live_server.url
    page = browse(javascript=javascript, width=360).page()
    found = []

    page.goto(f"{live_server.url}/regions/knee/")
    page.locator(".language-switch").click()
    expect(page).to_have_url(f"{live_server.url}/ar/regions/knee/")
    found += faults(page)
    page.locator('main a[href^="/ar/book/"]').first.click()
    page.get_by_label(arabic("Myself")).check()
    if page.locator("input[name=service]").count():
        page.locator("input[name=service]").first.check()
    for group in page.locator(".signs__group").all():
        group.get_by_label(arabic("None of these")).filter(visible=True).check()
    found += faults(page)
    page.get_by_role("button", name=arabic("Continue")).click()
    page.locator("a.day-strip__day").last.click()
    found += faults(page)
    page.locator(".slot-picker__slot").first.click()
    expect(page.locator("#id_language")).to_have_value("ar")
    page.locator("#id_patient_name").fill("منى (نموذج)")
    page.locator("#id_phone").fill("٠٥٠ ١٢٣ ٤٥٦٧")
    page.locator("#id_email").fill(PATIENT)
    page.locator("#id_consent").check()
    found += faults(page)
    page.get_by_role("button", name=arabic("Send my request")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(arabic("Request received – not yet confirmed"))
    found += faults(page)

    appointment = Appointment.objects.get(email=PATIENT)
    assert (appointment.phone.as_e164, appointment.language) == ("+971501234567", "ar")
    assert appointment.consent_language == "ar"
    requests.confirm(appointment, by=get_user_model().objects.get(username="receptionist"))
    make_visits.a_minute_passes()
    mail = post_office.text(arabic("Your appointment is confirmed"))
    page.goto(re.search(r"https?://\S+/ar/visit/\S+", mail)[0])
    expect(page.locator(".state--confirmed")).to_be_visible()
    found += faults(page)
    page.get_by_role("link", name=arabic("Cancel this appointment")).click()
    found += faults(page)
    page.get_by_role("button", name=arabic("Yes, cancel the appointment")).click()
    expect(page.get_by_text(arabic("This appointment is cancelled"))).to_be_visible()

    assert found == []


def test_whoever_reads_arabic_is_told_once_a_visit_that_the_page_is_there_in_it(browse, sample_clinic, live_server):
    page = browse(width=360, locale="ar-AE").page()
    page.goto(f"{live_server.url}/contact/")
    offer = page.get_by_role("link", name="هذه الصفحة متاحة بالعربية")
    expect(offer).to_be_visible()
    assert [*axe_faults(page), *sideways(page)] == []
    offer.click()
    expect(page).to_have_url(f"{live_server.url}/ar/contact/")
    expect(page.locator(".language-offer")).to_have_count(0)
    page.goto(f"{live_server.url}/team/")
    expect(page.locator(".language-switch")).to_be_visible()
    expect(page.locator(".language-offer")).to_have_count(0)

    page = browse(width=360).page()
    page.goto(f"{live_server.url}/contact/")
    expect(page.locator(".language-switch")).to_be_visible()
    expect(page.locator(".language-offer")).to_have_count(0)
