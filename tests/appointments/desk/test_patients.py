"""Files at the desk: found, read (and that is written down), corrected, merged, and linked from a visit's page."""

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from appointments import worker
from appointments.models import AccessRecord, BlockedContact, Patient
from appointments.patients import files
from tests import make, make_patients, make_visits
from tests.make_patients import BORN
from tests.make_visits import SUNDAY_NOON

pytestmark = pytest.mark.django_db

FILES = reverse("desk:patients")
CANARY = "xylophonectomy"


@pytest.fixture(autouse=True)
def sunday_noon():
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def desk(signed_in, receptionist):
    return signed_in(receptionist)


def address(name, thing) -> str:
    return reverse(f"desk:{name}", args=[thing.pk])


def test_files_are_searched_and_the_empty_page_says_what_to_do(desk):
    assert "There are no patient files yet. Open an appointment and press “New patient file”" in desk.get(FILES).text
    file = make_patients.patient(born_on=BORN)
    for number in range(50):
        make_patients.patient(f"Another {number:02}", phone="")

    assert [line.patient for line in desk.get(FILES, {"who": "14.3.1980"}).context["lines"]] == [file]
    assert [line.patient for line in desk.get(reverse("desk:find"), {"q": "mona"}).context["lines"]] == [file]
    assert list(desk.get(FILES, {"page": 2}).context["page"]) == [file]
    assert "Nobody found for: <bdi>&lt;b&gt;" in desk.get(FILES, {"who": "<b>"}).text
    for typed in ("\x00", "²²²²", "'; --", "@", "x" * 5_000, "99.99.9999"):
        assert desk.get(FILES, {"who": typed, "page": "x"}).status_code == 200


def test_a_file_shows_what_is_known_and_each_reading_is_written_down(desk, signed_in, receptionist, manager):
    file = make_patients.patient(born_on=BORN)
    visit = make_patients.visit(file)
    make_patients.note(file, receptionist, "Needs <b>the lift</b>.")
    BlockedContact.objects.create(kind="phone", value="+971501234567", blocked_by=manager, blocked_at=SUNDAY_NOON)

    page = desk.get(address("patient", file)).text

    assert all(words in page for words in (file.name, "14 March 1980", visit.reference, "Blocked from online booking"))
    assert "Needs &lt;b&gt;the lift&lt;/b&gt;." in page
    assert "Who opened the file" not in page  # a manager's
    assert AccessRecord.objects.values_list("action", "by", "patient").get() == ("file_read", receptionist.pk, file.pk)
    page = signed_in(manager).get(address("request", visit)).text
    assert "Who opened the file" in page
    assert "<bdi>receptionist</bdi> read the patient file" in page


def test_facts_are_corrected_and_what_is_no_phone_is_said(desk):
    file = make_patients.patient()
    told = {"name": "Mona Corrected", "born_on": "1980-03-14", "phone": "0501234567", "email": "", "language": "ar"}

    wrong = desk.post(address("correct_patient", file), told | {"phone": "12"})
    right = desk.post(address("correct_patient", file), told)

    assert (wrong.status_code, right.url) == (422, address("patient", file))
    file.refresh_from_db()
    assert (file.name, file.born_on, file.email, file.language) == ("Mona Corrected", BORN, "", "ar")


def test_notes_stay_on_the_page_of_the_file(desk, receptionist, caplog):
    caplog.set_level("DEBUG")
    make.profile()
    visit = make_visits.request()
    file = files.open_file(visit, by=receptionist)

    assert desk.post(address("note", file), {"words": " "}).status_code == 422
    desk.post(address("note", file), {"words": CANARY})
    desk.post(address("confirm", visit))
    worker.work()

    assert CANARY in desk.get(address("patient", file)).text
    pages = [
        FILES, f"{FILES}?who=xylo", reverse("desk:queue"), reverse("desk:day"), address("request", visit),
        reverse("desk:find") + "?q=mona", reverse("admin:appointments_appointment_changelist"),
    ]  # fmt: skip
    told = [desk.get(page).text for page in pages] + [message.message().as_string() for message in mail.outbox]
    told += [caplog.text, f"{file.notes.get()} {file.notes.get()!r} {file} {file!r}"]
    assert mail.outbox != []
    assert [text for text in told if CANARY in text] == []


def test_a_visit_is_linked_by_one_button_and_only_a_likely_file_stands_out(desk, receptionist):
    visit = make_visits.bare_appointment(patient_name="Mona Sample")
    own, family = make_patients.patient(), make_patients.patient("Omar Sample")

    page = desk.get(address("request", visit)).text
    linked = desk.post(address("link", visit), {"file": own.pk})
    again = desk.post(address("link", visit), {"file": family.pk})

    assert f'<button class="desk-button desk-button--main" name="file" value="{own.pk}">' in page
    assert f'<button class="desk-button" name="file" value="{family.pk}">' in page
    assert "same phone and a similar name" in page
    assert "same phone, different name" in page
    assert (linked.url, again.status_code) == (address("request", visit), 409)
    visit.refresh_from_db()
    assert visit.patient == own
    assert "This is someone else" in desk.get(address("request", visit)).text
    desk.post(address("unlink", visit))
    desk.post(address("open_file", visit))
    visit.refresh_from_db()
    assert visit.patient not in {own, family, None}
    for wrong in ("", "x", "²", "9" * 30, "999"):
        assert desk.post(address("link", make_visits.bare_appointment()), {"file": wrong}).status_code == 404


def test_a_manager_sees_both_side_by_side_and_merges_them(signed_in, manager):
    client = signed_in(manager)
    keep, other = make_patients.patient(), make_patients.patient("Mona Smaple", born_on=BORN)
    make_patients.visit(other)

    page = client.get(address("merge", keep), {"other": other.pk}).text
    done = client.post(address("merge", keep), {"other": other.pk})

    assert f'<strong dir="ltr">P{other.pk}</strong> move to <strong dir="ltr">P{keep.pk}</strong>' in page
    assert "Mona Smaple" in page
    assert done.url == address("patient", keep)
    assert client.get(address("patient", other)).url == address("patient", keep)
    assert client.get(address("merge", keep), {"other": other.pk}).url == address("patient", keep)
    assert list(Patient.objects.current()) == [keep]


def test_a_doctor_sees_the_files_of_their_own_patients_and_changes_none(signed_in, django_user_model):
    doctor = make.user("doctor")
    person = make.practitioner(user=doctor)
    own, other = make_patients.patient(), make_patients.patient()
    mine = make_patients.visit(own, person)
    theirs = make_patients.visit(own)
    make_patients.visit(other)
    client = signed_in(doctor)

    page = client.get(address("patient", own)).text

    assert mine.reference in page
    assert theirs.reference not in page
    assert "Add a note" not in page
    assert client.get(address("patient", other)).status_code == 404
    assert client.get(FILES).status_code == 403
    assert f'href="{address("patient", own)}"' in client.get(address("request", mine)).text
