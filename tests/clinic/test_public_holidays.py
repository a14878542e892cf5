"""Public holidays: suggested by a library, accepted by a manager."""

from datetime import UTC, date, datetime, timedelta

import pytest

from appointments.times import closures
from clinic import public_holidays
from clinic.models import ClosingDay
from tests import make
from tests.make_visits import SUNDAY_NOON

pytestmark = pytest.mark.django_db

NATIONAL_DAYS = [date(2026, 12, 2), date(2026, 12, 3)]


def days(now=SUNDAY_NOON):
    return [holiday.day for holiday in public_holidays.suggestions(now)]


def test_the_next_twelve_months_begin_with_the_national_days():
    assert days()[:2] == NATIONAL_DAYS
    assert all(SUNDAY_NOON.date() <= day <= date(2027, 11, 22) for day in days())


def test_a_day_that_the_moon_decides_says_so():
    by_day = {holiday.day: holiday for holiday in public_holidays.suggestions(SUNDAY_NOON)}

    assert (by_day[date(2027, 3, 9)].name, by_day[date(2027, 3, 9)].is_estimated) == ("Eid al-Fitr", True)
    assert by_day[NATIONAL_DAYS[0]].is_estimated is False


def test_what_is_closed_already_is_not_suggested_and_half_a_day_is_not_closed():
    closures.close_days(None, NATIONAL_DAYS[0], NATIONAL_DAYS[0])
    closures.close(None, datetime(2026, 12, 2, 20, tzinfo=UTC), datetime(2026, 12, 3, 8, tzinfo=UTC))
    closures.close_days(make.practitioner(), NATIONAL_DAYS[1], NATIONAL_DAYS[1])

    assert NATIONAL_DAYS[0] not in days()
    assert NATIONAL_DAYS[1] in days()


def test_a_suggestion_closes_nothing_until_it_is_accepted():
    public_holidays.suggestions(SUNDAY_NOON)
    assert ClosingDay.objects.count() == 0

    closure = closures.close_holiday(NATIONAL_DAYS[0])

    assert (closure.public_note, closure.note) == ("National Day", "")
    assert closure.ends_at - closure.starts_at == timedelta(days=1)
    assert NATIONAL_DAYS[0] not in days()


def test_a_day_that_is_no_holiday_is_not_closed_as_one():
    with pytest.raises(LookupError):
        closures.close_holiday(date(2026, 11, 24))


def test_a_country_that_the_library_does_not_know_has_no_suggestions():
    make.profile(country="XX")

    assert days() == []


def test_a_clinic_elsewhere_has_its_own_holidays():
    make.profile(country="GB")

    assert date(2026, 12, 25) in days()
