"""Finding people: by a name in either script, by numbers in any spelling, whole or in part; never by a reason."""

import random
import unicodedata
from datetime import timedelta

import pytest

from appointments import names
from appointments.models import Patient, VisitReason, WaitlistEntry
from appointments.patients import files, search
from tests import make, make_patients, make_visits, make_waiting
from tests.appointments.patients.names import APART, APART_MORE, MEET, MEET_MORE
from tests.make_patients import BORN
from tests.make_visits import MONDAY_NINE

pytestmark = pytest.mark.django_db

ALL_MEET, ALL_APART = MEET + MEET_MORE, APART + APART_MORE


def visit(name="Mona Sample", **facts):
    people = facts.pop("practitioner", None) or make.practitioner()
    return make_visits.bare_appointment(people, patient_name=name, **facts)


def found(text) -> list[int]:
    """The appointments without a file that are found, those of one person together."""
    return [pk for person in search.find(text) for pk in person.visits]


@pytest.mark.parametrize(
    "spelling",
    [
        "0501234567", "050 123 4567", "050-123-4567", "(050) 123 4567", "+971501234567", "+971 50 123 4567",
        "00971501234567", "00971 50 1234567", "971501234567", "501234567", "٠٥٠١٢٣٤٥٦٧", " 050 1234567 ",
        "4567", "234 567", "0501 2345", "1234", "٢٣٤٥", "97150123", "tel 050 1234567", "Omar, 050/1234567",
    ],
)  # fmt: skip
def test_a_phone_is_found_in_any_spelling_and_by_any_four_digits(spelling):
    wanted = visit(phone="+971501234567")
    visit(phone="+971507654321", practitioner=wanted.practitioner)

    assert found(spelling) == [wanted.pk]


def test_the_beginning_of_a_number_as_it_is_dialled_here_is_found_where_numbers_begin():
    begins = visit("Anna", phone="+971501234567")
    visit("Berta", phone="+971521235017", practitioner=begins.practitioner)

    assert found("0501") == [begins.pk]


def test_a_phone_from_abroad_is_found():
    wanted = visit(phone="+4915112345678")

    assert found("+49 151 12345678") == found("0049 151 12345678") == [wanted.pk]


def test_a_phone_that_ends_so_comes_before_one_that_has_the_digits_in_the_middle():
    middle = visit("Anna", phone="+971504567123")
    end = visit("Berta", phone="+971501234567", practitioner=middle.practitioner)

    assert found("4567") == [end.pk, middle.pk]


@pytest.mark.parametrize(
    "spelling", ["ACDE-3479", "acde-3479", "ACDE3479", "acde3479", " acde 3479 ", "acde", "3479", "ACDE-"]
)
def test_a_reference_is_found_as_it_is_read_out_and_by_half_of_it(spelling):
    wanted = visit(reference="ACDE-3479")
    visit("Omar Other", reference="ACDF-3477", practitioner=wanted.practitioner, phone="+971507654321")

    [person] = search.find(spelling)

    assert (person.visits, person.asked_for) == ((wanted.pk,), wanted.pk)


def test_a_name_of_eight_letters_that_could_be_a_reference_is_a_name_too():
    wanted = visit("Henrietta Gratterly", reference="ACDE-3479")
    other = visit("Gratterly", practitioner=wanted.practitioner, phone="+971507654321")

    assert found("gratterl") == [other.pk, wanted.pk]


def test_digits_are_part_of_a_phone_half_of_a_reference_and_a_file_number_at_once():
    people = make.practitioner()
    by_phone = visit("Anna", phone="+971501379402", practitioner=people)
    by_reference = visit("Berta", reference="ACDE-3794", practitioner=people, phone="+971507654321")
    by_file_number = make_patients.patient("Clara", record_number="3794", phone="")

    people_found = search.find("3794")

    assert [person.patient for person in people_found] == [by_file_number.pk, None, None]
    assert [person.visits for person in people_found] == [(), (by_reference.pk,), (by_phone.pk,)]


