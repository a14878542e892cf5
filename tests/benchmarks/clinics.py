"""Clinics of any size, stored in bulk: who works, what is closed, what is booked."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from appointments.models import HeldTime, Timetable, TimetableException, TimetableHours
from tests import make, make_visits


def practitioners(number: int, name: str):
    return [make.practitioner(slug=f"{name}-{each}") for each in range(number)]


def from_rows(people, rules, closed, booked, begin):
    """A service of half an hour, and the rows of sweep.py as ours: (who, start, end) in epoch seconds."""
    service = make.service(people, slug=f"service-of-{people[0].slug}", step=timedelta(minutes=30))
    timetables = [Timetable.objects.create(practitioner=person, valid_from=begin) for person in people]
    TimetableHours.objects.bulk_create(
        TimetableHours(timetable=timetables[who], weekday=weekday, opens_at=_wall(opens), closes_at=_wall(closes))
        for who, weekday, opens, closes in rules
    )
    TimetableException.objects.bulk_create(
        TimetableException(practitioner=people[who], starts_at=moment(start), ends_at=moment(end))
        for who, start, end in closed
    )
    hold(people, booked)
    return service


def hold(people, booked: Iterable[tuple[int, int, int]]) -> None:
    """Held times as given, overlaps and all: only an overbooking may overlap, so that is what they are."""
    appointment = make_visits.bare_appointment(people[0])
    clerk = make.user(f"clerk-of-{people[0].slug}")
    HeldTime.objects.bulk_create(
        (
            HeldTime(
                practitioner=people[who], appointment=appointment, kind=HeldTime.Kind.VISIT,
                busy_from=moment(start), busy_until=moment(end), overbooked_by=clerk, overbooked_reason="urgent",
            )
            for who, start, end in booked
        ),
        batch_size=2000,
    )  # fmt: skip


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _wall(minutes: int) -> time:
    return time(*divmod(minutes, 60))
