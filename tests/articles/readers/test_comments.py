"""Comments: held until somebody has read them, plain, with the clinic's reply; a closed article takes none."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from articles.models import Article, Comment
from articles.publishing import publish
from articles.readers import comments
from clinic.limits import Limit
from tests import make, make_articles, make_readers
from tests.make_readers import commented, typed

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 1, 8, 20, tzinfo=UTC)


def form(article):
    return reverse("articles:comment", args=[article.slug])


def page(article):
    return reverse("articles:comments", args=[article.slug])


def states():
    return [tuple(row) for row in Comment.objects.order_by("pk").values_list("state", "suspicion")]


def test_a_comment_is_held_and_shown_to_nobody(client):
    article = commented()

    response = client.post(form(article), typed(text="Line one\r\nLine two"))

    assert response.url == reverse("articles:comment_thanks", args=[article.slug])
    assert "before it is shown" in client.get(response.url).text
    kept = Comment.objects.get()
    assert (kept.state, kept.name, kept.consent_version, kept.language) == ("held", "Reader", "2026-11", "en-gb")
    assert "Line one" not in client.get(page(article)).text


def test_what_is_shown_is_plain_oldest_first_and_never_names_the_address(client):
    make.profile(name="Our Clinic")
    article = commented()
    for text in ("First <b>words</b>\nand more", "Second, see visit.example.com", "Third"):
        make_readers.comment(article, "shown", text=text, staff_reply="We <i>agree</i>." if text == "Third" else "")
    for state in ("held", "refused", "spam", "removed"):
        make_readers.comment(article, state, text=f"Not this {state} one")
    make_readers.comment(commented(), "shown", text="Not another article's")

    shown = client.get(page(article))

    assert [row.text[:6] for row in shown.context["page_obj"]] == ["First ", "Second", "Third"]
    assert "First &lt;b&gt;words&lt;/b&gt;<br>and more" in shown.text
    assert "We &lt;i&gt;agree&lt;/i&gt;." in shown.text
    assert ("Not this" in shown.text, "Not another" in shown.text) == (False, False)
    assert ("reader@example.com" in shown.text, 'href="visit' in shown.text) == (False, False)
    assert (shown.cookies, "csrf" in shown.text, "must-revalidate" in shown["Cache-Control"]) == ({}, False, True)


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_costs_the_same_for_few_and_many(client, django_assert_num_queries, rows):
    make.profile()
    article = commented()
    for number in range(rows):
        make_readers.comment(article, "shown", text=f"Comment {number}.")

    with django_assert_num_queries(5 + make.STATEMENTS_OF_THE_FRAME):
        shown = client.get(page(article))

    assert len(shown.context["page_obj"]) == min(rows, 20)
    assert client.get(page(article) + "?page=2").status_code == (200 if rows > 20 else 404)
    assert client.get(page(article) + "?page=x").status_code == 404


@pytest.mark.parametrize(
    ("policy", "told"),
    [("open", (200, 200, 302, 1)), ("closed", (200, 200, 409, 0)), ("hidden", (404, 404, 404, 0))],
)
def test_the_editor_decides_for_each_article(client, policy, told):
    article = commented(policy)

    got = client.get(page(article)).status_code, client.get(form(article)).status_code
    sent = client.post(form(article), typed())

    assert (*got, sent.status_code, Comment.objects.count()) == told
    linked = page(article) in client.get(article.get_absolute_url()).text
    assert linked is (policy != "hidden")
    if policy == "closed":
        assert "Comments are closed" in sent.text
        with pytest.raises(comments.Closed):
            comments.receive(article, client="a", suspicion="", now=NOW, text="Past the page.")


def test_comments_are_off_until_somebody_turns_them_on_and_no_approval_hears_of_it():
    article = make_articles.article()
    edition = publish.save_edition(article)

    assert article.comment_policy == "hidden"
    Article.objects.update(comment_policy="open")
    assert publish.save_edition(Article.objects.get()) == edition


def test_only_live_articles_take_comments(client):
    gone, draft = commented(), make_articles.article(comment_policy="open")
    publish.unpublish(gone)

    for article, status in [(gone, 410), (draft, 404)]:
        for address in (page(article), form(article)):
            assert client.get(address).status_code == status
        assert client.post(form(article), typed()).status_code == status
    assert client.get("/readers/no-such-article/comment/").status_code == 404
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(form(commented()), typed()).status_code == 403
    assert states() == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"text": ""},
        {"text": "x" * 2001},
        {"name": "Rea\u0000der"},
        {"text": "\u202eevil"},
        {"name": "P\u0430ul"},
        {"email": "no address"},
        {"consent": ""},
        {"begun": "forged"},
    ],
)
def test_what_cannot_be_taken_is_said_and_what_was_typed_stays(client, wrong):
    article = commented()

    answer = client.post(form(article), typed(**wrong))

    assert (answer.status_code, states()) == (422, [])
    assert answer.context["form"].errors
    assert "There is a problem" in answer.text
    assert "It helped me." in answer.text or "text" in wrong


@pytest.mark.parametrize(
    ("sent", "suspicion"),
    [
        ({"website": "x"}, "trap"),
        ({"text": "Cheap pills: https://pills.example"}, "link"),
        ({"name": "www.pills.com"}, "link"),
        ({"text": "The SAME words!"}, "repeated"),
    ],
)
def test_what_looks_like_spam_is_thanked_and_kept_apart(client, sent, suspicion):
    article = commented()
    make_readers.comment(commented(), "shown", text="the same words")

    answer = client.post(form(article), typed(**sent))

    assert answer.url == reverse("articles:comment_thanks", args=[article.slug])
    assert states()[1:] == [("spam", suspicion)]
    assert make_readers.held() == 0


def test_who_sends_too_fast_is_a_machine(client):
    article = commented()
    with time_machine.travel(NOW, tick=False) as clock:
        began = client.get(form(article)).context["form"].begun()
        clock.shift(timedelta(seconds=3))
        client.post(form(article), typed(begun=began))
        clock.shift(timedelta(seconds=1))
        client.post(form(article), typed(begun=began, text="Typed slowly."))
        clock.shift(timedelta(hours=12))
        late = client.post(form(article), typed(begun=began, text="Left open overnight."))

    assert states() == [("spam", "haste"), ("held", "")]
    assert (late.status_code, "Left open overnight." in late.text) == (422, True)


def test_the_sixth_of_an_hour_waits_with_its_words_kept(client):
    make.profile()
    article = commented()
    with time_machine.travel(NOW, tick=False):
        for number in range(5):
            client.post(form(article), typed(text=f"Comment {number}."))
        refused = client.post(form(article), typed(text="The sixth."))

    assert (refused.status_code, refused["Retry-After"]) == (429, "2401")
    assert "The sixth." in refused.text
    assert make_readers.held() == 5


def test_many_addresses_fill_no_queue_and_spam_shuts_nobody_out(client, monkeypatch):
    monkeypatch.setattr(comments, "COMMENTED_IN_ALL", Limit("commented, all", 3))
    article = commented()
    codes = []
    for number in range(10):
        words = f"See www.x{number}.com" if number < 5 else f"Comment {number}."
        sent = client.post(form(article), typed(text=words), REMOTE_ADDR=f"192.0.2.{number}")
        codes.append(sent.status_code)

    assert codes == [302] * 8 + [429] * 2
    assert (make_readers.held(), Comment.objects.filter(state="spam").count()) == (3, 5)


def test_spam_is_kept_within_bounds_and_the_oldest_falls_out(monkeypatch):
    monkeypatch.setattr(comments, "MOST_SPAM", 3)
    article = commented()
    make_readers.comment(article, "shown", text="Stays.")
    for number in range(5):
        told = {"name": "Bot", "text": f"Spam {number}", "language": "en-gb", "consent_version": "1"}
        now = NOW + timedelta(minutes=number)
        comments.receive(article, client=str(number), suspicion="link", now=now, **told)

    assert list(Comment.objects.values_list("text", flat=True)) == ["Spam 2", "Spam 3", "Spam 4", "Stays."]


@pytest.mark.parametrize(
    ("was", "to", "is_done"),
    [
        ("held", "shown", True),
        ("spam", "shown", True),
        ("held", "refused", True),
        ("shown", "refused", False),
        ("shown", "removed", True),
        ("held", "removed", False),
        ("removed", "shown", False),
        ("held", "spam", True),
    ],
)
def test_a_decision_goes_its_ways_and_no_other(editor, was, to, is_done):
    made = make_readers.comment(state=was, created_at=NOW)

    count = comments.decide(Comment.objects.all(), to, by=editor, now=NOW + timedelta(hours=1))

    kept = Comment.objects.get(pk=made.pk)
    assert (count, kept.state) == ((1, to) if is_done else (0, was))
    told = (kept.moderator, kept.decided_at, kept.email)
    assert told == ((editor, NOW + timedelta(hours=1), "") if is_done else (None, made.decided_at, made.email))


def test_what_was_not_shown_is_forgotten_after_ninety_days():
    article = commented()
    for state in ("held", "shown", "refused", "spam", "removed"):
        make_readers.comment(article, state, created_at=NOW)

    assert comments.forget(NOW + timedelta(days=90) - timedelta(seconds=1)) == 0
    assert Comment.objects.filter(email="").count() == 0
    assert comments.forget(NOW + timedelta(days=90)) == 3
    assert list(Comment.objects.values_list("state", "email")) == [("held", ""), ("shown", "")]
