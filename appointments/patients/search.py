"""Search at the desk for appointments and patient files: by phone, reference, date of birth, or name. Never by reason.

Names may be in Latin or Arabic script and are compared in the form of folded(). That form is not stored: a search by
name reads all names in one query and compares them in Python, which takes about a second for 100,000 appointments.
"""

import re
import unicodedata
from datetime import date

import phonenumbers
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from appointments.models import Appointment, Patient
from appointments.models.appointment import REFERENCE_ALPHABET, REFERENCE_LENGTH

AT_LEAST = 2  # letters of a name
LAST_DIGITS = 4  # fewest digits of a phone, for a caller who gives only its end
REGION = "AE"  # the region of numbers without a country code

# Drops accents, vowel signs and direction marks, and unifies variants of a letter. One table, because it is fast.
MARKS = {point: None for point in range(0x80, 0x10000) if unicodedata.category(chr(point)) in {"Mn", "Cf"}}
SAME_LETTER = MARKS | str.maketrans(
    {
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ـ": None, "ء": None,
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
        "'": None, "’": None, "‘": None, "ʼ": None, "`": None, "-": " ", "‐": " ", "–": " ", ".": " ", ",": " ",
        "(": " ", ")": " ", "/": " ", '"': " ",
    }
)  # fmt: skip


def find(visits: QuerySet[Appointment], text: str) -> list[int]:
    """Primary keys of those of `visits` that match `text`, newest first. At most two queries."""
    newest = visits.order_by("-starts_at", "-pk")
    exactly = _by_number(text)
    if born_on := birthday(text):
        exactly = Q(patient__born_on=born_on) | (exactly or Q())
    if exactly is not None:
        by_number = newest.annotate(digits=Cast("phone", CharField())).filter(exactly)
        found = list(by_number.values_list("pk", flat=True))
        if found or not any(letter.isalpha() for letter in text):
            return found
    words = folded(text).split()
    if sum(map(len, words)) < AT_LEAST:
        return []
    names = newest.values_list("pk", "patient_name", "contact_name").iterator(chunk_size=5_000)
    return [pk for pk, *both in names if _is_called(folded(" ".join(both)), words)]


def find_files(files: QuerySet[Patient], text: str) -> list[int]:
    """Primary keys of those of `files` that match `text`, by name. At most two queries."""
    in_order = files.order_by("name", "pk")
    plain = "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())
    exactly = _phone(text, plain) if plain.isdecimal() else None
    if born_on := birthday(text):
        exactly = Q(born_on=born_on) | (exactly or Q())
    if exactly is not None:
        by_number = in_order.annotate(digits=Cast("phone", CharField())).filter(exactly)
        return list(by_number.values_list("pk", flat=True))
    if "@" in text:
        return list(in_order.filter(email__iexact=text.strip()).values_list("pk", flat=True))
    words = folded(text).split()
    if sum(map(len, words)) < AT_LEAST:
        return []
    return [pk for pk, name in in_order.values_list("pk", "name").iterator(5_000) if _is_called(folded(name), words)]


def birthday(text: str) -> date | None:
    """The date in 14.03.1980, 14/3/1980, 14-3-1980, 14 3 1980 or 1980-03-14.

    The day comes first. None if there is none.
    """
    parts = re.fullmatch(r"(\d{1,4})[-./ ]+(\d{1,2})[-./ ]+(\d{1,4})", unicodedata.normalize("NFKC", text).strip())
    if parts is None:
        return None
    first, month, last = parts.groups()
    day, year = (last, first) if len(first) == 4 else (first, last)
    if len(year) != 4:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def folded(name: str) -> str:
    """The form in which names are compared: without case, accents, vowel signs, stretched letters and direction marks.

    Variants of alef, ya and ta marbuta become one letter.
    """
    small = name.casefold()
    return (small if small.isascii() else unicodedata.normalize("NFKD", small)).translate(SAME_LETTER)


def _is_called(name: str, words: list[str]) -> bool:
    """Whether every typed word begins a word of the name, in any order."""
    padded = f" {name}"
    return all(f" {word}" in padded for word in words)


def _by_number(text: str) -> Q | None:
    """A condition for the phone or reference that `text` may be. Eight letters may be a reference or a name."""
    asked = None
    plain = "".join(letter for letter in unicodedata.normalize("NFKC", text).upper() if letter.isalnum())
    if len(plain) == REFERENCE_LENGTH and set(plain) <= set(REFERENCE_ALPHABET):
        half = REFERENCE_LENGTH // 2
        asked = Q(reference=f"{plain[:half]}-{plain[half:]}")
    if plain.isdecimal():
        phone = _phone(text, plain)
        asked = asked | phone if asked and phone else asked or phone
    return asked


def _phone(text: str, digits: str) -> Q | None:
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        number = None
    if number is not None and phonenumbers.is_valid_number(number):
        return Q(phone=phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    western = "".join(str(unicodedata.digit(digit)) for digit in digits)
    return Q(digits__endswith=western) if len(western) >= LAST_DIGITS else None
