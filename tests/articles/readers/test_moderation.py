"""At the editors' desk: what is held comes first, a machine's flood goes in one action, and counts say what helps."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles.models import Comment, PageFeedback
from articles.readers import votes
from tests import make, make_articles, make_readers
from tests.make_readers import commented, typed, vote

pytestmark = [pytest.mark.django_db, pytest.mark.once]

LIST = reverse("admin:articles_comment_changelist")
CLEAR = reverse("admin:articles_comment_clear")
FEEDBACK = reverse("admin:articles_pagefeedback_changelist")


@pytest.fixture
def desk(signed_in, editor):
    make.profile()
    return signed_in(editor)


def listed(page):
    return [row.text for row in page.context["cl"].result_list]


def states():
    return dict(Comment.objects.values_list("text", "state"))


def change(made):
    return reverse("admin:articles_comment_change", args=[made.pk])


def test_the_queue_is_what_is_held_the_oldest_first_with_its_words_whole(desk):
    article, now = commented(), timezone.now()
    make_readers.comment(article, text="Later. " + "x" * 1990, created_at=now)
    make_readers.comment(article, text="Earlier <b>", created_at=now - timedelta(days=1))
    make_readers.comment(article, "spam", text="Pills")
    make_readers.comment(article, "shown", text="Shown before")

    queue = desk.get(LIST)

    assert [text[:7] for text in listed(queue)] == ["Earlier", "Later. "]
    assert ("Earlier &lt;b&gt;" in queue.text, "x" * 1990 in queue.text, "1\xa0day" in queue.text) == (True, True, True)
    assert listed(desk.get(LIST + "?state=spam")) == ["Pills"]
    assert len(listed(desk.get(LIST + "?state=all"))) == 4


@pytest.mark.parametrize("rows", [1, 8])
def test_the_queue_costs_the_same_for_few_and_many(desk, django_assert_num_queries, rows):
    for number in range(rows):
        make_readers.comment(text=f"Comment {number}")

    with django_assert_num_queries(13):
        assert len(listed(desk.get(LIST))) == rows


def test_an_editor_shows_and_refuses_and_readers_see_it(desk, editor):
    article = commented()
    good, bad = make_readers.comment(article, text="Good"), make_readers.comment(article, text="Bad")

    for action, made in [("shown", good), ("refused", bad)]:
        desk.post(LIST, {"action": action, "_selected_action": [made.pk]})

    assert states() == {"Good": "shown", "Bad": "refused"}
    assert Comment.objects.get(pk=good.pk).moderator == editor
    page = desk.get(reverse("articles:comments", args=[article.slug])).text
    assert ("Good" in page, "Bad" in page) == (True, False)
    told = desk.post(LIST + "?state=all", {"action": "refused", "_selected_action": [good.pk]}, follow=True)
    assert "1 left unchanged." in told.text
    desk.post(LIST + "?state=shown", {"action": "removed", "_selected_action": [good.pk]})
    assert states() == {"Good": "removed", "Bad": "refused"}


def test_a_reply_is_saved_and_shown_with_its_comment_in_one_press(desk):
    made = make_readers.comment(text="When may I run?")
    assert "reader@example.com" in desk.get(change(made)).text

    desk.post(change(made), {"staff_reply": "Ask at your visit.", "_show": "1", "text": "Forged", "state": "spam"})

    made.refresh_from_db()
    assert (made.state, made.text, made.staff_reply) == ("shown", "When may I run?", "Ask at your visit.")
    assert "Ask at your visit." in desk.get(reverse("articles:comments", args=[made.article.slug])).text
    wrong = desk.post(change(made), {"staff_reply": "\u202eevil"})
    assert wrong.context["adminform"].form.errors.keys() == {"staff_reply"}


def test_one_action_clears_the_list_as_it_is_filtered_and_nothing_unseen(desk):
    flooded, other = commented(), commented()
    for number in range(5):
        make_readers.comment(flooded, text=f"Flood {number}")
    make_readers.comment(flooded, "shown", text="Shown before")
    make_readers.comment(other, text="Of another article")
    address = f"{CLEAR}?article__id__exact={flooded.pk}"

    assert f'href="{address}"' in desk.get(f"{LIST}?article__id__exact={flooded.pk}").text
    asked = desk.get(address)
    make_readers.comment(flooded, text="Came meanwhile")
    desk.post(address, {"newest": asked.context["newest"]})

    assert asked.context["count"] == 5
    refused = {text for text, state in states().items() if state == "refused"}
    assert refused == {f"Flood {number}" for number in range(5)}
    assert states()["Came meanwhile"] == states()["Of another article"] == "held"
    desk.post(CLEAR, {"newest": "x"})
    assert states()["Of another article"] == "held"


def test_a_script_gets_nothing_shown_and_leaves_a_queue_that_one_action_clears(desk, client):
    """The same with a thousand: tests/proofs/readers.py."""
    article = commented()
    make_readers.comment(article, text="From a person")
    form, helpful = (reverse(f"articles:{name}", args=[article.slug]) for name in ("comment", "helpful"))
    for number in range(40):
        words = {0: "Buy at www.pills.com", 1: "The very same words", 2: f"Fresh words {number}"}[number % 3]
        client.post(form, typed(text=words), REMOTE_ADDR=f"192.0.2.{number % 4}")
        client.post(helpful, vote(website="x" if number % 2 else ""), REMOTE_ADDR=f"192.0.2.{number % 4}")

    counts = {state: Comment.objects.filter(state=state).count() for state in Comment.State.values}
    assert counts["shown"] == 0
    assert counts["held"] + counts["spam"] == 4 * 5 + 1
    assert PageFeedback.objects.count() <= 4
    desk.post(CLEAR, {"newest": desk.get(CLEAR).context["newest"]})
    assert make_readers.held() == 0


def test_feedback_is_counted_for_reviewers_and_read_by_editors(signed_in, editor, django_assert_num_queries):
    make.profile()
    article = make_articles.published(title="On backs")
    for number, (is_helpful, text) in enumerate([(True, ""), (True, "Fine <i>words</i>"), (False, "Too long")]):
        told = {"text": text, "reason": "" if is_helpful else "long", "language": "en-gb"}
        votes.record(article, is_helpful=is_helpful, client=str(number), now=timezone.now(), **told)

    page = signed_in(editor).get(FEEDBACK)
    assert [(row["share"], row["article"].yes, row["article"].no) for row in page.context["rows"]] == [(67, 2, 1)]
    assert "It is too long: 1" in page.text
    assert "Fine &lt;i&gt;words&lt;/i&gt;" in page.text

    reviewer = signed_in(make.user("reviewer", roles=["reviewer"]))
    with django_assert_num_queries(10):
        page = reviewer.get(FEEDBACK)
    assert ("67 %" in page.text, "Too long" in page.text) == (True, False)


def test_what_is_old_is_tidied_away_by_a_command(capsys):
    year_ago = timezone.now() - timedelta(days=366)
    make_readers.comment(state="spam", created_at=year_ago)
    told = {"text": "Old", "language": "en-gb"}
    votes.record(make_articles.published(), is_helpful=False, client="a", now=year_ago, **told)

    call_command("tidy_readers")

    assert "1 words of feedback and 1 comments" in capsys.readouterr().out
    assert (Comment.objects.count(), PageFeedback.objects.get().text) == (0, "")


def test_an_editor_opens_comments_in_the_articles_form(desk):
    article = commented("hidden")

    page = desk.get(reverse("admin:articles_article_change", args=[article.pk]))

    assert page.context["adminform"].form["comment_policy"].value() == "hidden"
