"""Words in the one form in which the search keeps and looks for them, in English and in Arabic.

Pure: whoever writes the index and whoever reads a query ask the same functions, so both mean the same word.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from snowballstemmer import stemmer

# A word with the marks that stand on its letters, and an apostrophe inside of it.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]|['’](?=[^\W_]))*")
ARABIC = re.compile(r"[\u0600-\u06ff]")
ARTICLE = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=..)")  # with the little words that are written onto it
TATWEEL = "\u0640"
POSSESSIVE = re.compile(r"'s$")
# Letters that Arabic readers write in more than one way; hamza and the other marks have gone before.
_LETTERS = str.maketrans({"ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي", "’": "'", TATWEEL: None})

# Words that say how a sentence goes on and nothing about the body.
_ENGLISH = (
    "a about an and any are as at be been but by can could did do does for from had has have how i if in into is it "
    "its me my near of on or our please s should so some t that the their them then there these they this those to us "
    "was we were what when which who why will with would you your"
)
_ARABIC = "في من علي عن الي هل ما هو هي مع او و ان كيف لماذا متي هذا هذه"  # in their normal form
STOP_WORDS = frozenset(f"{_ENGLISH} {_ARABIC}".split())

_stemmers = {"english": stemmer("english"), "arabic": stemmer("arabic")}
_one_at_a_time = threading.Lock()  # a stemmer keeps the word it is at in itself


def normal(text: str) -> str:
    """Without case, marks on letters and the different ways of writing one letter; digits as 0–9."""
    open_form = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    letters = (letter for letter in unicodedata.normalize("NFKD", open_form) if unicodedata.category(letter) != "Mn")
    plain = "".join(str(unicodedata.decimal(letter, letter)) for letter in letters)
    return unicodedata.normalize("NFC", POSSESSIVE.sub("", plain).replace("'", ""))


@lru_cache(maxsize=50_000)
def form_of(raw: str) -> str:
    """One word as it stands in a text, in its normal form."""
    return normal(raw)


@lru_cache(maxsize=50_000)
def stem(form: str) -> str:
    """What is common to the forms of a word: "spasms" and "spasm" have one."""
    arabic = ARABIC.search(form)
    word = _as_noun(form) if arabic else form
    with _one_at_a_time:
        return _stemmers["arabic" if arabic else "english"].stemWord(word) or form


def _as_noun(form: str) -> str:
    """With the article and the letter of feminine nouns, by which the stemmer knows a noun and its endings."""
    bare = ARTICLE.sub("", form)
    return "ال" + (bare[:-1] + "ة" if bare.endswith("ه") else bare)


def forms(text: str) -> Iterator[str]:
    """The words of a text that mean something, in their normal form, in their order. A single letter means nothing."""
    found = (form_of(match.group()) for match in WORD.finditer(unicodedata.normalize("NFKC", text)))
    return (form for form in found if form not in STOP_WORDS and not (len(form) < 2 and form.isascii()))


@lru_cache(maxsize=1_000)
def stems(text: str) -> tuple[str, ...]:
    """For texts that are asked again with each query, such as the names of services."""
    return tuple(stem(form) for form in forms(text))


def shown(text: str, most: int) -> str:
    """What somebody typed, as a page may show it: one line, no controls, no hidden direction marks."""
    visible = "".join(letter if letter.isprintable() else " " for letter in text[: most * 4])
    return " ".join(visible.split())[:most].rstrip()
