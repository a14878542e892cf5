"""An article with every kind of block: accessible in both schemes, valid, no wider than a phone, whole on paper."""

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from playwright.sync_api import expect

from articles.blocks.kinds import KINDS
from articles.publishing import publish
from tests import make, make_articles
from tests.browser import nu
from tests.browser.test_pages import faults_of_every_kind

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def article(live_server, settings, tmp_path):
    settings.SITE_URL, settings.MEDIA_ROOT = live_server.url, tmp_path
    for kind in ("jpeg", "avif"):  # a browser looks into the file, not at its name
        default_storage.save(f"pictures/0a-480.{kind}", make_articles.picture_upload(480, 360))
    make.profile()
    made = make_articles.article(title="Every kind", sections=["What it is", "What helps", "Causes", "Questions"])
    make_articles.every_block(made)
    made.articles_prose_set.update(html='<p>See <a href="https://www.example.org/far">this page</a> [nice-ng59].</p>')
    publish.publish(made, now=timezone.now())
    made.refresh_from_db()
    assert {block["kind"] for block in made.live_edition.snapshot["blocks"]} == set(KINDS)
    return made


def test_every_kind_is_accessible_and_valid_and_fits_a_phone(browse, live_server, article, tmp_path):
    page = browse().page()
    page.goto(live_server.url + article.get_absolute_url())
    for summary in page.locator("main summary:visible").all():
        summary.focus()
        page.keyboard.press("Enter")

    assert faults_of_every_kind(page) == []
    if not nu.is_here():
        pytest.skip("the Nu HTML checker or java is not here")
    assert nu.faults({"every kind": page.request.get(page.url).text()}, tmp_path) == []


def test_on_a_phone_a_row_of_a_table_is_a_block_whose_lines_name_their_column(browse, live_server, article):
    page = browse(width=360).page()
    page.goto(live_server.url + article.get_absolute_url())
    table = page.locator(".data-table")

    assert table.inner_text().split("\n") == ["When to use what", "Day one", "What: Heat", "Later", "What: Movement"]
    first, second = table.locator("tbody tr").first.locator("th, td").all()
    assert first.bounding_box()["width"] == second.bounding_box()["width"] == table.bounding_box()["width"]

    page.set_viewport_size({"width": 1280, "height": 900})
    expect(table.get_by_role("columnheader")).to_have_text(["When", "What"])
    expect(table.locator(".data-table__column").locator("visible=true")).to_have_count(0)


def test_on_paper_everything_is_open_and_nothing_can_be_pressed(browse, live_server, article):
    page = browse(javascript=False).page()
    page.goto(live_server.url + article.get_absolute_url())
    page.emulate_media(media="print")

    expect(page.get_by_text("Weeks.", exact=True)).to_be_visible()
    for words in ("We stretch.", "it hurts more", "What we know: Small effect.", "Ask a pharmacist."):
        expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_text("Last updated")).to_be_visible()
    furniture = "nav, .skip-link, .button, .bottom-bar, .references__back"
    expect(page.locator(furniture).locator("visible=true")).to_have_count(0)
    far = page.get_by_role("link", name="this page").first
    assert far.evaluate("link => getComputedStyle(link, '::after').content") == '" (https://www.example.org/far)"'
