"""Absence of a practitioner: closes the time and offers other times to each affected patient.

A confirmed appointment is kept until its replacement is confirmed, as in reschedule.py. A request gets an ordinary
offer. Patients who cannot be offered a time, or accept none, go on reception's list of calls.
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
    """The times to offer to one patient. Without free times `slots` is empty, and reception has to call."""

    visit: Appointment
    slots: list[Slot]


def affected(
    practitioner: Practitioner, starts_at: datetime, ends_at: datetime, now: datetime
) -> QuerySet[Appointment]:
    """Upcoming appointments and requests in this time, soonest first.

    Leaves out those that already have an open request or offer to reschedule.
    """
    visits = Appointment.objects.upcoming(now).filter(practitioner=practitioner, status__in=WAITS_OR_STANDS)
    changing = Q(replacements__status__in=[Status.REQUESTED, Status.OFFERED])
    visits = visits.overlapping(starts_at, ends_at).exclude(pk__in=visits.filter(changing).values("pk"))
    return visits.select_related("service", "practitioner", "wanted_practitioner").order_by("starts_at", "pk")


def affected_offers(
    practitioner: Practitioner, starts_at: datetime, ends_at: datetime, now: datetime
) -> QuerySet[Offer]:
    """Open offers in this time. Once it is closed, patients can no longer accept them."""
    still = Offer.objects.filter(outcome=Offer.Outcome.OPEN, expires_at__gt=now, practitioner=practitioner)
    there = still.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)
    return there.select_related("appointment").order_by("starts_at", "pk")


def proposals(
    visits: Iterable[Appointment], practitioner: Practitioner, starts_at: datetime, ends_at: datetime, now: datetime
) -> list[Proposal]:
    """Up to three free times for each appointment, nearest to its own time. No time is proposed twice.

    Times are dealt in rounds, so that every patient gets one before any patient gets a second. Practitioners who match
    the patient's preferences come first, then the others who offer the service.
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
    """Close the time and offer other times to every affected patient.

    A second call with the same time neither closes nor offers again.
    """
    now = now or timezone.now()
    closure = closures.close_once(practitioner, starts_at, ends_at, note=note, by=by)
    offer_all(closure, by=by, now=now)
    return closure


def offer_all(closure: TimetableException, *, by, now: datetime) -> None:
    """Offer other times in one transaction per appointment. If one fails, reception calls; the others continue."""
    away: Practitioner = closure.practitioner  # type: ignore[assignment]  # never a closure of the whole clinic
    visits = affected(away, closure.starts_at, closure.ends_at, now)
    known = set(_offered_since(closure).values_list("pk", flat=True))
    waiting = [visit for visit in visits if visit.pk not in known]
    for proposal in proposals(waiting, away, closure.starts_at, closure.ends_at, now):
        try:
            _offer(proposal, away, closure, by, now)
        except AlreadyAnswered:
            continue  # the patient or another member of staff was first
        except Exception as problem:  # a failure here must not keep the other patients from their offers
            log.warning("Away: visit %s: %s", proposal.visit.pk, type(problem).__name__)
            _call(proposal.visit, now)


def _offer(proposal: Proposal, away: Practitioner, closure: TimetableException, by, now: datetime) -> None:
    visit, slots = proposal.visit, proposal.slots
    for _attempt in range(2):
        if not slots:
            break
        try:
            return _offer_instead(visit, slots, closure, by)
        except SlotGone:  # one of them was taken since we looked
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
    """Appointments that got a replacement offer after this closure, so that no patient gets a second one."""
    return Appointment.objects.filter(
        replacements__events__action=Action.OFFERED,
        replacements__events__reason=Reason.NO_TIME,
        replacements__events__at__gte=closure.made_at,
    )


class _Deal:
    """Finds free times and remembers which ones have been dealt out."""

    def __init__(self, away: Practitioner, starts_at: datetime, ends_at: datetime, now: datetime):
        self.away, self.starts_at, self.ends_at, self.now = away, starts_at, ends_at, now
        self.free: dict[tuple, list[Slot]] = {}
        self.waiting: dict[int, Iterator[Slot]] = {}
        self.dealt: list[tuple[int, datetime, datetime]] = []

    def next_for(self, visit: Appointment) -> Slot | None:
        """The nearest time that has not been dealt out, or None. It is then reserved, buffers included."""
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
        """Nearest first; practitioners who match the patient's preferences come before all others."""
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