@pytest.mark.parametrize("typed", ["mona.b@example.com", "Mona.B@Example.com", "mona.b@", "mona.b", "MONA."])
def test_an_email_is_found_whole_or_by_its_beginning(typed):
    wanted = visit("Sara Other", email="Mona.B@example.com")
    visit("Lena Third", email="lena@example.com", practitioner=wanted.practitioner, phone="+971507654321")

    assert found(typed) == [wanted.pk]


def test_letters_alone_begin_an_email_where_nobody_has_the_name():
    wanted = visit("Sara Other", email="gardener@example.com")

    assert found("garden") == [wanted.pk]


def test_a_file_is_found_by_its_birthday_and_the_number_of_the_medical_record():
    file = make_patients.patient(born_on=BORN, record_number="MR-0042")
    make_patients.patient("Omar Other", phone="+971507654321")

    assert [[each.patient for each in search.find(typed)] for typed in ("14.03.1980", "mr-0042", "MR-0042")] == [
        [file.pk]
    ] * 3


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
        ("Mohammed Ali", "moh"),
        ("Ольга Петрова", "ольга"),
    ],
)
def test_a_name_is_found_however_it_is_written(stored, typed):
    wanted = visit(stored)
    visit("Xeno Elsewhere", practitioner=wanted.practitioner)

    assert found(typed) == [wanted.pk]


def test_who_asked_for_somebody_else_is_found_too():
    wanted = visit("Little Sample", for_whom="child", contact_name="Huda Parent")
    file = make_patients.patient("Small Sample", phone="")
    make_patients.visit(file, wanted.practitioner, for_whom="child", contact_name="Hoda Parent")

    assert [person.patient for person in search.find("huda")] == [None, file.pk]


@pytest.mark.parametrize("typed", ["", " ", "m", "'", "%", "_", "12", "ample", "mona elsewhere", "back", "\u200f", "@"])
def test_what_says_too_little_or_something_else_finds_nothing(typed):
    made = visit()
    VisitReason.objects.create(appointment=made, words="My back hurts")

    assert search.find(typed) == []


def test_the_newest_of_equals_comes_first():
    people = make.practitioner()
    old, new = (visit(phone=phone, practitioner=people) for phone in ("+971501234567", "+971501234568"))

    assert found("mona") == [new.pk, old.pk]


def test_a_name_in_brackets_is_found_by_its_own_first_letters():
    made = visit('Mona (Umm Sara) "Mimi" Sample/Test')

    assert [found(text) for text in ("umm", "mimi", "test")] == [[made.pk]] * 3


def test_one_person_is_one_line():
    """A file with its appointments; others by phone and name, for a family shares a phone."""
    people = make.practitioner()
    file = make_patients.patient("Mona Sample")
    in_file = make_patients.visit(file, people, for_whom="child", contact_name="Mona Parent")
    one = visit("Monna Sample", practitioner=people)
    two = visit("منى Sample", practitioner=people, starts_at=MONDAY_NINE + timedelta(days=1))
    sister = visit("Munira Sample", practitioner=people)
    elsewhere = visit("Mona Sample", practitioner=people, phone="+971507654321")

    by_patient = [(person.patient, set(person.visits)) for person in search.find("050 123 4567")]

    assert sorted(by_patient, key=str) == sorted(
        [(file.pk, {in_file.pk}), (None, {one.pk, two.pk}), (None, {sister.pk})], key=str
    )
    assert (None, {elsewhere.pk}) in [(person.patient, set(person.visits)) for person in search.find("mona sample")]


def test_who_waits_without_an_appointment_is_found_until_they_have_left():
    make.profile()
    entry = make_waiting.entry(make_visits.bookable_service(), patient_name="محمد الحسن", phone="+971501112233")

    assert [person.entries for person in search.find("Mohammed Alhassan")] == [(entry.pk,)]
    assert [person.entries for person in search.find("1112")] == [(entry.pk,)]
    WaitlistEntry.objects.filter(pk=entry.pk).update(state="left", ended_at=MONDAY_NINE)
    assert search.find("1112") == []


