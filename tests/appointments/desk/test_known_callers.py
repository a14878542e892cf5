"""Callers whom the desk knows: nothing is typed twice, and the appointment goes into their file."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from appointments.models import Appointment, Patient, Status, WaitlistEntry
from appointments.patients import files
from tests import make, make_patients, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON
from tests.make_waiting import at, slot

pytestmark = [pytest.mark.django_db, pytest.mark.once]

BOOK, TIMES, WAIT, SQUEEZE = (reverse(f"desk:{name}") for name in ("book", "find_time", "add_waiting", "squeeze_in"))


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def desk(client, receptionist):
    client.force_login(receptionist)
    return client


@pytest.fixture
def service():
    return make_visits.bookable_service("09:00", "12:00")


@pytest.fixture
def file(service):
    """A patient who was here last week."""
    made = make_patients.patient("Mona Sample", phone="+971501112233", email="mona@example.com")
    make_patients.visit(
        made, service.practitioners.get(), service=service, starts_at=at(9, days=-7), status=Status.FULFILLED
    )
    return made


def test_the_times_of_the_usual_service_are_shown_at_once_and_lead_to_a_filled_form(desk, service, file):
    make.service(service.practitioners.all(), name="The main one", is_main=True)

    page = desk.get(TIMES, {"patient": file.pk})

    [first, *_others] = page.context["days"][MONDAY_NINE.date()]
    link = f"{BOOK}?time={first[0].name}&amp;service={service.slug}&amp;patient={file.pk}"
    assert link in " ".join(page.text.split()).replace(" ", "")
    assert page.context["form"]["returning"].value() is True

    form = desk.get(BOOK, {"time": first[0].name, "service": service.slug, "patient": file.pk}).context["form"]
    assert {name: str(form[name].value()) for name in ("patient_name", "phone", "email", "returning", "service")} == {
        "patient_name": "Mona Sample",
        "phone": "+971 50 111 2233",
        "email": "mona@example.com",
        "returning": "yes",
        "service": service.slug,
    }


def test_the_appointment_goes_into_the_file(desk, service, file):
    typed = {"patient_name": "Mona Sample", "phone": "0501112233", "returning": "yes", "service": service.slug}

    desk.post(BOOK, typed | {"time": slot(service, MONDAY_NINE).name, "patient": file.pk})

    assert Appointment.objects.get(status=Status.CONFIRMED).patient == file


@pytest.mark.parametrize(("name", "is_theirs"), [("mona  Sampel", True), ("Omar Sample", False)])
def test_another_name_over_that_of_the_file_is_somebody_else(desk, service, file, name, is_theirs):
    typed = {"patient_name": name, "phone": "0501112233", "returning": "yes", "service": service.slug}

    page = desk.post(BOOK, typed | {"time": slot(service, MONDAY_NINE).name, "patient": file.pk}, follow=True)

    assert Appointment.objects.get(status=Status.CONFIRMED).patient == (file if is_theirs else None)
    assert ("This is the patient" in page.text) is not is_theirs


def test_a_file_that_was_merged_while_the_page_was_open_is_the_one_that_is_kept(desk, service, file, manager):
    kept = make_patients.patient("Mona Sample", phone="")
    files.merge(kept, file, by=manager)
    typed = {"patient_name": "Mona Sample", "phone": "0501112233", "returning": "yes", "service": service.slug}

    desk.post(BOOK, typed | {"time": slot(service, MONDAY_NINE).name, "patient": file.pk})

    assert Appointment.objects.get(status=Status.CONFIRMED).patient == kept


def test_an_appointment_without_a_file_is_booked_again_with_its_contact_and_joins_no_file_that_was_there(
    desk, service, receptionist
):
    make_patients.patient("Mona Sample", phone="+971501234567", email="")
    before = make_visits.confirmed(receptionist, service=service, patient_name="Omar Sample")

    form = desk.get(BOOK, {"time": slot(service, at(11)).name, "visit": before.pk}).context["form"]

    assert form["patient_name"].value() == "Omar Sample"
    desk.post(
        BOOK,
        {"time": slot(service, at(11)).name, "visit": before.pk, "patient_name": "Omar Sample", "phone": "0501234567",
         "returning": "no", "service": service.slug},
    )  # fmt: skip
    assert (
        list(Appointment.objects.order_by("pk").values_list("patient_name", "patient")) == [("Omar Sample", None)] * 2
    )


@pytest.mark.parametrize(("born_on", "is_child"), [(date(2008, 11, 23), True), (date(2008, 11, 22), False)])
def test_who_calls_for_a_patient_and_whether_it_is_a_child_comes_from_the_file(desk, service, file, born_on, is_child):
    Patient.objects.update(carer="Amal Sample", born_on=born_on)

    form = desk.get(BOOK, {"time": slot(service, MONDAY_NINE).name, "patient": file.pk}).context["form"]

    assert (form["contact_name"].value(), form["is_child"].value()) == ("Amal Sample", is_child)


@pytest.mark.parametrize("asked", [{"patient": "9999"}, {"visit": "9999"}])
def test_nobody_is_not_found(desk, service, asked):
    assert desk.get(TIMES, asked).status_code == 404


@pytest.mark.parametrize(
    "asked", [{"patient": "x"}, {"visit": "9" * 40}, {"service": "none"}, {"day": "x"}, {"day": "0001-01-01"}]
)
def test_whatever_is_asked_the_page_of_times_is_an_answer(desk, service, asked):
    assert desk.get(TIMES, asked).status_code == 200


def test_an_erased_file_is_nobody(desk, service, file):
    file.erased_at, file.name, file.phone, file.email = SUNDAY_NOON, "", "", ""
    file.save()

    assert desk.get(TIMES, {"patient": file.pk}).status_code == 404


def test_only_times_of_who_is_asked_for_are_shown(desk, service):
    other = make.practitioner()
    make_visits.timetable(other)
    service.practitioners.add(other)

    days = desk.get(TIMES, {"service": service.slug, "practitioner": other.slug, "day": "2026-11-24"}).context["days"]

    assert {found.practitioner_id for slots in days.values() for found, _name in slots} == {other.pk}
    assert min(days).isoformat() == "2026-11-24"


def test_only_pages_that_put_something_into_the_file_say_so(desk, service, file):
    asked = {"patient": file.pk, "practitioner": service.practitioners.get().slug}
    asked["time"] = slot(service, MONDAY_NINE).name

    said = ["goes into this file" in desk.get(page, asked).text for page in (BOOK, SQUEEZE, WAIT)]
    assert said == [True, True, False]


def test_a_caller_goes_on_the_waiting_list_once(desk, service, file):
    typed = {
        "patient": file.pk, "patient_name": "Mona Sample", "phone": "0501112233", "returning": "yes",
        "service": service.slug, "first": "2026-11-23", "last": "2026-11-30", "parts": ["morning"],
    }  # fmt: skip
    for _press in range(2):
        answer = desk.post(WAIT, typed)

    entry = WaitlistEntry.objects.get()
    assert answer["Location"] == f"{reverse('desk:waitlist')}#entry-{entry.pk}"
    [window] = entry.windows.all()
    assert (window.first_day.isoformat(), window.last_day.isoformat()) == ("2026-11-23", "2026-11-30")
    assert (window.morning, window.afternoon, window.evening) == (True, False, False)
    assert (entry.consent_version, entry.returning, entry.urgency) == ("phone", True, "routine")
    assert desk.get(reverse("desk:waitlist")).context["rows"][0][0] == entry


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"last": "2026-11-22", "first": "2026-11-25"}, "last"),
        ({"first": "2026-11-01", "last": "2026-11-02"}, "last"),
        ({"parts": []}, "parts"),
        ({"phone": "12"}, "phone"),
        ({"patient_name": ""}, "patient_name"),
    ],
)
def test_days_that_cannot_be_are_said_at_their_field(desk, service, wrong, field):
    typed = {
        "patient_name": "Mona Sample", "phone": "0501112233", "returning": "yes", "service": service.slug,
        "first": "2026-11-23", "last": "2026-11-30", "parts": ["morning"],
    }  # fmt: skip

    page = desk.post(WAIT, typed | wrong)

    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    assert WaitlistEntry.objects.count() == 0


def squeezes(client, service, **fields):
    typed = {
        "practitioner": service.practitioners.get().slug, "day": "2026-11-23", "time": "09:07", "why": "urgent",
        "patient_name": "Mona Sample", "phone": "0501112233", "returning": "no",
    }  # fmt: skip
    return client.post(SQUEEZE, typed | fields)


def test_reception_squeezes_in_with_one_form(desk, service):
    page = desk.get(SQUEEZE, {"practitioner": service.practitioners.get().slug, "day": "2026-11-22"})
    assert page.context["form"]["time"].value().isoformat() == "12:00:00"  # now: somebody stands at the counter

    answer = squeezes(desk, service)

    visit = Appointment.objects.get()
    assert (answer["Location"], visit.starts_at) == (reverse("desk:request", args=[visit.pk]), at(9, 7))


def test_what_stands_in_the_way_is_said_and_only_a_manager_may_pass_over_it(desk, service, manager):
    make_visits.request(service, at(9))

    page = squeezes(desk, service)
    assert page.status_code == 409
    assert "Only a manager can squeeze in here" in page.text
    assert "The time is taken" in page.text
    assert squeezes(desk, service, knowingly="yes").status_code == 403

    desk.force_login(manager)
    page = squeezes(desk, service)
    assert '<input type="hidden" name="knowingly" value="yes">' in page.text
    assert squeezes(desk, service, knowingly="yes").status_code == 302
    assert Appointment.objects.filter(status=Status.CONFIRMED).count() == 1


def test_the_same_patient_is_not_squeezed_in_twice_and_the_page_says_where_they_are(desk, service):
    squeezes(desk, service)
    first = Appointment.objects.get()

    page = squeezes(desk, service, time="09:12")

    assert page.status_code == 409
    assert reverse("desk:request", args=[first.pk]) in page.text


def test_a_time_that_is_over_is_said_at_its_field(desk, service):
    page = squeezes(desk, service, day="2026-11-20")

    assert (page.status_code, list(page.context["form"].errors)) == (409, ["time"])
