"""A clinic whose calendar has all that a calendar may have, and what a slow oracle says of each of its minutes.

Ramadan, Eid, split Fridays, a closing day, a part of a day and somebody who leaves lie in the first eight weeks; the
rest of a year has summer hours with a shorter season inside, and more closing days. All are quarters of an hour.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate

from django.conf import settings

from appointments.models import Appointment, HeldTime, Status
from appointments.times import seasons
from clinic import calendar
from clinic.models import ClinicProfile, ClosingDay, OpeningHours, Practitioner, Service
from tests import make, make_visits
from tests.clinic.test_calendar import is_open_says_the_oracle

MINUTE, QUARTER, HOUR, DAY = timedelta(minutes=1), timedelta(minutes=15), timedelta(hours=1), timedelta(days=1)
FIRST_DAY = date(2027, 1, 24)  # a Sunday
LEAVES_ON = date(2027, 2, 21)
MORNING, AFTERNOON = (time(9), time(12, 15)), (time(14), time(20))
WEEK = [(day, time(9), time(20)) for day in range(4)] + [(4, *MORNING), (4, *AFTERNOON), (5, time(9), time(17))]
NIGHTS = [(day, time(20), time(1)) for day in range(7)] + [(day, time(10), time(14)) for day in range(4)]
SUMMER = [(day, time(8), time(15)) for day in range(5)]
SEASONS = [
    ("Ramadan", date(2027, 2, 8), date(2027, 3, 9), NIGHTS),
    ("Summer", date(2027, 7, 1), date(2027, 8, 31), SUMMER),
    ("Short week", date(2027, 8, 2), date(2027, 8, 6), [(day, time(9), time(12)) for day in range(3)]),
]
CLOSINGS = [
    ("2027-02-02T00:00", "2027-02-03T00:00", "Closed for a course"),
    ("2027-02-16T21:30", "2027-02-16T23:15", "Closed for a part of the night"),
    ("2027-02-24T00:00", "2027-02-25T00:00", "Closed for a day of Ramadan"),
    ("2027-03-10T00:00", "2027-03-13T00:00", "Closed for Eid"),
    ("2027-03-16T12:00", "2027-03-16T15:30", "Closed at noon"),
    ("2027-05-16T00:00", "2027-05-20T00:00", "Closed for the second Eid"),
    ("2027-08-03T00:00", "2027-08-04T00:00", "Closed in the short week"),
    ("2027-12-02T00:00", "2027-12-04T00:00", "Closed for National Day"),
]
# Confirmed before anybody entered a season or closing day: some stand, the others cannot be any more.
VISITS = [
    "2027-01-28T10:00", "2027-02-02T11:00", "2027-02-09T16:00", "2027-02-10T10:30", "2027-02-16T20:30",
    "2027-02-16T22:00", "2027-02-24T20:30", "2027-02-26T00:15", "2027-03-05T12:15", "2027-03-11T10:00",
    "2027-03-16T12:30", "2027-03-16T16:00", "2027-03-19T12:15", "2027-03-19T14:00",
]  # fmt: skip


@dataclass(frozen=True)
class ClinicYear:
    profile: ClinicProfile
    services: list[Service]
    stays: Practitioner
    leaves: Practitioner
    visits: list[Appointment]

    def leave(self) -> None:
        Practitioner.objects.filter(pk=self.leaves.pk).update(is_active=False)


def here(day: date, wall: time = time.min) -> datetime:
    return datetime.combine(day, wall, settings.CLINIC_TIME_ZONE).astimezone(UTC)


def build(by) -> ClinicYear:
    profile = make.profile(notice=HOUR, horizon_days=365, email="clinic@example.com", address="Street 1")
    for weekday, opens, closes in WEEK:
        OpeningHours.objects.create(profile=profile, weekday=weekday, opens_at=opens, closes_at=closes)
    stays, leaves = make.practitioner(), make.practitioner()
    for person in (stays, leaves):
        make_visits.timetable(person, "08:00", "21:00")
    quarters = {"step": QUARTER}
    services = [
        make.service([stays, leaves], **quarters),
        make.service([leaves], **quarters),
        make.service(
            [stays], step=timedelta(minutes=30), duration_new=timedelta(minutes=90),
            buffer_before=QUARTER, buffer_after=QUARTER,
        ),
    ]  # fmt: skip
    visits = [_confirmed(services[0], person, moment) for person in (stays, leaves) for moment in VISITS]
    for name, first, last, hours in SEASONS:
        seasons.begin(name, first, last, hours, [stays, leaves], by=by)
    for start, end, note in CLOSINGS:
        ClosingDay.objects.create(starts_at=_moment(start), ends_at=_moment(end), public_note=note)
    return ClinicYear(profile, services, stays, leaves, visits)


def _moment(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=settings.CLINIC_TIME_ZONE).astimezone(UTC)


def _confirmed(service: Service, person: Practitioner, words: str) -> Appointment:
    starts_at = _moment(words)
    made = make_visits.bare_appointment(
        person, starts_at, service=service, status=Status.CONFIRMED, email="patient@example.com",
        requested_at=here(FIRST_DAY) - 9 * DAY,
    )  # fmt: skip
    HeldTime.objects.create(
        practitioner=person, appointment=made, kind=HeldTime.Kind.VISIT, busy_from=starts_at, busy_until=made.ends_at
    )
    made.events.create(at=here(FIRST_DAY) - 8 * DAY, action="confirmed", from_status="requested", to_status="confirmed")
    return made


class Oracle:
    """Open or closed at each minute: quarter by quarter, by the words of the rules (tests/clinic/test_calendar.py)."""

    def __init__(self, since: datetime, until: datetime):
        found = calendar.current()
        rows = found.weekly, found.seasons, [tuple(closing)[:3] for closing in found.closings]
        self.since = since
        quarters = [is_open_says_the_oracle(*rows, since + QUARTER * n) for n in range((until - since) // QUARTER)]
        self.quarters = quarters
        self.minutes_before = list(accumulate((15 if is_open else 0 for is_open in quarters), initial=0))
        self.edges = [
            since + QUARTER * number for number in range(1, len(quarters)) if quarters[number] != quarters[number - 1]
        ]

    def is_open(self, moment: datetime) -> bool:
        return self.quarters[(moment - self.since) // QUARTER]

    def changes_at(self, moment: datetime) -> datetime:
        return self.edges[bisect_right(self.edges, moment)]

    def open_time(self, since: datetime, until: datetime) -> timedelta:
        return self._before(until) - self._before(since) if until > since else timedelta(0)

    def after(self, moment: datetime, length: timedelta) -> datetime:
        """When the clinic has been open for that long."""
        target = (self._before(moment) + length) // MINUTE
        quarter = bisect_left(self.minutes_before, target)
        return self.since + QUARTER * quarter - MINUTE * (self.minutes_before[quarter] - target)

    def latest_open(self, moment: datetime) -> datetime:
        """The moment itself, or the last closing time before it."""
        return moment if self.is_open(moment - MINUTE) else self.edges[bisect_left(self.edges, moment) - 1]

    def covers(self, since: datetime, until: datetime) -> bool:
        return self.open_time(since, until) == until - since

    def _before(self, moment: datetime) -> timedelta:
        quarter, rest = divmod(moment - self.since, QUARTER)
        return MINUTE * self.minutes_before[quarter] + (rest if rest and self.quarters[quarter] else timedelta(0))
