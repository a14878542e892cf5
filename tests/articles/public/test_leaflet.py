"""The page of a leaflet: for paper, not for search engines."""

import pytest
from django.conf import settings
from django.utils import timezone

from articles.publishing import publish
from articles.review import requests
from clinic.calendar import local_day
from tests import make, make_articles

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def article():
    make.profile(name="Test Clinic", phone="+97142000000")
    return make_articles.published(title="Back pain")


def page(client, article, query="") -> str:
    return " ".join(client.get(f"{article.get_absolute_url()}leaflet/{query}").content.decode().split())


def test_search_engines_are_led_to_the_article(client, article):
    head = page(client, article)

    assert '<meta name="robots" content="noindex">' in head
    assert f'<link rel="canonical" href="{settings.SITE_URL}{article.get_absolute_url()}">' in head


def test_it_says_address_phone_and_when_it_was_updated(client, article):
    words = page(client, article)
    address = f"{settings.SITE_URL}{article.get_absolute_url()}"

    assert f'<a href="{address}" dir="ltr">{address}</a>' in words
    assert 'aria-label="QR code of the article"' in words
    assert "+971 4 200 0000" in words
    assert f"Last updated {local_day(timezone.now()):%-d %B %Y}." in words
    assert "Sample content, awaiting clinical review." in words


def test_it_says_who_has_reviewed_the_article_and_when_again(client, article, settings):
    settings.DEMO = False
    asked = make_articles.asked(article, to=make_articles.reviewer(name="Dr Reviewer", credentials="FRCS"))
    requests.approve(asked, by=asked.reviewer.user, now=timezone.now())
    publish.publish(article, now=timezone.now())

    words = page(client, article)

    assert "Reviewed by <bdi>Dr Reviewer</bdi>, <bdi>FRCS</bdi>. Last reviewed" in words
    assert "Next review due" in words
    assert "awaiting clinical review" not in words


def test_the_address_holds_the_choice(client, article):
    assert "Keep moving" not in page(client, article)
    assert "Keep moving" in page(client, article, "?section=what-it-is")


def test_it_says_where_the_cautions_are_that_it_cannot_hold(client):
    named, other = make_articles.published(key_points="Ibuprofen may help."), make_articles.published()

    assert "The cautions are on the whole page, not on this leaflet" in page(client, named)
    assert "The cautions are on the whole page" not in page(client, other)


def test_news_and_drafts_have_no_leaflet(client, article):
    news = make_articles.published(article_type="news")
    draft = make_articles.article()

    assert client.get(f"{news.get_absolute_url()}leaflet/").status_code == 404
    assert client.get(f"{draft.get_absolute_url()}leaflet/").status_code == 404
    assert "Make a leaflet" not in client.get(news.get_absolute_url()).content.decode()
    assert "Make a leaflet" in client.get(article.get_absolute_url()).content.decode()


def test_what_was_taken_down_has_no_leaflet(client, article):
    publish.unpublish(article)

    assert client.get(f"{article.get_absolute_url()}leaflet/").status_code == 410
