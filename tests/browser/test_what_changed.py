"""What changed after a confirmation: a mistyped address is corrected, and the clinic moves an appointment."""

from datetime import timedelta

import pytest
import vobject
from icalendar import Calendar
from playwright.sync_api import expect

from appointments.booking import requests
from appointments.models import Appointment
from tests import make, make_visits
from tests.browser.test_journey import link_in, sign_in
from tests.browser.test_pages import axe_faults, sideways

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
WRONG, RIGHT = "mona@gmial.example", "mona@gmail.example"


@pytest.fixture
def site(sample_clinic, live_server, settings):
    settings.SITE_URL = live_server.url
    make.profile(notice=timedelta(0), quiet_from="23:59:59", quiet_until="00:00")
    return live_server.url


@pytest.fixture
def visit(site, django_user_model, post_office) -> Appointment:
    """Confirmed, and told at an address that was mistyped."""
    service = make_visits.bookable_service(step=timedelta(minutes=30))
    made = make_visits.request(
        service, make_visits.in_two_days(), now=make_visits.now(), email=WRONG, patient_name="Mona Sample"
    )
    requests.confirm(made, by=django_user_model.objects.get(username="receptionist"))
    make_visits.a_minute_passes()
    return made


def in_calendars(letters) -> list:
    """Where two programs that import each file in turn have the appointment; None once it was taken out."""
    files = [part.get_content() for letter in letters for part in letter.iter_attachments()]
    one, other = {}, {}
    for file in files:
        event = vobject.readOne(file).vevent
        one[event.uid.value] = event.dtstart.value
        calendar = Calendar.from_ical(file)
        [entry] = calendar.walk("VEVENT")
        other[str(entry["UID"])] = entry.start
    assert one == other
    return list(one.values())


def test_a_mistyped_address_is_corrected_and_the_stranger_keeps_nothing(browse, site, visit, post_office):
    old = link_in(post_office.text("Your appointment is confirmed"))
    office = browse(width=1280)
    office.expect_status(422)
    desk = office.page()
    sign_in(desk, site, "receptionist")
    desk.goto(f"{site}/admin/desk/visits/{visit.pk}/")
    desk.get_by_role("link", name="Correct the contact details").click()
    faults = axe_faults(desk) + sideways(desk)
    desk.get_by_label("Email").fill("not an address")
    desk.get_by_role("button", name="Save and send again").click()
    expect(desk.get_by_text("Enter a valid email address.").first).to_be_visible()
    faults += axe_faults(desk)
    desk.get_by_label("Email").fill(RIGHT)
    desk.get_by_role("button", name="Save and send again").click()
    expect(desk.get_by_text("Corrected. Earlier links no longer work.")).to_be_visible()
    expect(desk.get_by_text("corrected the contact details")).to_be_visible()
    make_visits.a_minute_passes()

    assert (post_office.letters[-1]["To"], faults) == (RIGHT, [])
    watched = browse(width=360, javascript=False)
    watched.expect_status(404)
    stranger = watched.page()
    stranger.goto(old)
    expect(stranger.get_by_text("Mona")).to_have_count(0)
    patient = browse(width=360, javascript=False).page()
    patient.goto(link_in(post_office.text("Your appointment is confirmed")))
    expect(patient.get_by_text("Confirmed: we expect you")).to_be_visible()


def test_the_clinic_moves_an_appointment_and_the_patient_reads_old_and_new(browse, site, visit, post_office):
    first = link_in(post_office.text("Your appointment is confirmed"))
    desk = browse(width=1280).page()
    sign_in(desk, site, "receptionist")
    desk.goto(f"{site}/admin/desk/visits/{visit.pk}/")
    desk.get_by_role("link", name="Reschedule", exact=True).click()
    faults = axe_faults(desk) + sideways(desk)
    desk.get_by_label("The practitioner is not available at that time").check()
    desk.locator("button[name=slot]").last.click()
    expect(desk.get_by_text("Rescheduled to")).to_be_visible()
    make_visits.a_minute_passes()

    moved = visit.replacements.get()
    text = " ".join(post_office.text("Your appointment has a new time").split())
    old, new = (f"{moment.astimezone(make_visits.DUBAI):%H:%M}" for moment in (visit.starts_at, moved.starts_at))
    assert f"We had to reschedule your appointment from {visit.starts_at:%A}" in text
    assert f"at {old}, Dubai time to " in text and f"at {new}, Dubai time. Your doctor or therapist is not" in text
    assert "Hello Mona," in text and f"With: {moved.practitioner.name}" in text
    mine = [letter for letter in post_office.letters if letter["To"] == WRONG]
    assert in_calendars(mine) == [moved.starts_at]
    patient = browse(width=360).page()
    patient.goto(first)
    expect(patient.get_by_text("Confirmed: we expect you")).to_be_visible()
    expect(patient.get_by_text("This is your new time.")).to_be_visible()
    faults += axe_faults(patient) + sideways(patient)
    assert faults == []
