"""Was this page helpful: the article stays without a cookie, the answer is counted once a day."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from articles.models import PageFeedback
from articles.publishing import publish
from articles.readers import votes
from clinic.limits import Limit, TooMany
from tests import make, make_articles
from tests.make_readers import vote

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 1, 8, tzinfo=UTC)


def helpful(article):
    return reverse("articles:helpful", args=[article.slug])


def answers():
    return list(PageFeedback.objects.values_list("is_helpful", "reason", "text"))


def test_the_article_asks_without_a_cookie_and_the_form_comes_on_demand(client):
    article = make_articles.published(comment_policy="open")

    page = client.get(article.get_absolute_url())
    assert f'href="{helpful(article)}?answer=yes"' in page.text
    assert reverse("articles:comments", args=[article.slug]) in page.text
    assert (page.cookies, "csrf" in page.text, page.headers.get("Vary", "").lower().count("cookie")) == ({}, False, 0)

    form = client.get(helpful(article) + "?answer=no")
    part = client.get(helpful(article) + "?answer=no", headers={"HX-Request": "true"})
    assert form.headers["Cache-Control"] == "no-store, private"
    assert "csrfmiddlewaretoken" in form.text
    assert ("<html" in form.text, "<html" in part.text) == (True, False)
    assert PageFeedback.objects.count() == 0


def test_an_answer_is_kept_with_its_reason_and_the_later_one_of_a_day_replaces_it(client):
    article = make_articles.published(sections=["One", "Two", "Three", "Four"])
    anchor = article.live_edition.contents[1]["anchor"]
    told = vote("no", reason="hard", section=anchor, text="Which muscle?")

    response = client.post(helpful(article), told, follow=True)

    assert response.redirect_chain == [(reverse("articles:helpful_thanks", args=[article.slug]), 302)]
    assert answers() == [(False, "hard", "Which muscle?")]
    assert PageFeedback.objects.get().section == anchor
    client.post(helpful(article), vote("yes"))
    assert answers() == [(True, "", "")]
    assert PageFeedback.objects.get().section == ""


def test_another_day_or_another_reader_is_another_answer(client):
    article = make_articles.published()
    for address, now in [("192.0.2.1", NOW), ("192.0.2.2", NOW), ("192.0.2.1", NOW + timedelta(days=1))]:
        with time_machine.travel(now, tick=False):
            client.post(helpful(article), vote(), REMOTE_ADDR=address)

    assert PageFeedback.objects.count() == 3
    assert len(set(PageFeedback.objects.values_list("client", flat=True))) == 3


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"answer": "perhaps"}, 422),
        ({"begun": "forged"}, 422),
        ({"text": "x" * 301}, 422),
        ({"text": "\u202eevil"}, 422),
        ({"reason": "made-up", "answer": "no"}, 422),
        ({"website": "filled"}, 302),
    ],
)
def test_what_no_person_sends_is_not_counted(client, sent, status):
    article = make_articles.published()

    assert client.post(helpful(article), vote() | sent).status_code == status
    assert answers() == []


def test_the_eleventh_answer_of_an_hour_is_refused_in_words(client):
    make.profile()
    article = make_articles.published()
    with time_machine.travel(NOW + timedelta(minutes=20), tick=False):
        for _time in range(10):
            assert client.post(helpful(article), vote()).status_code == 302
        refused = client.post(helpful(article), vote())

    assert (refused.status_code, refused["Retry-After"], "Please wait" in refused.text) == (429, "2400", True)


def test_nothing_is_taken_for_what_readers_cannot_see_or_from_another_site(client):
    gone, draft = make_articles.published(), make_articles.article()
    publish.unpublish(gone)
    for article, status in [(gone, 410), (draft, 404)]:
        assert client.get(helpful(article)).status_code == status
        assert client.post(helpful(article), vote()).status_code == status

    strict = Client(enforce_csrf_checks=True)
    assert strict.post(helpful(make_articles.published()), vote()).status_code == 403
    assert answers() == []


def test_counts_are_one_statement_however_many_articles(django_assert_num_queries):
    liked, disliked = make_articles.published(title="Liked"), make_articles.published(title="Disliked")
    make_articles.published(title="Nobody said anything")
    for number, (article, is_helpful, reason) in enumerate(
        [(liked, True, ""), (liked, True, ""), (disliked, False, "hard"), (disliked, True, "")]
    ):
        told = {"reason": reason, "language": "en-gb"}
        votes.record(article, is_helpful=is_helpful, client=str(number), now=NOW, **told)

    with django_assert_num_queries(1):
        counted = [(each.title, each.yes, each.no, each.hard, each.long) for each in votes.by_article()]

    assert counted == [("Disliked", 1, 1, 1, 0), ("Liked", 2, 0, 0, 0)]


def test_a_machine_with_many_addresses_moves_no_count_further(monkeypatch):
    monkeypatch.setattr(votes, "VOTED_IN_ALL", Limit("voted, all", 2))
    article = make_articles.published()
    for number in range(2):
        votes.record(article, is_helpful=True, client=str(number), now=NOW, language="en-gb")

    with pytest.raises(TooMany):
        votes.record(article, is_helpful=True, client="third", now=NOW, language="en-gb")
    assert len(answers()) == 2


def test_words_go_after_a_year_and_who_wrote_them_after_two_days():
    article = make_articles.published()
    votes.record(article, is_helpful=False, client="a", now=NOW, text="Old words", language="en-gb")

    votes.forget(NOW + timedelta(days=2) - timedelta(seconds=1))
    assert PageFeedback.objects.get().client != ""
    assert votes.forget(NOW + timedelta(days=2)) == 0
    kept = PageFeedback.objects.get()
    assert (kept.client, kept.text) == ("", "Old words")
    assert votes.forget(NOW + timedelta(days=365)) == 1
    assert answers() == [(False, "", "")]
