"""A leaflet is chosen and printed: one or two sheets of A4, the emergency signs first."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import axe_faults

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def sheets(page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


def test_sections_are_chosen_and_printed_on_two_sheets_at_most(browse, sample_clinic, live_server, settings):
    settings.SITE_URL = live_server.url
    page = browse().page()
    page.goto(f"{live_server.url}/articles/sciatica/")
    page.get_by_role("link", name="Make a leaflet").click()

    expect(page.locator("h1")).to_have_text("Sciatica")
    expect(page.get_by_role("checkbox", name="Key points")).to_be_checked()
    expect(page.locator(".leaflet h2").first).to_have_text("When to get help")
    assert axe_faults(page) == []
    assert sheets(page) == 1

    page.get_by_role("checkbox").nth(1).check()
    page.get_by_role("button", name="Show the leaflet").click()
    expect(page.get_by_role("checkbox").nth(1)).to_be_checked()
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    assert sheets(page) == 2

    page.emulate_media(media="print")
    expect(page.locator(".leaflet-choice")).to_be_hidden()
    expect(page.locator(".leaflet__code")).to_be_visible()
    expect(page.locator(".leaflet__signs .notice").first).to_be_visible()
