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
