"""Searches everything public: answers of the clinic, articles, conditions, parts of the body, services and people.

The words of articles are rows (index.py). The rest is little and changes in the clinic's admin, which does not know
articles: it is read for each search, so it is never out of date. One function ranks them all (ranking.py).

Every text is found by its words in either language. An article and its translation are one result, in the language of
the reader: Arabic on an Arabic page, and for words in Arabic letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from django.utils import translation

from articles.models import AnswerCard, Article, SearchWord
from articles.search import cards
from articles.search.entries import KINDS, Entry, Words, names_of_languages, of_the_clinic, synonyms
from articles.search.known_words import KnownWords
from articles.search.ranking import ALIKE, IN_A_NAME, Reading, rank, weigh
from clinic import emergency_words, warning_signs
from clinic.models import ClinicProfile, Insurer, Urgency, WarningSign
from clinic.two_languages import ARABIC, ENGLISH
from clinic.words import ARABIC as ARABIC_LETTER
from clinic.words import all_forms, forms, shown, stem, stems, with_changed

LONGEST, MOST_WORDS, MOST_READINGS = 200, 10, 8
SOON = (Urgency.HOSPITAL, Urgency.URGENT)
THAT_SELL = {"service", "person"}
BY_GENDER = {AnswerCard.Kind.WOMEN, AnswerCard.Kind.MEN}
CARDS_THAT_SELL = {
    AnswerCard.Kind.PRICES,
    AnswerCard.Kind.INSURERS,
    AnswerCard.Kind.WOMEN,
    AnswerCard.Kind.MEN,
    AnswerCard.Kind.LANGUAGES,
    AnswerCard.Kind.BOOK,
}


@dataclass(frozen=True)
class Found:
    """Result of a search: ordered keys (number of the kind, slug) and how the search was understood."""

    asked: str
    keys: list[tuple] = field(default_factory=list)
    entries: dict[tuple, Entry] = field(default_factory=dict)
    stems: frozenset[str] = frozenset()
    corrected: str = ""  # the corrected search, if it differs from what was typed
    signs: list[WarningSign] = field(default_factory=list)
    is_emergency: bool = False  # also where the clinic has no sign that says so
    soon: list[WarningSign] = field(default_factory=list)  # for today or tomorrow; never beside an emergency
    cards: list[str] = field(default_factory=list)  # kinds of answer cards
    forms: frozenset[str] = frozenset()  # the words as they are meant
    language: str = field(default_factory=translation.get_language)  # of the reader, in which advice is given
    is_cut: bool = False


def find(text: str, *, now: datetime, exact: bool = False, is_typing: bool = False) -> Found:
    """Search. `exact` turns spelling correction off; while someone `is_typing` the last word may be half a word."""
    asked = shown(text, LONGEST)
    typed = list(forms(asked))
    is_cut = len(text.strip()) > LONGEST or len(typed) > MOST_WORDS
    typed = typed[:MOST_WORDS]
    if not any(all_forms(asked)):
        return Found(asked, is_cut=is_cut)
    entries = of_the_clinic()
    same = synonyms(entries)
    clinic = ClinicProfile.objects.current()
    of_cards = _words_of_cards()
    texts = [*(entry.text for entry in entries), *chain.from_iterable(same), *of_cards.values(), *_facts(clinic)]
    words = KnownWords(texts, unfinished=typed[-1] if is_typing and typed else "")
    parted = [words.parted(form) for form in typed]
    meant = parted if exact else [words.meant(form) for form in parted]
    answers = _answers(asked, dict(zip(typed, meant, strict=True)), of_cards)
    least = IN_A_NAME if answers.is_all else 0
    language = ARABIC if ARABIC_LETTER.search(asked) else translation.get_language()
    found = _look(meant, words, entries, same, now, language, least)
    if meant != parted and not found[0] and not answers.kinds:
        meant, found = parted, _look(parted, words, entries, same, now, language)
    keys, wanted = found
    slips = {
        form: words.spelled(right) for form, wrong, right in zip(typed, parted, meant, strict=True) if wrong != right
    }
    entry_of = {entry.key: entry for entry in entries}
    kinds = _without_needless(answers.kinds, entry_of.get(keys[0]) if keys else None, meant)
    signs, is_emergency, soon = _urgent(asked, language)
    if is_emergency:
        keys = [key for key in keys if KINDS[key[0]] not in THAT_SELL]
        kinds = [kind for kind in kinds if kind not in CARDS_THAT_SELL]
    return Found(
        asked,
        keys,
        entry_of,
        wanted,
        with_changed(asked, slips) if slips else "",
        signs,
        is_emergency,
        soon,
        kinds,
        frozenset(meant),
        language,
        is_cut,
    )


def _without_needless(kinds: Sequence[str], best: Entry | None, meant: Sequence[str]) -> list[str]:
    """A service or person has a way to book of its own, and who searches for a person by name asks for no other."""
    needless = set()
    if best is not None and best.kind in THAT_SELL:
        needless.add(AnswerCard.Kind.BOOK)
    if best is not None and best.kind == "person":
        named = {word for words in best.both for word in stems(words.titles[0])}
        needless |= BY_GENDER if named & set(map(stem, meant)) else set()
    return [kind for kind in kinds if kind not in needless]


def _urgent(asked: str, language: str) -> tuple[list[WarningSign], bool, list[WarningSign]]:
    """Signs of an emergency, whether it is one, and signs for today or tomorrow."""
    listed = list(WarningSign.objects.active().filter(urgency__in=[Urgency.EMERGENCY, *SOON]))
    signs = emergency_words.signs_in(asked, [sign for sign in listed if sign.urgency == Urgency.EMERGENCY])
    is_emergency = bool(signs or emergency_words.found_in(asked))
    soon = [] if is_emergency else emergency_words.soon_in(asked, [sign for sign in listed if sign.urgency in SOON])
    with translation.override(language):
        return warning_signs.shown(signs), is_emergency, warning_signs.shown(soon)


def _words_of_cards() -> dict[str, str]:
    """The words of editors, with the names of languages and insurers."""
    names = {
        AnswerCard.Kind.LANGUAGES: [*names_of_languages(ENGLISH).values(), *names_of_languages(ARABIC).values()],
        AnswerCard.Kind.INSURERS: chain.from_iterable(Insurer.objects.active().values_list("name", "name_ar")),
    }
    rows = AnswerCard.objects.filter(is_shown=True).order_by().values_list("kind", "words")
    return {kind: "\n".join([words, *names.get(AnswerCard.Kind(kind), [])]) for kind, words in rows}


def _facts(clinic: ClinicProfile) -> list[str]:
    """Texts whose words are right as they are."""
    columns = ("name", "address", "city", "how_to_find_us")
    return [clinic.words_in(language, column) for language in (ENGLISH, ARABIC) for column in columns]


def _answers(asked: str, meanings: dict[str, str], of_cards: dict[str, str]) -> cards.Answers:
    typed = list(all_forms(asked))[: 2 * MOST_WORDS]
    return cards.asked_for([meanings.get(form, form) for form in typed], of_cards)


def _look(
    meant: Sequence[str], words: KnownWords, entries, same, now: datetime, language: str, least: int = 0
) -> tuple[list[tuple], frozenset[str]]:
    """Keys, best first, and the stems that were looked for; a text needs a word with the weight `least`."""
    readings = _readings([words.group(form) for form in meant], same)
    wanted = frozenset().union(*(reading.stems for reading in readings))
    texts: dict[tuple, dict[str, int]] = {}
    live = _live(now, language)
    keys_of = {pk: article.key for pk, article in live.items()}
    rows = SearchWord.objects.filter(stem__in=wanted).values_list("article", "stem", "weight").order_by()
    for pk, word, weight in rows:
        if pk in keys_of:
            weights = texts.setdefault(keys_of[pk], {})
            if weight > weights.get(word, 0):
                weights[word] = weight
    for entry in entries:
        weights = _weights(*entry.both)
        if found := {word: weights[word] for word in wanted if word in weights}:
            texts[entry.key] = found
    if least:
        texts = {key: weights for key, weights in texts.items() if max(weights.values()) >= least}
    shown = {article.key: article.language for article in live.values()}
    keys = rank(texts, readings, len(shown) + len(entries))
    return sorted(keys, key=lambda key: shown.get(key, language) != language), wanted


class Live(NamedTuple):
    slug: str
    language: str
    translation_of: int | None

    @property
    def key(self) -> tuple[int, str]:
        return 0, self.slug


def _live(now: datetime, language: str) -> dict[int, Live]:
    """What readers see of each live article: its translation, if it is in another language and has one."""
    rows = Article.objects.live(now).order_by().values_list("pk", *Live._fields)
    live = {pk: Live(*facts) for pk, *facts in rows}
    other = {article.translation_of: pk for pk, article in live.items()} | {
        pk: article.translation_of for pk, article in live.items() if article.translation_of in live
    }
    return {
        pk: live[other[pk]] if article.language != language and other.get(pk) in live else article
        for pk, article in live.items()
    }


def _readings(groups: list[frozenset[str]], same: list[tuple[str, str]]) -> list[Reading]:
    """The search itself, and variants with synonyms in place of known phrases."""
    pairs = [(list(stems(phrase)), stems(meaning)) for phrase, meaning in same]
    readings = {tuple(groups): 1.0}
    waiting = [tuple(groups)]
    while waiting:
        now = waiting.pop(0)
        words = [min(group) if len(group) == 1 else "" for group in now]
        places = [
            (start, phrase, meaning)
            for phrase, meaning in pairs
            if phrase and meaning and phrase[0] in words
            for start in range(len(words) - len(phrase) + 1)
            if words[start : start + len(phrase)] == phrase
        ]
        for start, phrase, meaning in places:
            other = now[:start] + tuple(frozenset([word]) for word in meaning) + now[start + len(phrase) :]
            if other not in readings and len(readings) < MOST_READINGS:
                readings[other] = readings[now] * ALIKE
                waiting.append(other)
    return [Reading(groups, worth) for groups, worth in readings.items()]


@lru_cache(maxsize=1_000)
def _weights(english: Words, arabic: Words) -> dict[str, int]:
    return weigh(
        titles=[*english.titles, *arabic.titles],
        names=[*english.names, *arabic.names],
        summary=f"{english.summary}\n{arabic.summary}",
    )
