"""An article is written in one language; a translation is an article of its own, and each leads to the other."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from articles.models import Article, MenuEntry
from articles.publishing import publish, snapshot
from tests import make, make_articles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clinic():
    return make.profile()


@pytest.fixture
def english():
    return make_articles.published(slug="knee-pain", title="Knee pain")


@pytest.fixture
def arabic(english):
    facts = {"slug": "alam-alrukba", "title": "ألم الركبة", "language": "ar", "translation_of": english}
    return make_articles.published(**facts)


def alternates(page) -> list[tuple[str, str]]:
    return re.findall(r'<link rel="alternate" hreflang="([-\w]+)" href="[^"]+?(/(?:ar/)?articles/[^"]+)">', page)


def test_each_stands_in_its_own_language_and_leads_to_the_other(client, english, arabic):
    pages = client.get("/articles/knee-pain/"), client.get("/ar/articles/alam-alrukba/")

    assert [page.status_code for page in pages] == [200, 200]
    assert '<html lang="ar" dir="rtl">' in pages[1].content.decode()
    assert '"inLanguage": "ar"' in pages[1].content.decode().replace('":"', '": "')
    both = {("en-gb", "/articles/knee-pain/"), ("ar", "/ar/articles/alam-alrukba/")}
    assert [set(alternates(page.content.decode())) for page in pages] == [both, both]


def test_the_address_in_the_other_language_leads_to_the_translation(client, english, arabic):
    for asked, led_to in [
        ("/ar/articles/knee-pain/", "/ar/articles/alam-alrukba/"),
        ("/articles/alam-alrukba/", "/articles/knee-pain/"),
    ]:
        answer = client.get(asked)
        assert (answer.status_code, answer.headers["Location"]) == (302, led_to)


def test_while_nobody_has_translated_it_the_page_says_so_and_leads_to_what_there_is(client, english):
    answer = client.get("/ar/articles/knee-pain/")
    page = answer.content.decode()

    assert answer.status_code == 200
    assert '<meta name="robots" content="noindex">' in page
    assert '<html lang="ar" dir="rtl">' in page
    assert 'href="/articles/knee-pain/" lang="en-gb"' in page
    assert "Keep moving" not in page
    assert alternates(client.get("/articles/knee-pain/").content.decode()) == []


def test_a_translation_is_led_to_only_once_it_is_live(client, english):
    facts = {"slug": "alam", "title": "ألم", "language": "ar", "translation_of": english}
    draft = make_articles.article(**facts)
    assert client.get("/ar/articles/knee-pain/").status_code == 200
    publish.publish(draft, now=english.live_edition.published_at)
    assert client.get("/ar/articles/knee-pain/").headers["Location"] == "/ar/articles/alam/"


def test_lists_and_feeds_have_the_articles_of_their_language(client, english, arabic):
    for path, shown, other in [
        ("/articles/", "Knee pain", "ألم الركبة"),
        ("/ar/articles/", "ألم الركبة", "Knee pain"),
        ("/feeds/articles.rss", "Knee pain", "ألم الركبة"),
        ("/ar/feeds/articles.rss", "ألم الركبة", "Knee pain"),
    ]:
        page = client.get(path).content.decode()
        assert (shown in page, other in page) == (True, False), path


def test_a_card_a_link_and_the_sitemap_name_one_address(client, english, arabic):
    with translation.override("en-gb"):
        assert arabic.get_absolute_url() == "/ar/articles/alam-alrukba/"
    with translation.override("ar"):
        assert english.get_absolute_url() == "/articles/knee-pain/"
    found = re.findall(r"<loc>[^<]*?(/(?:ar/)?articles/[^<]+/)</loc>", client.get("/sitemap.xml").content.decode())
    assert sorted(found) == ["/ar/articles/alam-alrukba/", "/articles/knee-pain/"]


def test_an_edition_is_in_its_own_language_whoever_publishes_it(english):
    with translation.override("ar"):
        publish.publish(english, now=english.live_edition.published_at)
        made = make_articles.published(title="Hip pain")
    assert made.live_edition.segments == _again(made)
    assert snapshot.language_of(made.live_edition.snapshot) == "en-gb"


def _again(article: Article) -> list:
    from articles.publishing import rendering

    return rendering.render(article.live_edition.snapshot)["segments"]


def test_the_language_is_part_of_what_a_clinician_approves(english, arabic):
    taken = snapshot.take(arabic)
    assert taken["article"]["language"] == "ar"
    assert snapshot.clinical_hash(taken) != snapshot.clinical_hash(
        taken | {"article": taken["article"] | {"language": "en-gb"}}
    )
    assert "language" not in snapshot.take(english)["article"]


def test_an_article_has_one_translation_in_each_language_and_is_none_of_its_own(english, arabic):
    with pytest.raises(ValidationError, match="There is a translation in this language already"):
        Article(title="x", slug="x", language="ar", translation_of=english).full_clean()
    english.translation_of = english
    with pytest.raises(ValidationError, match="An article cannot be a translation of itself"):
        english.full_clean()


def test_the_language_stays_once_readers_have_seen_it(signed_in, editor, english):
    client = signed_in(editor)
    page = client.get(reverse("admin:articles_article_change", args=[english.pk])).content.decode()
    assert '<select name="language"' not in page
    assert '<select name="language"' in client.get(reverse("admin:articles_article_add")).content.decode()


def test_a_result_that_is_only_in_another_language_is_labelled(client, english):
    page = client.get("/ar/search/?q=knee").content.decode()
    assert re.search(r'href="/articles/knee-pain/"', page)
    assert re.search(r'<bdi lang="en-gb">English</bdi>', page)
    assert '<bdi lang="en-gb">English</bdi>' not in client.get("/search/?q=knee").content.decode()


def test_the_menu_leads_to_pages_of_its_language(client):
    for title, language in [("Paying", "en-gb"), ("طرق الدفع", "ar")]:
        page = make_articles.published(
            title=title, slug=f"paying-{language[:2]}", article_type="page", language=language
        )
        MenuEntry.objects.create(place=MenuEntry.Place.FOOTER, page=page)

    english, arabic = (client.get(path).content.decode() for path in ("/team/", "/ar/team/"))

    assert ('href="/paying-en/"' in english, "طرق الدفع" in english) == (True, False)
    assert ('href="/ar/paying-ar/"' in arabic, "Paying" in arabic) == (True, False)
