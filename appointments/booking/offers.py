"""Times that the clinic proposes instead of the one that was asked for: held until one is taken, none suits, or the
deadline passes. The same rules serve reception's counter-offer and a freed time for somebody on the waiting list.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone

from appointments.booking import records
from appointments.booking.statuses import (
    AlreadyAnswered,
    OutsideHours,
    SlotGone,
    TooLate,
    last_change,
    tell_at,
)
from appointments.locking import lock_all, one_change
from appointments.messages import outbox
from appointments.models import Action, Appointment, Offer, Status, WaitlistEntry
from appointments.models import Notification as Message
from appointments.times import availability, deadlines, misfits
from appointments.times.slot import Slot
from clinic.models import ClinicProfile, Service

AT_MOST = 3

Outcome = Offer.Outcome


@one_change
def offer(appointment: Appointment, slots: Sequence[Slot], *, by, now: datetime | None = None) -> None:
    """Propose up to three other times for a request, and hold them; its own time is free again.

    Raises AlreadyAnswered, SlotGone (one of them is taken, closed, or overlaps another), and ValueError for no slot
    or too many.
    """
    lock_all(practitioners_of(appointment) | {slot.practitioner_id for slot in slots})
    now = now or timezone.now()
    first = min([appointment.starts_at, *(slot.starts_at for slot in slots)])
    told = tell_at(appointment, first, now)
    records.change_status(appointment, Status.OFFERED, now, only_from=Status.REQUESTED, by=by, tell_at=told)
    records.release(appointment)
    policy = ClinicProfile.objects.current()
    propose(
        appointment,
        slots,
        min(deadlines.offer_until(now, slot.starts_at, policy.offer_hold) for slot in slots),
        now,
        by,
    )
    outbox.queue(appointment, [Message.Kind.OFFERED], now)


def propose(appointment: Appointment, slots: Sequence[Slot], until: datetime, now: datetime, by=None) -> None:
    """Hold these for an appointment that is offered; whoever calls has locked their practitioners.

    Raises SlotGone, and ValueError for no slot or too many.
    """
    if not 1 <= len(slots) <= AT_MOST:
        raise ValueError("One to three times can be offered.")
    for slot in slots:
        person = appointment.service.practitioners.active().filter(pk=slot.practitioner_id).first()
        free = person and availability.offered(
            appointment.service, person, slot.starts_at, returning=appointment.returning, now=now
        )
        if not free:  # also where it overlaps one of those before it, which are held by now
            raise SlotGone
        records.release_expired(person, now)
        made = Offer.objects.create(
            appointment=appointment,
            practitioner=person,
            starts_at=free.starts_at,
            ends_at=free.ends_at,
            offered_at=now,
            offered_by=by,
            expires_at=until,
        )
        records.hold_offer(made)


@one_change
def accept(appointment: Appointment, key: int, *, by=None, now: datetime | None = None) -> None:
    """Take one of the offered times (`key` is the Offer's): the visit is confirmed, the other times are free again.

    By the patient, or by staff for a patient on the phone. What the visit replaces is given up in the same moment.
    Raises AlreadyAnswered (taken, withdrawn or lapsed before), TooLate (its deadline has passed), OutsideHours (closed
    since it was offered).
    """
    lock_all(practitioners_of(appointment))
    now = now or timezone.now()
    chosen = appointment.offers.select_related("practitioner").filter(pk=key).first()
    if chosen is None or chosen.outcome != Outcome.OPEN:
        raise AlreadyAnswered(last_change(appointment))
    if chosen.expires_at <= now:
        raise TooLate
    records.change_status(
        appointment, Status.CONFIRMED, now, only_from=Status.OFFERED, by=by, action=Action.OFFER_TAKEN
    )
    if not records.accept_offer(appointment, chosen):
        raise TooLate  # by a clock that is a little ahead of ours it had lapsed, and the time was given away
    if misfits.misfits_among(Appointment.objects.filter(pk=appointment.pk), now):
        raise OutsideHours
    _serve(appointment, now, by)
    records.take_over(appointment, now, by=by)
    outbox.queue(appointment, [Message.Kind.CONFIRMED, Message.Kind.OFFER_TAKEN], now)


@one_change
def withdraw(appointment: Appointment, *, by, reason: str, now: datetime | None = None) -> None:
    """Take the offered times back and turn the request down. Raises AlreadyAnswered."""
    lock_all(practitioners_of(appointment))
    now = now or timezone.now()
    records.change_status(appointment, Status.DECLINED, now, only_from=Status.OFFERED, by=by, reason=reason)
    records.release(appointment)
    outbox.queue(appointment, [Message.Kind.DECLINED], now)


@one_change
def none_suits(appointment: Appointment, *, by=None, now: datetime | None = None) -> None:
    """The patient can come at none of them: all are free again. A visit that was to be replaced stays as it is.

    Raises AlreadyAnswered.
    """
    lock_all(practitioners_of(appointment))
    now = now or timezone.now()
    records.change_status(appointment, Status.CANCELLED, now, only_from=Status.OFFERED, by=by, action=Action.NONE_SUITS)
    records.release(appointment, Outcome.NONE_SUITS)
    outbox.queue(appointment, [Message.Kind.NONE_SUITS], now)
    _call_about_what_falls_away(appointment, now)


@one_change
def lapse(appointment: Appointment, *, now: datetime | None = None) -> None:
    """End offers that nobody took by their deadline. Raises AlreadyAnswered; before the deadline it does nothing."""
    lock_all(practitioners_of(appointment))
    now = now or timezone.now()
    if appointment.offers.filter(outcome=Outcome.OPEN, expires_at__gt=now).exists():
        return
    records.change_status(
        appointment,
        Status.EXPIRED,
        now,
        only_from=Status.OFFERED,
        actor=records.Actor.SYSTEM,
        action=Action.OFFER_LAPSED,
    )
    records.release(appointment, Outcome.LAPSED)
    outbox.queue(appointment, [Message.Kind.OFFER_LAPSED], now)
    _call_about_what_falls_away(appointment, now)


def side_by_side(slots: Iterable[Slot], service: Service, number: int = AT_MOST) -> list[Slot]:
    """The first `number` of `slots` that can be held side by side: one practitioner's own do not overlap."""
    chosen: list[Slot] = []
    pause = service.buffer_before + service.buffer_after
    for slot in slots:
        others = [other for other in chosen if other.practitioner_id == slot.practitioner_id]
        if all(slot.starts_at >= other.ends_at + pause or other.starts_at >= slot.ends_at + pause for other in others):
            chosen.append(slot)
        if len(chosen) == number:
            break
    return chosen


def open_offers(appointment: Appointment, now: datetime) -> list[Offer]:
    """What the patient can still take."""
    return list(appointment.offers.select_related("practitioner").filter(outcome=Outcome.OPEN, expires_at__gt=now))


def overdue(now: datetime):
    """Visits whose offers nobody took in time."""
    return Appointment.objects.filter(offers__outcome=Outcome.OPEN, offers__expires_at__lte=now).distinct()


def practitioners_of(appointment: Appointment) -> set[int]:
    """Whom a change concerns: the practitioners of the visit, of the times offered for it and of what it replaces."""
    offered = appointment.offers.values_list("practitioner", flat=True)
    before = Appointment.objects.filter(replacements=appointment).values_list("practitioner", flat=True)
    return {appointment.practitioner_id, *offered, *before}


def _serve(appointment: Appointment, now: datetime, by) -> None:
    """Who waited for this time waits no longer."""
    waiting = WaitlistEntry.objects.filter(appointments=appointment, state=WaitlistEntry.State.WAITING)
    waiting.update(state=WaitlistEntry.State.SERVED, ended_at=now, ended_by=by)


def _call_about_what_falls_away(appointment: Appointment, now: datetime) -> None:
    """Nothing was taken instead of a visit that the clinic cannot keep: a person has to speak with the patient."""
    if appointment.replaces and misfits.falls_away(appointment.replaces, now):
        outbox.request_call(appointment.replaces, now)
