"""The desk: who may do what, what the pages show, and what two people at once are told."""

import pytest
import time_machine
from django.urls import reverse

from appointments.booking import requests
from appointments.models import Action, Appointment, Reason, Status
from tests import make, make_visits
from tests.make_visits import SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def sunday_noon():
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def appointment():
    return make_visits.request(patient_name="Mona Sample", reason="My back hurts")


def do(client, act, appointment, follow=True, **fields):
    return client.post(reverse(f"desk:{act}", args=[appointment.pk]), fields, follow=follow)


def test_the_queue_is_oldest_first_and_says_what_matters(signed_in, receptionist, sunday_noon):
    first = make_visits.request(cookie="1", patient_name="First")
    sunday_noon.shift(14 * 60)
    make_visits.request(cookie="2", patient_name="Second", now=SUNDAY_NOON, article_slug="back-muscle-spasm")

    page = signed_in(receptionist).get(reverse("desk:queue")).text

    assert page.index("First") < page.index("Second")
    assert "Requested 14 min ago" in page
    assert "answer by <strong>16:00</strong>" in page
    assert "read: back muscle spasm" in page
    assert first.reference in page


def test_the_queue_costs_the_same_for_one_and_for_three(signed_in, receptionist, django_assert_num_queries):
    client = signed_in(receptionist)
    make_visits.request(cookie="0")
    client.get(reverse("desk:queue"))
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        client.get(reverse("desk:queue"))
    for number in (1, 2):
        make_visits.request(cookie=str(number))

    with django_assert_num_queries(len(one)):
        client.get(reverse("desk:queue"))


def test_an_empty_queue_says_so(signed_in, receptionist):
    assert "No requests to answer" in signed_in(receptionist).get(reverse("desk:queue")).text


def test_one_click_confirms(signed_in, receptionist, appointment):
    page = do(signed_in(receptionist), "confirm", appointment)

    appointment.refresh_from_db()
    assert appointment.status == Status.CONFIRMED
    assert "Confirmed:" in page.text
    assert "The patient will get an email in a minute." in page.text


def test_declining_needs_one_of_the_reasons(signed_in, receptionist, appointment):
    client = signed_in(receptionist)

    assert "Choose a reason" in do(client, "decline", appointment).text
    assert "Choose a reason" in do(client, "decline", appointment, reason="because").text
    appointment.refresh_from_db()
    assert appointment.status == Status.REQUESTED

    do(client, "decline", appointment, reason=Reason.NO_TIME)
    appointment.refresh_from_db()
    assert appointment.status == Status.DECLINED


def test_the_second_receptionist_is_told_who_was_first_and_when(signed_in, receptionist, manager, appointment):
    requests.confirm(appointment, by=manager)

    page = do(signed_in(receptionist), "decline", appointment, reason=Reason.NO_TIME)

    assert page.status_code == 409
    assert "Manager confirmed it at 12:00." in page.text
    assert "Nothing was changed." in page.text
    appointment.refresh_from_db()
    assert appointment.status == Status.CONFIRMED


def test_who_has_no_e_mail_stays_in_the_queue_until_told_by_phone(signed_in, receptionist):
    appointment = make_visits.request(email="")
    client = signed_in(receptionist)

    page = do(client, "confirm", appointment)
    assert "+971 50 123 4567" in page.text
    assert "Told by phone" in client.get(reverse("desk:queue")).text

    do(client, "told_by_phone", appointment)
    assert "No requests to answer" in client.get(reverse("desk:queue")).text


def test_reading_the_reason_is_written_down_each_time(signed_in, receptionist, appointment):
    client = signed_in(receptionist)

    for _reading in range(2):
        assert "My back hurts" in client.get(reverse("desk:request", args=[appointment.pk])).text

    readings = appointment.events.filter(action=Action.REASON_READ)
    assert [event.by for event in readings] == [receptionist, receptionist]


def test_the_reason_is_in_no_list(signed_in, receptionist, appointment):
    client = signed_in(receptionist)

    for address in (reverse("desk:queue"), reverse("desk:day"), reverse("admin:appointments_appointment_changelist")):
        page = client.get(address)
        assert page.status_code == 200
        assert "My back hurts" not in page.text


