"""What a typed word stands for: itself if it exists, the nearest word that we know if it is a slip."""

from collections.abc import Iterable
from functools import lru_cache

from articles.search import vocabulary
from articles.search.vocabulary import Vocabulary
from clinic import emergency_words, everyday_english
from clinic.words import forms, stem


class KnownWords:
    def __init__(self, texts: Iterable[str], unfinished: str):
        """`texts`: names, synonyms and facts of the clinic. `unfinished`: a word that someone still types, or ""."""
        self.articles = vocabulary.of_articles()
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


@lru_cache(maxsize=10)
def _own(texts: tuple[str, ...]) -> tuple[list[str], set[str]]:
    """Cached by content, so a change of a text takes effect at once."""
    own = [form for text in texts for form in forms(text)]
    return own, {stem(form) for form in own}
