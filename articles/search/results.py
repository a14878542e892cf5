"""Loads the data that a page of results shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.search.entries import KINDS
from articles.search.query import Found
from articles.search.snippets import Piece, marked, snippet
from clinic.models import Practitioner, Service

LABELS = {
    "article": _("Article"),
    "condition": _("Condition"),
    "region": _("Part of the body"),
    "service": _("Service"),
    "person": _("Person"),
}
# From the live edition, not from the draft.
_FACTS = "live_edition__snapshot__article"
SHOWN = ["article_type", "language", f"{_FACTS}__title", f"{_FACTS}__summary", "live_edition__plain_text", "is_sample"]
PAGES = {"person": "practitioner"}  # the other kinds are the names of their pages


@dataclass(frozen=True)
class Hit:
    kind: str
    address: str
    title: list[Piece]
    text: list[Piece]
    is_sample: bool
    subject: Service | Practitioner | None = None  # what can be booked
    language: str = ""  # of an article

    @property
    def language_name(self) -> str:
        return dict(settings.LANGUAGES)[self.language]

    @property
    def label(self) -> str:
        return str(LABELS[self.kind])


def of(found: Found, keys: Sequence[tuple[int, str]], now: datetime) -> list[Hit]:
    """Results in the order of the keys. Articles that are no longer live are left out."""
    slugs = [slug for kind, slug in keys if KINDS[kind] == "article"]
    live = Article.objects.live(now).filter(slug__in=slugs).order_by()
    articles = {slug: tuple(row) for slug, *row in live.values_list("slug", *SHOWN)} if slugs else {}
    subjects = {
        **_subjects("service", Service.objects.bookable(), keys),
        **_subjects("person", Practitioner.objects.active().for_cards(), keys),
    }
    return [
        _hit(found, key, articles, subjects.get(key))
        for key in keys
        if KINDS[key[0]] != "article" or key[1] in articles
    ]


def _subjects(kind: str, rows: QuerySet, keys: Sequence[tuple[int, str]]) -> dict[tuple[int, str], Any]:
    number = KINDS.index(kind)
    slugs = [slug for place, slug in keys if place == number]
    return {(number, row.slug): row for row in rows.filter(slug__in=slugs)} if slugs else {}


def _hit(found: Found, key: tuple[int, str], articles: dict[str, tuple], subject: Service | Practitioner | None) -> Hit:
    kind, slug = KINDS[key[0]], key[1]
    if kind == "article":
        kind_of_article, language, title, summary, body, is_sample = articles[slug]
        address = Article(slug=slug, article_type=kind_of_article, language=language).get_absolute_url()
    else:
        words, is_sample = found.entries[key].shown, found.entries[key].is_sample
        title, body = words.titles[0], ""
        summary = " · ".join(part for part in [*words.names, words.summary] if part)
        address, language = reverse(PAGES.get(kind, kind), args=[slug]), ""
    text = snippet(summary, body, found.stems)
    return Hit(kind, address, marked(title, found.stems), text, is_sample, subject, language)
