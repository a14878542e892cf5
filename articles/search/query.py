"""Searches everything public: answers of the clinic, articles, conditions, parts of the body, services and people.

The words of articles are rows (index.py). The rest is little and changes in the clinic's admin, which does not know
articles: it is read for each search, so it is never out of date. One function ranks them all (ranking.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from articles.models import AnswerCard, Article, SearchSynonym, SearchWord
from articles.search import cards, vocabulary
from articles.search.ranking import (
    ALIKE,
    IN_A_NAME,
    Reading,
    rank,
    weigh,
)
from articles.search.vocabulary import Vocabulary
from clinic import emergency_words, everyday_english
from clinic.models import BodyRegion, Condition, Language, Practitioner, Service, Urgency, WarningSign
from clinic.words import all_forms, forms, shown, stem, stems

LONGEST, MOST_WORDS, MOST_READINGS = 200, 10, 8
# Equally ranked results are in this order. results.py has the names of the kinds.
KINDS = ("article", "condition", "region", "service", "person")
THAT_SELL = {"service", "person"}
CARDS_THAT_SELL = {
    AnswerCard.Kind.PRICES,
    AnswerCard.Kind.INSURERS,
    AnswerCard.Kind.WOMEN,
    AnswerCard.Kind.MEN,
    AnswerCard.Kind.LANGUAGES,
    AnswerCard.Kind.BOOK,
}


@dataclass(frozen=True)
class Entry:
    """A text of the clinic that can be found, such as a service."""

    kind: str
    slug: str
    titles: tuple[str, ...]  # its name and other names
    names: tuple[str, ...]
    summary: str
    is_sample: bool = False

    @property
    def key(self) -> tuple[int, str]:
        return KINDS.index(self.kind), self.slug

    @property
    def text(self) -> str:
        return "\n".join([*self.titles, *self.names, self.summary])


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
    cards: list[str] = field(default_factory=list)  # kinds of answer cards
    forms: frozenset[str] = frozenset()  # the words as they are meant
    is_cut: bool = False


def find(text: str, *, now: datetime, exact: bool = False, is_typing: bool = False) -> Found:
    """Search. `exact` turns spelling correction off; while someone `is_typing` the last word may be half a word."""
    asked = shown(text, LONGEST)
    typed = list(forms(asked))
    is_cut = len(text.strip()) > LONGEST or len(typed) > MOST_WORDS
    typed = typed[:MOST_WORDS]
    if not any(all_forms(asked)):
        return Found(asked, is_cut=is_cut)
    entries = _entries()
    synonyms = _synonyms(entries)
    of_cards = _words_of_cards()
    words = _Words(entries, synonyms, of_cards, typed[-1] if is_typing and typed else "")
    meant = typed if exact else [words.meant(form) for form in typed]
    answers = _answers(asked, dict(zip(typed, meant, strict=True)), of_cards)
    least = IN_A_NAME if answers.is_all else 0
    found = _look(meant, words, entries, synonyms, now, least)
    if meant != typed and not found[0] and not answers.kinds:
        meant, found = typed, _look(typed, words, entries, synonyms, now)
    keys, wanted = found
    kinds = list(answers.kinds)
    if keys and KINDS[keys[0][0]] in THAT_SELL and AnswerCard.Kind.BOOK in kinds:
        kinds.remove(AnswerCard.Kind.BOOK)  # a service or person has a way to book of its own
    signs = emergency_words.signs_in(asked, list(WarningSign.objects.active().filter(urgency=Urgency.EMERGENCY)))
    is_emergency = bool(signs or emergency_words.found_in(asked))
    if is_emergency:
        keys = [key for key in keys if KINDS[key[0]] not in THAT_SELL]
        kinds = [kind for kind in kinds if kind not in CARDS_THAT_SELL]
    return Found(
        asked,
        keys,
        {entry.key: entry for entry in entries},
        wanted,
        " ".join(meant) if meant != typed else "",
        signs,
        is_emergency,
        kinds,
        frozenset(meant),
        is_cut,
    )


def _words_of_cards() -> dict[str, str]:
    """The words of editors, with the names of the languages that a person can speak."""
    found = dict(AnswerCard.objects.filter(is_shown=True).order_by().values_list("kind", "words"))
    if AnswerCard.Kind.LANGUAGES in found:
        found[AnswerCard.Kind.LANGUAGES] += "\n" + "\n".join(str(language.label) for language in Language)
    return found


def _answers(asked: str, meanings: dict[str, str], of_cards: dict[str, str]) -> cards.Answers:
    typed = list(all_forms(asked))[: 2 * MOST_WORDS]
    return cards.asked_for([meanings.get(form, form) for form in typed], of_cards)


class _Words:
    """The words that this site knows now."""

    def __init__(
        self, entries: list[Entry], synonyms: list[tuple[str, str]], of_cards: dict[str, str], unfinished: str
    ):
        self.articles = vocabulary.of_articles()
        texts = [*(entry.text for entry in entries), *(text for pair in synonyms for text in pair)]
        texts += of_cards.values()
        self.own, self.own_stems = _own(tuple(texts))
        self.unfinished = unfinished
        self._all: Vocabulary | None = None

    @property
    def all(self) -> Vocabulary:
        """Built only if the search contains an unknown word."""
        self._all = self._all or self.articles.with_words(self.own)
        return self._all

    def knows(self, form: str) -> bool:
        return stem(form) in self.own_stems or self.articles.knows(form)

    def meant(self, form: str) -> str:
        """A word that exists is never corrected, whether we write it or not."""
        if self.knows(form) or _exists(form) or self.all.beginning_with(form):
            return form
        return self.all.meant_by(form) or form

    def group(self, form: str) -> frozenset[str]:
        """The stems for a word: its own, or those of words that begin with it while someone is typing."""
        is_whole = self.knows(form) or (_exists(form) and form != self.unfinished)
        return frozenset([stem(form)] if is_whole else self.all.beginning_with(form) or [stem(form)])


def _exists(form: str) -> bool:
    return everyday_english.has(form) or emergency_words.is_known(form)


def _look(
    meant: Sequence[str], words: _Words, entries, synonyms, now: datetime, least: int = 0
) -> tuple[list[tuple], frozenset[str]]:
    """Keys, best first, and the stems that were looked for; a text needs a word with the weight `least`."""
    readings = _readings([words.group(form) for form in meant], synonyms)
    wanted = frozenset().union(*(reading.stems for reading in readings))
    texts: dict[tuple, dict[str, int]] = {}
    live = dict(Article.objects.live(now).order_by().values_list("pk", "slug"))
    rows = SearchWord.objects.filter(stem__in=wanted).values_list("article", "stem", "weight").order_by()
    for pk, word, weight in rows:
        if pk in live:
            texts.setdefault((0, live[pk]), {})[word] = weight
    for entry in entries:
        weights = _weights(entry.titles, entry.names, entry.summary)
        if found := {word: weights[word] for word in wanted if word in weights}:
            texts[entry.key] = found
    texts = {key: weights for key, weights in texts.items() if max(weights.values()) >= least}
    return rank(texts, readings, words.articles.articles + len(entries)), wanted


def _readings(groups: list[frozenset[str]], synonyms: list[tuple[str, str]]) -> list[Reading]:
    """The search itself, and variants with synonyms in place of known phrases."""
    pairs = [(list(stems(phrase)), stems(meaning)) for phrase, meaning in synonyms]
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


def _entries() -> list[Entry]:
    """Plain rows instead of models, because each search reads all of them and shows only a few."""
    conditions = Condition.objects.values_list("slug", "name", "also_known_as", "plain_definition", "is_sample")
    regions = BodyRegion.objects.values_list("slug", "name", "introduction")
    services = Service.objects.bookable().values_list("slug", "name", "summary", "is_sample")
    people = Practitioner.objects.active().values_list("slug", "name", "role", "languages", "is_sample")
    return [
        *(Entry("condition", slug, (name, *_aliases(also)), (), text, is_sample)
          for slug, name, also, text, is_sample in conditions.order_by()),
        *(Entry("region", slug, (name,), (), text) for slug, name, text in regions.order_by()),
        *(Entry("service", slug, (name,), (), text, is_sample) for slug, name, text, is_sample in services.order_by()),
        *(Entry("person", slug, (name,), (role,), _spoken(languages), is_sample)
          for slug, name, role, languages, is_sample in people.order_by()),
    ]  # fmt: skip


def _spoken(languages: list[str]) -> str:
    return ", ".join(str(Language(code).label) for code in languages if code in Language.values)


def _synonyms(entries: list[Entry]) -> list[tuple[str, str]]:
    """Synonyms of editors, and other names of conditions."""
    pairs: list[tuple[str, str]] = []
    for phrase, meaning, both_ways in SearchSynonym.objects.values_list("phrase", "meaning", "both_ways"):
        pairs += [(phrase, meaning), (meaning, phrase)] if both_ways else [(phrase, meaning)]
    pairs += [(alias, entry.titles[0]) for entry in entries if entry.kind == "condition" for alias in entry.titles[1:]]
    return pairs


def _aliases(also_known_as: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in also_known_as.replace("،", ",").split(",") if name.strip())


@lru_cache(maxsize=1_000)
def _weights(titles: tuple[str, ...], names: tuple[str, ...], summary: str) -> dict[str, int]:
    return weigh(titles=titles, names=names, summary=summary)


@lru_cache(maxsize=10)
def _own(texts: tuple[str, ...]) -> tuple[list[str], set[str]]:
    """Cached by content, so a change of a text takes effect at once."""
    own = [form for text in texts for form in forms(text)]
    return own, {stem(form) for form in own}
