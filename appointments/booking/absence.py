"""A practitioner is away: the time is closed, and each patient whom it concerns is offered other times.

A confirmed visit stays until the new one stands, as in moving.py; a request gets an ordinary offer. Who cannot be
offered anything, or takes nothing, is on reception's list of calls.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from appointments.booking import offers, records, reschedule
from appointments.booking.statuses import AlreadyAnswered, SlotGone, last_change
from appointments.locking import lock_all, one_change
from appointments.messages import outbox
from appointments.models import Action, Appointment, Offer, Reason, Status, TimetableException
from appointments.models import Notification as Message
from appointments.models.draft import suiting
from appointments.times import availability, closures, deadlines
from appointments.times.availability import NEAREST_WITHIN_DAYS
from appointments.times.day_plan import local_day
from appointments.times.slot import Slot
from clinic.models import ClinicProfile, Practitioner, Service

log = logging.getLogger(__name__)

WAITS_OR_STANDS = [Status.REQUESTED, Status.CONFIRMED]


@dataclass(frozen=True)
class Proposal:
    """What a patient would be offered; nothing where no time is free: then somebody has to call."""

    visit: Appointment
    slots: list[Slot]


def affected(
    practitioner: Practitioner, starts_at: datetime, ends_at: datetime, now: datetime
) -> QuerySet[Appointment]:
    """Upcoming visits and requests in this time, soonest first, that nobody has begun to move."""
    visits = Appointment.objects.upcoming(now).filter(practitioner=practitioner, status__in=WAITS_OR_STANDS)
    changing = Q(replacements__status__in=[Status.REQUESTED, Status.OFFERED])
    visits = visits.overlapping(starts_at, ends_at).exclude(pk__in=visits.filter(changing).values("pk"))
    return visits.select_related("service", "practitioner", "wanted_practitioner").order_by("starts_at", "pk")


def affected_offers(
    practitioner: Practitioner, starts_at: datetime, ends_at: datetime, now: datetime
) -> QuerySet[Offer]:
    """Times of this stretch that are held for patients who still choose: closed, they cannot be taken any more."""
    still = Offer.objects.filter(outcome=Offer.Outcome.OPEN, expires_at__gt=now, practitioner=practitioner)
    there = still.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)
    return there.select_related("appointment").order_by("starts_at", "pk")


def proposals(
    visits: Iterable[Appointment], practitioner: Practitioner, starts_at: datetime, ends_at: datetime, now: datetime
) -> list[Proposal]:
    """Up to three free times for each, nearest to its own; no time twice.

    They are dealt out in rounds: everybody has one before anybody has a second. With whom the patient asked for,
    else with anybody of the service.
    """
    visits, deal = list(visits), _Deal(practitioner, starts_at, ends_at, now)
    dealt: dict[int, list[Slot]] = {visit.pk: [] for visit in visits}
    for _round in range(offers.AT_MOST):
        for visit in visits:
            if (found := deal.next_for(visit)) is not None:
                dealt[visit.pk].append(found)
    return [Proposal(visit, sorted(dealt[visit.pk])) for visit in visits]


def close_and_offer(
    practitioner: Practitioner,
    starts_at: datetime,
    ends_at: datetime,
    *,
    note: str = "",
    by,
    now: datetime | None = None,
) -> TimetableException:
    """Close the time and offer other times to everybody whom that concerns. Pressed twice, it does nothing twice."""
    now = now or timezone.now()
    closure = closures.close_once(practitioner, starts_at, ends_at, note=note, by=by)
    offer_all(closure, by=by, now=now)
    return closure


def offer_all(closure: TimetableException, *, by, now: datetime) -> None:
    """Each in a transaction of its own: one that fails is called, and never stops the others."""
    away: Practitioner = closure.practitioner  # type: ignore[assignment]  # nobody is away where the clinic is closed
    visits = affected(away, closure.starts_at, closure.ends_at, now)
    known = set(_offered_since(closure).values_list("pk", flat=True))
    waiting = [visit for visit in visits if visit.pk not in known]
    for proposal in proposals(waiting, away, closure.starts_at, closure.ends_at, now):
        try:
            _offer(proposal, away, closure, by, now)
        except AlreadyAnswered:
            continue  # the patient, or somebody at the desk, was quicker
        except Exception as problem:  # the others must have their offers, whatever is wrong with this one
            log.warning("Away: visit %s: %s", proposal.visit.pk, type(problem).__name__)
            _call(proposal.visit, now)


def _offer(proposal: Proposal, away: Practitioner, closure: TimetableException, by, now: datetime) -> None:
    visit, slots = proposal.visit, proposal.slots
    for _attempt in range(2):
        if not slots:
            break
        try:
            return _offer_instead(visit, slots, closure, by)
        except SlotGone:  # somebody took one of them since we looked
            [again] = proposals([visit], away, closure.starts_at, closure.ends_at, now)
            slots = again.slots
    _call(visit, now)
    return None


@one_change
def _offer_instead(visit: Appointment, slots: Sequence[Slot], closure: TimetableException, by) -> None:
    lock_all({visit.practitioner_id} | {slot.practitioner_id for slot in slots})
    now = timezone.now()
    visit.refresh_from_db(fields=["status"])
    if visit.status not in WAITS_OR_STANDS or _offered_since(closure).filter(pk=visit.pk).exists():
        raise AlreadyAnswered(last_change(visit))
    hold = ClinicProfile.objects.current().offer_hold
    until = min(deadlines.offer_until(now, slot.starts_at, hold) for slot in slots)
    if visit.status == Status.REQUESTED:
        records.change_status(visit, Status.OFFERED, now, by=by, reason=Reason.NO_TIME)
        records.release(visit)
        offers.propose(visit, slots, until, now, by)
        outbox.queue(visit, [Message.Kind.OFFERED], now)
        return
    if reschedule.open_change(visit):
        raise AlreadyAnswered(last_change(visit))
    made = records.make(visit, min(slots), now, status=Status.OFFERED, answer_by=until)
    records.record(made, Action.OFFERED, now, by=by, to_status=Status.OFFERED, reason=Reason.NO_TIME)
    offers.propose(made, slots, until, now, by)
    outbox.queue(made, [Message.Kind.AWAY_OFFERED], now)


@one_change
def _call(visit: Appointment, now: datetime) -> None:
    outbox.request_call(visit, now)


def _offered_since(closure: TimetableException) -> QuerySet[Appointment]:
    """Visits in place of which something was offered after this closure: nobody is offered twice."""
    return Appointment.objects.filter(
        replacements__events__action=Action.OFFERED,
        replacements__events__reason=Reason.NO_TIME,
        replacements__events__at__gte=closure.made_at,
    )


class _Deal:
    """Free times, and which of them have been dealt out."""

    def __init__(self, away: Practitioner, starts_at: datetime, ends_at: datetime, now: datetime):
        self.away, self.starts_at, self.ends_at, self.now = away, starts_at, ends_at, now
        self.free: dict[tuple, list[Slot]] = {}
        self.waiting: dict[int, Iterator[Slot]] = {}
        self.dealt: list[tuple[int, datetime, datetime]] = []

    def next_for(self, visit: Appointment) -> Slot | None:
        """The nearest that nobody has; it is theirs then, with its buffers."""
        if visit.pk not in self.waiting:
            self.waiting[visit.pk] = self._in_order(visit)
        before, after = visit.service.buffer_before, visit.service.buffer_after
        for slot in self.waiting[visit.pk]:
            since, until = slot.starts_at - before, slot.ends_at + after
            if not any(
                person == slot.practitioner_id and since < end and start < until for person, start, end in self.dealt
            ):
                self.dealt.append((slot.practitioner_id, since, until))
                return slot
        return None

    def _in_order(self, visit: Appointment) -> Iterator[Slot]:
        """With whom the patient wished for, nearest first; then with the others of the service."""
        wished = {person.pk for person in suiting(visit)}
        yield from sorted(
            self._free(visit.service, visit.returning),
            key=lambda slot: (slot.practitioner_id not in wished, abs(slot.starts_at - visit.starts_at), slot),
        )

    def _free(self, service: Service, returning: bool) -> list[Slot]:
        if (service.pk, returning) not in self.free:
            people = list(service.practitioners.active()) if service.is_active else []
            days = local_day(self.now), local_day(self.ends_at) + timedelta(days=NEAREST_WITHIN_DAYS)
            found = availability.free_slots(service, people, *days, returning=returning, now=self.now)
            self.free[service.pk, returning] = [slot for slot in found if not self._is_away(slot)]
        return self.free[service.pk, returning]

    def _is_away(self, slot: Slot) -> bool:
        return slot.practitioner_id == self.away.pk and slot.starts_at < self.ends_at and self.starts_at < slot.ends_at
