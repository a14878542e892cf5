"""Reception's day in a real browser, without scripts: who is here, who did not come, and whose visit this is."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from appointments.booking import attendance
from appointments.models import Appointment, Status
from clinic.calendar import local_day
from tests import make_visits
from tests.browser.test_pages import axe_faults, sideways, sign_in, site  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def visits(site, django_user_model):  # noqa: F811 - the fixture
    """Four that have begun, the second of them done, the third missed."""
    by, now = django_user_model.objects.get(username="receptionist"), make_visits.now()
    person = make_visits.bookable_service().practitioners.get()
    made = [
        make_visits.bare_appointment(
            person,
            now - timedelta(minutes=number),
            status=Status.CONFIRMED,
            patient_name=["Mona Sample", "أحمد الهاشمي", "Lena Sample", "Omar Sample"][number],
            phone=f"+97150123456{number}",
        )
        for number in range(4)
    ]
    attendance.fulfil(made[1], by=by)
    attendance.no_show(made[2], by=by)
    return made


@pytest.mark.parametrize(("width", "javascript"), [(360, True), (1280, True), (1280, False)])
def test_reception_notes_who_is_here_and_finds_a_visit(browse, site, visits, width, javascript):  # noqa: F811
    page = browse(width=width, javascript=javascript).page()
    sign_in(page, site, "receptionist")
    first = visits[0]
    day = local_day(first.starts_at)
    found = []

    page.goto(f"{site}/admin/desk/day/?day={day}")
    page.get_by_role("button", name=f"Arrived {first.reference}").click()
    expect(page.get_by_text(f"Arrived: {first.reference}")).to_be_visible()
    found += axe_faults(page) if javascript else []
    found += sideways(page)
    page.get_by_role("button", name=f"Undo {first.reference}").click()
    expect(page.get_by_text(f"Undone: {first.reference}")).to_be_visible()
    assert Appointment.objects.get(pk=first.pk).status == Status.CONFIRMED

    page.get_by_label("Find a patient or an appointment").fill("احمد")
    page.get_by_label("Find a patient or an appointment").press("Enter")
    expect(page.get_by_role("link", name="أحمد الهاشمي", exact=True)).to_be_visible()
    found += [*axe_faults(page), *sideways(page)] if javascript else []
    page.get_by_role("link", name="أحمد الهاشمي", exact=True).click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert found == []
