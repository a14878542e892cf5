"""The rows of a day plan, read in three queries.

The database returns moments as integers, because parsing a thousand datetimes in Python would be slow.
"""

from datetime import UTC, datetime, timedelta
from operator import itemgetter

from django.db.models import BigIntegerField, Func, Q
from django.db.models.functions import Coalesce

from appointments.models import HeldTime, Timetable, TimetableException
from appointments.times.day_plan import (
    CLOSED,
    HELD,
    DayPlan,
    Days,
    TimetableRow,
)
from clinic import calendar
from clinic.calendar import Calendar, Closing

DAILY_CAP = TimetableRow._fields.index("daily_cap")
VALID_FROM = itemgetter(TimetableRow._fields.index("valid_from"))


class EpochSeconds(Func):
    """Seconds since 1970 of a DateTimeField, without the fraction; null stays null."""

    arity = 1
    output_field = BigIntegerField()

    def as_sqlite(self, compiler, connection, **context):
        # unixepoch() is twice as fast as strftime(); SQLite has it since 3.38
        has_it = connection.Database.sqlite_version_info >= (3, 38)
        seconds = "unixepoch(%(expressions)s)" if has_it else "CAST(strftime('%%%%s', %(expressions)s) AS INTEGER)"
        return self.as_sql(compiler, connection, template=seconds, **context)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(
            compiler, connection, template="FLOOR(EXTRACT(EPOCH FROM %(expressions)s))::bigint", **context
        )

    def get_db_converters(self, connection):
        return []  # both drivers return an integer already


def read(
    people: list[int],
    days: Days,
    now: datetime,
    reach: timedelta = timedelta(0),
    *,
    open_hours: Calendar | None = None,
    held: list[tuple] | None = None,
) -> DayPlan:
    """Open and held times in three queries, and one for the clinic's calendar where it is not given.

    `reach` adds held times that far outside `days`, for buffers. `held`: the held times (MomentRow), if they are known.
    """
    if not people:
        return DayPlan(people, days, [], [])
    open_hours = open_hours or calendar.current()
    timetables = timetable_rows(people, days.around)
    are_counted = any(row[DAILY_CAP] is not None for row in timetables)
    moments = [
        *exception_rows(people, days.around, open_hours),
        *(held_rows(people, days, now, reach, are_counted=are_counted) if held is None else held),
    ]
    return DayPlan(people, days, timetables, moments, open_hours.hours if open_hours.is_known else None)


def timetable_rows(people: list[int], days: Days) -> list[tuple]:
    """The weekly hours that can matter on `days`, as TimetableRow. The timetable that begins last comes last."""
    last = days.first + timedelta(days=len(days) - 1)
    in_force = Q(valid_until__isnull=True) | Q(valid_until__gte=days.first)
    found = Timetable.objects.filter(in_force, practitioner__in=people, valid_from__lte=last).values_list(
        "pk", "practitioner", "valid_from", "valid_until", "daily_cap",
        "hours__weekday", "hours__opens_at", "hours__closes_at",
    )  # fmt: skip
    return sorted(found.order_by(), key=VALID_FROM)


def exception_rows(people: list[int], days: Days, open_hours: Calendar) -> list[tuple]:
    """Closures and extra openings on `days`, as MomentRow: of these people, and closing days of the whole clinic.

    Whole days, of one person too, have their own nights with them and not the night before. There are few rows, so the
    plainest query and a look at each is the quickest way.
    """
    since, until = _span(days)
    found = TimetableException.objects.filter(starts_at__lt=until, ends_at__gt=since).order_by()
    own = [
        (
            person,
            kind,
            *(open_hours.closed_time(Closing(starts_at, ends_at)) if kind == CLOSED else (starts_at, ends_at)),
        )
        for person, kind, starts_at, ends_at in found.values_list("practitioner", "kind", "starts_at", "ends_at")
        if person in people
    ]
    closed = [(None, CLOSED, *open_hours.closed_time(each)) for each in open_hours.closings_between(since, until)]
    return [(who, kind, int(start.timestamp()), int(end.timestamp()), 0) for who, kind, start, end in [*own, *closed]]


def held_rows(
    people: list[int], days: Days, now: datetime, reach: timedelta, *, are_counted: bool = True
) -> list[tuple]:
    """Held times that are not expired at `now`, as MomentRow.

    Only a daily cap needs the start of the appointment itself. It takes joins with two tables, so it is 0 if no day has
    a cap.
    """
    since, until = _span(days)
    held = HeldTime.objects.of(people).overlapping(since - reach, until + reach).standing(now).order_by()
    columns: list = ["practitioner", EpochSeconds("busy_from"), EpochSeconds("busy_until")]
    if are_counted:
        columns.append(EpochSeconds(Coalesce("offer__starts_at", "appointment__starts_at")))
    return [(row[0], HELD, row[1], row[2], row[3] if are_counted else 0) for row in held.values_list(*columns)]


def _span(days: Days) -> tuple[datetime, datetime]:
    since, until = (datetime.fromtimestamp(days.midnights[side], UTC) for side in (0, -1))
    return since, until
