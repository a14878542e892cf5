"""What must be right before an article is published."""

import pytest

from articles.publishing import publish
from clinic.models import Urgency
from tests import make, make_articles

pytestmark = pytest.mark.django_db


def messages(article, *, errors=True):
    return [problem.message for problem in publish.checks(article) if problem.is_error == errors]


def test_a_complete_draft_has_no_errors():
    assert messages(make_articles.article()) == []


def test_condition_region_author_and_source_are_needed():
    article = make_articles.article()
    article.primary_condition = None
    article.save()
    article.body_regions.clear()
    article.contributions.all().delete()
    article.articles_prose_set.all().delete()

    assert messages(article) == [
        "Choose the main condition.",
        "Choose at least one body region.",
        "Name the author.",
        "Cite at least one source. Write its key in square brackets.",
    ]


def test_a_page_has_one_emergency_notice_at_most():
    article = make_articles.article()
    for _count in range(2):
        make_articles.block(article, "care_notice", urgency=Urgency.EMERGENCY, signs=[make_articles.sign()])

    assert messages(article) == ["There is more than one emergency notice. Readers read one, but not several."]


def test_a_medicine_needs_a_caution_and_a_source():
    article = make_articles.article()
    make_articles.block(article, "treatment_option", name="Tablets", what_it_is="A medicine.", names_a_medicine=True)

    assert messages(article) == [
        "“Tablets” names a medicine and needs a caution.",
        "“Tablets” names a medicine and needs a source.",
    ]


def test_a_part_of_a_section_needs_a_section_before_it():
    article = make_articles.article(sections=[])
    make_articles.block(article, "section_heading", text="Part", level=3)
    make_articles.block(article, "prose", html="<p>Text [nice-ng59].</p>")

    assert messages(article) == ["“Part” is a part of a section, but no section comes before it."]


def test_a_marker_without_a_source_is_an_error():
    article = make_articles.article()
    make_articles.block(article, "prose", html="<p>Text [unknown-source].</p>")

    assert messages(article) == ["[unknown-source] is cited, but there is no reference with this key."]


def test_words_that_promise_are_refused_where_they_stand():
    article = make_articles.article(title="Instant relief, guaranteed", seo_title="A cure")
    make_articles.block(article, "callout", heading="Note", text="You will be pain-free.")
    make_articles.block(article, "faq_item", question="Is there a cure?", answer="There is no cure.")
    make_articles.block(article, "care_notice", urgency="urgent", signs=[make_articles.sign(wording="in no time")])

    found = [problem for problem in publish.checks(article) if problem.is_error]

    rule = "reads as a promise. Health advertising must not promise a result."
    assert [(problem.message, problem.field, problem.block) for problem in found] == [
        (f"“instant”, “guaranteed” {rule}", "title", None),
        (f"“cure” {rule}", "seo_title", None),
        (f"“pain-free” {rule}", "", 4),
    ]


def test_old_claims_are_pointed_out_wherever_they_are_typed():
    article = make_articles.article(summary="An MRI finds the root cause of most back pain.")
    make_articles.block(article, "prose", html="<p>Rest comes first.</p><p>Take naproxen [nice-ng59].</p>")

    pointed_out = messages(article, errors=False)

    assert "“An MRI finds the root cause of most back pain”: Imaging rarely finds the cause of back pain" in str(
        pointed_out
    )
    assert "“Rest comes first”: Rest is not the first treatment: staying active helps more." in pointed_out
    assert any("gives its full caution. Missing: pregnancy, age" in message for message in pointed_out)


def test_a_number_without_a_source_and_exercise_without_a_not_if_are_pointed_out():
    article = make_articles.article()
    make_articles.block(article, "prose", html="<p>It takes 6 weeks.</p>")
    make_articles.block(article, "treatment_option", name="Exercise", what_it_is="Walking.")

    assert messages(article, errors=False)[-2:] == [
        "“It takes 6 weeks.” needs a source beside it.",
        "“Exercise” does not say when not to do it: add a caution.",
    ]


def test_many_long_sentences_and_a_phrase_for_search_engines_are_pointed_out():
    condition = make_articles.condition("back-spasm", name="Back spasm")
    article = make_articles.article(primary_condition=condition)
    long, phrase = " ".join(["word"] * 21), "Back spasm, "
    make_articles.block(article, "prose", html=f"<p>{f'{long}. ' * 4}{phrase * 8}that is all.</p>")

    pointed_out = messages(article, errors=False)

    assert any(message.startswith("4 of ") and message.endswith("more than 20 words.") for message in pointed_out)
    assert any(message.startswith("“back spasm” appears 8 times in ") for message in pointed_out)


def test_a_panel_about_the_clinic_beside_a_care_notice_is_pointed_out():
    article = make_articles.article()
    make_articles.block(article, "care_notice", urgency=Urgency.EMERGENCY, signs=[make_articles.sign()])
    make_articles.block(article, "service_panel", service=make.service())

    assert "A panel about the clinic is right next to a care notice." in messages(article, errors=False)


@pytest.mark.parametrize("missing", ["credit", "licence"])
def test_a_picture_says_who_made_it_and_what_allows_us_to_show_it(missing):
    article = make_articles.article(hero=make_articles.picture(**{missing: ""}))

    assert messages(article) == ["A picture needs a credit and a licence: who made it, and what permits us to show it."]
