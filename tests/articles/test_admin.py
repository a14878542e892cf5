"""The editors' desk."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from lxml import html

from articles.blocks.kinds import KINDS
from articles.models import Article, ClinicalReview, Redirect
from articles.publishing import publish
from tests import make, make_articles
from tests.benchmarks.writing import long_article

pytestmark = pytest.mark.django_db
MOST_BYTES_OF_THE_FORM = 300_000


def address(name, article, *more):
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *more])


def empty_blocks() -> dict:
    """The management form of every kind of block."""
    prefixes = ["contributions", *[f"articles_{model._meta.model_name}_set" for model in KINDS.values()]]
    return {f"{prefix}-{count}_FORMS": 0 for prefix in prefixes for count in ("TOTAL", "INITIAL")}


def test_saving_in_the_admin_keeps_an_edition(client):
    editor = make_articles.editor()
    client.force_login(editor)
    form = {"title": "New", "slug": "new", "article_type": "news", "for_whom": "everybody", "owner": editor.pk}
    form |= {"review_interval_months": 12, "comment_policy": "hidden"} | empty_blocks()
    prose = "articles_prose_set"
    form |= {
        f"{prose}-TOTAL_FORMS": 1,
        f"{prose}-0-html": "<p>Text<script>x()</script></p>",
        f"{prose}-0-region": "main",
        f"{prose}-0-ordering": 10,
    }

    response = client.post(reverse("admin:articles_article_add"), form)

    assert response.status_code == 302, response.context["errors"]
    edition = Article.objects.get().editions.get()
    assert edition.created_by == editor
    assert [block["fields"] for block in edition.snapshot["blocks"]] == [{"html": "<p>Text</p>"}]


@pytest.mark.parametrize(
    "name", ["articles_article", "articles_contributor", "articles_reference", "articles_imageasset"]
)
def test_lists_and_forms_open(client, name):
    client.force_login(make_articles.editor())
    make_articles.published(hero=make_articles.picture())

    assert client.get(reverse(f"admin:{name}_changelist")).status_code == 200
    assert client.get(reverse(f"admin:{name}_add")).status_code == 200


@pytest.mark.once  # a page is as long on each database
def test_the_form_of_a_long_article_is_not_too_long(client):
    client.force_login(make_articles.editor())
    article = long_article()

    page = client.get(address("change", article))

    assert len(page.content) <= MOST_BYTES_OF_THE_FORM


def test_the_form_keeps_every_blank_of_a_text(client):
    client.force_login(make_articles.editor())
    article, text = make_articles.article(), "First > then\n\n    <b> <i>\n   and  so on "
    make_articles.block(article, "quote", text=text, said_by="A")

    page = client.get(address("change", article))

    [field] = html.fromstring(page.content.decode()).xpath("//textarea[@name='articles_quote_set-0-text']")
    assert field.text == f"\n{text}"  # the first line end is none to a browser


@pytest.mark.parametrize("name", ["article", "series"])
def test_every_label_of_a_form_leads_to_a_field_that_is_seen_and_no_choice_is_without_words(client, name):
    client.force_login(make.user("the-editor", roles=["editor"]))
    article = make_articles.article()
    make_articles.every_block(article)
    row = {"article": article, "series": make_articles.series(article)}[name]

    page = html.fromstring(client.get(reverse(f"admin:articles_{name}_change", args=[row.pk])).content.decode())

    named = page.xpath("//label/@for")
    seen = page.xpath("//*[self::select or self::textarea or self::input[not(@type='hidden')]]/@id")
    assert named and set(named) <= set(seen)
    assert page.xpath("//option[not(normalize-space())]") == []


def test_only_the_form_with_the_editors_has_a_nonce(client):
    client.force_login(make_articles.editor())
    article = make_articles.published()

    form = client.get(address("change", article))
    listing = client.get(reverse("admin:articles_article_changelist"))

    assert "'nonce-" in form.headers["Content-Security-Policy"]
    assert "unsafe" not in form.headers["Content-Security-Policy"]
    assert "nonce" not in listing.headers["Content-Security-Policy"]


def test_the_list_says_what_state_an_article_is_in(client):
    client.force_login(make_articles.editor())
    make_articles.article(title="A")
    make_articles.published(title="B")
    changed = make_articles.published(title="C")
    make_articles.block(changed, "prose", html="<p>More.</p>")
    publish.save_edition(changed)
    publish.unpublish(make_articles.published(title="D"))

    rows = client.get(reverse("admin:articles_article_changelist")).context["cl"]

    states = [rows.model_admin.state(article) for article in rows.result_list]
    assert states == ["Draft", "Live", "Live, with unpublished changes", "Taken down"]


def test_publishing_and_taking_down_are_logged(client):
    client.force_login(make_articles.editor())
    article = make_articles.article()

    client.post(address("publish", article))
    client.post(address("take_down", article))

    article.refresh_from_db()
    assert (article.live_edition, article.first_published_at is None) == (None, False)
    assert list(LogEntry.objects.order_by("pk").values_list("change_message", flat=True)) == [
        "Published edition 1.",
        "Taken down.",
    ]


def test_what_is_missing_is_told_instead_of_published(client):
    client.force_login(make_articles.editor())
    article = make_articles.article(summary="")

    page = client.post(address("publish", article), follow=True)

    assert [str(message) for message in page.context["messages"]] == [
        "Write a summary. It appears under the title, in lists and in search results."
    ]
    article.refresh_from_db()
    assert article.live_edition is None


def test_a_reviewer_approves_as_the_person_readers_see(client):
    clinician = make_articles.staff("articles.view_article", "articles.review_article")
    person = make_articles.contributor(user=clinician)
    client.force_login(clinician)
    article = make_articles.article()
    publish.save_edition(article)

    client.post(address("approve", article, 1))

    assert ClinicalReview.objects.get().reviewer == person


@pytest.mark.parametrize(
    ("name", "more"),
    [("publish", []), ("take_down", []), ("restore", [1]), ("approve", [1]), ("release", []), ("preview", [])],
)
def test_each_act_has_its_own_permission(client, name, more):
    article = make_articles.published()
    client.force_login(make_articles.staff("clinic.view_condition"))
    ask = client.get if name in {"release", "preview"} else client.post

    assert ask(address(name, article, *more)).status_code == 403


@pytest.mark.parametrize(("name", "more"), [("publish", []), ("take_down", []), ("restore", [1]), ("approve", [1])])
def test_nothing_changes_by_following_a_link(client, name, more):
    article = make_articles.published()
    client.force_login(make_articles.editor())

    assert client.get(address(name, article, *more)).status_code == 405


def test_a_preview_shows_the_draft_and_stores_nothing(client):
    client.force_login(make_articles.editor())
    article = make_articles.published(title="Live title")
    Article.objects.filter(pk=article.pk).update(title="Draft title")

    page = client.get(address("preview", article))

    assert "Draft title" in page.content.decode()
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert article.editions.count() == 1


def test_an_article_that_was_public_is_not_deleted(client):
    client.force_login(make_articles.editor())
    article = make_articles.published()

    assert client.post(address("delete", article), {"post": "yes"}).status_code == 403


def test_the_address_of_a_public_article_does_not_follow_its_title_and_says_what_a_change_does(client):
    client.force_login(make_articles.editor())

    made = make_articles.published(slug="as-it-was")
    page = client.get(address("change", made))
    made.title = "Another title"
    made.save()

    assert made.slug == "as-it-was"
    assert "the old address still leads here" in page.content.decode()


def test_an_editor_adds_an_old_address_in_whatever_form_it_was_copied(client):
    client.force_login(make_articles.staff("articles.add_redirect", "articles.view_article"))
    article = make_articles.published()

    sent = {"old_path": "blog/Back-Pain?p=19", "article": article.pk}
    client.post(reverse("admin:articles_redirect_add"), sent)
    refused = client.post(reverse("admin:articles_redirect_add"), {"old_path": "/", "article": article.pk})

    assert list(article.redirects.values_list("old_path", flat=True)) == ["/blog/back-pain/?p=19"]
    assert refused.context["errors"] == [["This cannot be an old address."]]


def test_an_old_address_is_pasted_with_its_host_and_leads_to_one_page(client):
    client.force_login(make_articles.staff("articles.add_redirect", "articles.view_article"))
    article, service = make_articles.published(), make.service()
    add = reverse("admin:articles_redirect_add")

    client.post(add, {"old_path": "https://www.Old.example/Treatments?item=4&utm_source=x", "service": service.pk})
    nowhere = client.post(add, {"old_path": "/nowhere/"})
    both = client.post(add, {"old_path": "/both/", "service": service.pk, "article": article.pk})

    assert [str(row) for row in Redirect.objects.all()] == ["old.example/treatments/?item=4"]
    assert Redirect.objects.get().get_absolute_url() == service.get_absolute_url()
    for refused in (nowhere, both):
        assert refused.context["errors"] == [["Choose one: an article, a service, a person or a page."]]
