"""The preview beside the form: what is typed appears there, and the writer is not disturbed."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests import make, make_articles
from tests.browser.test_article_desk import desk, open_form  # noqa: F401  # fixtures
from tests.browser.test_pages import axe_faults

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
SOON = 2500  # milliseconds from the last key: 600 for the pause, 600 for the look, and a busy machine


def test_what_is_typed_appears_beside_the_form_and_the_writer_stays_where_they_were(desk, live_server):  # noqa: F811
    make.profile()
    article = make_articles.article(title="As it was", sections=[f"Part {number}" for number in range(12)])
    open_form(desk, live_server, article)
    shown = desk.frame_locator("#live-preview iframe")
    expect(shown.locator("h1")).to_have_text("As it was")
    assert axe_faults(desk) == []

    shown.locator("body").evaluate("() => scrollTo({ top: 900, behavior: 'instant' })")
    title = desk.locator("#id_title")
    title.fill("As it will be")
    expect(shown.locator("h1")).to_have_text("As it will be", timeout=SOON)
    assert shown.locator("body").evaluate("() => scrollY") == 900
    expect(title).to_be_focused()
    desk.locator(".order-machine .ProseMirror").first.click()
    desk.keyboard.press("Control+a")
    desk.keyboard.type("Typed beside it.")
    expect(shown.locator("main")).to_contain_text("Typed beside it.", timeout=SOON)
    assert Article.objects.get().title == "As it was"

    shown.locator("main a[href^='/']").first.evaluate("link => link.click()")
    expect(shown.locator("h1")).to_have_text("As it will be")

    switch = desk.get_by_role("button", name="Preview beside the form")
    switch.click()
    expect(desk.locator("#live-preview iframe")).to_have_count(0)
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    expect(switch).to_have_attribute("aria-pressed", "false")
    expect(desk.locator("#live-preview iframe")).to_have_count(0)
    switch.press("Enter")
    expect(shown.locator("h1")).to_have_text("As it will be")
    desk.set_viewport_size({"width": 1279, "height": 900})
    expect(desk.locator("#live-preview")).to_be_hidden()
    expect(desk.locator("#live-preview iframe")).to_have_count(0)
    desk.set_viewport_size({"width": 1280, "height": 900})
