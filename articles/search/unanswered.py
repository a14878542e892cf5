"""Searches without results, for editors. They never contain who searched.

A public page writes these rows, so they are limited: in total, per hour, and each one per minute.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from articles.models import UnansweredSearch
from articles.models.search import LONGEST_QUESTION
from clinic.words import forms

MOST_ROWS = 1_000
MOST_NEW_AN_HOUR = 60
COUNTED_ONCE_IN = timedelta(minutes=1)  # the same search counts once in this time
DIGITS_OF_A_PHONE = 5


def keep(asked: str, *, now: datetime) -> None:
    words = question(asked)
    if not words:
        return
    row = UnansweredSearch.objects.filter(words=words)
    if row.filter(last_asked_at__lte=now - COUNTED_ONCE_IN).update(count=F("count") + 1, last_asked_at=now):
        return
    with transaction.atomic():
        recent = UnansweredSearch.objects.filter(last_asked_at__gt=now - timedelta(hours=1)).count()
        if recent < MOST_NEW_AN_HOUR and not row.exists():
            UnansweredSearch.objects.get_or_create(words=words, defaults={"last_asked_at": now})
            _make_room()


def question(asked: str) -> str:
    """The words in their normal form; "" if they are too long, meaningless, or may identify a person."""
    words = " ".join(forms(asked))
    tells_who = "@" in asked or sum(letter.isdecimal() for letter in asked) >= DIGITS_OF_A_PHONE
    has_letters = any(letter.isalpha() for letter in words)
    return words if has_letters and not tells_who and len(words) <= LONGEST_QUESTION else ""


def _make_room() -> None:
    """Deletes the rarest and oldest searches first."""
    surplus = UnansweredSearch.objects.count() - MOST_ROWS
    if surplus > 0:
        least = UnansweredSearch.objects.order_by("count", "last_asked_at", "pk").values_list("pk", flat=True)
        UnansweredSearch.objects.filter(pk__in=list(least[:surplus])).delete()
