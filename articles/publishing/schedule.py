"""The times when an article goes live and is taken down. Article.objects.live() applies them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article
from articles.publishing import history
from articles.publishing.checklist import NotReady, Problem
from articles.publishing.history import Action


class WrongTime(NotReady):
    """The time is not allowed; the message says why."""

    def __init__(self, message: str):
        super().__init__([Problem(message)])


def full_minute(moment: datetime | None) -> datetime | None:
    """Rounded down to the full minute, because pages are cached for one (clinic/page_cache.py)."""
    return moment.replace(second=0, microsecond=0) if moment else None


def check(article: Article, *, now: datetime, go_live_at: datetime | None, expire_at: datetime | None) -> None:
    """Raises WrongTime."""
    if go_live_at is not None and go_live_at <= now:
        raise WrongTime(_("The time to go live has passed. Leave it empty to publish now."))
    if expire_at is not None and expire_at <= (go_live_at or now):
        raise WrongTime(_("The end time must be in the future and after the article goes live."))


def take_back(article: Article, now: datetime) -> None:
    """Clear the dates of publishing of a scheduled edition, which was never public."""
    if not article.waits(now):
        return
    article.editions.filter(live_for=article).update(published_at=None, published_by=None)
    if not article.was_public(now):
        article.first_published_at = None


def give_up_update(article: Article) -> None:
    """The update that waits does not appear. The caller saves the article."""
    if article.next_edition is not None:
        article.editions.filter(next_for=article).update(changes=[], published_by=None)
    article.next_edition = article.next_at = None


@transaction.atomic
def cancel_update(article: Article, *, by=None, now: datetime) -> None:
    """Raises WrongTime if it has appeared meanwhile, or there is none."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    edition = article.next_edition
    if edition is None:
        raise WrongTime(_("No update is waiting. It may have appeared meanwhile."))
    give_up_update(article)
    article.save(update_fields=["next_edition", "next_at"])
    history.record(Action.UNSCHEDULED, article, edition=edition, by=by, at=now)


@transaction.atomic
def end(article: Article, *, expire_at: datetime | None, by=None, now: datetime) -> None:
    """Change or remove the end time of a live or scheduled article. Raises WrongTime."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    expire_at = full_minute(expire_at)
    if article.live_edition_id is None:
        raise WrongTime(_("Only an article that is live or scheduled can have an end time."))
    waits_until = article.go_live_at if article.waits(now) else article.next_at
    check(article, now=now, go_live_at=waits_until, expire_at=expire_at)
    article.expire_at = expire_at
    article.save(update_fields=["expire_at"])
    history.record(Action.END_SET, article, by=by, at=now)
