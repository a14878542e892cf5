"""Clinical reviews: request, comment, approve, return, hand over. Only this module changes a review's state.

    requested ──► approved          applies to the edition's clinical hash: an editorial change keeps it
        ├───────► returned          with at least one comment
        ├───────► void              a clinical change was saved since then (publishing/approvals.py)
        └───────► handed over       a new request to someone else replaces it

Each step is a guarded update: of two simultaneous steps, one finds the request open, the other raises Refused.
"""

import calendar
import secrets
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, ClinicalReview, Contributor, Edition, ReviewComment, ReviewMail
from articles.models.review import NO_LINK
from articles.publishing import checklist, history
from articles.publishing.history import Action

State = ClinicalReview.State
LINK_VALID = timedelta(days=14)
LINK_VALID_AFTER_DUE = timedelta(days=7)
TOP = "top"
LONGEST_COMMENT = 2000


class Refused(Exception):
    """The action is not possible; the message is for the user."""


class NoReviewer(Refused):
    """The account is not linked to a contributor, so readers could not see who approved."""

    def __init__(self):
        super().__init__(_("Your account is not linked to a contributor. Readers could not see who approved."))


def request(
    edition: Edition, *, reviewer: Contributor, by, due_on: date | None, now: datetime, reads_whole=False
) -> ClinicalReview:
    """Ask a clinician to review this edition. Queues an email with the link (mail.deliver sends it).

    Whoever has approved an earlier edition is shown what has changed since then, unless they shall read it all.
    """
    if not reviewer.registered_address:
        raise Refused(_("%(name)s has no registered address. A superuser can enter one.") % {"name": reviewer.name})
    if lacking := [problem for problem in checklist.unfinished(edition.snapshot) if problem.is_error]:
        raise Refused(" ".join(problem.message for problem in lacking))
    with transaction.atomic():
        article = _locked(edition)
        if ClinicalReview.objects.of(article).open().exists():
            raise Refused(_("There is already an open request. Hand it over, or wait for the answer."))
        asked = ClinicalReview.objects.create(
            edition=edition,
            reviewer=reviewer,
            requested_by=by,
            requested_at=now,
            due_on=due_on,
            since=None if reads_whole else last_approval(edition, reviewer, now),
            **_new_link(due_on, now),
        )
        history.of_review(Action.REQUESTED, asked, by=by, at=now)
        _queue(asked, ReviewMail.Kind.REQUESTED, now)
    return asked


@transaction.atomic
def renew_link(review: ClinicalReview, *, by, now: datetime) -> None:
    """Queue an email with a new link. The earlier link and its code no longer work."""
    _step(review, code_tries=0, codes_sent=0, **NO_LINK | _new_link(review.due_on, now))
    review.mails.unsent().filter(kind=ReviewMail.Kind.REQUESTED).delete()
    history.of_review(Action.LINK_RENEWED, review, by=by, at=now)
    _queue(review, ReviewMail.Kind.REQUESTED, now)


@transaction.atomic
def hand_over(
    review: ClinicalReview, *, to: Contributor, by, due_on: date | None, now: datetime, reads_whole=False
) -> ClinicalReview:
    """Ask someone else to review the same edition. The first link no longer works."""
    if to.pk == review.reviewer_id:
        raise Refused(_("%(name)s already has this request.") % {"name": to.name})
    _locked(review.edition)
    _step(review, state=State.HANDED_OVER, **NO_LINK)
    history.of_review(Action.HANDED_OVER, review, by=by, at=now)
    return request(review.edition, reviewer=to, by=by, due_on=due_on, now=now, reads_whole=reads_whole)


@transaction.atomic
def approve(review: ClinicalReview, *, by=None, now: datetime) -> None:
    """Approve the edition. `by` is None if the reviewer approves by link and code (codes.py)."""
    article = _locked(review.edition)
    _step(review, state=State.APPROVED, **_decided(article, review.since, by=by, now=now), **NO_LINK)
    _holds_for_its_content(review)
    history.of_review(Action.APPROVED, review, by=by, at=now)
    _queue(review, ReviewMail.Kind.APPROVED, now)


@transaction.atomic
def give_back(review: ClinicalReview, *, by=None, now: datetime) -> None:
    if not review.comments.exists():
        raise Refused(_("Write at least one comment first. The editors must know what to change."))
    _locked(review.edition)
    _step(review, state=State.RETURNED, decided_at=now, decided_by=by, **NO_LINK)
    history.of_review(Action.RETURNED, review, by=by, at=now)
    _queue(review, ReviewMail.Kind.RETURNED, now)


