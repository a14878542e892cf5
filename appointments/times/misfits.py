"""Which appointments cannot be as things stand. It only reads: staff decide what to do with a misfit."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from django.db import models
from django.db.models import Case, Exists, OuterRef, QuerySet, Subquery, When
from django.utils.translation import gettext_lazy as _

from appointments.models import (
    Action,
    Appointment,
    AppointmentEvent,
    HeldTime,
    Offer,
    Status,
    TimetableException,
    WaitlistEntry,
)
from appointments.models.draft import suiting
from appointments.times import day_plan_rows, intervals
from appointments.times.day_plan import DayPlan, Days
from appointments.times.day_plan_rows import EpochSeconds
from clinic import calendar
from clinic.calendar import local_day
from clinic.models import Service


class Why(models.TextChoices):
    """Why an appointment cannot be as things stand."""

    WITHDRAWN = "withdrawn", _("Service no longer offered")
    LEFT = "left", _("Practitioner takes no bookings")
    UNLICENSED = "unlicensed", _("Practitioner's licence has expired")
    NOT_OFFERED = "not_offered", _("Practitioner no longer offers this service")
    CLOSED = "closed", _("Time closed")
    OFFERS_CLOSED = "offers_closed", _("Offered times closed")


def upcoming_misfits(now: datetime) -> QuerySet[Appointment]:
    """Upcoming appointments that no longer fit the hours of their practitioner, soonest first."""
    visits = Appointment.objects.upcoming(now)
    return visits.filter(pk__in=list(misfits_among(visits, now))).order_by("starts_at", "pk")


def misfits_among(visits: QuerySet[Appointment], now: datetime, laid_out: DayPlan | None = None) -> dict[int, Why]:
    """Keys of those that cannot be as things stand, and why.

    The hours are closed (timetable, own closure, closing day of the clinic), the practitioner left, has no valid
    licence today or no longer offers the service, or the service was withdrawn. It is calculated on each call, so
    undoing the change clears its misfits. What staff overbooked knowingly falls to a closure only that was made
    afterwards. Offered ones are left out because they no longer use their own time (closed_offers). Six queries for any
    amount of data, or one with the plan of their days and practitioners (`laid_out`).
    """
    offered = Service.practitioners.through.objects.filter(
        service=OuterRef("service"), practitioner=OuterRef("practitioner")
    )
    overbooked = AppointmentEvent.objects.filter(appointment=OuterRef("pk"), action=Action.OVERBOOKED).order_by("-pk")
    is_overbooked = HeldTime.objects.filter(appointment=OuterRef("pk"), overbooked_by__isnull=False)
    rows = list(
        visits.exclude(status=Status.OFFERED)
        .order_by()
        .annotate(
            is_offered=Exists(offered),
            overbooked_at=Case(When(Exists(is_overbooked), then=Subquery(overbooked.values("at")[:1]))),
        )
        .values_list(
            "pk",
            "practitioner",
            EpochSeconds("starts_at"),
            EpochSeconds("ends_at"),
            "overbooked_at",
            "is_offered",
            "practitioner__is_active",
            "practitioner__licence_expires_on",
            "service__is_active",
        )
    )
    closed = _closed((row[1:4] for row in rows if not row[4]), now, laid_out)
    knowingly = [row for row in rows if row[4]]
    later = _closures_made(knowingly) if knowingly else []
    found: dict[int, Why] = {}
    today = local_day(now)
    for pk, person, start, end, overbooked_at, is_offered, is_active, licence_ends, is_on_offer in rows:
        if overbooked_at:
            is_closed = any(
                who in {None, person} and made_at > overbooked_at and intervals.meets(start, end, since, until)
                for who, made_at, since, until in later
            )
        else:
            is_closed = (person, start, end) in closed
        if not is_on_offer:
            found[pk] = Why.WITHDRAWN
        elif not is_active:
            found[pk] = Why.LEFT
        elif licence_ends and licence_ends < today:
            found[pk] = Why.UNLICENSED
        elif not is_offered:
            found[pk] = Why.NOT_OFFERED
        elif is_closed:
            found[pk] = Why.CLOSED
    return found


def needing_a_decision(now: datetime) -> dict[int, Why]:
    """Upcoming appointments that cannot be, and those whose offered times were all closed. Staff decide on each."""
    return misfits_among(Appointment.objects.upcoming(now), now) | without_an_open_offer(now)


def closed_offers(offers: QuerySet[Offer], now: datetime) -> set[int]:
    """Keys of those whose time was closed since it was offered."""
    columns = ("pk", "practitioner", EpochSeconds("starts_at"), EpochSeconds("ends_at"))
    rows = list(offers.order_by().values_list(*columns))
    closed = _closed((row[1:] for row in rows), now)
    return {pk for pk, *time in rows if tuple(time) in closed}


def without_an_open_offer(now: datetime) -> dict[int, Why]:
    """Keys of appointments all of whose offered times were closed: their patients can choose nothing."""
    running = Offer.objects.filter(outcome=Offer.Outcome.OPEN, expires_at__gt=now, appointment__status=Status.OFFERED)
    if not (closed := closed_offers(running, now)):
        return {}
    still = set(running.exclude(pk__in=closed).values_list("appointment", flat=True))
    lost = set(running.filter(pk__in=closed).values_list("appointment", flat=True)) - still
    return dict.fromkeys(sorted(lost), Why.OFFERS_CLOSED)


def waiting_in_vain() -> set[int]:
    """Keys of waiting list entries that no free time can suit: the service was withdrawn, or nobody who suits is left.

    Entries with the same preferences share one query.
    """
    entries = WaitlistEntry.objects.filter(state=WaitlistEntry.State.WAITING).select_related("service")
    can_be_served: dict[tuple, bool] = {}
    found = set()
    for entry in entries:
        wishes = (entry.service_id, entry.wanted_practitioner_id, entry.wanted_gender, entry.wanted_language)
        if wishes not in can_be_served:
            can_be_served[wishes] = entry.service.is_active and suiting(entry).exists()
        if not can_be_served[wishes]:
            found.add(entry.pk)
    return found


def falls_away(visit: Appointment, now: datetime) -> bool:
    """Whether a confirmed appointment cannot be as things stand: may we not say "we expect you"?

    Asked by every page, message, calendar file and feed that would say so.
    """
    return visit.ends_at > now and could_not_be(visit, now)


def could_not_be(visit: Appointment, now: datetime) -> bool:
    """As falls_away(), also for a time that is over: offers made instead of it may run longer."""
    # By the stored status: within the minute of an undo the patient still sees another one.
    return bool(misfits_among(Appointment.objects.filter(pk=visit.pk, status=Status.CONFIRMED), now))


def on_closed_time(visits: QuerySet[Appointment], now: datetime) -> set[int]:
    """Keys of those that meet a closure, of the clinic or of their practitioner, also in the past.

    Past ones are asked of closures alone: hours and people may have changed since. Overbooked ones are left out.
    """
    overbooked = HeldTime.objects.filter(appointment=OuterRef("pk"), overbooked_by__isnull=False)
    columns = ("pk", "practitioner", EpochSeconds("starts_at"), EpochSeconds("ends_at"))
    rows = list(visits.exclude(Exists(overbooked)).order_by().values_list(*columns))
    if not rows:
        return set()
    closures = _day_plan([row[1:] for row in rows], now).closures
    return {
        pk
        for pk, person, start, end in rows
        if any(intervals.meets(start, end, *closure) for closure in closures[person])
    }


def is_closed_request(visit: Appointment, now: datetime) -> bool:
    """Whether a request, as its patient may see it, asks for a time that cannot be any more: nothing is held for it."""
    return visit.status == Status.REQUESTED and bool(
        misfits_among(Appointment.objects.filter(pk=visit.pk, status=Status.REQUESTED), now)
    )


def _closed(times: Iterable[tuple], now: datetime, laid_out: DayPlan | None = None) -> set[tuple]:
    """Of these (practitioner, start, end) in epoch seconds, those outside of open hours or in a closure."""
    wanted = set(times)
    if not wanted:
        return set()
    laid_out = laid_out or _day_plan(wanted, now)
    open_hours = {person: laid_out.open_hours(person) for person in laid_out.people}
    return {
        (person, start, end)
        for person, start, end in wanted
        if not intervals.covers(open_hours[person], start, end)
        or any(intervals.meets(start, end, *closure) for closure in laid_out.closures[person])
    }


def _day_plan(times: Collection[tuple], now: datetime) -> DayPlan:
    """The days and practitioners of these (practitioner, start, end) in epoch seconds."""
    first = datetime.fromtimestamp(min(start for _person, start, _end in times), UTC)
    last = datetime.fromtimestamp(max(end for _person, _start, end in times), UTC)
    people = sorted({person for person, _start, _end in times})
    return day_plan_rows.read(people, Days.between(local_day(first), local_day(last)), now)


def _closures_made(rows: list[tuple]) -> list[tuple]:
    """Closures around these appointments: (practitioner, or None for all; when made; start; end in epoch seconds)."""
    since, until = (datetime.fromtimestamp(pick(row[at] for row in rows), UTC) for pick, at in ((min, 2), (max, 3)))
    own = TimetableException.objects.filter(
        practitioner__in={row[1] for row in rows},
        kind=TimetableException.Kind.CLOSED,
        made_at__isnull=False,
        starts_at__lt=until,
        ends_at__gt=since,
    ).values_list("practitioner", "made_at", "starts_at", "ends_at")
    open_hours = calendar.current()
    of_all = [
        (None, closing.made_at, *open_hours.closed_time(closing))
        for closing in open_hours.closings_between(since, until)
        if closing.made_at
    ]
    return [(who, made, int(start.timestamp()), int(end.timestamp())) for who, made, start, end in [*own, *of_all]]
