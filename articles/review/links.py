"""Links for people without an account: a review to decide on, and the draft to look at. Both end by themselves.

A review's link is a random nonce and its signature, as a patient's is: whoever copies the database cannot open it,
and replacing the nonce revokes what was sent before. A preview's link holds the article's key and the moment of its
making; it only shows.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer, TimestampSigner
from django.urls import reverse

from articles.models import Article, ClinicalReview

PREVIEW_VALID = timedelta(days=7)

_review = Signer(salt="articles.review_links.review", sep=".")
_preview = TimestampSigner(salt="articles.review_links.preview", sep=".")


def token(review: ClinicalReview) -> str:
    return _review.sign(review.link_nonce)


def review(asked: ClinicalReview) -> str:
    return settings.SITE_URL + reverse("articles:review", args=[token(asked)])


def opened(given: str, now: datetime) -> ClinicalReview | None:
    """The open request that this link leads to; None for a wrong, an old, a replaced and a used link alike."""
    try:
        nonce = _review.unsign(given)
    except BadSignature:
        return None
    if not nonce:
        return None
    found = ClinicalReview.objects.open().select_related("edition__article", "reviewer__user", "requested_by")
    return found.filter(link_nonce=nonce, link_expires_at__gt=now).first()


def preview(article: Article) -> str:
    return settings.SITE_URL + reverse("articles:preview", args=[_preview.sign(str(article.pk))])


def previewed(given: str) -> Article | None:
    """The article whose draft this link shows."""
    try:
        pk = _preview.unsign(given, max_age=PREVIEW_VALID)
    except BadSignature:  # an expired one is a kind of it
        return None
    return Article.objects.select_related("live_edition").filter(pk=pk).first()
