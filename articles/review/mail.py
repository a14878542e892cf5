"""Emails about reviews: rows in the transaction that needs them, sent after it, each with its result.

There is no background worker: the page that queued an email calls `deliver` after its transaction. What
no mail server accepted stays a row with its error. Editors see it and can send it again; so does
`manage.py review_reminders` at its next run.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import ClinicalReview, ReviewMail
from articles.review import links
from clinic.mail import hand_over
from clinic.models import ClinicProfile

CLAIM = timedelta(minutes=3)  # longer than the timeout of a mail server
Kind = ReviewMail.Kind
TO_REVIEWER = {Kind.REQUESTED, Kind.REMINDER}


def deliver(reviews, *, now: datetime) -> int:
    """Send the unsent emails of these reviews, outside any transaction. Returns how many failed."""
    failed = 0
    waiting = (
        ReviewMail.objects.unsent()
        .filter(review__in=reviews)
        .select_related("review__edition__article__owner", "review__reviewer__user", "review__requested_by")
    )
    for mail in waiting:
        if mail.kind in TO_REVIEWER and not mail.review.is_open:
            mail.delete()  # its link would no longer work
            continue
        unclaimed = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now)
        mine = ReviewMail.objects.unsent().filter(unclaimed, pk=mail.pk).update(claimed_until=now + CLAIM)
        if mine:
            failed += not _send(mail)
    return failed


def is_only_a_file() -> bool:
    """Whether emails are only files (no EMAIL_URL). The pages must not say "sent" then."""
    return settings.EMAIL_BACKEND == "clinic.mail.FileBackend"


def address_of(mail: ReviewMail) -> str:
    """The recipient's address; "" if there is none."""
    if mail.kind in TO_REVIEWER:
        return mail.review.reviewer.registered_address
    people = [mail.review.requested_by, mail.review.edition.article.owner]
    if mail.kind == Kind.DUE:
        people.reverse()
    return next((person.email for person in people if person is not None and person.email), "")


def send_code(review: ClinicalReview, code: str) -> bool:
    """Sends the code at once, because codes are not stored."""
    address = review.reviewer.registered_address
    subject = _("Code to approve a health article")
    return _handed_over(address, subject, _text("code", review) | {"code": code}, "code") == ""


def _send(mail: ReviewMail) -> bool:
    title = mail.review.edition.facts["title"]
    subject = {
        Kind.REQUESTED: _("Please review: %(title)s"),
        Kind.REMINDER: _("We are waiting for your review: %(title)s"),
        Kind.RETURNED: _("Returned with comments: %(title)s"),
        Kind.APPROVED: _("Approved: %(title)s"),
        Kind.DUE: _("Due for review: %(title)s"),
    }[Kind(mail.kind)] % {"title": title}
    problem = _handed_over(address_of(mail), subject, _text(mail.kind, mail.review), mail.kind)
    now = timezone.now()
    if problem:
        outcome = {"failed_at": now, "problem": problem, "claimed_until": None}
    else:
        outcome = {"sent_at": now, "failed_at": None, "problem": "", "claimed_until": None}
    ReviewMail.objects.filter(pk=mail.pk).update(**outcome)
    return not problem


def _handed_over(address: str, subject: str, context: dict, name: str) -> str:
    """ "" if a mail server accepted the email, otherwise the kind of error."""
    return hand_over(address, subject, render_to_string(f"articles/messages/{name}.txt", context))


def _text(kind: str, review: ClinicalReview) -> dict:
    desk = reverse("admin:articles_article_review", args=[review.edition.article_id, review.pk])
    return {
        "review": review,
        "title": review.edition.facts["title"],
        "clinic": ClinicProfile.objects.current(),
        "link": links.review(review) if kind in TO_REVIEWER else settings.SITE_URL + desk,
    }
