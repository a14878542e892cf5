"""Which visits still fit their practitioner's hours. It only reads: one that does not stays until somebody acts."""

from datetime import UTC, datetime

from django.db.models import QuerySet

from appointments.models import Action, Appointment, Reason, Status
from appointments.times import day_plan_rows, intervals
from appointments.times.day_plan import Days, local_day
from appointments.times.day_plan_rows import EpochSeconds


def upcoming_misfits(now: datetime) -> QuerySet[Appointment]:
    """Upcoming visits that no longer fit the hours of their practitioner, soonest first: somebody has to move them."""
    visits = Appointment.objects.upcoming(now)
    return visits.filter(pk__in=misfits_among(visits, now)).order_by("starts_at", "pk")


def misfits_among(visits: QuerySet[Appointment], now: datetime) -> list[int]:
    """Keys of those visits that the rules no longer allow for: closed hours, a closure, a practitioner who has left.

    Asked live, so that a closure taken back takes its flags back. A visit that was overbooked was put there knowingly,
    and one whose patient chooses among offered times has given its own up. Four statements, whatever the data.
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
    """Agreed, but its time was closed since and the patient was told so (away.py): nobody may say that it stands."""
    told = Appointment.objects.filter(replaces=visit, events__action=Action.OFFERED, events__reason=Reason.NO_TIME)
    if not told.exists():
        return False
    return bool(misfits_among(Appointment.objects.filter(pk=visit.pk, status=Status.CONFIRMED), now))
