"""Feeds and sitemap, read as other programs read them."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import feedparser
import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from articles.publishing import publish
from tests import make, make_articles

pytestmark = pytest.mark.django_db

IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.mark.parametrize("name", ["articles:rss", "articles:atom"])
def test_feeds_list_live_articles_with_whole_addresses(client, name):
    make.profile(name="Test Clinic")
    live = make_articles.published(title="For readers & others")
    make_articles.article(title="Draft")

    response = client.get(reverse(name))
    feed = feedparser.parse(response.content)

    assert not feed.bozo
    assert feed.feed.title == "Articles from Test Clinic"
    assert [(entry.title, entry.link) for entry in feed.entries] == [
        ("For readers & others", settings.SITE_URL + live.get_absolute_url())
    ]
    assert response.cookies == {}


@pytest.mark.parametrize("name", ["articles:condition_rss", "articles:condition_atom"])
def test_a_condition_has_feeds_of_its_own(client, name):
    make.profile(name="Test Clinic")
    sciatica = make_articles.condition("sciatica", name="Sciatica")
    about_it = make_articles.published(title="Sciatica in plain words", primary_condition=sciatica)
    make_articles.published(title="About another")

    feed = feedparser.parse(client.get(reverse(name, args=["sciatica"])).content)

    assert not feed.bozo
    assert feed.feed.title == "Sciatica: articles from Test Clinic"
    assert feed.feed.link == settings.SITE_URL + sciatica.get_absolute_url()
    assert [entry.link for entry in feed.entries] == [settings.SITE_URL + about_it.get_absolute_url()]
    assert client.get(reverse(name, args=["no-such"])).status_code == 404


def test_a_feed_without_articles_is_still_a_feed(client):
    feed = feedparser.parse(client.get(reverse("articles:rss")).content)

    assert not feed.bozo
    assert feed.entries == []


def test_the_sitemap_names_the_picture_of_an_article(client):
    make_articles.published(hero=make_articles.picture())
    make_articles.published()

    sitemap = ElementTree.fromstring(client.get(reverse("sitemap")).content)

    assert [loc.text for loc in sitemap.iter(f"{IMAGE}loc")] == [f"{settings.SITE_URL}/media/pictures/0a-480.jpeg"]


def test_the_sitemap_lists_live_articles_with_the_day_of_their_last_change(client):
    with time_machine.travel(datetime(2026, 11, 22, 21, 30, tzinfo=UTC), tick=False):  # in Dubai it is the 23rd
        live = make_articles.published()
    gone = make_articles.published()
    publish.unpublish(gone)
    service = make.service()

    pages = {
        page.findtext(f"{SITEMAP}loc"): page.findtext(f"{SITEMAP}lastmod")
        for page in ElementTree.fromstring(client.get(reverse("sitemap")).content)
    }

    site = settings.SITE_URL
    assert pages[site + live.get_absolute_url()] == "2026-11-23"
    assert site + gone.get_absolute_url() not in pages
    assert {site + reverse(name) for name in ["home", "services", "team", "contact", "articles:list"]} <= set(pages)
    assert site + service.get_absolute_url() in pages
