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
    """Publish the current draft: now, or from `go_live_at`, and until `expire_at`. An article that is live stays as it
    is until then; publishing now replaces an update that waits.

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
    if not _may_be_shown(edition):
        raise NotReviewed

    if go_live_at is not None and Article.objects.live(now).filter(pk=article.pk).exists():
        changes = change_log.continued(article, edition, note, is_correction=is_correction, now=go_live_at)
        _let_wait(article, edition, changes, by=by, now=now, appears_at=go_live_at, expire_at=expire_at)
    elif article.live_edition_id != edition.pk or go_live_at is not None or article.waits(now):
        schedule.take_back(article, now)
        schedule.give_up_update(article)
        appears_at = go_live_at or now
        edition.changes = change_log.continued(article, edition, note, is_correction=is_correction, now=appears_at)
        edition.published_at, edition.published_by = appears_at, by
        edition.save(update_fields=["changes", "published_at", "published_by"])
        article.live_edition, article.go_live_at = edition, go_live_at
        article.first_published_at = article.first_published_at or appears_at
        article.expire_at = expire_at
        article.save(
            update_fields=["live_edition", "go_live_at", "first_published_at", "expire_at", "next_edition", "next_at"]
        )
        index.write(article)
        history.record(Action.SCHEDULED if go_live_at else Action.PUBLISHED, article, edition=edition, by=by, at=now)
    elif article.expire_at != expire_at:
        schedule.end(article, expire_at=expire_at, by=by, now=now)
    return edition


def _may_be_shown(edition: Edition) -> bool:
    return settings.DEMO or edition.approval_id is not None or not approvals.is_needed(edition)


def _let_wait(
    article: Article, edition: Edition, changes: list, *, by, now: datetime, appears_at: datetime, expire_at
) -> None:
    """Keep `edition` as the update of a live article that appears at that moment (bring_in_step)."""
    if article.live_edition_id == edition.pk:
        raise schedule.WrongTime(_("Nothing has changed since the live edition, so no update can wait."))
    schedule.give_up_update(article)
    edition.changes, edition.published_by = changes, by
    edition.save(update_fields=["changes", "published_by"])
    article.next_edition, article.next_at, article.expire_at = edition, appears_at, expire_at
    article.save(update_fields=["next_edition", "next_at", "expire_at"])
    history.record(Action.SCHEDULED, article, edition=edition, by=by, at=now)


def bring_in_step(now: datetime) -> int:
    """Make updates live whose time has come. Returns how many. Any number may do it at once."""
    due = Article.objects.filter(next_at__lte=now).values_list("pk", flat=True)
    return sum(_appear(pk, now) for pk in list(due))


@transaction.atomic
def _appear(pk: int, now: datetime) -> bool:
    article = Article.objects.select_for_update().get(pk=pk)
    edition, appears_at = article.next_edition, article.next_at
    if edition is None or appears_at is None or appears_at > now:
        return False  # somebody else was first
    may_be_shown = _may_be_shown(edition)
    if not may_be_shown:
        schedule.give_up_update(article)
    else:
        edition.published_at = appears_at
        edition.save(update_fields=["published_at"])
        article.live_edition = edition
        article.next_edition = article.next_at = None
    article.save(update_fields=["live_edition", "next_edition", "next_at"])
    index.write(article)
    done = Action.PUBLISHED if may_be_shown else Action.UNSCHEDULED
    history.record(done, article, edition=edition, by=edition.published_by, at=now)
    return may_be_shown


@transaction.atomic
def unpublish(article: Article, *, by=None) -> None:
    """Take the article down; its address then answers 410. A scheduled article becomes a draft again."""
    article = _locked(article)
    now, edition = timezone.now(), article.live_edition
    waited = article.waits(now)
    schedule.take_back(article, now)
    schedule.give_up_update(article)
    article.live_edition = article.go_live_at = article.expire_at = None
    article.save(
        update_fields=["live_edition", "go_live_at", "expire_at", "first_published_at", "next_edition", "next_at"]
    )
    index.write(article)
    history.record(Action.UNSCHEDULED if waited else Action.TAKEN_DOWN, article, edition=edition, by=by, at=now)


@transaction.atomic
def restore(edition: Edition, *, by=None) -> Edition:
    """Reset the draft to `edition`. The live edition does not change."""
    article = _locked(edition.article)
    snapshot.restore(article, edition.snapshot)
    history.record(Action.RESTORED, article, edition=edition, by=by, at=timezone.now())
    return save_edition(article, by=by)


@transaction.atomic
def copy(article: Article, *, by=None) -> Article:
    """A new draft with the same content and no history."""
    taken = snapshot.take(article)
    title = _("Copy of %(title)s") % {"title": article.title}
    longest = Article._meta.get_field("title").max_length
    made = Article.objects.create(
        title=title[:longest].strip(), language=article.language, article_type=article.article_type, owner=by
    )
    snapshot.restore(made, taken | {"article": taken["article"] | {"title": made.title}})
    save_edition(made, by=by)
    return made


def _locked(article: Article) -> Article:
    return Article.objects.select_for_update().get(pk=article.pk)
