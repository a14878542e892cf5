"""Searches without a result, for editors: what people look for here and do not find. Never who asked.

A page that anybody may open writes these rows, so they are bounded: in number, in an hour, and each in a minute.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from articles.models import UnansweredSearch
from articles.models.search import LONGEST_QUESTION
from articles.search.normalise import forms

MOST_ROWS = 1_000
MOST_NEW_AN_HOUR = 60
COUNTED_ONCE_IN = timedelta(minutes=1)  # who presses again and again is one reader
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
    """The words in their normal form; "" for what is too long, says nothing, or may tell who somebody is."""
    words = " ".join(forms(asked))
    tells_who = "@" in asked or sum(letter.isdecimal() for letter in asked) >= DIGITS_OF_A_PHONE
    has_letters = any(letter.isalpha() for letter in words)
    return words if has_letters and not tells_who and len(words) <= LONGEST_QUESTION else ""


def _make_room() -> None:
    """What was asked least, and longest ago, goes first."""
    surplus = UnansweredSearch.objects.count() - MOST_ROWS
    if surplus > 0:
        least = UnansweredSearch.objects.order_by("count", "last_asked_at", "pk").values_list("pk", flat=True)
        UnansweredSearch.objects.filter(pk__in=list(least[:surplus])).delete()