def test_a_doctor_sees_the_own_visits_with_their_reasons_and_no_others(signed_in, appointment):
    doctor = make.user("doctor")
    other = make_visits.request(cookie="other", patient_name="Somebody Else")
    appointment.practitioner.user = doctor
    appointment.practitioner.save()
    client = signed_in(doctor)

    day = client.get(reverse("desk:day") + "?day=2026-11-23").text
    assert "Mona Sample" in day
    assert "Somebody Else" not in day
    assert "My back hurts" in client.get(reverse("desk:request", args=[appointment.pk])).text
    assert client.get(reverse("desk:request", args=[other.pk])).status_code == 404
    assert client.get(reverse("desk:queue")).status_code == 403


def test_the_day_shows_each_practitioners_visits_in_order(signed_in, receptionist, appointment):
    page = signed_in(receptionist).get(reverse("desk:day") + "?day=2026-11-23").text

    assert "Monday 23 November 2026" in page
    assert appointment.practitioner.name in page
    assert "09:00" in page


@pytest.mark.parametrize("day", ["", "nonsense", "9999-12-31", "0001-01-01", "2026-02-30"])
def test_any_day_gives_a_page(signed_in, receptionist, day):
    assert signed_in(receptionist).get(reverse("desk:day"), {"day": day}).status_code == 200


PAGES = ["queue", "day", "request", "find"]
ACTS = ["confirm", "decline", "cancel", "told_by_phone"]
# role → pages that open (the others answer 403, or 404 for a visit that is not theirs)
RIGHTS = {
    "receptionist": {"queue", "day", "request", "find"},
    "manager": {"queue", "day", "request", "find"},
    "editor": set(),
    "reviewer": set(),
    "doctor": set(),  # the group alone opens nothing: a practitioner's account does
}


@pytest.mark.parametrize("role", RIGHTS)
def test_each_role_opens_its_own_pages_and_no_others(signed_in, role, appointment):
    client = signed_in(make.user(role, roles=[role]))

    opened = set()
    for page in PAGES:
        arguments = [appointment.pk] if page == "request" else []
        if client.get(reverse(f"desk:{page}", args=arguments)).status_code == 200:
            opened.add(page)

    assert opened == RIGHTS[role]


@pytest.mark.parametrize("role", ["editor", "reviewer", "doctor"])
@pytest.mark.parametrize("act", ACTS)
def test_who_may_not_answer_changes_nothing(signed_in, role, act, appointment):
    response = do(signed_in(make.user(role, roles=[role])), act, appointment, follow=False, reason=Reason.NO_TIME)

    assert response.status_code == 403
    appointment.refresh_from_db()
    assert appointment.status == Status.REQUESTED


@pytest.mark.parametrize("page", PAGES)
def test_a_passer_by_is_asked_to_sign_in(client, page, appointment):
    arguments = [appointment.pk] if page == "request" else []

    response = client.get(reverse(f"desk:{page}", args=arguments))

    assert response.status_code == 302
    assert response.url.startswith("/accounts/login/?next=/admin/desk/")


@pytest.mark.parametrize("act", ACTS)
def test_reading_an_address_never_acts(signed_in, receptionist, act, appointment):
    assert signed_in(receptionist).get(reverse(f"desk:{act}", args=[appointment.pk])).status_code == 405


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/visit/x/", ""]
)
def test_after_an_action_nobody_is_sent_elsewhere(signed_in, receptionist, appointment, target):
    response = do(signed_in(receptionist), "confirm", appointment, follow=False, next=target)

    assert response.url == reverse("desk:board")


def test_visits_cannot_be_edited_or_deleted_in_the_admin(signed_in, manager, appointment):
    client = signed_in(manager)
    base = "admin:appointments_appointment"

    assert client.get(reverse(f"{base}_change", args=[appointment.pk])).url == reverse(
        "desk:request", args=[appointment.pk]
    )
    assert client.get(reverse(f"{base}_add")).status_code == 403
    assert client.post(reverse(f"{base}_delete", args=[appointment.pk]), {"post": "yes"}).status_code == 403
    client.post(reverse(f"{base}_change", args=[appointment.pk]), {"status": "confirmed"})
    assert Appointment.objects.get().status == Status.REQUESTED


def test_an_idle_receptionist_is_signed_out(client, receptionist, sunday_noon):
    client.force_login(receptionist)
    assert client.get(reverse("desk:queue")).status_code == 200
    sunday_noon.shift(19 * 60)
    assert client.get(reverse("desk:queue")).status_code == 200
    sunday_noon.shift(19 * 60)
    assert client.get(reverse("desk:queue")).status_code == 200

    sunday_noon.shift(20 * 60 + 1)

    assert client.get(reverse("desk:queue")).status_code == 302
