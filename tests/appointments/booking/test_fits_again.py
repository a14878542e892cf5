"""A change that is undone: whoever was told not to come hears that the appointment takes place, nobody else hears."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from appointments import links
from appointments.booking import affected, affected_progress, callbacks, offers, requests
from appointments.booking.affected import Subject
from appointments.booking.affected_progress import Fate
from appointments.messages import outbox
from appointments.models import HeldTime, Notification, ScheduleChange, Status
from appointments.times import closures
from appointments.worker import work
from clinic.models import ClosingDay
from tests import invariants, make, make_changes, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON
from tests.make_waiting import at, moved

pytestmark = pytest.mark.django_db

STANDS, AWAY = "Your appointment takes place after all", "We have to reschedule your appointment on"


@pytest.fixture(autouse=True)
def clock(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def service():
    return make_visits.bookable_service("09:00", "17:00")


@pytest.fixture
def visit(service, receptionist, clock, mailoutbox):
    return known(make_visits.confirmed(receptionist, service=service), receptionist, clock, mailoutbox)


@pytest.fixture
def by_phone_only(service, receptionist, clock, mailoutbox):
    return known(make_visits.confirmed(receptionist, service=service, email=""), receptionist, clock, mailoutbox)


def known(visit, by, clock, mailoutbox):
    """The patient knows of the confirmation, by email or by phone."""
    visit.refresh_from_db()
    if visit.call_wanted_at:
        requests.told_by_phone(visit, by=by)
    minutes_pass(clock, 5)
    mailoutbox.clear()
    return visit


def minutes_pass(clock, number) -> None:
    clock.shift(timedelta(minutes=number))
    work()


def close(by, *, offer=True) -> ScheduleChange:
    return make_changes.clinic_closed(at(0), at(24), by=by, offer=offer)


def reopen(by, clock) -> None:
    clock.shift(timedelta(minutes=1))

    def change() -> Subject:
        closures.reopen(ClosingDay.objects.get())
        return Subject(ScheduleChange.Kind.CLINIC_CLOSED, "Eid")

    assert affected.make(change, agreed=None, by=by) is None


def told(mailoutbox) -> list[str]:
    """The beginnings of the subjects of what patients were sent."""
    return [
        mail.subject.partition(":")[0].partition(" Mon ")[0]
        for mail in mailoutbox
        if mail.to == ["patient@example.com"]
    ]


def row_of(change):
    [row] = affected_progress.progress_of(change, SUNDAY_NOON).rows
    return row


def test_a_slip_that_is_corrected_before_anybody_was_told_is_not_mentioned(visit, receptionist, clock, mailoutbox):
    change = close(receptionist)
    reopen(receptionist, clock)
    minutes_pass(clock, 60)

    offered = visit.replacements.get()
    assert told(mailoutbox) == []
    assert (offered.status, offered.held_times.count()) == (Status.CANCELLED, 0)
    assert set(offered.offers.values_list("outcome", flat=True)) == {"withdrawn"}
    assert HeldTime.objects.get().appointment == visit
    assert (row_of(change).fate, row_of(change).is_settled) == (Fate.KEPT, True)
    assert invariants.broken(SUNDAY_NOON) == []


def test_who_was_told_not_to_come_is_told_that_it_stands(client, signed_in, visit, receptionist, clock, mailoutbox):
    change = close(receptionist)
    minutes_pass(clock, 5)
    assert told(mailoutbox) == [AWAY]
    offered = visit.replacements.get()

    reopen(receptionist, clock)
    assert (row_of(change).fate, row_of(change).is_settled) == (Fate.KEPT, False)
    desk = signed_in(receptionist).get(reverse("desk:change", args=[change.pk])).text
    assert "A message that it takes place is being sent." in desk
    minutes_pass(clock, 1)

    assert told(mailoutbox) == [AWAY, STANDS]
    mail = mailoutbox[-1]
    assert mail.subject == f"{STANDS}: Mon 23 Nov 2026, 09:00"
    assert "We can see you after all. Please come on Monday 23 November 2026 at 09:00, Dubai time." in mail.body
    assert "The other times that we offered are no longer held." in mail.body
    [calendar] = mail.attachments
    assert "METHOD:REQUEST" in calendar.get_payload(decode=True).decode()
    assert row_of(change).is_settled
    page = client.get(links.manage(offered)).text
    assert "We no longer hold the other times that we offered" in page
    assert ["request to reschedule" in page, "Day and time" in page] == [False, False]
    assert "Confirmed: we expect you" in client.get(links.manage(visit)).text


def test_a_link_that_said_so_counts_as_told(visit, receptionist, clock, mailoutbox):
    close(receptionist, offer=False)
    outbox.queue_links_again([visit], SUNDAY_NOON)
    minutes_pass(clock, 1)
    assert "Please do not come then" in mailoutbox[-1].body

    reopen(receptionist, clock)
    minutes_pass(clock, 1)

    assert told(mailoutbox) == ["The link to your appointment", STANDS]


def test_a_message_that_is_being_sent_counts_as_told(visit, receptionist, clock):
    close(receptionist)
    clock.shift(timedelta(minutes=1))
    Notification.objects.filter(kind="away_offered").update(leased_until=SUNDAY_NOON + timedelta(hours=1), attempts=1)

    reopen(receptionist, clock)

    assert visit.notifications.filter(kind="stands").count() == 1


def test_who_was_told_by_phone_and_has_no_email_is_called_again(signed_in, by_phone_only, receptionist, clock):
    change = close(receptionist, offer=False)
    clock.shift(timedelta(minutes=5))
    requests.told_by_phone(by_phone_only, by=receptionist)

    reopen(receptionist, clock)

    by_phone_only.refresh_from_db()
    assert by_phone_only.call_wanted_at is not None
    assert (row_of(change).is_settled, row_of(change).is_for_staff) == (False, True)
    desk = signed_in(receptionist).get(reverse("desk:change", args=[change.pk])).text
    assert "Tell the patient that the appointment takes place." in desk
    requests.told_by_phone(by_phone_only, by=receptionist)
    assert row_of(change).is_settled


def test_who_was_to_be_called_and_was_not_yet_needs_no_call(by_phone_only, receptionist, clock):
    change = close(receptionist)
    offered = by_phone_only.replacements.get()
    offered.refresh_from_db()
    assert offered.call_wanted_at is not None

    reopen(receptionist, clock)

    offered.refresh_from_db()
    by_phone_only.refresh_from_db()
    assert (offered.call_wanted_at, by_phone_only.call_wanted_at) == (None, None)
    assert row_of(change).is_settled


def test_who_was_told_on_whatsapp_of_the_offer_hears_that_it_stands(visit, receptionist, clock):
    close(receptionist)
    offered = visit.replacements.get()
    type(visit).objects.filter(pk=offered.pk).update(whatsapp=True)
    callbacks.tell_on_whatsapp(offered, by=receptionist, now=SUNDAY_NOON + timedelta(minutes=6))

    reopen(receptionist, clock)

    assert visit.notifications.filter(kind="stands").count() == 1


def test_after_the_offer_has_ended_it_is_said_as_well(visit, receptionist, clock, mailoutbox):
    close(receptionist)
    minutes_pass(clock, 5)
    offers.none_suits(visit.replacements.get())
    visit.refresh_from_db()
    assert visit.call_wanted_at is not None

    reopen(receptionist, clock)
    minutes_pass(clock, 1)

    visit.refresh_from_db()
    assert (told(mailoutbox), visit.call_wanted_at) == ([AWAY, STANDS], None)


def test_it_waits_while_the_time_is_closed_again_and_is_said_once_each_time(visit, receptionist, clock, mailoutbox):
    close(receptionist)
    minutes_pass(clock, 5)
    reopen(receptionist, clock)
    close(receptionist, offer=False)
    minutes_pass(clock, 1)
    assert told(mailoutbox) == [AWAY]

    reopen(receptionist, clock)
    minutes_pass(clock, 6)
    assert told(mailoutbox) == [AWAY, STANDS]

    close(receptionist)
    minutes_pass(clock, 1)
    reopen(receptionist, clock)
    minutes_pass(clock, 1)
    assert told(mailoutbox) == [AWAY, STANDS, AWAY, STANDS]


def test_a_closing_day_that_moves_onto_the_offered_times_ends_the_offer_and_asks_nobody(visit, receptionist, clock):
    close(receptionist)
    clock.shift(timedelta(minutes=5))
    offered = visit.replacements.get()

    def move() -> Subject:
        closures.reopen(ClosingDay.objects.get())
        closures.close(None, at(13, days=-1), at(0), by=receptionist)
        closures.close(None, at(0, days=1), at(24, days=1), by=receptionist)
        return Subject(ScheduleChange.Kind.CLINIC_CLOSED, "Eid")

    assert affected.make(move, agreed=None, by=receptionist) is None

    offered.refresh_from_db()
    assert (offered.status, offered.call_wanted_at) == (Status.CANCELLED, None)


def test_what_the_patient_asked_for_stays(visit, receptionist, clock, mailoutbox):
    change = moved(visit, at(14, days=2))
    close(receptionist)
    outbox.queue_links_again([visit], SUNDAY_NOON)
    minutes_pass(clock, 1)

    reopen(receptionist, clock)
    minutes_pass(clock, 1)

    change.refresh_from_db()
    assert change.status == Status.REQUESTED
    assert "You asked to reschedule to Wednesday 25 November 2026 at 14:00, Dubai time." in mailoutbox[-1].body
    assert "no longer held" not in mailoutbox[-1].body


def test_a_reminder_that_waited_comes_when_the_time_is_open_again(visit, receptionist, clock, mailoutbox):
    make.profile(remind_before=timedelta(hours=18), remind_shortly_before=timedelta(hours=2))
    outbox.queue_missing_reminders(SUNDAY_NOON)
    close(receptionist, offer=False)
    clock.move_to(MONDAY_NINE - timedelta(hours=17, minutes=30))
    work()
    assert told(mailoutbox) == []

    reopen(receptionist, clock)
    minutes_pass(clock, 6)

    assert told(mailoutbox) == ["Reminder of your appointment"]
