"""Finding visits and patients' files at the desk: by a phone in any spelling, a reference, a date of birth, or a name
in either script. Never by reason.

Names are compared as `folded` makes them. They are not stored that way: a search by name reads all names in one
statement and compares them here: a second or so for a hundred thousand visits.
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
LAST_DIGITS = 4  # of a phone, where somebody remembers only its end
REGION = "AE"  # whose numbers are typed without a country

# Accents, vowel signs and marks of direction go; so do the several ways to write one letter. One table: it is quick.
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
    """Primary keys of those of `visits` that `text` names, newest first; at most two statements."""
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
    """Primary keys of those of `files` that `text` names, by name; at most two statements."""
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
    """The day that somebody means by 14.03.1980, 14/3/1980, 14-3-1980, 14 3 1980 or 1980-03-14: the day comes first."""
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
    """As names are compared: no case, accents, vowel signs, stretched letters or marks of direction; one form of alef,
    ya and ta marbuta."""
    small = name.casefold()
    return (small if small.isascii() else unicodedata.normalize("NFKD", small)).translate(SAME_LETTER)


def _is_called(name: str, words: list[str]) -> bool:
    """Every word that was typed begins a word of the name, in any order."""
    padded = f" {name}"
    return all(f" {word}" in padded for word in words)


def _by_number(text: str) -> Q | None:
    """The phone or the reference that `text` can be; eight letters can be a reference and a name."""
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
