"""Readers answer an article in a real Chromium: a vote with and without JavaScript, a comment from form to page."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Comment, PageFeedback
from articles.publishing import publish
from articles.readers import comments, votes
from tests import make, make_articles, make_readers
from tests.browser.test_pages import axe_faults, sideways

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def article(live_server, settings, monkeypatch):
    """With a panel, so that htmx is there; a test types faster than people."""
    settings.SITE_URL = live_server.url
    for module in (comments, votes):
        monkeypatch.setattr(module, "SHORTEST", timedelta(0))
    make.profile()
    made = make_articles.article(comment_policy="open", sections=["One", "Two", "Three", "Four"])
    make_articles.block(made, "service_panel", service=make.service())
    publish.publish(made, now=timezone.now())
    return made


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_a_reader_says_what_was_missing(browse, live_server, article, javascript):
    watched = browse(width=360, javascript=javascript)
    page = watched.page()
    here = live_server.url + article.get_absolute_url()
    page.goto(here)
    assert watched.context.cookies() == []

    page.get_by_role("link", name="it was not helpful").click()
    expect(page.get_by_text("Your answer: no")).to_be_visible()
    if javascript:
        expect(page).to_have_url(here)
        expect(page.locator(".reader-form__answer")).to_be_focused()
        assert axe_faults(page) + sideways(page) == []
    page.get_by_label("What was wrong?").select_option(label="It does not answer my question")
    page.get_by_label("In which part?").select_option(label="Three")
    page.get_by_label("Anything else?").fill("Which muscle?")
    page.get_by_role("button", name="Send my answer").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    told = PageFeedback.objects.get()
    assert (told.is_helpful, told.reason, told.text) == (False, "missing", "Which muscle?")
    page.get_by_role("link", name="Back to the article").click()
    expect(page).to_have_url(here)


def test_a_comment_is_held_then_shown_by_an_editor_and_read(browse, live_server, article, client, editor, settings):
    watched = browse(width=360, scheme="dark")
    watched.expect_status(422)
    reader = watched.page()
    page_of_comments = live_server.url + reverse("articles:comments", args=[article.slug])
    reader.goto(live_server.url + article.get_absolute_url())
    reader.get_by_role("link", name="Read the comments, or write one").click()
    reader.get_by_role("link", name="Write a comment").click()
    reader.get_by_label("Your comment").fill("كلمات مفيدة")
    expect_problems(reader)
    reader.get_by_role("textbox", name="Name").fill("Reader")
    reader.get_by_label("I agree").check()
    reader.get_by_role("button", name="Send my comment").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert axe_faults(reader) + sideways(reader) == []
    assert make_readers.held() == 1

    client.force_login(editor)
    watched = browse()
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    watched.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    desk = watched.page()
    desk.goto(live_server.url + reverse("admin:articles_comment_changelist"))
    assert axe_faults(desk) == []
    desk.locator("input[name=_selected_action]").check()
    desk.get_by_label("Action:").select_option(label="Show")
    desk.get_by_role("button", name="Go").click()
    expect(desk.locator(".messagelist .success")).to_have_text("1 comment is shown now.")
    desk.get_by_role("link", name="Refuse all held comments …").click()
    expect(desk.get_by_text("No comments are held in this list.")).to_be_visible()
    desk.goto(live_server.url + reverse("admin:articles_comment_change", args=[Comment.objects.get().pk]))
    desk.get_by_label("The clinic's reply").fill("Thank you.")
    desk.get_by_role("button", name="Save reply").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()

    reader.goto(page_of_comments)
    expect(reader.locator(".comment__text").first).to_have_text("كلمات مفيدة")
    expect(reader.locator(".comment__reply")).to_contain_text("Thank you.")
    assert axe_faults(reader) + sideways(reader) == []


def expect_problems(reader):
    """The form says what is missing, keeps what was typed, and leads there."""
    reader.get_by_role("button", name="Send my comment").click()
    expect(reader).to_have_title(re.compile("^Error: "))
    expect(reader.locator(".error-summary")).to_be_focused()
    assert axe_faults(reader) + sideways(reader) == []
    reader.get_by_role("link", name="Enter a name. It can be any name you like.").click()
    expect(reader.get_by_role("textbox", name="Name")).to_be_focused()
