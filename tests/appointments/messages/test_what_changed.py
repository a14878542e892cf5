"""Every message says in its subject and first sentence what happened: old and new, by whom, why (faults.md F4)."""

import re
from datetime import timedelta

import pytest
import time_machine
import vobject

from appointments import links, worker
from appointments.booking import by_phone, offers, records, requests, undo
from appointments.messages import calendar_file, compose
from appointments.models import Notification, Reason
from appointments.templatetags.visit_times import clinic_moment
from clinic.models import ClinicProfile
from tests import make, make_changes, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON
from tests.make_waiting import at, moved, offered, slot

pytestmark = pytest.mark.django_db

NINE, NOON = "Monday 23 November 2026 at 09:00, Dubai time", "Monday 23 November 2026 at 12:00, Dubai time"
CANCELLED = f"As you asked, your appointment on {NINE} is cancelled."


@pytest.fixture(autouse=True)
def clock(settings):
    settings.RECEPTION_EMAIL = ""
    make.profile(name="Al Shifa", address="Street 1", city="Dubai", map_url="https://maps.example/1", email="")
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def visit(receptionist):
    """Confirmed for Monday at nine, and told."""
    return make_visits.told(make_visits.confirmed(receptionist, patient_name="Layla Sample"))


def told(visit, kind) -> tuple[str, str]:
    """Subject and first sentences of the mail."""
    message = compose.compose(visit.notifications.get(kind=kind))
    return message.subject, " ".join(message.body.split("\n\n")[2].split())


def test_the_desk_reschedules_because_the_doctor_cannot(visit, receptionist):
    new = by_phone.reschedule(visit, slot(visit.service, at(12)), by=receptionist, reason=Reason.NO_TIME)

    assert told(new, "confirmed") == (
        "Your appointment has a new time: Mon 23 Nov 2026, 12:00 instead of Mon 23 Nov 2026, 09:00",
        f"We had to reschedule your appointment from {NINE} to {NOON}. "
        "Your doctor or therapist is not available at that time.",
    )


def test_the_desk_reschedules_because_the_patient_called(visit, receptionist):
    new = by_phone.reschedule(visit, slot(visit.service, at(12)), by=receptionist, reason=Reason.PATIENT_ASKED)

    assert told(new, "confirmed")[1] == f"As you asked, we have rescheduled your appointment from {NINE} to {NOON}."


def test_the_patient_asked_to_reschedule_and_the_clinic_confirms(visit, receptionist):
    change = moved(visit, at(12))
    assert told(change, "change_received") == (
        "Request to reschedule received – not yet confirmed: Mon 23 Nov 2026, 12:00",
        f"You asked to reschedule from {NINE} to {NOON}. "
        f"You keep your appointment on {NINE} until we confirm the new time.",
    )

    requests.confirm(change, by=receptionist)

    assert told(change, "confirmed")[1] == f"As you asked, we have rescheduled your appointment from {NINE} to {NOON}."


def test_an_offered_time_that_was_accepted(receptionist):
    visit = offered(receptionist, at(12))
    offers.accept(visit, visit.offers.get().pk)

    assert told(visit, "confirmed") == (
        "Your appointment is confirmed: Mon 23 Nov 2026, 12:00",
        f"You accepted a time that we offered. We expect you on {NOON}.",
    )


def test_another_practitioner_is_named(visit, receptionist):
    other = make.practitioner(name="Dr Other (sample)")
    make_visits.timetable(other)
    visit.service.practitioners.add(other)
    new = by_phone.reschedule(visit, slot(visit.service, at(12), other), by=receptionist)

    body = compose.compose(new.notifications.get(kind="confirmed")).body

    assert "Your appointment is now with Dr Other (sample)." in body


