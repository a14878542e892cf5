"""Attendance: the patient arrived, was seen, or did not come.

Staff record each with one click and can undo it on the same day. No message is sent. Recording attendance also ends
open requests to reschedule and the patient's wait for an earlier time.
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
from clinic.calendar import local_day
from clinic.models import Practitioner


@one_change
def arrive(appointment: Appointment, *, by, now: datetime | None = None) -> None:
    """Record that the patient has arrived. Raises AlreadyAnswered, or TooEarly before the day of the appointment."""
    records.lock_for(appointment)
    now = now or timezone.now()
    records.change_status(appointment, Status.ARRIVED, now, by=by)
    if not _its_day_has_come(appointment, now):
        raise TooEarly
    records.end_wishes(appointment, now, by=by)


@one_change
def fulfil(appointment: Appointment, *, by, now: datetime | None = None) -> None:
    """Record that the appointment has taken place.

    Raises AlreadyAnswered, or TooEarly if the patient has not arrived and the appointment has not started.
    """
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
    """Record that the patient did not come, and free the time. Raises AlreadyAnswered, or TooEarly before the start."""
    records.lock_for(appointment)
    now = now or timezone.now()
    records.change_status(appointment, Status.NO_SHOW, now, by=by)
    if appointment.starts_at > now:
        raise TooEarly
    records.release(appointment)
    records.end_wishes(appointment, now, by=by)


@one_change
def set_back(appointment: Appointment, *, seen: str, by, now: datetime | None = None) -> None:
    """Undo the last record, if the status is still `seen`: when two people click, only one step is undone.

    Raises AlreadyAnswered, TooLate (recorded on another day), or SlotGone (the time of a no-show has been taken since).
    Requests to reschedule that ended stay ended.
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


def possible_steps(
    visits: list[Appointment], now: datetime, changed_at: dict[int, datetime] | None = None
) -> dict[int, list[Action]]:
    """What can be recorded about each appointment at `now`, by primary key.

    `changed_at`, by primary key, is when each last changed its status. Without it that is one query for all.
    """
    if changed_at is None:
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
        last = changed_at.get(visit.pk)
        if visit.status in SET_BACK and last and local_day(last) == local_day(now):
            actions.append(Action.SET_BACK)
        found[visit.pk] = actions
    return found


def _its_day_has_come(appointment: Appointment, now: datetime) -> bool:
    return local_day(appointment.starts_at) <= local_day(now)


def _hold_again(appointment: Appointment, practitioner: Practitioner, now: datetime) -> None:
    """Hold the appointment's own time again, overbooked if it was before. Overbooked times of others are ignored."""
    records.release_expired(practitioner, now)
    overbooked = appointment.events.filter(action=Action.OVERBOOKED).last()
    if overbooked is not None:
        records.hold(appointment, HeldTime.Kind.VISIT, overbooked_by=overbooked.by, overbooked_reason=overbooked.reason)
        return
    others = HeldTime.objects.of([practitioner]).filter(overbooked_by__isnull=True)
    if others.overlapping(*appointment.busy()).exists():
        raise SlotGone
    records.hold(appointment, HeldTime.Kind.VISIT)
