"""A review by link: what it opens, for how long, and what a forwarded link cannot do."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, ClinicalReview
from articles.publishing import publish
from articles.review import (
    codes,
    links,
    requests,
)
from articles.review import (
    mail as review_mail,
)
from clinic.logs import discreet
from tests import make_articles

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def asked():
    return make_articles.asked(to=make_articles.reviewer(name="Dr Reviewer"))


def address(asked, name="review"):
    return reverse(f"articles:{name}", args=[links.token(asked)])


def sent_code():
    return re.search(r"^    (\d{6})$", mail.outbox[-1].body, re.MULTILINE).group(1)


def ask_for_a_code(client, asked):
    client.post(address(asked, "review_code"))
    return sent_code()


def state(asked):
    return ClinicalReview.objects.get(pk=asked.pk).state


def test_the_link_shows_exactly_the_edition_and_nobody_keeps_it(client, asked):
    Article.objects.filter(pk=asked.edition.article_id).update(title="Typed since")

    page = client.get(address(asked))

    assert asked.edition.facts["title"] in page.text
    assert "Typed since" not in page.text
    assert page.headers["Cache-Control"] == "no-store, private"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert links.token(asked) not in discreet(f"Gone: {address(asked)}")
    assert [part.anchor for part in page.context["parts"]] == requests.anchors(asked.edition)


def test_a_comment_stands_at_its_part_with_the_reviewers_name(client, asked):
    response = client.post(address(asked, "review_comment"), {"anchor": "block-2", "text": "<b>Which</b> dose?"})

    assert response.url == address(asked) + "#block-2"
    page = client.get(address(asked))
    parts = {part.anchor: [(note.author, note.text) for note in part.comments] for part in page.context["parts"]}
    assert {anchor: notes for anchor, notes in parts.items() if notes} == {
        "block-2": [("Dr Reviewer", "<b>Which</b> dose?")]
    }
    assert "&lt;b&gt;Which" in page.text


def test_approving_takes_the_code_from_the_registered_mailbox_and_ends_the_link(client, asked):
    code = ask_for_a_code(client, asked)

    assert mail.outbox[-1].to == ["clinician@clinic.example"]
    assert code not in ClinicalReview.objects.values_list("code_hash", flat=True)
    response = client.post(address(asked, "review_approve"), {"code": f" {code[:3]} {code[3:]} "})

    assert (response.url, state(asked)) == (reverse("articles:review_done"), "approved")
    assert client.get(response.url).status_code == 200
    for name in ("review", "review_approve"):
        assert client.get(address(asked, name)).status_code == 410


def test_giving_back_ends_the_link_too(client, asked):
    requests.comment(asked, "top", "Too long.", now=timezone.now())
    link = address(asked)

    client.post(address(asked, "review_return"))

    assert (state(asked), client.get(link).status_code) == ("returned", 410)


def test_a_forwarded_link_cannot_approve(client, asked):
    """Whoever has it may ask for codes and guess: five guesses a code, five codes a link, then it is over."""
    guesses = 0
    for _code in range(codes.CODES_A_LINK):
        real = ask_for_a_code(client, asked)
        wrong = "000000" if real != "000000" else "000001"
        for _guess in range(codes.TRIES):
            with pytest.raises(codes.WrongCode):
                codes.check(asked, wrong, now=timezone.now())
            guesses += 1
        assert client.post(address(asked, "review_approve"), {"code": real}).status_code == 422

    sent = len(mail.outbox)
    assert client.post(address(asked, "review_code")).status_code == 422
    assert (guesses, len(mail.outbox), state(asked)) == (25, sent, "requested")


@pytest.mark.parametrize("given", ["", "12345", "abcdef", "١٢٣٤٥"])
def test_without_a_code_nothing_is_approved(client, asked, given):
    assert client.post(address(asked, "review_approve"), {"code": given}).status_code == 422
    assert state(asked) == "requested"


@pytest.mark.parametrize(("minutes", "outcome"), [(14, "approved"), (16, "requested")])
def test_a_code_lasts_fifteen_minutes(client, asked, minutes, outcome):
    code = ask_for_a_code(client, asked)

    with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
        client.post(address(asked, "review_approve"), {"code": code})

    assert state(asked) == outcome


def test_only_the_latest_code_counts_and_only_for_its_own_review(client, asked):
    first = ask_for_a_code(client, asked)
    second = ask_for_a_code(client, asked)
    other = make_articles.asked()
    ask_for_a_code(client, other)
    assert len({first, second}) == 2

    client.post(address(asked, "review_approve"), {"code": first})
    client.post(address(other, "review_approve"), {"code": second})
    assert (state(asked), state(other)) == ("requested", "requested")

    client.post(address(asked, "review_approve"), {"code": second})
    assert state(asked) == "approved"


def test_a_code_that_no_server_took_is_told_and_opens_nothing(client, asked, monkeypatch):
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda self: 0)

    page = client.post(address(asked, "review_code"))

    assert page.status_code == 422
    assert "could not send the email" in page.text
    asked.refresh_from_db()
    assert asked.code_hash == ""


@pytest.mark.parametrize(
    "spoil",
    [
        lambda asked: requests.renew_link(asked, by=None, now=timezone.now()),
        lambda asked: requests.approve(asked, now=timezone.now()),
        lambda asked: requests.hand_over(asked, to=make_articles.reviewer(), by=None, due_on=None, now=timezone.now()),
        lambda asked: clinical_change(asked.edition.article),
    ],
    ids=["renewed", "decided", "handed-over", "text-changed"],
)
def test_a_link_that_was_overtaken_opens_nothing(client, asked, spoil):
    old = address(asked)

    spoil(asked)

    assert client.get(old).status_code == 410


def clinical_change(article):
    make_articles.block(article, "prose", html="<p>Another dose.</p>")
    publish.save_edition(article)


@pytest.mark.parametrize(("due_in", "days"), [(None, 14), (3, 14), (30, 37)])
def test_a_link_ends_two_weeks_after_the_mail_or_one_after_the_day(client, due_in, days):
    now = timezone.now()
    due_on = requests.clinic_day(now) + timedelta(days=due_in) if due_in else None
    asked = make_articles.asked(due_on=due_on, now=now)

    for late, status in [(timedelta(minutes=-1), 200), (timedelta(minutes=1), 410)]:
        with time_machine.travel(now + timedelta(days=days) + late, tick=False):
            assert client.get(address(asked)).status_code == status


def test_a_forged_link_opens_nothing(client, asked):
    nonce, _dot, signature = links.token(asked).rpartition(".")

    for forged in (f"{nonce}x.{signature}", f"{nonce}.{signature[:-1]}", nonce, ".", f".{signature}"):
        assert client.get(reverse("articles:review", args=[forged])).status_code == 410


def test_reading_and_following_every_link_decides_nothing(client, asked):
    for name in ("review_code", "review_comment", "review_return"):
        assert client.get(address(asked, name)).status_code == 405
    client.head(address(asked))
    client.get(address(asked, "review_approve"))

    assert (state(asked), len(mail.outbox), asked.comments.count()) == ("requested", 0, 0)


def test_a_preview_link_shows_the_working_copy_for_a_week(client):
    article = make_articles.published(title="Live title")
    link = links.preview(article)
    Article.objects.filter(pk=article.pk).update(title="Draft title")

    page = client.get(link)
    assert "Draft title" in page.text
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert page.headers["Cache-Control"] == "no-store, private"
    assert article.editions.count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1), tick=False):
        assert client.get(link).status_code == 410
    assert client.get(link[:-3] + "x/").status_code == 410


class TestMails:
    """What was queued, sent and not sent, as the editor sees it."""

    def test_the_reviewer_gets_the_link_once(self, asked):
        assert review_mail.deliver([asked], now=timezone.now()) == 0
        assert review_mail.deliver([asked], now=timezone.now()) == 0

        assert [(sent.to, sent.subject) for sent in mail.outbox] == [
            (["clinician@clinic.example"], f"Please review: {asked.edition.facts['title']}")
        ]
        assert links.review(asked) in mail.outbox[0].body

    @pytest.mark.parametrize("fault", [OSError("no route"), ValueError("bad header")])
    def test_what_was_not_taken_is_no_sent_mail_and_can_be_sent_again(self, asked, monkeypatch, fault):
        def refuse(self):
            raise fault

        with monkeypatch.context() as away:
            away.setattr("django.core.mail.EmailMessage.send", refuse)
            assert review_mail.deliver([asked], now=timezone.now()) == 1
        row = asked.mails.get()
        assert (row.sent_at, row.problem) == (None, type(fault).__name__)

        assert review_mail.deliver([asked], now=timezone.now()) == 0
        row.refresh_from_db()
        assert (row.sent_at is not None, row.problem, len(mail.outbox)) == (True, "", 1)

    def test_the_decision_is_told_to_who_asked(self):
        editor = make_articles.editor()
        editor.email = "editor@clinic.example"
        editor.save()
        asked = make_articles.asked(by=editor)
        requests.approve(asked, now=timezone.now())

        review_mail.deliver([asked], now=timezone.now())

        assert [(sent.to, sent.subject.partition(":")[0]) for sent in mail.outbox] == [
            (["editor@clinic.example"], "Approved")
        ]

    def test_a_mail_names_the_day_in_words(self):
        asked = make_articles.asked(due_on=date(2031, 3, 4))
        review_mail.deliver([asked], now=timezone.now())

        assert "Tuesday 4 March 2031" in mail.outbox[0].body
