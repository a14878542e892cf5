"""An editor finds an article in the list, copies it, is led from the checklist to the block, takes it down."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from articles.publishing import publish
from articles.review import requests
from tests import make_articles
from tests.browser.test_pages import axe_faults

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def desk(signed_in, live_server):
    """Of one editor, with `opens(name of a page, article)`."""
    editor = make_articles.editor()
    page = signed_in(editor)

    def opens(path):
        page.goto(f"{live_server.url}/admin/articles/article/{path}")

    page.opens, page.editor = opens, editor
    return page


def titles(page):
    return page.locator("#result_list .field-title a")


def test_the_list_is_filtered_and_an_article_is_copied(desk):
    make_articles.article(title="A draft")
    make_articles.published(title="Live", owner=desk.editor)
    changed = make_articles.published(title="Changed")
    make_articles.block(changed, "prose", html="<p>More.</p>")
    publish.save_edition(changed)
    late = make_articles.asked(to=make_articles.reviewer(user=make_articles.staff()))
    requests.approve(late, by=late.reviewer.user, now=timezone.now() - timedelta(days=800))
    publish.publish(late.edition.article, now=timezone.now())
    Article.objects.filter(pk=late.edition.article_id).update(title="Late")
    desk.opens("")

    def chooses(title, choice):
        desk.locator(f"details[data-filter-title='{title}']").get_by_role("link", name=choice, exact=True).click()

    chooses("status", "Draft, never published")
    expect(titles(desk)).to_have_text(["A draft"])
    chooses("status", "Live, with unpublished changes")
    expect(titles(desk)).to_have_text(["Changed"])
    chooses("status", "All")
    chooses("owner", desk.editor.username)
    expect(titles(desk)).to_have_text(["Live"])
    chooses("owner", "All")
    chooses("review due", "Overdue")
    expect(titles(desk)).to_have_text(["Late"])
    assert axe_faults(desk) == []

    desk.get_by_role("checkbox", name="Select this object for an action - Late").check()
    desk.get_by_label("Action:").select_option(label="Copy as a new draft")
    desk.get_by_role("button", name="Go", exact=True).click()
    expect(desk.locator(".messagelist li")).to_have_text("1 draft was made.")
    copied = Article.objects.latest("pk")
    assert (copied.title, copied.live_edition, copied.owner) == ("Copy of Late", None, desk.editor)


def test_a_line_of_the_checklist_leads_to_its_block_and_taking_down_asks_first(desk):
    article = make_articles.published()
    block = make_articles.block(
        article, "treatment_option", name="Tablets", what_it_is="A medicine.", names_a_medicine=True
    )
    article.summary = ""
    article.save()
    publish.save_edition(article)
    desk.opens(f"{article.pk}/release/")

    desk.get_by_role("link", name="“Tablets” names a medicine and needs a caution.").click()
    place = desk.locator(".order-machine .inline-related", has=desk.locator(f"[value='{block.pk}'][name$='-id']"))
    expect(place.locator(":focus")).to_have_value("Tablets")
    desk.go_back()
    desk.get_by_role("link", name="Write a summary.").click()
    expect(desk.locator("#id_summary")).to_be_in_viewport()
    desk.go_back()

    desk.get_by_text("Take down", exact=True).click()
    expect(desk.get_by_text("Readers can no longer read it.")).to_be_visible()
    assert Article.objects.live().get() == article
    assert axe_faults(desk) == []
    desk.get_by_role("button", name="Yes, take it down").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert not Article.objects.live().exists()
