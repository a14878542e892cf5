"""The agenda's rows, fetched in two statements. Moments come as integers that the database has made of them:
a thousand rows arrive without a thousand datetimes being parsed."""

from datetime import UTC, datetime, timedelta

from django.db.models import BigIntegerField, Func, Q, Value
from django.db.models.functions import Coalesce

from appointments.models import HeldTime, Timetable, TimetableException
from appointments.times.day_plan import (
    HELD,
    Agenda,
    Days,
    TimetableRow,
)

DAILY_CAP = TimetableRow._fields.index("daily_cap")


class EpochSeconds(Func):
    """Seconds since 1970 of a DateTimeField, without its fraction; null stays null."""

    arity = 1
    output_field = BigIntegerField()

    def as_sqlite(self, compiler, connection, **context):
        # unixepoch() takes half the time of strftime(), where SQLite has it (3.38)
        has_it = connection.Database.sqlite_version_info >= (3, 38)
        seconds = "unixepoch(%(expressions)s)" if has_it else "CAST(strftime('%%%%s', %(expressions)s) AS INTEGER)"
        return self.as_sql(compiler, connection, template=seconds, **context)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(
            compiler, connection, template="FLOOR(EXTRACT(EPOCH FROM %(expressions)s))::bigint", **context
        )

    def get_db_converters(self, connection):
        return []  # both drivers hand over an integer already


def read(people: list[int], days: Days, now: datetime, reach: timedelta = timedelta(0)) -> Agenda:
    """What is open and what is taken, in two statements; for buffers, also what is held up to `reach` outside."""
    if not people:
        return Agenda(people, days, [], [])
    timetables = timetable_rows(people, days)
    are_counted = any(row[DAILY_CAP] is not None for row in timetables)
    return Agenda(people, days, timetables, moment_rows(people, days, now, reach, are_counted=are_counted))


def timetable_rows(people: list[int], days: Days) -> list[tuple]:
    """The weekly hours that can matter on `days`, as agenda.TimetableRow; the timetable that begins last comes last."""
    last = days.first + timedelta(days=len(days) - 1)
    found = (
        Timetable.objects.filter(practitioner__in=people, valid_from__lte=last)
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gte=days.first))
        .order_by("valid_from")
        .values_list(
            "pk", "practitioner", "valid_from", "valid_until", "daily_cap",
            "hours__weekday", "hours__opens_at", "hours__closes_at",
        )
    )  # fmt: skip
    return list(found)


def moment_rows(
    people: list[int], days: Days, now: datetime, reach: timedelta, *, are_counted: bool = True
) -> list[tuple]:
    """Exceptions and the held times that still stand at `now`, in one statement, as agenda.MomentRow.

    Only a daily cap asks when the visit itself starts: that stands in two other tables, and is 0 for whoever has none.
    """
    since, until = (datetime.fromtimestamp(days.midnights[side], UTC) for side in (0, -1))
    exceptions = TimetableException.objects.filter(
        Q(practitioner__in=people) | Q(practitioner__isnull=True), starts_at__lt=until, ends_at__gt=since
    ).values_list("practitioner", "kind", EpochSeconds("starts_at"), EpochSeconds("ends_at"), Value(0))
    held = (
        HeldTime.objects.of(people)
        .overlapping(since - reach, until + reach)
        .standing(now)
        .values_list(
            "practitioner", Value(HELD), EpochSeconds("busy_from"), EpochSeconds("busy_until"),
            EpochSeconds(Coalesce("offer__starts_at", "appointment__starts_at")) if are_counted else Value(0),
        )
    )  # fmt: skip
    return list(exceptions.order_by().union(held.order_by(), all=True))
