"""A draft is saved as it is. Completeness is asked for when a clinician is to read it, or readers."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.blocks.kinds import KINDS, needed_fields
from articles.models import Article
from articles.publishing import checklist, publish
from articles.publishing.checklist import NotReady
from articles.review import requests
from tests import make_articles
from tests.articles.test_admin import address, empty_blocks

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def editor(client):
    made = make_articles.editor()
    client.force_login(made)
    return made


def new_draft(client, *blocks: tuple[str, dict], **facts):
    """Save a new article with a title and these blocks, each with these fields alone."""
    form = {"title": "New", "article_type": "explainer", "for_whom": "everybody", "review_interval_months": 12}
    form |= {"comment_policy": "hidden"} | empty_blocks() | facts
    for place, (kind, fields) in enumerate(blocks, start=1):
        prefix = f"articles_{KINDS[kind]._meta.model_name}_set"
        number = form[f"{prefix}-TOTAL_FORMS"]
        form[f"{prefix}-TOTAL_FORMS"] += 1
        placed = {"region": "main", "ordering": place * 10} | fields
        form |= {f"{prefix}-{number}-{name}": value for name, value in placed.items()}
    answer = client.post(reverse("admin:articles_article_add"), form)
    assert answer.status_code == 302, answer.context["errors"]
    return Article.objects.latest("pk")


def test_a_title_is_all_that_is_needed_and_makes_the_address(client, editor):
    first, second = (new_draft(client, title="Neck pain, at night") for _number in range(2))

    assert (first.slug, second.slug) == ("neck-pain-at-night", "neck-pain-at-night-2")
    second.title, second.slug = "Neck pain, at night", ""
    second.save()
    assert second.slug == "neck-pain-at-night-2"


def test_a_title_without_latin_letters_has_an_address_too(client, editor):
    assert [new_draft(client, title="ألم الرقبة").slug for _number in range(2)] == ["article", "article-2"]


@pytest.mark.parametrize(("kind", "text"), [("section_heading", "text"), ("faq_item", "question")])
def test_two_new_ones_are_saved_in_one_go_each_with_its_own_address(client, editor, kind, text):
    made = new_draft(client, *[(kind, {text: "The same", "anchor": ""}) for _number in range(2)])

    anchors = KINDS[kind].objects.filter(parent=made).order_by("ordering").values_list("anchor", flat=True)
    start = "faq-the-same" if kind == "faq_item" else "the-same"
    assert list(anchors) == [start, f"{start}-2"]


def test_every_kind_of_block_is_saved_empty_shown_in_the_preview_and_restored(client, editor):
    made = new_draft(client, *[(kind, {}) for kind in KINDS])
    edition = made.editions.get()

    assert [block["kind"] for block in edition.snapshot["blocks"]] == list(KINDS)
    assert client.get(address("preview", made)).status_code == 200
    assert client.get(address("change", made)).status_code == 200
    assert publish.restore(edition).snapshot == edition.snapshot


def test_what_is_not_finished_is_named_with_its_block_and_neither_reviewed_nor_published(client, editor):
    made = make_articles.article(sections=())
    film = KINDS["video_embed"](parent=made, region="main", ordering=1, title="A film", url="https://www.example.org/a")
    film.save()
    edition = publish.save_edition(made)
    words = "Block 1 (video) is not finished. Missing: transcript, video last checked on."

    found = [problem for problem in checklist.unfinished(edition.snapshot) if problem.is_error]
    assert [(problem.message, problem.block) for problem in found] == [(words, 1)]
    with pytest.raises(NotReady, match="is not finished"):
        publish.publish(made, now=timezone.now())
    with pytest.raises(requests.Refused, match="is not finished"):
        requests.request(edition, reviewer=make_articles.reviewer(), by=editor, due_on=None, now=timezone.now())


@pytest.mark.parametrize(
    ("rows", "lacks"),
    [("Only | names", "at least one line"), ("One | two\nAlone", "same number of cells"), ("A | b\n1 | 2", "")],
)
def test_a_table_is_saved_as_it_is_and_checked_before_publishing(client, editor, rows, lacks):
    made = new_draft(client, ("data_table", {"caption": "When", "rows": rows}))

    told = [problem.message for problem in checklist.unfinished(made.editions.get().snapshot) if problem.block]
    assert [lacks in words for words in told] == ([True] if lacks else [])


def test_each_kind_says_what_it_cannot_be_read_without():
    assert {kind: [field.name for field in needed_fields(model)] for kind, model in KINDS.items()} == {
        "section_heading": ["text"],
        "prose": ["html"],
        "point_list": ["points"],
        "treatment_option": ["name", "what_it_is"],
        "do_dont_list": [],
        "care_notice": ["urgency"],
        "callout": ["heading", "text"],
        "figure": ["picture"],
        "video_embed": ["title", "url", "transcript", "reviewed_on"],
        "data_table": ["caption", "rows"],
        "exercise": ["name", "steps", "stop_if"],
        "quote": ["text", "said_by"],
        "faq_item": ["question", "answer"],
        "service_panel": ["service"],
        "reusable_text": ["shared"],
        "reference_list": [],
    }
