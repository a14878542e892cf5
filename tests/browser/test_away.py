"""A practitioner falls ill: twelve visits get offers, and one patient takes hers from the mail that was delivered."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from appointments import worker
from appointments.booking import by_phone
from appointments.booking.caller import Caller
from appointments.models import Appointment, Status
from appointments.times.day_plan import local_day
from tests import make, make_visits
from tests.browser.test_journey import link_in, sign_in
from tests.browser.test_pages import axe_faults, sideways

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def site(sample_clinic, live_server, settings):
    settings.SITE_URL = live_server.url
    make.profile(notice=timedelta(0))
    return live_server.url


@pytest.fixture
def visits(site, django_user_model) -> list[Appointment]:
    """Twelve on one day of one practitioner."""
    by = django_user_model.objects.get(username="receptionist")
    service = make_visits.bookable_service("09:00", "15:00")
    person = service.practitioners.get()
    return [
        by_phone.book(
            service,
            by_phone.slot_of(
                service, person, make_visits.in_two_days() + timedelta(minutes=30 * number), returning=False
            ),
            Caller(f"Patient {number}", f"+97150123{number:04}", False, f"patient{number}@example.com"),
            by=by,
        )
        for number in range(12)
    ]


def test_a_practitioner_falls_ill_and_a_patient_takes_another_time_from_her_mail(browse, site, visits, post_office):
    mona, day = visits[0], local_day(visits[0].starts_at)
    desk = browse(width=1280, javascript=True).page()
    sign_in(desk, site, "receptionist")
    found = []

    # Reception sees the board, then whom it concerns, and presses once.
    desk.goto(f"{site}/admin/desk/board/?day={day}")
    expect(desk.get_by_role("link", name="Patient 0", exact=True)).to_be_visible()
    found += axe_faults(desk) + sideways(desk)
    desk.get_by_role("link", name="Away", exact=True).click()
    desk.get_by_label("Who is away?").select_option(mona.practitioner.slug)
    desk.get_by_label("First day").fill(day.isoformat())
    desk.get_by_role("button", name="See whom it concerns").click()
    expect(desk.get_by_text("12 visits and requests")).to_be_visible()
    found += axe_faults(desk) + sideways(desk)
    desk.get_by_role("button", name="Close, and offer these times").click()
    expect(desk.get_by_text("0 of 12 settled")).to_be_visible()
    found += axe_faults(desk) + sideways(desk)
    assert Appointment.objects.filter(status=Status.OFFERED, replaces__in=visits).count() == 12

    # Mona reads that we are sorry, and takes the first time with one button.
    worker.work()
    letter = next(
        each.get_body(("plain",)).get_content()
        for each in post_office.letters
        if each["To"] == mona.email and "We have to move your visit" in each["Subject"]
    )
    assert "Please do not come then" in letter
    patient = browse(width=360, javascript=False).page()
    patient.goto(link_in(letter))
    found += sideways(patient)
    patient.get_by_role("button", name="Take this time").first.click()
    expect(patient.get_by_text("Confirmed: we expect you")).to_be_visible()

    desk.get_by_role("link", name="Look again").click()
    expect(desk.get_by_text("1 of 12 settled")).to_be_visible()
    assert found == []
