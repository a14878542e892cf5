"""The search of the desk, in one line: for people, by whatever the caller can say. Never by reason or note.

A text can be several things: four digits are part of a phone, half a reference and a file number. All that meet are
found, the nearest first.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from os.path import commonprefix
from typing import NamedTuple

import phonenumbers
from django.conf import settings
from django.db.models import Case, CharField, IntegerField, Model, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Lower, StrIndex, Upper
from django.db.models.lookups import Exact, GreaterThan

from appointments import names
from appointments.models import Appointment, Patient, WaitlistEntry
from appointments.models.appointment import REFERENCE_ALPHABET, REFERENCE_LENGTH

MOST = 100  # of files, appointments and entries each
RANKED = 300  # of each, so that the nearest is not lost in a crowd of newer ones with like names
LEAST_LETTERS = 2  # of a name
LEAST_DIGITS = 4  # of a phone
LEAST_OF_A_NUMBER = 7  # digits that are a phone, whatever stands beside them
LEAST_OF_EMAIL = 3
HALF = REFERENCE_LENGTH // 2
NUMBER = Cast("phone", CharField())  # as stored: reading hundreds of PhoneNumbers takes longer than finding them

# How far a part of a number is from the whole; names.distance() has the same scale.
END_OF_PHONE, PART_OF_PHONE, HALF_OF_REFERENCE, START_OF_EMAIL = 0.1, 0.2, 0.1, 0.5


class Person(NamedTuple):
    """Somebody who was found: a file, or appointments and waiting list entries of no file, by their keys.

    `asked_for` is the appointment whose reference was typed.
    """

    patient: int | None = None
    visits: tuple[int, ...] = ()
    entries: tuple[int, ...] = ()
    asked_for: int | None = None


class Found(NamedTuple):
    """A row that was found, and how far it is from what was typed."""

    distance: float
    kind: str
    pk: int
    patient: int | None
    name: str
    phone: str
    is_asked_for: bool = False


def find(text: str) -> list[Person]:
    """The people that `text` may mean, nearest first, those of the newest row first among equals. Four statements."""
    asked = Question(text)
    if not asked.says_something:
        return []
    rows = _rows(asked)
    if not rows and asked.named and asked.is_like_email:
        rows = _rows(Question(text, is_email=True))
    nearest = sorted(rows, key=lambda row: (round(row.distance, 3), row.patient is None, -row.pk))
    return [_person(group) for group in _of_one_person(nearest)]


def _rows(asked: "Question") -> list[Found]:
    return [*_files(asked), *_visits(asked), *_entries(asked)]


def western_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(letter)) if letter.isdecimal() else letter for letter in text)


class Question:
    """What was typed, and everything that it can mean.

    A word of letters alone is the beginning of an email only if it `is_email`: where nobody has that name.
    """

    def __init__(self, text: str, *, is_email=False):
        self.is_email = is_email
        self._far: dict[str, float | None] = {}
        self.text = unicodedata.normalize("NFKC", text).strip()
        self.plain = "".join(letter for letter in self.text if letter.isalnum()).upper()

    @cached_property
    def says_something(self) -> bool:
        return bool(self.named or self.digits or self.half or self.email or self.born_on or self.record_number)

    @cached_property
    def named(self) -> str:
        """The text as a name."""
        letters = sum(letter.isalpha() for letter in self.text)
        is_one = letters >= LEAST_LETTERS and "@" not in self.text and not self.is_email
        return self.text if is_one and names.wanted(self.text) else ""

    @cached_property
    def digits(self) -> str:
        """Digits that a phone may contain, without the zeros that a call begins with. Words beside a whole number, such
        as "tel", are passed over.
        """
        typed = "".join(letter for letter in self.plain if letter.isdecimal())
        if "@" in self.text or (typed != self.plain and len(typed) < LEAST_OF_A_NUMBER):
            return ""
        western = western_digits(typed)
        significant = western.lstrip("0")
        if len(significant) >= LEAST_DIGITS or len(western) < LEAST_DIGITS:
            return significant if len(significant) >= LEAST_DIGITS else ""
        if len(western) - len(significant) == 1:  # the beginning of a number of this country
            return f"{phonenumbers.country_code_for_region(settings.PHONENUMBER_DEFAULT_REGION)}{significant}"
        return western

    @cached_property
    def phone(self) -> str:
        """The whole number, E.164."""
        try:
            number = phonenumbers.parse(self.text, settings.PHONENUMBER_DEFAULT_REGION)
        except phonenumbers.NumberParseException:
            return ""
        is_whole = self.digits and phonenumbers.is_valid_number(number)
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if is_whole else ""

    @cached_property
    def half(self) -> str:
        """The reference, or half of it, without its dash."""
        is_one = len(self.plain) in {HALF, REFERENCE_LENGTH} and set(self.plain) <= set(REFERENCE_ALPHABET)
        return self.plain if is_one and not self.is_email else ""

    @property
    def reference(self) -> str:
        return f"{self.half[:HALF]}-{self.half[HALF:]}" if len(self.half) == REFERENCE_LENGTH else ""

    @cached_property
    def email(self) -> str:
        """The email, or the beginning of it."""
        is_sure = self.is_email or not self.text.isalpha()
        return self.text.lower() if self.is_like_email and is_sure and not self.digits else ""

    @property
    def is_like_email(self) -> bool:
        is_long = len(self.text) >= LEAST_OF_EMAIL
        return is_long and bool(re.fullmatch(r"[\w.+%'-]+(?:@[\w.-]*)?", self.text, re.ASCII))

    @cached_property
    def born_on(self) -> date | None:
        return birthday(self.text)

    @cached_property
    def record_number(self) -> str:
        """The clinic's own file number, which has a digit or a dash."""
        is_one = "-" in self.text or any(letter.isdecimal() for letter in self.plain)
        return western_digits(self.text) if is_one else ""

    def distance(self, *people: str, phone: str, email: str, reference="", born_on=None, record_number="") -> float:
        """How far a row with these values is from what was typed."""
        met = [far for person in people if (far := self._from(person)) is not None] if self.named else []
        if (reference and reference == self.reference) or (born_on and born_on == self.born_on):
            met.append(0)
        elif self.half and self.half in reference.split("-"):
            met.append(HALF_OF_REFERENCE)
        if self.email and email.lower().startswith(self.email):
            met.append(0 if email.lower() == self.email else START_OF_EMAIL)
        if self.record_number and record_number.lower() == self.record_number.lower():
            met.append(0)
        if self.phone and phone == self.phone:
            met.append(0)
        elif self.digits and self.digits in phone:
            met.append(END_OF_PHONE if phone.endswith(self.digits) else PART_OF_PHONE)
        return min(met, default=NOT_MET)

    def _from(self, person: str) -> float | None:
        """The distance of a name, looked up once: in a crowd many have the same."""
        if person not in self._far:
            self._far[person] = names.distance(self.named, person)
        return self._far[person]


