"""Which names may be one person's: in Latin or Arabic letters, joined or apart, in the usual spellings of a country.

Both scripts meet in skeletons: the consonants of a word, in classes, behind a mark for a vowel at its beginning.
A doubtful letter gives a word several. Skeletons find; the spelling and the vowels decide who is nearest.

keys() is stored (models/name_keys.py). Whoever changes what it returns fills the columns again, as migration 0017 does.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, pairwise, product
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

# Drops accents, vowel signs and direction marks, and unifies variants of a letter. One table, because it is fast.
MARKS = {point: None for point in range(0x80, 0x10000) if unicodedata.category(chr(point)) in {"Mn", "Cf"}}
SAME_LETTER = MARKS | str.maketrans(
    {
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ے": "ي", "ـ": None,
        "ء": None, "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
        "'": None, "’": None, "‘": None, "ʼ": None, "ʿ": None, "ʾ": None, "`": None, "-": " ", "‐": " ", "–": " ",
        ".": " ", ",": " ", "(": " ", ")": " ", "/": " ", '"': " ", "_": " ",
    }
)  # fmt: skip

# Spellings that no rule explains. Abbreviations stand beside what they stand for.
SPELLINGS = {
    "muhammad": "md mohd muhd mohmd mohamd mhd mohammed mohamed mohammad mohamad muhammed muhamad muhamed mahammad "
                "mehmet mohamud",
    "maria": "ma", "mosammat": "mst most mosammad", "sheikh": "sk sh",
    "yasmin": "jasmin jasmine jasmeen yasmine yasmeen",
    "ramadan": "ramzan ramazan ramdan", "ibrahim": "brahim", "umar": "omar omer", "usman": "osman othman uthman",
    "ishaq": "ishak eshaq esehak", "riza": "rida ridha reda", "fazl": "fadl", "zia": "dia", "qazi": "qadi",
    "john": "jhon jon", "javier": "xavier", "steven": "stephen stephan stefan", "michael": "micheal mikhail",
    "joyce": "joice", "krishnan": "krisnan", "shyam": "syam", "subramanian": "subramaniam subramanyam",
    "aisha": "ayesha aysha aesha aicha", "bibi": "beevi beebi", "javed": "jawaid javaid javeed jaweed jawed",
    "chaudhry": "choudhury chowdhury chaudhary chaudhuri choudhary chowdhry chaudry chaudhari choudhry",
    "qasim": "gasim gassim gasem", "qamar": "gamar", "saqr": "sager saqar", "mustafa": "mostapha",
}  # fmt: skip
SPELLED = {spelling: usual for usual, spellings in SPELLINGS.items() for spelling in spellings.split()}
# In these the short spelling is also a name of its own.
ALSO_ITSELF = {"ma", "sh", "most", "sk", "dia"}

OPTIONAL = {"bin", "ibn", "bint", "ben", "b", "bte", "bt", "bn", "ould", "mr", "mrs", "ms", "dr", "بن", "ابن", "بنت"}
ARTICLES = {"al", "el", "ul", "il", "ال"}
ABD = {"abd", "abdul", "abdel", "abdal", "abdur", "abdus", "abdoul", "abdool", "abdu", "abed", "abdil", "عبد"}
OF_PLACES = {"de", "del", "dela", "delos", "delas", "du", "di", "da"}
GOD = {"allah", "lah", "llah", "ellah", "alla", "الله", "لله"}

SUN_ARTICLE = re.compile(r"[aeu](r|s|n|z|d|t|sh|th|dh)")
JOINED_ARTICLE = re.compile(r"(?:[ae]l|[ae]sh(?=sh)|[ae]([rsnztd])(?=\1)|ال)(?P<bare>.{3,})")
JOINED_ABD = re.compile(r"abe?d[aeiou]{0,2}(?:l|([rsnztd])(?=\1))?(?P<bare>.{3,})|عبد(?:ال)?(?P<arabic>.{3,})")
ABDULLAH = re.compile(r"abe?d[aeiou]{0,2}l{1,2}[ae]h?|عبدا?لله")
DIN = re.compile(r"(?:[aeui][ld]?)?d{1,2}(?:i|ee|ie|y)ne?|الدين")
JOINED_DIN = re.compile(r"(?P<bare>.{3,}?)[aeui][ld]?d{1,2}(?:i|ee|ie|y)ne?|(?P<arabic>.{2,})الدين")
JOINED_PLACE = re.compile(r"del(?:a|os|as)(?P<bare>.{3,})")

# Loss of a name without its article, without the first part of a compound, and when neighbours are read as one word.
WITHOUT_ARTICLE, WITHOUT_PART, TOGETHER = 0.15, 0.3, 0.02
MOST_SKELETONS, LONGEST_SKELETON = 8, 24
MOST_WORDS = 8

VOWELS = "aeiouyw"
# Letters that are written together: their classes, or several where the sound is in doubt. "" is not heard.
LATIN = [
    ("ksh", ["ks"]), ("tch", ["x"]), ("sch", ["x", "sk"]), ("chh", ["x"]), ("tth", ["t"]),
    ("sh", ["x"]), ("ch", ["x", "k"]), ("kh", ["k"]), ("gh", ["g", "k"]), ("th", ["t", "s", "th"]),
    ("dh", ["d", "z", "dh"]), ("ph", ["f"]), ("bh", ["b", "bh"]), ("jh", ["g"]), ("dj", ["g"]), ("ck", ["k"]),
    ("ce", ["s"]), ("ci", ["s"]), ("cy", ["s"]),
    ("c", ["k"]), ("q", ["k"]), ("j", ["g"]), ("p", ["b"]), ("x", ["ks"]), ("v", ["", "f"]),
]  # fmt: skip
ARABIC = {
    "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ٹ": "t", "ث": "st", "ج": "g", "گ": "g", "غ": "g", "چ": "x", "ش": "x",
    "ژ": "z", "ح": "h", "ه": "h", "خ": "k", "ق": "k", "ك": "k", "د": "d", "ڈ": "d", "ذ": "dz", "ض": "dz", "ظ": "dz",
    "ر": "r", "ڑ": "r", "ز": "z", "س": "s", "ص": "s", "ف": "f", "ڤ": "f", "ل": "l", "م": "m", "ن": "n", "ں": "n",
}  # fmt: skip


class Form(NamedTuple):
    """A word of a name in one reading. `sounds` has its vowels; `open_sounds` only those that Arabic writes."""

    text: str
    skeletons: frozenset[str]
    sounds: tuple[str, ...]
    open_sounds: tuple[str, ...]
    is_arabic: bool
    loss: float = 0

    @property
    def is_joined(self) -> bool:
        """Whether it is two neighbours, read as one word."""
        return self.loss == TOGETHER


class Word(NamedTuple):
    """A word of a name in all its readings, as it is written first. `is_optional` for "son of" and titles."""

    forms: tuple[Form, ...]
    is_optional: bool = False

    @property
    def text(self) -> str:
        return self.forms[0].text


def folded(name: str) -> str:
    """The spelling in which names are compared: without case, accents, vowel signs, stretched letters and direction
    marks. Variants of alef, ya and ta marbuta become one letter.
    """
    small = name.casefold()
    return (small if small.isascii() else unicodedata.normalize("NFKD", small)).translate(SAME_LETTER)


def keys(*names: str) -> str:
    """The skeletons of these names, each with a space before and after. Empty for no name."""
    found = dict.fromkeys(key for name in names for form in forms(name) for key in sorted(form.skeletons))
    return f" {' '.join(found)} " if found else ""


@lru_cache(20_000)
def forms(name: str) -> tuple[Form, ...]:
    """All readings of all words of a name, and of two neighbours read as one word."""
    found = words(name)
    alone = [form for word in found for form in word.forms]
    return (*alone, *(_together(one, two) for one, two in pairwise(found)))


@lru_cache(20_000)
def words(name: str) -> tuple[Word, ...]:
    """A name in its words. What is one name in any writing, such as "Abd al Rahman", is one word."""
    left = [token for token in folded(name).split() if any(map(str.isalnum, token))][: 2 * MOST_WORDS]
    found = []
    while left:
        word, used = _first_word(left)
        found.append(word)
        left = left[used:]
    return tuple(found)


def _first_word(tokens: list[str]) -> tuple[Word, int]:
    """The first word, and how many tokens it takes."""
    for read in (_read_servant, _read_place, _read_faith, _read_article):
        if len(tokens) > 1 and (found := read(tokens)):
            return found
    return _one_token(tokens[0]), 1


def _read_servant(tokens: list[str]) -> tuple[Word, int] | None:
    """ "Abd al Rahman", "Abdul Rahman", "Abd Alrahman"; "Abd Allah" is "Abdullah"."""
    if tokens[0] not in ABD:
        return None
    used = 3 if len(tokens) > 2 and tokens[1] in ARTICLES else 2
    written, last = "".join(tokens[:used]), tokens[used - 1]
    if last in GOD:
        return Word((_form(written, "abdullah"),)), used
    has_article = JOINED_ARTICLE.fullmatch(last)
    return _servant_of(written, [has_article["bare"] if has_article else last]), used


def _read_place(tokens: list[str]) -> tuple[Word, int] | None:
    """ "De la Cruz", "Dela Cruz", "De Guzman"."""
    used = 3 if len(tokens) > 2 and tokens[1] in {"la", "las", "los"} else 2
    if tokens[0] not in OF_PLACES:
        return None
    return Word((_form("".join(tokens[:used])), _form(tokens[used - 1], loss=WITHOUT_PART))), used


def _read_faith(tokens: list[str]) -> tuple[Word, int] | None:
    """ "Salah Uddin", "Nour El Din". "Mohammed Din" has two names."""
    used = 3 if len(tokens) > 2 and tokens[1] in ARTICLES | {"ud", "ad", "ed", "id"} else 2
    last = tokens[used - 1]
    if tokens[0] in OPTIONAL or not DIN.fullmatch(last) or (used == 2 and last[0] == "d"):
        return None
    return _of_the_faith("".join(tokens[:used]), tokens[0]), used


def _read_article(tokens: list[str]) -> tuple[Word, int] | None:
    """ "Al Rashid", "Ar Rashid"."""
    first, bare = tokens[:2]
    sun = SUN_ARTICLE.fullmatch(first)
    if first not in ARTICLES and not (sun and bare.startswith(sun[1])):
        return None
    return Word((_form(first + bare, bare), _form(bare, loss=WITHOUT_ARTICLE))), 2


def _one_token(token: str) -> Word:
    if token in OPTIONAL:
        return Word((_form(token),), is_optional=True)
    if ABDULLAH.fullmatch(token):
        return Word((_form(token, "abdullah"),))
    if met := JOINED_ABD.fullmatch(token):
        bare = met["bare"] or met["arabic"]
        is_doubtful = token[-len(bare) - 1] == "l" and bare[0] in VOWELS  # "Abdulatif"
        return _servant_of(token, [bare, f"l{bare}"] if is_doubtful else [bare])
    if met := JOINED_DIN.fullmatch(token):
        return _of_the_faith(token, met["bare"] or met["arabic"])
    if met := JOINED_PLACE.fullmatch(token):
        return Word((_form(token), _form(met["bare"], loss=WITHOUT_PART)))
    if met := JOINED_ARTICLE.fullmatch(token):
        return Word((_form(token), _form(met["bare"], loss=WITHOUT_ARTICLE)))
    return Word((_form(token),))


def _servant_of(written: str, bare: list[str]) -> Word:
    whole = [_form(written, each, before="abd") for each in bare]
    return Word((*whole, *(_form(each, loss=WITHOUT_PART) for each in bare)))


def _of_the_faith(written: str, bare: str) -> Word:
    return Word((_form(written, bare, after="din"), _form(bare, loss=WITHOUT_PART)))


def _together(one: Word, two: Word) -> Form:
    return _form(one.text + two.text, loss=TOGETHER)


def _form(written: str, read: str = "", *, before="", after="", loss=0.0) -> Form:
    """`written` as it is read: as `read` if that differs, between two parts that are known."""
    skeletons, sounds, open_sounds, is_arabic = _reading(read or written)
    ends = after.replace("i", "")
    return Form(
        written,
        frozenset(f"{before}{each}{ends}"[:LONGEST_SKELETON] for each in skeletons),
        tuple(f"{before}{each}{after}" for each in sounds),
        tuple(f"{before}{each}{after}" for each in open_sounds),
        is_arabic,
        loss,
    )


@lru_cache(50_000)
def _reading(word: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...], bool]:
    """Skeletons, sounds, sounds without short vowels, and whether it is in Arabic letters."""
    usual = SPELLED.get(word, word)
    is_arabic = "\u0600" <= usual[:1] <= "\u06ff"
    pieces = _arabic_pieces(usual) if is_arabic else _latin_pieces(usual)
    skeletons = set(_skeletons(pieces))
    if word in ALSO_ITSELF:
        skeletons |= set(_skeletons(_latin_pieces(word)))
    sound = "".join(piece.sound for piece in pieces)
    if is_arabic:
        both = (sound, f"{sound[:-1]}a") if sound.endswith("i") else (sound,)  # final ya may be an alef maqsura
        return frozenset(skeletons), both, both, True
    open_sound = "".join(piece.open_sound for piece in pieces)
    return frozenset(skeletons), (sound,), (open_sound,), False


class Piece(NamedTuple):
    """A consonant with its classes, or vowels that stand together, with none or their mark at the beginning."""

    classes: tuple[str, ...]
    sound: str
    open_sound: str


def _skeletons(pieces: list[Piece]) -> list[str]:
    found = islice(product(*(piece.classes for piece in pieces)), MOST_SKELETONS)
    return ["".join(each)[:LONGEST_SKELETON] for each in found]


DOUBLED = re.compile(r"(sh|kh|th|dh|gh|[^aeio])\1+")
RUN = re.compile(r"[aeiouyw]+")
LONG = [
    ("aee", "ai"), ("ee", "i"), ("ie", "i"), ("ii", "i"), ("iy", "i"), ("ea", "i"), ("oo", "u"), ("ou", "u"),
    ("uu", "u"), ("aa", "a"), ("ay", "ai"), ("ey", "ai"), ("ei", "ai"), ("aw", "au"), ("ow", "u"), ("ao", "au"),
    ("o", "u"), ("y", "i"), ("w", "u"),
]  # fmt: skip


def _latin_pieces(word: str, *, is_whole=True) -> list[Piece]:
    word = DOUBLED.sub(r"\1", word)
    word = re.sub(r"^ou(?=[aei])|^wh", "w", word)
    word = re.sub(r"^rh", "r", word)
    if is_whole:
        word = re.sub(r"(?<=[aeiouyw])h$", "", word)
    pieces, place = [], 0
    while place < len(word):
        run = RUN.match(word, place)
        if run and not (place == 0 and run[0][0] in "yw" and len(run[0]) > 1):
            pieces.append(_vowels(run[0], is_first=place == 0, is_last=run.end() == len(word)))
            place = run.end()
            continue
        letters, classes = next(
            ((letters, classes) for letters, classes in LATIN if word.startswith(letters, place)),
            (word[place], [word[place]]),
        )
        if letters == "v" and place == 0:
            classes = ["w", "f"]
        heard = {"th": "θ", "dh": "δ"}.get(letters, classes[0])
        pieces.append(Piece(tuple(classes), heard or "w", heard))
        place += len(letters.rstrip("eiy")) or 1
    return pieces


def _vowels(run: str, *, is_first: bool, is_last: bool) -> Piece:
    sound = run
    for letters, heard in LONG:
        sound = sound.replace(letters, heard)
    sound = re.sub(r"(.)\1+", r"\1", sound)
    is_short = len(run) == 1 and not is_first and not is_last
    is_mute = is_last and run == "e"
    open_sound = "" if is_short or is_mute else sound.replace("ai", "i").replace("au", "u")
    return Piece(("a",) if is_first else ("",), sound, open_sound)


def _arabic_pieces(word: str) -> list[Piece]:
    pieces, last = [], len(word) - 1
    for place, letter in enumerate(word):
        before = word[place - 1] if place else ""
        if letter == before and letter not in "اوي":
            continue
        if place == 0 and letter in "اعآ":
            is_long = word[1:2] in {"و", "ي"}
            pieces.append(Piece(("a",), "" if is_long else "a", ""))
        elif place == 0 and letter in "يو":
            mark = "y" if letter == "ي" else "w"
            pieces.append(Piece((mark,), mark, mark))
        elif letter in "اعيو":
            heard = {"ا": "a", "ع": "a", "ي": "i", "و": "u"}[letter]
            pieces.append(Piece(("",), heard, heard))
        elif letter in "هح" and place == last and place:
            pieces.append(Piece(("",), "a" if letter == "ه" and before not in "او" else "", ""))
        else:
            classes = ARABIC.get(letter, letter)
            heard = {"st": "θ", "dz": "δ"}.get(classes, classes)
            pieces.append(Piece(tuple(classes), heard, heard))
    return pieces


# How far two words are: nothing for the same spelling, then one that begins the other, then what sounds alike.
BEGINS, ALIKE, BEGINS_ALIKE = 0.04, 0.06, 0.2
LEAST_ALIKE, LEAST_BEGINNING = 0.5, 0.75
SHORTEST_BEGINNING = 2  # consonants


def distance(typed: str, name: str) -> float | None:
    """How far a name is from what was typed: 0 if every typed word is spelled so in it. None if one is not met.

    A typed word may be the beginning of a word. The order of words does not matter.
    """
    in_name = forms(name)
    far = 0.0
    for readings in wanted(typed):
        met = [each for form in readings for other in in_name if (each := _apart(form, other)) is not None]
        if not met:
            return None
        far += min(met)
    return far


@lru_cache(100)
def wanted(typed: str) -> tuple[tuple[Form, ...], ...]:
    """For each typed word that a name must have: its readings, alone or as one word with a neighbour."""
    found = words(typed)[:MOST_WORDS]
    is_all_optional = all(word.is_optional for word in found)
    together = [_together(one, two) for one, two in pairwise(found)]
    return tuple(
        (
            *(form for form in word.forms if form.loss < WITHOUT_PART),
            *_cut_short(word),
            *together[max(place - 1, 0) : place + 1],
        )
        for place, word in enumerate(found)
        if is_all_optional or not word.is_optional
    )


def _cut_short(word: Word) -> list[Form]:
    """The reading of "moh" as the beginning of "Mohammed": its h is not the silent one of "Sarah"."""
    if not re.search(r"[aeiouyw]h$", word.text):
        return []
    pieces = _latin_pieces(word.text, is_whole=False)
    return [word.forms[0]._replace(skeletons=frozenset(_skeletons(pieces)))]


def patterns(typed: str) -> list[list[str]]:
    """What keys() of a name must contain to be met: one of each list. A word with few of them comes first."""
    found = []
    for readings in wanted(typed):
        starts = {
            f" {key}" if len(key) >= SHORTEST_BEGINNING else f" {key} " for form in readings for key in form.skeletons
        }
        found.append(sorted(one for one in starts if not any(one.startswith(other) for other in starts - {one})))
    return sorted(found, key=len)


@lru_cache(20_000)  # a thousand names that share a skeleton have few words between them
def _apart(typed: Form, word: Form) -> float | None:
    if typed.is_joined and word.is_joined:
        return None
    loss = word.loss if typed.loss == 0 else abs(typed.loss - word.loss) + TOGETHER
    if typed.text == word.text:
        return loss
    if word.text.startswith(typed.text):
        return loss + BEGINS + 0.1 * (1 - len(typed.text) / len(word.text))
    if typed.skeletons & word.skeletons:
        alike = _alike(typed, word)
        return loss + ALIKE + 0.8 * (1 - alike) if alike >= LEAST_ALIKE else None
    if _begins(typed.skeletons, word.skeletons):
        alike = _alike(typed, word, is_beginning=True)
        return loss + BEGINS_ALIKE + 0.8 * (1 - alike) if alike >= LEAST_BEGINNING else None
    return None


def _begins(some: Iterable[str], others: Iterable[str]) -> bool:
    return any(len(one) >= SHORTEST_BEGINNING and other.startswith(one) for one in some for other in others)


def _alike(one: Form, other: Form, *, is_beginning=False) -> float:
    """0 to 1. A doubtful letter is heard as is nearer."""
    if one.is_arabic == other.is_arabic:
        pairs = list(product(_heard(one.sounds, "eθδ"), _heard(other.sounds, "eθδ")))
    else:
        pairs = list(product(_heard(one.open_sounds, "θδ"), _heard(other.open_sounds, "θδ")))
    if is_beginning:
        pairs = [(a, b[: len(a)]) for a, b in pairs]
    return max(ratio(a, b) for a, b in pairs) / 100


DOUBTFUL = {"e": "ai", "θ": "ts", "δ": "dz"}


def _heard(sounds: Iterable[str], letters: str) -> set[str]:
    """The sounds with each of these doubtful letters as either of the two that it can be."""
    found = set(sounds)
    for letter in letters:
        found = {sound.replace(letter, each) for sound in found for each in DOUBTFUL[letter]}
    return found


# Stricter than for finding: staff are told that two records may be of one person.
SIMILAR, SIMILAR_IF_SHORT = 80, 90
SHORT, SHORT_IN_ARABIC = 2, 3  # consonants; an alef can be left out of longer words
TYPO, LONG_ENOUGH_FOR_ONE = 85, 7


def similar(one: str, other: str) -> bool:
    """Whether two names may be one person's: every word of one of them is like a word of the other one."""
    return _is_within(one, other) or _is_within(other, one)


