"""The states of a clinical review, and what an approval holds for."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles.models import Article, ArticleEvent, ClinicalReview
from articles.publishing import publish
from articles.review import requests
from tests import make, make_articles

pytestmark = pytest.mark.django_db

State = ClinicalReview.State


def commented(asked):
    requests.comment(asked, "block-1", "Which sign?", now=timezone.now())
    return asked


STEPS = {
    State.APPROVED: lambda asked: requests.approve(asked, now=timezone.now()),
    State.RETURNED: lambda asked: requests.give_back(asked, now=timezone.now()),
    State.HANDED_OVER: lambda asked: requests.hand_over(
        asked, to=make_articles.reviewer(), by=None, due_on=None, now=timezone.now()
    ),
}


@pytest.mark.parametrize("first", STEPS)
@pytest.mark.parametrize("second", STEPS)
def test_an_open_request_takes_one_step_and_no_other(first, second):
    asked = commented(make_articles.asked())

    STEPS[first](asked)
    stale = ClinicalReview.objects.get(pk=asked.pk)
    with pytest.raises(requests.Refused):
        STEPS[second](stale)

    asked.refresh_from_db()
    assert (asked.state, asked.link_nonce, asked.code_hash) == (first, "", "")
    assert ArticleEvent.objects.filter(review=asked).exclude(action="requested").count() == 1


def test_an_article_has_one_open_request():
    asked = make_articles.asked()

    with pytest.raises(requests.Refused):
        make_articles.asked(asked.edition.article)

    assert list(ClinicalReview.objects.open()) == [asked]


def test_a_request_needs_somebody_whom_it_reaches():
    with pytest.raises(requests.Refused):
        make_articles.asked(to=make_articles.contributor())

    assert ClinicalReview.objects.count() == 0


def test_giving_back_needs_a_comment():
    asked = make_articles.asked()

    with pytest.raises(requests.Refused):
        requests.give_back(asked, now=timezone.now())

    asked.refresh_from_db()
    assert asked.is_open


@pytest.mark.parametrize(("anchor", "text"), [("block-99", "A word"), ("", "A word"), ("top", "  ")])
def test_a_comment_belongs_to_a_part_and_says_something(anchor, text):
    asked = make_articles.asked()

    with pytest.raises(requests.Refused):
        requests.comment(asked, anchor, text, now=timezone.now())

    assert asked.comments.count() == 0


def test_handing_over_asks_somebody_else_about_the_same_edition():
    asked = make_articles.asked()
    other = make_articles.reviewer(name="Dr Other")

    new = requests.hand_over(asked, to=other, by=None, due_on=date(2031, 1, 5), now=timezone.now())

    assert (new.edition, new.reviewer, new.due_on, new.is_open) == (asked.edition, other, date(2031, 1, 5), True)


def typo(article):
    article.seo_title = "Back spasm"
    article.save()


def panel(article):
    make_articles.block(article, "service_panel", service=make.service())


def dose(article):
    make_articles.block(article, "prose", html="<p>Take twice as much.</p>")


@pytest.mark.parametrize("change", [typo, panel])
def test_an_editorial_change_keeps_request_and_approval(settings, change):
    settings.DEMO = False
    asked = make_articles.asked()
    article = asked.edition.article

    change(article)
    publish.save_edition(article)
    requests.approve(asked, now=timezone.now())

    assert publish.publish(article, now=timezone.now()).approval == asked


def test_a_clinical_change_makes_an_open_request_void():
    asked = make_articles.asked()

    dose(asked.edition.article)
    publish.save_edition(asked.edition.article)

    asked.refresh_from_db()
    assert (asked.state, asked.link_nonce) == (State.VOID, "")
    with pytest.raises(requests.Refused):
        requests.approve(asked, now=timezone.now())


def test_a_clinical_change_leaves_the_draft_without_approval_and_the_live_page_with_its_own(settings):
    settings.DEMO = False
    asked = make_articles.asked()
    article = asked.edition.article
    requests.approve(asked, now=timezone.now())
    live = publish.publish(article, now=timezone.now())

    dose(article)
    with pytest.raises(publish.NotReviewed):
        publish.publish(article, now=timezone.now())

    live.refresh_from_db()
    assert live.approval == asked
    article.articles_prose_set.last().delete()
    assert publish.save_edition(article).approval == asked


def test_a_later_approval_of_the_same_content_is_the_one_that_readers_see():
    asked = make_articles.asked()
    article = asked.edition.article
    requests.approve(asked, now=timezone.now() - timedelta(days=300))
    edition = publish.publish(article, now=timezone.now())

    again = make_articles.asked(article)
    requests.approve(again, now=timezone.now())

    edition.refresh_from_db()
    assert edition.approval == again


def test_a_signed_in_reviewer_who_was_asked_answers_the_request():
    clinician = make_articles.staff("articles.review_article")
    asked = make_articles.asked(to=make_articles.reviewer(user=clinician))

    given = requests.approve_edition(asked.edition, by=clinician, now=timezone.now())

    assert (given, given.state, given.decided_by) == (asked, State.APPROVED, clinician)


def test_only_whom_was_asked_decides():
    clinician = make_articles.staff("articles.review_article")
    editor = make_articles.editor()
    asked = make_articles.asked(to=make_articles.reviewer(user=clinician))
    other = make_articles.staff("articles.review_article")
    linked_editor = make_articles.asked(to=make_articles.reviewer(user=editor))

    assert [requests.may_decide(asked, who) for who in (clinician, editor, other)] == [True, False, False]
    assert not requests.may_decide(linked_editor, editor)


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2026, 3, 15), 12, date(2027, 3, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_the_next_review_is_due_months_later(day, months, due):
    assert requests.next_due(day, months) == due


def test_an_approval_counts_from_the_clinics_own_day():
    late = datetime(2026, 5, 31, 21, 0, tzinfo=UTC)  # already June in Dubai
    asked = make_articles.asked(make_articles.article(review_interval_months=6))

    requests.approve(asked, now=late)

    assert asked.next_review_due == date(2026, 12, 1)


@pytest.mark.parametrize(
    "facts",
    [
        {"state": "approved"},
        {"state": "returned", "decided_at": timezone.now()},
        {"next_review_due": date(2031, 1, 1)},
    ],
    ids=["approved-without-a-day", "returned-with-a-link", "due-without-approval"],
)
def test_the_database_refuses_a_review_that_contradicts_itself(facts):
    asked = make_articles.asked()

    with pytest.raises(IntegrityError), transaction.atomic():
        ClinicalReview.objects.filter(pk=asked.pk).update(**facts)


def test_who_did_what_is_written_down_and_never_changed():
    editor = make_articles.editor()
    asked = make_articles.asked(by=editor)
    article = asked.edition.article
    requests.approve(asked, now=timezone.now())
    publish.publish(article, by=editor, now=timezone.now())
    publish.unpublish(article, by=editor)

    told = [(event.action, event.who) for event in article.events.all()]
    assert told == [
        ("requested", editor.username),
        ("approved", asked.reviewer.name),
        ("published", editor.username),
        ("taken_down", editor.username),
    ]
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE articles_articleevent SET action = 'approved'")


def test_an_article_with_a_history_is_never_deleted():
    asked = make_articles.asked()

    with pytest.raises(ProtectedError):
        Article.objects.get(pk=asked.edition.article_id).delete()

    assert ArticleEvent.objects.count() == 1
