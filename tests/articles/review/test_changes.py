"""Whoever approved an article approves what has changed, without reading it all again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Contributor
from articles.publishing import publish
from articles.review import links, page, requests
from tests import make, make_articles

pytestmark = pytest.mark.django_db

LONG_AGO = timezone.now() - timedelta(days=100)


@pytest.fixture
def reviewer():
    return make_articles.reviewer(name="Dr Reviewer", user=make.user("doctor-who-reviews", roles=["reviewer"]))


@pytest.fixture
def article(reviewer):
    """Approved 100 days ago, and live; since then the dose was changed."""
    article = make_articles.article(sections=["Causes", "Treatment"])
    edition = publish.save_edition(article)
    requests.approve_edition(edition, by=reviewer.user, now=LONG_AGO)
    publish.publish(article, now=timezone.now())
    prose = article.articles_prose_set.first()
    prose.html = "<p>Keep moving for 3 days [nice-ng59].</p>"
    prose.save()
    article.refresh_from_db()
    return article


def asks(article, reviewer, **facts):
    edition = publish.save_edition(article)
    return requests.request(edition, reviewer=reviewer, by=None, due_on=None, now=timezone.now(), **facts)


def test_the_reviewer_is_shown_the_difference_and_nothing_else(article, reviewer):
    asked = asks(article, reviewer)
    shown = Client().get(reverse("articles:review", args=[links.token(asked)]))

    [changed] = shown.context["changes"]
    assert [words for words in changed.change.words if words[0] != "same"] == [("new", "for 3 days ")]
    assert changed.marks == ["numbers and units"]
    assert "Treatment" not in shown.content.decode()
    whole = Client().get(reverse("articles:review", args=[links.token(asked)]) + "?whole=1")
    assert "Treatment" in whole.content.decode()


def test_approving_the_difference_moves_neither_the_last_full_review_nor_the_next(article, reviewer):
    first = article.live_edition.approval
    asked = asks(article, reviewer)

    requests.approve(asked, now=timezone.now())

    asked.refresh_from_db()
    assert (asked.whole_read_at, asked.next_review_due) == (first.whole_read_at, first.next_review_due)
    assert asked.whole_read_at == LONG_AGO
    assert article.editions.first().approval == asked


def test_the_live_edition_stays_until_the_difference_is_approved_and_published(article, reviewer, settings):
    settings.DEMO = False
    live = article.live_edition
    with pytest.raises(publish.NotReviewed):
        publish.publish(article, now=timezone.now())
    article.refresh_from_db()
    assert article.live_edition == live

    requests.approve(asks(article, reviewer), now=timezone.now())

    assert publish.publish(article, now=timezone.now()).number == live.number + 1


def test_somebody_else_and_somebody_whose_review_is_due_read_it_all(article, reviewer):
    other = make_articles.reviewer(name="Dr Other")
    edition = publish.save_edition(article)
    due = article.live_edition.approval.next_review_due

    assert requests.last_approval(edition, other, timezone.now()) is None
    assert requests.last_approval(edition, reviewer, timezone.now()) == article.live_edition.approval
    assert requests.last_approval(edition, reviewer, timezone.now() + timedelta(days=366)) is None
    asked = asks(article, reviewer, reads_whole=True)
    assert page.changes(asked) is None
    requests.approve(asked, now=timezone.now())
    asked.refresh_from_db()
    assert asked.next_review_due > due


def test_a_signed_in_reviewer_approves_in_one_press(article, reviewer):
    new = publish.save_edition(article)
    client = Client()
    client.force_login(reviewer.user)
    compared = client.get(reverse("admin:articles_article_compare", args=[article.pk, 1, new.number]))
    assert compared.context["may_approve"]

    client.post(reverse("admin:articles_article_approve", args=[article.pk, new.number]), {"only_changes": "1"})

    new.refresh_from_db()
    assert new.approval.since == article.live_edition.approval
    assert new.approval.whole_read_at == LONG_AGO


def test_only_the_one_who_approved_approves_the_difference(article):
    new = publish.save_edition(article)
    other = make_articles.reviewer(name="Dr Other", user=make.user("another-reviewer", roles=["reviewer"]))
    client = Client()
    client.force_login(other.user)
    compared = client.get(reverse("admin:articles_article_compare", args=[article.pk, 1, new.number]))
    assert not compared.context["may_approve"]

    client.post(reverse("admin:articles_article_approve", args=[article.pk, new.number]), {"only_changes": "1"})

    new.refresh_from_db()
    assert new.approval is None
    assert Contributor.objects.get(pk=other.pk).reviews.count() == 0


def test_an_editor_asks_again_in_one_press(article, reviewer):
    client = Client()
    client.force_login(make_articles.editor())
    new = publish.save_edition(article)
    overview = client.get(reverse("admin:articles_article_release", args=[article.pk]))
    assert (overview.context["overtaken"].reviewer, overview.context["has_open_request"]) == (reviewer, False)

    client.post(reverse("admin:articles_article_ask", args=[article.pk]), {"reviewer": reviewer.pk})

    asked = new.reviews.get()
    assert (asked.reviewer, asked.since) == (reviewer, article.live_edition.approval)


def test_who_was_asked_to_read_it_all_cannot_approve_by_the_difference(article, reviewer):
    asked = asks(article, reviewer, reads_whole=True)
    new = asked.edition
    assert not requests.may_continue(article.live_edition, new, reviewer.user)

    with pytest.raises(requests.Refused):
        requests.approve_edition(new, by=reviewer.user, now=timezone.now(), only_changes=True)

    asked.refresh_from_db()
    assert asked.is_open


def test_who_reads_it_all_though_asked_for_the_difference_has_read_it_all(article, reviewer):
    asked = asks(article, reviewer)
    now = timezone.now()

    requests.approve_edition(asked.edition, by=reviewer.user, now=now)

    asked.refresh_from_db()
    assert (asked.since, asked.whole_read_at) == (None, now)


def test_a_changed_picture_is_shown_before_and_now(article, reviewer):
    article.hero = make_articles.picture()
    article.save()

    shown = Client().get(reverse("articles:review", args=[links.token(asks(article, reviewer))]))

    [picture] = [each for each in shown.context["changes"] if each.change.name == "picture"]
    assert [what for what, facts in picture.change.pictures] == ["new"]
    assert "a picture" in picture.marks
    assert article.hero.file.name in shown.content.decode()
