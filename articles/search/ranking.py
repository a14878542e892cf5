"""Which text answers a question best: pure arithmetic on words, the same for articles, services, conditions and people.

No database ranks anything: so every engine gives the same order, down to the last place.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from articles.search.normalise import stems

# What a word is worth by where it stands. A title of one word says more about it than one of eight.
TITLE, NAME, SUMMARY, HEADING, BODY = 120, 70, 25, 12, 4
NAMED = 60  # the question is the very title, or another name of the same thing
WHOLE = 1.25  # who has every word stands before who has some, unless those stand in a title and these in passing
MOST_REPEATS = 10  # who repeats a word for search engines gains nothing more
ALIKE = 0.4  # what a synonym finds stands behind what the words themselves name

Weights = Mapping[str, int]  # stem: what it is worth in one text


@dataclass(frozen=True)
class Reading:
    """One way to understand a question: for each of its words the stems that may stand for it."""

    groups: tuple[frozenset[str], ...]
    worth: float = 1.0

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words to look for, and the name that they may be."""
        return frozenset().union(*self.groups) | {self.name}

    @property
    def name(self) -> str:
        return _name(min(group) for group in self.groups if len(group) == 1)


def weigh(*, titles: Sequence[str] = (), names: Sequence[str] = (), summary="", headings="", body="") -> dict[str, int]:
    """The words of a text and their worth. Short names are short because every word of them counts."""
    weights: Counter[str] = Counter()
    for texts, worth in ((titles, TITLE), (names, NAME)):
        best: dict[str, int] = {}
        for text in texts:
            words = stems(text)
            for word in words:
                best[word] = max(best.get(word, 0), worth // 2 + worth // (2 * len(words)))
        weights.update(best)
    weights.update({_name(words): NAMED for title in titles if (words := stems(title))})
    weights.update(dict.fromkeys(stems(summary), SUMMARY))
    weights.update(dict.fromkeys(stems(headings), HEADING))
    for word, count in Counter(stems(body)).items():
        weights[word] += BODY + min(count, MOST_REPEATS)
    return dict(weights)


def rank(texts: Mapping[tuple, Weights], readings: Sequence[Reading], size: int) -> list[tuple]:
    """The keys of the texts that answer, best first. `size` is how many texts there are in all.

    Equal ones stand in the order of their keys, so there is never a tie that an engine could decide.
    """
    carriers = Counter(chain.from_iterable(texts.values()))
    # Squared: of "knee pain" the knee is what is asked about.
    rarity = {stem: math.log(1 + max(size, count) / count) ** 2 for stem, count in carriers.items()}
    # Another way to put it that no text has a word of can only find less.
    others = [reading for reading in readings[1:] if all(not group.isdisjoint(rarity) for group in reading.groups)]
    measures = [Measure.of(reading, rarity) for reading in [*readings[:1], *others]]
    scores = {key: max([measure.score(weights) for measure in measures]) for key, weights in texts.items()}
    return sorted((key for key in scores if scores[key] > 0), key=lambda key: (-scores[key], key))


@dataclass(frozen=True)
class Measure:
    """A reading with what its words are worth here: five hundred texts are held against it."""

    words: list[tuple[str, float]]  # a word and its share in the whole
    open_words: list[tuple[frozenset[str], float]]  # the same, where any of several stems will do
    name: str
    worth: float

    @classmethod
    def of(cls, reading: Reading, rarity: Mapping[str, float]) -> "Measure":
        rarest = max(rarity.values(), default=1.0)
        known = [min((rarity[stem] for stem in group if stem in rarity), default=rarest) for group in reading.groups]
        total = sum(known)
        shares = [(group, points / total) for group, points in zip(reading.groups, known, strict=True)]
        words = [(min(group), share) for group, share in shares if len(group) == 1]
        return cls(words, [each for each in shares if len(each[0]) > 1], reading.name, reading.worth)

    def score(self, weights: Weights) -> float:
        """The average worth of the words, rare ones counting more, and more again if every word is there."""
        points, is_whole = 0.0, True
        for word, share in self.words:
            weight = weights.get(word, 0)
            points += share * weight
            is_whole = is_whole and weight > 0
        for group, share in self.open_words:
            weight = max([weights.get(stem, 0) for stem in group])
            points += share * weight
            is_whole = is_whole and weight > 0
        if is_whole:
            points = points * WHOLE + weights.get(self.name, 0)
        return round(self.worth * points, 6)


def _name(words: Iterable[str]) -> str:
    """All the words of a name as one, in no order: no word of a text can be the same."""
    return "=" + " ".join(sorted(set(words)))
