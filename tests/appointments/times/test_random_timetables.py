"""A thousand random clinics in pure arithmetic, fifty in the database: what is listed can be booked, no more."""

import os
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction

from appointments.booking import requests
from appointments.booking.statuses import SlotGone
from appointments.models import Appointment, HeldTime, Timetable, TimetableException, TimetableHours
from appointments.times import availability
from appointments.times.day_plan import (
    CLOSED,
    HELD,
    OPEN,
    DayPlan,
    Days,
    Visit,
)
from clinic.models import ClosingDay
from tests import make, make_visits
from tests.random_timetables import RandomClinic, random_clinic

ZONES = ["Asia/Dubai", "Europe/London", "Australia/Sydney"]
# `make test` tries one zone whose clocks change; `make prove` tries all.
ONE_ZONE = [pytest.param(zone, marks=[pytest.mark.sweep] if zone != "Europe/London" else []) for zone in ZONES]
PURE = int(os.environ.get("RANDOM_CLINICS", "1000"))  # mutation testing makes do with fewer
IN_DATABASE = PURE // 20
SOME = 5


@pytest.fixture
def zone(request, settings):
    settings.CLINIC_TIME_ZONE = ZoneInfo(request.param)
    return settings.CLINIC_TIME_ZONE


@pytest.mark.pure
@pytest.mark.parametrize("zone", ONE_ZONE, indirect=True)
def test_the_agenda_of_a_thousand_random_clinics_is_what_the_oracle_says(zone):
    listing_ten = 0
    for seed in range(ZONES.index(zone.key), PURE, len(ZONES)):  # a third of the thousand in each zone
        clinic = random_clinic(seed, zone, may_have_doors=True)
        expected = [int(start.timestamp()) for start in clinic.free_starts()]

        assert starts_of(clinic) == expected, f"seed {seed}"
        listing_ten += len(expected) >= 10

    assert listing_ten > PURE / len(ZONES) / 2


