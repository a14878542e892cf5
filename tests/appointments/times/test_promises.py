"""No time is offered that nobody can answer: every hour of eight weeks with all that a calendar may have."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from appointments.times import availability, deadlines
from clinic.models import ClinicProfile, ClosingDay, OpeningHours, Season, SeasonHours, Weekday
from tests import make, make_visits
from tests.sweeps import clinic_year, promises

pytestmark = [pytest.mark.django_db, pytest.mark.once]
EIGHT_WEEKS, DAY = 56 * 24, timedelta(days=1)
FRIDAY = [(time(9), time(12, 15)), (time(14), time(20))]


@pytest.fixture
def clinic():
    """Split Fridays, no Sundays, a short Saturday; Ramadan nights; Eid; an afternoon; somebody who leaves."""
    profile = make.profile(notice=timedelta(hours=1), horizon_days=60)
    weekly = [(day, time(9), time(20)) for day in range(4)] + [(4, *hours) for hours in FRIDAY]
    weekly.append((Weekday.SATURDAY, time(9), time(17)))
    for weekday, opens, closes in weekly:
        OpeningHours.objects.create(profile=profile, weekday=weekday, opens_at=opens, closes_at=closes)
    ramadan = Season.objects.create(name="Ramadan", first_day=date(2026, 12, 1), last_day=date(2026, 12, 5))
    for weekday in Weekday:
        SeasonHours.objects.create(season=ramadan, weekday=weekday, opens_at=time(20), closes_at=time(1))
    for start, end in [("2026-11-26T20:00", "2026-11-28T20:00"), ("2026-12-08T08:00", "2026-12-08T12:00")]:
        moments = (datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in (start, end))
        ClosingDay.objects.create(**dict(zip(("starts_at", "ends_at"), moments, strict=True)))
    return make_visits.bookable_service("08:00", "21:00", step=timedelta(minutes=15))


def test_each_hour_of_eight_weeks_the_calendar_and_the_first_free_times_agree_with_the_oracle(manager, monkeypatch):
    """Calendar: open or closed, until when, for how long. Promise: the first time that can be answered, by when."""
    clinic = clinic_year.build(manager)
    promises.reads_once(monkeypatch)
    since = clinic_year.here(clinic_year.FIRST_DAY)
    oracle = clinic_year.Oracle(since - 10 * DAY, since + 70 * DAY)

    assert promises.calendar_breaks(oracle, since, EIGHT_WEEKS) == []
    assert promises.table_breaks(oracle, clinic_year.FIRST_DAY, days=56) == []
    broken, counted = promises.promise_breaks(clinic, oracle, since, EIGHT_WEEKS)
    assert (broken, counted) == ([], EIGHT_WEEKS * len(clinic.services))


def test_times_of_the_same_day_stay_on_offer_while_somebody_is_there(clinic):
    policy = ClinicProfile.objects.current()
    people = list(clinic.practitioners.all())
    morning = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)  # Monday, 09:00 in Dubai
    slots = availability.free_slots(
        clinic, people, morning.date(), morning.date(), returning=False, now=morning, policy=policy
    )
    assert next(iter(slots)).starts_at == morning + timedelta(minutes=90)


def test_the_evening_before_a_closing_day_offers_what_can_be_answered_after_it(clinic):
    policy = ClinicProfile.objects.current()
    people = list(clinic.practitioners.all())
    evening = datetime(2026, 11, 26, 15, 30, tzinfo=UTC)  # Thursday 19:30; Friday and Saturday closed, no Sunday
    slots = list(
        availability.free_slots(
            clinic, people, evening.date(), date(2026, 12, 2), returning=False, now=evening, policy=policy
        )
    )
    monday_half_past_ten = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)
    assert slots[0].starts_at == monday_half_past_ten
    assert deadlines.answer_by(evening, slots[0].starts_at, policy) == monday_half_past_ten - timedelta(minutes=30)


@pytest.mark.parametrize("asked", [0, 15, 29])
def test_the_shortest_time_to_answer_is_never_under_half_an_hour(asked):
    from django.core.exceptions import ValidationError

    profile = make.profile(answer_at_least=timedelta(minutes=asked))
    with pytest.raises(ValidationError, match="answer_at_least"):
        profile.full_clean()
