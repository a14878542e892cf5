"""What other programs show beside a link to an article."""

import io

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.demo import ARTICLES, PAGES, words_of
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


def drawn(title: str, language: str):
    """The picture, and where its title stands: the leftmost and rightmost dark pixels of these lines."""
    edition = Article.objects.get(pk=make_articles.published(title=title, language=language).pk).live_edition
    picture = share_pictures.draw(edition, "")
    lines = picture.crop((20, 130, picture.width - 20, 400)).convert("L").point(lambda light: 255 * (light < 90))
    return picture, lines.getbbox()


def test_a_title_in_arabic_begins_at_the_right_and_its_letters_join():
    picture, (left, _top, right, _bottom) = drawn("ألم", "ar")
    assert (left > picture.width / 2, picture.width - 20 - right < 2 * share_pictures.MARGIN) == (True, True)
    # Letters that stand apart are wider together than the word.
    font = share_pictures._font(60, is_rtl=True)
    word, apart = "ألم", [font.getlength(letter, direction="rtl") for letter in "ألم"]
    assert font.getlength(word, direction="rtl") < sum(apart)
    assert drawn("Back", "en-gb")[1][0] < share_pictures.MARGIN


@pytest.mark.parametrize(("title", "language"), [("ألم الظهر", "en-gb"), ("背痛", "ar")])
def test_a_title_that_the_font_does_not_know_is_left_out_rather_than_drawn_as_boxes(title, language):
    assert share_pictures._can_be_drawn(title, is_rtl=language == "ar") is False
    assert share_pictures._can_be_drawn("Back – 3 facts", is_rtl=False) is True
    assert share_pictures._can_be_drawn("ألم (ACL) – 3", is_rtl=True) is True


def test_every_sign_of_the_sample_titles_is_in_the_font():
    font = share_pictures._font(30, is_rtl=True)
    missing = font.getmask("\uffff").getbbox()
    titles = "".join(words_of(content, "ar").ARTICLE["title"] for content in [*ARTICLES, *PAGES])
    assert {sign for sign in set(titles) - {" "} if font.getmask(sign).getbbox() == missing} == set()


@pytest.mark.parametrize("name", ["x.jpeg", "../../secret.jpeg", "0123456789abcdef.png"])
def test_other_names_lead_nowhere(client, name):
    article = make_articles.published()

    assert client.get(f"/media/share/{article.slug}/{name}").status_code == 404


def test_a_draft_has_no_picture(client):
    article = make_articles.article()

    assert client.get(f"/media/share/{article.slug}/0123456789abcdef.jpeg").status_code == 404


def test_the_longest_title_fits():
    words = "Osteoarthritis " * 8
    text, font = share_pictures._wrapped(
        words.strip(), share_pictures.TEXT_WIDTH - 2 * share_pictures.MARGIN, is_rtl=False
    )

    assert len(text.splitlines()) <= share_pictures.MOST_LINES
    assert max(map(font.getlength, text.splitlines())) <= share_pictures.TEXT_WIDTH
