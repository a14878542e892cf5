"""Reception's stories in a real browser, with real mails whose links are followed."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.conf import settings as django_settings
from playwright.sync_api import expect

from appointments import worker
from appointments.models import Appointment, Status
from clinic.calendar import local_day
from tests import make, make_visits
from tests.browser.test_journey import link_in, sign_in
from tests.browser.test_pages import axe_faults, sideways

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

MINUTE = timedelta(minutes=1)
MONA = "mona@example.com"


@pytest.fixture
def site(sample_clinic, live_server, settings):
    settings.SITE_URL = live_server.url
    settings.RECEPTION_EMAIL = ""
    Appointment.objects.update(call_wanted_at=None)
    make.profile(notice=timedelta(0))
    return live_server.url


@pytest.fixture
def asked(site):
    """A request of a moment ago, for nine o'clock in two days."""
    service = make_visits.bookable_service()
    return make_visits.request(
        service, make_visits.in_two_days(), now=make_visits.now(), email=MONA, patient_name="Mona Sample"
    )


def next_free(page, site, visit) -> str:
    """What the service's page says."""
    page.goto(f"{site}/services/{visit.service.slug}/")
    page.locator(".next-free").first.scroll_into_view_if_needed()  # it is asked for when it comes into view
    return page.locator(".next-free time").first.get_attribute("datetime")


def a_minute_later():
    return time_machine.travel(make_visits.now() + MINUTE, tick=True)


def test_a_request_is_answered_in_two_clicks_and_undone(browse, site, asked, post_office):
    """By mouse and by key. Until the minute is over the patient reads that nothing is confirmed."""
    desk, phone = browse(width=1280).page(), browse(width=360).page()
    worker.work()
    link = link_in(post_office.text("not yet confirmed"))
    sign_in(desk, site, "receptionist")
    row = desk.locator(f"#visit-{asked.pk}")
    found = []

    row.get_by_role("button", name="Confirm").click()
    expect(desk.get_by_text(f"Confirmed: {asked.reference}")).to_be_visible()
    phone.goto(link)
    expect(phone.get_by_text("Request received – not yet confirmed").first).to_be_visible()
    found += [*axe_faults(desk), *sideways(desk)]
    desk.get_by_role("button", name="Undo").click()
    expect(desk.get_by_text("The patient was not told. The request needs an answer again.")).to_be_visible()

    desk.wait_for_load_state("load")  # keys are listened to from then on
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog")).to_be_visible()
    found += axe_faults(desk)
    desk.keyboard.press("Escape")
    for _row in range(desk.locator(".queue__row").count()):
        desk.keyboard.press("j")
        if desk.evaluate("document.activeElement.id") == f"visit-{asked.pk}":
            break
    desk.keyboard.press("c")
    expect(desk.get_by_text(f"Confirmed: {asked.reference}")).to_be_visible()

    with a_minute_later():
        worker.work()
        phone.goto(link_in(post_office.text("Your appointment is confirmed")))
        expect(phone.get_by_text("Confirmed: we expect you")).to_be_visible()
    subjects = [letter["Subject"].strip() for letter in post_office.letters if letter["To"] == MONA]
    assert [subject.partition(":")[0] for subject in subjects] == [
        "Request received – not yet confirmed", "Your appointment is confirmed",
    ]  # fmt: skip
    assert found == []


def test_what_is_new_is_shown_without_moving_the_rows(browse, site, asked):
    """htmx asks every twenty seconds; the test does not wait for it."""
    desk = browse(width=1280).page()
    sign_in(desk, site, "receptionist")
    expect(desk.locator(f"#visit-{asked.pk}")).to_be_visible()
    desk.wait_for_load_state("load")  # every row is there from then on, and htmx
    before = desk.locator(".queue__row").count()
    make_visits.request(
        asked.service, asked.starts_at + timedelta(hours=2), now=make_visits.now(), cookie="b", phone="+971501112233"
    )

    desk.evaluate("htmx.ajax('GET', document.querySelector('.bar-news').dataset.hxGet, '.bar-news')")
    link = desk.get_by_role("link", name="1 new request – show")
    expect(link).to_be_visible()
    expect(desk).to_have_title(f"({before + 1}) Requests to answer | Clinic desk")
    expect(desk.locator("#count-requests")).to_have_text(str(before + 1))
    expect(desk.locator(".queue__row")).to_have_count(before)
    link.click()
    expect(desk.locator(".queue__row")).to_have_count(before + 1)


def test_by_keyboard_one_link_leads_over_the_day_to_what_waits(browse, site, asked):
    desk = browse(width=1280).page()
    sign_in(desk, site, "receptionist")
    desk.goto(f"{site}/admin/desk/board/")

    link = desk.get_by_role("link", name="Skip to the requests")
    link.focus()
    expect(link).to_be_in_viewport()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")

    expect(desk.get_by_role("link", name="All requests")).to_be_focused()


