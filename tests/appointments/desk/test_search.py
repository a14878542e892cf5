"""The search box of the desk: the line of each person, what it costs, and what it never shows."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appointments.models import AccessRecord, VisitReason
from tests import make, make_patients, make_visits, make_waiting
from tests.make_patients import BORN
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

FIND, PATIENTS = "/admin/desk/find/", "/admin/desk/patients/"
CANARY = "xylophonectomy"


@pytest.fixture(autouse=True)
def sunday_noon():
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def desk(signed_in, receptionist):
    return signed_in(receptionist)


def patients(number, first=0):
    """Files with an appointment yesterday and one tomorrow each, and as many people without a file."""
    person = make.practitioner()
    made = []
    for place in range(first, first + number):
        file = make_patients.patient(f"Mona Sample {place}", phone=f"+97150123{place:04d}")
        for days in (-7, 1):
            make_patients.visit(file, person, starts_at=MONDAY_NINE + timedelta(days=days))
        make_visits.bare_appointment(person, patient_name="Mona Nofile", phone=f"+97155123{place:04d}")
        made.append(file)
    return made


def test_every_page_of_the_desk_has_the_box(desk):
    for page in ("queue", "day", "find", "waitlist", "closures"):
        assert 'role="search"' in desk.get(reverse(f"desk:{page}")).text


def test_the_empty_page_says_what_can_be_typed(desk):
    page = desk.get(FIND).text

    assert "a reference, or half of it:" in page
    assert "Nobody found" not in page


def test_what_was_not_found_is_said_and_escaped_and_leads_to_a_new_booking(desk):
    page = desk.get(FIND, {"q": "<b>nobody"}).text

    assert "Nobody found for: <bdi>&lt;b&gt;nobody</bdi>" in page
    assert "<b>nobody" not in page
    assert f'href="{reverse("desk:find_time")}">' in page
    assert "You can search by:" in page


def test_a_line_has_the_file_the_next_appointment_and_what_can_be_done(desk):
    file = make_patients.patient(born_on=BORN, record_number="MR-42")
    person = make.practitioner(name="Dr Layla")
    make_patients.visit(file, person, starts_at=MONDAY_NINE - timedelta(days=7), status="fulfilled")
    later = make_patients.visit(file, person, starts_at=MONDAY_NINE + timedelta(days=9), status="confirmed")
    coming = make_patients.visit(file, person, status="confirmed")
    make_patients.visit(file, person, starts_at=MONDAY_NINE - timedelta(hours=1), status="cancelled")

    page = desk.get(FIND, {"q": "050 123 4567"})

    [line] = page.context["lines"]
    assert (line.patient, line.visit, line.is_ahead) == (file, coming, True)
    for words in ("14.03.1980", "MR-42", "Next:", "Dr Layla", coming.reference, 'href="tel:+971501234567"'):
        assert words in page.text
    for address in ("find_time", "add_waiting"):
        assert f'href="{reverse(f"desk:{address}")}?patient={file.pk}"' in page.text
    [line] = desk.get(FIND, {"q": later.reference}).context["lines"]
    assert (line.patient, line.visit) == (file, later)


def test_who_has_no_file_is_a_line_too_with_the_last_appointment(desk):
    person = make.practitioner()
    first = make_visits.bare_appointment(person, MONDAY_NINE - timedelta(days=9), patient_name="Mohammed Hasan")
    last = make_visits.bare_appointment(person, MONDAY_NINE - timedelta(days=7), patient_name="محمد حسن")

    page = desk.get(FIND, {"q": first.reference.replace("-", "")})
    by_name = desk.get(FIND, {"q": "muhammad"})

    [line] = page.context["lines"]
    assert (line.patient, line.visit) == (None, first)
    [line] = by_name.context["lines"]
    assert (line.visit, line.is_ahead) == (last, False)
    assert f'href="{reverse("desk:find_time")}?visit={last.pk}"' in by_name.text


def test_who_waits_is_a_line_that_leads_to_the_list(desk):
    make.profile()
    entry = make_waiting.entry(make_visits.bookable_service(), patient_name="Little Sample")

    page = desk.get(FIND, {"q": "little"}).text

    assert f'href="{reverse("desk:waitlist")}#entry-{entry.pk}"' in page
    assert f'href="{reverse("desk:offer_waiting", args=[entry.pk])}"' in page


def test_reasons_and_notes_are_nowhere_and_the_search_is_recorded(desk, receptionist):
    file = make_patients.patient()
    VisitReason.objects.create(appointment=make_patients.visit(file), words=CANARY)
    make_patients.note(file, receptionist, CANARY)

    for address, parameter in ((FIND, "q"), (PATIENTS, "who")):
        assert CANARY not in desk.get(address, {parameter: "mona"}).text

    assert list(AccessRecord.objects.values_list("action", "count", "by")) == [("searched", 1, receptionist.pk)] * 2
    assert not file.visits.get().events.exists()


def test_both_pages_find_the_same(desk):
    patients(2)

    found = [[line[:2] for line in desk.get(address, {parameter: "monna"}).context["lines"]]
             for address, parameter in ((FIND, "q"), (PATIENTS, "who"))]  # fmt: skip

    assert found[0] == found[1]
    assert len(found[0]) == 4


def test_twenty_five_a_page_and_the_words_are_kept(desk):
    patients(13)

    first, second = desk.get(FIND, {"q": "mona &"}), desk.get(FIND, {"q": "mona &", "page": "2"})

    assert (len(first.context["lines"]), len(second.context["lines"])) == (25, 1)
    assert "?q=mona%20%26&amp;page=2" in first.text


@pytest.mark.parametrize("typed", ["mona", "0123", "0501230000"])
def test_it_costs_the_same_for_one_and_for_many(desk, typed):
    patients(1)
    desk.get(FIND, {"q": typed})
    with CaptureQueriesContext(connection) as one:
        desk.get(FIND, {"q": typed})
    patients(20, first=1)

    with CaptureQueriesContext(connection) as many:
        desk.get(FIND, {"q": typed})

    assert len(many) == len(one)
    of_the_search = [each["sql"] for each in many if "appointments_" in each["sql"]]
    assert len(of_the_search) <= 10


@pytest.mark.parametrize(
    "typed", ["\x00", "'; --", "%00", "x" * 5_000, "²²²²²²²²", "+", "٤" * 40, "\ud83d", "th " * 40]
)
def test_whatever_is_typed_is_answered(desk, typed):
    patients(1)

    assert desk.get(FIND, {"q": typed.encode("utf-8", "replace").decode(), "page": "x"}).status_code == 200
