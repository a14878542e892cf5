"""Which appointments no longer fit their practitioner's hours. It only reads: staff decide what to do with a misfit."""

from datetime import UTC, datetime

from django.db.models import QuerySet

from appointments.models import Action, Appointment, Reason, Status
from appointments.times import day_plan_rows, intervals
from appointments.times.day_plan import Days, local_day
from appointments.times.day_plan_rows import EpochSeconds


def upcoming_misfits(now: datetime) -> QuerySet[Appointment]:
    """Upcoming appointments that no longer fit the hours of their practitioner, soonest first."""
    visits = Appointment.objects.upcoming(now)
    return visits.filter(pk__in=misfits_among(visits, now)).order_by("starts_at", "pk")


def misfits_among(visits: QuerySet[Appointment], now: datetime) -> list[int]:
    """Keys of those that the rules no longer allow: closed hours, a closure, or an inactive practitioner.

    It is calculated on each call, so reopening a time clears its misfits. Overbooked appointments are left out because
    staff booked them knowingly; offered ones because they no longer use their own time. Four queries for any amount of
    data.
    """
    rows = list(
        visits.exclude(held_times__overbooked_by__isnull=False)
        .exclude(status=Status.OFFERED)
        .order_by()
        .values_list(
            "pk", "practitioner", EpochSeconds("starts_at"), EpochSeconds("ends_at"), "practitioner__is_active"
        )
    )
    if not rows:
        return []
    first, last = (datetime.fromtimestamp(pick(row[2] for row in rows), UTC) for pick in (min, max))
    people = sorted({row[1] for row in rows})
    laid_out = day_plan_rows.read(people, Days.between(local_day(first), local_day(last)), now)
    open_hours = {person: laid_out.open_hours(person) for person in people}
    return [
        pk
        for pk, person, start, end, is_active in rows
        if not is_active
        or not intervals.covers(open_hours[person], start, end)
        or any(intervals.meets(start, end, *closure) for closure in laid_out.closures[person])
    ]


def falls_away(visit: Appointment, now: datetime) -> bool:
    """Whether a confirmed appointment is in a closed time and its patient was offered others (booking/absence.py).

    No page or message may then say that the appointment is unchanged.
    """
    told = Appointment.objects.filter(replaces=visit, events__action=Action.OFFERED, events__reason=Reason.NO_TIME)
    if not told.exists():
        return False
    return bool(misfits_among(Appointment.objects.filter(pk=visit.pk, status=Status.CONFIRMED), now))
