"""Which answer cards a search asks for. The words are the editors' (AnswerCard); what a card says: card_facts.py."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from articles.models import AnswerCard
from clinic.models import Language
from clinic.words import STOP_WORDS, all_forms, stem

MOST = 3
# A word alone must be half of what was typed, or "pain for 24 hours" would ask for the opening hours.
LEAST_OF_A_WORD, LEAST_OF_A_PHRASE = 1 / 2, 2 / 5
# Words beside a question that change nothing about it.
_BESIDE = "doctor dr clinic hospital centre center speak speaks speaking need want today now"
BESIDE = frozenset(_BESIDE.split())
Words = dict[str, list[tuple[str, ...]]]  # kind of card → the forms of each phrase


def words(rows: Iterable[tuple[str, str]]) -> Words:
    """From rows of (kind, phrases on lines), with the names of languages, which the site knows."""
    found = {kind: [_forms_of(line) for line in lines.splitlines()] for kind, lines in rows}
    if AnswerCard.Kind.LANGUAGES in found:
        found[AnswerCard.Kind.LANGUAGES] += [_forms_of(str(language.label)) for language in Language]
    return found


def asked_for(typed: Sequence[str], known: Words) -> list[str]:
    """Kinds of cards, best first. `typed` are the normal forms of all words of the search."""
    forms, stems = frozenset(typed), frozenset(map(stem, typed))
    content = [form for form in dict.fromkeys(typed) if _has_meaning(form)]
    found = {}
    for kind, phrases in known.items():
        scores = [_score(phrase, forms, stems, content) for phrase in phrases]
        if best := max((score for score in scores if score), default=None):
            found[kind] = best
    places = {kind: place for place, kind in enumerate(AnswerCard.Kind.values)}
    return sorted(found, key=lambda kind: ([-part for part in found[kind]], places[kind]))[:MOST]


def _score(phrase: tuple[str, ...], forms: frozenset[str], stems: frozenset[str], content: list[str]) -> tuple | None:
    """Longer phrases win, then those that are written as they were typed."""
    if not phrase or not all(stem(form) in stems for form in phrase):
        return None
    meant = {stem(form) for form in phrase if _has_meaning(form)}
    least = LEAST_OF_A_WORD if len(phrase) == 1 else LEAST_OF_A_PHRASE
    if content and sum(stem(form) in meant for form in content) < least * len(content):
        return None
    return len(phrase), forms.issuperset(phrase)


def _has_meaning(form: str) -> bool:
    return form not in STOP_WORDS and form not in BESIDE


@lru_cache(maxsize=2_000)
def _forms_of(phrase: str) -> tuple[str, ...]:
    return tuple(all_forms(phrase))
