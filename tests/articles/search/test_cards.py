"""Which cards a search asks for: by whole phrases, the longest first, and not by a word among many others."""

import pytest

from articles.search.cards import asked_for
from clinic.words import all_forms

pytestmark = pytest.mark.pure

PHRASES = {
    "change": "cancel\ncancel appointment",
    "find": "my appointment\nموعدي",
    "hours": "hours\nare you open",
    "prices": "price\nhow much is",
    "women": "female doctor\nطبيبة",
    "book": "appointment\nموعد\nbook my appointment",
}


def asked(text) -> tuple:
    return asked_for(list(all_forms(text)), PHRASES).kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", ()),
        ("hours", ("hours",)),
        ("Hour?", ("hours",)),
        ("pain for 24 hours", ()),
        ("are you open", ("hours",)),
        ("open wound", ()),
        ("how much is physiotherapy", ("prices",)),
        ("is much", ()),
        ("price and hours", ("hours", "prices")),
        ("cancel my appointment", ("change", "find")),
        ("book my appointment", ("book",)),
        ("موعد", ("book", "find")),
        ("موعدي", ("find", "book")),
        ("doctor female", ("women",)),
        ("طبيبه", ("women",)),
        ("عندكم طبيبات؟", ("women",)),
        ("طبيب", ()),
        ("ابغى موعد اليوم", ("book", "find")),
        ("موعد لتشنج عضلات الظهر", ()),
    ],
)
def test_a_card_is_asked_for_by_its_words(text, kinds):
    assert asked(text) == kinds


def test_a_question_that_is_all_of_a_card_is_told_from_one_that_asks_more():
    assert asked_for(["cancel", "my", "appointment"], PHRASES).is_all
    assert not asked_for(["price", "physiotherapy"], PHRASES).is_all
    assert not asked_for(["knee"], PHRASES).is_all
