"""How names are read: skeletons, words in any writing, and the column that every writer of a name keeps true."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from appointments import names
from appointments.booking import contact
from appointments.models import Appointment, Patient, WaitlistEntry
from appointments.patients import files, privacy, retention
from tests import invariants, make, make_patients, make_visits, make_waiting
from tests.make_visits import SUNDAY_NOON


@pytest.mark.pure
@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Mohammed", "mhmd"), ("محمد", "mhmd"), ("Khadija", "kdg"), ("خديجة", "kdg"), ("Yousef", "ysf"),
        ("Abd al Rahman", "abdrhmn"), ("عبدالرحمن", "abdrhmn"), ("Abdullah", "abdl"), ("عبد الله", "abdl"),
        ("Salah Uddin", "sldn"), ("صلاح الدين", "sldn"), ("De la Cruz", "dlkrz"), ("Laxmi", "lksm"), ("Sarah", "sr"),
        ("Al-Rashid", "rxd"), ("الراشد", "rxd"), ("O'Brien", "abrn"), ("Md", "mhmd"), ("Wahid", "whd"),
    ],
)  # fmt: skip
def test_both_scripts_meet_in_one_skeleton(name, key):
    assert f" {key} " in names.keys(name)


@pytest.mark.pure
def test_a_doubtful_letter_gives_several_skeletons_and_never_too_many():
    assert names.keys("Haitham") == " hsm hthm htm "
    assert len(names.keys("th" * 40).split()) <= names.MOST_SKELETONS
    assert names.keys("", " ", "-", "&") == ""


@pytest.mark.pure
@pytest.mark.parametrize(
    ("typed", "nearer", "farther"),
    [
        ("Sara", "Sara Khan", "Saran Khan"),
        ("Sara", "Saran Khan", "Sahra Khan"),
        ("Rahman", "Rahman Ali", "Abdulrahman Ali"),
        ("حسن", "Hassan", "Hussain"),
        ("حسين", "Hussain", "Hassan"),
        ("سعد", "Saad", "Saeed"),
        ("Hassan", "Hassan Ali", "Al Hassan Ali"),
    ],
)
def test_same_spelling_then_its_beginning_then_the_nearest_sound(typed, nearer, farther):
    near, far = names.distance(typed, nearer), names.distance(typed, farther)

    assert near is not None
    assert far is None or near < far


@pytest.mark.pure
def test_every_typed_word_must_be_met():
    assert names.distance("Ali Hassan", "Ali Khan") is None
    assert names.distance("Hassan Ali", "Ali bin Hassan") == 0
    assert names.distance("ali bin hassan", "Hassan Ali") == 0


def wrong_keys() -> list[str]:
    return [line for line in invariants.broken(SUNDAY_NOON) if "search keys" in line]


@pytest.mark.django_db
def test_every_writer_of_a_name_writes_its_keys(manager):
    make.profile()
    service = make_visits.bookable_service()
    visit = make_visits.confirmed(manager, service=service, patient_name="Mona Sample")
    entry = make_waiting.entry(service, patient_name="Lena Sample")
    contact.correct(visit, {"patient_name": "محمد علي"}, by=manager, now=SUNDAY_NOON)
    moved = make_waiting.moved(Appointment.objects.get(pk=visit.pk), make_waiting.at(14))
    file = files.open_file(visit, by=manager)
    other = make_patients.patient("Omar Other", record_number="7")
    files.correct(file, {"name": "Mohammed Aly"}, by=manager)
    files.merge(file, other, by=manager)
    Patient.objects.bulk_create([Patient(name="Sara")])

    assert wrong_keys() == []
    assert Appointment.objects.get(pk=visit.pk).name_keys == " mhmd al mhmdl "
    assert Appointment.objects.get(pk=moved.pk).name_keys == " mhmd al mhmdl "
    assert Patient.objects.get(pk=file.pk).name_keys == " mhmd al mhmdl "
    assert list(Patient.objects.exclude(record_number="").values_list("pk", "record_number")) == [(file.pk, "7")]
    assert WaitlistEntry.objects.get(pk=entry.pk).name_keys == " ln smbl lnsmbl "

    for each in (visit, moved):
        Appointment.objects.filter(pk=each.pk).update(status="cancelled")
    privacy.erase_patient(Patient.objects.get(pk=file.pk), by=manager, now=SUNDAY_NOON + timedelta(days=1))
    WaitlistEntry.objects.filter(pk=entry.pk).update(state="left", ended_at=SUNDAY_NOON)
    retention.run(SUNDAY_NOON + timedelta(days=366 * 30))

    assert wrong_keys() == []
    for model in (Patient, Appointment, WaitlistEntry):
        assert set(model.objects.values_list("name_keys", flat=True)) == {""}


@pytest.mark.django_db
def test_a_forgotten_key_is_found():
    file = make_patients.patient()
    Patient.objects.filter(pk=file.pk).update(name="Omar Other")

    assert wrong_keys() == [f"appointments_patient {file.pk}: search keys of another name"]


@pytest.mark.django_db
def test_the_database_gives_one_file_number_to_one_file():
    make_patients.patient(record_number="MR-1")
    make_patients.patient(record_number="")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_patients.patient(record_number="MR-1")


@pytest.mark.django_db
def test_a_taken_file_number_is_said_at_the_field(signed_in, receptionist):
    file = make_patients.patient()
    make_patients.patient("Omar Other", record_number="MR-1")
    told = {"name": "Mona", "born_on": "", "phone": "", "email": "", "language": "en", "record_number": "MR-1"}

    page = signed_in(receptionist).post(f"/admin/desk/patients/{file.pk}/correct/", told)

    assert page.status_code == 422
    assert "Another patient file has this number." in page.text
