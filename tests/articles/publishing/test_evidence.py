"""Statements that need a source beside them, and treatments that say when not."""

import pytest

from articles.publishing import evidence

pytestmark = pytest.mark.pure


def block(kind, /, *, frozen=None, **fields):
    return {"kind": kind, "fields": fields, "frozen": frozen or {}}


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("8 in 10 people have it.", True),
        ("Most people get better.", True),
        ("It settles within a few weeks.", True),
        ("It is safe to walk.", True),
        ("Paracetamol does little.", True),
        ("Most people get better [nhs].", False),
        ("Change your position often.", False),
    ],
)
def test_a_number_most_safe_or_a_medicine_needs_a_source(text, is_named):
    assert list(evidence.without_source([block("prose", html=f"<p>{text}</p>")])) == [text] * is_named


def test_each_paragraph_point_and_line_cites_for_itself():
    blocks = [
        block("prose", html="<p>Walk for 5 minutes.</p><p>Rest [nhs].</p>"),
        block("point_list", points="Age | over 60 years.\nWork | heavy [nhs]."),
        block("do_dont_list", dos="walk", donts="lie down for 2 days"),
        block("faq_item", question="Most people?", answer="Half of them.\n\nAbout 3 weeks [nhs].", kind="clinical"),
    ]

    assert list(evidence.without_source(blocks)) == [
        "Walk for 5 minutes.",
        "Age | over 60 years.",
        "lie down for 2 days",
        "Half of them.",
    ]


def test_a_treatment_and_a_shared_text_cite_as_a_whole():
    option = {"name": "Exercise", "what_it_is": "For 6 weeks.", "evidence": "It helps.", "caution": ""}
    blocks = [
        block("treatment_option", **option, frozen={"reference_key": "nhs"}),
        block("treatment_option", **option, frozen={"reference_key": None}),
        block("reusable_text", frozen={"text": "Under 16 years: ask.\nOver 65: ask [nhs]."}),
    ]

    assert list(evidence.without_source(blocks)) == ["For 6 weeks."]


def test_answers_about_the_clinic_and_exercises_need_no_source():
    blocks = [
        block("faq_item", question="How long?", answer="A visit takes 30 minutes.", kind="about"),
        block("exercise", name="Bridge", steps="Hold for 5 seconds.", how_often="10 times", stop_if="it hurts"),
    ]

    assert list(evidence.without_source(blocks)) == []


def test_heat_exercise_and_hands_say_when_not():
    def option(caution):
        return block("treatment_option", name="Massage", what_it_is="With the hands.", evidence="", caution=caution)

    assert list(evidence.without_not_if([option("It may feel sore."), option("")])) == ["Massage", "Massage"]
    assert (
        list(evidence.without_not_if([option("Not if the calf is swollen."), option("Sore.\nStop if it hurts.")])) == []
    )
