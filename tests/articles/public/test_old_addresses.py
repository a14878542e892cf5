"""Where readers are led who come by an address that the clinic had before."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing import drafts, wxr
from articles.models import Redirect, old_path
from articles.publishing import publish
from tests import make, make_articles

pytestmark = pytest.mark.django_db

SITE = wxr.Site("https://old-clinic.example")


def led(client, path):
    answer = client.get(path)
    return answer.status_code, answer.headers.get("Location")


def moved_article(**facts):
    article = make_articles.published(slug="back-pain", **facts)
    for path in ("/2019/03/back-pain/", "/?p=19", "/blog/?p=19", "/ألم-الظهر/"):
        plain, _mark, query = path.partition("?")
        Redirect.objects.keep(old_path(plain, query), article)
    return article


@pytest.mark.parametrize(
    "path",
    [
        "/2019/03/back-pain/",
        "/2019/03/back-pain",
        "/2019/03/Back-Pain/?utm_source=mail",
        "/?p=19",
        "/?page_id=19",
        "/blog/?p=19",
        "/%D8%A3%D9%84%D9%85-%D8%A7%D9%84%D8%B8%D9%87%D8%B1/",
    ],
)
def test_an_old_address_leads_to_the_article(client, path):
    moved_article()

    assert led(client, path) == (301, "/articles/back-pain/")


def test_a_number_on_the_arabic_home_page_of_the_old_site_leads_to_its_article_too(client):
    Redirect.objects.keep(old_path("/ar/", "p=19"), make_articles.published(slug="back-pain"))

    assert led(client, "/ar/?p=19&utm_source=mail") == (301, "/articles/back-pain/")
    assert led(client, "/ar/?p=20") == (404, None)
    assert client.get("/ar/?utm_source=mail").status_code == 200


@pytest.mark.parametrize("path", ["/2019/03/back-pain/", "/?p=19"])
def test_an_old_address_leads_nowhere_while_its_article_is_not_live(client, path):
    publish.unpublish(moved_article())

    assert led(client, path) == (404, None)


@pytest.mark.parametrize(
    "path",
    ["/?p=20", "/?p=19%0d%0aSet-Cookie:a=b", "/?p=//evil.example", "/2019/03/", "/2019%00/", "/" + "x" * 3000],
)
def test_what_is_no_old_address_is_not_found(client, path):
    moved_article()

    assert led(client, path) == (404, None)


def test_after_two_renames_every_address_leads_straight_to_the_last(client):
    article = make_articles.published(slug="one")
    for slug in ("two", "three"):
        article.slug = slug
        article.save()

    assert [led(client, f"/articles/{slug}/") for slug in ("one", "two")] == [(301, "/articles/three/")] * 2
    assert client.get("/articles/three/").status_code == 200


def test_an_article_that_gets_its_old_name_back_is_at_home_there(client):
    article = make_articles.published(slug="one")
    for slug in ("two", "one"):
        article.slug = slug
        article.save()

    assert client.get("/articles/one/").status_code == 200
    assert led(client, "/articles/two/") == (301, "/articles/one/")
    assert list(Redirect.objects.values_list("old_path", flat=True)) == ["/articles/two/"]


def test_an_address_that_two_articles_had_leads_to_the_later_one(client):
    for slug in ("two", "three"):
        article = make_articles.published(slug="one")
        article.slug = slug
        article.save()

    assert led(client, "/articles/one/") == (301, "/articles/three/")


def test_a_draft_that_changes_its_address_leaves_nothing_behind():
    article = make_articles.article(slug="one")

    article.slug = "two"
    article.save()

    assert Redirect.objects.count() == 0


def test_who_comes_by_an_old_address_is_counted(client):
    moved_article()

    client.get("/?p=19")
    client.head("/?p=19")

    row = Redirect.objects.get(old_path="/?p=19")
    assert row.hits == 2
    assert row.last_hit_at is not None


def test_a_page_that_exists_asks_nothing_more(client):
    make.profile()
    article = moved_article()

    for path in ("/", "/?utm_source=mail", article.get_absolute_url()):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(path).status_code == 200
        assert [query for query in asked.captured_queries if "articles_redirect" in query["sql"]] == []


@pytest.mark.parametrize("path", ["/visit/secret-token/", "/book/x/", "/review/secret/"])
def test_a_personal_address_is_never_looked_for(client, path):
    with CaptureQueriesContext(connection) as asked:
        client.get(path)

    assert [query for query in asked.captured_queries if "articles_redirect" in query["sql"]] == []


def test_a_public_post_had_all_these_addresses():
    post = wxr.Post(
        fields={
            "link": "https://old-clinic.example/2019/03/Back-Pain/",
            "guid": "https://www.old-clinic.example/blog/?p=19",
            "wp:post_id": "19",
            "wp:status": "publish",
        },
        meta=[("_wp_old_slug", "backs")],
    )

    assert drafts.old_addresses(post, SITE) == ["/?p=19", "/blog/?p=19", "/2019/03/back-pain/", "/2019/03/backs/"]
    post.fields["wp:status"] = "draft"
    assert drafts.old_addresses(post, SITE) == []


def test_an_address_leads_to_whom_it_led_first():
    one, two = make_articles.article(), make_articles.article()

    assert [Redirect.objects.keep("/old/", article) for article in (one, one, two)] == [True, True, False]
    assert Redirect.objects.keep(one.get_absolute_url(), one)  # at home there already
    assert Redirect.objects.get().article == one
