"""Readers who answer: an article that takes comments, and forms as a person sends them."""

from datetime import timedelta

from django.utils import timezone

from articles.models import Article, Comment
from articles.readers import comments, spam
from tests import make_articles


def commented(policy="open", **facts) -> Article:
    """A live article with this policy."""
    return make_articles.published(comment_policy=policy, **facts)


def comment(article=None, state="held", **facts) -> Comment:
    now = facts.pop("created_at", None) or timezone.now()
    text = facts.pop("text", "It helped me.")
    facts = {"name": "Reader", "email": "reader@example.com", "language": "en-gb", "consent_version": "1"} | facts
    decided = {} if state in {"held", "spam"} else {"decided_at": now}
    return Comment.objects.create(
        article=article or commented(),
        text=text,
        state=state,
        created_at=now,
        fingerprint=spam.fingerprint(text),
        **decided,
        **facts,
    )


def typed(**fields) -> dict:
    """A comment's form, opened a minute ago."""
    began = timezone.now() - timedelta(minutes=1)
    return {
        "begun": spam.begun(began),
        "name": "Reader",
        "email": "reader@example.com",
        "text": "It helped me.",
        "consent": "on",
    } | fields


def vote(answer="yes", **fields) -> dict:
    return {"begun": spam.begun(timezone.now() - timedelta(minutes=1)), "answer": answer} | fields


def held() -> int:
    return Comment.objects.filter(state=comments.State.HELD).count()
