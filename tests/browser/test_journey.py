"""The whole story: from an article to a confirmed visit and out again, with real mails whose links are followed."""

import re

import pytest
from django.conf import settings
from icalendar import Calendar
from playwright.sync_api import expect

from appointments.booking import requests
from appointments.models import Appointment, BookingDraft
from tests import make_visits
from tests.browser.booking import before_you_book, your_details

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

PATIENT = "mona@example.com"
WITHDRAWN = "This appointment is cancelled"


@pytest.fixture
def site(sample_clinic, live_server, settings):
    settings.SITE_URL = live_server.url
    return live_server.url


def link_in(text: str) -> str:
    return re.search(r"https?://\S+/visit/\S+", text)[0]


def ask(page, *, email: str) -> None:
    """From the first page to the last button."""
    before_you_book(page)
    # Far enough ahead to be cancelled online, at whatever hour this test runs.
    page.locator("a.day-strip__day").last.click()
    page.locator(".slot-picker__slot").first.click()
    page.get_by_role("button", name="Send my request").click()
    expect(page).to_have_title(re.compile("^Error: "))
    page.wait_for_load_state("load")  # the link leads to a field further down, which must be there
    page.get_by_role("link", name="Enter the patient's name.").click()
    expect(page.locator("#id_patient_name")).to_be_focused()
    your_details(page, email=email, reason="My back hurts since Monday")
    page.get_by_role("button", name="Send my request").click()


def sign_in(page, site, name: str) -> None:
    """Reception comes to its requests, others to the page of their role."""
    page.goto(f"{site}/admin/desk/queue/" if name == "receptionist" else f"{site}/admin/")
    page.locator("#id_login").fill(name)
    page.locator("#id_password").fill((settings.DATA_DIR / "demo_password").read_text().strip())
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_from_an_article_to_a_confirmed_visit_and_out_again(browse, site, post_office, javascript):
    patient = browse(javascript=javascript, width=360).page()

    # The patient reads, sees when to get help, and asks.
    patient.goto(f"{site}/articles/back-muscle-spasm/")
    expect(patient.get_by_role("link", name=re.compile("998")).first).to_be_visible()
    patient.locator('a[href*="/book/"][href*="from=back-muscle-spasm"]').first.click()
    ask(patient, email=PATIENT)
    expect(patient.get_by_role("heading", level=1)).to_have_text("Request received – not yet confirmed")
    appointment = Appointment.objects.get(email=PATIENT)
    expect(patient.get_by_text(appointment.reference)).to_be_visible()
    panel = patient.locator(".state").bounding_box()
    below = patient.get_by_role("heading", name="What happens next").bounding_box()["y"]
    assert below - panel["y"] - panel["height"] >= 32

    # The acknowledgement says that nothing is confirmed; its link shows the same.
    make_visits.a_minute_passes()
    received = post_office.text("not yet confirmed")
    assert appointment.reference in received
    patient.goto(link_in(received))
    expect(patient.get_by_text("Request received – not yet confirmed")).to_be_visible()
    [told] = [letter for letter in post_office.letters if letter["To"] == settings.RECEPTION_EMAIL and
              appointment.reference in letter["Subject"]]  # fmt: skip

    # Reception follows the link of its own mail, signs in, and answers from the queue.
    desk = browse(javascript=javascript).page()
    sign_in(desk, site, "receptionist")
    expect(desk).to_have_url(f"{site}/admin/desk/queue/")
    desk.goto(re.search(r"http\S+", told.get_body(("plain",)).get_content())[0])
    expect(desk.get_by_text("My back hurts since Monday")).to_be_visible()
    desk.goto(f"{site}/admin/desk/queue/")
    row = desk.locator(f"#visit-{appointment.pk}")
    expect(row).to_contain_text("read: back muscle spasm")
    row.get_by_role("button", name="Confirm").click()
    expect(desk.get_by_text("Confirmed:")).to_be_visible()
    expect(desk.locator(f"#visit-{appointment.pk}")).to_have_count(0)

    # The confirmation brings a calendar file; the visit's page agrees with it.
    make_visits.a_minute_passes()
    confirmed = post_office.text("Your appointment is confirmed")
    [event] = Calendar.from_ical(_calendar(post_office)).walk("VEVENT")
    assert event.start == appointment.starts_at
    patient.goto(link_in(confirmed))
    expect(patient.get_by_text("Confirmed: we expect you")).to_be_visible()

    # Life changes: the patient cancels, and the desk sees it.
    patient.get_by_role("link", name="Cancel this appointment").click()
    patient.get_by_role("button", name="Yes, cancel the appointment").click()
    expect(patient.get_by_text(WITHDRAWN)).to_be_visible()
    make_visits.a_minute_passes()
    assert "is cancelled" in post_office.text("Your appointment is cancelled")
    patient.goto(link_in(received))
    expect(patient.get_by_text(WITHDRAWN)).to_be_visible()
    desk.goto(f"{site}/admin/desk/visits/{appointment.pk}/")
    expect(desk.get_by_text("The patient cancelled it")).to_be_visible()


def _calendar(post_office) -> bytes:
    letter = next(letter for letter in reversed(post_office.letters) if "confirmed" in letter["Subject"])
    [attachment] = [part for part in letter.iter_attachments() if part.get_content_type() == "text/calendar"]
    return attachment.get_content().encode()


def test_a_patient_without_e_mail_is_told_by_phone(browse, site, post_office):
    patient = browse(width=360).page()
    patient.goto(f"{site}/book/")
    patient.locator("input[name=service]").first.check()
    ask(patient, email="")
    expect(patient.get_by_text("We call")).to_be_visible()
    appointment = Appointment.objects.get(patient_name="Mona Sample")

    desk = browse().page()
    sign_in(desk, site, "receptionist")
    desk.locator(f"#visit-{appointment.pk}").get_by_role("button", name="Confirm").click()
    row = desk.locator(f"#visit-{appointment.pk}")
    expect(row.get_by_role("link", name=re.compile("Call"))).to_have_attribute("href", "tel:+971501234567")
    row.get_by_role("button", name="Told by phone").click()

    expect(desk.locator(f"#visit-{appointment.pk}")).to_have_count(0)


def test_a_time_that_goes_while_the_patient_types_is_replaced_by_another(browse, site):
    watched = browse(width=360)
    watched.expect_status(409)
    patient = watched.page()
    patient.goto(f"{site}/book/")
    patient.route("**/details/", _somebody_is_faster)
    ask(patient, email=PATIENT)

    expect(patient.get_by_role("heading", level=1)).to_have_text("That time has just been taken")
    patient.unroute("**/details/")
    patient.locator(".slot-picker__slot").first.click()
    expect(patient.locator("#id_patient_name")).to_have_value("Mona Sample")
    expect(patient.locator("#id_consent")).to_be_checked()
    patient.get_by_role("button", name="Send my request").click()
    expect(patient.get_by_role("heading", level=1)).to_have_text("Request received – not yet confirmed")


def _somebody_is_faster(route) -> None:
    """Just before the last button's POST leaves, another patient takes the same time."""
    if "Mona" in (route.request.post_data or ""):
        hers = BookingDraft.objects.exclude(browser="demo").get()
        quick = make_visits.draft(
            hers.service, hers.starts_at, practitioner=hers.practitioner, now=make_visits.now(), cookie="quick",
            patient_name="Quick (sample)", phone="+971501119999",
        )  # fmt: skip
        requests.request(draft=quick)
    route.continue_()