@pytest.mark.parametrize(
    ("by_staff", "reason", "subject", "sentence"),
    [
        (
            False,
            Reason.NOT_WELL,
            "Your appointment is cancelled",
            f"As you asked, your appointment on {NINE} is cancelled.",
        ),
        (
            True,
            Reason.PATIENT_ASKED,
            "Your appointment is cancelled",
            f"As you asked, your appointment on {NINE} is cancelled.",
        ),
        (
            True,
            Reason.NO_TIME,
            "We had to cancel your appointment",
            f"We are sorry. We had to cancel your appointment on {NINE}. Please do not come then. "
            "Your doctor or therapist is not available at that time.",
        ),
        (
            True,
            Reason.DUPLICATE,
            "We had to cancel your appointment",
            f"We are sorry. We had to cancel your appointment on {NINE}. Please do not come then. "
            "It was booked twice, and you need only one.",
        ),
    ],
)
def test_a_cancellation_says_whose_it_is_and_why(visit, receptionist, by_staff, reason, subject, sentence):
    requests.cancel(visit, by=receptionist if by_staff else None, reason=reason)

    assert told(visit, "cancelled") == (
        f"{subject}: Mon 23 Nov 2026, 09:00",
        f"{sentence} We no longer hold this time for you.",
    )


def test_who_loses_the_time_by_the_clinic_reads_which_times_are_free_and_who_did_not_ask_does_not(visit, receptionist):
    requests.cancel(visit, by=receptionist, reason=Reason.NO_TIME)
    mine = make_visits.request(visit.service, at(15), cookie="b", phone="+971501234500")
    requests.cancel(mine)

    assert "These times are free now:" in compose.compose(visit.notifications.get(kind="cancelled")).body
    message = compose.compose(mine.notifications.get(kind="cancelled"))
    assert "These times are free now:" not in message.body
    assert message.subject == "Your request is cancelled: Mon 23 Nov 2026, 15:00"


def test_a_request_that_is_declined_comes_with_the_reason(receptionist):
    visit = make_visits.request()
    requests.decline(visit, by=receptionist, reason=Reason.COULD_NOT_REACH)
    make_visits.told(visit)

    assert told(visit, "declined")[1] == (
        f"We are sorry. We cannot see you on {NINE}, the time that you requested. "
        "We called you and could not reach you. We no longer hold this time for you."
    )


def test_who_loses_the_time_by_an_absence_reads_which_and_the_calendar_entry_goes(visit, receptionist, post_office):
    worker.work()
    person = visit.practitioner
    make_changes.time_off(person, MONDAY_NINE, MONDAY_NINE + timedelta(hours=2), by=receptionist)
    worker.work()

    letters = post_office.letters
    files = [vobject.readOne(part.get_content()) for letter in letters for part in letter.iter_attachments()]
    assert letters[-1]["Subject"].strip().startswith("We have to reschedule your appointment on Mon 23 Nov 2026")
    assert [file.method.value for file in files] == ["REQUEST", "CANCEL"]
    assert files[0].vevent.uid.value == files[1].vevent.uid.value
    assert int(files[1].vevent.sequence.value) > int(files[0].vevent.sequence.value)
    assert files[1].vevent.dtstart.value == MONDAY_NINE
    offered_text = letters[-1].get_body(("plain",)).get_content()
    assert f"with {person.name}" in offered_text and "Who: Layla" in offered_text


def test_the_place_has_its_city_and_a_map(visit):
    body = compose.compose(visit.notifications.get(kind="confirmed")).body

    assert "Where: Al Shifa, Street 1, Dubai\nMap: https://maps.example/1" in body


def test_the_calendar_file_is_an_invitation_with_an_organizer_even_without_an_address_of_the_clinic(visit, post_office):
    worker.work()

    [part] = [part for letter in post_office.letters for part in letter.iter_attachments()]
    event = vobject.readOne(part.get_content()).vevent
    assert part["Content-Type"].count("charset") == 1
    assert dict(part["Content-Type"].params) == {"charset": "utf-8", "method": "REQUEST"}
    assert event.organizer.value == "mailto:clinic@localhost"
    assert (event.attendee.value, event.status.value) == (f"mailto:{visit.email}", "CONFIRMED")


def test_a_text_message_says_what_happened_with_both_times_and_nothing_else(visit, receptionist):
    new = by_phone.reschedule(visit, slot(visit.service, at(12)), by=receptionist)

    text = compose.text(new.notifications.get(kind="confirmed"))

    start = f"Al Shifa: Your appointment has a new time. {NOON}. Old time: {NINE}. http"
    assert text.startswith(start)
    assert len(text.removeprefix(start).split()) == 1


