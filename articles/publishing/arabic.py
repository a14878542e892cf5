"""How the word lists of this room find Arabic words: with what is written together with them."""

import re

LETTERS = re.compile(r"[\u0621-\u064a]")
MARKS = re.compile(r"[\u064b-\u0652\u0640]")  # vowel signs and the stretching line: most writers leave them out
BEFORE = r"(?<!\w)(?:[وف]?[بلك]?(?:ال)?|[وف]?لل)"


def word(forms: str, *, is_open: bool = False) -> str:
    """A pattern for one of the `forms`, after "and", "for" and the article. `is_open` allows any ending."""
    return rf"{BEFORE}(?:{forms})" + ("" if is_open else r"(?!\w)")


def without_marks(text: str) -> str:
    return MARKS.sub("", text)
