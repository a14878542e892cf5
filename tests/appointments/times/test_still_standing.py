"""May we say "we expect you"?

Whatever takes an appointment's time away: no page, message, file or feed says so any more, and reception sees whom to
call. Undone, everything is as it was.
"""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from appointments import links
from appointments.messages import calendar_feed, reminders
from appointments.models import Notification, TimetableException
from appointments.times import closures, misfits
from appointments.worker import work
from clinic.models import ClosingDay
from tests import make, make_visits
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def noon():
    make.profile(remind_before=timedelta(hours=12))
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def visit(manager):
    return make_visits.confirmed(manager)


def closed_by_the_clinic(visit):
    closures.close_days(None, MONDAY, MONDAY, public_note="Closed for Eid")
    return lambda: ClosingDay.objects.all().delete()


def closed_for_one(visit):
    closures.close_days(visit.practitioner, MONDAY, MONDAY)
    return lambda: TimetableException.objects.all().delete()


def timetable_ended(visit):
    hours = visit.practitioner.timetables.get()
    hours.valid_until = MONDAY - timedelta(days=1)
    hours.save()
    return lambda: visit.practitioner.timetables.update(valid_until=None)


def left(visit):
    type(visit.practitioner).objects.filter(pk=visit.practitioner_id).update(is_active=False)
    return lambda: type(visit.practitioner).objects.update(is_active=True)


def withdrawn(visit):
    type(visit.service).objects.update(is_active=False)
    return lambda: type(visit.service).objects.update(is_active=True)


def no_longer_offered(visit):
    visit.service.practitioners.remove(visit.practitioner)
    return lambda: visit.service.practitioners.add(visit.practitioner)


CHANGES = [closed_by_the_clinic, closed_for_one, timetable_ended, left, withdrawn, no_longer_offered]


def says(client, visit, by) -> dict[str, object]:
    """What each place says of the appointment now."""
    page = client.get(links.manage(visit)).text
    reminder = Notification(appointment=visit, kind=Notification.Kind.REMINDER)
    visit.refresh_from_db()
    feed = calendar_feed.make_feed(visit.practitioner, by=by, now=SUNDAY_NOON)
    entry = calendar_feed.calendar(feed, SUNDAY_NOON).decode()
    return {
        "page": "we expect you" in page,
        "please do not come": "Please do not come then" in page,
        "calendar file": client.get(links.manage(visit) + "calendar/").status_code,
        "reminder": reminders.is_true(reminder, SUNDAY_NOON),
        "feed": "STATUS:CONFIRMED" in entry,
    }


EXPECTED = {"page": True, "please do not come": False, "calendar file": 200, "reminder": True, "feed": True}
NOT_EXPECTED = {"page": False, "please do not come": True, "calendar file": 404, "reminder": False, "feed": False}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_nobody_is_told_that_we_expect_them_when_we_cannot(client, visit, manager, change):
    assert says(client, visit, manager) == EXPECTED

    undo = change(visit)
    assert misfits.falls_away(visit, SUNDAY_NOON)
    assert says(client, visit, manager) == NOT_EXPECTED

    undo()
    assert says(client, visit, manager) == EXPECTED


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_reception_has_them_to_call_until_they_are_dealt_with(client, visit, receptionist, change):
    client.force_login(receptionist)
    assert visit.reference not in client.get(reverse("desk:queue")).text

    undo = change(visit)
    page = client.get(reverse("desk:queue")).text
    assert (visit.reference in page, "We cannot keep this appointment" in page) == (True, True)
    assert "(1)" in client.get(reverse("desk:news")).text

    undo()
    assert visit.reference not in client.get(reverse("desk:queue")).text


def test_a_reminder_that_is_due_after_the_closing_is_not_sent(visit, noon, mailoutbox, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    closures.close_days(None, MONDAY, MONDAY)
    noon.move_to(MONDAY_NINE - timedelta(hours=12))
    work()
    assert [mail.subject for mail in mailoutbox if "Reminder" in mail.subject] == []
