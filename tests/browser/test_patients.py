"""Reception links a visit to a file on a small screen, notes something, and a manager merges and erases; by keyboard
and screen reader nothing is in the way."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from appointments.models import Patient, Status
from tests import make_patients, make_visits
from tests.browser.test_pages import axe_faults, sideways, sign_in, site  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_a_visit_gets_its_file_and_the_file_its_end(browse, site):  # noqa: F811 - the fixture
    page = browse(width=360).page()
    visit = make_visits.bare_appointment(
        starts_at=make_visits.now() - timedelta(days=1), status=Status.FULFILLED, patient_name="Fatima Mansoori"
    )
    file = make_patients.patient("Fatima Mansouri", phone="+971501234567")
    make_patients.patient("أحمد المنصوري", phone="+971501234567", email="")
    found = []

    def look():
        return [*axe_faults(page), *sideways(page)]

    sign_in(page, site, "manager")
    page.goto(f"{site}/admin/desk/patients/?who=mans")
    found += look()
    page.goto(f"{site}/admin/desk/visits/{visit.pk}/")
    found += look()
    page.get_by_role("button", name=f"This is the patient {file}").click()
    expect(page.get_by_text("This appointment is now linked to the file.")).to_be_visible()
    page.get_by_role("region", name="Patient file").get_by_role("link", name="Fatima Mansouri").click()
    page.get_by_label("Add a note").fill("Needs the ground floor.")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("Needs the ground floor.")).to_be_visible()
    page.get_by_text("Correct details").click()
    found += look()
    page.get_by_role("link", name="Compare and merge").first.click()
    found += look()
    page.get_by_role("button", name="This is one person: merge").click()
    page.get_by_role("link", name="Erase patient data").click()
    expect(page.get_by_text(f"Fatima Mansouri · {file}")).to_be_visible()
    found += look()
    page.get_by_label("To confirm, type").fill(str(file))
    page.get_by_role("button", name="Erase for ever").click()
    expect(page.get_by_text("Erased.")).to_be_visible()
    page.goto(f"{site}/admin/desk/visits/{visit.pk}/")
    found += look()

    assert found == []
    assert not Patient.objects.current().filter(is_sample=False).exists()
