"""Choosing the kind of the next block: by name and purpose, with the keyboard alone, at the end or in between."""

import pytest
from playwright.sync_api import expect

from articles.blocks.kinds import BLOCKS
from tests import make_articles
from tests.browser.test_pages import axe_faults

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_a_block_is_chosen_by_what_it_is_for(signed_in, live_server):
    article = make_articles.article()
    page = signed_in(make_articles.editor())
    page.set_viewport_size({"width": 820, "height": 900})
    page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    picker, button = page.get_by_role("menu", name="Kind of block"), page.locator("#block-add")
    kinds = picker.get_by_role("menuitem")

    button.focus()
    page.keyboard.press("Enter")
    expect(kinds).to_have_count(len(BLOCKS))
    expect(kinds.first).to_be_focused()
    callout = picker.get_by_role("menuitem", name="Callout", exact=True)
    expect(callout).to_have_accessible_description("A box that stands out, for one thing that readers should not miss.")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert axe_faults(page, preload=False) == []
    assert picker.evaluate("menu => menu.scrollHeight <= menu.clientHeight && menu.scrollWidth <= menu.clientWidth")

    page.keyboard.press("ArrowUp")
    expect(kinds.last).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(kinds.first).to_be_focused()
    page.keyboard.type("list of r")
    expect(picker.get_by_role("menuitem", name="List of references")).to_be_focused()
    page.keyboard.press("Escape")
    expect(picker).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("quo")
    page.keyboard.press("Enter")
    expect(page.locator("#id_articles_quote_set-0-text")).to_be_focused()
    page.keyboard.type("At the end.")

    page.get_by_role("button", name="Add a block above: Text").focus()
    page.keyboard.press("Enter")
    callout.click()
    page.keyboard.press("Tab")
    page.keyboard.type("In between")
    page.locator(".order-machine .inline-related").nth(0).locator(".order-machine-insert-target").click()
    picker.get_by_role("menuitem", name="Figure").click()
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()

    blocks = article.editions.first().snapshot["blocks"]
    assert [block["kind"] for block in blocks] == [
        "figure", "section_heading", "callout", "prose", "reference_list", "quote",
    ]  # fmt: skip
    assert blocks[2]["fields"]["heading"] == "In between"
