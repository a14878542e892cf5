"""From a draft to what readers see: keep an edition, approve it, publish it, take it down, restore it."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import checklist, rendering, snapshot
from articles.models import Article, ClinicalReview, Contributor, Edition


class NotReady(Exception):
    """The checklist has errors; `problems` says which."""

    def __init__(self, problems: list[checklist.Problem]):
        self.problems = problems
        super().__init__(" ".join(problem.message for problem in problems))


class NotReviewed(NotReady):
    """No clinician has approved this clinical content."""

    def __init__(self):
        super().__init__(
            [checklist.Problem(_("A clinician must approve exactly this content before it is published."))]
        )


class NoReviewer(Exception):
    """The account is not linked to a contributor, so readers could not be told who approved."""


@transaction.atomic
def save_edition(article: Article, *, by=None) -> Edition:
    """Keep the draft as it is now. The latest edition is given again when nothing has changed since."""
    article = _locked(article)
    taken = snapshot.take(article)
    content_hash = snapshot.content_hash(taken)
    latest = article.editions.first()
    if latest is not None and latest.content_hash == content_hash:
        return latest

    clinical_hash = snapshot.clinical_hash(taken)
    edition = Edition.objects.create(
        article=article,
        number=latest.number + 1 if latest else 1,
        snapshot=taken,
        content_hash=content_hash,
        clinical_hash=clinical_hash,
        approval=_standing_approval(article, clinical_hash),
        created_by=by,
        created_at=timezone.now(),
        **rendering.render(taken),
    )
    Article.objects.filter(pk=article.pk).update(version=edition.number)
    return edition


def checks(article: Article) -> list[checklist.Problem]:
    """What stands between this draft and its readers, errors first."""
    return checklist.problems(snapshot.take(article))


@transaction.atomic
def publish(article: Article, *, by=None, now) -> Edition:
    """Make the draft, as it is now, the live edition.

    The article's row is locked first: of two editors who publish at the same moment one comes after the other.
    """
    article = _locked(article)
    edition = save_edition(article, by=by)
    errors = [problem for problem in checklist.problems(edition.snapshot) if problem.is_error]
    if errors:
        raise NotReady(errors)
    if edition.approval_id is None and not settings.DEMO:
        raise NotReviewed

    if article.live_edition_id != edition.pk:
        edition.published_at, edition.published_by = now, by
        edition.save(update_fields=["published_at", "published_by"])
        article.live_edition = edition
        article.first_published_at = article.first_published_at or now
        article.save(update_fields=["live_edition", "first_published_at"])
    return edition


@transaction.atomic
def unpublish(article: Article) -> None:
    """Take the article down: its address answers that it is gone."""
    article = _locked(article)
    article.live_edition = None
    article.save(update_fields=["live_edition"])


@transaction.atomic
def restore(edition: Edition, *, by=None) -> Edition:
    """Make the draft what it was at `edition`. What is live stays live."""
    article = _locked(edition.article)
    snapshot.restore(article, edition.snapshot)
    return save_edition(article, by=by)


@transaction.atomic
def approve(edition: Edition, *, by, now) -> ClinicalReview:
    """A clinician's word on this edition, and on every other with the same clinical content."""
    reviewer = Contributor.objects.filter(user=by).first()
    if reviewer is None:
        raise NoReviewer
    review, _made = ClinicalReview.objects.get_or_create(
        edition=edition, reviewer=reviewer, defaults={"decided_by": by, "decided_at": now}
    )
    edition.article.editions.filter(clinical_hash=edition.clinical_hash).update(approval=review)
    return review


def _locked(article: Article) -> Article:
    return Article.objects.select_for_update().get(pk=article.pk)


def _standing_approval(article: Article, clinical_hash: str) -> ClinicalReview | None:
    approved = article.editions.filter(clinical_hash=clinical_hash, approval__isnull=False).first()
    return approved.approval if approved else None
