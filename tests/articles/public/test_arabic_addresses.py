"""An Arabic article has its address in Arabic letters: on each page of it, and wherever an address has another form."""

import re
from urllib.parse import quote, unquote

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from appointments.models import BookingDraft
from articles.models import Article, ArticleType, Redirect
from articles.publishing import publish
from tests import make, make_articles, make_visits

pytestmark = pytest.mark.django_db
SLUG = "ألم-الركبة"
PATH = f"/ar/articles/{quote(SLUG)}/"


@pytest.fixture(autouse=True)
def clinic():
    return make.profile()


@pytest.fixture
def article():
    return make_articles.published(slug=SLUG, title="ألم الركبة", language="ar", comment_policy="open")


def test_the_address_is_written_in_ascii_and_read_in_arabic(client, article):
    assert article.get_absolute_url() == PATH
    assert client.get(PATH).status_code == 200
    assert client.get(f"/ar/articles/{SLUG}/").status_code == 200


@pytest.mark.parametrize("name", ["leaflet", "comments", "comment", "comment_thanks", "helpful", "helpful_thanks"])
def test_each_page_beside_it_has_an_address(client, article, name):
    with translation.override("ar"):
        path = reverse(f"articles:{name}", args=[SLUG])

    assert path.isascii()
    assert client.get(path).status_code == 200


def test_the_page_names_itself_and_its_picture_in_ascii(client, article):
    page = client.get(PATH).content.decode()
    found = re.findall(r'(?:canonical" href|og:url" content|og:image" content)="([^"]+)"', page)

    assert [address.isascii() for address in found] == [True] * 3
    assert found[:2] == [settings.SITE_URL + PATH] * 2
    picture = client.get(found[2].removeprefix(settings.SITE_URL))
    assert (picture.status_code, picture.getvalue()[:2]) == (200, b"\xff\xd8")


@pytest.mark.parametrize("path", ["/ar/feeds/articles.rss", "/ar/feeds/articles.atom", "/sitemap.xml"])
def test_feeds_and_the_sitemap_name_it_in_ascii(client, article, path):
    assert f"{settings.SITE_URL}{PATH}<".encode() in client.get(path).content.replace(b'"', b"<")


def test_its_old_address_leads_to_the_new_one(client, article):
    article.slug = "خشونة-الركبة"
    article.save()

    answer = client.get(PATH)

    assert (answer.status_code, unquote(answer.headers["Location"])) == (301, "/ar/articles/خشونة-الركبة/")
    assert Redirect.objects.get().old_path == f"/ar/articles/{SLUG}/"


def test_an_address_that_was_pasted_from_a_browser_is_the_same_old_address(client, article):
    Redirect.objects.create(old_path="/المفاصل/", article=article)

    assert client.get(f"/{quote('المفاصل')}/").headers["Location"] == PATH


def test_a_page_about_the_clinic_has_one_too(client):
    make_articles.published(slug="عن-العيادة", title="عن العيادة", language="ar", article_type=ArticleType.PAGE)

    assert client.get(f"/ar/{quote('عن-العيادة')}/").status_code == 200


@pytest.mark.parametrize(
    ("language", "title", "slug"),
    [
        ("ar", "ألمُ الركبةِ: ما يفيد؟", "ألم-الركبة-ما-يفيد"),
        ("ar", "MRI الركبة", "mri-الركبة"),
        ("en-gb", "Knee pain", "knee-pain"),
        ("en-gb", "Café", "cafe"),
    ],
)
def test_the_title_gives_it_in_the_letters_of_its_language(language, title, slug):
    assert Article.objects.create(title=title, language=language).slug == slug


def test_a_copy_stays_in_its_language(article):
    made = publish.copy(article)

    assert (made.language, made.slug.isascii()) == ("ar", False)


def test_a_booking_remembers_the_article_that_led_to_it(client, article):
    service = make_visits.bookable_service()

    client.post(f"/book/{service.slug}/?from={quote(SLUG)}", make_visits.first_step(**{"from": SLUG}))

    assert BookingDraft.objects.get().article_slug == SLUG
