"""Three changes that affect many: a practitioner falls ill, Eid is entered the evening before, a doctor leaves.

Patients read the mail that was delivered, and take a time from its link.
"""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.conf import settings as django_settings
from playwright.sync_api import expect

from appointments import worker
from appointments.booking import by_phone
from appointments.booking.caller import Caller
from appointments.models import Appointment, Status
from clinic.calendar import local_day
from tests import make, make_visits
from tests.browser.test_journey import link_in, sign_in
from tests.browser.test_pages import axe_faults, sideways

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
SORRY = "We have to reschedule your appointment"


@pytest.fixture
def site(sample_clinic, live_server, settings):
    settings.SITE_URL = live_server.url
    make.profile(notice=timedelta(0))
    return live_server.url


@pytest.fixture
def by(site, django_user_model):
    return django_user_model.objects.get(username="receptionist")


def booked(service, by, first: datetime, number: int) -> list[Appointment]:
    """So many half hours one after the other; the last patient has no address."""
    person = service.practitioners.first()
    visits = []
    for each in range(number):
        email = f"patient{each}@example.com" if each < number - 1 else ""
        caller = Caller(f"Patient {each}", f"+97150123{each:04}", False, email)
        slot = by_phone.slot_of(service, person, first + timedelta(minutes=30 * each), returning=False)
        visits.append(by_phone.book(service, slot, caller, by=by))
    return visits


def letter_to(post_office, visit) -> str:
    [letter] = [each for each in post_office.letters if each["To"] == visit.email and SORRY in each["Subject"]]
    return letter.get_body(("plain",)).get_content()


def takes_the_first_time(browse, post_office, visit) -> list[str]:
    letter = letter_to(post_office, visit)
    assert "Please do not come then" in letter
    patient = browse(width=360, javascript=False).page()
    patient.goto(link_in(letter))
    faults = sideways(patient)
    patient.get_by_role("button", name="Accept this time").first.click()
    expect(patient.get_by_text("Confirmed: we expect you")).to_be_visible()
    return faults


def presses_until(page, button: str) -> int:
    """How often Tab is pressed from the top of the page, with Enter on the links that skip, until the button has it."""
    for presses in range(1, 100):
        page.keyboard.press("Tab")
        words = page.evaluate("document.activeElement.textContent")
        if "Skip to main content" in words or "Go to the first one" in words:
            page.keyboard.press("Enter")
        if button in words:
            return presses
    raise AssertionError(f"{button} is not reached")


def test_a_practitioner_falls_ill_and_a_patient_takes_another_time_from_her_mail(browse, site, by, post_office):
    visits = booked(make_visits.bookable_service("09:00", "15:00"), by, make_visits.in_two_days(), 12)
    mona, day = visits[0], local_day(visits[0].starts_at)
    desk = browse(width=1280, javascript=True).page()
    sign_in(desk, site, "receptionist")
    found = []

    # Reception sees the board, then whom it affects, and presses once more.
    desk.goto(f"{site}/admin/desk/board/?day={day}")
    expect(desk.get_by_role("link", name="Patient 0", exact=True)).to_be_visible()
    found += axe_faults(desk) + sideways(desk)
    desk.get_by_text("More", exact=True).click()
    desk.get_by_role("link", name="Time off", exact=True).click()
    desk.get_by_label("Who has time off?").select_option(mona.practitioner.slug)
    desk.get_by_label("First day").fill(day.isoformat())
    desk.get_by_role("button", name="Close this time").click()
    expect(desk.get_by_text("12 appointments")).to_be_visible()
    found += axe_faults(desk) + sideways(desk)
    desk.get_by_role("button", name="Save, and offer them other times").click()
    expect(desk.get_by_text("0 of 12 settled")).to_be_visible()
    found += axe_faults(desk) + sideways(desk)
    desk.set_viewport_size({"width": 820, "height": 900})
    lines = "links => links.map(link => link.getClientRects().length)"
    assert desk.locator("td a[dir=ltr]:not([href^=tel])").evaluate_all(lines) == [1] * 12  # no reference is broken
    assert Appointment.objects.filter(status=Status.OFFERED, replaces__in=visits).count() == 12

    worker.work()
    found += takes_the_first_time(browse, post_office, mona)
    desk.get_by_role("link", name="Refresh").click()
    expect(desk.get_by_text("1 of 12 settled")).to_be_visible()
    assert found == []


