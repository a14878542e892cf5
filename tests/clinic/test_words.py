"""Words in one form: case, marks, the ways of writing Arabic, digits."""

import pytest

from clinic.words import (
    forms,
    normal,
    shown,
    spelled,
    stem,
    with_changed,
    without_joined,
)

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("SPASM", "spasm"),
        ("Straße", "strasse"),
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("ﬁbromyalgia", "fibromyalgia"),
        ("ＡＢＣ", "abc"),
        ("baker’s", "baker"),
        ("can't", "cant"),
        ("٩٩٨", "998"),
        ("۹۹۸", "998"),
        ("أَلَمٌ", "الم"),
        ("آلام", "الام"),
        ("إصابة", "اصابه"),
        ("ظـــهر", "ظهر"),
        ("مستشفى", "مستشفي"),
        ("عضلة", "عضله"),
        ("مؤلم", "مولم"),
        ("\u0627\u0644\u0638\u0651\u064e\u0647\u0652\u0631", "الظهر"),
    ],
)
def test_a_word_has_one_form(written, form):
    assert normal(written) == form
    assert normal(normal(written)) == form


@pytest.mark.parametrize(
    "family",
    [
        ["spasm", "spasms", "SPASMS"],
        ["cramp", "cramps", "cramping"],
        ["herniated", "herniation"],
        ["عضلة", "العضلة", "عضلات", "العضلات"],
        ["ركبة", "الركبة", "ركبه", "والركبة"],
        ["الظهر", "ظَهر", "ظهـر", "ظهري", "بالظهر", "للظهر"],
        ["ركبة", "ركبتي", "ركبتين", "الركبتين", "ركبته"],
        ["ألم", "آلام", "الآلام", "ألمي", "بالألم"],
        ["التهاب", "الالتهاب", "بالتهاب", "التهابات", "والتهاب"],
        ["مفصل", "المفاصل", "مفاصلي"],
        ["تمرين", "تمارين", "التمارين", "تمريني"],
        ["عملية", "عمليتي", "العمليات", "للعملية"],
    ],
)
def test_the_forms_of_a_word_have_one_stem(family):
    assert len({stem(normal(word)) for word in family}) == 1


@pytest.mark.parametrize("others", [("عملية", "عمل"), ("عظم", "تعظيم"), ("ركبة", "ركوب"), ("كتف", "كف")])
def test_other_words_have_other_stems(others):
    assert len({stem(normal(word)) for word in others}) == 2


def test_a_joined_word_is_taken_away_only_from_what_is_left_a_word():
    assert [without_joined(form) for form in ("بظهري", "وجع", "لا", "back")] == ["ظهري", "وجع", "لا", "back"]


def test_arabic_is_spelled_with_its_hamza_and_without_marks():
    assert [spelled(word) for word in ("الرُّكْبَةُ", "آلام", "ألــم", "Goût")] == ["الركبة", "آلام", "ألم", "gout"]


def test_a_word_is_changed_in_its_place():
    assert with_changed("ألم في الركبا؟ Bak pain", {"الركبا": "الركبة", "bak": "back"}) == "ألم في الركبة؟ back pain"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What is the cause of back pain?", ["cause", "back", "pain"]),
        ('"slipped disc" OR (hernia*)', ["slipped", "disc", "hernia"]),
        ("low_back-pain", ["low", "back", "pain"]),
        ("ما هو أَلَمُ الظَّهر؟", ["الم", "الظهر"]),
        ("the doctor's knees", ["doctor", "knees"]),
        ('😀 \x00 \ud800 \ufffd * : ( "', []),
        ("", []),
    ],
)
def test_a_text_is_its_words_without_those_that_mean_nothing(text, words):
    assert list(forms(text)) == words


def test_what_somebody_typed_is_shown_without_what_acts_behind_the_readers_back():
    assert shown(" back\x00\u202epain \n now ", 80) == "back pain now"
    assert shown("a" * 5000, 10) == "a" * 10
    assert shown("\ud800", 10) == ""
