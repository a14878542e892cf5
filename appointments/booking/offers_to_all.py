"""Offers of other times to everybody whom a change affects (affected.py), urgent ones first.

The change is in force by now, so the times it closed are not free. A confirmed appointment is kept until its
replacement is confirmed, as in reschedule.py. A request gets an ordinary offer. Who cannot be offered a time is on
reception's list of calls.
"""

import logging
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from appointments.booking import offers, records, reschedule
from appointments.booking.statuses import SlotGone
from appointments.locking import lock_all, one_change
from appointments.messages import outbox
from appointments.models import Action, AffectedAppointment, Appointment, Reason, ScheduleChange, Status
from appointments.models import Notification as Message
from appointments.models.draft import suiting
from appointments.times import availability, deadlines, misfits
from appointments.times.slot import Slot
from clinic.calendar import local_day
from clinic.models import ClinicProfile, Service

log = logging.getLogger(__name__)

AT_ONCE = 30  # a page makes so many itself, which takes about two seconds; for more the worker makes all

WAITS_OR_STANDS = (Status.REQUESTED, Status.CONFIRMED)


@dataclass(frozen=True)
class Proposal:
    """The times to offer for one row. Without free times `slots` is empty, and reception has to call."""

    row: AffectedAppointment
    slots: list[Slot]


def make_due(*, now: datetime | None = None, at_most: int | None = None) -> int:
    """Make the offers that are due, each in a transaction of its own. Returns how many rows were dealt with.

    Does nothing if more than `at_most` are due. If one fails, reception calls; the others continue. Several may run at
    the same time: each row is taken once.
    """
    now = now or timezone.now()
    due = AffectedAppointment.objects.filter(offer_due_by__isnull=False).select_related(
        "offer_due_by", "appointment__service", "appointment__wanted_practitioner"
    )
    rows = list(due.order_by("-appointment__urgency", "starts_at", "pk"))
    if not rows or (at_most is not None and len(rows) > at_most):
        return 0
    for proposal in proposals(rows, now):
        row = proposal.row
        try:
            _offer(proposal, now)
        except Exception as problem:  # a failure here must not keep the other patients from their offers
            log.warning("Offer for visit %s: %s", row.appointment_id, type(problem).__name__)
            _call(row, now)
    return len(rows)


@one_change
def ask_again(change: ScheduleChange, visits: Iterable[int] | None = None, *, by) -> int:
    """Mark an offer as due again for these appointments of the change (keys), or for all that cannot be.

    Returns for how many. Whoever has an open offer or an open request to reschedule is left out.
    """
    wanted = change.rows.filter(offer_due_by=None, appointment__status__in=WAITS_OR_STANDS)
    if visits is not None:
        wanted = wanted.filter(appointment__in=list(visits))
    now = timezone.now()
    there = Appointment.objects.upcoming(now).filter(pk__in=wanted.values("appointment"))
    still = list(misfits.misfits_among(there, now))
    changing = Appointment.objects.filter(status__in=[Status.REQUESTED, Status.OFFERED], replaces__in=still)
    wanted = wanted.filter(appointment__in=still).exclude(appointment__in=changing.values("replaces"))
    return AffectedAppointment.objects.filter(pk__in=list(wanted.values_list("pk", flat=True))).update(offer_due_by=by)


def proposals(rows: Sequence[AffectedAppointment], now: datetime) -> list[Proposal]:
    """Up to three free times for each row, nearest to its own. No time is proposed twice.

    Times are dealt in rounds, so that every patient gets one before any patient gets a second. Practitioners who match
    the patient's preferences come first, then the others who offer the service. Of the starts that are free on a
    practitioner's day at least half stay free for others.
    """
    deal = _Deal((row.appointment for row in rows), now)
    dealt: dict[int, list[Slot]] = {row.pk: [] for row in rows}
    for _round in range(offers.AT_MOST):
        for row in rows:
            if (found := deal.next_for(row.appointment)) is not None:
                dealt[row.pk].append(found)
    return [Proposal(row, sorted(dealt[row.pk])) for row in rows]


def _offer(proposal: Proposal, now: datetime) -> None:
    row, slots = proposal.row, proposal.slots
    for _attempt in range(2):
        if not slots:
            break
        try:
            return _offer_instead(row, slots)
        except SlotGone:  # one of them was taken since we looked
            [again] = proposals([row], now)
            slots = again.slots
    return _call(row, now)


