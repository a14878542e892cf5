"""What has become of the appointments affected by a closure. It only reads."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from appointments.models import Action, Appointment, AppointmentEvent, Reason, Status, TimetableException


class Fate(models.TextChoices):
    CALL = "call", _("Call needed")
    OFFERED = "offered", _("Offered")
    ASKED = "asked", _("Asked for another time")
    NONE_SUITS = "none_suits", _("None suit")
    LAPSED = "lapsed", _("Not answered in time")
    TOOK = "took", _("Has a new time")
    CANCELLED = "cancelled", _("Cancelled")


@dataclass(frozen=True)
class Row:
    """`latest` is the most recent replacement that was offered or requested, if there is one."""

    visit: Appointment
    fate: Fate
    latest: Appointment | None
    is_settled: bool  # the patient is no longer expected at the closed time


@dataclass(frozen=True)
class Progress:
    rows: list[Row]

    @property
    def settled(self) -> int:
        return sum(row.is_settled for row in self.rows)

    @property
    def counts(self) -> list[tuple[Fate, int]]:
        counted = Counter(row.fate for row in self.rows)
        return [(fate, counted[fate]) for fate in Fate if counted[fate]]


def progress_of(closure: TimetableException) -> Progress:
    """Affected appointments, soonest first, in a fixed number of queries. The closure must have `made_at`."""
    found = Appointment.objects.filter(pk__in=_there(closure).union(_taken_elsewhere(closure)))
    found = found.select_related("service", "practitioner").order_by("starts_at", "pk")
    visits = found.prefetch_related("events", "replacements__events", "replacements__practitioner")
    return Progress([_row(visit, closure) for visit in visits])


def _there(closure: TimetableException):
    """Keys of appointments that were open or confirmed in this time when it was closed."""
    visits = Appointment.objects.filter(practitioner=closure.practitioner, starts_at__gt=closure.made_at)
    ended = [Status.CANCELLED, Status.DECLINED, Status.EXPIRED]
    still = Q(status__in=[Status.REQUESTED, Status.OFFERED, Status.CONFIRMED])
    since = Q(events__at__gte=closure.made_at, events__to_status__in=ended)
    own_offer = Q(events__action=Action.OFFERED, events__from_status="")  # a replacement offer has no status before
    visits = visits.overlapping(closure.starts_at, closure.ends_at).filter(still | since)
    return visits.exclude(pk__in=Appointment.objects.filter(own_offer).values("pk")).order_by().values("pk")


def _taken_elsewhere(closure: TimetableException):
    """Keys of requests that were offered other times after this closure.

    Once the patient accepts one, the appointment lies outside the closed time, so only its history leads back here.
    Events belong to the closure that was entered last before them.
    """
    offered = AppointmentEvent.objects.filter(
        action=Action.OFFERED, reason=Reason.NO_TIME, from_status=Status.REQUESTED, at__gte=closure.made_at
    )
    later = TimetableException.objects.filter(made_at__gt=closure.made_at).order_by("made_at").first()
    if later:
        offered = offered.filter(at__lt=later.made_at)
    return offered.order_by().values("appointment")


def _row(visit: Appointment, closure: TimetableException) -> Row:
    made_at: datetime = closure.made_at  # type: ignore[assignment]
    made = [each for each in visit.replacements.all() if each.requested_at >= made_at or _is_open(each)]
    latest = max(made, key=lambda each: each.pk, default=None)
    is_there = (
        visit.practitioner_id == closure.practitioner_id
        and visit.starts_at < closure.ends_at
        and closure.starts_at < visit.ends_at
    )
    if visit.status == Status.CONFIRMED and not is_there:
        return Row(visit, Fate.TOOK, None, is_settled=True)
    if visit.status == Status.CONFIRMED:
        return Row(visit, _fate_of(latest) if latest else Fate.CALL, latest, is_settled=False)
    if visit.status == Status.REQUESTED:
        return Row(visit, Fate.CALL, None, is_settled=False)
    if visit.status == Status.CANCELLED and _last(visit) == Action.MOVED:
        return Row(visit, Fate.TOOK, latest, is_settled=True)
    return Row(visit, _fate_of(visit), None, is_settled=visit.status != Status.OFFERED)


def _fate_of(offered: Appointment) -> Fate:
    if offered.status == Status.REQUESTED:
        return Fate.ASKED
    if offered.status == Status.OFFERED:
        return Fate.OFFERED
    if offered.status == Status.EXPIRED:
        return Fate.LAPSED
    return Fate.NONE_SUITS if _last(offered) == Action.NONE_SUITS else Fate.CANCELLED


def _is_open(visit: Appointment) -> bool:
    return visit.status in {Status.REQUESTED, Status.OFFERED}


def _last(visit: Appointment) -> Action | None:
    """The action that led to the current status."""
    changes = [event for event in visit.events.all() if event.to_status]
    return Action(max(changes, key=lambda event: event.pk).action) if changes else None
