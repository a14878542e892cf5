"""Save, publish, take down and restore editions. For reviews see articles/review/."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Edition
from articles.publishing import (
    approvals,
    change_log,
    checklist,
    history,
    rendering,
    schedule,
    snapshot,
)
from articles.publishing.checklist import NotReady
from articles.publishing.history import Action
from articles.search import index


class NotReviewed(NotReady):
    """No clinician has approved this clinical content."""

    def __init__(self):
        super().__init__(
            [checklist.Problem(_("A clinician must approve exactly this content before it is published."))]
        )


@transaction.atomic
def save_edition(article: Article, *, by=None) -> Edition:
    """Store the draft as an edition. Returns the latest edition if nothing has changed since then.

    A clinical change ends open requests for a review. Other changes keep requests and approvals.
    """
    article = _locked(article)
    taken = snapshot.take(article)
    content_hash = snapshot.content_hash(taken)
    latest = article.editions.first()
    if latest is not None and latest.content_hash == content_hash:
        return latest

    clinical_hash = snapshot.clinical_hash(taken)
    now = timezone.now()
    approvals.end_overtaken(article, clinical_hash, by=by, now=now)
    edition = Edition.objects.create(
        article=article,
        number=latest.number + 1 if latest else 1,
        snapshot=taken,
        content_hash=content_hash,
        clinical_hash=clinical_hash,
        approval=approvals.standing_approval(article, clinical_hash),
        created_by=by,
        created_at=now,
        **rendering.render(taken),
    )
    Article.objects.filter(pk=article.pk).update(version=max(article.version + 1, edition.number))
    return edition


def checks(article: Article) -> list[checklist.Problem]:
    """Problems of this draft, errors first."""
    return checklist.problems(snapshot.take(article))


@transaction.atomic
def publish(
    article: Article,
    *,
    by=None,
    now: datetime,
    note: str = "",
    is_correction: bool = False,
    go_live_at: datetime | None = None,
    expire_at: datetime | None = None,
) -> Edition:
    """Publish the current draft: now, or from `go_live_at`, and until `expire_at`.

    `note` tells readers what changed. The article's row is locked first: if two editors publish at the same
    time, one waits for the other.
    """
    article = _locked(article)
    go_live_at, expire_at = schedule.full_minute(go_live_at), schedule.full_minute(expire_at)
    schedule.check(article, now=now, go_live_at=go_live_at, expire_at=expire_at)
    edition = save_edition(article, by=by)
    errors = [problem for problem in checklist.problems(edition.snapshot) if problem.is_error]
    if errors:
        raise NotReady(errors)
    if edition.approval_id is None and approvals.is_needed(edition) and not settings.DEMO:
        raise NotReviewed

    if article.live_edition_id != edition.pk or go_live_at is not None or article.waits(now):
        schedule.take_back(article, now)
        appears_at = go_live_at or now
        edition.changes = change_log.continued(article, edition, note, is_correction=is_correction, now=appears_at)
        edition.published_at, edition.published_by = appears_at, by
        edition.save(update_fields=["changes", "published_at", "published_by"])
        article.live_edition, article.go_live_at = edition, go_live_at
        article.first_published_at = article.first_published_at or appears_at
        article.expire_at = expire_at
        article.save(update_fields=["live_edition", "go_live_at", "first_published_at", "expire_at"])
        index.write(article)
        history.record(Action.SCHEDULED if go_live_at else Action.PUBLISHED, article, edition=edition, by=by, at=now)
    elif article.expire_at != expire_at:
        schedule.end(article, expire_at=expire_at, by=by, now=now)
    return edition


@transaction.atomic
def unpublish(article: Article, *, by=None) -> None:
    """Take the article down; its address then answers 410. A scheduled article becomes a draft again."""
    article = _locked(article)
    now, edition = timezone.now(), article.live_edition
    waited = article.waits(now)
    schedule.take_back(article, now)
    article.live_edition = article.go_live_at = article.expire_at = None
    article.save(update_fields=["live_edition", "go_live_at", "expire_at", "first_published_at"])
    index.write(article)
    history.record(Action.UNSCHEDULED if waited else Action.TAKEN_DOWN, article, edition=edition, by=by, at=now)


@transaction.atomic
def restore(edition: Edition, *, by=None) -> Edition:
    """Reset the draft to `edition`. The live edition does not change."""
    article = _locked(edition.article)
    snapshot.restore(article, edition.snapshot)
    history.record(Action.RESTORED, article, edition=edition, by=by, at=timezone.now())
    return save_edition(article, by=by)


def _locked(article: Article) -> Article:
    return Article.objects.select_for_update().get(pk=article.pk)
