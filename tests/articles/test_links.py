"""Links to own pages by choosing: what the dialog finds, for whom, and where a chosen link leads later."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import make, make_articles

pytestmark = pytest.mark.django_db
MOST_STATEMENTS = 6


def asks(user, words):
    client = Client()
    client.force_login(user)
    return client.get(reverse("admin:articles_article_links"), {"q": words})


def found(user, words):
    return [(each["title"], each["kind"], each["note"], each["address"]) for each in asks(user, words).json()["found"]]


def test_articles_pages_services_and_people_are_found_by_words_of_their_title():
    editor = make_articles.editor()
    make_articles.published(title="Care of the back", slug="care-of-the-back")
    make_articles.article(title="Back to work", slug="back-to-work")
    make_articles.article(title="Coming back", slug="coming-back", article_type="page")
    make.service(name="Back school", slug="back-school")
    make.practitioner(name="Dr Back (sample)", slug="dr-back")

    assert found(editor, "BACK") == [
        ("Back school", "Service", "", "/services/back-school/"),
        ("Back to work", "Article", "not live now", "/articles/back-to-work/"),
        ("Care of the back", "Article", "", "/articles/care-of-the-back/"),
        ("Coming back", "Page", "not live now", "/coming-back/"),
        ("Dr Back (sample)", "Team", "", "/team/dr-back/"),
    ]
    assert found(editor, "back care") == [("Care of the back", "Article", "", "/articles/care-of-the-back/")]


def test_pages_of_the_site_are_found_and_nothing_without_a_word():
    editor = make_articles.editor()

    assert found(editor, "opening") == [("Opening hours", "Page", "", "/contact/#hours")]
    assert found(editor, " ") == []


def test_only_those_who_write_may_look():
    assert asks(make_articles.staff("articles.view_article"), "back").status_code == 403
    assert asks(make_articles.staff("articles.add_article"), "back").status_code == 200


def test_looking_costs_few_statements(django_assert_max_num_queries):
    editor = make_articles.editor()
    client = Client()
    client.force_login(editor)
    client.get(reverse("admin:articles_article_links"))  # notes that the session was used, once a minute

    with django_assert_max_num_queries(MOST_STATEMENTS):
        client.get(reverse("admin:articles_article_links"), {"q": "back"})


def test_a_chosen_link_leads_on_when_the_article_moves(client):
    aim = make_articles.published(slug="one")
    article = make_articles.article()
    make_articles.block(article, "prose", html=f'<p><a href="{aim.get_absolute_url()}">Read on</a></p>')
    aim.slug = "two"
    aim.save()

    stored = article.articles_prose_set.order_by("-ordering").first().html
    assert stored == '<p><a href="/articles/one/">Read on</a></p>'
    assert client.get("/articles/one/").headers["Location"] == "/articles/two/"
