"""What may become of a visit, and how a change is refused. The changes themselves are in booking.py and beside it."""

from datetime import datetime, timedelta

from appointments.models import Action, Appointment, AppointmentEvent, Status
from clinic.models import ClinicProfile

# status → what it may become (house.md, table of statuses).
TRANSITIONS = {
    Status.REQUESTED: {Status.OFFERED, Status.CONFIRMED, Status.DECLINED, Status.CANCELLED, Status.EXPIRED},
    Status.OFFERED: {Status.CONFIRMED, Status.DECLINED, Status.CANCELLED, Status.EXPIRED},
    Status.CONFIRMED: {Status.CANCELLED, Status.ARRIVED, Status.FULFILLED, Status.NO_SHOW},
    Status.ARRIVED: {Status.FULFILLED},
}
# A mistaken click at the desk is taken back the way it came; nothing else ever leads back.
SET_BACK = {
    Status.ARRIVED: {Status.CONFIRMED},
    Status.FULFILLED: {Status.ARRIVED, Status.CONFIRMED},
    Status.NO_SHOW: {Status.CONFIRMED},
}
# An answer that the patient has not been told of yet, see answers.py.
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
    """The wanted time is not on offer, or not any more; carries the three nearest."""

    def __init__(self, nearest=()):
        super().__init__("The time is not on offer.")
        self.nearest = list(nearest)


class OutsideHours(Exception):
    """The hours have changed since the visit was asked for: its time is closed now."""


class AlreadyAnswered(Exception):
    """Somebody was first; carries the last change, which knows who and when."""

    def __init__(self, event: AppointmentEvent):
        super().__init__("Somebody was first.")
        self.event = event


class TooLate(Exception):
    """The visit is too near, over, or its deadline has passed: now only a phone call helps."""


class TooEarly(Exception):
    """What is to be noted about the visit cannot have happened yet."""


class TooManyChanges(Exception):
    """The visit was moved online as often as the policy allows."""


def tell_at(appointment: Appointment, starts_at: datetime, now: datetime) -> datetime | None:
    """When the patient is told of an answer that staff give now; None for at once.

    `starts_at` is that of the (first) visit it speaks of: who is to come in three hours has no minute to lose. An
    answer that gives a standing visit up, too, cannot be taken back, and need not wait.
    """
    if appointment.replaces_id or starts_at < now + TOLD_AT_ONCE_BEFORE:
        return None
    return now + CAN_BE_TAKEN_BACK_FOR


def can_be_cancelled(appointment: Appointment) -> bool:
    """By anybody at all: what has been called off before, or has taken place, cannot."""
    return Status.CANCELLED in TRANSITIONS.get(Status(appointment.status), set())


def may_cancel(appointment: Appointment, now: datetime) -> bool:
    """A request can be withdrawn until the visit starts, a confirmed visit until the policy's cut-off."""
    if appointment.is_held_back(now):
        return True  # its page still says that it waits
    if appointment.status == Status.OFFERED:
        return True  # the time that was asked for first does not matter any more
    if appointment.status == Status.REQUESTED:
        return now < appointment.starts_at
    cutoff = appointment.starts_at - ClinicProfile.objects.current().cancel_cutoff
    return appointment.status == Status.CONFIRMED and now <= cutoff


def last_change(appointment: Appointment) -> AppointmentEvent:
    """The change that gave the visit the status it has."""
    return appointment.events.select_related("by").exclude(to_status="").latest("pk")
