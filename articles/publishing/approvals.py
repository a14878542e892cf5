"""Clinical reviews as publishing needs them: which approval still applies, and which open requests to end."""

from datetime import datetime

from articles.models import Article, ClinicalReview, Edition
from articles.models.review import NO_LINK
from articles.publishing import advice, history, medicines
from articles.publishing.history import Action

WORDS = ["title", "seo_title", "summary", "key_points"]


def is_needed(edition: Edition) -> bool:
    """Whether a clinician must approve this content: always on health; else if a block or a named medicine advises."""
    if edition.rules.is_health or any(advice.is_given_by(block) for block in edition.snapshot["blocks"]):
        return True
    return medicines.are_named_in("\n".join([*(edition.facts[name] for name in WORDS), edition.plain_text]))


def standing_approval(article: Article, clinical_hash: str) -> ClinicalReview | None:
    """The latest approval with exactly this clinical hash, or None."""
    approved = ClinicalReview.objects.of(article).filter(
        state=ClinicalReview.State.APPROVED, edition__clinical_hash=clinical_hash
    )
    return approved.order_by("-decided_at", "-pk").first()


def end_overtaken(article: Article, clinical_hash: str, *, by, now: datetime) -> None:
    """End open requests about clinical content that the draft no longer has.

    The caller must hold the lock on the article, as decisions on reviews do.
    """
    for review in ClinicalReview.objects.of(article).open().exclude(edition__clinical_hash=clinical_hash):
        ClinicalReview.objects.open().filter(pk=review.pk).update(state=ClinicalReview.State.VOID, **NO_LINK)
        history.of_review(Action.VOIDED, review, by=by, at=now)
