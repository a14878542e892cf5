"""What a reader on a phone has to load: an article with its styles and scripts, compressed."""

import gzip
import re
from functools import cache
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone

from articles import demo
from articles.models import Article
from articles.publishing import publish
from clinic import demo as clinic_demo
from tests import make_articles

pytestmark = [pytest.mark.django_db, pytest.mark.once]

MOST_BYTES = 40 * 1024


@cache
def sent(file: str) -> int:
    """Bytes of a static file as the server sends it: compressed beforehand with Brotli."""
    return len(brotli.compress(Path(finders.find(file)).read_bytes()))


def test_an_article_with_styles_and_scripts_stays_below_forty_kilobytes(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    clinic_demo.load()
    demo.load()

    for article in Article.objects.live():
        page = client.get(article.get_absolute_url()).content
        files = re.findall(r'(?:<link rel="stylesheet" href|<script src)="/static/([^"]+)"', page.decode())
        size = len(gzip.compress(page)) + sum(sent(file) for file in files)

        assert len(files) > 10
        assert size <= MOST_BYTES, (article.slug, size)


def test_pictures_say_how_large_they_are_and_only_the_first_is_loaded_at_once(client):
    article = make_articles.article(hero=make_articles.picture())
    make_articles.block(article, "figure", picture=make_articles.picture())
    publish.publish(article, now=timezone.now())

    images = re.findall(r"<img [^>]+>", client.get(article.get_absolute_url()).content.decode())

    assert [('width="480" height="360"' in image, 'loading="lazy"' in image) for image in images] == [
        (True, False),
        (True, True),
    ]
