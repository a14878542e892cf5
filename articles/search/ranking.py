"""Ranks texts by words, with the same arithmetic for articles, services, conditions and people.

The database does no ranking, so every engine gives the same order.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from clinic.words import stems

# Weight of a word by its place. In a short title each word counts more.
TITLE, NAME, SUMMARY, HEADING, BODY = 120, 70, 25, 12, 4
IN_A_NAME = TITLE // 2  # a word with this weight stands in a title or a name, not only in the text
NAMED = 120  # the search equals the title or another name
WHOLE = 1.25  # bonus for texts that have every word of the search
MOST_REPEATS = 10  # further repetitions of a word do not count
ALIKE = 0.4  # results by synonym rank below direct results

Weights = Mapping[str, int]  # stem → its weight in one text


@dataclass(frozen=True)
class Reading:
    """One interpretation of a search: for each word, the stems that may stand for it."""

    groups: tuple[frozenset[str], ...]
    worth: float = 1.0

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems to look for, and the name that they may form."""
        return frozenset().union(*self.groups) | {self.name}

    @property
    def name(self) -> str:
        return _name(min(group) for group in self.groups if len(group) == 1)


def weigh(*, titles: Sequence[str] = (), names: Sequence[str] = (), summary="", headings="", body="") -> dict[str, int]:
    """The stems of a text with their weights. In a short name each word has more weight."""
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
    """The keys of matching texts, best first. `size` is the total number of texts.

    Equal ones are in the order of their keys.
    """
    carriers = Counter(chain.from_iterable(texts.values()))
    # Squared, so that in "knee pain" the rarer word "knee" counts more.
    rarity = {stem: math.log(1 + max(size, count) / count) ** 2 for stem, count in carriers.items()}
    # A reading with a word that no text contains can only find less, so it is skipped.
    others = [reading for reading in readings[1:] if all(not group.isdisjoint(rarity) for group in reading.groups)]
    # Nobody writes a word of the search: then what it means is as good as the search itself.
    is_hopeless = any(group.isdisjoint(rarity) for reading in readings[:1] for group in reading.groups)
    others = [replace(reading, worth=1.0) for reading in others] if is_hopeless else others
    measures = [Measure.of(reading, rarity) for reading in [*readings[:1], *others]]
    scores = {key: round(max([measure.score(weights) for measure in measures]), 6) for key, weights in texts.items()}
    return sorted((key for key in scores if scores[key] > 0), key=lambda key: (-scores[key], key))


@dataclass(frozen=True)
class Measure:
    """A reading with the weights of its words, computed once for all texts."""

    words: list[tuple[str, float]]  # a word and its share of the total
    open_words: list[tuple[frozenset[str], float]]  # the same for words with several possible stems
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
        """The weighted average of the words: rare words count more, and a text with all words gets a bonus."""
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
        return self.worth * points


def _name(words: Iterable[str]) -> str:
    """All words of a name as one sorted string, which cannot equal a single word."""
    return "=" + " ".join(sorted(set(words)))
