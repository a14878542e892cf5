"""Texts of the clinic that can be found, and words that mean the same: both are read for each search.

A text is found by its words in English and in Arabic, and shown in the language of the page.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from django.db.models import BooleanField, QuerySet, Value
from django.utils import translation

from articles.models import SearchSynonym
from clinic.languages import listed
from clinic.models import BodyRegion, Condition, Language, Practitioner, Service
from clinic.two_languages import ARABIC, ENGLISH, language_of_page

# Equally ranked results are in this order. results.py has the names of the kinds.
KINDS = ("article", "condition", "region", "service", "person")


class Words(NamedTuple):
    titles: tuple[str, ...]  # its name and other names
    names: tuple[str, ...]
    summary: str


@dataclass(frozen=True)
class Entry:
    """A text of the clinic that can be found, such as a service."""

    kind: str
    slug: str
    english: Words
    arabic: Words
    is_sample: bool = False

    @property
    def key(self) -> tuple[int, str]:
        return KINDS.index(self.kind), self.slug

    @property
    def shown(self) -> Words:
        return self.arabic if language_of_page() == ARABIC else self.english

    @property
    def text(self) -> str:
        return "\n".join(part for words in self.both for part in [*words.titles, *words.names, words.summary])

    @property
    def both(self) -> tuple[Words, Words]:
        return self.english, self.arabic


def of_the_clinic() -> list[Entry]:
    """Plain rows instead of models, because each search reads all of them and shows only a few."""
    no_samples = BodyRegion.objects.annotate(is_sample=Value(False, output_field=BooleanField()))
    return [
        *_read("condition", Condition.objects.all(), _condition, "name", "also_known_as", "plain_definition"),
        *_read("region", no_samples, _plain, "name", "introduction"),
        *_read("service", Service.objects.bookable(), _plain, "name", "summary"),
        *_people(),
    ]


def _read(kind: str, rows: QuerySet, words: Callable[..., Words], *columns: str) -> list[Entry]:
    arabic = [f"{column}_ar" for column in columns]
    found = rows.order_by().values_list("slug", "is_sample", *columns, *arabic)
    return [
        Entry(kind, slug, words(*texts[: len(columns)]), words(*_filled(texts)), is_sample)
        for slug, is_sample, *texts in found
    ]


def _filled(texts: list[str]) -> list[str]:
    """The Arabic half, with the English words where there are none."""
    half = len(texts) // 2
    return [in_arabic or in_english for in_english, in_arabic in zip(texts[:half], texts[half:], strict=True)]


def _plain(name: str, text: str) -> Words:
    return Words((name,), (), text)


def _condition(name: str, also_known_as: str, definition: str) -> Words:
    return Words((name, *_aliases(also_known_as)), (), definition)


def _people() -> list[Entry]:
    columns = ["slug", "languages", "is_sample", "name", "role", "name_ar", "role_ar"]
    return [
        Entry(
            "person",
            slug,
            Words((texts[0],), (texts[1],), _spoken(languages, ENGLISH)),
            Words((_filled(texts)[0],), (_filled(texts)[1],), _spoken(languages, ARABIC)),
            is_sample,
        )
        for slug, languages, is_sample, *texts in Practitioner.objects.active().order_by().values_list(*columns)
    ]


def _spoken(languages: Iterable[str], language: str) -> str:
    names = names_of_languages(language)
    with translation.override(language):
        return listed(names[code] for code in languages if code in names)


@cache
def names_of_languages(language: str) -> dict[str, str]:
    """The languages that people of the clinic may speak, by code, as they are called in `language`."""
    with translation.override(language):
        return {code: str(label) for code, label in Language.choices}


def synonyms(entries: list[Entry]) -> list[tuple[str, str]]:
    """Synonyms of editors, other names of conditions, and their names in the other language."""
    pairs: list[tuple[str, str]] = []
    for phrase, meaning, both_ways in SearchSynonym.objects.values_list("phrase", "meaning", "both_ways"):
        pairs += [(phrase, meaning), (meaning, phrase)] if both_ways else [(phrase, meaning)]
    conditions = [entry for entry in entries if entry.kind == "condition"]
    for words in (words for entry in conditions for words in entry.both):
        pairs += [(alias, words.titles[0]) for alias in words.titles[1:]]
    names = [(entry.english.titles[0], entry.arabic.titles[0]) for entry in conditions]
    return [*pairs, *((one, other) for pair in names for one, other in (pair, pair[::-1]) if one != other)]


def _aliases(also_known_as: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in also_known_as.replace("،", ",").split(",") if name.strip())
