"""An emergency is heard in the words of frightened people, and harmless words raise no alarm."""

import pytest

from clinic import emergency_words, everyday_english
from clinic.models import WarningSign
from tests.clinic.emergencies import (
    ARABIC_EMERGENCIES,
    ARABIC_HARMLESS,
    EMERGENCIES,
    HARMLESS,
    MORE_EMERGENCIES,
    MORE_HARMLESS,
)

pytestmark = pytest.mark.pure


def sign(wording, question="", note=""):
    return WarningSign(wording=wording, question=question, note=note)


def test_frightened_people_are_heard_however_they_spell_in_three_scripts():
    assert len(EMERGENCIES) == 40
    assert len(ARABIC_EMERGENCIES) >= 40
    everything = [*EMERGENCIES, *MORE_EMERGENCIES, *ARABIC_EMERGENCIES]
    assert [text for text in everything if not emergency_words.found_in(text)] == []


def test_harmless_reasons_raise_no_alarm():
    assert len(HARMLESS) == 60
    assert len(ARABIC_HARMLESS) >= 40
    everything = [*HARMLESS, *MORE_HARMLESS, *ARABIC_HARMLESS]
    assert {text: found for text in everything if (found := emergency_words.found_in(text))} == {}


SOON = [
    sign("you have a fever with the pain"),
    sign("your hands slowly become clumsy, or walking becomes unsteady"),
    sign("one leg is newly swollen, painful or warm", note="Above all after an operation, a cast or a long flight."),
    sign("one joint is suddenly hot, swollen and very painful, also without a fever"),
    sign("a bone hurts all the time and the pain wakes you", "Constant bone pain that wakes from sleep"),
    sign("you lose weight without a reason"),
    sign("a child has a new limp without a fall, or after a small one"),
]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("neck pain and clumsy hands", [1]),
        ("clumzy fingers", [1]),
        ("back pain with fever", [0]),
        ("ألم مع حرارة", [0]),
        ("my calf is swollen", [2]),
        ("hot red knee", [3]),
        ("pain wakes me at night", [4]),
        ("unexplained weight loss", [5]),
        ("my child has a limp", [6]),
        ("ولدي يعرج", [6]),
        ("العلاج بالحرارة أو البرودة", []),
        ("ألم بدون حرارة", []),
        ("fever, clumsy hands", [0, 1]),
        *[(harmless, []) for harmless in (
            "", "back pain", "neck pain", "swollen ankle after a run", "losing weight for my knee", "no fever",
            "I wake up with back pain", "cramps", "how many minutes is a visit", "my foot hurts", "put ice on it",
        )],
    ],
)  # fmt: skip
def test_what_should_be_seen_soon_is_heard_in_the_clinics_own_signs(text, places):
    assert emergency_words.soon_in(text, SOON) == [SOON[place] for place in places]


def test_every_word_of_a_sign_is_in_the_table():
    tables = [emergency_words.SIGNS, emergency_words.SOON]
    used = {word for table in tables for rows in table.values() for row in rows for word in row.split()}

    assert used - emergency_words.WORDS.keys() == set()
    assert emergency_words.WORDS.keys() - used == set()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", set()),
        ("I cannot sleep. " * 30 + "My groin is numb", {"numb between the legs"}),
        ("numb fingers, and after the long drive home on Monday evening also an ache in the groin", set()),
        ("fell from a ladder yesterday", {"accident"}),
        ("fell from a ladder three years ago", set()),
        ("car accident in 2019", set()),
        ("cannot stand for long, without any fall", set()),
        ("in 2019 I had a car accident", set()),
        ("car crash, my knee was operated last year", {"accident"}),
        ("crash today, operation last year", {"accident"}),
        ("cannot stand after a fall, operation last year", {"cannot stand"}),
        ("حادث سيارة قبل سنوات", set()),
        ("سويت حادث سيارة من سنتين", set()),
        ("حادث سيارة قبل سنتين واليوم ما اقدر اتبول", {"bladder", "accident"}),
        ("طحت من الدرج وما اقدر اوقف", {"accident", "cannot stand"}),
        ("cannot pee, car crash last year", {"bladder"}),
        ("I CAN’T PEE", {"bladder"}),
        ("I passed out", {"awareness"}),
        ("no pulse", {"awareness"}),
        ("I want to die", {"suicide"}),
        ("can not pee", {"bladder"}),
    ],
)
def test_words_belong_together_only_near_each_other_and_an_old_accident_is_over(text, kinds):
    assert emergency_words.found_in(text) == kinds


def test_the_clinics_signs_are_heard_by_kind_and_its_own_ones_by_two_words():
    bladder, chest = (
        sign("you cannot pass urine", "Is it difficult to hold urine?"),
        sign("you have pain in your chest"),
    )
    own = sign("your cast smells foul")

    assert emergency_words.signs_in("cant pee", [bladder, chest, own]) == [bladder]
    assert emergency_words.signs_in("foul smelling cast", [bladder, chest, own]) == [own]
    assert emergency_words.signs_in("back pain", [bladder, chest, own]) == []
    assert emergency_words.signs_in("stroke", [bladder, chest]) == []  # no sign says it: the caller says whom to call
    tight, shape = sign("an arm feels tight", note="Or in a cast."), sign("an arm changed its shape after an injury")
    assert emergency_words.signs_in("cast too tight", [shape, tight]) == [tight]  # its small print counts
    both = sign("you cannot pass urine, or have pain in your chest")
    assert emergency_words.signs_in("chest pain", [both, chest]) == [chest, both]  # the nearest first


def test_words_that_exist_are_english_and_names_and_slips_are_not():
    assert [everyday_english.has(form) for form in ("parking", "colour", "color", "dont", "monday")] == [True] * 5
    assert [everyday_english.has(form) for form in ("siatica", "layla", "dubai", "")] == [False] * 4
