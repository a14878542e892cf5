"""What becomes of a visit at the clinic's door: the patient is here, has been seen, or did not come.

Staff note it with one click each; a mistaken click is taken back on the same day. Nobody is written to. Whoever comes,
or does not, neither moves this visit nor wants it earlier any more.
"""

from datetime import datetime

from django.utils import timezone

from appointments.booking import records
from appointments.booking.statuses import (
    SET_BACK,
    SlotGone,
    TooEarly,
    TooLate,
    last_change,
)
from appointments.locking import one_change
from appointments.models import Action, Appointment, AppointmentEvent, HeldTime, Status
from appointments.times.day_plan import local_day
from clinic.models import Practitioner


@one_change
def arrive(appointment: Appointment, *, by, now: datetime | None = None) -> None:
    """The patient is here. Raises AlreadyAnswered, TooEarly (before the clinic's day of the visit)."""
    records.lock_for(appointment)
    now = now or timezone.now()
    records.change_status(appointment, Status.ARRIVED, now, by=by)
    if not _its_day_has_come(appointment, now):
        raise TooEarly
    records.end_wishes(appointment, now, by=by)


@one_change
def fulfil(appointment: Appointment, *, by, now: datetime | None = None) -> None:
    """The visit has taken place. Raises AlreadyAnswered, TooEarly (nobody has arrived, and it has not begun)."""
    records.lock_for(appointment)
    now = now or timezone.now()
    appointment.refresh_from_db(fields=["status"])
    was_here = appointment.status == Status.ARRIVED
    records.change_status(appointment, Status.FULFILLED, now, by=by)
    if not (was_here or appointment.starts_at <= now):
        raise TooEarly
    records.end_wishes(appointment, now, by=by)


@one_change
def no_show(appointment: Appointment, *, by, now: datetime | None = None) -> None:
    """The patient did not come: the time is free again. Raises AlreadyAnswered, TooEarly (it has not begun)."""
    records.lock_for(appointment)
    now = now or timezone.now()
    records.change_status(appointment, Status.NO_SHOW, now, by=by)
    if appointment.starts_at > now:
        raise TooEarly
    records.release(appointment)
    records.end_wishes(appointment, now, by=by)


@one_change
def set_back(appointment: Appointment, *, seen: str, by, now: datetime | None = None) -> None:
    """Take the last click back, if the visit still is what it was `seen` as: of two who press, one takes one step.

    Raises AlreadyAnswered, TooLate (the click is of another day), SlotGone (somebody else has the time that a
    no-show had freed). A wish to move the visit stays ended.
    """
    practitioner = records.lock_for(appointment)
    now = now or timezone.now()
    last = last_change(appointment)
    was_here = seen == Status.FULFILLED and last.from_status == Status.ARRIVED
    to = Status.ARRIVED if was_here else Status.CONFIRMED
    records.change_status(appointment, to, now, only_from=seen, steps=SET_BACK, by=by, action=Action.SET_BACK)
    if local_day(last.at) != local_day(now):
        raise TooLate
    if seen == Status.NO_SHOW:
        _hold_again(appointment, practitioner, now)


def possible_steps(visits: list[Appointment], now: datetime) -> dict[int, list[Action]]:
    """What can be noted about each of them at `now`, by primary key; one statement for all."""
    noted = [visit.pk for visit in visits if visit.status in SET_BACK]
    changes = AppointmentEvent.objects.filter(appointment__in=noted).exclude(to_status="").order_by("pk")
    changed_at = dict(changes.values_list("appointment", "at"))  # the last of each
    found: dict[int, list[Action]] = {}
    for visit in visits:
        has_begun = visit.starts_at <= now
        actions = []
        if visit.status == Status.CONFIRMED and _its_day_has_come(visit, now):
            actions = [Action.ARRIVED, *([Action.FULFILLED, Action.NO_SHOW] if has_begun else [])]
        elif visit.status == Status.ARRIVED:
            actions = [Action.FULFILLED]
        if visit.pk in changed_at and local_day(changed_at[visit.pk]) == local_day(now):
            actions.append(Action.SET_BACK)
        found[visit.pk] = actions
    return found


def _its_day_has_come(appointment: Appointment, now: datetime) -> bool:
    return local_day(appointment.starts_at) <= local_day(now)


def _hold_again(appointment: Appointment, practitioner: Practitioner, now: datetime) -> None:
    """Its own time once more, overbooked if it was; what was overbooked around it is in nobody's way."""
    records.release_expired(practitioner, now)
    overbooked = appointment.events.filter(action=Action.OVERBOOKED).last()
    if overbooked is not None:
        records.hold(appointment, HeldTime.Kind.VISIT, overbooked_by=overbooked.by, overbooked_reason=overbooked.reason)
        return
    others = HeldTime.objects.of([practitioner]).filter(overbooked_by__isnull=True)
    if others.overlapping(*appointment.busy()).exists():
        raise SlotGone
    records.hold(appointment, HeldTime.Kind.VISIT)
