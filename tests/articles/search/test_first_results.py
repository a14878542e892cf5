"""What comes first for the words that people type, and that a word which exists is never corrected."""

import pytest
from django.utils import timezone

from articles import demo
from articles.search import query
from articles.search.entries import KINDS
from clinic import demo as clinic_demo
from clinic.two_languages import ENGLISH
from tests.articles.search.everyday_words import WORDS
from tests.articles.search.first_results import FIRST_RESULTS
from tests.articles.search.queries import QUERIES
from tests.clinic.emergencies import EMERGENCIES, HARMLESS

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample_site(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    clinic_demo.load()
    demo.load(languages=[ENGLISH])


def look(text) -> query.Found:
    return query.find(text, now=timezone.now())


def hits(found: query.Found) -> list[str]:
    return [f"{KINDS[kind]} {slug}" for kind, slug in found.keys]


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


@pytest.mark.once
def test_emergencies_are_heard_and_a_word_that_exists_is_never_corrected(sample_site):
    assert [text for text in EMERGENCIES if first(text) != "emergency"] == []
    assert [text for text in HARMLESS if first(text) == "emergency"] == []
    assert len(WORDS) == 500
    assert [word for word in WORDS if look(word).corrected] == []
