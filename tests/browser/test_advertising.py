"""A manager enters the advertising permit; a text that promises a result is refused at its field."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from clinic import roles
from clinic.calendar import local_day
from tests import make
from tests.browser.test_pages import faults_of_every_kind

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def page(browse, live_server, signed_in):
    roles.establish()
    make.profile()
    make.service(name="Physiotherapy")
    return signed_in(make.user("manager", roles=["manager"]))


def test_a_permit_is_entered_and_stands_in_the_footer_of_every_page(page, live_server):
    last_day = local_day(timezone.now()) + timedelta(days=100)
    page.goto(live_server.url + "/admin/clinic/clinicprofile/1/change/")
    page.get_by_label("Advertising permit number").fill("AD-77")
    page.get_by_role("button", name="Save", exact=True).click()
    refused = "Enter both, the number of the advertising permit and its last day, or neither."
    expect(page.get_by_text(refused)).to_be_visible()

    page.get_by_label("Advertising permit valid until").fill(f"{last_day:%Y-%m-%d}")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    page.goto(live_server.url + "/contact/")

    expect(page.get_by_role("contentinfo").get_by_text("Advertising permit AD-77")).to_be_visible()
    assert faults_of_every_kind(page) == []


def test_a_promise_is_refused_at_its_field(page, live_server):
    page.goto(live_server.url + "/admin/clinic/service/")
    page.get_by_role("link", name="Physiotherapy").click()
    page.get_by_label("Description:").fill("Relief, guaranteed.")
    page.get_by_role("button", name="Save", exact=True).click()

    row = page.locator(".form-row.field-description")
    expect(row.locator(".errorlist")).to_have_text(
        "“guaranteed” reads as a promise. Health advertising must not promise a result."
    )
