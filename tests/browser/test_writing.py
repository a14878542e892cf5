"""An article of fourteen blocks from nothing in one sitting: few clicks, and nothing typed is lost on the way.

Part of `make prove NAME=writing`.
"""

import pytest
from playwright.sync_api import expect

from articles.models import Article, UnsavedWork
from tests import make, make_articles
from tests.browser.test_unsaved import Desk

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.sweep]
MOST_CLICKS = 60
BLOCKS = [
    ("Section heading", "What it is"),
    ("Text", "A muscle tightens and hurts."),
    ("Section heading", "What helps"),
    ("Text", "Keep moving [nice-ng59]."),
    ("Treatment option", "Warmth"),
    ("Text", "Warmth may ease it."),
    ("Section heading", "What you can do"),
    ("Text", "Walk a little."),
    ("Question and answer", "How long does it last?"),
    ("Quote", "Keep moving."),
    ("Callout", "Drink enough."),
    ("Text", "Most spasms settle."),
    ("Section heading", "Sources"),
    ("List of references", "Numbers lead to the sources."),
]


class Writer(Desk):
    clicks = 0

    def clicks_on(self, place):
        self.clicks += 1
        place.click()

    def adds(self, kind, words):
        """The first field of the new block has the focus."""
        blocks = self.page.locator(".order-machine .inline-related:not(.empty-form)")
        number = blocks.count()
        self.clicks_on(self.page.get_by_role("button", name="Add a block", exact=True))
        self.clicks_on(self.page.get_by_role("menuitem", name=kind, exact=True))
        expect(blocks).to_have_count(number + 1)
        expect(self.page.locator(".order-machine :focus")).to_have_count(1)
        self.page.keyboard.insert_text(words)

    def signs_in_over_the_page(self):
        self.waits()
        dialog = self.page.get_by_role("dialog", name="You have been signed out")
        expect(dialog).to_be_visible()
        self.clicks += 2  # the link, and the button there
        with self.page.expect_popup() as opened:
            dialog.get_by_role("link", name="Sign in").click()
        self.signs_in(opened.value)
        opened.value.close()
        self.page.bring_to_front()
        self.waits()
        expect(dialog).to_be_hidden()
        self.waits().reads("Kept for you at")


@pytest.mark.parametrize("width", [1280, 820])
def test_fourteen_blocks_in_one_sitting(browse, live_server, settings, width):
    settings.SITE_URL, settings.DEMO = live_server.url, True
    make.profile()
    make.region()
    make_articles.condition()
    make_articles.reference()
    writer = Writer(lambda: browse(width=width), live_server.url)
    writer.watched.expect_status(286)
    writer.watched.expected.append("ERR_INTERNET_DISCONNECTED")
    page = writer.opens("/admin/articles/article/add/").page

    page.locator("#id_title").press_sequentially("Back muscle spasm")
    writer.clicks_on(page.locator("#id_summary"))
    page.keyboard.insert_text("A muscle of the back tightens and hurts.")
    for number, (kind, words) in enumerate(BLOCKS, start=1):
        writer.adds(kind, words)
        if number in {4, 9}:
            writer.is_signed_out()
            writer.signs_in_over_the_page()
        if number == 11:
            writer.watched.context.set_offline(True)
            writer.waits().reads("No connection.")
        if number == 12:
            writer.watched.context.set_offline(False)
            writer.waits().reads("Kept for you at")
    writer.clicks_on(page.get_by_role("button", name="Save and continue editing"))
    expect(page.locator(".messagelist .success")).to_be_visible()

    article = Article.objects.get()
    text = str(article.editions.first().snapshot["blocks"])
    assert [words for _kind, words in BLOCKS if words not in text] == []
    assert len(article.editions.first().snapshot["blocks"]) == len(BLOCKS)
    assert article.editions.count() == 1
    assert not UnsavedWork.objects.exists()
    print(f"| {width} px | {len(BLOCKS)} blocks | {writer.clicks} clicks |")
    assert writer.clicks <= MOST_CLICKS
