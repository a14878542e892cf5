"""Whose visit it is: what speaks for a file, and that links, corrections and merges lose nothing."""

from datetime import date
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied

from appointments import names
from appointments.models import AccessRecord, Action, Appointment, Patient
from appointments.patients import files, search
from tests import make_patients, make_visits, make_waiting
from tests.make_patients import BORN
from tests.parallel import together

Sign = files.Sign


@pytest.mark.pure
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Mona Sample", "mona SAMPLE", True),
        ("Sample, Mona", "Mona Sample", True),
        ("Mona", "Mona Sample", True),
        ("Sara Haddad", "Sarah Haddad", True),
        ("Ahmed Al-Sayed", "Ahmad Al Sayed", True),
        ("أحمد الهاشمي", "احمد الهاشمى", True),
        ("Mona Sample", "Lena Sample", False),
        ("Lina Sample", "Lena Sample", False),
        ("Hassan Sample", "Hussain Sample", False),
        ("Mona Sample", "", False),
        ("", "", False),
    ],
)
def test_names_are_similar_or_of_a_family(one, other, expected):
    assert names.similar(one, other) is names.similar(other, one) is expected


@pytest.mark.pure
@pytest.mark.parametrize(
    "typed", ["14.03.1980", "14/3/1980", "14-3-1980", "1980-03-14", " 14 3 1980 ", "١٤/٣/١٩٨٠", "14. 3. 1980"]
)
def test_a_date_of_birth_is_read_in_several_spellings(typed):
    assert search.birthday(typed) == BORN


@pytest.mark.pure
@pytest.mark.parametrize("typed", ["", "14.03.80", "31.02.1980", "3/14/1980", "0501234567", "050 123 4567", "0.0.0000"])
def test_what_is_no_date_of_birth_is_none(typed):
    assert search.birthday(typed) is None


@pytest.mark.django_db
def test_a_phone_alone_never_names_somebody():
    """One family's phone, one couple's e-mail address, a similar name elsewhere, and the one that it is."""
    child = make_patients.patient("Lena Sample", email="")
    partner = make_patients.patient("Omar Other", phone="+971509999999")
    make_patients.patient("Mona Sample", phone="+971501111111", email="elsewhere@example.com")
    own = make_patients.patient("Mona Sampel", email="")
    merged = make_patients.patient("Mona Sample")
    Patient.objects.filter(pk=merged.pk).update(merged_into=own)
    visit = make_visits.bare_appointment(patient_name="Mona Sample", email="Patient@Example.com")

    found = files.matching_files(visit)

    assert [(each.patient, each.signs, each.is_likely) for each in found] == [
        (own, [Sign.PHONE_NAME], True),
        (child, [Sign.PHONE], False),
        (partner, [Sign.EMAIL], False),
    ]


@pytest.mark.django_db
def test_earlier_visits_contacts_and_the_moved_visit_speak_for_a_file(manager):
    file = make_patients.patient(phone="", email="")
    before = make_visits.confirmed(manager, patient_name="Mona Sample")
    files.link(before, file, by=manager)
    change = make_waiting.moved(before, make_waiting.at(11))
    other = make_visits.bare_appointment(patient_name="Mona Sample", email="PATIENT@example.com", phone="+971507777777")

    assert [each.signs for each in files.matching_files(change)] == [[Sign.CHAIN, Sign.PHONE_NAME, Sign.EMAIL_NAME]]
    assert [each.signs for each in files.matching_files(other)] == [[Sign.EMAIL_NAME]]


@pytest.mark.django_db
def test_files_of_one_birthday_and_name_are_alike():
    one = make_patients.patient(born_on=BORN)
    twin = make_patients.patient("Omar Sample", born_on=BORN, phone="", email="patient@example.com")
    again = make_patients.patient("Mona Sample", born_on=BORN, phone="", email="")
    make_patients.patient("Somebody Else", born_on=BORN, phone="", email="")

    assert [(each.patient, each.signs) for each in files.similar_files(one)] == [
        (twin, [Sign.BIRTHDAY_CONTACT, Sign.EMAIL]),
        (again, [Sign.BIRTHDAY_NAME]),
    ]


@pytest.mark.django_db
def test_a_visit_is_linked_with_those_it_was_moved_from_and_can_be_taken_out(receptionist):
    before = make_visits.confirmed(receptionist)
    change = make_waiting.moved(before, make_waiting.at(11))

    file = files.open_file(change, by=receptionist)

    assert (file.name, file.phone, file.email) == (change.patient_name, change.phone, change.email)
    assert list(file.visits.order_by("pk")) == [before, change]
    assert [visit.events.last().action for visit in (before, change)] == [Action.LINKED, Action.LINKED]
    with pytest.raises(files.Changed):  # the page of a colleague does not know it yet
        files.link(Appointment(pk=change.pk, practitioner=change.practitioner), file, by=receptionist)
    files.unlink(change, by=receptionist)
    assert list(file.visits.all()) == [before]


