"""The history of an article. Entries are added in the transaction of the action and never changed."""

from datetime import datetime

from articles.models import Article, ArticleEvent, ClinicalReview, Edition

Action = ArticleEvent.Action


def record(
    action: Action,
    article: Article,
    *,
    edition: Edition | None = None,
    review: ClinicalReview | None = None,
    by=None,
    at: datetime,
) -> None:
    ArticleEvent.objects.create(article=article, edition=edition, review=review, action=action, by=by, at=at)


def of_review(action: Action, review: ClinicalReview, *, by=None, at: datetime) -> None:
    record(action, review.edition.article, edition=review.edition, review=review, by=by, at=at)
