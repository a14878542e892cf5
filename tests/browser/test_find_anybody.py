"""Reception types a name in Arabic, presses Enter, and sees the line of the file that is in Latin letters."""

import pytest
from playwright.sync_api import expect

from tests import make_patients
from tests.browser.test_pages import axe_faults, sideways, sign_in, site  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.mark.parametrize("width", [360, 820, 1280])
def test_a_name_in_arabic_finds_the_file_in_latin_letters(browse, site, width):  # noqa: F811 - the fixture
    page = browse(width=width).page()
    file = make_patients.patient("Abdulrahman Al Kaabi", phone="+971501112233", record_number="MR-7")
    sign_in(page, site, "receptionist")

    page.goto(f"{site}/admin/desk/find/")
    page.get_by_role("searchbox").fill("عبد الرحمن الكعبي")
    page.keyboard.press("Enter")

    line = page.get_by_role("list", name="People found").get_by_role("listitem")
    expect(line).to_have_count(1)
    expect(line.get_by_role("link", name="Abdulrahman Al Kaabi", exact=True)).to_have_attribute(
        "href", f"/admin/desk/patients/{file.pk}/"
    )
    expect(line.get_by_role("link", name="Book")).to_be_visible()
    assert [*axe_faults(page), *sideways(page)] == []
