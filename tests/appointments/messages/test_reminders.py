"""Reminders: at the right hour, decided from the visit as it is then, and never about a visit that has begun."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail

from appointments import links, worker
from appointments.booking import offers, requests, reschedule
from appointments.messages import compose, outbox, reminders
from appointments.models import Appointment, Notification
from appointments.times.slot import Slot
from clinic.models import ClinicProfile
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
# Thursday at eleven in Dubai: both reminders fall into the daytime.
THURSDAY_ELEVEN = MONDAY_NINE + timedelta(days=3, hours=2)
State = Notification.State
FIRST, SOON = "Reminder of your appointment", "Your appointment is soon"


@pytest.fixture(autouse=True)
def clock(settings):
    settings.RECEPTION_EMAIL = ""
    make.profile(address="Street 1", what_to_bring="Scans")
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def confirm(receptionist):
    """A confirmed visit at this time, whose confirmation has been sent."""

    def confirmed(starts_at=THURSDAY_ELEVEN, now=SUNDAY_NOON, **facts) -> Appointment:
        visit = make_visits.request(make_visits.bookable_service("07:00", "22:00"), starts_at, now=now, **facts)
        requests.confirm(visit, by=receptionist, now=now)
        make_visits.told(visit)
        worker.work(now)
        mail.outbox.clear()
        return visit

    return confirmed


def planned(visit) -> dict:
    rows = visit.notifications.filter(kind__startswith="reminder")
    return dict(rows.values_list("kind", "run_at"))


def state(visit, kind) -> str:
    return visit.notifications.get(kind=kind).state


def sent() -> list[str]:
    return [message.subject.partition(":")[0] for message in mail.outbox]


def work_at(clock, moment):
    clock.move_to(moment)
    worker.work()


def test_two_days_and_three_hours_before(confirm, clock):
    visit = confirm()

    work_at(clock, THURSDAY_ELEVEN - 48 * HOUR - SECOND)
    assert sent() == []
    work_at(clock, THURSDAY_ELEVEN - 48 * HOUR)
    assert sent() == [FIRST]
    work_at(clock, THURSDAY_ELEVEN - 3 * HOUR - SECOND)
    assert sent() == [FIRST]
    work_at(clock, THURSDAY_ELEVEN - 3 * HOUR)
    worker.work()

    assert sent() == [FIRST, SOON]
    assert {state(visit, kind) for kind in planned(visit)} == {State.ACCEPTED}


@pytest.mark.parametrize(
    ("starts_at", "long_before", "shortly_before"),
    [
        # Nine in the morning: three hours before is night, so the evening before; two days before is daytime.
        (MONDAY_NINE + timedelta(days=3), -48 * HOUR, -14 * HOUR),
        # Eleven: eight o'clock is the first moment of the day. A quarter of an hour earlier it is still night.
        (THURSDAY_ELEVEN, -48 * HOUR, -3 * HOUR),
        (THURSDAY_ELEVEN - HOUR / 4, -48 * HOUR, -15.75 * HOUR),
        # Eight in the evening is night already, two days before as well: seven o'clock it is.
        (THURSDAY_ELEVEN + 9 * HOUR, -49 * HOUR, -3 * HOUR),
        (THURSDAY_ELEVEN + 8.75 * HOUR, -48 * HOUR, -3 * HOUR),
        # Half past seven in the morning: the evening before those two days.
        (THURSDAY_ELEVEN - 3.5 * HOUR, -60.5 * HOUR, -12.5 * HOUR),
    ],
)
def test_what_falls_into_the_night_goes_out_on_the_evening_before(confirm, starts_at, long_before, shortly_before):
    visit = confirm(starts_at)

    assert planned(visit) == {"reminder": starts_at + long_before, "reminder_shortly": starts_at + shortly_before}


def test_who_was_confirmed_within_the_hour_before_is_not_reminded(confirm):
    just = THURSDAY_ELEVEN - 48 * HOUR - HOUR

    assert set(planned(confirm(now=just))) == {"reminder", "reminder_shortly"}
    assert set(planned(confirm(now=just + SECOND, cookie="2"))) == {"reminder_shortly"}


def test_a_visit_of_this_very_day_has_no_reminder(confirm):
    assert planned(confirm(SUNDAY_NOON + 3.5 * HOUR)) == {}


def test_the_policy_says_when_and_whether(confirm):
    ClinicProfile.objects.update(remind_before=timedelta(hours=24), remind_shortly_before=timedelta(0))

    assert planned(confirm()) == {"reminder": THURSDAY_ELEVEN - 24 * HOUR}


def test_reminders_that_are_switched_off_later_are_not_sent(confirm, clock):
    visit = confirm()
    ClinicProfile.objects.update(remind_before=timedelta(0))

    work_at(clock, THURSDAY_ELEVEN - 48 * HOUR)

    assert (sent(), state(visit, "reminder")) == ([], State.DROPPED)


def test_a_policy_that_wants_it_later_is_heard(confirm, clock):
    visit = confirm()
    ClinicProfile.objects.update(remind_before=timedelta(hours=24))

    work_at(clock, THURSDAY_ELEVEN - 48 * HOUR)
    waiting = visit.notifications.get(kind="reminder")
    assert (waiting.state, waiting.attempts, waiting.leased_until) == (State.WAITING, 0, None)
    work_at(clock, THURSDAY_ELEVEN - 24 * HOUR - SECOND)
    assert sent() == []
    work_at(clock, THURSDAY_ELEVEN - 24 * HOUR)

    assert sent() == [FIRST]


def test_a_cancelled_visit_is_not_reminded_of(confirm, clock):
    visit = confirm()
    requests.cancel(visit, now=SUNDAY_NOON)
    worker.work()
    mail.outbox.clear()

    work_at(clock, THURSDAY_ELEVEN - 48 * HOUR)
    work_at(clock, THURSDAY_ELEVEN - 3 * HOUR)

    assert sent() == []
    assert {state(visit, kind) for kind in planned(visit)} == {State.DROPPED}


def test_of_a_moved_visit_only_the_new_time_is_reminded_of(confirm, receptionist, clock):
    old = confirm()
    later = THURSDAY_ELEVEN + timedelta(days=1)
    slot = Slot(later, later + timedelta(minutes=30), old.practitioner_id)
    new = reschedule.request_reschedule(old, slot, now=SUNDAY_NOON)
    requests.confirm(new, by=receptionist, now=SUNDAY_NOON)
    make_visits.told(new)
    worker.work()
    mail.outbox.clear()

    work_at(clock, THURSDAY_ELEVEN - 48 * HOUR)
    assert sent() == []
    work_at(clock, later - 48 * HOUR)

    assert sent() == [FIRST]
    assert "Friday 27 November 2026 at 11:00" in mail.outbox[0].body


def test_a_time_that_was_offered_and_taken_is_reminded_of(receptionist):
    visit = make_visits.request(make_visits.bookable_service())
    slot = Slot(THURSDAY_ELEVEN, THURSDAY_ELEVEN + timedelta(minutes=30), visit.practitioner_id)
    offers.offer(visit, [slot], by=receptionist, now=SUNDAY_NOON)
    make_visits.told(visit)

    offers.accept(visit, visit.offers.get().pk, now=SUNDAY_NOON)

    assert planned(visit)["reminder"] == THURSDAY_ELEVEN - 48 * HOUR


def test_an_overbooked_visit_is_reminded_of(manager):
    visit = make_visits.request(make_visits.bookable_service(), THURSDAY_ELEVEN)

    requests.overbook(visit, by=manager, reason="urgent", now=SUNDAY_NOON)

    assert set(planned(visit)) == {"reminder", "reminder_shortly"}


def test_a_missed_run_still_reminds_once(confirm, clock):
    confirm()

    work_at(clock, THURSDAY_ELEVEN - 24 * HOUR)
    worker.work()

    assert sent() == [FIRST]


def test_after_a_long_outage_only_the_second_reminder_is_sent(confirm, clock):
    visit = confirm()

    work_at(clock, THURSDAY_ELEVEN - SECOND)
    worker.work()

    assert sent() == [SOON]
    assert state(visit, "reminder") == State.DROPPED


def test_nobody_is_reminded_of_a_visit_that_has_begun(confirm, clock):
    visit = confirm()

    work_at(clock, THURSDAY_ELEVEN)

    assert sent() == []
    assert {state(visit, kind) for kind in planned(visit)} == {State.DROPPED}


def test_a_worker_that_comes_back_at_night_waits_for_the_morning(confirm, clock):
    visit = confirm(MONDAY_NINE + timedelta(days=3))

    work_at(clock, THURSDAY_ELEVEN - 3 * HOUR - SECOND)
    assert (sent(), state(visit, "reminder_shortly")) == ([], State.WAITING)
    work_at(clock, THURSDAY_ELEVEN - 3 * HOUR)

    assert sent() == [SOON]


def test_a_visit_before_the_morning_is_reminded_of_at_night_when_the_evening_was_missed(confirm, clock):
    confirm(THURSDAY_ELEVEN - 3 * HOUR)

    work_at(clock, THURSDAY_ELEVEN - 4 * HOUR)

    assert sent() == [SOON]


def test_who_has_no_e_mail_address_is_neither_reminded_nor_called_for_it(receptionist):
    visit = make_visits.request(make_visits.bookable_service(), THURSDAY_ELEVEN, email="")
    requests.confirm(visit, by=receptionist, now=SUNDAY_NOON)
    make_visits.told(visit)
    requests.told_by_phone(visit, by=receptionist, now=SUNDAY_NOON)

    worker.work(THURSDAY_ELEVEN - 2 * HOUR)

    visit.refresh_from_db()
    assert (planned(visit), visit.call_wanted_at) == ({}, None)


@pytest.mark.parametrize("kind", ["reminder", "reminder_shortly"])
def test_a_reminder_says_when_and_where_and_leads_to_the_visit(confirm, kind):
    visit = confirm(patient_name="Noor", contact_name="Huda", for_whom="child")

    message = compose.compose(visit.notifications.get(kind=kind))

    for words in (message.body, message.alternatives[0][0]):
        assert "Thursday 26 November 2026 at 11:00, Dubai time" in words
        assert "Street 1" in words
        assert visit.reference in words
        assert "Hello" in words and "Huda" in words
        assert "Who: Noor" in words and f"With: {visit.practitioner.name}" in words
        assert [link for link in words.split() if "/visit/" in link]
        assert settings.SITE_URL + links.manage(visit) in words
    assert visit.service.name not in message.message().as_string()
    assert ("Noor" in message.subject, visit.practitioner.name in message.subject) == (False, False)
    assert message.attachments == []


def test_opening_the_link_of_a_reminder_changes_nothing(confirm, client):
    """Mail scanners open every link."""
    visit = confirm()
    before = Appointment.objects.values().get()

    assert client.get(links.manage(visit)).status_code == 200

    assert Appointment.objects.values().get() == before


def policy(clock, moment, **before):
    """The policy changes, and the worker runs."""
    clock.move_to(moment)
    ClinicProfile.objects.update(**{name: timedelta(hours=hours) for name, hours in before.items()})
    worker.work()


def test_a_policy_that_wants_it_earlier_is_followed(confirm, clock):
    visit = confirm()

    policy(clock, THURSDAY_ELEVEN - 71 * HOUR, remind_before=72)

    assert sent() == [FIRST]
    assert state(visit, "reminder") == State.ACCEPTED


def test_a_policy_with_reminders_reaches_who_was_confirmed_when_there_were_none(confirm, clock):
    ClinicProfile.objects.update(remind_before=timedelta(0), remind_shortly_before=timedelta(0))
    visit = confirm()
    assert planned(visit) == {}

    policy(clock, THURSDAY_ELEVEN - 72 * HOUR, remind_before=48)
    assert (planned(visit), sent()) == ({"reminder": THURSDAY_ELEVEN - 48 * HOUR}, [])
    work_at(clock, THURSDAY_ELEVEN - 48 * HOUR)

    assert sent() == [FIRST]


def test_a_policy_that_wants_them_again_is_followed(confirm, clock):
    visit = confirm()
    policy(clock, THURSDAY_ELEVEN - 48 * HOUR, remind_before=0)
    assert (sent(), state(visit, "reminder")) == ([], State.DROPPED)

    policy(clock, THURSDAY_ELEVEN - 40 * HOUR, remind_before=24)
    work_at(clock, THURSDAY_ELEVEN - 24 * HOUR)

    assert sent() == [FIRST]


def test_what_was_overtaken_by_the_second_reminder_is_not_queued_again(confirm, clock):
    visit = confirm()
    for minutes in (1, 2, 3):
        work_at(clock, THURSDAY_ELEVEN - minutes * HOUR / 60)

    assert (sent(), state(visit, "reminder")) == ([SOON], State.DROPPED)


def test_who_is_confirmed_within_the_hour_or_has_no_channel_gets_none_by_a_policy_that_changes(confirm, clock):
    ClinicProfile.objects.update(remind_before=timedelta(0), remind_shortly_before=timedelta(0))
    just = confirm(now=THURSDAY_ELEVEN - 48.5 * HOUR)
    silent = confirm(THURSDAY_ELEVEN + HOUR, cookie="2", email="", phone="+971501234500")

    policy(clock, THURSDAY_ELEVEN - 48 * HOUR, remind_before=48)

    assert (planned(just), planned(silent)) == ({}, {})


def test_what_is_in_step_is_left_alone(confirm, django_assert_num_queries):
    confirm()

    assert (reminders.bring_in_step(SUNDAY_NOON), outbox.queue_missing_reminders(SUNDAY_NOON)) == (0, 0)
    with django_assert_num_queries(6):  # the policy twice, and one for each kind twice
        reminders.bring_in_step(SUNDAY_NOON)
        outbox.queue_missing_reminders(SUNDAY_NOON)
