"""Each hour: what the calendar answers, and whether the first free time of each service can be answered."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from appointments.times import availability, day_plan_rows, deadlines
from clinic import calendar
from tests.sweeps.clinic_year import DAY, HOUR, LEAVES_ON, MINUTE, QUARTER, ClinicYear, Oracle, here

BEFORE_THE_VISIT = timedelta(minutes=30)
SHORTEST_TIME_TO_ANSWER = timedelta(minutes=60)
PROMISED = timedelta(hours=4)
NOTICE = HOUR


def moments(since: datetime, hours: int) -> Iterator[datetime]:
    """Each hour, at every minute of the clock in turn."""
    return (since + number * HOUR + number * 7 % 60 * MINUTE for number in range(hours))


def calendar_breaks(oracle: Oracle, since: datetime, hours: int) -> list:
    found, broken = calendar.current(), []
    for now in moments(since, hours):
        standing, ahead = found.standing(now), now + 31 * HOUR
        told = (
            standing.is_open, standing.changes_at, found.is_open(now), found.open_time(now, ahead),
            found.after(now, SHORTEST_TIME_TO_ANSWER), found.latest_open(now - 9 * DAY, now),
        )  # fmt: skip
        right = (
            oracle.is_open(now), oracle.changes_at(now), oracle.is_open(now), oracle.open_time(now, ahead),
            oracle.after(now, SHORTEST_TIME_TO_ANSWER), oracle.latest_open(now),
        )  # fmt: skip
        if told != right:
            broken.append((now, told, right))
    return broken


def table_breaks(oracle: Oracle, first: date, days: int) -> list:
    """Quarters of an hour that the tables of hours show open, or do not, otherwise than the oracle."""
    found, shown = calendar.current(), set()
    for number in range(-1, days + 1):
        day = first + number * DAY
        for opens, closes in found.day(day, here(day)).spans:
            begins, ends = calendar.span(day, opens, closes)
            shown |= {begins + QUARTER * each for each in range((ends - begins) // QUARTER)}
    quarters = [here(first) + QUARTER * number for number in range(days * DAY // QUARTER)]
    return [quarter for quarter in quarters if (quarter in shown) != oracle.is_open(quarter)]


def reads_once(monkeypatch) -> None:
    """Nothing is booked during a sweep: what was read of some days stands."""
    read, kept = day_plan_rows.read, {}

    def reading(people, days, now, *reach, **more):
        key = (tuple(people), days.first, len(days), reach)
        if key not in kept:
            kept[key] = read(people, days, now, *reach, **more)
        return kept[key]

    monkeypatch.setattr(day_plan_rows, "read", reading)


def promise_breaks(clinic: ClinicYear, oracle: Oracle, since: datetime, hours: int) -> tuple[list, int]:
    """What is wrong, and how many first times were looked at. The clinic's person who leaves leaves."""
    broken, counted, leaves_at = [], 0, here(LEAVES_ON)
    has_left, people, possible = False, _people(clinic), {}
    for now in moments(since, hours):
        if now >= leaves_at and not has_left:
            clinic.leave()
            has_left, people, possible = True, _people(clinic), {}
        for service in clinic.services:
            key = (service.pk, now.date())
            if key not in possible:
                possible[key] = _possible(clinic, service, people[service.pk], now)
            counted += 1
            offered = _first(clinic, service, people[service.pk], now)
            right = next((start for start in possible[key] if _can_be_answered(oracle, now, start)), None)
            deadline = deadlines.answer_by(now, offered, clinic.profile) if offered else None
            right_deadline = (
                min(oracle.after(now, PROMISED), oracle.latest_open(right - BEFORE_THE_VISIT)) if right else None
            )
            if (offered, deadline) != (right, right_deadline):
                broken.append((service.slug, now, (offered, deadline), (right, right_deadline)))
    return broken, counted


def _people(clinic: ClinicYear) -> dict[int, list]:
    return {service.pk: list(service.practitioners.active()) for service in clinic.services}


def _can_be_answered(oracle: Oracle, now: datetime, start: datetime) -> bool:
    return start >= now + NOTICE and oracle.open_time(now, start - BEFORE_THE_VISIT) >= SHORTEST_TIME_TO_ANSWER


def _first(clinic: ClinicYear, service, people, now: datetime) -> datetime | None:
    today = calendar.local_day(now)
    for first, last in ((0, 1), (2, 9)):
        days = availability.fair_days(
            service, people, today + first * DAY, today + last * DAY,
            returning=False, now=now, policy=clinic.profile,
        )  # fmt: skip
        if days:
            return days[0].slots[0].starts_at
    return None


def _possible(clinic: ClinicYear, service, people, now: datetime) -> list[datetime]:
    """All starts of the days ahead, for a clinic that needs no notice and no time to answer."""
    clinic.profile.notice, kept = timedelta(0), clinic.profile.notice
    clinic.profile.answer_at_least, at_least = timedelta(0), clinic.profile.answer_at_least
    today = calendar.local_day(now) - DAY
    begin = here(today)
    try:
        slots = availability.fair_slots(
            service, people, today, today + 11 * DAY, returning=False, now=begin, policy=clinic.profile
        )
        return [slot.starts_at for slot in slots]
    finally:
        clinic.profile.notice, clinic.profile.answer_at_least = kept, at_least
