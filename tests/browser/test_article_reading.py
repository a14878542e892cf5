"""An article in a real Chromium: the list of sections follows the reader, the link can be copied, it can be printed."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.publishing import publish
from tests import make, make_articles

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
HERE = ".contents__list a[aria-current]"


@pytest.fixture
def address(live_server, settings):
    settings.SITE_URL = live_server.url
    make.profile()
    article = make_articles.article(sections=["One"])
    for name in ("Two", "Three", "Four"):
        make_articles.block(article, "section_heading", text=name)
        make_articles.block(article, "prose", html=f"<p>{'Keep moving. ' * 500}</p>")
    make_articles.block(article, "faq_item", question="Why?", answer="For this reason.")
    publish.publish(article, now=timezone.now())
    return live_server.url + article.get_absolute_url()


def test_the_list_of_sections_shows_where_the_reader_is(browse, address):
    page = browse().page()
    page.goto(address)
    expect(page.locator(HERE)).to_have_count(0)

    for name in ("Four", "Two"):
        page.get_by_role("heading", name=name, exact=True).evaluate("(heading) => heading.scrollIntoView()")
        expect(page.locator(HERE)).to_have_text([name])
        expect(page.locator(HERE)).to_have_attribute("aria-current", "true")


def test_the_link_is_copied_and_the_reader_is_told(browse, address):
    watched = browse(width=360)
    watched.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = watched.page()
    page.goto(address)

    page.get_by_role("button", name="Copy the link").click()

    expect(page.locator("[data-copied]")).to_have_text("Copied")
    expect(page.locator("[data-copied]")).to_have_role("status")
    assert page.evaluate("navigator.clipboard.readText()") == address


def test_without_javascript_nothing_is_offered_that_would_do_nothing(browse, address):
    page = browse(javascript=False).page()
    page.goto(address)

    expect(page.get_by_role("button", name="Copy the link")).to_have_count(0)
    page.locator(".contents__list").get_by_role("link", name="Three").click()
    expect(page.get_by_role("heading", name="Three", exact=True)).to_be_in_viewport()
    expect(page.locator(HERE)).to_have_count(0)


def test_paper_shows_what_was_folded_and_nothing_to_press(browse, address):
    page = browse().page()
    page.goto(address)
    expect(page.get_by_text("For this reason.")).to_be_hidden()

    page.emulate_media(media="print")

    expect(page.get_by_text("For this reason.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    behind = "(link) => getComputedStyle(link, '::after').content"
    assert page.locator('.references a[href^="http"]').first.evaluate(behind) not in {"none", "normal"}
    for furniture in (
        ".site-header__nav--row",
        ".site-header__menu",
        ".site-header .search-form",
        ".contents",
        ".share",
        ".readers",
        ".breadcrumb",
    ):
        expect(page.locator(furniture)).to_be_hidden()
