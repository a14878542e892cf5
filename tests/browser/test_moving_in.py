"""Moving in from an old site, in a real Chromium: with and without JavaScript, at the widths of a desk."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.importing import uploads
from articles.models import Article
from tests import make_articles
from tests.articles.importing import exports
from tests.articles.importing.wordpress_export import export, post
from tests.clinic.staff.door import as_with_second_factor

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def desk(browse, live_server, client, settings, tmp_path):
    """An editor's page, at a width, with or without JavaScript."""
    settings.SITE_URL, settings.DATA_DIR, settings.MEDIA_ROOT = live_server.url, tmp_path, tmp_path / "kept"

    def page_of(**options):
        client.force_login(make_articles.editor())
        as_with_second_factor(client)
        watched = browse(**options)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        watched.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        page = watched.page()
        page.goto(f"{live_server.url}/admin/")
        page.get_by_role("link", name="Moving in", exact=True).first.click()
        expect(page.get_by_role("button", name="Upload and try")).to_be_visible()
        page.wait_for_load_state()
        return page

    return page_of


def upload(page, text):
    text = text if isinstance(text, bytes) else text.encode()
    file = {"name": "old-clinic.xml", "mimeType": "text/xml", "buffer": text}
    page.get_by_label("Export file (.xml)").set_input_files(file)
    page.get_by_role("button", name="Upload and try").press("Enter")


def test_an_editor_uploads_reads_what_would_be_lost_and_imports(desk, monkeypatch):
    monkeypatch.setattr(uploads, "SECONDS", 0)  # one item a request: the page goes on by itself
    page = desk()

    upload(page, exports.STRUCK)
    expect(page.get_by_text("Status: Tried, not imported")).to_be_visible()
    assert Article.objects.count() == 0
    page.get_by_text("Back pain", exact=True).click()
    expect(page.get_by_text("In “Before surgery”. “Stop aspirin. Eat.”")).to_be_visible()
    page.get_by_role("button", name="Import now").press("Enter")
    expect(page.get_by_text("Status: Imported")).to_be_visible()
    page.get_by_text("Back pain", exact=True).click()
    page.get_by_role("link", name="Open the draft").click()

    expect(page.locator("#id_title")).to_have_value("Back pain")
    page.locator(".order-machine .ProseMirror").first.wait_for()
    assert page.locator(".ProseMirror sup").first.inner_text() == "9"
    page.get_by_role("button", name="Save and continue editing").click()
    page.locator(".messagelist .success").wait_for()
    assert "10<sup>9</sup>/L, H<sub>2</sub>O" in Article.objects.first().articles_prose_set.first().html


def test_it_works_without_javascript_and_shows_how_far_it_is(desk, monkeypatch):
    monkeypatch.setattr(uploads, "SECONDS", 0)
    page = desk(javascript=False)

    upload(page, exports.FOOTNOTES)
    expect(page.get_by_text("1 of 2 items of the file are done.")).to_be_visible()
    for _piece in range(2):
        page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Status: Tried, not imported")).to_be_visible()
    page.get_by_role("button", name="Import now").click()
    for _piece in range(2):
        page.get_by_role("button", name="Continue").click()

    expect(page.get_by_text("Status: Imported")).to_be_visible()
    assert Article.objects.count() == 2


@pytest.mark.parametrize("width", [820, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_page_is_accessible_and_fits(desk, width, scheme):
    page = desk(width=width, scheme=scheme)
    assert Axe().run(page).violations_count == 0

    upload(page, exports.BUILDERS)
    expect(page.get_by_text("Status: Tried, not imported")).to_be_visible()
    page.wait_for_load_state()
    page.locator("details.moving-in__post").evaluate_all("all => all.forEach(each => each.open = true)")
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.get_by_role("button", name="Import now").click()
    expect(page.get_by_text("Status: Imported")).to_be_visible()
    page.get_by_role("link", name="Moving in", exact=True).first.click()
    upload(page, export(post(content="<p>Rest for 2 days.</p>")))
    expect(page.get_by_text("Status: Tried, not imported")).to_be_visible()
    page.locator("details.moving-in__post").evaluate_all("all => all.forEach(each => each.open = true)")
    expect(page.get_by_text("How the draft here and the old site differ")).to_be_visible()
    expect(page.locator(".moving-in__changes del").first).to_have_text(re.compile("Draft here:"))
    page.wait_for_load_state()
    assert Axe().run(page).violations_count == 0
