"""Calendar files, field by field. test_calendar_programs.py has another library read them."""

import pytest
import time_machine
from icalendar import Calendar

from appointments.booking import offers, requests, waitlist
from appointments.messages import calendar_file, compose, outbox
from appointments.models import Notification, Reason
from clinic.models import ClinicProfile
from tests import make, make_visits, make_waiting
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON
from tests.make_waiting import at

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def clinic():
    make.profile(name="Al Shifa; Main, Branch", address="Street 1\nDubai", email="clinic@example.com")
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


def read(appointment, method=None):
    raw = calendar_file.visit(appointment, ClinicProfile.objects.current(), method)
    calendar = Calendar.from_ical(raw)
    [event] = calendar.walk("VEVENT")
    return raw, calendar, event


def test_a_confirmed_visit_is_one_event_at_the_right_instant_in_the_clinics_zone(receptionist):
    _raw, calendar, event = read(make_visits.confirmed(receptionist))

    assert calendar["METHOD"] == "REQUEST"
    assert event.start == MONDAY_NINE
    assert event["DTSTART"].params["TZID"] == "Asia/Dubai"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Dubai"]
    assert str(event["SUMMARY"]) == "Your appointment at Al Shifa; Main, Branch"


def test_cancelling_takes_the_same_event_out_again(receptionist):
    appointment = make_visits.confirmed(receptionist)
    _raw, _calendar, before = read(appointment)
    requests.cancel(appointment, by=receptionist, reason=Reason.PATIENT_ASKED)

    _raw, calendar, after = read(appointment, calendar_file.CANCEL)

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


def test_a_moved_visit_is_the_same_event_with_a_higher_number(receptionist):
    """Twice: first by the patient, then to an earlier time from the waiting list."""
    visit = make_visits.confirmed(receptionist, starts_at=at(14))
    files = [read(visit)]
    change = make_waiting.moved(visit, at(15))
    requests.confirm(change, by=receptionist)
    files.append(read(change))
    waitlist.join_for_earlier_time(change, [make_waiting.window()])
    waitlist.offer_freed(SUNDAY_NOON)
    earlier = change.replacements.get()
    offers.accept(earlier, earlier.offers.get().pk)
    files.append(read(earlier))
    requests.cancel(earlier, by=receptionist, reason=Reason.PATIENT_ASKED)
    files.append(read(earlier, calendar_file.CANCEL))

    assert [calendar["METHOD"] for _raw, calendar, _event in files] == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"]
    assert {str(event["UID"]) for *_file, event in files} == {f"visit-{visit.reference}@127.0.0.1"}
    assert [event.start for *_file, event in files] == [at(14), at(15), at(9), at(9)]
    numbers = [event["SEQUENCE"] for *_file, event in files]
    assert numbers == sorted(set(numbers))


def test_the_visit_that_was_replaced_is_not_taken_out_of_the_calendar(receptionist):
    """That would take out the new one, which is the same event."""
    visit = make_visits.confirmed(receptionist)
    declined, confirmed = make_waiting.moved(visit, at(15)), make_waiting.moved(visit, at(14))
    requests.confirm(confirmed, by=receptionist)

    sent = [
        (notification.kind, part.get_param("method"))
        for notification in Notification.objects.filter(appointment__in=[visit, declined, confirmed])
        if outbox.is_true(notification, SUNDAY_NOON)
        for part in compose.compose(notification).attachments
    ]

    assert sent == [("confirmed", "REQUEST")]
