"""An editor makes a series; a reader walks through it, and back."""

import pytest
from playwright.sync_api import expect

from clinic import roles
from tests import make, make_articles
from tests.browser.test_pages import faults_for_readers

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_an_editor_makes_a_series_and_changes_its_order(signed_in, live_server):
    roles.establish()
    make.profile()
    first, second = (make_articles.published(title=title) for title in ("Exercises", "Causes"))
    page = signed_in(make.user("editor", roles=["editor"]))
    page.goto(live_server.url + "/admin/articles/series/add/")
    page.get_by_label("Title").fill("Your knee")
    for row, article in enumerate([first, second]):
        page.locator(f"#parts-{row} .select2-selection").click()
        page.locator(".select2-results__option", has_text=article.title).click()
        page.locator(f"#id_parts-{row}-order").fill(str(10 * (row + 1)))
    page.get_by_role("button", name="Save and continue editing").click()
    page.goto(live_server.url + first.get_absolute_url())
    expect(page.get_by_text("Part 1 of 2 · Your knee")).to_be_visible()

    page.go_back()
    page.locator("#id_parts-0-order").fill("30")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(live_server.url + first.get_absolute_url())

    expect(page.get_by_text("Part 2 of 2 · Your knee")).to_be_visible()


def test_a_reader_walks_through_the_parts(browse, live_server, settings):
    settings.SITE_URL = live_server.url
    make.profile()
    parts = [make_articles.published(title=title) for title in ("Causes", "Treatment", "Exercises")]
    make_articles.series(*parts, title="Your knee")
    page = browse(javascript=False).page()
    page.goto(live_server.url + parts[0].get_absolute_url())

    page.get_by_role("link", name="Part 1 of 3").click()
    page.get_by_role("link", name="Next part: Treatment").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Treatment")
    navigation = page.get_by_role("navigation", name="All parts of “Your knee”")
    expect(navigation.get_by_role("listitem")).to_have_text(["Causes", "Treatment", "Exercises"])
    expect(navigation.locator("[aria-current=page]")).to_have_text("Treatment")
    navigation.get_by_role("link", name="Previous part: Causes").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Causes")
    expect(page.get_by_role("link", name="Previous part")).to_have_count(0)


def test_a_part_is_accessible_and_fits_a_phone(browse, live_server, settings):
    settings.SITE_URL = live_server.url
    make.profile()
    parts = [make_articles.published(title=title) for title in ("Causes", "Treatment")]
    make_articles.series(*parts, title="Your knee")
    page = browse().page()
    page.goto(live_server.url + parts[0].get_absolute_url())

    assert faults_for_readers(page) == []
