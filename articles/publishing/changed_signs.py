"""Live articles that still show a warning sign as it was worded before, or one that has ended."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from articles.models import Article
from clinic.models import WarningSign


@dataclass(frozen=True)
class Outdated:
    """`wordings` are what readers see and what no longer holds."""

    article: Article
    wordings: list[str]


def outdated() -> list[Outdated]:
    """In the order of titles. A notice names its signs by key, and its edition has frozen their words."""
    now = _statements()
    live = Article.objects.live().select_related("live_edition", "owner").order_by("title")
    texts = ("segments", "contents", "plain_text")
    found = []
    for article in live.defer(*(f"live_edition__{text}" for text in texts)):
        notices = [block for block in article.live_edition.snapshot["blocks"] if block["kind"] == "care_notice"]
        old = [
            wording
            for block in notices
            for wording in block["frozen"]["wordings"]
            if wording not in {now[article.language].get(pk) for pk in block["fields"]["signs"]}
        ]
        if old:
            found.append(Outdated(article, old))
    return found


def _statements() -> dict[str, dict[int, str]]:
    """By language, then by sign: what an edition that is published now would freeze."""
    signs, found = list(WarningSign.objects.active()), {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = {sign.pk: sign.statement for sign in signs}
    return found
