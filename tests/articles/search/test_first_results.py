"""What comes first for the words that people type, and that a word which exists is never corrected."""

import pytest
from django.utils import timezone

from articles import demo
from articles.search import query
from clinic import demo as clinic_demo
from tests.articles.search.everyday_words import WORDS
from tests.articles.search.first_results import FIRST_RESULTS
from tests.clinic.emergencies import EMERGENCIES, HARMLESS

pytestmark = pytest.mark.django_db


def first(text) -> str:
    found = query.find(text, now=timezone.now())
    if found.is_emergency:
        return "emergency"
    if found.cards:
        return f"card {found.cards[0]}"
    return " ".join(map(str, (query.KINDS[found.keys[0][0]], found.keys[0][1]))) if found.keys else "nothing"


def test_what_people_type_leads_to_the_answer_and_words_that_exist_stay(settings, tmp_path):
    """One test, so that all of it shares one index."""
    settings.MEDIA_ROOT = tmp_path
    clinic_demo.load()
    demo.load()

    assert len(FIRST_RESULTS) >= 150
    assert [(text, came) for text, expected in FIRST_RESULTS if (came := first(text)) != expected] == []
    assert [text for text in EMERGENCIES if first(text) != "emergency"] == []
    assert [text for text in HARMLESS if first(text) == "emergency"] == []
    assert len(WORDS) == 500
    assert [word for word in WORDS if query.find(word, now=timezone.now()).corrected] == []