def test_a_caller_is_booked_in_one_form_from_the_board(browse, site, asked, post_office):
    """Seven fields at most and a tick, four of them needed, one folded line; the patient reads of it at once."""
    desk = browse(width=1280).page()
    sign_in(desk, site, "receptionist")
    person, day = asked.practitioner, local_day(asked.starts_at)
    desk.goto(f"{site}/admin/desk/week/?practitioner={person.slug}&week={day}")
    found = [*axe_faults(desk), *sideways(desk)]
    desk.locator(f'.board__book[href*="time={person.pk}-"]').last.click()
    form = desk.locator("#book")
    seen = form.locator("input:visible, select:visible, textarea:visible")
    assert len({field.get_attribute("name") for field in seen.all()} - {"has_no_sign"}) <= 7
    found += axe_faults(desk)

    form.get_by_label("Phone").fill("050 765 4321")
    form.get_by_label("No, new patient").check()
    form.get_by_label("Email (optional)").fill("caller@example.com")
    form.get_by_role("button", name="Book this time").click()
    expect(desk.get_by_text("Enter the patient's name.").first).to_be_visible()
    form.get_by_label("Name").fill("Sami Sample")
    form.get_by_role("button", name="Book this time").click()

    expect(desk.get_by_text("Booked:")).to_be_visible()
    worker.work()
    patient = browse(width=360).page()
    patient.goto(link_in(post_office.text("Your appointment is confirmed")))
    expect(patient.get_by_text("Confirmed: we expect you")).to_be_visible()
    visit = Appointment.objects.get(email="caller@example.com")
    assert (visit.status, visit.patient_name, visit.held_times.count()) == (Status.CONFIRMED, "Sami Sample", 1)
    assert found == []


def test_a_refused_message_becomes_a_call_that_somebody_makes(browse, site, asked, post_office):
    desk = browse(width=1280).page()
    sign_in(desk, site, "receptionist")
    desk.locator(f"#visit-{asked.pk}").get_by_role("button", name="Confirm").click()
    expect(desk.get_by_text(f"Confirmed: {asked.reference}")).to_be_visible()
    post_office.answer_to_recipient = "550 5.1.1 no such user"
    with a_minute_later():
        worker.work()

    desk.goto(f"{site}/admin/desk/queue/")
    row = desk.locator(f"#visit-{asked.pk}")
    expect(row.get_by_text("Our email could not be delivered.")).to_be_visible()
    expect(row.get_by_role("link", name="Call")).to_have_attribute("href", f"tel:{asked.phone.as_e164}")
    row.get_by_role("button", name="No answer").click()
    expect(row.get_by_text("no answer", exact=False).last).to_be_visible()
    row.get_by_role("button", name="Told by phone").click()

    expect(desk.get_by_text("Recorded: the patient was told by phone.")).to_be_visible()
    expect(row).to_have_count(0)
    asked.refresh_from_db()
    assert (asked.status, asked.call_wanted_at) == (Status.CONFIRMED, None)


def test_a_closure_announced_at_ten_in_the_evening(browse, site, asked, post_office):
    """Tomorrow is closed: nothing of it is offered any more, and who was to come stands on a list."""
    today = local_day(make_visits.now())
    evening = datetime.combine(today, time(22), django_settings.CLINIC_TIME_ZONE)
    with time_machine.travel(evening, tick=True):
        patient, desk = browse(width=360).page(), browse(width=1280).page()
        first = next_free(patient, site, asked)
        sign_in(desk, site, "receptionist")
        desk.goto(f"{site}/admin/desk/closures/")
        desk.get_by_label("First day").fill(f"{today + timedelta(days=1)}")
        desk.get_by_label("Last day").fill(f"{local_day(asked.starts_at)}")
        desk.get_by_role("button", name="Close").first.click()

        expect(desk.get_by_text("Nothing is changed yet.")).to_be_visible()
        desk.get_by_role("button", name="Save without offers: we call them").click()
        expect(desk.get_by_text(asked.reference).first).to_be_visible()
        assert sideways(desk) == []
    with time_machine.travel(evening + 2 * MINUTE, tick=True):
        after = next_free(browse(width=360).page(), site, asked)  # the first browser may keep what it read for a minute
    assert datetime.fromisoformat(first) < datetime.fromisoformat(after)
    assert local_day(datetime.fromisoformat(after)) == local_day(asked.starts_at) + timedelta(days=1)
    asked.refresh_from_db()
    assert asked.status == Status.REQUESTED
