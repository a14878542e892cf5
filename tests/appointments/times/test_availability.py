"""Which times are on offer: table by table, and against a slow and obvious oracle."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from appointments.booking import requests
from appointments.models import HeldTime, TimetableException
from appointments.times import availability, closures
from clinic import calendar
from clinic.models import ClinicProfile, ClosingDay, Season
from tests import make, make_visits
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db


def walls(service, day=MONDAY, *, now=SUNDAY_NOON, returning=False, last_day=None):
    """The free starts as wall times of the clinic."""
    slots = availability.free_slots(
        service, service.practitioners.all(), day, last_day or day, returning=returning, now=now
    )
    return [slot.starts_at.astimezone(ZoneInfo("Asia/Dubai")).strftime("%H:%M") for slot in slots]


def test_starts_lie_on_the_grid_and_end_before_closing():
    service = make_visits.bookable_service("09:00", "10:00")

    assert walls(service) == ["09:00", "09:15", "09:30"]


def test_a_returning_patient_needs_less_time():
    service = make_visits.bookable_service("09:00", "09:30", duration_returning=timedelta(minutes=15))

    assert walls(service) == ["09:00"]
    assert walls(service, returning=True) == ["09:00", "09:15"]


def test_a_day_with_a_break_has_two_halves():
    practitioner = make.practitioner()
    made = make_visits.timetable(practitioner, "09:00", "10:00")
    for day in range(7):
        made.hours.create(weekday=day, opens_at=time(14), closes_at=time(15))
    service = make.service([practitioner], step=timedelta(minutes=30))

    assert walls(service) == ["09:00", "09:30", "14:00", "14:30"]


def test_nothing_is_offered_sooner_than_the_notice():
    """At 15:00 in Dubai nothing before 15:00 plus notice is listed (a fault read in another system)."""
    make.profile(notice=timedelta(hours=2))
    service = make_visits.bookable_service("09:00", "18:00", step=timedelta(minutes=30))

    assert walls(service, now=datetime(2026, 11, 23, 11, tzinfo=UTC)) == ["17:00", "17:30"]


def test_nothing_is_offered_beyond_the_horizon():
    make.profile(horizon_days=1)
    service = make_visits.bookable_service("09:00", "09:30")

    assert walls(service, MONDAY, last_day=MONDAY + timedelta(days=9)) == ["09:00"]


@pytest.mark.parametrize(
    ("held", "left"),
    [
        (("09:00", "09:30"), ["09:30"]),
        (("09:20", "09:30"), ["09:30"]),
        (("09:30", "10:00"), ["09:00"]),
        (("08:00", "09:00"), ["09:00", "09:15", "09:30"]),
        (("10:00", "11:00"), ["09:00", "09:15", "09:30"]),
    ],
)
def test_a_held_time_is_not_offered(held, left):
    service = make_visits.bookable_service("09:00", "10:00")
    hold(service, *held)

    assert walls(service) == left


def test_buffers_keep_visits_apart_but_need_no_opening_hours():
    service = make_visits.bookable_service(
        "09:00", "11:00", buffer_before=timedelta(minutes=15), buffer_after=timedelta(minutes=15)
    )
    hold(service, "09:45", "10:15")

    assert walls(service) == ["09:00", "10:30"]


@pytest.mark.parametrize(
    ("buffers", "held", "free"),
    [
        ({"buffer_before": 40}, (-40, -20), ["00:30", "23:00", "23:30"]),
        ({"buffer_before": 40}, (-50, -40), ["00:00", "00:30", "23:00", "23:30"]),
        ({"buffer_after": 40}, (24 * 60 + 20, 24 * 60 + 40), ["00:00", "00:30", "23:00"]),
        ({"buffer_after": 40}, (24 * 60 + 40, 24 * 60 + 60), ["00:00", "00:30", "23:00", "23:30"]),
    ],
)
def test_a_buffer_reaches_over_midnight_into_what_is_held_there(buffers, held, free):
    """Open around midnight: yesterday's and tomorrow's visits keep their distance too."""
    buffers = {name: timedelta(minutes=minutes) for name, minutes in buffers.items()}
    service = make_visits.bookable_service("00:00", "01:00", step=timedelta(minutes=30), **buffers)
    person = service.practitioners.get()
    until_midnight = {"starts_at": at("23:00"), "ends_at": at("00:00") + timedelta(days=1)}
    TimetableException.objects.create(practitioner=person, kind="open", **until_midnight)
    since, until = (at("00:00") + timedelta(minutes=minutes) for minutes in held)
    visit = make_visits.bare_appointment(service.practitioners.get(), since)
    HeldTime.objects.create(
        practitioner=visit.practitioner, appointment=visit, kind="visit", busy_from=since, busy_until=until
    )

    assert walls(service, now=SUNDAY_NOON - timedelta(days=1)) == free


def test_a_hold_that_has_expired_frees_its_time():
    service = make_visits.bookable_service("09:00", "09:30")
    hold(service, "09:00", "09:30", expires_at=SUNDAY_NOON)

    assert walls(service, now=SUNDAY_NOON) == ["09:00"]
    assert walls(service, now=SUNDAY_NOON - timedelta(seconds=1)) == []


@pytest.mark.parametrize("whole_clinic", [True, False])
def test_a_closure_takes_the_starts_that_would_run_into_it(whole_clinic):
    service = make_visits.bookable_service("09:00", "11:00", step=timedelta(minutes=30))
    practitioner = None if whole_clinic else service.practitioners.get()
    exception(practitioner, TimetableException.Kind.CLOSED, "09:45", "10:15")

    assert walls(service) == ["09:00", "10:30"]


def test_a_closure_of_one_leaves_the_others_open():
    service = make_visits.bookable_service("09:00", "09:30")
    exception(make.practitioner(), TimetableException.Kind.CLOSED, "00:00", "23:59")

    assert walls(service) == ["09:00"]


def test_an_extra_opening_joins_the_hours_beside_it():
    service = make_visits.bookable_service("09:00", "09:15")
    exception(service.practitioners.get(), TimetableException.Kind.OPEN, "09:15", "09:45")

    assert walls(service) == ["09:00", "09:15"]


def test_of_two_timetables_the_one_that_began_last_counts():
    practitioner = make.practitioner()
    make_visits.timetable(practitioner, "09:00", "09:30", valid_from=date(2026, 1, 1))
    make_visits.timetable(practitioner, "11:00", "11:30", valid_from=MONDAY, valid_until=MONDAY)
    service = make.service([practitioner])

    assert walls(service, MONDAY) == ["11:00"]
    assert walls(service, MONDAY + timedelta(days=1)) == ["09:00"]


def test_wall_time_is_kept_where_clocks_change(settings):
    """London, the night to 25 October 2026: nine o'clock stays nine o'clock."""
    settings.CLINIC_TIME_ZONE = ZoneInfo("Europe/London")
    service = make_visits.bookable_service("09:00", "09:30")
    saturday = date(2026, 10, 24)

    slots = availability.free_slots(
        service,
        service.practitioners.all(),
        saturday,
        saturday + timedelta(days=1),
        returning=False,
        now=datetime(2026, 10, 23, tzinfo=UTC),
    )

    assert [slot.starts_at.hour for slot in slots] == [8, 9]


def test_first_available_goes_to_whoever_has_most_free_time():
    busy, free = make.practitioner(), make.practitioner()
    for practitioner in (busy, free):
        make_visits.timetable(practitioner, "09:00", "10:00")
    service = make.service([busy, free])
    hold(service, "09:30", "10:00", practitioner=busy)

    slots = availability.fair_slots(service, [busy, free], MONDAY, MONDAY, returning=False, now=SUNDAY_NOON)

    assert {slot.practitioner_id for slot in slots} == {free.pk}


def test_the_three_nearest_come_in_the_order_of_the_clock():
    service = make_visits.bookable_service("09:00", "11:00", step=timedelta(minutes=30))
    hold(service, "09:30", "10:00")

    wanted = MONDAY_NINE + timedelta(minutes=30)
    found = availability.nearest(service, service.practitioners.all(), wanted, returning=False, now=SUNDAY_NOON)

    minutes = [int((slot.starts_at - MONDAY_NINE).total_seconds() / 60) for slot in found]
    assert minutes == [0, 60, 90]


@pytest.mark.parametrize("size", [1, 50])
def test_a_month_costs_the_same_statements_for_one_and_for_fifty(size, django_assert_max_num_queries):
    practitioners = [make.practitioner() for _number in range(size)]
    for practitioner in practitioners:
        make_visits.timetable(practitioner)
    service = make.service(practitioners)
    for practitioner in practitioners:
        hold(service, "09:30", "10:00", practitioner=practitioner)
        exception(practitioner, TimetableException.Kind.CLOSED, "11:00", "12:00")

    calendar.current()

    with django_assert_max_num_queries(5):
        slots = list(
            availability.free_slots(
                service, practitioners, MONDAY, MONDAY + timedelta(days=30), returning=False, now=SUNDAY_NOON
            )
        )

    assert len(slots) > 31 * 20 * size


def test_whatever_is_listed_can_be_booked_until_nothing_is_left():
    service = make_visits.bookable_service(
        "09:00", "11:00", buffer_after=timedelta(minutes=10), duration_new=timedelta(minutes=25)
    )
    while walls(service):
        slot = next(
            availability.free_slots(
                service, service.practitioners.all(), MONDAY, MONDAY, returning=False, now=SUNDAY_NOON
            )
        )
        requests.request(draft=make_visits.draft(service, slot.starts_at), now=SUNDAY_NOON)

    assert HeldTime.objects.count() == 3


def at(wall):
    return datetime.combine(MONDAY, time.fromisoformat(wall), ZoneInfo("Asia/Dubai"))


def hold(service, start, end, *, practitioner=None, **facts):
    practitioner = practitioner or service.practitioners.get()
    appointment = make_visits.bare_appointment(practitioner)
    return HeldTime.objects.create(
        practitioner=practitioner,
        appointment=appointment,
        kind=HeldTime.Kind.VISIT,
        busy_from=at(start),
        busy_until=at(end),
        **facts,
    )


def exception(practitioner, kind, start, end):
    if practitioner is None:
        return ClosingDay.objects.create(starts_at=at(start), ends_at=at(end))
    facts = {"kind": kind, "starts_at": at(start), "ends_at": at(end)}
    return TimetableException.objects.create(practitioner=practitioner, **facts)


def opens(profile, opens_at, closes_at, weekdays=range(7)):
    for weekday in weekdays:
        profile.opening_hours.create(
            weekday=weekday, opens_at=time.fromisoformat(opens_at), closes_at=time.fromisoformat(closes_at)
        )


def ramadan(opens_at=time(20), closes_at=time(1)):
    season = Season.objects.create(name="Ramadan", first_day=MONDAY, last_day=MONDAY + timedelta(days=1))
    for weekday in range(7):
        season.hours.create(weekday=weekday, opens_at=opens_at, closes_at=closes_at)
    return season


def test_nothing_is_offered_before_the_door_opens_or_after_it_closes():
    opens(make.profile(), "09:00", "12:00")
    opens(ClinicProfile.objects.current(), "13:00", "18:00", [6])  # somebody answers on Sunday
    service = make_visits.bookable_service("08:45", "12:45", step=timedelta(minutes=30))

    assert walls(service) == ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"]


def test_a_clinic_that_has_entered_no_hours_offers_those_of_the_timetables():
    make.profile()

    assert walls(make_visits.bookable_service("09:00", "10:00")) == ["09:00", "09:15", "09:30"]


def test_in_a_season_only_what_lies_within_its_hours_is_offered():
    opens(make.profile(), "09:00", "18:00")
    ramadan()
    days = make_visits.bookable_service("09:00", "17:00")
    nights = make_visits.bookable_service("22:00", "02:00", step=timedelta(minutes=45))

    assert walls(days, last_day=MONDAY + timedelta(days=1)) == []
    assert walls(nights, last_day=MONDAY + timedelta(days=3)) == ["22:00", "22:45", "23:30", "00:15"] * 2
    assert walls(nights, MONDAY + timedelta(days=2)) == ["00:15"]


def test_own_extra_hours_are_offered_while_the_door_is_shut():
    opens(make.profile(), "09:00", "12:00")
    opens(ClinicProfile.objects.current(), "13:00", "18:00", [6])  # somebody answers on Sunday
    service = make_visits.bookable_service("09:00", "10:00")
    TimetableException.objects.create(
        practitioner=service.practitioners.get(), kind="open",
        starts_at=MONDAY_NINE + timedelta(hours=13), ends_at=MONDAY_NINE + timedelta(hours=16),
    )  # fmt: skip

    night = ["22:00", "22:15", "22:30", "22:45", "23:00", "23:15", "23:30", "23:45"]
    assert walls(service) == ["09:00", "09:15", "09:30", *night]
    assert walls(service, MONDAY + timedelta(days=1))[:3] == ["00:00", "00:15", "00:30"]


@pytest.mark.parametrize("minutes_after_eleven_pm", [45, 75])
def test_a_time_at_night_can_be_requested(minutes_after_eleven_pm):
    service = make_visits.bookable_service("20:00", "01:00")
    starts_at = MONDAY_NINE + timedelta(hours=14, minutes=minutes_after_eleven_pm)

    made = requests.request(draft=make_visits.draft(service, starts_at), now=SUNDAY_NOON)

    assert (made.starts_at, made.ends_at) == (starts_at, starts_at + timedelta(minutes=30))


def test_a_closing_day_takes_its_own_night_and_leaves_the_one_before():
    opens(make.profile(), "20:00", "01:00")
    service = make_visits.bookable_service("20:00", "01:00", step=timedelta(hours=1))
    closing = ClosingDay.objects.create(
        starts_at=MONDAY_NINE - timedelta(hours=9), ends_at=MONDAY_NINE + timedelta(hours=15)
    )

    assert walls(service) == ["00:00"]  # of Sunday's night
    assert walls(service, MONDAY + timedelta(days=1)) == ["20:00", "21:00", "22:00", "23:00"]
    half_past = MONDAY_NINE + timedelta(hours=15, minutes=30)
    found = availability.explain(service.practitioners.get(), half_past, now=SUNDAY_NOON)
    assert [(each.rule, each.subject.starts_at) for each in found] == [(availability.Rule.CLOSED, closing.starts_at)]


def test_a_day_off_of_one_person_takes_its_own_night_and_leaves_the_one_before():
    """In Ramadan: Tuesday off is Tuesday from 22:00 on, not the end of Monday's night."""
    nights = make_visits.bookable_service("22:00", "02:00", step=timedelta(minutes=60))
    opens(make.profile(), "22:00", "02:00")
    closures.close_days(nights.practitioners.get(), MONDAY + timedelta(days=1), MONDAY + timedelta(days=1))

    assert walls(nights, MONDAY) == ["00:00", "01:00", "22:00", "23:00"]
    assert walls(nights, MONDAY + timedelta(days=1)) == ["00:00", "01:00"]
    assert walls(nights, MONDAY + timedelta(days=2)) == ["22:00", "23:00"]
