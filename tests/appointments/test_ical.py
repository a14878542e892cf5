"""Calendar files, read back by a library that did not write them for us."""

import pytest
import time_machine
from icalendar import Calendar

from appointments import booking, ical
from appointments.models import Reason
from clinic.models import ClinicProfile
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clinic():
    make.profile(name="Al Shifa; Main, Branch", address="Street 1\nDubai", email="clinic@example.com")
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


def read(appointment):
    raw = ical.visit(appointment, ClinicProfile.objects.current())
    calendar = Calendar.from_ical(raw)
    [event] = calendar.walk("VEVENT")
    return raw, calendar, event


def test_a_confirmed_visit_is_one_event_at_the_right_instant_in_the_clinics_zone(receptionist):
    _raw, calendar, event = read(make_visits.confirmed(receptionist))

    assert calendar["METHOD"] == "PUBLISH"
    assert event.start == MONDAY_NINE
    assert event["DTSTART"].params["TZID"] == "Asia/Dubai"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Dubai"]
    assert str(event["SUMMARY"]) == "Your visit at Al Shifa; Main, Branch"


def test_cancelling_takes_the_same_event_out_again(receptionist):
    appointment = make_visits.confirmed(receptionist)
    _raw, _calendar, before = read(appointment)
    booking.cancel(appointment, by=receptionist, reason=Reason.PATIENT_ASKED)

    _raw, calendar, after = read(appointment)

    assert calendar["METHOD"] == "CANCEL"
    assert str(after["STATUS"]) == "CANCELLED"
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_lines_are_folded_and_nothing_private_is_inside(receptionist):
    service = make_visits.bookable_service(name="Injection consultation")
    appointment = make_visits.confirmed(receptionist, service=service, patient_name="Mona", reason="My back hurts")

    raw, _calendar, _event = read(appointment)

    assert max(map(len, raw.split(b"\r\n"))) <= 75
    for private in (b"Mona", b"Injection", b"back hurts", b"501234567", appointment.practitioner.name.encode()):
        assert private not in raw
