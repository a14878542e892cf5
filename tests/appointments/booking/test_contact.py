"""A mistyped address is corrected: old links stop, the message goes again, history says so (faults.md F5)."""

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.urls import reverse

from appointments import links, worker
from appointments.booking import by_phone, contact, requests, waitlist
from appointments.booking.contact import Correction
from appointments.booking.statuses import AlreadyAnswered
from appointments.models import Action, Appointment, Notification
from appointments.patients import privacy
from tests import make, make_changes, make_visits, make_waiting
from tests.make_visits import COOKIE, SUNDAY_NOON
from tests.make_waiting import at, moved

pytestmark = pytest.mark.django_db

WRONG, RIGHT = "mona@gmial.example", "mona@gmail.example"
State = Notification.State


@pytest.fixture(autouse=True)
def clock(settings):
    settings.RECEPTION_EMAIL = ""
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def visit(receptionist):
    """Confirmed and told, at an address that was mistyped."""
    made = make_visits.told(make_visits.confirmed(receptionist, email=WRONG, patient_name="Mona Sample"))
    worker.work()
    mail.outbox.clear()
    return made


def sent() -> list[tuple[str, str]]:
    worker.work()
    return [(message.to[0], message.subject.partition(":")[0]) for message in mail.outbox]


def test_what_is_true_goes_to_the_right_address_and_the_strangers_link_opens_nothing(client, visit, receptionist):
    old = links.manage(visit)

    assert contact.correct(visit, {"email": RIGHT}, by=receptionist) == Correction.TOLD

    assert sent() == [(RIGHT, "Your appointment is confirmed")]
    assert client.get(old).status_code == 404
    assert links.manage(visit) in mail.outbox[0].body
    event = visit.events.last()
    assert (event.action, event.by, event.reason) == (Action.CONTACT_CHANGED, receptionist, "")


def test_what_belongs_to_it_changes_with_it(client, visit, receptionist):
    change = moved(visit, at(14))
    entry = waitlist.join_for_earlier_time(visit, [make_waiting.window()])
    old = [links.manage(change), links.waiting(entry)]
    worker.work()
    mail.outbox.clear()

    contact.correct(visit, {"email": RIGHT, "phone": "+971501112233"}, by=receptionist)

    for each in (visit, change, entry):
        each.refresh_from_db()
        assert (each.email, str(each.phone.as_e164)) == (RIGHT, "+971501112233")
    assert [client.get(address).status_code for address in old] == [404, 404]


def test_a_page_that_was_read_before_the_correction_carries_no_old_address_along(visit, receptionist):
    """Rescheduling and waiting for an earlier time copy the contact as it stands under the lock."""
    waits, moves = (Appointment.objects.get(pk=visit.pk) for _page in range(2))
    contact.correct(visit, {"email": RIGHT}, by=receptionist)

    entry = waitlist.join_for_earlier_time(waits, [make_waiting.window()])
    change = moved(moves, at(14))

    assert (entry.email, change.email) == (RIGHT, RIGHT)


def test_a_message_that_still_waits_goes_once_to_the_right_address(receptionist):
    made = make_visits.request(email=WRONG)

    contact.correct(made, {"email": RIGHT}, by=receptionist)

    assert sent() == [(RIGHT, "Request received – not yet confirmed")]


def test_without_an_address_the_patient_is_called_and_no_reminder_waits_for_the_stranger(visit, receptionist):
    contact.correct(visit, {"email": ""}, by=receptionist)

    visit.refresh_from_db()
    assert (sent(), visit.call_wanted_at) == ([], SUNDAY_NOON)
    assert not visit.notifications.filter(state=State.WAITING).exists()


def test_a_patient_without_an_address_who_gives_one_gets_the_confirmation(receptionist):
    made = make_visits.told(make_visits.confirmed(receptionist, email=""))

    contact.correct(made, {"email": RIGHT}, by=receptionist)

    assert sent() == [(RIGHT, "Your appointment is confirmed")]


def test_nothing_that_differs_changes_nothing(visit, receptionist):
    before = Appointment.objects.values().get()

    assert contact.correct(visit, {"email": WRONG}, by=receptionist) == Correction.NOTHING

    assert (Appointment.objects.values().get(), sent()) == (before, [])