@pytest.mark.django_db
def test_what_agrees_and_what_differs_is_named_fact_by_fact():
    file = make_patients.patient("Móna Sample", email="", carer="Amal Sample")
    visit = make_patients.visit(patient_name="mona sample", phone=file.phone, email="mona@example.com")

    assert [tuple(fact) for fact in files.compared(visit, file)] == [
        ("Name", "mona sample", "Móna Sample", True),
        ("Parent or carer", "", "Amal Sample", False),
        ("Phone", "+971 50 123 4567", "+971 50 123 4567", True),
        ("Email", "mona@example.com", "", False),
    ]


@pytest.mark.django_db
def test_a_correction_writes_what_was_changed_and_nothing_else(receptionist):
    file = make_patients.patient()
    stale = Patient.objects.get(pk=file.pk)

    files.correct(file, {"born_on": BORN}, by=receptionist)
    files.correct(stale, {"name": "Mona Corrected"}, by=receptionist)

    file.refresh_from_db()
    assert (file.name, file.born_on) == ("Mona Corrected", BORN)


@pytest.mark.django_db
def test_a_merge_carries_everything_over_and_the_old_number_leads_to_it(manager, receptionist):
    keep = make_patients.patient(phone="")
    other = make_patients.patient("Mona Smaple", born_on=BORN, email="other@example.com")
    oldest = make_patients.patient("M. Sample")
    files.merge(other, oldest, by=manager)
    visit = make_patients.visit(other)
    make_patients.note(other, receptionist)

    files.merge(keep, other, by=manager)

    keep.refresh_from_db()
    assert (keep.name, keep.born_on, str(keep.phone), keep.email) == (
        "Mona Sample", BORN, "+971 50 123 4567", "patient@example.com",
    )  # fmt: skip
    assert list(keep.visits.all()) == [visit]
    assert [note.words for note in keep.notes.all()] == ["Prefers mornings."]
    assert set(keep.merged.all()) == {other, oldest}
    assert visit.events.get().action == Action.LINKED
    record = AccessRecord.objects.first()
    assert (record.action, record.patient, record.by, record.count) == ("merged", keep, manager, 1)
    with pytest.raises(PermissionDenied):
        files.merge(keep, make_patients.patient(), by=receptionist)


@pytest.mark.django_db
def test_what_is_done_to_a_merged_file_happens_to_the_one_that_stays(manager):
    keep, other = make_patients.patient(), make_patients.patient()
    stale = Patient.objects.get(pk=other.pk)
    files.merge(keep, other, by=manager)
    visit = make_patients.visit()

    assert files.link(visit, stale, by=manager) == keep
    assert files.add_note(stale, "Hello", by=manager).patient == keep
    assert files.merge(stale, keep, by=manager) == keep
    assert AccessRecord.objects.filter(action="merged").count() == 1


@pytest.mark.django_db
def test_a_visit_is_found_by_the_birthday_of_its_file_and_a_file_by_name_phone_and_e_mail():
    file = make_patients.patient("أحمد الهاشمي", born_on=BORN)
    visit = make_patients.visit(file)
    make_patients.visit(
        make_patients.patient("Mona", born_on=date(1980, 4, 14), phone="+971502222222", email="m@x.com")
    )

    for typed in ("14.03.1980", "14/3/1980", "احمد", "Ahmed", "050 123 4567", "4567", "Patient@example.com"):
        assert [person.patient for person in search.find(typed)] == [file.pk]
    assert search.find(visit.reference)[0][::3] == (file.pk, visit.pk)
    for typed in ("", "x", "14.03.1981", "0509999999", "nobody"):
        assert search.find(typed) == []


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_merges_crosswise_and_a_link_leave_one_file_with_all_visits(manager, receptionist):
    for _round in range(3):
        one, two = make_patients.patient(), make_patients.patient()
        visits = [make_patients.visit(one), make_patients.visit(two), make_patients.visit()]

        results = together(
            partial(files.merge, one, two, by=manager),
            partial(files.merge, two, one, by=manager),
            partial(files.link, Appointment.objects.get(pk=visits[2].pk), two, by=receptionist),
        )

        assert [result for result in results if isinstance(result, Exception)] == []
        [kept] = Patient.objects.current().filter(pk__in=[one.pk, two.pk])
        assert set(kept.visits.all()) == set(visits)
        assert AccessRecord.objects.filter(patient=kept, action="merged").count() == 1
