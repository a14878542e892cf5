"""Which text answers a question best: pure arithmetic on words, the same for articles, services, conditions and people.

No database ranks anything: so every engine gives the same order, down to the last place.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.normalising import stems

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

    @property
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
    carriers = Counter(stem for weights in texts.values() for stem in weights)
    # Squared: of "knee pain" the knee is what is asked about.
    rarity = {stem: math.log(1 + max(size, count) / count) ** 2 for stem, count in carriers.items()}
    scores = {key: max(score(weights, reading, rarity) for reading in readings) for key, weights in texts.items()}
    return sorted((key for key in scores if scores[key] > 0), key=lambda key: (-scores[key], key))


def score(weights: Weights, reading: Reading, rarity: Mapping[str, float]) -> float:
    """The average worth of the words, rare ones counting more, and more again if every word is there."""
    rarest = max(rarity.values(), default=1.0)
    points = total = 0.0
    is_whole = True
    for group in reading.groups:
        of_group = min((rarity[stem] for stem in group if stem in rarity), default=rarest)
        total += of_group
        best = max((weights.get(stem, 0) for stem in group), default=0)
        points += of_group * best
        is_whole = is_whole and best > 0
    if not points:
        return 0.0
    points = points / total * (WHOLE if is_whole else 1) + (weights.get(reading.name, 0) if is_whole else 0)
    return round(reading.worth * points, 6)


def _name(words: Iterable[str]) -> str:
    """All the words of a name as one, in no order: no word of a text can be the same."""
    return "=" + " ".join(sorted(set(words)))
