"""Which answer cards a search asks for. The words are the editors' (AnswerCard); what a card says: card_facts.py."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.models import AnswerCard
from clinic.words import STOP_WORDS, all_forms, stem

MOST = 3
# A word alone must be half of what was typed, or "pain for 24 hours" would ask for the opening hours.
LEAST_OF_A_WORD, LEAST_OF_A_PHRASE = 1 / 2, 2 / 5
# Words beside a question that change nothing about it.
_BESIDE = (
    "doctor dr clinic hospital centre center speak speaks speaking need want today now "
    "دكتور الدكتور طبيب الطبيب عياده العياده عيادتكم مستشفي المستشفي مركز المركز يتكلم تتكلم يتحدث تتحدث يحكي تحكي "
    "اليوم الان الحين يوجد هناك"  # in their normal form
)
BESIDE = frozenset(_BESIDE.split())
# In Arabic the stem of a man and that of a woman are the same; here they ask for different cards.
PERSONS = frozenset(map(stem, ["طبيب", "دكتور", "معالج", "اخصائي", "جراح"]))
OF_WOMEN = ("ه", "ات")


@dataclass(frozen=True)
class Phrase:
    forms: frozenset[str]
    stems: frozenset[str]
    content: frozenset[str]  # stems of the words that have a meaning

    def worth(self, typed: frozenset[str]) -> tuple[int, bool]:
        """Longer phrases win, then those that are written as they were typed."""
        return len(self.stems), self.forms <= typed

    @property
    def least(self) -> float:
        return LEAST_OF_A_WORD if len(self.stems) == 1 else LEAST_OF_A_PHRASE


@dataclass(frozen=True)
class Answers:
    kinds: tuple[str, ...] = ()  # best first
    is_all: bool = False  # the search asks for nothing else


def asked_for(typed: Sequence[str], phrases: Mapping[str, str]) -> Answers:
    """`typed` are the normal forms of all words of the search, `phrases` those of each kind, one on each line."""
    forms, stems = frozenset(typed), frozenset(map(_stem, typed))
    content = frozenset(_stem(form) for form in typed if _has_meaning(form))
    found: list[tuple[str, Phrase]] = []
    for kind in AnswerCard.Kind.values:
        fitting = [phrase for phrase in _phrases(phrases.get(kind, "")) if _fits(phrase, stems, content)]
        if fitting:
            found.append((kind, max(fitting, key=lambda phrase: phrase.worth(forms))))
    found.sort(key=lambda each: each[1].worth(forms), reverse=True)  # stable: then in the order of the kinds
    # "Cancel appointment" does not ask for an appointment.
    kept = [(kind, best) for kind, best in found if not any(best.stems < other.stems for _kind, other in found)][:MOST]
    return Answers(tuple(kind for kind, _best in kept), any(content <= best.content for _kind, best in kept))


def _fits(phrase: Phrase, stems: frozenset[str], content: frozenset[str]) -> bool:
    return phrase.stems <= stems and len(content & phrase.content) >= phrase.least * len(content)


@lru_cache(maxsize=100)
def _phrases(lines: str) -> tuple[Phrase, ...]:
    found = [list(all_forms(line)) for line in lines.splitlines()]
    return tuple(
        Phrase(
            frozenset(forms),
            frozenset(map(_stem, forms)),
            frozenset(_stem(form) for form in forms if _has_meaning(form)),
        )
        for forms in found
        if forms
    )


def _stem(form: str) -> str:
    word = stem(form)
    return f"{word} (f)" if word in PERSONS and form.endswith(OF_WOMEN) else word


def _has_meaning(form: str) -> bool:
    return form not in STOP_WORDS and form not in BESIDE
