"""Writing an article in a real Chromium: block editor and text editor under the strict content security policy."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from articles.publishing import publish
from articles.review import links
from tests import make_articles

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def desk(signed_in):
    return signed_in(make_articles.editor())


def open_form(desk, live_server, article):
    desk.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    desk.locator(".order-machine .block-move").first.wait_for()


def blocks_in_order(article):
    return [block["kind"] for block in article.editions.first().snapshot["blocks"]]


def test_a_block_is_added_typed_and_saved(desk, live_server):
    article = make_articles.article()
    open_form(desk, live_server, article)

    desk.evaluate("ContentEditor.addContent('articles_prose_set')")
    desk.locator(".order-machine .ProseMirror").last.click()
    desk.keyboard.type("Typed at the desk.")
    desk.get_by_role("button", name="Save and continue editing").click()
    desk.locator(".messagelist .success").wait_for()

    texts = article.articles_prose_set.order_by("ordering").values_list("html", flat=True)
    assert texts.last() == "<p>Typed at the desk.</p>"
    assert blocks_in_order(article)[-1] == "prose"


def test_a_block_is_moved_with_the_keyboard(desk, live_server):
    article = make_articles.article()
    open_form(desk, live_server, article)

    desk.get_by_role("button", name="Move up: List of references").focus()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Save and continue editing").click()
    desk.locator(".messagelist .success").wait_for()

    assert blocks_in_order(article) == ["reference_list", "section_heading", "prose"]


def test_what_comes_from_a_word_processor_is_cleaned(desk, live_server):
    article = make_articles.article()
    open_form(desk, live_server, article)
    pasted = '<p class="MsoNormal" style="color:red">From <b>Word</b><o:p></o:p></p><script>x()</script>'

    desk.locator(".order-machine .ProseMirror").first.evaluate(
        """(editor, html) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            editor.focus();
            editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        pasted,
    )
    desk.get_by_role("button", name="Save and continue editing").click()
    desk.locator(".messagelist .success").wait_for()

    html = Article.objects.get().articles_prose_set.get().html
    assert "From <strong>Word</strong>" in html
    assert "Mso" not in html
    assert "script" not in html


def test_leaving_with_unsaved_work_asks_first_and_saving_does_not(desk, live_server):
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    article = make_articles.article()
    open_form(desk, live_server, article)
    heading = desk.locator("#id_articles_sectionheading_set-0-text")

    heading.focus()
    desk.reload()
    desk.locator(".order-machine .block-move").first.wait_for()
    assert asked == []
    heading.fill("Half typed")
    desk.reload()
    desk.locator(".order-machine .block-move").first.wait_for()
    assert asked == ["beforeunload"]

    heading.fill("Typed")
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert asked == ["beforeunload"]


def test_the_second_of_two_editors_sees_both_texts_and_takes_their_own(desk, live_server):
    article = make_articles.article()
    desk.set_viewport_size({"width": 360, "height": 800})
    open_form(desk, live_server, article)
    desk.locator("#id_title").fill("Mine")
    article.title, article.version = "Theirs", article.version + 1
    article.save()
    publish.save_edition(article)

    desk.expect_status(409)
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator("ins")).to_have_text("Mine")
    expect(desk.locator("del")).to_have_text("Theirs")
    assert Axe().run(desk).violations_count == 0
    desk.locator("main summary").focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_label("Title", exact=True)).to_have_value("Mine")
    desk.get_by_role("button", name="Save mine and replace theirs").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()

    expect(desk.locator("#id_title")).to_have_value("Mine")


def test_a_reviewer_comments_and_approves_on_a_phone_without_an_account(browse, live_server, settings, mailoutbox):
    settings.SITE_URL = live_server.url
    settings.DEMO = False
    asked = make_articles.asked(to=make_articles.reviewer(name="Dr Reviewer"))
    article = asked.edition.article
    page = browse(javascript=False, width=360).page()

    page.goto(links.review(asked))
    page.locator("#block-2 summary").click()
    page.locator("#block-2 textarea").fill("Well said.")
    page.locator("#block-2").get_by_role("button", name="Save the comment").click()
    expect(page.locator("#block-2 .review-comments__item")).to_have_count(1)
    page.get_by_role("button", name="Approve – send me the code").click()
    expect(page.get_by_label("Code from the email")).to_be_visible()
    code = re.search(r"^    (\d{6})$", mailoutbox[-1].body, re.MULTILINE).group(1)
    page.get_by_label("Code from the email").fill(code)
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")

    publish.publish(article, now=timezone.now())
    page.goto(live_server.url + article.get_absolute_url())
    expect(page.locator(".byline")).to_contain_text("Dr Reviewer")


def test_a_picture_is_said_to_be_prepared_and_is_not_sent_twice(desk, live_server, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    desk.goto(f"{live_server.url}/admin/articles/imageasset/add/")
    desk.get_by_label("Title").fill("A drawing")
    desk.locator("#id_alt").fill("What it shows.")
    photo = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": make_articles.picture_upload().read()}
    desk.locator("input[type=file]").set_input_files(photo)

    sent = desk.evaluate("""() => {
        const form = document.querySelector("input[type=file]").form
        const send = () => form.dispatchEvent(new Event("submit", { cancelable: true }))
        return [send(), document.querySelector("[role=status]").textContent, send()]
    }""")

    assert sent == [True, "We are preparing the picture. This takes a few seconds. Please wait.", False]
