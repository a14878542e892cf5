"""From a draft to what readers see."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.blocks.kinds import KINDS
from articles.models import Article, Edition
from articles.publishing import publish
from articles.publishing.checklist import NotReady
from articles.review import requests
from tests import make, make_articles

pytestmark = pytest.mark.django_db


def publish_now(article):
    return publish.publish(article, now=timezone.now())


def test_saving_the_same_draft_twice_keeps_one_edition():
    article = make_articles.article()

    first = publish.save_edition(article)
    second = publish.save_edition(article)

    assert second == first
    assert list(article.editions.values_list("number", flat=True)) == [1]


def test_the_line_ends_of_a_browser_are_no_change():
    article = make_articles.article(key_points="One.\nTwo.")
    first = publish.save_edition(article)
    Article.objects.filter(pk=article.pk).update(key_points="One.\r\nTwo.")

    assert publish.save_edition(article) == first


def test_each_change_is_kept_under_the_next_number():
    article = make_articles.article(title="A title")
    publish.save_edition(article)

    article.title = "Another title"
    article.save()
    publish.save_edition(article)

    article.refresh_from_db()
    titles = [edition.facts["title"] for edition in article.editions.all()]
    assert titles == ["Another title", "A title"]
    assert article.version == 2


def test_editing_a_published_article_changes_nothing_for_readers(client):
    article = make_articles.published()
    before = client.get(article.get_absolute_url()).content

    article.title = "Half finished"
    article.save()
    make_articles.block(article, "prose", html="<p>Half a sentence</p>")
    publish.save_edition(article)

    assert client.get(article.get_absolute_url()).content == before


def test_restoring_leaves_what_is_live_alone():
    article = make_articles.published()
    live = article.live_edition
    article.title = "Newer"
    article.save()
    publish_now(article)

    publish.restore(live)

    article.refresh_from_db()
    assert article.title == live.facts["title"]
    assert article.live_edition.facts["title"] == "Newer"


def test_a_section_keeps_its_anchor_when_it_is_renamed():
    article = make_articles.article(sections=["What it is"])
    heading = article.articles_sectionheading_set.get()

    heading.text = "What a spasm is"
    heading.save()

    assert heading.anchor == "what-it-is"


def test_two_sections_of_one_name_have_anchors_of_their_own():
    article = make_articles.article(sections=["Causes", "Causes"])

    anchors = article.articles_sectionheading_set.values_list("anchor", flat=True)

    assert list(anchors) == ["causes", "causes-2"]


def test_an_article_with_errors_is_not_published():
    article = make_articles.article(summary="")

    with pytest.raises(NotReady) as refusal:
        publish_now(article)

    article.refresh_from_db()
    assert article.live_edition is None
    assert [problem.message for problem in refusal.value.problems] == [
        "Write a summary. It appears under the title, in lists and in search results."
    ]


def test_a_live_site_publishes_only_what_a_clinician_approved(settings):
    settings.DEMO = False
    article = make_articles.article()
    clinician = make_articles.staff()
    make_articles.contributor(user=clinician)

    with pytest.raises(publish.NotReviewed):
        publish_now(article)
    requests.approve_edition(publish.save_edition(article), by=clinician, now=timezone.now())

    assert publish_now(article).approval.decided_by == clinician


def test_a_clinical_change_needs_a_new_approval(settings):
    settings.DEMO = False
    article = make_articles.article()
    clinician = make_articles.staff()
    make_articles.contributor(user=clinician)
    requests.approve_edition(publish.save_edition(article), by=clinician, now=timezone.now())
    make_articles.block(article, "prose", html="<p>Take twice as much.</p>")

    with pytest.raises(publish.NotReviewed):
        publish_now(article)


def change(block, **facts):
    for name, value in facts.items():
        setattr(block, name, value)
    block.save()


@pytest.mark.parametrize(
    "changes",
    [
        lambda blocks: change(blocks["video_embed"], url="https://films.example/another"),
        lambda blocks: change(blocks["video_embed"], transcript="We jump."),
        lambda blocks: change(blocks["callout"], text="Rest for a week."),
        lambda blocks: change(blocks["callout"], tone="information"),
        lambda blocks: change(blocks["reusable_text"].shared, text="Take two tablets."),
        lambda blocks: change(blocks["reusable_text"].shared, heading="For everybody"),
    ],
    ids=["another-film", "words-of-a-film", "a-callout", "less-important", "a-shared-text", "its-heading"],
)
def test_films_callouts_and_shared_texts_are_part_of_what_was_approved(settings, changes):
    settings.DEMO = False
    article = make_articles.article()
    make_articles.every_block(article)
    clinician = make_articles.staff()
    make_articles.contributor(user=clinician)
    requests.approve_edition(publish.save_edition(article), by=clinician, now=timezone.now())
    publish_now(article)

    changes({kind: model.objects.filter(parent=article).last() for kind, model in KINDS.items()})

    assert publish.save_edition(article).approval is None
    with pytest.raises(publish.NotReviewed):
        publish_now(article)


def test_an_approval_holds_when_only_a_panel_about_the_clinic_changes(settings):
    settings.DEMO = False
    article = make_articles.article()
    clinician = make_articles.staff()
    make_articles.contributor(user=clinician)
    given = requests.approve_edition(publish.save_edition(article), by=clinician, now=timezone.now())
    make_articles.block(article, "service_panel", service=make.service())

    assert publish_now(article).approval == given


def test_approving_needs_a_name_that_readers_may_see():
    edition = publish.save_edition(make_articles.article())

    with pytest.raises(requests.NoReviewer):
        requests.approve_edition(edition, by=make_articles.staff(), now=timezone.now())


def test_taking_down_and_publishing_again_keeps_the_first_date():
    article = make_articles.published()
    first = article.first_published_at

    publish.unpublish(article)
    publish_now(article)

    article.refresh_from_db()
    assert article.first_published_at == first
    assert article.live_edition.number == 1


def test_an_edition_has_a_number_of_its_own():
    edition = publish.save_edition(make_articles.article())

    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(article=edition.article, number=1, snapshot={}, created_at=timezone.now())


def test_the_html_can_be_made_again_from_the_snapshot():
    article = make_articles.article()
    make_articles.every_block(article)
    edition = publish.save_edition(article)
    rendered = (edition.segments, edition.contents, edition.plain_text, edition.reading_minutes)
    Edition.objects.update(segments=[], contents=[], plain_text="", reading_minutes=9)

    call_command("rerender")

    edition.refresh_from_db()
    assert (edition.segments, edition.contents, edition.plain_text, edition.reading_minutes) == rendered
