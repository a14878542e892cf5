"""From what a section is about to the service that fits, and never beside an emergency."""

import pytest
from django.utils import timezone

from articles.publishing import publish
from tests import make, make_articles

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def services():
    """One that is the clinic's main one and one that is not, both for the region of the sample article."""
    somebody = make.practitioner()
    region = make.region("lower-back")
    price = {"price_text": "AED 350", "price_note": "VAT included"}
    main = make.service([somebody], [region], name="Consultation", is_main=True)
    return main, make.service([somebody], [region], name="Physiotherapy", **price)


def page_with(*blocks):
    article = make_articles.article(sections=())
    article.body_regions.set([make.region("lower-back")])
    for kind, fields in blocks:
        make_articles.block(article, kind, **fields)
    publish.publish(article, now=timezone.now())
    return article


def section(role, text="A section"):
    return ("section_heading", {"text": text, "role": role})


TEXT = ("prose", {"html": "<p>Words with a source [nice-ng59].</p>"})


def emergency():
    return ("care_notice", {"urgency": "emergency", "signs": [make_articles.sign()]})


def shown(client, article):
    segments = client.get(article.get_absolute_url()).context["page"].segments
    return [segment["service"].name for segment in segments if "service" in segment]


@pytest.mark.parametrize(
    ("role", "service"),
    [("treatment", "Physiotherapy"), ("recovery", "Physiotherapy"), ("diagnosis", "Consultation"), ("causes", None)],
)
def test_a_section_leads_to_the_service_that_fits_its_role(client, services, role, service):
    article = page_with(section(role), TEXT)

    assert shown(client, article) == ([service] if service else [])


def test_the_way_carries_the_article_the_price_and_the_next_free_time(client, services):
    article = page_with(section("treatment"), TEXT)
    _main, physiotherapy = services

    page = client.get(article.get_absolute_url()).content.decode()

    assert f'href="/book/{physiotherapy.slug}/?from={article.slug}"' in page
    assert f'data-hx-get="/book/{physiotherapy.slug}/next/"' in page
    assert "AED 350" in page
    assert "VAT included" in page


@pytest.mark.parametrize(
    "blocks",
    [
        lambda: [section("treatment"), emergency(), TEXT],
        lambda: [section("treatment"), TEXT, section("symptoms", "Another"), emergency()],
        lambda: [section("treatment"), TEXT, emergency()],
    ],
    ids=["in the section", "at the start of the next", "at its end"],
)
def test_nothing_is_offered_beside_an_emergency(client, services, blocks):
    assert shown(client, page_with(*blocks())) == []


def test_a_panel_of_the_editors_is_enough_and_no_service_stands_there_twice(client, services):
    _main, physiotherapy = services
    panel = ("service_panel", {"service": physiotherapy})

    assert shown(client, page_with(section("treatment"), TEXT, panel)) == ["Physiotherapy"]
    assert shown(client, page_with(section("treatment"), TEXT, section("recovery", "Another"), TEXT)) == [
        "Physiotherapy"
    ]
    about = section("about_clinic", "About us")
    assert shown(client, page_with(section("treatment"), TEXT, about, panel)) == ["Physiotherapy"]


def test_what_nobody_offers_any_more_is_not_shown(client, services):
    article = page_with(section("treatment"), TEXT)
    _main, physiotherapy = services
    physiotherapy.practitioners.clear()

    assert shown(client, article) == []
