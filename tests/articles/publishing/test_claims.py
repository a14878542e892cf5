"""Statements that must not come back, in three wordings each, as the checklist shows them to an editor."""

import re
import time

import pytest

from articles.publishing import checklist, claims, medicines
from clinic.models import Urgency
from tests.articles.publishing.statements import OLD_ARTICLES, OUR_FIRST_VERSIONS, TRUE

pytestmark = pytest.mark.pure


def draft(sentence: str) -> dict:
    """A draft that says only this, in the section of its warning signs."""
    blocks = [("section_heading", {"text": "When to get help", "level": 2}), ("prose", {"html": f"<p>{sentence}</p>"})]
    blocks += [("care_notice", {"urgency": urgency, "signs": []}) for urgency in Urgency.values]
    return {
        "article": {
            "title": "Title", "seo_title": "", "summary": "Summary.", "key_points": "Point.", "primary_condition": 1,
            "condition": None, "body_regions": [1], "article_type": "condition_guide",
        },
        "hero": None,
        "people": [],
        "references": [],
        "blocks": [{"kind": kind, "fields": fields, "frozen": {}} for kind, fields in blocks],
    }  # fmt: skip


NOTHING = {problem.message for problem in checklist.problems(draft("Walk a little."))}


def said_of(sentence: str) -> list[str]:
    """What the checklist says of this sentence, without its requests for a source. The draft is English."""
    said = [problem.message for problem in checklist.problems(draft(sentence)) if problem.message not in NOTHING]
    return [message for message in said if not re.search("needs a source|in the other language", message)]


@pytest.mark.parametrize("name", [*OLD_ARTICLES, *OUR_FIRST_VERSIONS])
def test_each_wording_of_a_statement_is_pointed_out(name):
    wordings = (OLD_ARTICLES | OUR_FIRST_VERSIONS)[name]

    assert len(wordings) == 3
    assert [sentence for sentence in wordings if not said_of(sentence)] == []


@pytest.mark.parametrize("sentence", TRUE)
def test_what_is_right_may_be_said(sentence):
    lacks_a_caution = [message for message in said_of(sentence) if "full caution" in message]

    assert [message for message in said_of(sentence) if message not in lacks_a_caution] == []


def test_the_advice_says_what_is_known_instead():
    part = claims.Part("Before it. Slouching shifts your vertebrae. After it.")

    assert list(claims.found([part])) == [
        ("Slouching shifts your vertebrae", "Posture does not put the spine out of line.")
    ]


def test_a_question_is_read_together_with_its_answer():
    part = claims.Part("New numbness between the legs? Make an appointment.")

    assert [sentence for sentence, _advice in claims.found([part])] == [
        "New numbness between the legs? Make an appointment"
    ]


def test_hurt_is_not_harm_may_be_said_after_the_signs():
    said, early = "Pain does not mean damage.", claims.Part("Pain does not mean damage.", is_before_the_signs=True)

    assert list(claims.found([claims.Part(said)])) == []
    assert [sentence for sentence, _advice in claims.found([early])] == ["Pain does not mean damage"]


def test_never_stop_a_medicine_may_be_said_where_the_exception_stands():
    rule, exception = claims.Part("Never stop your tablets on your own."), claims.Part("Stop the statin and call now.")

    assert len(list(claims.found([rule]))) == 1
    assert list(claims.found([rule, exception])) == []


def test_a_medicine_in_any_part_asks_for_its_full_caution_somewhere():
    full = (
        "Paracetamol: no more than the pack says. Ask first if you are pregnant, have liver disease or an allergy, "
        "or take other medicines. A child needs a smaller dose."
    )
    short = "Does paracetamol help? Ask a pharmacist."

    assert dict(medicines.without_full_caution([short])) == {
        "Paracetamol": ["pregnancy", "age", "allergy", "other medicines", "the liver", "no more than the pack says"]
    }
    assert dict(medicines.without_full_caution([short, full])) == {}
    assert dict(medicines.without_full_caution([short, full.replace("are pregnant, ", "")])) == {
        "Paracetamol": ["pregnancy"]
    }


def test_a_gel_is_not_a_tablet():
    assert list(dict(medicines.without_full_caution(["Rub in an ibuprofen gel."]))) == ["An anti-inflammatory gel"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Take aspirin for the pain.", ["Aspirin"]),
        ("Never aspirin under 16.", ["Aspirin"]),
        ("Not if aspirin or a medicine of this kind ever gave you a rash.", []),
        ("Steroids by mouth are no help.", ["A steroid"]),
        ("A corticosteroid goes into the joint.", ["A steroid"]),
        ("Corticosteroids can help for weeks.", ["A steroid"]),
        ("Ask first if you take steroids or other medicines.", []),
    ],
)
def test_aspirin_and_every_word_for_steroids_ask_for_their_caution(text, named):
    assert [name for name, _lacking in medicines.without_full_caution([text])] == named


