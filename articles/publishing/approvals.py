"""What publishing asks of clinical reviews: which approval still holds, and which open request is overtaken."""

from datetime import datetime

from articles.models import Article, ClinicalReview
from articles.models.review import NO_LINK
from articles.publishing import history
from articles.publishing.history import Action


def standing_approval(article: Article, clinical_hash: str) -> ClinicalReview | None:
    """The latest approval of exactly this clinical content."""
    approved = ClinicalReview.objects.of(article).filter(
        state=ClinicalReview.State.APPROVED, edition__clinical_hash=clinical_hash
    )
    return approved.order_by("-decided_at", "-pk").first()


def end_overtaken(article: Article, clinical_hash: str, *, by, now: datetime) -> None:
    """Open requests about other clinical content than the draft's are void: nobody approves what is gone.

    The caller has locked the article, as whoever decides about a review does.
    """
    for review in ClinicalReview.objects.of(article).open().exclude(edition__clinical_hash=clinical_hash):
        ClinicalReview.objects.open().filter(pk=review.pk).update(state=ClinicalReview.State.VOID, **NO_LINK)
        history.of_review(Action.VOIDED, review, by=by, at=now)
