"""Links for people without an account: to a review, and to a preview of a draft. Both expire.

A review's link is a random nonce with a signature, like a patient's link: a copy of the database cannot open it,
and a new nonce revokes earlier links. A preview link contains the article's key and the time of its
creation; it only shows the draft.
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
    """The open request of this link. None if the link is wrong, expired, replaced or used."""
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
    """The article of this preview link. None if the link is wrong or expired."""
    try:
        pk = _preview.unsign(given, max_age=PREVIEW_VALID)
    except BadSignature:  # includes SignatureExpired
        return None
    return Article.objects.select_related("live_edition").filter(pk=pk).first()