def _is_within(name: str, whole: str) -> bool:
    needed, there = wanted(name), [form for form in forms(whole) if form.loss < WITHOUT_PART]
    return bool(needed and there) and all(
        any(_is_like(form, each) for form in readings for each in there) for readings in needed
    )


def _is_like(one: Form, other: Form) -> bool:
    if one.text == other.text:
        return True
    if one.is_joined or other.is_joined:
        is_alike = bool(one.skeletons & other.skeletons) and _alike(one, other) * 100 >= SIMILAR
        return is_alike and not (one.is_joined and other.is_joined)
    if one.is_arabic != other.is_arabic:
        return bool(one.skeletons & other.skeletons) and _agree_on_long_vowels(one, other)
    if not one.skeletons & other.skeletons:
        is_long = min(len(one.text), len(other.text)) >= LONG_ENOUGH_FOR_ONE
        return is_long and ratio(one.text, other.text) >= TYPO
    consonants = max(map(len, one.skeletons))
    if one.is_arabic:
        first, second = one.sounds[0], other.sounds[0]
        return _long(first) == _long(second) if consonants > SHORT_IN_ARABIC else first == second
    least = SIMILAR_IF_SHORT if consonants <= SHORT else SIMILAR
    return any(
        first.endswith("a") == second.endswith("a") and not _contradict(first, second) and ratio(first, second) >= least
        for first, second in product(_heard(one.sounds, "θδ"), _heard(other.sounds, "θδ"))
    )


def _contradict(one: str, other: str) -> bool:
    """Whether two vowels in the same place are told apart everywhere: "Rashid" is not "Rashad"."""
    return len(one) == len(other) and any(a != b and {a, b} <= set("aiu") for a, b in zip(one, other, strict=True))


def _agree_on_long_vowels(one: Form, other: Form) -> bool:
    """Whether Latin letters have each vowel that Arabic ones write, and Arabic ones each that is surely long."""
    latin, arabic = (other, one) if one.is_arabic else (one, other)
    written, surely, maybe = (_long(form) for form in (arabic.open_sounds[0], latin.open_sounds[0], latin.sounds[0]))
    return _runs_through(surely, written) and _runs_through(written, maybe)


def _long(sound: str) -> str:
    """The vowels that Arabic would write: those like i and u, between the first and the last letter."""
    return "".join("i" if letter == "e" else letter for letter in sound[1:-1] if letter in "eiu")


def _runs_through(some: str, others: str) -> bool:
    """Whether these letters come in this order among the others."""
    left = iter(others)
    return all(letter in left for letter in some)
