"""The pages on which the desk books a caller and moves a visit."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from appointments.desk.forms import BookForm
from appointments.models import Appointment, Patient, Status
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON
from tests.make_waiting import at, slot

pytestmark = [pytest.mark.django_db, pytest.mark.once]

BOOK = reverse("desk:book")


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


def typed(service, starts_at=MONDAY_NINE, **fields):
    answers = {"patient_name": "Mona Sample", "phone": "050 111 2233", "returning": "no", "email": "", "reason": ""}
    return {"time": slot(service, starts_at).name} | answers | fields


def test_seven_fields_at_most_a_tick_and_the_time_stands_on_the_page(desk, service):
    other = make.service(service.practitioners.all())

    page = desk.get(BOOK, {"time": slot(service, MONDAY_NINE).name})

    assert list(page.context["form"].fields) == [
        "patient_name", "phone", "returning", "service", "email", "contact_name", "is_child", "region", "reason",
        "has_no_sign",
    ]  # fmt: skip
    assert page.context["form"].shown_apart == ("contact_name", "is_child", "has_no_sign")
    assert "Monday 23 November, 09:00" in page.text
    other.delete()
    page = desk.get(BOOK, {"time": slot(service, MONDAY_NINE).name})
    assert "service" not in page.context["form"].fields
    assert [desk.get(BOOK, {"time": wrong}).status_code for wrong in ("", "x", "999-1763960400")] == [404, 404, 404]


def test_one_form_books_the_caller(desk, service):
    page = desk.post(BOOK, typed(service), follow=True)

    visit = Appointment.objects.get()
    assert (visit.status, visit.patient_name, str(visit.phone.as_e164)) == (
        Status.CONFIRMED, "Mona Sample", "+971501112233",
    )  # fmt: skip
    assert page.redirect_chain[-1][0] == reverse("desk:request", args=[visit.pk])
    assert f"Tell the patient now, with the reference {visit.reference}" in page.text
    again = desk.post(BOOK, typed(service))  # the button, pressed twice
    assert (again.status_code, Appointment.objects.count()) == (302, 1)


@pytest.mark.parametrize(
    ("changed", "is_said"), [({}, False), ({"email": "mona@example.com"}, True), ({"reason": "Her knee"}, True)]
)
def test_the_button_pressed_twice_with_other_data_says_that_they_were_not_saved(desk, service, changed, is_said):
    desk.post(BOOK, typed(service, reason="Her back"), follow=True)
    before = Appointment.objects.values().get()

    page = desk.post(BOOK, typed(service, **{"reason": "Her back"} | changed), follow=True)

    assert ("What you have changed since then was not saved" in page.text) == is_said
    assert ("Tell the patient now" in page.text) != is_said
    assert Appointment.objects.values().get() == before


def test_every_answer_of_the_caller_is_stored_with_the_appointment(desk, service):
    make.service(service.practitioners.all())  # so that the desk is asked which
    make.warning_sign(slug="numb", urgency="emergency")
    answers = {
        "patient_name": "Mona Sample",
        "phone": "+971501112233",
        "returning": "yes",
        "service": service.slug,
        "email": "mona@example.com",
        "contact_name": "Amal Sample",
        "is_child": "on",
        "region": "knee",
        "reason": "my knee",
        "has_no_sign": "on",
    }
    assert answers.keys() == BookForm.base_fields.keys(), "say here what a caller would answer"

    desk.post(BOOK, typed(service) | answers)

    visit = Appointment.objects.get()
    reason = visit.reason
    told = {"reason": reason.words, "region": reason.region.slug, "has_no_sign": "on" if reason.signs else ""}
    told["is_child"] = "on" if visit.for_whom == "child" else ""
    stored = {name: getattr(visit, name) for name in answers if name not in told} | told
    assert stored == answers | {"returning": True, "service": service}


def test_who_calls_for_a_patient_is_kept_and_greeted_and_a_child_needs_somebody(desk, service):
    lonely = desk.post(BOOK, typed(service, is_child="on"))

    assert list(lonely.context["form"].errors) == ["contact_name"]
    assert '<details class="desk-form__folded" open>' in lonely.text
    for hour, more in (
        (9, {}),
        (10, {"contact_name": "Amal Sample"}),
        (11, {"contact_name": "Amal", "is_child": "on"}),
    ):
        desk.post(BOOK, typed(service, at(hour), patient_name=f"Mona {hour}", phone=f"05011122{hour:02d}", **more))
    assert list(Appointment.objects.order_by("starts_at").values_list("for_whom", "contact_name")) == [
        ("myself", ""), ("cared_for", "Amal Sample"), ("child", "Amal"),
    ]  # fmt: skip


def test_a_new_caller_gets_a_file_and_one_whom_a_file_may_mean_is_left_to_staff(desk, service):
    page = desk.post(BOOK, typed(service, contact_name="Amal Sample"), follow=True)

    mona = Patient.objects.get()
    assert (mona.name, mona.carer, mona.phone) == ("Mona Sample", "Amal Sample", "+971501112233")
    assert Appointment.objects.get().patient == mona
    assert "This is the patient" not in page.text

    page = desk.post(BOOK, typed(service, at(11), patient_name="Omar Sample"), follow=True)

    assert Patient.objects.get() == mona
    assert Appointment.objects.get(patient_name="Omar Sample").patient is None
    assert page.text.count("This is the patient") == 1


def test_the_emergency_signs_are_one_folded_line_and_asked_none_is_recorded_not_forced(desk, service):
    knee, back = make.region("knee", name="Knee"), make.region("lower-back")
    make.warning_sign(slug="cold", urgency="emergency", question="The leg is suddenly cold", regions=[knee])
    make.warning_sign(slug="numb", urgency="emergency", question="New numbness", regions=[back])
    make.warning_sign(slug="fever", urgency="urgent", question="A fever")

    page = desk.get(BOOK, {"time": slot(service, MONDAY_NINE).name}).text
    assert "<details>" in page
    assert "The leg is suddenly cold" in page
    assert "A fever" not in page
    assert "Asked: none" in page

    desk.post(BOOK, typed(service, region="knee", has_no_sign="on"))
    desk.post(BOOK, typed(service, starts_at=MONDAY_NINE + timedelta(hours=1), phone="0501112244"))
    asked, not_asked = (visit.reason for visit in Appointment.objects.order_by("starts_at"))
    [only] = asked.signs
    assert (only["page"], only["place"], only["ticked"], only["urgency"]) == ("emergency", "knee", [], "routine")
    assert (not_asked.region, not_asked.signs) == (None, [])


def test_what_is_wrong_is_named_above_and_what_was_typed_stays(desk, service):
    page = desk.post(BOOK, typed(service, patient_name="", email="no address", reason="my knee"))

    assert 'href="#id_patient_name">Name – Enter the patient' in page.text
    assert 'href="#id_email"' in page.text
    assert "my knee" in page.text
    assert Appointment.objects.count() == 0


def test_taken_meanwhile_three_times_stand_on_the_same_form_and_one_press_books(desk, service):
    make_visits.request(service)

    page = desk.post(BOOK, typed(service, email="mona@example.com"))

    assert page.status_code == 409
    names = [each.name for each, _who in page.context["nearest"]]
    assert names == [slot(service, at(9, minute)).name for minute in (30, 45)] + [slot(service, at(10)).name]
    assert 'value="mona@example.com"' in page.text
    desk.post(BOOK, typed(service, email="mona@example.com", instead=names[0]))
    assert Appointment.objects.get(email="mona@example.com").starts_at == at(9, 30)


def test_a_phone_with_a_visit_at_that_time_is_a_warning_and_no_wall(desk, service):
    make_visits.request(make_visits.bookable_service(), phone="+971501112233", patient_name="Ali Sample")

    page = desk.post(BOOK, typed(service))

    assert page.status_code == 409
    assert "Ali Sample" in page.text
    assert "Book anyway" in page.text
    desk.post(BOOK, typed(service, anyway="yes"))
    assert Appointment.objects.filter(status=Status.CONFIRMED).count() == 1


def test_a_visit_is_moved_with_one_press_and_a_race_that_is_lost_says_so(desk, receptionist, service):
    visit = make_visits.confirmed(receptionist, service=service)
    address = reverse("desk:move", args=[visit.pk])
    assert address in desk.get(reverse("desk:request", args=[visit.pk])).text
    make_visits.request(service, at(10), cookie="2")

    lost = desk.post(address, {"slot": slot(service, at(10)).name})
    assert lost.status_code == 409
    assert "is no longer free" in lost.text
    assert len(lost.context["slots"]) == 3
    page = desk.get(address)
    assert slot(service, at(9, 30)).name in page.text
    page = desk.post(address, {"slot": slot(service, at(9, 30)).name}, follow=True)

    assert "Rescheduled to" in page.text
    visit.refresh_from_db()
    assert visit.status == Status.CANCELLED
    assert desk.get(address).status_code == 409


def test_only_who_answers_requests_books_and_moves(client, receptionist, service):
    visit = make_visits.confirmed(receptionist, service=service)
    client.force_login(make.user("doctor", roles=["doctor"]))

    assert client.get(BOOK, {"time": slot(service, MONDAY_NINE).name}).status_code == 403
    assert client.post(reverse("desk:move", args=[visit.pk])).status_code == 403