@transaction.atomic
def approve_edition(edition: Edition, *, by, now: datetime, only_changes=False) -> ClinicalReview:
    """A signed-in clinician approves an edition, with or without a request. Their open request is closed by it.

    `only_changes` if they were shown what has changed since their last approval.
    """
    reviewer = Contributor.objects.filter(user=by).first()
    if reviewer is None:
        raise NoReviewer
    article = _locked(edition)
    same_content = ClinicalReview.objects.of(article).filter(edition__clinical_hash=edition.clinical_hash)
    asked = same_content.open().filter(reviewer=reviewer).first()
    if only_changes and asked is not None and asked.since_id is None:
        raise Refused(_("You were asked to read the whole text. Please approve it there."))
    since = last_approval(edition, reviewer, now) if only_changes else None
    if only_changes and since is None:
        raise Refused(_("Your last approval is too old, or there is none. Please read the whole text."))
    if asked is not None:
        _step(asked, since=since)
        approve(asked, by=by, now=now)
        return asked
    facts = {"requested_at": now, "since": since} | _decided(article, since, by=by, now=now)
    given = ClinicalReview.objects.create(edition=edition, reviewer=reviewer, state=State.APPROVED, **facts)
    _holds_for_its_content(given)
    history.of_review(Action.APPROVED, given, by=by, at=now)
    return given


def comment(review: ClinicalReview, anchor: str, text: str, *, user=None, now: datetime) -> ReviewComment:
    """Comment on one part of the edition: its head, or a block by its position."""
    if anchor not in anchors(review.edition):
        raise Refused(_("This part does not exist."))
    if not text.strip():
        raise Refused(_("The comment is empty."))
    with transaction.atomic():
        _step(review)
        return ReviewComment.objects.create(review=review, anchor=anchor, text=text.strip(), user=user, written_at=now)


def last_approval(edition: Edition, reviewer: Contributor, now: datetime) -> ClinicalReview | None:
    """This clinician's last approval of the article, while no new reading of the whole is due. Otherwise None."""
    approved = ClinicalReview.objects.of(edition.article_id).filter(reviewer=reviewer, state=State.APPROVED)
    valid = approved.filter(next_review_due__gt=clinic_day(now)).exclude(edition=edition)
    return valid.select_related("edition").order_by("-decided_at", "-pk").first()


def anchors(edition: Edition) -> list[str]:
    """Names of the parts. Blocks are named by position, because an edition never changes."""
    return [TOP, *(f"block-{place}" for place in range(1, len(edition.snapshot["blocks"]) + 1))]


def may_decide(review: ClinicalReview, user) -> bool:
    """Whether this user is the requested reviewer and has the permission to approve."""
    return review.reviewer.user_id == user.pk and user.has_perm("articles.review_article")


def may_continue(old: Edition, new: Edition, user) -> bool:
    """Whether this user may approve `new` by what has changed since `old`, the edition of their last approval."""
    if not user.has_perm("articles.review_article"):
        return False
    reviewer = Contributor.objects.filter(user=user).first()
    last = last_approval(new, reviewer, timezone.now()) if reviewer else None
    reads_whole = ClinicalReview.objects.of(new.article_id).open().filter(reviewer=reviewer, since=None)
    if reads_whole.exists():
        return False
    return last is not None and last.edition.clinical_hash == old.clinical_hash and new.approval_id is None


def clinic_day(now: datetime) -> date:
    """The date in the clinic's time zone (management commands have no active one)."""
    return timezone.localdate(now, settings.CLINIC_TIME_ZONE)


def next_due(day: date, months: int) -> date:
    """The same day `months` later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _step(review: ClinicalReview, **changes) -> None:
    """Change an open request. Raises Refused if it is no longer open."""
    changes = changes or {"state": State.REQUESTED}
    if not ClinicalReview.objects.open().filter(pk=review.pk).update(**changes):
        state = ClinicalReview.objects.get(pk=review.pk).get_state_display()
        raise Refused(_("This request is no longer open: %(state)s.") % {"state": state})
    review.refresh_from_db()


def _decided(article: Article, since: ClinicalReview | None, *, by, now: datetime) -> dict:
    """Who has read only what changed moves neither the date of the last review nor that of the next."""
    facts = {"decided_at": now, "decided_by": by}
    if since is not None:
        return facts | {"whole_read_at": since.whole_read_at, "next_review_due": since.next_review_due}
    due = next_due(clinic_day(now), article.review_interval_months)
    return facts | {"whole_read_at": now, "next_review_due": due}


def _new_link(due_on: date | None, now: datetime) -> dict:
    expires_at = now + LINK_VALID
    if due_on is not None:
        expires_at = max(expires_at, now + (due_on - clinic_day(now)) + LINK_VALID_AFTER_DUE)
    return {"link_nonce": secrets.token_urlsafe(32), "link_expires_at": expires_at}


def _holds_for_its_content(review: ClinicalReview) -> None:
    edition = review.edition
    edition.article.editions.filter(clinical_hash=edition.clinical_hash).update(approval=review)


def _queue(review: ClinicalReview, kind: str, now: datetime) -> None:
    ReviewMail.objects.create(review=review, kind=kind, queued_at=now)


def _locked(edition: Edition) -> Article:
    """Locks the article first, as publishing does, so that two people act one after the other."""
    return Article.objects.select_for_update().get(pk=edition.article_id)
