"""From somebody's card on the team page into a booking that knows them."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def site(sample_clinic, live_server, settings):
    settings.SITE_URL = live_server.url
    return live_server.url


def test_book_with_somebody_leads_to_their_times(browse, site):
    page = browse(width=1280).page()
    page.goto(site + "/team/")
    card = page.locator("article", has=page.get_by_role("heading", name="Joseph (sample)"))
    card.scroll_into_view_if_needed()
    expect(card.locator(".next-free time")).to_be_visible()

    card.get_by_role("link", name="Book with Joseph (sample)").click()
    expect(page).to_have_url(f"{site}/book/physiotherapy-assessment/?practitioner=joseph")
    page.get_by_label("Myself").check()
    page.locator("[name=region][value=knee]").check()
    for none in page.get_by_label("None of these").filter(visible=True).all():
        none.check()
    page.get_by_role("button", name="Continue").click()

    expect(page.get_by_role("heading", name="Choose a time")).to_be_visible()
    expect(page.locator("select[name=who]")).to_have_value("joseph")
