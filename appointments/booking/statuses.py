"""Which status may follow which, and the exceptions that refuse a change. The changes are in the other modules here."""

from datetime import datetime, timedelta

from appointments.models import Action, Appointment, AppointmentEvent, Status
from clinic.models import ClinicProfile

# status → statuses that may follow (FHIR R4 AppointmentStatus).
TRANSITIONS = {
    Status.REQUESTED: {Status.OFFERED, Status.CONFIRMED, Status.DECLINED, Status.CANCELLED, Status.EXPIRED},
    Status.OFFERED: {Status.CONFIRMED, Status.DECLINED, Status.CANCELLED, Status.EXPIRED},
    Status.CONFIRMED: {Status.CANCELLED, Status.ARRIVED, Status.FULFILLED, Status.NO_SHOW},
    Status.ARRIVED: {Status.FULFILLED},
}
# Undoing a mistaken click at the desk. No other step leads back.
SET_BACK = {
    Status.ARRIVED: {Status.CONFIRMED},
    Status.FULFILLED: {Status.ARRIVED, Status.CONFIRMED},
    Status.NO_SHOW: {Status.CONFIRMED},
}
# Taking back an answer before the patient is told, see undo.py.
TAKE_BACK = {
    Status.CONFIRMED: {Status.REQUESTED},
    Status.DECLINED: {Status.REQUESTED},
    Status.OFFERED: {Status.REQUESTED},
}
CAN_BE_TAKEN_BACK_FOR = timedelta(seconds=60)
TOLD_AT_ONCE_BEFORE = timedelta(hours=3)
ACTION_TO = {
    Status.OFFERED: Action.OFFERED,
    Status.CONFIRMED: Action.CONFIRMED,
    Status.DECLINED: Action.DECLINED,
    Status.CANCELLED: Action.CANCELLED,
    Status.EXPIRED: Action.EXPIRED,
    Status.ARRIVED: Action.ARRIVED,
    Status.FULFILLED: Action.FULFILLED,
    Status.NO_SHOW: Action.NO_SHOW,
}


class SlotGone(Exception):
    """The requested time is not free, or no longer free. `nearest` has the three nearest free times."""

    def __init__(self, nearest=()):
        super().__init__("The time is not on offer.")
        self.nearest = list(nearest)


class OutsideHours(Exception):
    """The hours have changed since the request: its time is closed now."""


class AlreadyAnswered(Exception):
    """Someone else changed the appointment first. `event` is that change, with who made it and when."""

    def __init__(self, event: AppointmentEvent):
        super().__init__("Somebody was first.")
        self.event = event


class TooLate(Exception):
    """The start is too near or has passed, or the deadline has passed. The patient has to call instead."""


class TooEarly(Exception):
    """This cannot be recorded yet."""


class TooManyChanges(Exception):
    """The patient has rescheduled online as often as the policy allows."""


def tell_at(appointment: Appointment, starts_at: datetime, now: datetime) -> datetime | None:
    """When to tell the patient about an answer given at `now`; None for at once.

    `starts_at` is the start of the appointment, or of the first offer. Less than three hours before it the patient is
    told at once. An answer that also gives up an earlier appointment cannot be taken back, so it does not wait either.
    """
    if appointment.replaces_id or starts_at < now + TOLD_AT_ONCE_BEFORE:
        return None
    return now + CAN_BE_TAKEN_BACK_FOR


def can_be_cancelled(appointment: Appointment) -> bool:
    """Whether anyone at all can cancel it: not after it was called off or has taken place."""
    return Status.CANCELLED in TRANSITIONS.get(Status(appointment.status), set())


def may_cancel(appointment: Appointment, now: datetime) -> bool:
    """Whether the patient may cancel: at any time before the start. A time that is given up late still serves others.

    Staff are not asked: who may answer requests may cancel after the start, too (requests.cancel, desk/actions.py).
    """
    if appointment.is_held_back(now):
        return True  # the patient's page still shows an unanswered request
    if appointment.status == Status.OFFERED:
        return True  # the time first requested no longer matters
    return appointment.status in {Status.REQUESTED, Status.CONFIRMED} and now < appointment.starts_at


def is_before_the_cutoff(appointment: Appointment, now: datetime) -> bool:
    """Whether a confirmed appointment is still far enough away to be rescheduled online."""
    if appointment.status != Status.CONFIRMED or appointment.is_held_back(now):
        return True
    return now <= appointment.starts_at - ClinicProfile.objects.current().cancel_cutoff


def last_change(appointment: Appointment) -> AppointmentEvent:
    """The event that set the current status."""
    return appointment.events.select_related("by").exclude(to_status="").latest("pk")
