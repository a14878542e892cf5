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
from clinic import style_sheets
from tests import make_articles

pytestmark = [pytest.mark.django_db, pytest.mark.once]

MOST_BYTES = {"en-gb": 39_000, "ar": 41_000}  # a letter of Arabic has two bytes
SHEETS = ("site", "article")


@cache
def sent(script: str) -> int:
    """Bytes of a script as the server sends it: compressed beforehand with Brotli."""
    return len(brotli.compress(Path(finders.find(script)).read_bytes()))


def test_an_article_with_styles_and_scripts_stays_within_its_budget(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    clinic_demo.load()
    demo.load()

    styles = sum(len(brotli.compress(style_sheets.joined(sheet).encode())) for sheet in SHEETS)

    for article in Article.objects.live().exclude(article_type="page"):
        page = client.get(article.get_absolute_url()).content
        linked = re.findall(r'<link rel="stylesheet" href="/static/([^"]+)"', page.decode())
        scripts = re.findall(r'<script src="/static/([^"]+)"', page.decode())
        size = len(gzip.compress(page)) + styles + sum(sent(script) for script in scripts)

        assert linked == [part for sheet in SHEETS for part in style_sheets.parts(sheet)]
        assert len(scripts) == {"en-gb": 3, "ar": 2}[article.language]  # one offers Arabic
        assert size <= MOST_BYTES[article.language], (article.slug, size)


def test_pictures_say_how_large_they_are_and_only_the_first_is_loaded_at_once(client):
    article = make_articles.article(hero=make_articles.picture())
    make_articles.block(article, "figure", picture=make_articles.picture())
    publish.publish(article, now=timezone.now())

    images = re.findall(r"<img [^>]+>", client.get(article.get_absolute_url()).content.decode())

    assert [('width="480" height="360"' in image, 'loading="lazy"' in image) for image in images] == [
        (True, False),
        (True, True),
    ]