NOT_MET = 100.0


def _files(asked: Question) -> list[Found]:
    """A file that was merged is found as the one that is kept, by its own name and number, too."""
    columns = ("pk", "merged_into", "name", NUMBER, "email", "born_on", "record_number")
    either = _named(asked) | _phone(asked, Patient) | _email(asked)
    if asked.record_number:
        either |= Q(record_number__iexact=asked.record_number)
    if asked.born_on:
        either |= Q(born_on=asked.born_on)
    rows = _nearest(Patient.objects.filter(either, erased_at=None), asked, "name").values_list(*columns)
    found = []
    for pk, merged_into, name, phone, email, born_on, record_number in rows:
        far = asked.distance(name, phone=phone, email=email, born_on=born_on, record_number=record_number)
        found.append(Found(far, "file", pk, merged_into or pk, name, phone))
    return _met(found)


def _visits(asked: Question) -> list[Found]:
    """Names and the beginnings of emails only where no file has them: a file's own name is searched instead."""
    all_of_them = Appointment.objects.filter(erased_at=None)
    without_file = all_of_them.filter(Appointment.IS_SEARCHED_BY_NAME)
    queries = []
    if named := _named(asked) | _email(asked):
        queries.append(_nearest(without_file.filter(named), asked, "patient_name"))
    numbered = _phone(asked, Appointment)
    if asked.half:
        is_one = Q(reference=asked.reference)
        numbered |= is_one if asked.reference else _by_index(Appointment, _contains("reference", asked.half))
    if "@" in asked.email:
        numbered |= Q(Exact(Upper("email"), asked.email.upper()))  # as the index has it
    if numbered:
        queries.append(all_of_them.filter(numbered).order_by("-pk")[:MOST])
    columns = ("pk", "patient", "patient_name", "contact_name", NUMBER, "email", "reference")
    found = {}
    for pk, patient, name, contact, phone, email, reference in [
        row for query in queries for row in query.values_list(*columns)
    ]:
        far = asked.distance(name, contact, phone=phone, email=email, reference=reference)
        is_asked_for = bool(asked.half) and asked.half in reference.replace("-", "")
        found[pk] = Found(far, "visit", pk, patient, name, phone, is_asked_for)
    return _met(found.values())