@pytest.mark.parametrize("typed", ["MR-0815", "mr-0815", "MR-٠٨١٥", "ABC-X", "abc-x"])
def test_a_file_number_is_found_in_any_case_and_digits(typed):
    numbered = make_patients.patient(record_number="ABC-X" if "x" in typed.lower() else "MR-0815", phone="")
    make_patients.patient("Somebody Else", record_number="MR-0816", phone="")

    assert [person.patient for person in search.find(typed)] == [numbered.pk]


def test_a_merged_file_is_found_as_the_one_that_is_kept_by_its_old_name_and_number(manager):
    kept = make_patients.patient("Mona Sample", record_number="A-2")
    files.merge(kept, make_patients.patient("Kathleen Ferrier", record_number="A-1", phone=""), by=manager)

    assert [[person.patient for person in search.find(typed)] for typed in ("kathleen", "A-1")] == [[kept.pk]] * 2


def test_the_nearest_is_not_lost_in_a_crowd_of_newer_ones_with_like_names():
    wanted = make_patients.patient("Hussain Ali")
    Patient.objects.bulk_create(
        Patient(name="Hassan Ali", name_keys=names.keys("Hassan Ali")) for _number in range(250)
    )

    found_first = [search.find(typed)[0].patient for typed in ("Hussein Ali", "حسين علي")]
    assert found_first == [wanted.pk] * 2


def test_a_merged_file_is_no_line_of_its_own_and_an_erased_one_is_not_found(manager):
    from appointments.patients import files, privacy

    keep, other, gone = (make_patients.patient(f"Mona {name}", phone="") for name in ("Keep", "Other", "Gone"))
    files.merge(keep, other, by=manager)
    privacy.erase_patient(gone, by=manager)

    assert [person.patient for person in search.find("mona")] == [keep.pk]


@pytest.fixture
def everybody():
    """All names of the lists as files, but for what is typed to find another spelling: {name: key}."""
    listed = [found for _typed, found in ALL_MEET] + [name for pair in ALL_APART for name in pair]
    made = Patient.objects.bulk_create(Patient(name=name) for name in dict.fromkeys(listed))
    return {file.name: file.pk for file in made}


def test_every_name_finds_its_other_spellings_first(everybody):
    """Nobody comes before who was meant, but those who are spelled exactly so, and others who are as near."""
    names_of = {key: name for name, key in everybody.items()}
    wrong = {}
    for typed, meant in ALL_MEET:
        in_order = [names_of[person.patient] for person in search.find(typed)]
        if meant not in in_order:
            wrong[typed] = f"{meant} is not found"
            continue
        far = names.distance(typed, meant)
        before = [name for name in in_order[: in_order.index(meant)] if 0 < names.distance(typed, name) < far]
        if before:
            wrong[typed] = before

    assert wrong == {}


def test_nobody_comes_first_who_is_another(everybody):
    names_of = {key: name for name, key in everybody.items()}

    first = {(typed, other): names_of[search.find(typed)[0].patient] for typed, other in ALL_APART}

    assert [pair for pair, name in first.items() if name == pair[1]] == []


# Staff are asked about these two where phone, email or birthday agree: a vowel more or less is no other person.
STILL_SUGGESTED = [("Salem Nasser", "Salim Nasr"), ("Amina Jaber", "Amna Jaber")]


def test_nobody_is_suggested_as_the_file_of_another():
    suggested = [(one, other) for one, other in ALL_APART if names.similar(one, other)]

    assert suggested == STILL_SUGGESTED


def test_every_name_finds_itself_in_any_case_and_spacing(everybody):
    chance = random.Random(19)
    missed = []
    for name, key in everybody.items():
        letters = "".join(chance.choice([letter.upper(), letter.lower()]) for letter in name)
        spaced = f"{' ' * chance.randint(0, 2)}{letters.replace(' ', ' ' * chance.randint(1, 3))} "
        typed = unicodedata.normalize(chance.choice(["NFC", "NFD"]), spaced)
        if key not in [person.patient for person in search.find(typed)]:
            missed.append(typed)

    assert missed == []
