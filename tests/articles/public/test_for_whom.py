"""Whom an article is for, and where to turn for a child: said at the top of its page."""

import re

import pytest
from django.utils import timezone

from articles.publishing import publish
from clinic.models import WarningSign
from tests import make, make_articles

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def said_at_the_top(client, article) -> str:
    page = client.get(article.get_absolute_url()).content.decode()
    found = re.search(r'<div class="article__for">(.*?)</div>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", found.group(1)).split()) if found else ""


def test_a_page_for_everybody_says_nothing(client):
    assert said_at_the_top(client, make_articles.published()) == ""


def test_a_page_for_adults_leads_to_the_one_on_children_of_the_same_place(client):
    adults = make_articles.published(for_whom="over_16")
    alone = said_at_the_top(client, adults)
    make_articles.published(for_whom="children", title="A child with a sore back")

    assert alone == (
        "This page is for people aged 16 and over. A child needs other checks: see a doctor who treats children."
    )
    assert said_at_the_top(client, adults) == (
        "This page is for people aged 16 and over. For a child, read A child with a sore back."
    )


def test_a_page_on_children_of_another_place_is_not_named(client):
    adults = make_articles.published(for_whom="over_16")
    other = make_articles.article(for_whom="children", title="A child who limps")
    other.body_regions.set([make.region("hip", name="Hip")])
    publish.publish(other, now=timezone.now())

    assert "A child who limps" not in said_at_the_top(client, adults)


def test_a_page_on_children_names_no_places_that_it_is_not_about(client):
    """A child with a broken arm is not sent to a page about legs."""
    both = make_articles.article(for_whom="over_16", title="A broken bone")
    both.body_regions.set([make.region(), make.region("wrist", name="Wrist")])
    publish.publish(both, now=timezone.now())
    make_articles.published(for_whom="children", title="A child with a sore back")

    assert "A child needs other checks" in said_at_the_top(client, both)


def test_a_page_on_children_says_so(client):
    page = make_articles.published(for_whom="children")

    assert said_at_the_top(client, page) == "This page is for parents and carers of a child under 16."


def test_the_way_to_the_emergency_signs_stands_at_the_top(client):
    article = make_articles.article(sections=["What it is", "When to get help"])
    make_articles.block(article, "care_notice", urgency="emergency", signs=[make_articles.sign()])
    publish.publish(article, now=timezone.now())

    page = client.get(article.get_absolute_url()).content.decode()

    assert '<a href="#when-to-get-help">When to get help</a>' in page


def test_signs_of_children_come_first_then_those_of_a_place_each_with_its_small_print():
    everywhere = make_articles.sign(wording="you are very ill")
    knee = make_articles.sign(wording="the knee is hot", note="It can be hard to see.")
    knee.regions.add(make.region("knee", name="Knee"))
    child = make_articles.sign(wording="a child limps", asked_of=WarningSign.AskedOf.CHILDREN)
    article = make_articles.article()

    notice = make_articles.block(article, "care_notice", urgency="emergency", signs=[everywhere, knee, child])

    assert notice.frozen() == {
        "wordings": ["a child limps", "the knee is hot. It can be hard to see.", "you are very ill"]
    }