def _entries(asked: Question) -> list[Found]:
    """Of the waiting list: who has no appointment yet."""
    either = _named(asked) | _phone(asked, WaitlistEntry) | _email(asked)
    if not either:
        return []
    waiting = WaitlistEntry.objects.filter(state=WaitlistEntry.State.WAITING, appointment=None, appointments=None)
    rows = _nearest(waiting.filter(either), asked, "patient_name")
    found = []
    for pk, name, contact, phone, email in rows.values_list("pk", "patient_name", "contact_name", NUMBER, "email"):
        far = asked.distance(name, contact, phone=phone, email=email)
        found.append(Found(far, "entry", pk, None, name, phone))
    return _met(found)


def _met(found: Iterable[Found]) -> list[Found]:
    """The nearest of those that do meet what was typed."""
    met = [row for row in found if row.distance < NOT_MET]
    return sorted(met, key=lambda row: (round(row.distance, 3), -row.pk))[:MOST]


def _named(asked: Question) -> Q:
    """Rows whose keys meet every word. No index finds the middle of a text: all keys are read, so they are short, and
    first asked for what all readings of a word begin with.
    """
    every = Q()
    for starts in names.patterns(asked.named) if asked.named else []:
        any_of_them = Q()
        for start in starts:
            any_of_them |= _contains("name_keys", start)
        every &= _contains("name_keys", commonprefix(starts)) & any_of_them  # noqa: RUF071 - of texts, not of paths
    return every


def _phone(asked: Question, model: type[Model]) -> Q:
    inside = _by_index(model, _contains(NUMBER, asked.digits)) if asked.digits else Q()
    return inside | Q(phone=asked.phone) if asked.phone else inside


def _by_index(model: type[Model], condition: Q) -> Q:
    """The same condition, for which only the index of its column is read through, and not the whole rows."""
    return Q(pk__in=model._default_manager.filter(condition).values("pk"))


def _email(asked: Question) -> Q:
    return Q(email__istartswith=asked.email) if asked.email else Q()


def _contains(column, text: str) -> Q:
    return Q(GreaterThan(StrIndex(column, Value(text)), 0))


def _nearest(rows: QuerySet, asked: Question, column: str) -> QuerySet:
    """The first rows to rank: those in which most of the typed words are spelled as typed, and of these the newest."""
    spelled = [
        Case(When(_contains(Lower(column), word), then=1), default=0, output_field=IntegerField())
        for word in names.folded(asked.named).split()
    ]
    in_order = rows.order_by(sum(spelled[1:], spelled[0]).desc(), "-pk") if spelled else rows.order_by("-pk")
    return in_order[:RANKED]


def _of_one_person(rows: list[Found]) -> list[list[Found]]:
    """Rows of one file; others if phone and name agree. In the order of the nearest row of each."""
    people: list[list[Found]] = []
    of_files: dict[int, list[Found]] = {}
    of_phones: dict[str, list[list[Found]]] = {}
    for row in rows:
        if row.patient is not None:
            person = of_files.setdefault(row.patient, [])
        else:
            with_phone = of_phones.setdefault(row.phone, [])
            same = [each for each in with_phone if row.phone and names.similar(each[0].name, row.name)]
            person = same[0] if same else []
            if not same:
                with_phone.append(person)
        if not person:
            people.append(person)
        person.append(row)
    return people


def _person(rows: list[Found]) -> Person:
    return Person(
        rows[0].patient,
        tuple(row.pk for row in rows if row.kind == "visit"),
        tuple(row.pk for row in rows if row.kind == "entry"),
        next((row.pk for row in rows if row.is_asked_for), None),
    )


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
