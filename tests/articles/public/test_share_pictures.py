"""What other programs show beside a link to an article."""

import io

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.models import Article
from articles.public import share_pictures
from articles.publishing import publish
from clinic import pictures
from tests import make, make_articles

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make.profile(name="Test Clinic")
    return tmp_path


def path_of(article, clinic="Test Clinic"):
    article = Article.objects.get(pk=article.pk)
    return share_pictures.address(article, article.live_edition, clinic).removeprefix(settings.SITE_URL)


def picture_at(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    return Image.open(io.BytesIO(response.getvalue()))


def test_an_article_has_a_picture_of_the_size_that_is_shown_whole(client, files):
    path = path_of(make_articles.published(title="Sciatica"))

    picture = picture_at(client, path)

    assert (picture.format, picture.size) == ("JPEG", (1200, 630))
    assert picture_at(client, path).size == picture.size
    assert len(list((files / "share").iterdir())) == 1  # drawn once


def test_the_title_is_in_it_and_another_title_makes_another_picture(client):
    article = make_articles.published(title="Sciatica")
    before = path_of(article)
    first = picture_at(client, before)
    article.title = "Tennis elbow"
    article.save()
    publish.publish(article, now=article.first_published_at)

    after = path_of(article)

    assert after != before
    assert picture_at(client, after).tobytes() != first.tobytes()
    assert client.get(before)["Location"] == settings.SITE_URL + after


def test_the_illustration_stands_beside_the_title(client):
    buffer = io.BytesIO()
    Image.new("RGB", (640, 480), (10, 200, 30)).save(buffer, "JPEG")
    stored = pictures.encode(SimpleUploadedFile("green.jpg", buffer.getvalue()))
    hero = make_articles.picture()
    stored.give_to(hero)
    hero.save()

    picture = picture_at(client, path_of(make_articles.published(hero=hero)))

    red, green, blue = picture.getpixel((1100, 300))
    assert (red < 40, green > 170, blue < 60) == (True, True, True)


def test_a_title_that_the_font_does_not_know_is_left_out_rather_than_drawn_as_boxes():
    article = make_articles.published(title="ألم أسفل الظهر", language="ar")
    edition = Article.objects.get(pk=article.pk).live_edition

    with_title = share_pictures.draw(edition, "")
    edition.facts["title"] = ""

    assert with_title.getpixel((70, 160)) == share_pictures.draw(edition, "").getpixel((70, 160))
    assert [share_pictures._can_be_drawn(text) for text in ("Back – 3 facts", "ألم")] == [True, False]


@pytest.mark.parametrize("name", ["x.jpeg", "../../secret.jpeg", "0123456789abcdef.png"])
def test_other_names_lead_nowhere(client, name):
    article = make_articles.published()

    assert client.get(f"/media/share/{article.slug}/{name}").status_code == 404


def test_a_draft_has_no_picture(client):
    article = make_articles.article()

    assert client.get(f"/media/share/{article.slug}/0123456789abcdef.jpeg").status_code == 404


def test_the_longest_title_fits():
    words = "Osteoarthritis " * 8
    text, font = share_pictures._wrapped(words.strip(), share_pictures.TEXT_WIDTH - 2 * share_pictures.MARGIN)

    assert len(text.splitlines()) <= share_pictures.MOST_LINES
    assert max(map(font.getlength, text.splitlines())) <= share_pictures.TEXT_WIDTH
