"""Offers: times that the clinic proposes instead of the one requested.

They are held until the patient accepts one, says that none suits, or the deadline passes. The same rules apply to other
times offered by reception and to freed times offered to the waiting list.
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
    """Offer up to three other times for a request and hold them. Its own time is freed.

    Raises AlreadyAnswered, SlotGone (a time is taken, closed, or overlaps another one), and ValueError for no slots or
    too many.
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
    """Hold these times for an offered appointment. The caller has locked their practitioners.

    Raises SlotGone, and ValueError for no slots or too many.
    """
    if not 1 <= len(slots) <= AT_MOST:
        raise ValueError("One to three times can be offered.")
    for slot in slots:
        person = appointment.service.practitioners.active().filter(pk=slot.practitioner_id).first()
        free = person and availability.offered(
            appointment.service, person, slot.starts_at, returning=appointment.returning, now=now
        )
        if not free:  # also if it overlaps an earlier one of the list, which is held by now
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
    """Accept one offered time (`key` is the Offer's): the appointment is confirmed, the other times are freed.

    Used by the patient, and by staff for a patient on the phone. An appointment that this one replaces is given up in
    the same transaction. Raises AlreadyAnswered (accepted, withdrawn or lapsed before), TooLate (the deadline has
    passed) or OutsideHours (closed since it was offered).
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
        raise TooLate  # another machine's clock is slightly ahead: the offer lapsed there and the time was given away
    if misfits.misfits_among(Appointment.objects.filter(pk=appointment.pk), now):
        raise OutsideHours
    _serve(appointment, now, by)
    records.take_over(appointment, now, by=by)
    outbox.queue(appointment, [Message.Kind.CONFIRMED, Message.Kind.OFFER_TAKEN], now)


@one_change
def withdraw(appointment: Appointment, *, by, reason: str, now: datetime | None = None) -> None:
    """Withdraw the offered times and decline the request. Raises AlreadyAnswered."""
    lock_all(practitioners_of(appointment))
    now = now or timezone.now()
    records.change_status(appointment, Status.DECLINED, now, only_from=Status.OFFERED, by=by, reason=reason)
    records.release(appointment)
    outbox.queue(appointment, [Message.Kind.DECLINED], now)


@one_change
def none_suits(appointment: Appointment, *, by=None, now: datetime | None = None) -> None:
    """None of the times suits the patient: all are freed. An appointment that was to be replaced is kept.

    Raises AlreadyAnswered.
    """
    lock_all(practitioners_of(appointment))
    now = now or timezone.now()
    records.change_status(appointment, Status.CANCELLED, now, only_from=Status.OFFERED, by=by, action=Action.NONE_SUITS)
    records.release(appointment, Outcome.NONE_SUITS)
    outbox.queue(appointment, [Message.Kind.NONE_SUITS], now)
    call_about_what_falls_away(appointment, now)


@one_change
def lapse(appointment: Appointment, *, now: datetime | None = None) -> None:
    """End offers that were not accepted by their deadline.

    Before the deadline it does nothing. Raises AlreadyAnswered.
    """
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
    call_about_what_falls_away(appointment, now)


def side_by_side(slots: Iterable[Slot], service: Service, number: int = AT_MOST) -> list[Slot]:
    """The first `number` of `slots` that can be held together: those of one practitioner must not overlap."""
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
    """The offers that the patient can still accept."""
    running = appointment.offers.filter(outcome=Outcome.OPEN, expires_at__gt=now)
    return list(running.exclude(pk__in=misfits.closed_offers(running, now)).select_related("practitioner"))


def are_closed(appointment: Appointment, now: datetime) -> bool:
    """Whether the times that were offered run on, and all of them were closed meanwhile."""
    running = appointment.offers.filter(outcome=Outcome.OPEN, expires_at__gt=now)
    return running.exists() and not open_offers(appointment, now)


def is_ours(appointment: Appointment) -> bool:
    """Whether the clinic made this offer because it cannot keep an appointment: its patient had asked for nothing."""
    if appointment.replaces_id is None or appointment.waitlist_entry_id is not None:
        return False
    first = appointment.events.first()
    return first is not None and first.action == Action.OFFERED


def overdue(now: datetime):
    """Appointments with offers that are past their deadline."""
    return Appointment.objects.filter(offers__outcome=Outcome.OPEN, offers__expires_at__lte=now).distinct()


def practitioners_of(appointment: Appointment) -> set[int]:
    """Keys of all practitioners to lock for a change: of the appointment, its offers, and the one it replaces."""
    offered = appointment.offers.values_list("practitioner", flat=True)
    before = Appointment.objects.filter(replacements=appointment).values_list("practitioner", flat=True)
    return {appointment.practitioner_id, *offered, *before}


def call_about_what_falls_away(appointment: Appointment, now: datetime) -> None:
    """Once nothing is to replace it any more: reception calls if the clinic cannot keep the appointment before."""
    if appointment.replaces and misfits.could_not_be(appointment.replaces, now):
        outbox.request_call(appointment.replaces, now)


def _serve(appointment: Appointment, now: datetime, by) -> None:
    """End the waiting list entry that this appointment came from."""
    waiting = WaitlistEntry.objects.filter(appointments=appointment, state=WaitlistEntry.State.WAITING)
    waiting.update(state=WaitlistEntry.State.SERVED, ended_at=now, ended_by=by)