def test_eid_is_entered_at_ten_in_the_evening_and_all_are_told(browse, site, by, post_office):
    """One action for all: each patient with an address has a mail, one takes a time, one is called."""
    tomorrow = local_day(make_visits.in_two_days())
    evening = datetime.combine(tomorrow - timedelta(days=1), time(22), django_settings.CLINIC_TIME_ZONE)
    with time_machine.travel(evening, tick=True):
        service = make_visits.bookable_service("08:00", "23:00")
        first = datetime.combine(tomorrow, time(9), django_settings.CLINIC_TIME_ZONE)
        visits = booked(service, by, first, 9)
        desk = browse(width=360, javascript=False).page()
        sign_in(desk, site, "receptionist")

        desk.goto(f"{site}/admin/desk/closures/")
        desk.get_by_label("First day").fill(f"{tomorrow}")
        desk.get_by_label("What patients read:").fill("Closed for Eid")
        desk.get_by_role("button", name="Close", exact=True).click()
        expect(desk.get_by_text("cannot take place as agreed")).to_be_visible()
        found = sideways(desk)
        desk.get_by_role("button", name="Save, and offer them other times").click()
        expect(desk.locator(".affected-progress")).to_contain_text("settled")
        found += sideways(desk)

        worker.work()
        assert [letter_to(post_office, visit)[:1] != "" for visit in visits[:-1]] == [True] * 8
        found += takes_the_first_time(browse, post_office, visits[0])

        # The one without an address comes first on the page, and is reached by keyboard.
        desk.get_by_role("link", name="Refresh").click()
        row = desk.locator("tbody tr").first
        expect(row).to_contain_text("No email address: call")
        assert presses_until(desk, "Reschedule") <= 8
        row.get_by_role("button", name="Told by phone").click()
        row = desk.locator(f"#visit-{visits[-1].pk}")
        row.get_by_role("link", name="Reschedule").click()
        desk.locator("button[name=slot]").first.click()
        expect(desk.get_by_text("Reschedul").first).to_be_visible()
    [old, called] = [Appointment.objects.get(pk=visits[each].pk) for each in (0, -1)]
    assert {old.status, called.status} == {Status.CANCELLED}
    assert found == []


def test_a_doctor_leaves_in_three_weeks_and_a_colleague_takes_over(browse, site, by, post_office):
    service = make_visits.bookable_service("09:00", "17:00")
    leaver, colleague = service.practitioners.get(), make.practitioner(name="Dr Colleague")
    make_visits.timetable(colleague, "09:00", "17:00")
    last = local_day(make_visits.now()) + timedelta(weeks=3)
    first = make_visits.in_two_days() + timedelta(weeks=4)
    visits = booked(service, by, first, 3)
    service.practitioners.add(colleague)
    desk = browse(width=1280, javascript=True).page()
    sign_in(desk, site, "manager")
    found = []

    desk.goto(f"{site}/admin/appointments/timetable/{leaver.timetables.get().pk}/change/")
    desk.locator("#id_valid_until").fill(f"{last}")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("3 appointments")).to_be_visible()
    found += axe_faults(desk) + sideways(desk)
    desk.get_by_role("link", name="Back, change nothing").click()
    expect(desk.locator("#id_valid_until")).to_have_value("")

    desk.locator("#id_valid_until").fill(f"{last}")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_role("button", name="Save, and offer them other times").click()
    expect(desk.get_by_text("0 of 3 settled")).to_be_visible()
    found += axe_faults(desk) + sideways(desk)
    worker.work()
    found += takes_the_first_time(browse, post_office, visits[0])
    taken = Appointment.objects.get(replaces=visits[0])
    assert (taken.status, taken.practitioner) == (Status.CONFIRMED, colleague)

    # Until the last one is settled, the leaver stays on the desk's pages.
    desk.goto(f"{site}/admin/clinic/practitioner/{leaver.pk}/change/")
    desk.get_by_label("takes bookings").uncheck()
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.goto(f"{site}/admin/desk/board/?day={local_day(first)}")
    expect(desk.get_by_text("Patient 1", exact=True).first).to_be_visible()
    expect(desk.get_by_text("Practitioner takes no bookings").first).to_be_visible()
    assert found == []
