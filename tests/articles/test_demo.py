"""The sample articles."""

import pytest

from articles import demo
from articles.blocks.kinds import KINDS
from articles.models import Article, Contributor, Edition, ImageAsset, MenuEntry, Reference, SharedText
from articles.publishing import approvals, checklist
from clinic import demo as clinic_demo
from clinic import history
from clinic.models import BodyRegion

# Shown by tests/browser/test_article_kinds.py; no sample article needs them yet.
WITHOUT_A_SAMPLE = {"video_embed", "quote"}
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def loaded():
    clinic_demo.load()
    demo.load()


@pytest.fixture
def two_loaded(monkeypatch):
    """As many as it takes where all that counts is what loading does."""
    monkeypatch.setattr(demo, "ARTICLES", demo.ARTICLES[-2:])
    clinic_demo.load()
    demo.load()


def counts():
    models = (Article, Edition, ImageAsset, Reference, SharedText, Contributor)
    return [model.objects.count() for model in models]


def test_loading_twice_changes_nothing(two_loaded):
    before = counts()

    demo.load()

    assert counts() == before


def test_every_article_is_live_marked_as_a_sample_and_the_checklist_finds_nothing(loaded):
    articles = Article.objects.live()
    snapshots = [article.live_edition.snapshot for article in articles]

    assert [article.slug for article in articles if article.is_sample] == [
        content.ARTICLE["slug"] for content in reversed([*demo.PAGES, *demo.ARTICLES])
    ]
    assert [checklist.problems(snapshot) for snapshot in snapshots] == [[]] * len(articles)
    assert [article.live_edition.approval for article in articles] == [None] * len(articles)
    assert {block["kind"] for snapshot in snapshots for block in snapshot["blocks"]} == set(KINDS) - WITHOUT_A_SAMPLE
    assert list(BodyRegion.objects.exclude(articles__in=articles)) == []


def test_each_article_is_long_enough_to_help_and_can_be_read_in_a_quarter_of_an_hour(loaded):
    lengths = {
        edition.article.slug: len(edition.plain_text.split())
        for edition in Edition.objects.select_related("article")
        if not edition.article.is_page
    }

    assert {slug: words for slug, words in lengths.items() if not 900 <= words <= 3000} == {}


def test_the_sample_page_needs_no_clinician_and_stands_in_the_footer(two_loaded):
    page = Article.objects.get(article_type="page")

    assert not approvals.is_needed(page.live_edition)
    assert list(MenuEntry.objects.filter(page=page).values_list("place", flat=True)) == ["footer"]


def test_what_somebody_changed_in_the_demo_stays(two_loaded):
    Article.objects.filter(slug="back-muscle-spasm").update(title="Changed by an editor")

    demo.load()

    assert Article.objects.get(slug="back-muscle-spasm").title == "Changed by an editor"


def test_removing_takes_every_sample_away_and_nothing_else(two_loaded):
    own = Contributor.objects.create(slug="own", name="Our own writer")

    with history.opened("remove_demo"):
        kept = demo.remove(set())

    assert kept == []
    assert counts() == [0, 0, 0, 0, 0, 1]
    assert not MenuEntry.objects.exclude(page=None).exists()
    assert list(Contributor.objects.all()) == [own]


def test_a_shared_text_of_the_clinics_own_keeps_its_sources(two_loaded):
    SharedText.objects.create(title="Our own caution", text="Ask first [nice-ng59].")

    with history.opened("remove_demo"):
        demo.remove(set())

    assert list(Reference.objects.values_list("key", flat=True)) == ["nice-ng59"]
