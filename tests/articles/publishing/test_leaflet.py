"""A leaflet holds the chosen sections and, whatever is chosen, every warning sign."""

import pytest
from django.utils import timezone

from articles.publishing import leaflet, publish
from tests import make_articles

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    article = make_articles.article(key_points="Keep moving.", sections=[])
    make_articles.block(article, "section_heading", text="What it is")
    make_articles.block(article, "prose", html="<p>A tight muscle [nice-ng59].</p>")
    make_articles.block(article, "section_heading", text="Get help")
    make_articles.block(
        article, "care_notice", urgency="routine", signs=[make_articles.sign("routine", wording="it stays")]
    )
    make_articles.block(
        article, "care_notice", urgency="emergency", signs=[make_articles.sign(wording="you feel faint")]
    )
    make_articles.block(article, "section_heading", text="What helps")
    make_articles.block(
        article, "care_notice", urgency="urgent", signs=[make_articles.sign("urgent", wording="it swells")]
    )
    make_articles.block(article, "point_list", points="Walk")
    make_articles.block(article, "faq_item", question="How much?", answer="AED 350.", kind="about")
    make_articles.block(article, "reference_list")
    publish.publish(article, now=timezone.now())
    article.refresh_from_db()
    return article.live_edition


def test_sections_are_offered_that_have_something_for_paper(edition):
    offered = leaflet.make(edition, []).sections

    assert [(section.name, section.heading) for section in offered] == [
        (".key-points", "Key points"),
        ("what-it-is", "What it is"),
        ("what-helps", "What helps"),
    ]


def test_the_chosen_sections_are_on_it_in_the_order_of_the_article(edition):
    made = leaflet.make(edition, ["what-helps", "what-it-is", "no-such-section"])

    assert [section.name for section in made.chosen] == ["what-it-is", "what-helps"]
    assert "A tight muscle." in made.chosen[0].html
    assert "citation" not in made.chosen[0].html
    assert "Walk" in made.chosen[1].html
    assert "AED 350" not in made.chosen[1].html


def test_without_a_choice_it_holds_the_key_points(edition):
    assert [section.name for section in leaflet.make(edition, []).chosen] == [".key-points"]


@pytest.mark.parametrize("chosen", [[], ["what-it-is"], ["what-helps"]])
def test_every_sign_is_on_it_whatever_is_chosen_the_most_urgent_first(edition, chosen):
    made = leaflet.make(edition, chosen)

    assert made.notices == [
        ("emergency", ["you feel faint"]),
        ("urgent", ["it swells"]),
        ("routine", ["it stays"]),
    ]
    assert "it swells" not in "".join(section.html for section in made.sections)


def test_it_makes_no_queries(edition, django_assert_num_queries):
    with django_assert_num_queries(0):
        leaflet.make(edition, ["what-it-is"])


def test_more_words_take_more_sheets(edition):
    assert leaflet.make(edition, ["what-it-is"]).sheets == 1
    for block in edition.snapshot["blocks"]:
        if block["kind"] == "prose":
            block["fields"]["html"] = f"<p>{'word ' * 800}</p>"

    assert leaflet.make(edition, ["what-it-is"]).sheets == 3


TABLETS = "Ibuprofen eases pain."
CAUTION = (
    "Ibuprofen: ask first if you are pregnant, above all after 20 weeks; never after 28 weeks. Ask if you are over 65, "
    "have an allergy or asthma, had an ulcer, have disease of the heart, kidneys or liver, fast "
    "or take other medicines. Never more than the pack says."
)


def of_tablets(*, caution="", **facts):
    """What it says of tablets stands in one section, the caution in another."""
    article = make_articles.article(sections=["What it is"], **facts)
    make_articles.block(article, "section_heading", text="Tablets")
    make_articles.block(article, "prose", html=f"<p>{TABLETS}</p>")
    make_articles.block(article, "section_heading", text="What to know first")
    make_articles.block(article, "prose", html="<p>Read this first.</p>")
    if caution:
        shared = make_articles.shared_text(heading="Before you take a tablet", text=caution)
        make_articles.block(article, "reusable_text", shared=shared)
    publish.publish(article, now=timezone.now())
    article.refresh_from_db()
    return article.live_edition


def test_a_section_that_names_a_medicine_carries_its_caution_along():
    made = leaflet.make(of_tablets(caution=CAUTION), ["tablets"])

    assert "Before you take a tablet" in made.cautions
    assert "Never more than the pack says." in made.cautions
    assert "Read this first." not in made.cautions
    assert not made.lacks_cautions


def test_a_caution_that_is_chosen_stands_there_once():
    made = leaflet.make(of_tablets(caution=CAUTION), ["tablets", "what-to-know-first"])

    assert (made.cautions, made.lacks_cautions) == ("", False)


@pytest.mark.parametrize("facts", [{"key_points": TABLETS}, {"summary": TABLETS}], ids=["key-points", "the-summary"])
def test_words_that_stand_there_without_a_choice_carry_it_too(facts):
    assert "Before you take a tablet" in leaflet.make(of_tablets(caution=CAUTION, **facts), []).cautions


def test_a_leaflet_without_medicines_carries_none():
    made = leaflet.make(of_tablets(caution=CAUTION), ["what-it-is"])

    assert (made.cautions, made.lacks_cautions) == ("", False)


@pytest.mark.parametrize("caution", ["", "Ibuprofen: ask first if you have asthma."], ids=["none", "a-part-of-it"])
def test_a_caution_that_the_article_lacks_is_told_plainly(caution):
    made = leaflet.make(of_tablets(caution=caution), ["tablets"])

    assert made.lacks_cautions
    assert ("asthma" in made.cautions) == bool(caution)


def test_a_medicine_of_which_no_caution_is_known_is_told_plainly():
    assert leaflet.make(of_tablets(key_points="Colchicine is for gout."), []).lacks_cautions
