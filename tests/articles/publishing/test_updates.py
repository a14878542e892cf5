"""An update of a live article appears at its minute, and the article ends at another: nothing has to run then."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from articles.models import Article
from articles.publishing import publish, schedule
from articles.review import requests
from tests import make, make_articles
from tests.parallel import together

pytestmark = pytest.mark.django_db

BEFORE = datetime(2026, 6, 1, 8, tzinfo=UTC)
APPEARS, ENDS = datetime(2026, 6, 2, 5, tzinfo=UTC), datetime(2026, 6, 9, 5, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def changed(article, title="As it will be"):
    Article.objects.filter(pk=article.pk).update(title=title)
    article.refresh_from_db()
    return article


@pytest.fixture
def article():
    """Live as it was; as it will be from APPEARS to ENDS."""
    make.profile()
    article = make_articles.article(title="As it was")
    publish.publish(article, now=BEFORE)
    publish.publish(changed(article), now=BEFORE, go_live_at=APPEARS, expire_at=ENDS, note="New dose")
    return article


def title(client, article, moment):
    with time_machine.travel(moment, tick=False):
        page = client.get(article.get_absolute_url())
        return page.context["facts"]["title"] if page.status_code == 200 else page.status_code


def test_readers_see_the_update_from_its_minute_and_nothing_after_the_end(client, article):
    found = [title(client, article, at) for at in (APPEARS - MINUTE, APPEARS, ENDS - MINUTE, ENDS)]

    assert found == ["As it was", "As it will be", "As it will be", 410]


@pytest.mark.parametrize("address", ["/", "/articles/", "/feeds/articles.rss", "/search/?q=will+be"])
def test_lists_feeds_and_search_turn_at_the_same_minute(client, article, address):
    words = "will be" if "search" in address else "As it will be"
    found = []
    for moment in (APPEARS - MINUTE, APPEARS):
        with time_machine.travel(moment, tick=False):
            found.append(words in client.get(address).content.decode().replace("<mark>", "").replace("</mark>", ""))

    assert found[-1]
    assert "search" in address or not found[0]


def test_the_change_is_told_with_the_day_on_which_it_appeared(client, article):
    title(client, article, APPEARS)

    article.refresh_from_db()
    assert article.live_edition.changes == [{"on": "2026-06-02", "kind": "clinical", "note": "New dose"}]
    assert article.live_edition.published_at == APPEARS
    assert [event.action for event in article.events.order_by("pk")] == ["published", "scheduled", "published"]


def test_an_update_appears_once_however_many_readers_come(article):
    assert [publish.bring_in_step(APPEARS) for _reader in range(3)] == [1, 0, 0]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_readers_and_an_editor_at_the_same_moment_one_decides(article):
    """Eight rounds: the update appears once, or is cancelled; never both, never half."""
    for _round in range(8):
        Article.objects.filter(pk=article.pk).update(live_edition=article.editions.get(number=1))
        publish.publish(changed(article), now=BEFORE, go_live_at=APPEARS)
        before = article.events.count()

        def cancel():
            try:
                schedule.cancel_update(article, now=APPEARS)
            except schedule.WrongTime:
                return "too late"
            return "cancelled"

        *appeared, cancelled = together(*[lambda: publish.bring_in_step(APPEARS)] * 3, cancel)

        article.refresh_from_db()
        came = article.live_edition.facts["title"] == "As it will be"
        assert (sum(appeared), cancelled) == ((1, "too late") if came else (0, "cancelled"))
        assert (article.next_edition, article.events.count()) == (None, before + 1)


def test_an_update_is_cancelled_and_readers_keep_what_they_see(client, article):
    schedule.cancel_update(article, now=APPEARS - MINUTE)

    assert title(client, article, APPEARS + MINUTE) == "As it was"
    with pytest.raises(schedule.WrongTime):
        schedule.cancel_update(article, now=APPEARS)


@pytest.mark.parametrize("done", ["publishing-now", "taking-down"])
def test_what_is_done_at_once_replaces_the_update(client, article, done):
    if done == "taking-down":
        publish.unpublish(article)
    else:
        publish.publish(changed(article, "Now"), now=APPEARS - MINUTE)

    assert title(client, article, APPEARS) == (410 if done == "taking-down" else "Now")


def test_without_an_approval_nothing_waits(article, settings):
    settings.DEMO = False

    with pytest.raises(publish.NotReviewed):
        publish.publish(changed(article, "Not approved"), now=BEFORE, go_live_at=APPEARS)


def test_an_approved_update_appears_with_its_reviewer(client, settings):
    settings.DEMO = False
    make.profile()
    doctor = make_articles.reviewer(name="Dr Reviewer", user=make.user("a-reviewer", roles=["reviewer"]))
    article = make_articles.article(title="As it was")
    requests.approve_edition(publish.save_edition(article), by=doctor.user, now=BEFORE)
    publish.publish(article, now=BEFORE)
    requests.approve_edition(publish.save_edition(changed(article)), by=doctor.user, now=BEFORE)
    publish.publish(article, now=BEFORE, go_live_at=APPEARS)

    assert title(client, article, APPEARS) == "As it will be"


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ({"go_live_at": BEFORE - MINUTE}, "The time to go live has passed"),
        ({"go_live_at": APPEARS, "expire_at": APPEARS}, "The end time must be in the future"),
    ],
)
def test_times_that_cannot_be_are_refused(article, times, words):
    with pytest.raises(schedule.WrongTime, match=words):
        publish.publish(changed(article, "Again"), now=BEFORE, **times)


def test_an_update_without_a_change_does_not_wait(article):
    publish.publish(article, now=APPEARS + MINUTE)

    with pytest.raises(schedule.WrongTime, match="Nothing has changed"):
        publish.publish(article, now=APPEARS + MINUTE, go_live_at=ENDS)


def test_editors_see_the_update_as_on_that_day_and_may_cancel_it(article):
    client = Client()
    client.force_login(make_articles.editor())
    with time_machine.travel(APPEARS - MINUTE, tick=False):
        overview = client.get(reverse("admin:articles_article_release", args=[article.pk]))
        assert overview.context["state"] == "Live, with an update on 2 Jun 2026, 09:00"
        shown = client.get(reverse("admin:articles_article_edition", args=[article.pk, 2]))
        assert shown.context["facts"]["title"] == "As it will be"
        client.post(reverse("admin:articles_article_cancel_update", args=[article.pk]))
        overview = client.get(reverse("admin:articles_article_release", args=[article.pk]))
        assert overview.context["state"] == "Live, with unpublished changes"
