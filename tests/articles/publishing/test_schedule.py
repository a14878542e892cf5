"""An article appears and goes at its moment, by comparing times: nothing has to run at that moment."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from articles.models import Article, ClinicalReview
from articles.publishing import publish, schedule
from articles.review import requests
from clinic import history
from clinic.models import Condition
from tests import make, make_articles

pytestmark = pytest.mark.django_db

BEFORE = datetime(2026, 6, 1, 8, tzinfo=UTC)
OPENS, ENDS = datetime(2026, 6, 2, 5, tzinfo=UTC), datetime(2026, 6, 9, 5, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


def scheduled(now=BEFORE, **facts) -> Article:
    made = make_articles.article(**facts)
    publish.publish(made, now=now, go_live_at=OPENS, expire_at=ENDS)
    return Article.objects.get(pk=made.pk)


def approved(**facts) -> Article:
    """With a clinician's word on it, given before it gets its time."""
    clinician = make_articles.staff()
    make_articles.contributor(user=clinician)
    made = make_articles.article(**facts)
    requests.approve_edition(publish.save_edition(made), by=clinician, now=BEFORE)
    return made


def answers(client, article) -> dict[str, int]:
    """At each place where readers meet an article: the page's status, and how often others name its title."""
    title = article.live_edition.facts["title"]
    other = Article.objects.exclude(pk=article.pk).get()
    condition, region = Condition.objects.get(), other.body_regions.get()
    places = {
        "list": reverse("articles:list"),
        "filtered": reverse("articles:list") + f"?condition={condition.slug}",
        "rss": reverse("articles:rss"),
        "atom": reverse("articles:atom"),
        "home": reverse("home"),
        "condition": condition.get_absolute_url(),
        "region": region.get_absolute_url(),
        "related": other.get_absolute_url(),
    }
    found = {name: int(title in client.get(address).text) for name, address in places.items()}
    found["sitemap"] = int(article.get_absolute_url() in client.get("/sitemap.xml").text)
    found["author"] = client.get(article.contributors.get().get_absolute_url()).status_code
    return found | {"page": client.get(article.get_absolute_url()).status_code}


@pytest.mark.parametrize(
    ("now", "status"),
    [
        (OPENS - INSTANT, 404), (OPENS, 200), (OPENS + INSTANT, 200),
        (ENDS - INSTANT, 200), (ENDS, 410), (ENDS + INSTANT, 410),
    ],
    ids=["before", "opens", "after", "last", "ends", "ended"],
)  # fmt: skip
def test_every_place_agrees_at_both_edges(client, now, status):
    make.profile()
    publish.publish(make_articles.article(), now=BEFORE)
    article = scheduled(title="In its own time")

    with time_machine.travel(now, tick=False):
        found = answers(client, article)

    shown = int(status == 200)
    assert found.pop("page") == status
    assert found.pop("author") == (200 if shown else 404)
    assert found == dict.fromkeys(found, shown)


def test_a_copy_that_a_reader_kept_is_not_confirmed_beyond_the_end(client):
    article = scheduled()
    with time_machine.travel(ENDS - INSTANT, tick=False):
        kept = {"If-None-Match": client.get(article.get_absolute_url()).headers["ETag"]}
        assert client.get(article.get_absolute_url(), headers=kept).status_code == 304

    with time_machine.travel(ENDS, tick=False):
        assert client.get(article.get_absolute_url(), headers=kept).status_code == 410


def test_readers_and_machines_are_told_the_day_on_which_it_appeared(client):
    article = scheduled()

    with time_machine.travel(OPENS + timedelta(days=1), tick=False):
        page = client.get(article.get_absolute_url())

    main = page.context["structured"][0]["mainEntity"]
    assert (main["datePublished"], main["dateModified"]) == (OPENS, OPENS)


def test_what_goes_live_is_exactly_what_was_approved_whatever_is_written_meanwhile(client, settings):
    settings.DEMO = False
    article = approved(title="Approved")
    edition = publish.publish(article, now=BEFORE, go_live_at=OPENS)
    make_articles.block(article, "prose", html="<p>Take twice as much.</p>")
    publish.save_edition(article)

    with time_machine.travel(OPENS, tick=False):
        page = client.get(article.get_absolute_url())

    assert page.context["edition"] == edition
    assert "twice" not in page.text
    assert page.context["page"].approval is not None