def test_what_was_erased_is_not_filled_again(visit, manager):
    requests.cancel(visit, by=manager, reason="patient_asked")
    privacy.erase_visit(visit, by=manager)

    with pytest.raises(AlreadyAnswered):
        contact.correct(visit, {"email": RIGHT}, by=manager)

    assert Appointment.objects.get().email == ""


def test_only_contact_columns_are_corrected(visit, receptionist):
    with pytest.raises(ValueError, match="status"):
        contact.correct(visit, {"status": "cancelled"}, by=receptionist)


def test_the_desk_corrects_a_slip_on_one_page(signed_in, visit, receptionist):
    client, page = signed_in(receptionist), reverse("desk:contact", args=[visit.pk])
    assert page in client.get(reverse("desk:request", args=[visit.pk])).text
    assert WRONG in client.get(page).text
    answers = {"for_whom": "myself", "patient_name": "Mona Sample", "phone": "0501234567", "language": "en"}

    refused = client.post(page, answers | {"email": "no address"})
    assert (refused.status_code, Appointment.objects.get().email) == (422, WRONG)
    done = client.post(page, answers | {"email": RIGHT}, follow=True)

    assert "Corrected. Earlier links no longer work." in done.text
    assert "corrected the contact details" in done.text
    assert sent() == [(RIGHT, "Your appointment is confirmed")]
    assert "Nothing was changed." in client.post(page, answers | {"email": RIGHT}, follow=True).text


def test_who_asks_for_somebody_else_is_named(signed_in, visit, receptionist):
    answers = {"for_whom": "child", "patient_name": "Mona", "phone": "0501234567", "language": "en", "email": RIGHT}

    page = signed_in(receptionist).post(reverse("desk:contact", args=[visit.pk]), answers)

    assert (page.status_code, "Enter the name of the person who made the request." in page.text) == (422, True)


def test_of_a_rescheduled_appointment_the_one_that_stands_says_how_it_is(visit, receptionist):
    new = by_phone.reschedule(visit, make_waiting.slot(visit.service, at(12)), by=receptionist, reason="patient_asked")
    worker.work()
    mail.outbox.clear()

    assert contact.correct(visit, {"email": RIGHT}, by=receptionist) == Correction.TOLD

    assert sent() == [(RIGHT, "Your appointment has a new time")]
    new.refresh_from_db()
    assert links.manage(new) in mail.outbox[0].body


def close(visit, by, *, offer) -> None:
    """The day of the appointment is closed, and staff have seen whom it affects."""
    make_changes.clinic_closed(at(0), at(24), by=by, offer=offer)


def test_what_cannot_be_said_by_message_is_said_by_phone_and_the_desk_reads_so(signed_in, visit, receptionist):
    close(visit, receptionist, offer=False)
    answers = {
        "for_whom": "myself",
        "patient_name": "Mona New",
        "phone": "0501234567",
        "language": "en",
        "email": WRONG,
    }

    page = signed_in(receptionist).post(reverse("desk:contact", args=[visit.pk]), answers, follow=True)

    visit.refresh_from_db()
    assert ("No message goes: call the patient." in page.text, visit.call_wanted_at) == (True, SUNDAY_NOON)


def test_offered_times_go_again_to_the_right_address(visit, receptionist):
    close(visit, receptionist, offer=True)
    worker.work()
    mail.outbox.clear()

    assert contact.correct(visit, {"email": RIGHT}, by=receptionist) == Correction.TOLD

    assert [to for to, _subject in sent()] == [RIGHT]
    offer = visit.replacements.get()
    assert links.manage(offer) in mail.outbox[0].body


def test_the_browser_that_sent_the_request_opens_nothing_after_the_correction(client, receptionist):
    made = make_visits.request(email=WRONG)
    client.cookies[settings.DRAFT_COOKIE_NAME] = COOKIE
    page = f"/book/{made.draft_key}/check/"
    assert client.get(page).status_code == 302

    contact.correct(made, {"email": RIGHT}, by=receptionist)

    assert client.get(page).status_code == 404


def test_the_browser_that_sent_the_request_opens_nothing_after_the_link_was_replaced(client, receptionist):
    made = make_visits.request()
    client.cookies[settings.DRAFT_COOKIE_NAME] = COOKIE
    requests.replace_link(made, by=receptionist)

    assert client.get(f"/book/{made.draft_key}/check/").status_code == 404
