"""What has become of the appointments that a change affected (affected.py). It only reads."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from appointments.booking.affected import in_order
from appointments.models import (
    Action,
    AffectedAppointment,
    Appointment,
    Notification,
    Offer,
    ScheduleChange,
    Status,
)
from appointments.times import misfits
from clinic.models import Practitioner


class Fate(models.TextChoices):
    CALL = "call", _("Call needed")
    NONE_SUITS = "none_suits", _("None suit")
    LAPSED = "lapsed", _("Not answered in time")
    TOLD = "told", _("Told by phone")
    ASKED = "asked", _("Asked for another time")
    OFFERED = "offered", _("Offered")
    DUE = "due", _("Offer is being made")
    TOOK = "took", _("Has a new time")
    CANCELLED = "cancelled", _("Cancelled")
    KEPT = "kept", _("Fits the hours again")


SETTLED = {Fate.TOOK, Fate.CANCELLED, Fate.KEPT}
TO_DECIDE = {Fate.CALL, Fate.NONE_SUITS, Fate.LAPSED, Fate.TOLD}
ENDED = {Status.CANCELLED, Status.DECLINED, Status.EXPIRED}


@dataclass(frozen=True)
class Row:
    """`latest` is the most recent replacement that was offered or requested, if there is one."""

    visit: Appointment
    was_at: datetime  # with `was_with`: as it was when the change was made
    was_with: Practitioner
    why: misfits.Why | None  # why it cannot be; None if it can, or has ended
    fate: Fate
    latest: Appointment | None = None
    is_to_hear: bool = False  # was told not to come, and not yet that it takes place after all

    @property
    def is_settled(self) -> bool:
        """The patient is no longer expected at a time that cannot be."""
        return (self.fate in SETTLED and not self.is_to_hear) or self.visit.status in ENDED

    @property
    def asked(self) -> Appointment:
        """The appointment that the patient is to be told about: the open offer, or else the affected one."""
        return self.latest if self.latest and _is_open(self.latest) else self.visit

    @property
    def is_for_staff(self) -> bool:
        """Staff have to decide, or to call."""
        return not self.is_settled and (self.fate in TO_DECIDE or self.asked.call_wanted_at is not None)

    @property
    def may_be_offered(self) -> bool:
        return self.visit.status in {Status.REQUESTED, Status.CONFIRMED} and self.fate in TO_DECIDE

    @property
    def chosen_from(self) -> list[Offer]:
        """The times that the patient can choose from now."""
        if self.fate != Fate.OFFERED:
            return []
        return [offer for offer in self.asked.offers.all() if offer.outcome == Offer.Outcome.OPEN]


@dataclass(frozen=True)
class Progress:
    rows: list[Row]

    @property
    def settled(self) -> int:
        return sum(row.is_settled for row in self.rows)

    @property
    def due(self) -> int:
        return sum(row.fate == Fate.DUE for row in self.rows)

    @property
    def may_be_offered(self) -> list[Row]:
        return [row for row in self.rows if row.may_be_offered]

    @property
    def open(self) -> list[Row]:
        return [row for row in self.rows if not row.is_settled]

    @property
    def counts(self) -> list[tuple[Fate, int]]:
        counted = Counter(row.fate for row in self.rows)
        return [(fate, counted[fate]) for fate in Fate if counted[fate]]


def progress_of(change: ScheduleChange, now: datetime) -> Progress:
    """What is left to do first, urgent ones before others, then soonest. A fixed number of queries."""
    rows = change.rows.select_related("practitioner").order_by("-appointment__urgency", "starts_at", "pk")
    there = Appointment.objects.filter(affected_by__change=change)
    why = misfits.misfits_among(there, now) | misfits.without_an_open_offer(now)
    visits = {visit.pk: visit for visit in _with_history(there)}
    return Progress(_sorted(_row(row, visits[row.appointment_id], change.made_at, why) for row in rows))


def misfits_now(now: datetime) -> Progress:
    """As progress_of(), for everything that cannot be as things stand, whatever was changed and when."""
    why = misfits.needing_a_decision(now)
    visits = in_order(_with_history(Appointment.objects.filter(pk__in=list(why))))
    due = dict(
        AffectedAppointment.objects.filter(offer_due_by__isnull=False).values_list("appointment", "offer_due_by")
    )
    return Progress(
        _sorted(
            _row(
                AffectedAppointment(
                    starts_at=visit.starts_at, practitioner=visit.practitioner, offer_due_by_id=due.get(visit.pk)
                ),
                visit,
                visit.requested_at,
                why,
            )
            for visit in visits
        )
    )


def _with_history(visits: QuerySet[Appointment]) -> QuerySet[Appointment]:
    found = visits.select_related("service", "practitioner")
    return found.prefetch_related(
        "events",
        "offers__practitioner",
        Prefetch("notifications", Notification.objects.filter(kind=Notification.Kind.STANDS), "told_that_it_stands"),
        "replacements__events",
        "replacements__offers__practitioner",
        "replacements__practitioner",
    )


def _sorted(rows: Iterable[Row]) -> list[Row]:
    """What staff have to decide, then what patients have to, then what is settled."""
    return sorted(rows, key=lambda row: (row.is_settled, not row.is_for_staff))


def _row(row: AffectedAppointment, visit: Appointment, since: datetime, why: dict[int, misfits.Why]) -> Row:
    made = [each for each in visit.replacements.all() if each.requested_at >= since or _is_open(each)]
    latest = max(made, key=lambda each: each.pk, default=None)
    fate = _fate(row, visit, latest, since, cannot_be=visit.pk in why)
    is_to_hear = fate == Fate.KEPT and _is_to_hear(visit, since)
    return Row(visit, row.starts_at, row.practitioner, why.get(visit.pk), fate, latest, is_to_hear)


def _is_to_hear(visit: Appointment, since: datetime) -> bool:
    """fits_again.py has queued a message, or asked reception to call."""
    if visit.call_wanted_at and visit.call_wanted_at >= since:
        return True
    queued = visit.told_that_it_stands  # type: ignore[attr-defined]  # prefetched
    return any(message.state == Notification.State.WAITING and message.queued_at >= since for message in queued)


def _fate(
    row: AffectedAppointment, visit: Appointment, latest: Appointment | None, since: datetime, *, cannot_be: bool
) -> Fate:
    has_moved = (visit.starts_at, visit.practitioner_id) != (row.starts_at, row.practitioner_id)
    if visit.status == Status.CANCELLED and _last(visit) == Action.MOVED:
        return Fate.TOOK
    if visit.status in ENDED:
        return _fate_of(visit)
    if visit.status == Status.CONFIRMED and has_moved and not cannot_be:
        return Fate.TOOK
    if row.offer_due_by_id:
        return Fate.DUE
    if not cannot_be:
        return Fate.OFFERED if visit.status == Status.OFFERED else Fate.KEPT
    if latest and _is_open(latest):
        return _fate_of(latest)
    told = [event for event in visit.events.all() if event.action == Action.TOLD_BY_PHONE and event.at >= since]
    if told and visit.call_wanted_at is None:
        return Fate.TOLD
    answer = _fate_of(latest) if latest else Fate.CALL
    return answer if answer in TO_DECIDE else Fate.CALL


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
