"""The editors' board, its reminders, and the review page at their desk."""

import re
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles.models import ClinicalReview, ReviewMail, UnansweredSearch
from articles.publishing import publish, tasks
from articles.review import board, links, requests
from clinic.calendar import local_day
from tests import make, make_articles

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 15)
NOON = datetime(2026, 6, 15, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


def live(due: date, **facts):
    """A live article whose next review is due on `due`; reviewed a year earlier."""
    asked = make_articles.asked(make_articles.article(**facts), now=NOON - timedelta(days=400))
    requests.approve(asked, now=datetime(due.year - 1, due.month, due.day, 8, tzinfo=UTC))
    publish.publish(asked.edition.article, now=NOON - timedelta(days=300))
    return asked.edition.article


def test_the_board_shows_what_is_late_first_and_nothing_that_has_time():
    overdue, soon = live(date(2026, 6, 1), title="Overdue"), live(date(2026, 8, 14), title="Soon")
    live(date(2026, 8, 15), title="Has time")
    late = make_articles.asked(due_on=date(2026, 6, 10))
    undated = make_articles.asked()

    assert list(board.due_again(TODAY)) == [overdue, soon]
    assert {review_.pk for review_ in board.waiting()} == {late.pk, undated.pk}
    assert board.waiting().exclude(due_on=None).get() == late


@pytest.mark.parametrize("rows", [1, 3])
def test_the_board_costs_the_same_for_one_row_and_three(client, django_assert_num_queries, rows):
    client.force_login(make.user("editor", roles=["editor"]))
    for row in range(rows):
        make_articles.asked()
        live(TODAY)
        make_articles.published()
        UnansweredSearch.objects.create(words=f"gout {row}", count=3, last_asked_at=NOON)
    tasks.open_due(NOON, TODAY)

    with django_assert_num_queries(21):
        page = client.get(reverse("admin:articles_article_reviews"))

    assert [len(page.context[name]) for name in ("waiting", "due", "unreviewed", "tasks")] == [rows] * 4


def test_reviewer_and_owner_are_reminded_once_a_week_and_once_a_month(client):
    owner = make.user("owner", email="owner@clinic.example")
    live(date(2026, 7, 10), title="Old", owner=owner)
    make_articles.asked(due_on=date(2026, 6, 18), now=NOON - timedelta(days=9))
    make_articles.asked(due_on=date(2026, 6, 19), now=NOON - timedelta(days=9))
    ReviewMail.objects.all().delete()

    told = []
    for days in (0, 1, 3, 8, 31):
        with time_machine.travel(NOON + timedelta(days=days), tick=False):
            call_command("review_reminders", stdout=StringIO())
            links = re.findall(r"http\S+(/review/\S+)", " ".join(sent.body for sent in mail.outbox))
            assert [client.get(link).status_code for link in links] == [200] * len(links)
        told.append(sorted((sent.to[0].partition("@")[0], sent.subject.partition(":")[0]) for sent in mail.outbox))
        mail.outbox.clear()

    awaited, due = ("clinician", "We are waiting for your review"), ("owner", "Due for review")
    assert told == [[awaited, due], [awaited], [], [awaited, awaited], [awaited, awaited, due]]


class TestAtTheDesk:
    @pytest.fixture
    def desk(self, client):
        client.force_login(make.user("editor", roles=["editor"], email="editor@clinic.example"))
        return client

    def test_an_editor_asks_and_the_reviewer_is_written_to(self, desk):
        article, clinician = make_articles.article(), make_articles.reviewer()

        page = desk.post(
            reverse("admin:articles_article_ask", args=[article.pk]),
            {"reviewer": clinician.pk, "due_on": "2026-06-29"},
            follow=True,
        )

        asked = ClinicalReview.objects.get()
        assert (asked.reviewer, asked.due_on, asked.edition.number) == (clinician, date(2026, 6, 29), 1)
        assert [str(message) for message in page.context["messages"]] == ["The email was sent."]
        assert [sent.to for sent in mail.outbox] == [["clinician@clinic.example"]]

    def test_a_mail_that_failed_is_shown_and_sent_again_by_hand(self, desk, monkeypatch):
        asked = make_articles.asked()
        send = reverse("admin:articles_article_review_send", args=[asked.edition.article_id, asked.pk])

        with monkeypatch.context() as away:
            away.setattr("django.core.mail.EmailMessage.send", lambda self: 0)
            failed = desk.post(send, follow=True)
        again = desk.post(send, follow=True)

        assert "email not sent, last tried 15 Jun 12:00" in failed.text
        assert "mail sent 15 Jun 12:00" in again.text
        assert len(mail.outbox) == 1

    def test_a_mail_that_is_only_a_file_is_not_called_sent(self, desk, settings, tmp_path):
        settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "clinic.mail.FileBackend", tmp_path
        asked = make_articles.asked()

        send = reverse("admin:articles_article_review_send", args=[asked.edition.article_id, asked.pk])
        page = desk.post(send, follow=True)

        assert "mail sent" not in page.text
        assert "no mail server is connected" in page.text

    def test_handing_over_writes_to_the_other_and_ends_the_first_link(self, desk, client):
        asked, other = make_articles.asked(), make_articles.reviewer(review_email="other@clinic.example")
        link = links.review(asked)

        desk.post(
            reverse("admin:articles_article_review_hand_over", args=[asked.edition.article_id, asked.pk]),
            {"reviewer": other.pk, "due_on": ""},
        )

        assert [sent.to for sent in mail.outbox] == [["other@clinic.example"]]
        assert client.get(link).status_code == 410

    def test_the_page_says_that_a_clinical_change_has_ended_the_approval(self, desk):
        article = live(date(2027, 6, 1))
        address = reverse("admin:articles_article_release", args=[article.pk])
        article.seo_title = "A typo"
        article.save()
        publish.save_edition(article)
        assert "The approval does not apply to this draft." not in desk.get(address).text

        make_articles.block(article, "prose", html="<p>Another dose.</p>")
        publish.save_edition(article)

        assert "The approval does not apply to this draft." in desk.get(address).text

    def test_an_editor_cannot_turn_a_contributor_into_themselves(self, desk):
        """Else an editor would get the code, and approve what they wrote."""
        person = make_articles.reviewer(name="Dr Reviewer")
        address = reverse("admin:articles_contributor_change", args=[person.pk])
        typed = {"name": "Dr R", "slug": person.slug, "review_email": "editor@clinic.example", "user": ""}

        assert desk.post(address, typed).status_code == 302

        person.refresh_from_db()
        assert (person.name, person.review_email, person.user) == ("Dr R", "clinician@clinic.example", None)

    def test_a_signed_in_reviewer_comments_and_decides(self, client):
        clinician = make.user("reviewer", roles=["reviewer"])
        asked = make_articles.asked(to=make_articles.reviewer(user=clinician))
        client.force_login(clinician)
        where = [asked.edition.article_id, asked.pk]

        client.post(reverse("admin:articles_article_review_comment", args=where), {"anchor": "top", "text": "Good."})
        page = client.post(reverse("admin:articles_article_review_approve", args=where), follow=True)

        asked.refresh_from_db()
        assert (asked.state, asked.decided_by, asked.comments.get().author) == (
            "approved",
            clinician,
            asked.reviewer.name,
        )
        assert "Approved." in page.text


def test_publishing_tells_readers_what_changed(client):
    article = live(date(2027, 6, 1))
    assert "What changed" not in client.get(article.get_absolute_url()).text

    article.summary = "Another sentence."
    article.save()
    publish.publish(article, now=NOON, note="The dose was wrong: <5>.", is_correction=True)
    article.seo_title = "No news"
    article.save()
    publish.publish(article, now=NOON)
    article.summary = "A third sentence."
    article.save()
    publish.publish(article, now=NOON + timedelta(hours=13))

    article.refresh_from_db()
    lines = [(line["on"], line["kind"], line["note"]) for line in article.live_edition.changes]
    assert lines == [
        ("2026-06-15", "correction", "The dose was wrong: <5>."),
        ("2026-06-16", "clinical", ""),
    ]
    assert "The dose was wrong: &lt;5&gt;." in client.get(article.get_absolute_url()).text
    assert local_day(timezone.now()) == TODAY
