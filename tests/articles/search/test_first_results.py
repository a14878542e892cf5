"""What comes first for the words that people type, and that a word which exists is never corrected."""

import pytest
from django.utils import timezone, translation

from articles import demo
from articles.models import Article
from articles.search import query
from articles.search.entries import KINDS
from clinic import demo as clinic_demo
from tests.articles.search.arabic_queries import ARABIC_QUERIES, LATIN_ON_AN_ARABIC_PAGE
from tests.articles.search.everyday_words import ARABIC_WORDS, TAKEN_FOR_ANOTHER, WORDS
from tests.articles.search.first_results import FIRST_RESULTS
from tests.articles.search.queries import QUERIES
from tests.clinic.emergencies import ARABIC_EMERGENCIES, ARABIC_HARMLESS, EMERGENCIES, HARMLESS

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample_site(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    clinic_demo.load()
    demo.load()


def look(text) -> query.Found:
    return query.find(text, now=timezone.now())


def hits(found: query.Found) -> list[str]:
    """Articles by the address of their English text; one that is not in the reader's language says so."""
    rows = Article.objects.values_list("slug", "language", "translation_of__slug")
    named = {
        (0, slug): (source or slug) + ("" if language == found.language else f" ({language})")
        for slug, language, source in rows
    }
    return [f"{KINDS[key[0]]} {named.get(key, key[1])}" for key in found.keys]


def first(text) -> str:
    found = look(text)
    if found.is_emergency:
        return "emergency"
    return [*(f"card {kind}" for kind in found.cards), *hits(found), "nothing"][0]


def test_what_people_type_leads_to_the_same_first_results_on_every_engine(sample_site):
    """The expected rows stand in tables, so both engines are held to one order. One test shares one index."""
    assert len(FIRST_RESULTS) >= 150
    assert [(text, came) for text, expected in FIRST_RESULTS if (came := first(text)) != expected] == []

    came = [(text, *hits(look(text))[:3]) for text, *_expected in QUERIES]
    assert len(QUERIES) >= 60
    assert [row for row in came if row not in QUERIES] == []

    assert len(ARABIC_QUERIES) >= 80
    for language in ("ar", "en-gb"):
        with translation.override(language):
            assert [(text, came) for text, expected in ARABIC_QUERIES if (came := first(text)) != expected] == []
    with translation.override("ar"):
        came = [(text, first(text)) for text, _expected in LATIN_ON_AN_ARABIC_PAGE]
    assert came == LATIN_ON_AN_ARABIC_PAGE


@pytest.mark.once
def test_emergencies_are_heard_and_a_word_that_exists_is_never_corrected(sample_site):
    assert [text for text in [*EMERGENCIES, *ARABIC_EMERGENCIES] if first(text) != "emergency"] == []
    assert [text for text in [*HARMLESS, *ARABIC_HARMLESS] if first(text) == "emergency"] == []
    assert len(WORDS) == 500
    assert [word for word in WORDS if look(word).corrected] == []
    assert {word: right for word in ARABIC_WORDS if (right := look(word).corrected)} == TAKEN_FOR_ANOTHER
