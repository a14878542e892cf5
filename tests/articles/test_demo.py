"""The sample articles."""

import re

import pytest

from articles import demo
from articles.blocks.kinds import KINDS
from articles.models import Article, Contributor, Edition, ImageAsset, MenuEntry, Reference, Series, SharedText
from articles.publishing import approvals, checklist
from articles.publishing.snapshot import CITATION
from clinic import demo as clinic_demo
from clinic import history
from clinic.models import BodyRegion
from clinic.two_languages import ARABIC, ENGLISH

# Shown by tests/browser/test_article_kinds.py; no sample article needs them yet.
WITHOUT_A_SAMPLE = {"video_embed", "quote"}
LANGUAGES = [ENGLISH, ARABIC]
NAMES = {"NICE", "NHS", "PRP", "PD"}  # G6PD is an enzyme
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

    contents = [*demo.PAGES, *demo.ARTICLES]
    slugs = [demo.words_of(content, language).ARTICLE["slug"] for language in LANGUAGES for content in contents]
    assert [article.slug for article in articles if article.is_sample] == slugs[::-1]
    assert [checklist.problems(snapshot) for snapshot in snapshots] == [[]] * len(articles)
    assert [article.live_edition.approval for article in articles] == [None] * len(articles)
    assert {block["kind"] for snapshot in snapshots for block in snapshot["blocks"]} == set(KINDS) - WITHOUT_A_SAMPLE
    assert list(BodyRegion.objects.exclude(articles__in=articles)) == []


def test_each_article_is_long_enough_to_help_and_can_be_read_in_a_quarter_of_an_hour(loaded):
    """Arabic writes "and", "the" and "his" in one word with the next: 800 of its words say as much."""
    lengths = {
        (edition.article.slug, edition.article.language): len(edition.plain_text.split())
        for edition in Edition.objects.select_related("article")
        if not edition.article.is_page
    }

    least = {"en-gb": 900, "ar": 700}
    assert {key: words for key, words in lengths.items() if not least[key[1]] <= words <= 3000} == {}


def test_each_arabic_article_translates_its_english_one_and_their_series_have_the_same_parts(loaded):
    pairs = dict(Article.objects.filter(language="ar").values_list("translation_of__slug", "slug"))
    contents = [*demo.PAGES, *demo.ARTICLES]

    assert pairs == {content.ARTICLE["slug"]: demo.words_of(content, ARABIC).ARTICLE["slug"] for content in contents}
    english, arabic = (
        list(Series.objects.get(title=demo.SERIES[language]).parts.values_list("article__slug", flat=True))
        for language in LANGUAGES
    )
    assert arabic == [pairs[slug] for slug in english]


def test_an_arabic_article_is_arabic_in_all_that_readers_see_but_the_names_of_sources(loaded):
    for article in Article.objects.filter(language="ar").select_related("live_edition"):
        taken = article.live_edition.snapshot
        taken["references"] = []
        words = set(re.findall(r"[A-Za-z]{2,}", CITATION.sub("", re.sub(r"<[^>]+>", " ", "\n".join(_said(taken))))))

        assert words - NAMES == set(), article.slug


def _said(taken: dict):
    """The texts of a snapshot that readers see: no keys, no choices, no names of files."""
    yield from (taken["article"][name] for name in ["title", "seo_title", "summary", "key_points"])
    if taken["hero"]:
        yield from (taken["hero"]["alt"], taken["hero"]["caption"])
    for block in taken["blocks"]:
        shown = block["fields"] | {name: block["frozen"].get(name, "") for name in ("heading", "text", "wordings")}
        shown |= {name: (block["frozen"].get("facts") or {}).get(name, "") for name in ("alt", "caption")}
        own = (block["frozen"].get("our_service") or {}).get("name", "")
        for name, value in [*shown.items(), ("own", own)]:
            if name not in {"anchor", "role", "urgency", "kind", "tone", "signs", "shared"}:
                yield from value if isinstance(value, list) else [str(value)] if isinstance(value, str) else []


def test_the_sample_page_needs_no_clinician_and_stands_in_the_footer(two_loaded):
    pages = Article.objects.filter(article_type="page")

    assert [approvals.is_needed(page.live_edition) for page in pages] == [False, False]
    assert list(MenuEntry.objects.filter(page__in=pages).values_list("place", flat=True)) == ["footer", "footer"]


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
