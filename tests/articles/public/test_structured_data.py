"""What search engines read says what readers see, and nothing more."""

from datetime import UTC, datetime

import extruct
import pytest
from django.conf import settings
from django.utils import timezone

from articles.public import share_pictures
from articles.publishing import publish
from articles.review import requests
from tests import make, make_articles

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def described(client, article) -> dict:
    """The page's JSON-LD by type, read back as a search engine would."""
    page = client.get(article.get_absolute_url()).content.decode()
    found = extruct.extract(page, syntaxes=["json-ld"], uniform=True)["json-ld"]
    return {data["@type"]: data for data in found}


def test_the_page_describes_itself_its_place_and_its_clinic(client):
    make.profile(name="Test Clinic")
    author = make_articles.contributor(name="A Writer", role="Editor")
    article = make_articles.published(title="Spasms </script> & more", author=author)

    data = described(client, article)

    address = settings.SITE_URL + article.get_absolute_url()
    assert set(data) == {"MedicalWebPage", "BreadcrumbList", "MedicalClinic"}
    assert data["MedicalWebPage"]["mainEntity"]["headline"] == "Spasms </script> & more"
    assert data["MedicalWebPage"]["mainEntity"]["author"] == [
        {
            "@type": "Person",
            "name": "A Writer",
            "url": settings.SITE_URL + author.get_absolute_url(),
            "jobTitle": "Editor",
        }
    ]
    assert data["MedicalWebPage"]["about"] == {"@type": "MedicalCondition", "name": "Back muscle spasm"}
    assert [item["name"] for item in data["BreadcrumbList"]["itemListElement"]] == [
        "Home",
        "Articles",
        "Back muscle spasm",
        "Spasms </script> & more",
    ]
    assert data["BreadcrumbList"]["itemListElement"][-1]["item"] == address
    assert data["MedicalClinic"]["name"] == "Test Clinic"


def test_a_page_without_approval_claims_no_review(client):
    article = make_articles.published()

    page = described(client, article)["MedicalWebPage"]

    assert "lastReviewed" not in page
    assert "reviewedBy" not in page


def approved():
    to = make_articles.reviewer(name="Dr Reviewer", role="Orthopaedic surgeon", slug="dr-reviewer")
    asked = make_articles.asked(to=to)
    requests.approve(asked, now=datetime(2026, 4, 30, 21, 0, tzinfo=UTC))  # already May in Dubai
    publish.publish(asked.edition.article, now=timezone.now())
    return asked.edition.article


def test_an_approved_page_names_reviewer_and_day(client, settings):
    settings.DEMO = False

    page = described(client, approved())["MedicalWebPage"]

    assert page["lastReviewed"] == "2026-05-01"
    assert page["reviewedBy"] == {
        "@type": "Person",
        "name": "Dr Reviewer",
        "url": settings.SITE_URL + "/authors/dr-reviewer/",
        "jobTitle": "Orthopaedic surgeon",
    }


def test_a_demo_claims_no_review_to_machines(client):
    page = described(client, approved())["MedicalWebPage"]

    assert {"lastReviewed", "reviewedBy"} & set(page) == set()


def test_sources_and_picture_are_those_of_the_page(client):
    article = make_articles.published(hero=make_articles.picture())

    entity = described(client, article)["MedicalWebPage"]["mainEntity"]

    assert entity["citation"] == ["https://www.nice.org.uk/guidance/ng59"]
    assert entity["image"]["url"] == f"{settings.SITE_URL}/media/pictures/0a-480.jpeg"


def test_other_sites_are_told_title_address_and_picture(client):
    article = make_articles.published(title="For readers", hero=make_articles.picture())

    page = client.get(article.get_absolute_url()).content.decode()

    address = settings.SITE_URL + article.get_absolute_url()
    graph = extruct.extract(page, syntaxes=["opengraph"], uniform=True)["opengraph"]
    assert [data["og:title"] for data in graph] == ["For readers"]
    assert [data["og:url"] for data in graph] == [address]
    picture = share_pictures.address(article, article.live_edition, "Our clinic")
    assert [data["og:image"] for data in graph] == [picture]
    assert f'<link rel="canonical" href="{address}">' in page


def test_an_authors_page_says_who_it_is_about(client):
    author = make_articles.contributor(name="A Writer", role="Editor", biography="Writes about backs.")
    make_articles.published(author=author)

    page = client.get(author.get_absolute_url()).content.decode()
    [found] = extruct.extract(page, syntaxes=["json-ld"], uniform=True)["json-ld"]

    assert found["@type"] == "ProfilePage"
    assert found["mainEntity"] == {
        "@type": "Person",
        "name": "A Writer",
        "url": settings.SITE_URL + author.get_absolute_url(),
        "jobTitle": "Editor",
        "description": "Writes about backs.",
        "mainEntityOfPage": settings.SITE_URL + author.get_absolute_url(),
    }
    assert {found["mainEntity"][fact] in page for fact in ("name", "jobTitle", "description")} == {True}


def test_a_conditions_page_tells_its_names_where_it_is_felt_and_what_must_not_wait(client):
    knee = make.region("knee")
    condition = make.condition(regions=[knee], name="Runner's knee", also_known_as="PFPS, sore knee")
    make.warning_sign(conditions=[condition], wording="the knee is hot and swollen")

    page = client.get(condition.get_absolute_url()).content.decode()
    found = extruct.extract(page, syntaxes=["json-ld"], uniform=True)["json-ld"]

    assert [data["@type"] for data in found] == ["BreadcrumbList", "MedicalWebPage"]
    about = found[1]["about"]
    assert about["alternateName"] == ["PFPS", "sore knee"]
    assert [part["name"] for part in about["associatedAnatomy"]] == [knee.name]
    assert [sign["name"] for sign in about["signOrSymptom"]] == ["the knee is hot and swollen"]
    assert {text in page for text in ("PFPS, sore knee", knee.name, "the knee is hot and swollen")} == {True}
