"""Pictures are chosen by sight, and uploaded without leaving the article."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests import make_articles
from tests.browser.test_article_desk import desk, open_form  # noqa: F401  # fixtures
from tests.browser.test_pages import axe_faults

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def is_seen(picture):
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("shown => shown.naturalWidth > 0")


def test_a_picture_is_uploaded_in_place_and_found_by_its_thumbnail(desk, live_server, settings, tmp_path):  # noqa: F811
    settings.MEDIA_ROOT = tmp_path
    article = make_articles.article()
    open_form(desk, live_server, article)

    with desk.expect_popup() as opened:
        desk.locator("#add_id_hero").click()
    window = opened.value
    window.get_by_label("Title").fill("A drawing")
    window.locator("#id_alt").fill("A back, seen from behind.")
    photo = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": make_articles.picture_upload().read()}
    window.locator("input[type=file]").set_input_files(photo)
    with window.expect_event("close"):
        window.get_by_role("button", name="Save", exact=True).click()

    chosen = desk.locator(".field-hero .picture-shown")
    expect(chosen).to_contain_text("A back, seen from behind.")
    is_seen(chosen.locator("img"))
    desk.locator(".field-hero .select2-selection").click()
    offered = desk.locator(".picture-line")
    expect(offered).to_have_text("A drawingA back, seen from behind.")
    is_seen(offered.locator("img"))
    desk.keyboard.press("Escape")
    assert axe_faults(desk) == []
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    expect(chosen).to_contain_text("A back, seen from behind.")

    assert Article.objects.get().hero.title == "A drawing"
