"""When the clinic has to have answered."""

from datetime import UTC, datetime, time, timedelta

import pytest

from appointments.times import deadlines
from clinic import calendar
from clinic.models import ClosingDay, OpeningHours, Weekday
from tests import make

pytestmark = pytest.mark.django_db

NEXT_WEEK = datetime(2026, 11, 30, 5, tzinfo=UTC)


@pytest.fixture
def profile():
    """Open from Monday to Saturday, nine to six, and a promise of four hours."""
    profile = make.profile(answer_within=timedelta(hours=4))
    for day in Weekday:
        if day != Weekday.SUNDAY:
            OpeningHours.objects.create(profile=profile, weekday=day, opens_at=time(9), closes_at=time(18))
    return profile


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        (datetime(2026, 11, 23, 6, tzinfo=UTC), datetime(2026, 11, 23, 10, tzinfo=UTC)),
        (datetime(2026, 11, 23, 12, tzinfo=UTC), datetime(2026, 11, 24, 7, tzinfo=UTC)),
        (datetime(2026, 11, 23, 20, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)),
        (datetime(2026, 11, 21, 13, tzinfo=UTC), datetime(2026, 11, 23, 8, tzinfo=UTC)),
    ],
    ids=["during-the-day", "runs-into-the-next-day", "at-night", "over-the-closed-sunday"],
)
def test_only_opening_hours_count(profile, asked, answered):
    assert deadlines.answer_by(asked, NEXT_WEEK, profile) == answered


@pytest.mark.parametrize("minutes", [1, 20, 59, 61, 240])
def test_the_answer_always_comes_before_the_visit(profile, minutes):
    now = datetime(2026, 11, 23, 6, tzinfo=UTC)
    starts_at = now + timedelta(minutes=minutes)

    deadline = deadlines.answer_by(now, starts_at, profile)

    assert now < deadline < starts_at


def test_a_clinic_without_hours_answers_by_the_clock():
    now = datetime(2026, 11, 23, 20, tzinfo=UTC)

    assert deadlines.answer_by(now, NEXT_WEEK, make.profile()) == now + timedelta(hours=4)


def test_what_is_urgent_is_answered_first(profile):
    profile.urgent_answer_within = timedelta(hours=1)
    now = datetime(2026, 11, 23, 6, tzinfo=UTC)

    assert deadlines.answer_by(now, NEXT_WEEK, profile, "urgent") == now + timedelta(hours=1)
    assert deadlines.answer_by(now, NEXT_WEEK, profile, "routine") == now + timedelta(hours=4)


@pytest.mark.parametrize(
    ("hold", "ahead", "until"),
    [(60, 600, 60), (600, 120, 90), (600, 60, 30), (600, 40, 20), (600, 61, 31)],
    ids=["its-time", "half-an-hour-before", "an-hour-ahead", "halfway", "just-over-an-hour"],
)
def test_an_offer_is_held_for_its_time_but_never_up_to_its_start(hold, ahead, until):
    now = datetime(2026, 11, 23, 6, tzinfo=UTC)
    minutes = timedelta(minutes=1)

    assert deadlines.offer_until(now, now + ahead * minutes, hold * minutes) == now + until * minutes


def test_a_clinic_that_never_opens_offers_nothing(profile):
    now = datetime(2026, 11, 23, 6, tzinfo=UTC)
    ClosingDay.objects.create(starts_at=now - timedelta(days=1), ends_at=now + timedelta(days=500))

    assert deadlines.earliest_start(now, profile, calendar.current()) is None


@pytest.mark.parametrize(("ahead", "until"), [(240, 210), (60, 30), (40, 20)])
def test_what_staff_book_for_the_night_is_answered_half_an_hour_before_or_halfway(profile, ahead, until):
    midnight = datetime(2026, 11, 23, 20, tzinfo=UTC)
    minutes = timedelta(minutes=1)

    assert deadlines.answer_by(midnight, midnight + ahead * minutes, profile) == midnight + until * minutes
