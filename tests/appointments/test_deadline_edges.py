"""Both edges of every deadline, with a clock that stands still: a second before, and the second itself."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from appointments import links, worker
from appointments.booking import requests
from appointments.booking.statuses import SlotGone
from appointments.models import HeldTime, Status
from appointments.times import availability, deadlines
from clinic.models import OpeningHours
from tests import make, make_visits
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
LONDON, SYDNEY = ZoneInfo("Europe/London"), ZoneInfo("Australia/Sydney")


def starts(service, first, last=None, *, now):
    slots = availability.free_slots(
        service, service.practitioners.all(), first, last or first, returning=False, now=now
    )
    return [slot.starts_at for slot in slots]


@pytest.mark.parametrize(("late", "status"), [(-SECOND, Status.REQUESTED), (0 * SECOND, Status.EXPIRED)])
def test_answer_by_a_request_waits_until_its_deadline(late, status):
    appointment = make_visits.request()

    worker.work(appointment.answer_by + late)

    appointment.refresh_from_db()
    assert appointment.status == status


@pytest.mark.parametrize(("late", "free"), [(-SECOND, False), (0 * SECOND, True)])
def test_answer_by_the_time_is_held_until_the_deadline_even_without_a_worker(late, free):
    service = make_visits.bookable_service()
    appointment = make_visits.request(service)

    assert (MONDAY_NINE in starts(service, MONDAY, now=appointment.answer_by + late)) == free


@pytest.mark.parametrize(("late", "sent"), [(-SECOND, 0), (0 * SECOND, 1)])
def test_reception_is_warned_before_the_deadline(late, sent):
    appointment = make_visits.request()
    warn_at = deadlines.warn_at(SUNDAY_NOON, appointment.answer_by)
    assert SUNDAY_NOON < warn_at < appointment.answer_by

    worker.work(warn_at + late)

    assert appointment.notifications.filter(kind="answer_due", state="accepted").count() == sent


def test_reception_is_not_warned_of_what_was_answered(receptionist):
    appointment = make_visits.confirmed(receptionist)

    worker.work(appointment.answer_by)

    assert appointment.notifications.get(kind="answer_due").state == "dropped"


@pytest.mark.parametrize(
    ("minutes", "before"), [(240, 60), (120, 60), (60, 30), (10, 5)], ids=["4h", "2h", "1h", "10min"]
)
def test_the_warning_comes_an_hour_before_or_halfway(minutes, before):
    deadline = SUNDAY_NOON + timedelta(minutes=minutes)

    assert deadline - deadlines.warn_at(SUNDAY_NOON, deadline) == timedelta(minutes=before)


@pytest.mark.parametrize(("late", "offered"), [(0 * SECOND, True), (SECOND, False)])
def test_notice_a_time_is_offered_until_the_notice_begins(late, offered):
    make.profile(notice=timedelta(hours=3))
    service = make_visits.bookable_service()
    now = MONDAY_NINE - timedelta(hours=3) + late

    assert (MONDAY_NINE in starts(service, MONDAY, now=now)) == offered
    draft = make_visits.draft(service, now=now)
    if offered:
        assert requests.request(draft=draft, now=now).starts_at == MONDAY_NINE
    else:
        with pytest.raises(SlotGone):
            requests.request(draft=draft, now=now)


def test_notice_a_fraction_of_a_second_too_late_is_too_late():
    make.profile(notice=timedelta(hours=3))
    service = make_visits.bookable_service()
    now = MONDAY_NINE - timedelta(hours=3) + timedelta(microseconds=1)

    assert starts(service, MONDAY, now=now)[0] == MONDAY_NINE + timedelta(minutes=15)


@pytest.mark.parametrize(("late", "offered"), [(-SECOND, False), (0 * SECOND, True)])
def test_horizon_a_day_comes_into_sight_at_the_clinics_midnight(late, offered):
    make.profile(horizon_days=7)
    service = make_visits.bookable_service()
    midnight_a_week_before = datetime(2026, 11, 15, 20, tzinfo=UTC)  # the 16th begins in Dubai

    assert (starts(service, MONDAY, now=midnight_a_week_before + late) != []) == offered


@pytest.mark.parametrize(
    ("day", "opens"),
    [(date(2027, 2, 7), 9), (date(2027, 2, 8), 10), (date(2027, 3, 9), 10), (date(2027, 3, 10), 9)],
    ids=["the-day-before", "its-first-day", "its-last-day", "the-day-after"],
)
def test_a_season_counts_from_its_first_day_to_its_last(day, opens):
    service = make_visits.bookable_service("09:00", "17:00")
    make_visits.timetable(
        service.practitioners.get(), "10:00", "14:00", valid_from=date(2027, 2, 8), valid_until=date(2027, 3, 9)
    )

    first = starts(service, day, now=datetime(2027, 2, 1, tzinfo=UTC))[0]

    assert first == datetime.combine(day, time(opens), ZoneInfo("Asia/Dubai"))


def test_a_friday_in_two_halves_and_a_season_without_hours_closes():
    service = make_visits.bookable_service("09:00", "10:00", step=timedelta(minutes=30))
    practitioner = service.practitioners.get()
    split = make_visits.timetable(practitioner, "08:00", "08:30", weekdays=[4], valid_from=MONDAY)
    split.hours.create(weekday=4, opens_at=time(15), closes_at=time(15, 30))

    friday = MONDAY + timedelta(days=4)

    assert [start.hour for start in starts(service, friday, now=SUNDAY_NOON)] == [4, 11]
    assert starts(service, MONDAY, now=SUNDAY_NOON) == []


def test_the_leap_day_is_a_day_like_others():
    service = make_visits.bookable_service("09:00", "09:30")
    now = datetime(2028, 2, 27, tzinfo=UTC)

    days = [start.date() for start in starts(service, date(2028, 2, 28), date(2028, 3, 1), now=now)]

    assert days == [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)]


def test_a_year_from_the_leap_day_is_within_a_horizon_of_366_days():
    make.profile(horizon_days=365)
    service = make_visits.bookable_service("09:00", "09:30")

    last = starts(service, date(2029, 2, 1), date(2029, 3, 31), now=datetime(2028, 2, 29, 6, tzinfo=UTC))[-1]

    assert last.date() == date(2029, 2, 28)


def hours_of_the_night(settings, zone, opens, closes, day):
    """The free starts of one night, in UTC, thirty minutes apart."""
    settings.CLINIC_TIME_ZONE = zone
    service = make_visits.bookable_service(opens, closes, step=timedelta(minutes=30))
    now = datetime.combine(day, time(0), UTC) - timedelta(days=2)
    return [f"{start:%H:%M}" for start in starts(service, day, now=now)]


@pytest.mark.parametrize(
    ("zone", "day", "opens", "closes", "utc"),
    [
        # The 29th of March 2026: at 01:00 London's clocks go to 02:00.
        (LONDON, date(2026, 3, 29), "00:00", "03:00", ["00:00", "00:30", "01:00", "01:30"]),
        (LONDON, date(2026, 3, 29), "01:00", "02:30", ["01:00"]),
        (LONDON, date(2026, 3, 29), "01:15", "01:45", ["01:15"]),
        (LONDON, date(2026, 3, 29), "01:30", "02:00", []),
        # The 25th of October 2026: at 02:00 they go back to 01:00.
        (LONDON, date(2026, 10, 25), "00:30", "02:30", ["23:30", "00:00", "00:30", "01:00", "01:30", "02:00"]),
        (LONDON, date(2026, 10, 25), "01:00", "01:30", ["00:00"]),
        # Sydney: the 4th of October skips 02:00 to 03:00, the 5th of April repeats it.
        (SYDNEY, date(2026, 10, 4), "01:00", "04:00", ["15:00", "15:30", "16:00", "16:30"]),
        (SYDNEY, date(2026, 4, 5), "01:30", "03:30", ["14:30", "15:00", "15:30", "16:00", "16:30", "17:00"]),
    ],
)
def test_hours_around_a_change_of_clocks_are_real_hours(settings, zone, day, opens, closes, utc):
    assert hours_of_the_night(settings, zone, opens, closes, day) == utc


def test_a_promise_counts_real_hours_through_a_night_without_its_second_hour(settings):
    """Open from midnight to six, asked at midnight, four hours: the clock says five."""
    settings.CLINIC_TIME_ZONE = LONDON
    profile = make.profile(answer_within=timedelta(hours=4))
    OpeningHours.objects.create(profile=profile, weekday=6, opens_at=time(0), closes_at=time(6))
    asked = datetime(2026, 3, 29, 0, tzinfo=UTC)

    assert deadlines.answer_by(asked, asked + timedelta(days=3), profile) == asked + timedelta(hours=4)


def test_a_promise_counts_the_hour_that_comes_twice_twice(settings):
    settings.CLINIC_TIME_ZONE = LONDON
    profile = make.profile(answer_within=timedelta(hours=4))
    OpeningHours.objects.create(profile=profile, weekday=6, opens_at=time(0), closes_at=time(6))
    asked = datetime(2026, 10, 24, 12, tzinfo=UTC)  # Saturday: closed; Sunday begins at 23:00 in UTC

    assert deadlines.answer_by(asked, asked + timedelta(days=3), profile) == datetime(2026, 10, 25, 3, tzinfo=UTC)


@pytest.mark.parametrize(("late", "opens"), [(-SECOND, True), (0 * SECOND, False)])
def test_a_link_opens_until_a_week_after_the_visit(late, opens):
    appointment = make_visits.request()
    end = appointment.ends_at + links.VALID_AFTER_THE_VISIT

    assert (links.find_appointment(links.token(appointment), end + late) is not None) == opens


@pytest.mark.parametrize(("late", "held"), [(-SECOND, 1), (0 * SECOND, 1)])
def test_a_late_confirmation_within_the_deadline_and_at_it_keeps_the_time(receptionist, late, held):
    appointment = make_visits.request()

    requests.confirm(appointment, by=receptionist, now=appointment.answer_by + late)

    assert HeldTime.objects.filter(appointment=appointment, expires_at=None).count() == held


def test_at_three_in_the_afternoon_nothing_before_three_plus_notice_is_listed():
    make.profile(notice=timedelta(hours=2))
    service = make_visits.bookable_service("08:00", "20:00")
    three = datetime(2026, 11, 23, 11, tzinfo=UTC)

    assert starts(service, MONDAY, now=three)[0] == three + timedelta(hours=2)