@one_change
def _offer_instead(row: AffectedAppointment, slots: Sequence[Slot]) -> None:
    """Do nothing if somebody else has dealt with the row, or if the appointment needs no offer any more."""
    visit, by = row.appointment, row.offer_due_by
    lock_all({visit.practitioner_id} | {slot.practitioner_id for slot in slots})
    now = timezone.now()
    visit.refresh_from_db(fields=["status", "practitioner", "starts_at", "ends_at"])
    if not _take(row) or not _needs_an_offer(visit, now):
        return
    hold = ClinicProfile.objects.current().offer_hold
    until = min(deadlines.offer_until(now, slot.starts_at, hold) for slot in slots)
    if visit.status == Status.REQUESTED:
        records.change_status(visit, Status.OFFERED, now, by=by, reason=Reason.NO_TIME)
        records.release(visit)
        offers.propose(visit, slots, until, now, by)
        outbox.queue(visit, [Message.Kind.OFFERED], now)
        return
    made = records.make(visit, min(slots), now, status=Status.OFFERED, answer_by=until)
    records.record(made, Action.OFFERED, now, by=by, to_status=Status.OFFERED, reason=Reason.NO_TIME)
    offers.propose(made, slots, until, now, by)
    outbox.queue(made, [Message.Kind.AWAY_OFFERED], now)


@one_change
def _call(row: AffectedAppointment, now: datetime) -> None:
    visit = row.appointment
    lock_all({visit.practitioner_id})
    visit.refresh_from_db(fields=["status", "practitioner", "starts_at", "ends_at"])
    if _take(row) and _needs_an_offer(visit, now):
        outbox.request_call(visit, now)


def _take(row: AffectedAppointment) -> bool:
    """Whether this caller is the one to deal with the row."""
    return bool(AffectedAppointment.objects.filter(pk=row.pk, offer_due_by__isnull=False).update(offer_due_by=None))


def _needs_an_offer(visit: Appointment, now: datetime) -> bool:
    """Still agreed or asked for, without an open change, and still not possible as it is."""
    if visit.status not in WAITS_OR_STANDS or visit.starts_at <= now or reschedule.open_change(visit):
        return False
    return bool(misfits.misfits_among(Appointment.objects.filter(pk=visit.pk), now))


Kind = tuple[int, bool]  # service, returning: what is free depends on both
Day = tuple[int, date]  # practitioner and day


class _Deal:
    """Finds free times, and remembers which were dealt out and what they leave free."""

    def __init__(self, visits: Iterable[Appointment], now: datetime):
        self.now = now
        self.free: dict[Kind, list[Slot]] = {}
        self.starts: dict[Kind, dict[Day, list[datetime]]] = {}
        self.gone: dict[tuple[Kind, Day], set[datetime]] = defaultdict(set)
        self.services: dict[Kind, Service] = {}
        self.waiting: dict[int, Iterator[Slot]] = {}
        self.dealt: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
        for visit in visits:
            self._look(visit)

    def next_for(self, visit: Appointment) -> Slot | None:
        """The nearest time that has not been dealt out, or None. It is then reserved, buffers included."""
        if visit.pk not in self.waiting:
            self.waiting[visit.pk] = self._in_order(visit)
        before, after = visit.service.buffer_before, visit.service.buffer_after
        for slot in self.waiting[visit.pk]:
            since, until = slot.starts_at - before, slot.ends_at + after
            if any(since < end and start < until for start, end in self.dealt[slot.practitioner_id]):
                continue
            if (lost := self._lost(slot, since, until)) is None:
                continue
            for key, starts in lost.items():
                self.gone[key] |= starts
            self.dealt[slot.practitioner_id].append((since, until))
            return slot
        return None

    def _lost(self, slot: Slot, since: datetime, until: datetime) -> dict[tuple[Kind, Day], set[datetime]] | None:
        """The free starts that this time would take from others. None if less than half of the day's would be left."""
        day = slot.practitioner_id, slot.day
        lost = {}
        for kind, service in self.services.items():
            starts = self.starts[kind].get(day, [])
            # An appointment from `start` is busy until start + length + buffer after, from start - buffer before.
            length = service.length(kind[1])
            first = bisect_right(starts, since - length - service.buffer_after)
            last = bisect_left(starts, until + service.buffer_before)
            lost[kind, day] = set(starts[first:last])
            if 2 * len(self.gone[kind, day] | lost[kind, day]) > len(starts):
                return None
        return lost

    def _in_order(self, visit: Appointment) -> Iterator[Slot]:
        """Nearest first; practitioners who match the patient's preferences come before all others."""
        wished = {person.pk for person in suiting(visit)}
        yield from sorted(
            self.free[visit.service_id, visit.returning],
            key=lambda slot: (slot.practitioner_id not in wished, abs(slot.starts_at - visit.starts_at), slot),
        )

    def _look(self, visit: Appointment) -> None:
        service, kind = visit.service, (visit.service_id, visit.returning)
        if kind in self.free:
            return
        people = list(service.practitioners.active()) if service.is_active else []
        # As far as the policy's horizon: after a long closure the first free times are far away.
        days = local_day(self.now), date.max
        found = sorted(availability.free_slots(service, people, *days, returning=visit.returning, now=self.now))
        self.services[kind], self.free[kind], self.starts[kind] = service, found, defaultdict(list)
        for slot in found:
            self.starts[kind][slot.practitioner_id, slot.day].append(slot.starts_at)
