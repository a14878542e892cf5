"""Normal forms of words, in English and Arabic: for the search, its index, and for emergency words.

Pure functions. The index and the queries use the same ones, so that both get the same words.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from snowballstemmer import stemmer

# A word with its diacritics and inner apostrophes.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]|['’](?=[^\W_]))*")
ARABIC = re.compile(r"[\u0600-\u06ff]")
ARTICLE = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=..)")  # with attached prefixes
TATWEEL = "\u0640"
POSSESSIVE = re.compile(r"'s$")
# Arabic letters with several spellings; hamza and other marks are already removed.
_LETTERS = str.maketrans({"ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي", "’": "'", TATWEEL: None})

# Stop words.
_ENGLISH = (
    "a about an and any are as at be been but by can could did do does for from had has have how i if in into is it "
    "its me my near of on or our please s should so some t that the their them then there these they this those to us "
    "was we were what when which who why will with would you your al el"  # and the Arabic article in Latin letters
)
_ARABIC = "في من علي عن الي هل ما هو هي مع او و ان كيف لماذا متي هذا هذه"  # in their normal form
STOP_WORDS = frozenset(f"{_ENGLISH} {_ARABIC}".split())

A_FEW = 3  # words that are no name and no abbreviation

_stemmers = {"english": stemmer("english"), "arabic": stemmer("arabic")}
_one_at_a_time = threading.Lock()  # a stemmer has state: one thread at a time


def normal(text: str) -> str:
    """Without case, diacritics and spelling variants of letters; digits as 0–9."""
    open_form = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    letters = (letter for letter in unicodedata.normalize("NFKD", open_form) if unicodedata.category(letter) != "Mn")
    plain = "".join(str(unicodedata.decimal(letter, letter)) for letter in letters)
    return unicodedata.normalize("NFC", POSSESSIVE.sub("", plain).replace("'", ""))


def is_in_other_letters(text: str, is_arabic: bool, at_least: int = A_FEW) -> bool:
    """Whether a text that should be in Arabic (or in Latin letters) has so many words and none of them is."""
    words = [word for word in text.split() if any(letter.isalpha() for letter in word)]
    return len(words) >= at_least and not any((ARABIC.search(word) is not None) == is_arabic for word in words)


@lru_cache(maxsize=50_000)
def form_of(raw: str) -> str:
    """The normal form of one word of a text."""
    return normal(raw)


@lru_cache(maxsize=50_000)
def stem(form: str) -> str:
    """The stem of a word: "spasms" and "spasm" have the same."""
    arabic = ARABIC.search(form)
    word = _as_noun(form) if arabic else form
    with _one_at_a_time:
        return _stemmers["arabic" if arabic else "english"].stemWord(word) or form


def _as_noun(form: str) -> str:
    """With the article and the feminine ending, by which the Arabic stemmer recognises nouns."""
    bare = ARTICLE.sub("", form)
    return "ال" + (bare[:-1] + "ة" if bare.endswith("ه") else bare)


def all_forms(text: str) -> Iterator[str]:
    """The normal forms of all words of a text, in order."""
    return (form_of(match.group()) for match in WORD.finditer(unicodedata.normalize("NFKC", text)))


def forms(text: str) -> Iterator[str]:
    """The same without stop words and single letters."""
    return (form for form in all_forms(text) if form not in STOP_WORDS and not (len(form) < 2 and form.isascii()))


@lru_cache(maxsize=1_000)
def stems(text: str) -> tuple[str, ...]:
    """Cached stems, for texts that each query needs, such as names of services."""
    return tuple(stem(form) for form in forms(text))


def shown(text: str, most: int) -> str:
    """The typed text, safe to show: one line, no control characters, no direction marks."""
    visible = "".join(letter if letter.isprintable() else " " for letter in text[: most * 4])
    return " ".join(visible.split())[:most].rstrip()
