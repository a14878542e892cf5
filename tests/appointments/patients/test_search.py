"""Finding visits: every spelling of a phone, a reference as it is read out, a name in either script; never a reason."""

from datetime import timedelta

import pytest

from appointments.models import Appointment, VisitReason
from appointments.patients import search
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE

pytestmark = pytest.mark.django_db


def visit(name="Mona Sample", **facts):
    people = facts.pop("practitioner", None) or make.practitioner()
    return make_visits.bare_appointment(people, patient_name=name, **facts)


def found(text) -> list[int]:
    return search.find(Appointment.objects.all(), text)


@pytest.mark.parametrize(
    "spelling",
    [
        "0501234567", "050 123 4567", "050-123-4567", "(050) 123 4567", "+971501234567", "+971 50 123 4567",
        "00971501234567", "00971 50 1234567", "971501234567", "501234567", "٠٥٠١٢٣٤٥٦٧", " 050 1234567 ",
        "4567", "234 567",
    ],
)  # fmt: skip
def test_a_phone_is_found_in_any_spelling(spelling):
    wanted = visit(phone="+971501234567")
    visit(phone="+971507654321", practitioner=wanted.practitioner)

    assert found(spelling) == [wanted.pk]


def test_a_phone_from_abroad_is_found():
    wanted = visit(phone="+4915112345678")

    assert found("+49 151 12345678") == found("0049 151 12345678") == [wanted.pk]


@pytest.mark.parametrize("spelling", ["ACDE-3479", "acde-3479", "ACDE3479", "acde3479", " acde 3479 "])
def test_a_reference_is_found_as_it_is_read_out(spelling):
    wanted = visit(reference="ACDE-3479")
    visit(reference="ACDE-3477", practitioner=wanted.practitioner)

    assert found(spelling) == [wanted.pk]


def test_a_name_of_eight_letters_that_could_be_a_reference_is_a_name_too():
    wanted = visit("Henrietta Gratterly", reference="ACDE-3479")
    other = visit("Gratterly", practitioner=wanted.practitioner, starts_at=MONDAY_NINE + timedelta(days=1))

    assert found("gratterl") == [other.pk, wanted.pk]


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Mona Sample", "MONA"),
        ("Mona Sample", "sam mon"),
        ("Zoë Müller", "zoe muller"),
        ("Zoe Muller", "Zoë Müller"),
        ("Seán O’Brien", "sean obrien"),
        ("Fatima Al-Sayed", "al sayed"),
        ("Søren Łukasz", "soren lukasz"),
        ("أحمد الهاشمي", "احمد"),
        ("احمد", "أَحْمَد"),
        ("إيمان", "ايمان"),
        ("آمنة", "امنه"),
        ("فاطمة", "فاطمه"),
        ("فاطمه", "فاطمة"),
        ("مصطفى", "مصطفي"),
        ("علی", "علي"),
        ("محمـــد", "محمد"),
        ("مُحَمَّد", "محمد"),
        ("\u200fليلى\u200e", "ليلي"),
    ],
)
def test_a_name_is_found_however_it_is_written(stored, typed):
    wanted = visit(stored)
    visit("Somebody Else", practitioner=wanted.practitioner)

    assert found(typed) == [wanted.pk]


def test_who_asked_for_somebody_else_is_found_too():
    wanted = visit("Little Sample", for_whom="child", contact_name="Huda Parent")

    assert found("huda") == [wanted.pk]


@pytest.mark.parametrize("typed", ["", " ", "m", "'", "%", "_", "12", "ample", "mona elsewhere", "back", "\u200f"])
def test_what_says_too_little_or_something_else_finds_nothing(typed):
    made = visit()
    VisitReason.objects.create(appointment=made, words="My back hurts")

    assert found(typed) == []


def test_the_newest_comes_first():
    old = visit()
    new = visit(practitioner=old.practitioner, starts_at=MONDAY_NINE + timedelta(days=7))
    middle = visit(practitioner=old.practitioner, starts_at=MONDAY_NINE + timedelta(days=2))

    assert found("mona") == found("0501234567") == [new.pk, middle.pk, old.pk]


def test_a_name_in_brackets_is_found_by_its_own_first_letters():
    visit = make_visits.bare_appointment(patient_name='Mona (Umm Sara) "Mimi" Sample/Test')

    assert [search.find(Appointment.objects.all(), text) for text in ("umm", "mimi", "test")] == [[visit.pk]] * 3
