"""Which appointments cannot be as things stand. It only reads: staff decide what to do with a misfit."""

from datetime import UTC, datetime

from django.db.models import Exists, OuterRef, QuerySet

from appointments.models import Appointment, Status
from appointments.times import day_plan_rows, intervals
from appointments.times.day_plan import Days, local_day
from appointments.times.day_plan_rows import EpochSeconds
from clinic.models import Service


def upcoming_misfits(now: datetime) -> QuerySet[Appointment]:
    """Upcoming appointments that no longer fit the hours of their practitioner, soonest first."""
    visits = Appointment.objects.upcoming(now)
    return visits.filter(pk__in=misfits_among(visits, now)).order_by("starts_at", "pk")


def misfits_among(visits: QuerySet[Appointment], now: datetime) -> list[int]:
    """Keys of those that cannot be as things stand.

    The hours are closed (timetable, own closure, closing day of the clinic), the practitioner left or no longer offers
    the service, or the service was withdrawn. It is calculated on each call, so undoing the change clears its misfits.
    Overbooked appointments are left out because staff booked them knowingly; offered ones because they no longer use
    their own time. Five queries for any amount of data.
    """
    offered = Service.practitioners.through.objects.filter(
        service=OuterRef("service"), practitioner=OuterRef("practitioner")
    )
    rows = list(
        visits.exclude(held_times__overbooked_by__isnull=False)
        .exclude(status=Status.OFFERED)
        .order_by()
        .annotate(is_offered=Exists(offered))
        .values_list(
            "pk",
            "practitioner",
            EpochSeconds("starts_at"),
            EpochSeconds("ends_at"),
            "is_offered",
            "practitioner__is_active",
            "service__is_active",
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
        for pk, person, start, end, *stands in rows
        if not all(stands)
        or not intervals.covers(open_hours[person], start, end)
        or any(intervals.meets(start, end, *closure) for closure in laid_out.closures[person])
    ]


def falls_away(visit: Appointment, now: datetime) -> bool:
    """Whether a confirmed appointment cannot be as things stand: may we not say "we expect you"?

    Asked by every page, message, calendar file and feed that would say so.
    """
    if visit.starts_at <= now:
        return False
    # By the stored status: within the minute of an undo the patient still sees another one.
    return bool(misfits_among(Appointment.objects.filter(pk=visit.pk, status=Status.CONFIRMED), now))
