"""Feeds and sitemap, read as other programs read them."""

from xml.etree import ElementTree

import feedparser
import pytest
from django.conf import settings
from django.urls import reverse

from articles import publishing
from tests import make, make_articles

pytestmark = pytest.mark.django_db

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


def test_a_feed_without_articles_is_still_a_feed(client):
    feed = feedparser.parse(client.get(reverse("articles:rss")).content)

    assert not feed.bozo
    assert feed.entries == []


def test_the_sitemap_lists_live_articles_with_the_day_of_their_last_change(client):
    live = make_articles.published()
    gone = make_articles.published()
    publishing.unpublish(gone)
    service = make.service()

    pages = {
        page.findtext(f"{SITEMAP}loc"): page.findtext(f"{SITEMAP}lastmod")
        for page in ElementTree.fromstring(client.get(reverse("sitemap")).content)
    }

    site = settings.SITE_URL
    assert pages[site + live.get_absolute_url()] == live.live_edition.published_at.date().isoformat()
    assert site + gone.get_absolute_url() not in pages
    assert {site + reverse(name) for name in ["home", "services", "team", "contact", "articles:list"]} <= set(pages)
    assert site + service.get_absolute_url() in pages
