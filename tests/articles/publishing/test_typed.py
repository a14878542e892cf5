"""The preview beside the form shows what is typed, as saving would store it, and saves nothing."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from articles.models import Article, Edition
from articles.publishing import snapshot, typed
from tests import make, make_articles
from tests.articles.publishing.test_two_editors import Editor

pytestmark = [pytest.mark.django_db, pytest.mark.once]
MOST_STATEMENTS = 40


def looks(editor, article):
    return editor.client.post(reverse("admin:articles_article_look", args=[article.pk]), editor.form)


def posted(form):
    data = QueryDict(mutable=True)
    for name, value in form.items():
        data.setlist(name, [str(each) for each in (value if isinstance(value, list) else [value])])
    return data


def test_the_form_as_it_was_opened_gives_the_draft():
    article = make_articles.article(hero=make_articles.picture(), seo_title="Search", for_whom="children")
    make_articles.every_block(article)
    editor = Editor(article)

    assert typed.take(posted(editor.form), Article.objects.get()) == snapshot.take(article)


def test_what_is_typed_is_shown_and_nothing_is_saved():
    article = make_articles.article(title="As it was")
    before = snapshot.take(article)
    editor = Editor(article).types(title="As it will be")
    editor.form["articles_prose_set-0-html"] = "<p>Typed <script>x()</script>now.</p>"
    editor.form["articles_sectionheading_set-0-DELETE"] = "on"

    page = looks(editor, article)

    html = page.content.decode()
    assert "As it will be" in html
    assert "<p>Typed now.</p>" in html
    assert "What it is" not in html
    assert snapshot.take(Article.objects.get()) == before
    assert Edition.objects.count() == 0


def test_nonsense_is_no_error():
    article = make_articles.article()
    make_articles.every_block(article)
    editor = Editor(article)
    nonsense = {"hero": "x", "primary_condition": "99999", "body_regions": ["x", "99999"], "article_type": "?"}
    nonsense |= {"articles_figure_set-0-picture": "²", "articles_videoembed_set-0-reviewed_on": "tomorrow"}
    nonsense |= {"articles_carenotice_set-0-signs": ["x"], "articles_sectionheading_set-0-level": "high"}
    editor.form |= nonsense

    assert looks(editor, article).status_code == 200


def test_a_new_article_is_shown_before_it_is_saved(client):
    client.force_login(make_articles.editor())
    address = reverse("admin:articles_article_look_new")

    assert client.get(address).status_code == 200
    assert "Only begun" in client.post(address, {"title": "Only begun"}).content.decode()
    assert not Article.objects.exists()


def test_only_the_preview_may_stand_in_a_frame_of_our_own_and_nobody_keeps_it():
    article = make_articles.article()
    editor = Editor(article)

    page = looks(editor, article)
    other = editor.client.get(reverse("admin:articles_article_preview", args=[article.pk]))

    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]
    assert "no-store" in page.headers["Cache-Control"]
    assert other.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in other.headers["Content-Security-Policy"]


def test_only_those_who_write_see_it(client):
    article = make_articles.article()
    address = reverse("admin:articles_article_look", args=[article.pk])
    client.force_login(make_articles.staff("articles.view_article"))

    assert client.get(address).status_code == 403
    assert client.post(address, {"title": "x"}).status_code == 403


def test_forty_blocks_cost_few_statements(django_assert_max_num_queries):
    make.profile()
    article = make_articles.article(sections=[f"Part {number}" for number in range(20)])
    editor = Editor(article)
    looks(editor, article)

    with django_assert_max_num_queries(MOST_STATEMENTS):
        looks(editor, article)
