"""Timetables outside the clinic's opening hours: a manager reads which, of whom."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from appointments.demo import basics
from appointments.models import TimetableException
from appointments.times import outside_hours
from clinic import demo
from clinic.models import Season
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def layla():
    profile = make.profile()
    for weekday in range(6):
        profile.opening_hours.create(weekday=weekday, opens_at=time(9), closes_at=time(18))
    return make.practitioner(name="Dr Layla (sample)")


def told() -> list[str]:
    return [plain(line) for line in outside_hours.in_words(SUNDAY_NOON)]


def plain(words: str) -> str:
    """Without the isolates around times."""
    return words.translate({0x2066: None, 0x2069: None})


def test_hours_within_the_opening_hours_are_not_named(layla):
    make_visits.timetable(layla, "09:00", "18:00", range(6))

    assert told() == []


def test_hours_outside_are_named_by_weekday(layla):
    made = make_visits.timetable(layla, "08:45", "12:00", [0, 1])
    made.hours.create(weekday=6, opens_at=time(22), closes_at=time(1))

    assert told() == ["Dr Layla (sample): Monday, Tuesday 08:45–09:00; Sunday 22:00–01:00"]


def test_a_season_ahead_that_nobody_follows_is_named(layla):
    make_visits.timetable(layla, "09:00", "18:00", range(6))
    ramadan = Season.objects.create(name="Ramadan", first_day=date(2027, 2, 8), last_day=date(2027, 2, 9))
    ramadan.hours.create(weekday=0, opens_at=time(16), closes_at=time(1))

    assert told() == ["Dr Layla (sample), Ramadan: Monday 09:00–16:00; Tuesday 09:00–18:00"]


def test_extra_hours_and_people_who_take_no_bookings_are_not_named(layla):
    day_off = MONDAY_NINE + timedelta(days=6)
    TimetableException.objects.create(
        practitioner=layla, kind="open", starts_at=day_off, ends_at=MONDAY_NINE + timedelta(days=7)
    )
    make_visits.timetable(make.practitioner(is_active=False), "07:00", "08:00")

    assert told() == []


def test_where_no_opening_hours_were_entered_nothing_is_outside():
    make_visits.timetable(make.practitioner())

    assert told() == []


@pytest.mark.once
def test_the_sample_clinic_agrees_with_itself():
    demo.load()
    basics.load()

    assert told() == []


@pytest.mark.once
def test_the_manager_is_told_on_saving_and_among_the_first_steps(signed_in, manager, layla):
    client = signed_in(manager)
    form = {
        "practitioner": layla.pk, "valid_from": "2026-01-01", "valid_until": "", "note": "", "daily_cap": "",
        "hours-TOTAL_FORMS": 1, "hours-INITIAL_FORMS": 0,
        "hours-0-weekday": 0, "hours-0-opens_at": "08:45", "hours-0-closes_at": "12:00",
    }  # fmt: skip

    saved = client.post(reverse("admin:appointments_timetable_add"), form, follow=True).text
    steps = client.get(reverse("setup")).text

    assert "patients are not offered these times. Dr Layla (sample): Monday 08:45–09:00" in plain(saved)
    assert "Dr Layla (sample): Monday 08:45–09:00" in plain(steps)
