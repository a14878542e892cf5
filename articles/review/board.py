"""The editors' list of reviews: open requests, articles due for review, and live articles without approval."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from articles.models import Article, ClinicalReview, ReviewMail
from articles.models.article_types import NOT_HEALTH
from articles.review import requests

Kind = ReviewMail.Kind
SOON = timedelta(days=60)
BEFORE_DUE = timedelta(days=3)
REVIEWER_AGAIN = timedelta(days=7)
OWNER_BEFORE = timedelta(days=30)
OWNER_AGAIN = timedelta(days=30)


def waiting() -> QuerySet:
    """Open requests, earliest due date first."""
    found = ClinicalReview.objects.open().select_related("edition__article", "reviewer", "requested_by")
    return found.prefetch_related("mails").order_by("due_on", "requested_at", "pk")


def due_again(today: date, within: timedelta = SOON) -> QuerySet:
    """Live articles that are due for review, most overdue first."""
    live = _live().select_related("live_edition__approval__reviewer", "owner")
    due = live.filter(live_edition__approval__next_review_due__lte=today + within)
    return due.order_by("live_edition__approval__next_review_due", "title")


def unreviewed() -> QuerySet:
    """Live health articles without an approval. Only a demo has them."""
    found = _live().exclude(live_edition__snapshot__article__article_type__in=NOT_HEALTH)
    return found.select_related("owner").filter(live_edition__approval__isnull=True).order_by("title")


def _live() -> QuerySet:
    texts = ("segments", "contents", "plain_text")
    return Article.objects.live().select_related("live_edition").defer(*(f"live_edition__{text}" for text in texts))


def queue_reminders(now: datetime, today: date) -> list[ClinicalReview]:
    """Remind reviewers weekly from three days before the due date, and owners monthly from a month before."""
    again = ClinicalReview.objects.exclude(reminded_at__gt=now - REVIEWER_AGAIN)
    late = again.open().filter(due_on__lte=today + BEFORE_DUE).exclude(requested_at__gt=now - BEFORE_DUE)
    approvals = due_again(today, OWNER_BEFORE).values("live_edition__approval")
    old = ClinicalReview.objects.filter(pk__in=approvals).exclude(reminded_at__gt=now - OWNER_AGAIN)
    being_asked = ClinicalReview.objects.open().values("edition__article")
    old = old.exclude(edition__article__in=being_asked)
    longer = now + requests.LINK_VALID  # the reminder's link must work, even if the request is old
    return [
        *[row for row in late if _remind(row, Kind.REMINDER, now, link_expires_at=max(row.link_expires_at, longer))],
        *[row for row in old if _remind(row, Kind.DUE, now)],
    ]


@transaction.atomic
def _remind(row: ClinicalReview, kind: ReviewMail.Kind, now: datetime, **facts) -> bool:
    """A guarded update: of two simultaneous runs, only one sends reminders."""
    same = ClinicalReview.objects.filter(pk=row.pk, state=row.state, reminded_at=row.reminded_at)
    if not same.update(reminded_at=now, **facts):
        return False
    ReviewMail.objects.create(review=row, kind=kind, queued_at=now)
    return True
