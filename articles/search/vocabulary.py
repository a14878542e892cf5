"""All words that the site uses. Other words in a search may be spelling mistakes.

Articles have thousands of words, so each process caches them and checks by one row whether they are up to date.
Names and synonyms are few and change in the clinic's admin: they are passed in with each search.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, Max
from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.models import SearchStamp, SearchWord
from articles.search.ranking import IN_A_NAME
from clinic.words import ARABIC, form_of, stem, without_article

OWN = 1_000  # a name counts more than any word of the articles
SHORTEST_BEGINNING = 3
MOST_ENDINGS = 20
SHORTEST_SLIP, SHORTEST_DOUBLE_SLIP = 4, 7
# Arabic letters that differ by dots or hardly in sound: the only ones that are taken for each other in a short word.
ALIKE = str.maketrans("تثنحخذزشصضظق", "بببججدرسسططف")
SHORT = 4


@dataclass(frozen=True, eq=False)
class Vocabulary:
    counts: Counter[str]  # form → number of texts
    stems: frozenset[str]
    spellings: dict[str, str] = field(default_factory=dict)  # Arabic form → as it is written; without the article
    names: frozenset[str] = frozenset()  # forms in titles and names

    def knows(self, form: str) -> bool:
        return form in self.counts or stem(form) in self.stems

    def with_words(self, words: Collection[str]) -> "Vocabulary":
        """The same with the words of names and synonyms, which are preferred as corrections."""
        counts, spellings, stems = self.counts.copy(), self.spellings.copy(), set(self.stems)
        for word, count in Counter(words).items():
            form = form_of(word)
            counts[form] += OWN * count
            stems.add(stem(form))
            if word != form:
                spellings[without_article(form)] = without_article(word)
        return Vocabulary(counts, frozenset(stems), spellings, self.names | set(map(form_of, words)))

    def beginning_with(self, letters: str) -> list[str]:
        """Stems of the words that begin with these letters, most frequent first; in Arabic, of titles and names."""
        if len(letters) < SHORTEST_BEGINNING:
            return []
        bare_letters = without_article(letters)
        is_long = len(bare_letters) >= SHORTEST_BEGINNING
        found = [
            form
            for form, bare in self._words_like(letters).items()
            if form.startswith(letters) or (is_long and bare.startswith(bare_letters))
        ]
        found.sort(key=lambda form: (-self.counts[form], form))
        return list(dict.fromkeys(stem(form) for form in found))[:MOST_ENDINGS]

    def meant_by(self, form: str) -> str | None:
        """The nearest known word, or None. Of equally near ones the most frequent, then the first in the alphabet.

        Short words are not corrected. Two mistakes are accepted only in long words with the same first letter. In
        Arabic one other letter makes most words another one, and no list says which exist: one mistake, and only in
        what may be the word of a title or name. An article stays as it was typed.
        """
        bare = without_article(form)
        if len(bare) < SHORTEST_SLIP or form.isdecimal():
            return None
        most = 2 if len(form) >= SHORTEST_DOUBLE_SLIP and not ARABIC.search(form) else 1
        near = process.extract(bare, self._words_like(form), scorer=OSA.distance, score_cutoff=most, limit=None)
        sure = [
            (distance, found)
            for word, distance, found in near
            if (distance == 1 or word[0] == bare[0]) and (len(bare) > SHORT or word.isascii() or _are_alike(bare, word))
        ]
        if not sure:
            return None
        _distance, best = min(sure, key=lambda each: (each[0], -self.counts[each[1]], each[1]))
        return _article_of(form) + without_article(best)

    def spelled(self, form: str) -> str:
        bare = without_article(form)
        return _article_of(form) + self.spellings.get(bare, bare)

    def _words_like(self, form: str) -> dict[str, str]:
        return self._arabic if ARABIC.search(form) else self._latin

    @cached_property
    def _arabic(self) -> dict[str, str]:
        """Arabic words of titles and names, each with itself without the article, as which it is compared.

        Not those of texts: "three" (ثلاثة) is one letter from a fridge, and "as a state" (كحالة) begins like a slip.
        """
        return {form: without_article(form) for form in self.names if ARABIC.search(form)}

    @cached_property
    def _latin(self) -> dict[str, str]:
        return {form: form for form in self.counts if not ARABIC.search(form)}


def _are_alike(one: str, other: str) -> bool:
    return sorted(one) == sorted(other) or one.translate(ALIKE) == other.translate(ALIKE)


def _article_of(form: str) -> str:
    return form.removesuffix(without_article(form))


NOTHING = Vocabulary(Counter(), frozenset())
_kept: tuple[object, Vocabulary] = (None, NOTHING)


def of_articles() -> Vocabulary:
    global _kept
    last = SearchStamp.objects.values_list("value", flat=True).first()
    stamp, vocabulary = _kept
    if stamp != last:
        vocabulary = _read()
        _kept = (last, vocabulary)  # a single assignment, so threads see either the old pair or the new one
    return vocabulary


def _read() -> Vocabulary:
    counts: Counter[str] = Counter()
    spellings, names = {}, set()
    rows = SearchWord.objects.values_list("forms").annotate(count=Count("pk"), most=Max("weight")).order_by()
    for words, count, most in rows.iterator():
        for word in words.split():
            form = form_of(word)
            counts[form] += count
            if most >= IN_A_NAME:
                names.add(form)
            if word != form:
                spellings[without_article(form)] = without_article(word)
    stems = frozenset(SearchWord.objects.values_list("stem", flat=True).distinct().order_by())
    return Vocabulary(counts, stems, spellings, frozenset(names))
