"""Which free times are named: for a moment, for whoever is free first, instead of another."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from appointments.models import HeldTime, TimetableException
from appointments.times import availability
from appointments.times.slot import Slot
from clinic import calendar
from clinic.models import ClinicProfile
from tests import make, make_visits
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def at(wall: str, day=MONDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(wall), ZoneInfo("Asia/Dubai"))


def walls(slots) -> list[str]:
    return [slot.starts_at.astimezone(ZoneInfo("Asia/Dubai")).strftime("%a %H:%M") for slot in slots]


def with_hours(*hours) -> list:
    """Practitioners, each with the hours of Monday that are named."""
    made = [make.practitioner() for _each in hours]
    for practitioner, (opens, closes) in zip(made, hours, strict=True):
        make_visits.timetable(practitioner, opens, closes, weekdays=[0])
    return made


def hold(practitioner, start, end):
    visit = make_visits.bare_appointment(practitioner, at(start))
    HeldTime.objects.create(
        practitioner=practitioner, appointment=visit, kind="visit", busy_from=at(start), busy_until=at(end)
    )


def fair(service, people, *, first=MONDAY, last=MONDAY, returning=False, now=SUNDAY_NOON, **facts):
    return availability.fair_slots(service, people, first, last, returning=returning, now=now, **facts)


def nearest(service, moment, *, returning=False, now=SUNDAY_NOON):
    return availability.nearest(service, service.practitioners.all(), moment, returning=returning, now=now)


def test_a_slot_knows_its_end_its_day_and_its_name():
    service = make_visits.bookable_service("00:00", "00:45")
    practitioner = service.practitioners.get()

    slot = next(
        availability.free_slots(service, [practitioner], MONDAY, MONDAY, returning=False, now=SUNDAY_NOON - DAY)
    )

    assert slot == Slot(at("00:00"), at("00:30"), practitioner.pk)
    assert slot.starts_at.tzinfo is UTC
    assert (slot.day, slot.name) == (MONDAY, f"{practitioner.pk}-1795377600")


def test_each_moment_goes_to_one_who_is_free():
    early, late = with_hours(("09:00", "10:00"), ("09:30", "10:30"))
    service = make.service([early, late], step=timedelta(minutes=30))

    slots = fair(service, [early, late])

    assert walls(slots) == ["Mon 09:00", "Mon 09:30", "Mon 10:00"]
    assert [slot.practitioner_id for slot in slots] == [early.pk, early.pk, late.pk]  # of equals the first
    assert [slot.ends_at - slot.starts_at for slot in slots] == [timedelta(minutes=30)] * 3


def test_whoever_has_most_free_starts_on_that_day_comes_first_day_by_day():
    """Basim has more on Monday, Anna on Tuesday: what was free yesterday does not count."""
    anna, basim = make.practitioner(), make.practitioner()
    make_visits.timetable(anna, "09:00", "10:00", weekdays=[0])
    make_visits.timetable(anna, "09:00", "12:00", weekdays=[1], valid_from=MONDAY + DAY)
    make_visits.timetable(basim, "09:00", "11:00", weekdays=[0, 1])
    service = make.service([anna, basim], step=timedelta(minutes=30))

    slots = fair(service, [anna, basim], last=MONDAY + DAY)

    at_nine = {slot.day: slot.practitioner_id for slot in slots if slot.starts_at in {at("09:00"), at("09:00") + DAY}}
    assert at_nine == {MONDAY: basim.pk, MONDAY + DAY: anna.pk}
    assert [slot.starts_at for slot in slots] == sorted(slot.starts_at for slot in slots)


def test_free_days_are_named_and_a_day_without_anything_free_is_none_of_them():
    practitioner = make.practitioner()
    make_visits.timetable(practitioner, "09:00", "10:00", weekdays=[0, 2])
    service = make.service([practitioner], step=timedelta(minutes=30))

    days = availability.fair_days(service, [practitioner], MONDAY, MONDAY + 3 * DAY, returning=False, now=SUNDAY_NOON)

    assert [(day.date, walls(day.slots)) for day in days] == [
        (MONDAY, ["Mon 09:00", "Mon 09:30"]),
        (MONDAY + 2 * DAY, ["Wed 09:00", "Wed 09:30"]),
    ]


def test_a_returning_patient_is_offered_the_shorter_time_fairly_too():
    service = make_visits.bookable_service("09:00", "09:20")

    assert fair(service, service.practitioners.all()) == []
    (slot,) = fair(service, service.practitioners.all(), returning=True)
    assert slot.ends_at - slot.starts_at == timedelta(minutes=20)


def test_the_clock_and_the_stored_policy_count_where_none_are_named():
    make.profile(notice=timedelta(hours=1))
    service = make_visits.bookable_service("09:00", "10:00", step=timedelta(minutes=30))
    people = service.practitioners.all()

    with time_machine.travel(at("08:00"), tick=False):  # an hour to answer, and half an hour
        assert walls(fair(service, people, now=None)) == ["Mon 09:30"]
        strict = ClinicProfile(notice=timedelta(hours=2))
        assert walls(fair(service, people, now=None, policy=strict)) == []
        assert list(availability.free_slots(service, people, MONDAY, MONDAY, returning=False, policy=strict)) == []
        assert len(list(availability.free_slots(service, people, MONDAY, MONDAY, returning=False))) == 1


def test_a_policy_at_hand_saves_a_statement(django_assert_num_queries):
    service = make_visits.bookable_service()
    people, policy = list(service.practitioners.all()), ClinicProfile(notice=timedelta(0))

    calendar.current()

    with django_assert_num_queries(4):
        assert fair(service, people, policy=policy) != []


def test_nobody_and_no_day_ask_for_nothing(django_assert_num_queries):
    service = make_visits.bookable_service()
    people, policy = list(service.practitioners.all()), ClinicProfile()

    with django_assert_num_queries(0):
        assert fair(service, [], policy=policy) == []
        assert fair(service, people, first=MONDAY + DAY, policy=policy) == []


def test_the_horizon_is_counted_from_today_and_yesterday_is_over():
    make.profile(horizon_days=2, notice=timedelta(0))
    service = make_visits.bookable_service("09:00", "09:30")

    slots = fair(service, service.practitioners.all(), first=MONDAY - 9 * DAY, last=MONDAY + 9 * DAY)

    assert walls(slots) == ["Mon 09:00", "Tue 09:00"]  # it is Sunday noon


def test_the_three_nearest_are_taken_from_both_sides():
    service = make_visits.bookable_service("09:00", "17:00", step=timedelta(minutes=30))

    assert walls(nearest(service, at("12:10"))) == ["Mon 11:30", "Mon 12:00", "Mon 12:30"]


def test_of_two_that_are_equally_near_the_earlier_is_chosen():
    service = make_visits.bookable_service("09:00", "17:00", step=timedelta(hours=1))

    assert walls(nearest(service, at("12:30"))) == ["Mon 11:00", "Mon 12:00", "Mon 13:00"]


def test_nearest_knows_a_returning_patient_and_the_given_now():
    service = make_visits.bookable_service("09:00", "09:20")

    assert nearest(service, at("09:00")) == []
    with time_machine.travel(MONDAY_NINE + 200 * DAY, tick=False):
        assert walls(nearest(service, at("09:00"), returning=True)) == ["Mon 09:00", "Tue 09:00", "Wed 09:00"]


@pytest.mark.parametrize(("days", "found"), [(14, 1), (15, 1), (39, 1), (40, 0), (-14, 1), (-15, 0)])
def test_nearest_looks_fourteen_days_to_either_side_and_then_ahead_as_far_as_the_horizon(days, found):
    make.profile(horizon_days=60)
    wanted = MONDAY + 20 * DAY
    service = make_visits.bookable_service("09:00", "09:30")
    free = wanted + days * DAY
    timetable = service.practitioners.get().timetables.get()
    timetable.valid_from = timetable.valid_until = free
    timetable.save()

    assert len(nearest(service, at("09:00", wanted))) == found


def test_what_is_offered_is_one_very_slot():
    service = make_visits.bookable_service("09:00", "10:00")
    practitioner = service.practitioners.get()

    def offered(moment, **facts):
        facts = {"returning": False, "now": SUNDAY_NOON} | facts
        return availability.offered(service, practitioner, moment, **facts)

    assert offered(at("09:15")) == Slot(at("09:15"), at("09:45"), practitioner.pk)
    assert offered(at("09:15"), returning=True).ends_at == at("09:35")
    assert offered(at("09:20")) is None
    assert offered(at("09:15") + timedelta(microseconds=1)) is None
    assert offered(at("09:15"), now=at("09:16")) is None
    assert offered(at("09:15"), policy=ClinicProfile(notice=timedelta(hours=24))) is None


def test_instead_of_a_visit_the_same_practitioner_is_named():
    anna, basim = with_hours(("09:00", "12:00"), ("09:00", "12:00"))
    service = make.service([basim, anna], step=timedelta(minutes=30))
    visit = make_visits.request(service, at("10:00"), practitioner=anna)

    with time_machine.travel(at("10:00") + DAY, tick=False):  # the moment that is named counts, not the clock
        found = availability.instead_of(visit, SUNDAY_NOON)

    assert walls(found) == ["Mon 09:00", "Mon 09:30", "Mon 10:30"]
    assert {slot.practitioner_id for slot in found} == {anna.pk}


@pytest.mark.parametrize("why", ["full", "left"])
def test_instead_of_a_visit_with_somebody_who_has_no_time_the_others_are_named(why):
    anna, basim = with_hours(("10:00", "10:30"), ("09:00", "12:00"))
    service = make.service([basim, anna], step=timedelta(minutes=30))
    visit = make_visits.request(service, at("10:00"), practitioner=anna)
    if why == "full":
        starts_at, ends_at = at("00:00"), at("00:00") + 60 * DAY
        TimetableException.objects.create(practitioner=anna, kind="closed", starts_at=starts_at, ends_at=ends_at)
    else:
        type(anna).objects.filter(pk=anna.pk).update(is_active=False)

    found = availability.instead_of(visit, SUNDAY_NOON)

    assert walls(found) == ["Mon 09:30", "Mon 10:00", "Mon 10:30"]
    assert {slot.practitioner_id for slot in found} == {basim.pk}


def test_nearest_goes_by_the_policy_that_is_at_hand():
    service = make_visits.bookable_service()
    policy = make.profile(notice=timedelta(0))
    policy.notice = timedelta(days=2)

    found = availability.nearest(
        service, service.practitioners.all(), at("09:00"), returning=False, now=SUNDAY_NOON, policy=policy
    )

    assert walls(found)[0] == "Tue 12:00"


def test_instead_of_a_returning_patients_visit_the_shorter_time_is_enough():
    service = make_visits.bookable_service("09:00", "09:20")
    visit = make_visits.request(service, at("09:00"), returning=True)

    found = availability.instead_of(visit, SUNDAY_NOON)

    assert walls(found) == ["Tue 09:00", "Wed 09:00", "Thu 09:00"]


def test_instead_of_a_visit_nothing_is_named_where_nobody_has_time_or_the_service_is_gone():
    service = make_visits.bookable_service()
    visit = make_visits.request(service)
    assert len(availability.instead_of(visit, SUNDAY_NOON)) == 3

    service.practitioners.update(is_active=False)
    assert availability.instead_of(visit, SUNDAY_NOON) == []

    service.practitioners.update(is_active=True)
    visit.service.is_active = False
    assert availability.instead_of(visit, SUNDAY_NOON) == []