def test_a_time_is_given_to_approved_content_only(settings):
    settings.DEMO = False
    article = make_articles.article()

    with pytest.raises(publish.NotReviewed):
        publish.publish(article, now=BEFORE, go_live_at=OPENS)

    assert not Article.objects.live(OPENS).exists()


@pytest.mark.parametrize("how", ["void", "deleted"])
def test_what_lost_its_approval_while_it_waited_does_not_go_live(client, settings, how):
    settings.DEMO = False
    article = approved()
    publish.publish(article, now=BEFORE, go_live_at=OPENS)
    assert Article.objects.live(OPENS).exists()

    if how == "void":
        with history.opened("retention"):  # the database refuses it otherwise
            ClinicalReview.objects.update(state="void", decided_at=None, next_review_due=None, whole_read_at=None)
    else:
        article.editions.update(approval=None)

    with time_machine.travel(OPENS + INSTANT, tick=False):
        assert not Article.objects.live().exists()
        assert client.get(article.get_absolute_url()).status_code == 410


@pytest.mark.parametrize(
    "times",
    [{"go_live_at": BEFORE}, {"expire_at": BEFORE}, {"go_live_at": OPENS, "expire_at": OPENS}],
    ids=["opens-now", "ends-now", "ends-as-it-opens"],
)
def test_a_time_that_cannot_be_kept_is_refused(times):
    with pytest.raises(schedule.WrongTime):
        publish.publish(make_articles.article(), now=BEFORE, **times)


def test_taking_back_the_time_makes_it_a_draft_that_nobody_has_seen():
    article = scheduled()

    with time_machine.travel(BEFORE, tick=False):
        publish.unpublish(article)

    article.refresh_from_db()
    assert (article.live_edition, article.go_live_at, article.expire_at, article.first_published_at) == (None,) * 4
    assert list(article.editions.values_list("published_at", flat=True)) == [None]
    assert list(article.events.values_list("action", flat=True)) == ["scheduled", "unscheduled"]


def test_publishing_what_waits_brings_it_forward():
    article = scheduled()
    sooner = BEFORE + timedelta(hours=1)

    publish.publish(article, now=sooner)

    article.refresh_from_db()
    assert (article.first_published_at, article.live_edition.published_at, article.go_live_at) == (sooner, sooner, None)
    assert Article.objects.live(sooner).get() == article


def test_what_has_ended_is_published_again_and_keeps_its_first_day():
    article = scheduled()

    publish.publish(article, now=ENDS + INSTANT)

    assert Article.objects.live(ENDS + INSTANT).get().first_published_at == OPENS


def test_the_database_refuses_a_time_without_an_edition_and_an_end_before_the_start():
    article = scheduled()
    for facts in ({"live_edition": None}, {"expire_at": OPENS}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Article.objects.filter(pk=article.pk).update(**facts)


def test_the_desk_takes_and_shows_the_clinics_time(client, settings):
    client.force_login(make_articles.editor())
    article = make_articles.article()
    address = {name: reverse(f"admin:articles_article_{name}", args=[article.pk]) for name in ("publish", "release")}

    with time_machine.travel(BEFORE, tick=False):
        page = client.post(address["publish"], {"go_live_at": "2026-06-02T09:00"}, follow=True)
        listed = client.get(reverse("admin:articles_article_changelist")).text
        refused = client.post(address["publish"], {"go_live_at": "soon"}, follow=True)

    article.refresh_from_db()
    assert article.go_live_at == OPENS  # four hours earlier in UTC
    assert page.context["state"] == "Goes live 2 Jun 2026, 09:00"
    assert [str(message) for message in page.context["messages"]] == ["Edition 1 goes live 2 Jun 2026, 09:00."]
    assert listed.count("Goes live 2 Jun 2026, 09:00") == 1
    assert [str(message) for message in refused.context["messages"]] == ["Enter a valid date/time."]
    assert 'value="2026-06-02T09:00"' in page.text


def test_the_end_of_a_live_article_is_moved_without_publishing_its_draft(client):
    client.force_login(make_articles.editor())
    with time_machine.travel(BEFORE, tick=False):
        article = make_articles.published(title="Live")
        Article.objects.filter(pk=article.pk).update(title="Half finished")

        client.post(reverse("admin:articles_article_end", args=[article.pk]), {"end-expire_at": "2026-06-09T09:00"})

    article.refresh_from_db()
    assert (article.expire_at, article.live_edition.facts["title"]) == (ENDS, "Live")
    assert article.events.last().action == "end_set"
