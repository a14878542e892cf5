"""The name by which a message calls a patient: the given name alone, whole if it has several words."""

import re

# "Abdul Rahman", "Abd al Rahman", "Abu Bakr", "عبد الرحمن": these words never stand alone.
BEGINNINGS = {"abd", "abdul", "abdel", "abdal", "abdur", "abu", "abou", "umm", "um", "عبد", "أبو", "ابو", "أم", "ام"}
ARTICLES = {"al", "el", "ul", "ur", "ud", "ar", "as", "ad", "ed"}
# "Nour El Din", "Salah Uddin", "نور الدين": these words end a given name and begin no family name.
ENDINGS = {"din", "deen", "ain", "allah", "aldin", "eldin", "uddin", "eddine", "al-din", "el-din", "الدين", "الله"}
TITLES = {"mr", "mrs", "ms", "miss", "dr", "prof"}
NO_NAME = re.compile(r"[@/:]|\.\w|www", re.IGNORECASE)  # mail programs make links of it


def given_name(whole: str) -> str:
    """The given name of somebody, "" if there is none that can be printed in a message."""
    words = whole.split()
    while len(words) > 1 and _plain(words[0]) in TITLES:
        words = words[1:]
    name = " ".join(words[: _length(words)])
    return "" if NO_NAME.search(name) else name


def _length(words: list[str]) -> int:
    """How many of the words are the given name."""
    plain = [_plain(word) for word in words]
    length = 1
    if plain and plain[0] in BEGINNINGS:
        length = 3 if len(plain) > 2 and plain[1] in ARTICLES else 2
    following = plain[length:]
    if following[:1] and following[0] in ENDINGS:
        return length + 1
    if following[1:] and following[0] in ARTICLES and following[1] in ENDINGS:
        return length + 2
    return length


def _plain(word: str) -> str:
    return word.casefold().strip(".,")
