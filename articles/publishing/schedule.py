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
    """Raises WrongTime. An article has one live edition, so an update cannot be scheduled (docs/decisions/0016)."""
    if go_live_at is not None and go_live_at <= now:
        raise WrongTime(_("The time to go live has passed. Leave it empty to publish now."))
    if go_live_at is not None and Article.objects.live(now).filter(pk=article.pk).exists():
        raise WrongTime(
            _(
                "This article is already live, so you cannot schedule an update. Publish the update when readers may "
                "see it."
            )
        )
    if expire_at is not None and expire_at <= (go_live_at or now):
        raise WrongTime(_("The end time must be in the future and after the article goes live."))


def take_back(article: Article, now: datetime) -> None:
    """Clear the dates of publishing of a scheduled edition, which was never public."""
    if not article.waits(now):
        return
    article.editions.filter(live_for=article).update(published_at=None, published_by=None)
    if not article.was_public(now):
        article.first_published_at = None


@transaction.atomic
def end(article: Article, *, expire_at: datetime | None, by=None, now: datetime) -> None:
    """Change or remove the end time of a live or scheduled article. Raises WrongTime."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    expire_at = full_minute(expire_at)
    if article.live_edition_id is None:
        raise WrongTime(_("Only an article that is live or scheduled can have an end time."))
    check(article, now=now, go_live_at=article.go_live_at if article.waits(now) else None, expire_at=expire_at)
    article.expire_at = expire_at
    article.save(update_fields=["expire_at"])
    history.record(Action.END_SET, article, by=by, at=now)
