"""Normal forms of words, in English and Arabic: for the search, its index, and for emergency words.

Pure functions. The index and the queries use the same ones, so that both get the same words.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from snowballstemmer import stemmer

# A word with its diacritics and inner apostrophes.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]|['’](?=[^\W_]))*")
ARABIC = re.compile(r"[\u0600-\u06ff]")
ARTICLE = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=..)")  # with attached prefixes
JOINED = re.compile(r"^[وفبلك](?=...)")  # "and", "so", "in", "for", "as", written together with the next word
# "My", "your", "their" after a plural, and after a feminine word or two of a thing, whose ending they change to ت.
OF_SOMEBODY = re.compile(r"(?<=ات)(?:ي|ك|ه|ها|هم|هن|نا|كم)$")
FEMININE = re.compile(r"(?<=...)ت(?:ي|ك|ه|ها|هم|هن|نا|كم|ين|ان)$")
TATWEEL = "\u0640"
POSSESSIVE = re.compile(r"'s$")
_MARKS = re.compile(f"[\u064b-\u0652\u0670{TATWEEL}]")  # of vowels; not of the hamza, which is part of the spelling
# Arabic letters with several spellings; hamza and other marks are already removed.
_LETTERS = str.maketrans({"ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي", "’": "'", TATWEEL: None})

# Stop words.
_ENGLISH = (
    "a about an and any are as at be been but by can could did do does for from had has have how i if in into is it "
    "its me my near of on or our please s should so some t that the their them then there these they this those to us "
    "was we were what when which who why will with would you your al el"  # and the Arabic article in Latin letters
)
_ARABIC = (  # in their normal form
    "في من علي عن الي هل ما هو هي مع او و ان كيف لماذا متي هذا هذه كم اي كل التي الذي انا عند عندي عندكم لدي لديكم "
    "فيه فيها عليه منه لو سمحت سمحتم رجاء يمكن اريد نريد احتاج "
    # as the Gulf, Egypt and the Levant say it
    "اللي ايش شو وش شنو شلون ليش ليه ازاي ابا ابي ابغي ابغا تبغي بغيت نبي عايز عاوز بدي ودي فيني عم هاي هذي ممكن"
)
STOP_WORDS = frozenset(f"{_ENGLISH} {_ARABIC}".split())

A_FEW = 3  # words that are no name and no abbreviation
# Words whose ال is not the article.
_AL_IS_PART = frozenset(
    ["الام", "التهاب", "التهابات", "التواء", "التواءات", "التئام", "الياف", "الماني", "المانيه", "التصاق", "التحام"]
)
# Plurals that no ending tells, and the singular of each.
_SINGULARS = {
    "الام": "الم", "اوجاع": "وجع", "اكتاف": "كتف", "كسور": "كسر", "مفاصل": "مفصل", "اطباء": "طبيب", "دكاتره": "دكتور",
    "مواعيد": "موعد", "اسعار": "سعر", "تكاليف": "تكلفه", "اصابع": "اصبع", "اطفال": "طفل", "تمارين": "تمرين",
    "غضاريف": "غضروف", "ركب": "ركبه", "ارجل": "رجل", "رجول": "رجل", "اعصاب": "عصب", "اوتار": "وتر", "اربطه": "رباط",
    "ابر": "ابره", "حقن": "حقنه", "اقدام": "قدم", "ايدي": "يد", "ايادي": "يد", "فقرات": "فقره", "عمليات": "عمليه",
    "سيقان": "ساق", "افخاذ": "فخذ", "كواحل": "كاحل", "اكواع": "كوع", "ادويه": "دواء", "لغات": "لغه",
    "تمرين": "تمرين",  # so that "my exercise" is one, too
}  # fmt: skip
_WHOLE = frozenset(["عمليه"])  # without its ending an operation would be work

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
    word = _singular(form) if arabic else form
    if word in _WHOLE:
        return word
    # With the article and the feminine ending, by which the Arabic stemmer recognises nouns.
    word = "ال" + (word[:-1] + "ة" if word.endswith("ه") else word) if arabic else word
    with _one_at_a_time:
        return _stemmers["arabic" if arabic else "english"].stemWord(word) or form


def _singular(form: str) -> str:
    bare = FEMININE.sub("ه", OF_SOMEBODY.sub("", without_article(form)))
    return _SINGULARS.get(bare) or _SINGULARS.get(bare.removesuffix("ي"), bare)


def without_article(form: str) -> str:
    bare = next((word for word in (form, without_joined(form)) if word in _AL_IS_PART), "")
    return bare or ARTICLE.sub("", form)


def without_joined(form: str) -> str:
    """An Arabic word without a "and", "in" or "for" that may be joined to it; many words just begin with its letter."""
    return JOINED.sub("", form)


def spelled(raw: str) -> str:
    """A word for people to read: Arabic without marks of vowels, other words in their normal form."""
    if not ARABIC.search(raw):
        return form_of(raw)
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKC", raw)))


def words_of(text: str) -> Iterator[str]:
    """All words of a text as they are written, in order."""
    return (match.group() for match in WORD.finditer(unicodedata.normalize("NFKC", text)))


def with_changed(text: str, words: Mapping[str, str]) -> str:
    """The text with other words in place of some, which are named by their normal form."""
    return WORD.sub(lambda match: words.get(form_of(match.group()), match.group()), unicodedata.normalize("NFKC", text))


def all_forms(text: str) -> Iterator[str]:
    """The normal forms of all words of a text, in order."""
    return (form_of(word) for word in words_of(text))


def forms(text: str) -> Iterator[str]:
    """The same without stop words and single letters."""
    return (form for form in all_forms(text) if has_meaning(form))


def has_meaning(form: str) -> bool:
    return form not in STOP_WORDS and not (len(form) < 2 and form.isascii())


@lru_cache(maxsize=1_000)
def stems(text: str) -> tuple[str, ...]:
    """Cached stems, for texts that each query needs, such as names of services."""
    return tuple(stem(form) for form in forms(text))


def shown(text: str, most: int) -> str:
    """The typed text, safe to show: one line, no control characters, no direction marks."""
    without_marks = (letter for letter in text[: most * 4] if unicodedata.category(letter) != "Cf")  # inside of words
    visible = "".join(letter if letter.isprintable() else " " for letter in without_marks)
    return " ".join(visible.split())[:most].rstrip()
