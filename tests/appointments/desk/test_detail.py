"""What the desk sees of the warning-sign check, of who asks for whom, of wishes and of the article."""

import re

import pytest
import time_machine
from django.urls import reverse

from appointments.booking import requests
from appointments.models import Action, Appointment
from appointments.templatetags.desk_words import wishes
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON, checked

pytestmark = [pytest.mark.django_db, pytest.mark.once]

QUEUE = reverse("desk:queue")
DAY = reverse("desk:day") + "?day=2026-11-23"
TAG = '<span class="badge badge--urgent">Urgent</span>'
ROUNDS = [
    checked("Is it numb?", corrected=True),
    checked(),
    checked("Do you have a fever?", page="urgent"),
]


@pytest.fixture(autouse=True)
def sunday_noon():
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def urgent():
    return make_visits.request(urgency="urgent", signs=ROUNDS, patient_name="Mona Sample")


def detail(client, appointment):
    return client.get(reverse("desk:request", args=[appointment.pk]))


def test_urgent_requests_stand_first_and_say_so(signed_in, receptionist, urgent):
    Appointment.objects.update(requested_at=SUNDAY_NOON.replace(hour=9))
    make_visits.request(cookie="2", patient_name="Older Sample")

    page = signed_in(receptionist).get(QUEUE).text

    assert page.index("Mona Sample") < page.index("Older Sample")
    assert page.count(TAG) == 1
    assert "answer by <strong>13:00</strong>" in page


def test_the_day_says_what_is_urgent(signed_in, receptionist, urgent):
    make_visits.request(cookie="2")

    assert signed_in(receptionist).get(DAY).text.count(TAG) == 1


@pytest.mark.parametrize("address", [QUEUE, DAY, reverse("admin:appointments_appointment_changelist")])
def test_no_list_shows_the_answers(signed_in, receptionist, urgent, address):
    page = signed_in(receptionist).get(address).text

    assert "Mona Sample" in page
    assert "fever" not in page
    assert "numb" not in page
    assert urgent.events.filter(action=Action.REASON_READ).count() == 0


def test_the_page_of_the_visit_shows_each_round_with_its_words_and_version(signed_in, receptionist, urgent):
    page = detail(signed_in(receptionist), urgent).text

    assert "Do you have a fever?" in page
    assert page.index("Is it numb?") < page.index("Do you have a fever?")
    assert page.count("Corrected by the patient") == 1
    assert page.index("Corrected by the patient") < page.index("Is it numb?")
    assert page.count("None of these") == 1
    assert page.count("0123456789ab") == 3
    assert TAG in page


def test_each_reading_of_the_answers_is_written_down(signed_in, receptionist, urgent):
    client = signed_in(receptionist)

    for _reading in range(2):
        assert "We recorded in the history that you read this." in detail(client, urgent).text

    assert [event.by for event in urgent.events.filter(action=Action.REASON_READ)] == [receptionist, receptionist]


@pytest.mark.parametrize(
    ("facts", "readings"),
    [
        ({"signs": [checked(), checked(page="urgent")]}, 0),
        ({"signs": []}, 0),
        ({"signs": [checked("numb", corrected=True)]}, 1),
        ({"signs": [], "reason": "Pain"}, 1),
    ],
    ids=["nothing-ticked", "not-asked", "a-mistake", "words"],
)
def test_a_reading_is_written_down_where_there_is_something_to_read(signed_in, receptionist, facts, readings):
    appointment = make_visits.request(**facts)

    page = detail(signed_in(receptionist), appointment).text

    assert appointment.events.filter(action=Action.REASON_READ).count() == readings
    assert ("We recorded in the history" in page) is bool(readings)
    assert ("The patient was not asked about them." in page) is (facts["signs"] == [])


def test_who_may_not_read_the_reason_sees_no_answers(signed_in, urgent):
    from django.contrib.auth.models import Permission

    caller = make.user("caller")
    caller.user_permissions.add(Permission.objects.get(codename="view_appointment"))

    page = detail(signed_in(caller), urgent)

    assert page.status_code == 200
    assert "Mona Sample" in page.text
    assert "fever" not in page.text
    assert "Warning signs" not in page.text
    assert urgent.events.filter(action=Action.REASON_READ).count() == 0


