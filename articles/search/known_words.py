"""What a typed word stands for: itself if it exists, the nearest word that we know if it is a slip."""

from collections.abc import Iterable
from functools import lru_cache

from articles.search import vocabulary
from articles.search.vocabulary import Vocabulary
from clinic import emergency_words, everyday_english
from clinic.words import ARABIC, form_of, has_meaning, spelled, stem, without_joined, words_of

MOST_JOINED = 2  # "and in my back" is one word


class KnownWords:
    def __init__(self, texts: Iterable[str], unfinished: str):
        """`texts`: names, synonyms and facts of the clinic. `unfinished`: a word that someone still types, or ""."""
        self.articles = vocabulary.of_articles()
        self._texts = tuple(texts)
        self.own_stems = _own_stems(self._texts)
        self.unfinished = unfinished

    @property
    def all(self) -> Vocabulary:
        """Built only if the search contains an unknown word."""
        return _with_own(self.articles, self._texts)

    def knows(self, form: str) -> bool:
        return stem(form) in self.own_stems or self.articles.knows(form)

    def parted(self, form: str) -> str:
        """An Arabic word without what is joined to its beginning, if only so it is a word that we know."""
        if not ARABIC.search(form):
            return form
        bare = form
        for _joined in range(MOST_JOINED + 1):
            if self.knows(bare):
                return bare
            bare = without_joined(bare)
        return form

    def meant(self, form: str) -> str:
        """A word that exists is never corrected, whether we write it or not."""
        if self.knows(form) or _exists(form) or self.all.beginning_with(form):
            return form
        return self.all.meant_by(form) or form

    def spelled(self, form: str) -> str:
        return self.all.spelled(form)

    def group(self, form: str) -> frozenset[str]:
        """The stems for a word: its own, or those of words that begin with it while someone is typing."""
        is_whole = self.knows(form) or (_exists(form) and form != self.unfinished)
        return frozenset([stem(form)] if is_whole else self.all.beginning_with(form) or [stem(form)])


def _exists(form: str) -> bool:
    return everyday_english.has(form) or emergency_words.is_known(form)


# Both are kept by content, so a change of a text takes effect at once.
@lru_cache(maxsize=10)
def _own_stems(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem(form_of(word)) for word in _own(texts))


@lru_cache(maxsize=4)
def _with_own(articles: Vocabulary, texts: tuple[str, ...]) -> Vocabulary:
    return articles.with_words(_own(texts))


def _own(texts: Iterable[str]) -> list[str]:
    return [spelled(word) for text in texts for word in words_of(text) if has_meaning(form_of(word))]
