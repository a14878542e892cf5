"""A link to one of our own pages is chosen by words of its title, with the keyboard."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests import make, make_articles
from tests.browser.test_article_desk import desk, open_form  # noqa: F401  # fixtures
from tests.browser.test_pages import axe_faults

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_a_page_is_chosen_with_the_keyboard_and_an_address_may_be_typed(desk, live_server):  # noqa: F811
    make.service(name="Back school", slug="back-school")
    make_articles.published(title="Care of the back", slug="care-of-the-back")
    article = make_articles.article(title="Knees")
    open_form(desk, live_server, article)
    desk.locator(".order-machine .ProseMirror").first.click()
    desk.keyboard.press("Control+a")

    desk.keyboard.press("Control+k")
    field = desk.get_by_role("combobox", name="Where it leads")
    field.press_sequentially("back")
    options = desk.locator(".link-choice").get_by_role("option", include_hidden=True)
    expect(options).to_have_text(["Back school Service", "Care of the back Article"])
    assert axe_faults(desk) == []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        desk.keyboard.press(key)
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    desk.keyboard.press("Enter")
    expect(field).to_have_value("/articles/care-of-the-back/")
    expect(options.filter(visible=True)).to_have_count(0)
    desk.keyboard.press("Enter")
    link = desk.locator(".order-machine .ProseMirror a")
    expect(link).to_have_attribute("href", "/articles/care-of-the-back/")

    desk.keyboard.press("Control+k")
    expect(field).to_have_value("/articles/care-of-the-back/")
    field.fill("nothing like this")
    expect(desk.locator(".link-choice__said")).to_contain_text("Nothing found.")
    field.fill("back")
    expect(options).to_have_count(2)
    desk.keyboard.press("Escape")
    expect(options.filter(visible=True)).to_have_count(0)
    field.fill("https://www.nhs.uk/")
    desk.keyboard.press("Enter")
    expect(link).to_have_attribute("href", "https://www.nhs.uk/")
    desk.keyboard.press("Control+k")
    field.fill("school")
    options.first.click()
    desk.get_by_role("button", name="Update").click()
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()

    html = Article.objects.get(title="Knees").articles_prose_set.get().html
    assert html == '<p><a href="/services/back-school/" title="">Keep moving [nice-ng59].</a></p>'
