"""The sample articles."""

import pytest
from django.utils.html import strip_tags

from articles import checklist, demo
from articles.blocks import KINDS
from articles.demo_content import drawing, illustrations
from articles.models import Article, Contributor, Edition, ImageAsset, Reference
from clinic import demo as clinic_demo

pytestmark = pytest.mark.django_db

# Statements of the old articles that must not come back (content.md §4).
OLD_CLAIMS = [
    "re-locat",
    "48 hours",
    "misalign",
    "instant",
    "complete recovery",
    "pain-free",
    "root cause",
    "chiropract",
]


@pytest.fixture(autouse=True)
def small_pictures(settings, tmp_path, monkeypatch):
    """The drawings themselves are looked at by people; here they only have to be there."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(illustrations, "PICTURES", dict.fromkeys(illustrations.PICTURES, lambda: drawing.Sheet(48, 36)))


@pytest.fixture
def loaded():
    clinic_demo.load()
    demo.load()


def counts():
    return [model.objects.count() for model in (Article, Edition, ImageAsset, Reference, Contributor)]


def test_loading_twice_changes_nothing(loaded):
    before = counts()

    demo.load()

    assert counts() == before


def test_both_articles_are_live_marked_as_samples_and_without_problems(loaded):
    articles = Article.objects.live()

    assert {(article.slug, article.is_sample) for article in articles} == {
        ("muscle-spasm-causes", True),
        ("back-muscle-spasm", True),
    }
    assert [checklist.problems(article.live_edition.snapshot) for article in articles] == [[], []]


def test_every_kind_of_block_is_used(loaded):
    used = {block["kind"] for edition in Edition.objects.all() for block in edition.snapshot["blocks"]}

    assert used == set(KINDS)


def test_each_article_is_long_enough_to_help_and_short_enough_to_read(loaded):
    words = [len(edition.plain_text.split()) for edition in Edition.objects.all()]

    assert [1000 <= count <= 1500 for count in words] == [True, True], words


def test_no_claim_of_the_old_articles_comes_back(loaded):
    text = " ".join(strip_tags(edition.plain_text).lower() for edition in Edition.objects.all())

    assert [claim for claim in OLD_CLAIMS if claim in text] == []


def test_what_somebody_changed_in_the_demo_stays(loaded):
    Article.objects.filter(slug="back-muscle-spasm").update(title="Changed by an editor")

    demo.load()

    assert Article.objects.get(slug="back-muscle-spasm").title == "Changed by an editor"


def test_removing_takes_every_sample_away_and_nothing_else(loaded):
    own = Contributor.objects.create(slug="own", name="Our own writer")

    kept = demo.remove()

    assert kept == []
    assert counts() == [0, 0, 0, 0, 1]
    assert list(Contributor.objects.all()) == [own]