def test_the_caution_of_aspirin():
    full = (
        "Aspirin: no more than the pack says, never under 16. Ask first if you are pregnant, have asthma, an allergy, "
        "an ulcer, or disease of the liver or the kidneys, or take other medicines."
    )

    assert dict(medicines.without_full_caution([full])) == {}
    assert dict(medicines.without_full_caution([full.replace("asthma, ", "")])) == {"Aspirin": ["asthma"]}


def test_a_text_without_an_end_is_looked_at_in_a_moment():
    """An editor's paste must not hold the lock of publishing: 50 kB took minutes."""
    endless = "numb red calf ibuprofen statin " * 1600
    started = time.monotonic()

    list(claims.found([claims.Part(endless)]))
    list(medicines.without_full_caution([endless]))

    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("sentence", "advice"),
    [
        ("نعيد الفقرات إلى مكانها الصحيح.", "No hand puts a spine back"),
        ("الراحة أولًا ثم العلاج.", "Rest is not the first treatment"),
        ("ضعوا الثلج 48 ساعة ثم الحرارة.", "There is no rule of ice first"),
        ("حقنة الكورتيزون تعالج التشنج.", "Steroid injections are no treatment"),
        ("المغنيسيوم يمنع التشنجات.", "More electrolytes do not prevent"),
        ("عند بول داكن احجزوا موعدًا.", "Dark urine with muscle pain"),
        ("ربلة الساق المتورمة: اتصلوا بنا.", "A calf that may hold a clot"),
        ("لا توقفوا أي دواء.", "Say the exception"),
        ("اشربوا عند العطش.", "Thirst comes too late"),
        ("يتحسن الظهر مهما فعلتم.", "It is not all the same"),
        ("ألم الظهر مع صعوبة التبول حالة طارئة.", "These signs are an emergency also"),
        ("الجلطة تجعل الجلد أحمر.", "A clot need not be red"),
    ],
)
def test_such_a_statement_is_pointed_out_in_arabic_too(sentence, advice):
    assert [message for message in said_of(sentence) if advice in message] != []


@pytest.mark.parametrize(
    "sentence",
    [
        "بعد التواء حديث ضعوا كمادة باردة في أول 48 ساعة.",
        "عند بول داكن مع ألم شديد في العضلات اذهبوا إلى المستشفى الآن.",
        "يجب عدم البقاء في السرير أيامًا.",
        "اشربوا كوبًا قبل الشعور بالعطش.",
        "صعوبة التبول حالة طارئة، حتى من دون ألم في الظهر.",
    ],
)
def test_what_is_right_may_be_said_in_arabic(sentence):
    assert said_of(sentence) == []


@pytest.mark.parametrize(
    ("text", "medicine"),
    [
        ("باراسيتامول", "Paracetamol"),
        ("والباراسيتامول", "Paracetamol"),
        ("البنادول", "Paracetamol"),
        ("إيبوبروفين", "An anti-inflammatory medicine"),
        ("الايبوبروفين", "An anti-inflammatory medicine"),
        ("ديكلوفيناك", "An anti-inflammatory medicine"),
        ("مضادات الالتهاب", "An anti-inflammatory medicine"),
        ("جل الديكلوفيناك", "An anti-inflammatory gel"),
        ("جل مضاد للالتهاب", "An anti-inflammatory gel"),
        ("كودايين", "An opioid"),
        ("بالترامادول", "An opioid"),
        ("مرخيات العضلات", "A muscle relaxant"),
        ("البريغابالين", "A medicine for nerve pain"),
        ("بريدنيزولون", "A steroid"),
        ("للكورتيزون", "A steroid"),
        ("الكينين", "Quinine"),
        ("الستاتينات", "A statin"),
    ],
)
def test_a_medicine_is_known_by_its_arabic_names(text, medicine):
    assert [name for name, _lacking in medicines.without_full_caution([f"يُؤخذ {text} مرتين."])] == [medicine]


@pytest.mark.parametrize("text", ["الوارفارين", "مضاد حيوي", "400 ملغ", "قرصان: 2 قرص", "5 مل"])
def test_other_medicines_and_doses_are_noticed_in_arabic(text):
    assert medicines.are_named_in(text)


@pytest.mark.parametrize("text", ["50 كغ", "الالتهاب", "ألم الكتف", "أدوات", "3 ملاعق"])
def test_what_only_looks_like_a_medicine_in_arabic_is_none(text):
    assert not medicines.are_named_in(text)
