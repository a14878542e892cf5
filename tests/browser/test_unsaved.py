"""Writing that is never lost: signed out, without a connection, window closed. What a person sees each time."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article, UnsavedWork
from tests import make, make_articles
from tests.browser.test_pages import axe_faults

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

FEW_SECONDS = 5000  # milliseconds, moved and not waited


class Desk:
    """An editor at an article's form. Seconds are moved forward."""

    def __init__(self, browse, site):
        self.site, self.name = site, make_articles.editor().username
        self.watched = browse()
        self.page = self.watched.page()
        self.page.goto(f"{site}/admin/articles/article/")
        self.signs_in(self.page)

    def signs_in(self, page):
        page.get_by_label("User name").fill(self.name)
        page.get_by_label("Password").fill("password")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/admin/articles/**")

    def opens(self, path):
        self.page.clock.install()
        self.page.goto(self.site + path)
        self.page.locator("#block-add").wait_for()
        return self

    def waits(self):
        self.page.clock.fast_forward(FEW_SECONDS)
        return self

    def reads(self, words):
        expect(self.page.locator("#unsaved-state")).to_contain_text(words)
        return self

    def is_signed_out(self):
        Session.objects.all().delete()


@pytest.fixture
def desk(browse, live_server, settings):
    settings.SITE_URL, settings.DEMO = live_server.url, True
    make.profile()
    return Desk(browse, live_server.url)


def test_words_outlive_a_sign_out_a_broken_connection_and_a_closed_window(desk):
    article = make_articles.article(title="As it was")
    path = f"/admin/articles/article/{article.pk}/change/"
    desk.watched.expect_status(286)
    desk.watched.expected.append("ERR_INTERNET_DISCONNECTED")
    page = desk.opens(path).page

    page.locator("#id_title").fill("Typed while signed in")
    desk.waits().reads("Kept for you at")
    assert axe_faults(page) == []

    desk.is_signed_out()
    page.locator("#id_title").fill("Typed while signed out")
    desk.waits()
    dialog = page.get_by_role("dialog", name="You have been signed out")
    expect(dialog).to_be_visible()
    assert axe_faults(page) == []
    with page.expect_popup() as opened:
        dialog.get_by_role("link", name="Sign in").click()
    desk.signs_in(opened.value)
    expect(opened.value.get_by_text("Close this window.")).to_be_visible()
    opened.value.close()
    page.bring_to_front()
    desk.waits()
    expect(dialog).to_be_hidden()
    desk.waits().reads("Kept for you at")
    assert [work.title for work in UnsavedWork.objects.all()] == ["Typed while signed out"]

    desk.watched.context.set_offline(True)
    page.locator(".order-machine .ProseMirror").first.click()
    page.keyboard.type("Typed without a connection. ")
    desk.waits().reads("No connection.")
    desk.watched.context.set_offline(False)
    desk.waits().reads("Kept for you at")

    page.locator("#id_summary").fill("Typed last of all.")
    with page.expect_response("**/keep/"):
        desk.waits()
    page.close()

    desk.page = desk.watched.page()
    page = desk.opens(path).page
    expect(page.locator("#id_title")).to_have_value("As it was")
    expect(page.get_by_text("You have not saved what you typed in")).to_be_visible()
    assert axe_faults(page) == []
    page.get_by_role("link", name="Open it").click()
    expect(page.get_by_text("This is what you had not saved.")).to_be_visible()
    expect(page.locator("#id_title")).to_have_value("Typed while signed out")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()

    saved = Article.objects.get(pk=article.pk)
    assert (saved.title, saved.summary) == ("Typed while signed out", "Typed last of all.")
    assert "Typed without a connection." in article.editions.first().plain_text
    assert not UnsavedWork.objects.exists()


def test_a_new_article_is_found_again_and_may_be_discarded(desk):
    page = desk.opens("/admin/articles/article/add/").page
    page.locator("#id_title").fill("Only begun")
    desk.waits().reads("Kept for you at")

    page.goto(f"{desk.site}/admin/articles/article/")
    offer = page.locator(".unsaved", has_text="Only begun")
    expect(offer).to_be_visible()
    assert axe_faults(page) == []
    offer.get_by_role("button", name="Discard it").click()
    expect(page.locator(".unsaved")).to_have_count(0)
    assert not UnsavedWork.objects.exists()


def test_who_else_is_writing_stands_above_the_form(desk):
    article = make_articles.article()
    get_user_model().objects.filter(username=desk.name).update(first_name="Sara", last_name="Sample")
    page = desk.opens(f"/admin/articles/article/{article.pk}/change/").page
    other = make_articles.editor()
    get_user_model().objects.filter(pk=other.pk).update(first_name="Omar", last_name="Sample")
    UnsavedWork.objects.create(editor=other, article=article, form="title=Theirs", kept_at=timezone.now())

    page.clock.fast_forward(31_000)

    expect(page.get_by_text("Omar Sample is changing this article, too")).to_be_visible()


def test_words_typed_after_a_save_that_was_stopped_are_kept(desk):
    article = make_articles.article()
    path = f"/admin/articles/article/{article.pk}/change/"
    page = desk.opens(path).page
    page.route(
        f"**{path}", lambda route: route.abort("aborted") if route.request.method == "POST" else route.continue_()
    )
    page.locator("#id_title").fill("Before")
    page.get_by_role("button", name="Save and continue editing").click()

    page.locator("#id_title").fill("Typed after it")
    desk.waits().reads("Kept for you at")

    assert UnsavedWork.objects.get().title == "Typed after it"
