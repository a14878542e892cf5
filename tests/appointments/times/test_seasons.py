"""A season of the clinic with the timetables that follow it: begun together, moved together, gone together."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from appointments.models import Timetable
from appointments.times import availability, seasons
from clinic.models import Season
from tests import make, make_visits
from tests.make_visits import MONDAY, SUNDAY_NOON

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
FIRST, LAST = MONDAY, MONDAY + 6 * DAY
NIGHTS = [(weekday, time(20), time(1)) for weekday in range(6)]


@pytest.fixture
def anna():
    """From Monday to Wednesday."""
    person = make.practitioner(name="Anna")
    make_visits.timetable(person, "09:00", "17:00", [0, 1, 2], daily_cap=7)
    return person


@pytest.fixture
def ramadan(anna, manager):
    return seasons.begin("Ramadan", FIRST, LAST, NIGHTS, [anna], by=manager)


def days(season):
    season.refresh_from_db()
    [timetable] = season.timetables.all()
    return (season.first_day, season.last_day), (timetable.valid_from, timetable.valid_until)


def free(person, day):
    service = make.service([person], step=timedelta(hours=1))
    slots = availability.free_slots(service, [person], day, day, returning=False, now=SUNDAY_NOON)
    return [slot.starts_at.astimezone(tz=None).hour for slot in slots]


def test_the_clinic_and_whoever_follows_have_the_same_hours_on_their_weekdays(ramadan, anna, manager):
    timetable = ramadan.timetables.get()

    assert (ramadan.name, ramadan.made_by, ramadan.hours.count()) == ("Ramadan", manager, 6)
    assert (timetable.practitioner, timetable.daily_cap, timetable.note) == (anna, 7, "Ramadan")
    assert list(timetable.hours.values_list("weekday", "opens_at", "closes_at")) == NIGHTS[:3]
    assert days(ramadan) == ((FIRST, LAST), (FIRST, LAST))


def test_afterwards_the_usual_timetable_counts_again(ramadan, anna):
    make.profile().opening_hours.create(weekday=0, opens_at=time(9), closes_at=time(17))

    assert len(free(anna, MONDAY + DAY)) == 5  # 00:00 of Monday's night, and 20:00 to 23:00
    assert len(free(anna, MONDAY + 7 * DAY)) == 8


def test_whoever_does_not_work_on_the_first_day_does_not_follow(anna, manager):
    anna.timetables.update(valid_until=FIRST - DAY)

    assert seasons.begin("Ramadan", FIRST, LAST, NIGHTS, [anna], by=manager).timetables.count() == 0


@pytest.mark.parametrize(
    ("first", "last"), [(FIRST, LAST + DAY), (FIRST, LAST - DAY), (FIRST - DAY, LAST), (FIRST + DAY, LAST)]
)
def test_a_season_moves_with_all_its_timetables(ramadan, first, last):
    seasons.move(ramadan, first, last)

    assert days(ramadan) == ((first, last), (first, last))


def test_days_that_staff_have_changed_for_one_person_stay(ramadan):
    ramadan.timetables.update(valid_until=FIRST)

    seasons.move(ramadan, FIRST + DAY, LAST + DAY)

    assert days(ramadan) == ((FIRST + DAY, LAST + DAY), (FIRST, FIRST))


def test_a_season_cannot_end_before_it_begins(ramadan):
    with pytest.raises(seasons.EndsBeforeItBegins):
        seasons.move(ramadan, LAST + DAY, LAST)

    assert days(ramadan) == ((FIRST, LAST), (FIRST, LAST))


@pytest.mark.parametrize(("begins", "is_in_the_way"), [(FIRST, True), (LAST, True), (LAST + DAY, False)])
def test_a_timetable_that_begins_within_the_season_is_named_and_nothing_is_saved(anna, manager, begins, is_in_the_way):
    make_visits.timetable(anna, valid_from=begins)
    if not is_in_the_way:
        assert seasons.begin("Ramadan", FIRST, LAST, NIGHTS, [anna], by=manager).timetables.count() == 1
        return

    with pytest.raises(seasons.InTheWay) as refused:
        seasons.begin("Ramadan", FIRST, LAST, NIGHTS, [anna], by=manager)

    assert refused.value.names == ["Anna"]
    assert Season.objects.count() == 0


def test_a_season_does_not_move_over_another_timetable(ramadan, anna):
    make_visits.timetable(anna, valid_from=LAST + DAY)

    with pytest.raises(seasons.InTheWay):
        seasons.move(ramadan, FIRST, LAST + DAY)

    assert days(ramadan) == ((FIRST, LAST), (FIRST, LAST))


def test_a_season_that_is_deleted_takes_its_timetables_and_leaves_the_usual_ones(ramadan, anna):
    ramadan.delete()

    assert list(Timetable.objects.values_list("practitioner", "valid_from")) == [(anna.pk, date(2026, 1, 1))]


def test_the_database_refuses_hours_without_length(ramadan):
    with pytest.raises(IntegrityError), transaction.atomic():
        ramadan.timetables.get().hours.create(weekday=5, opens_at=time(9), closes_at=time(9))
