"""The name by which a message calls a patient: the given name alone, whole if it has several words."""

import unicodedata

# "Abdul Rahman", "Abd al Rahman", "Abu Bakr", "عبد الرحمن": these words never stand alone.
BEGINNINGS = {"abd", "abdul", "abdel", "abdal", "abdur", "abu", "abou", "umm", "um", "عبد", "أبو", "ابو", "أم", "ام"}
ARTICLES = {"al", "el", "ul", "ur", "ud", "ar", "as", "ad", "ed", "ال"}
# "Nour El Din", "Salah Uddin", "نور الدين": these words end a given name and begin no family name.
ENDINGS = {"din", "deen", "ain", "allah", "aldin", "eldin", "uddin", "eddine", "al-din", "el-din", "الدين", "الله"}
TITLES = {
    "mr", "mrs", "ms", "miss", "dr", "prof", "eng", "engr", "sheikh", "shaikh", "sheikha", "shaikha", "sayed", "sayyid",
    "د", "م", "أ", "السيد", "السيدة", "الدكتور", "الدكتورة", "الشيخ", "الشيخة", "المهندس", "المهندسة",
}  # fmt: skip
BETWEEN = set(" -'’.‌")  # besides letters and their marks


def given_name(whole: str) -> str:
    """The given name of somebody, "" if there is none that can be printed in a message."""
    words = whole.split()
    while len(words) > 1 and _plain(words[0]) in TITLES:
        words = words[1:]
    name = " ".join(words[: _length(words)])
    return name if _is_a_name(name) else ""


def _is_a_name(name: str) -> bool:
    """Letters, and points only at the end of a word: mail programs make links of addresses and numbers."""
    is_spelt = all(sign in BETWEEN or unicodedata.category(sign)[0] in "LM" for sign in name)
    return is_spelt and not any("." in word.rstrip(".") for word in name.split())


def _length(words: list[str]) -> int:
    """How many of the words are the given name."""
    plain = [_plain(word) for word in words]
    length = 1
    if plain and plain[0] in ARTICLES:
        length = 2
    elif plain and plain[0] in BEGINNINGS:
        length = 3 if len(plain) > 2 and plain[1] in ARTICLES else 2
    following = plain[length:]
    if following[:1] and following[0] in ENDINGS:
        return length + 1
    if following[1:] and following[0] in ARTICLES and following[1] in ENDINGS:
        return length + 2
    return length


def _plain(word: str) -> str:
    return word.casefold().strip(".,")