def test_the_same_time_with_another_practitioner_is_no_new_time(visit, receptionist):
    other = make.practitioner(name="Dr Other (sample)")
    make_visits.timetable(other)
    visit.service.practitioners.add(other)
    new = by_phone.reschedule(visit, slot(visit.service, at(9), other), by=receptionist, reason=Reason.NO_TIME)

    assert told(new, "confirmed") == (
        "Your appointment is with another doctor or therapist: Mon 23 Nov 2026, 09:00",
        f"Your appointment on {NINE} is now with Dr Other (sample), no longer with {visit.practitioner.name}. "
        "The time has not changed. Your doctor or therapist is not available at that time.",
    )


def test_a_confirmation_that_was_taken_back_was_never_told(receptionist):
    visit = make_visits.request(patient_name="Layla Sample")
    requests.confirm(visit, by=receptionist)
    undo.take_back(visit, by=receptionist)

    change = moved(visit, at(12))
    assert "Layla" not in compose.compose(change.notifications.get(kind="change_received")).body
    requests.confirm(change, by=receptionist)
    make_visits.told(change)
    assert told(change, "confirmed") == (
        "Your appointment is confirmed: Mon 23 Nov 2026, 12:00",
        f"We expect you on {NOON}.",
    )


def test_what_was_taken_back_is_cancelled_as_a_request_and_leaves_no_calendar_entry(receptionist):
    visit = make_visits.request()
    requests.confirm(visit, by=receptionist)
    undo.take_back(visit, by=receptionist)
    requests.cancel(visit)

    message = compose.compose(visit.notifications.get(kind="cancelled"))
    assert (message.subject, message.attachments) == ("Your request is cancelled: Mon 23 Nov 2026, 09:00", [])


@pytest.mark.parametrize("end", ["declined", "expired", "cancelled"])
def test_mail_and_page_show_the_same_times_and_never_the_one_that_was_refused(client, receptionist, end):
    visit = make_visits.request()
    if end == "declined":
        requests.decline(visit, by=receptionist, reason=Reason.NO_TIME)
    elif end == "expired":
        requests.expire(visit, now=visit.answer_by)
    else:
        requests.confirm(visit, by=receptionist)
        requests.cancel(visit, by=receptionist, reason=Reason.NO_TIME)
    make_visits.told(visit)

    body = compose.compose(visit.notifications.get(kind=end)).body
    shown = [slot.starts_at for slot in client.get(links.manage(visit)).context["new_times"]]

    assert [f"– {clinic_moment(start)}" for start in shown] == re.findall("– .*", body)[-3:]
    assert (visit.starts_at in shown) == (end == "expired")


def test_beside_an_appointment_that_stands_neither_mail_nor_page_shows_times(client, visit, receptionist):
    change = moved(visit, at(12))
    requests.decline(change, by=receptionist, reason=Reason.NO_TIME)
    make_visits.told(change)

    assert "These times are free" not in compose.compose(change.notifications.get(kind="declined")).body
    assert client.get(links.manage(change)).context["new_times"] == []


def test_the_calendar_entry_comes_back_with_a_higher_number_after_an_offer_that_ended(visit, receptionist):
    profile = ClinicProfile.objects.current()
    offered_now = records.make(visit, slot(visit.service, at(12)), SUNDAY_NOON, status="offered", answer_by=at(9))
    records.record(offered_now, "offered", SUNDAY_NOON, by=receptionist, to_status="offered")
    taken_out = calendar_file.visit(offered_now, profile, calendar_file.CANCEL, at=visit)
    records.end_changes(visit, SUNDAY_NOON, by=receptionist)

    again = calendar_file.visit(visit, profile)

    numbers = [int(vobject.readOne(file.decode()).vevent.sequence.value) for file in (taken_out, again)]
    assert numbers == [2, 3]


def test_a_link_that_was_asked_for_again_says_what_it_opens(receptionist):
    visit = offered(receptionist, at(12))
    compose_again = compose.compose(Notification(appointment=visit, kind="link_again")).body
    assert "opens the times that we offer you" in compose_again
    asked = make_visits.request(visit.service, at(15), cookie="b", phone="+971501234500")
    assert (
        f"opens your request for {NINE.replace('09', '15')}"
        in compose.compose(Notification(appointment=asked, kind="link_again")).body
    )