def starts_of(clinic: RandomClinic) -> list[int]:
    epoch = lambda span: tuple(int(moment.timestamp()) for moment in span)  # noqa: E731
    days = Days.between(clinic.first, clinic.last)
    timetables = [
        (number, 1, season.begin, season.end, season.cap, weekday, opens, closes)
        for number, season in enumerate(sorted(clinic.seasons, key=lambda season: season.begin))
        for weekday, spans in (season.hours or {None: [(None, None)]}).items()
        for opens, closes in spans
    ]
    before = clinic.before * 60
    moments = [(1, CLOSED, *epoch(span), 0) for span in clinic.closed]
    moments += [(None, CLOSED, *epoch(span), 0) for span in clinic.closed_for_all]
    moments += [(1, OPEN, *epoch(span), 0) for span in clinic.opened]
    moments += [(1, HELD, *epoch(span), epoch(span)[0] + before) for span in clinic.held]
    visit = Visit(clinic.length * 60, before, clinic.after * 60, clinic.step * 60)
    earliest = int(clinic.earliest().timestamp())
    doors = None if clinic.doors is None else lambda day: clinic.doors.get(day.weekday(), [])
    return DayPlan([1], days, timetables, moments, doors).starts(1, visit, earliest)


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ONE_ZONE, indirect=True)
def test_of_fifty_random_clinics_five_listed_times_can_be_booked_and_five_others_cannot(zone):
    listing_ten = 0
    for seed in range(ZONES.index(zone.key), IN_DATABASE, len(ZONES)):  # a third of the fifty in each zone
        clinic = random_clinic(seed, zone)
        service = stored(clinic)
        hat = Random(seed)
        listed = [slot.starts_at for slot in slots_of(clinic, service)]
        assert listed == clinic.free_starts(), f"seed {seed}"

        for starts_at in hat.sample(listed, min(SOME, len(listed))):
            with transaction.atomic():
                assert booked(clinic, service, starts_at).starts_at == starts_at
                transaction.set_rollback(True)
        for starts_at in hat.sample(unlisted(clinic, listed), SOME):
            assert availability.explain(service.practitioners.get(), starts_at, service=service, now=clinic.now)
            with pytest.raises(SlotGone):
                booked(clinic, service, starts_at)
        listing_ten += len(listed) >= 10

    assert listing_ten >= IN_DATABASE / len(ZONES) / 2


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ONE_ZONE, indirect=True)
def test_a_time_is_listed_exactly_where_nothing_explains_it_away(zone):
    for seed in range(IN_DATABASE // 10):
        clinic = random_clinic(seed, zone, may_have_doors=True)
        service = stored(clinic)
        practitioner = service.practitioners.get()
        listed = {slot.starts_at for slot in slots_of(clinic, service)}

        for moment in Random(seed).sample([*listed, *unlisted(clinic, listed)], 20):
            obstacles = availability.explain(practitioner, moment, service=service, now=clinic.now)
            assert (obstacles == []) == (moment in listed), (seed, moment, obstacles)


@pytest.mark.django_db
def test_moments_are_stored_in_utc_whatever_the_database_takes_for_its_own_time():
    """The PostgreSQL of `make test` keeps New York's time: whoever believed it would be hours off in all tests here."""
    make_visits.request()

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setting, reset_val FROM pg_settings WHERE name = 'TimeZone'")
            ours, fallback = cursor.fetchone()
            assert ours == "UTC"
            assert fallback == "America/New_York" or "TEST_DATABASE_URL" in os.environ
        cursor.execute("SELECT CAST(busy_from AS text) FROM appointments_heldtime")
        assert cursor.fetchone()[0].startswith("2026-11-23 05:00:00")


def stored(clinic: RandomClinic):
    """The clinic as rows, the only one there is; its held times are visits of others."""
    TimetableException.objects.all().delete()
    ClosingDay.objects.all().delete()
    profile = make.profile(notice=timedelta(hours=clinic.notice), horizon_days=60)
    profile.opening_hours.all().delete()
    for weekday, spans in (clinic.doors or {}).items():
        for opens, closes in spans:
            profile.opening_hours.create(weekday=weekday, opens_at=opens, closes_at=closes)
    practitioner = make.practitioner()
    for season in clinic.seasons:
        timetable, _new = Timetable.objects.update_or_create(
            practitioner=practitioner,
            valid_from=season.begin,
            defaults={"valid_until": season.end, "daily_cap": season.cap},
        )
        TimetableHours.objects.bulk_create(
            TimetableHours(timetable=timetable, weekday=weekday, opens_at=opens, closes_at=closes)
            for weekday, spans in season.hours.items()
            for opens, closes in spans
        )
    for kind, spans in (("closed", clinic.closed), ("open", clinic.opened)):
        for since, until in spans:
            TimetableException.objects.create(practitioner=practitioner, kind=kind, starts_at=since, ends_at=until)
    for since, until in clinic.closed_for_all:
        ClosingDay.objects.create(starts_at=since, ends_at=until)
    service = make.service(
        [practitioner],
        duration_new=timedelta(minutes=clinic.length),
        step=timedelta(minutes=clinic.step),
        buffer_before=timedelta(minutes=clinic.before),
        buffer_after=timedelta(minutes=clinic.after),
    )
    for since, until in clinic.held:
        visit = make_visits.bare_appointment(practitioner, since + timedelta(minutes=clinic.before), service=service)
        HeldTime.objects.create(
            practitioner=practitioner, appointment=visit, kind="visit", busy_from=since, busy_until=until
        )
    return service


def slots_of(clinic: RandomClinic, service):
    return list(
        availability.free_slots(
            service, service.practitioners.all(), clinic.first, clinic.last, returning=False, now=clinic.now
        )
    )


def unlisted(clinic: RandomClinic, listed) -> list[datetime]:
    """Every five minutes of the three days, and an odd minute, that are not on the list."""
    begin = clinic.moment(clinic.first, datetime.min.time()).astimezone(UTC)
    every = [begin + timedelta(minutes=minute) for minute in [*range(0, 3 * 24 * 60, 5), 601]]
    return sorted(set(every) - set(listed))


def booked(clinic: RandomClinic, service, starts_at) -> Appointment:
    return requests.request(draft=make_visits.draft(service, starts_at, now=clinic.now), now=clinic.now)
