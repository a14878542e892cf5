"""All words that the site uses. Other words in a search may be spelling mistakes.

Articles have thousands of words, so each process caches them and checks by one row whether they are up to date.
Names and synonyms are few and change in the clinic's admin: they are passed in with each search.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.models import SearchStamp, SearchWord
from clinic.words import stem

OWN = 1_000  # a name counts more than any word of the articles
SHORTEST_BEGINNING = 3
MOST_ENDINGS = 20
SHORTEST_SLIP, SHORTEST_DOUBLE_SLIP = 4, 7


@dataclass(frozen=True)
class Vocabulary:
    counts: Counter[str]  # form → number of texts
    stems: frozenset[str]
    articles: int

    def knows(self, form: str) -> bool:
        return form in self.counts or stem(form) in self.stems

    def with_words(self, words: Iterable[str]) -> "Vocabulary":
        """The same with the words of names and synonyms, which are preferred as corrections."""
        counts, more = self.counts.copy(), Counter(words)
        counts.update({form: OWN * count for form, count in more.items()})
        return Vocabulary(counts, self.stems | {stem(form) for form in more}, self.articles)

    def beginning_with(self, letters: str) -> list[str]:
        """Stems of the words that begin with these letters, most frequent first."""
        if len(letters) < SHORTEST_BEGINNING:
            return []
        found = [form for form in self.counts if form.startswith(letters)]
        found.sort(key=lambda form: (-self.counts[form], form))
        return list(dict.fromkeys(stem(form) for form in found))[:MOST_ENDINGS]

    def meant_by(self, form: str) -> str | None:
        """The nearest known word, or None. Of equally near ones the most frequent, then the first in the alphabet.

        Short words are not corrected. Two mistakes are accepted only in long words with the same first letter.
        """
        if len(form) < SHORTEST_SLIP or form.isdecimal():
            return None
        most = 2 if len(form) >= SHORTEST_DOUBLE_SLIP else 1
        near = process.extract(form, self.counts.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
        sure = [(distance, word) for word, distance, _place in near if distance == 1 or word[0] == form[0]]
        return min(sure, key=lambda each: (each[0], -self.counts[each[1]], each[1]))[1] if sure else None


NOTHING = Vocabulary(Counter(), frozenset(), 0)
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
    rows = SearchWord.objects.values_list("forms").annotate(count=Count("pk")).order_by()
    for forms, count in rows.iterator():
        for form in forms.split():
            counts[form] += count
    stems = frozenset(SearchWord.objects.values_list("stem", flat=True).distinct().order_by())
    return Vocabulary(counts, stems, SearchWord.objects.aggregate(count=Count("article", distinct=True))["count"])