def test_the_practitioner_reads_the_answers_of_the_own_visit(signed_in, urgent):
    urgent.practitioner.user = doctor = make.user("doctor")
    urgent.practitioner.save()

    assert "Do you have a fever?" in detail(signed_in(doctor), urgent).text
    assert urgent.events.get(action=Action.REASON_READ).by == doctor


@pytest.mark.parametrize(
    ("for_whom", "words"),
    [("child", "requested by <bdi>Huda</bdi> for their child"), ("cared_for", "for someone they care for")],
)
def test_who_asks_and_who_comes_stay_apart(signed_in, receptionist, for_whom, words):
    appointment = make_visits.request(for_whom=for_whom, contact_name="Huda", patient_name="Noor")
    client = signed_in(receptionist)

    for address in (QUEUE, DAY):
        page = client.get(address).text
        assert words in page
        assert "Noor" in page
    page = detail(client, appointment).text
    assert "<bdi>Huda</bdi>: call and message this person" in page


def test_it_is_who_asked_that_reception_calls(signed_in, receptionist):
    appointment = make_visits.request(for_whom="child", contact_name="Huda", patient_name="Noor", email="")
    requests.confirm(appointment, by=receptionist)

    assert "Tell <bdi>Huda</bdi>, who made the request:" in signed_in(receptionist).get(QUEUE).text


def test_wishes_are_shown_in_a_few_words(signed_in, receptionist):
    service = make_visits.bookable_service()
    service.practitioners.update(languages=["ar", "en"])
    appointment = make_visits.request(
        service, wanted_language="ar", wanted_gender="woman", practitioner=service.practitioners.get()
    )
    client = signed_in(receptionist)

    for page in (client.get(QUEUE), detail(client, appointment)):
        assert "language: Arabic, female doctor" in page.text


def test_a_wish_by_name_says_the_name():
    person = make.practitioner(name="Dr Layla")

    assert wishes(make_visits.bare_appointment(wanted_practitioner=person)) == ["practitioner: Dr Layla"]
    assert wishes(make_visits.bare_appointment(starts_at=MONDAY_NINE, wanted_gender="man")) == ["male doctor"]
    assert wishes(make_visits.bare_appointment()) == []


@pytest.mark.parametrize(
    ("slug", "shown"),
    [
        ("back-muscle-spasm", '<a href="/articles/back-muscle-spasm/">back muscle spasm</a>'),
        ("two words", "two words</dd>"),
    ],
    ids=["an-article", "no-address-of-ours"],
)
def test_the_article_is_a_link_in_words(signed_in, receptionist, slug, shown):
    appointment = make_visits.request(article_slug=slug)
    client = signed_in(receptionist)

    assert shown in "".join(line.strip() for line in detail(client, appointment).text.splitlines())
    assert f"read: {slug.replace('-', ' ')}" in client.get(QUEUE).text


def test_only_what_stands_looks_like_an_appointment(signed_in, receptionist):
    visit = make_visits.request(patient_name="Mona Sample")
    client = signed_in(receptionist)
    looks = []

    for status in ("requested", "confirmed", "cancelled"):
        Appointment.objects.filter(pk=visit.pk).update(status=status)
        looks.append(re.findall(r'class="visit-when ([a-z_-]+)"', detail(client, visit).text))

    assert looks == [["visit-when--requested"], ["visit-when--confirmed"], ["visit-when--cancelled"]]


def test_lists_of_the_admin_tell_the_time_as_the_desk_does(signed_in, receptionist):
    make_visits.request(starts_at=MONDAY_NINE.replace(hour=10), patient_name="Mona Sample")

    page = signed_in(receptionist).get(reverse("admin:appointments_appointment_changelist")).text

    assert re.findall(r'field-starts_at nowrap">(.*?)<', page) == ["23 Nov 2026, 14:00"]
