"""What a message or page says has happened to an appointment: old and new time, who did it, and why.

It is read from the history. The sentences are in the templates; the reasons that patients read are here.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from appointments.models import Action, Appointment, AppointmentEvent, Reason, Status

Actor = AppointmentEvent.Actor

# What patients read of the desk's reasons. None of them says anything about the patient's health.
WHY: dict[str, str | Promise] = {
    Reason.NO_TIME: _("Your doctor or therapist is not available at that time."),
    Reason.NOT_TREATED_HERE: _("Our clinic does not offer what you need. Please call us if you have questions."),
    Reason.OTHER_SERVICE: _(
        "Another of our services suits you better. Please call us, and we will find a time with you."
    ),
    Reason.COULD_NOT_REACH: _("We called you and could not reach you."),
    Reason.DUPLICATE: _("It was booked twice, and you need only one."),
}
# The clinic ended it, and the patient still needs a time.
NEEDS_ANOTHER_TIME = {"", Reason.NO_TIME}
ANSWERS = {Status.CONFIRMED, Status.OFFERED, Status.DECLINED}


@dataclass(frozen=True)
class Change:
    """`old` is the appointment whose confirmed time was given up for this one, if there was one.

    `is_asked` says that the patient wanted it, whoever wrote it down.
    """

    old: Appointment | None = None
    is_asked: bool = False
    is_accepted: bool = False  # the patient chose a time that the clinic offered
    was_confirmed: bool = False
    why: str | Promise = ""
    needs_another_time: bool = False
    is_time_refused: bool = False  # then it is not among the times that are shown instead
    none_suited: bool = False


def what_changed(appointment: Appointment, now: datetime) -> Change:
    """What led to the current status. The appointment must be as its patient may see it."""
    changes = [event for event in history_told(appointment, now) if event.to_status]
    if appointment.status == Status.CONFIRMED:
        return _confirmed(appointment, changes, now)
    was_confirmed = any(event.to_status == Status.CONFIRMED for event in changes)
    last = next((event for event in reversed(changes) if event.to_status == appointment.status), None)
    if last is None or appointment.status not in {Status.CANCELLED, Status.DECLINED, Status.EXPIRED}:
        return Change(was_confirmed=was_confirmed)
    none_suited = last.action == Action.NONE_SUITS
    is_asked = none_suited or last.actor == Actor.PATIENT or last.reason == Reason.PATIENT_ASKED
    return Change(
        is_asked=is_asked,
        was_confirmed=was_confirmed,
        why="" if is_asked else WHY.get(last.reason, ""),
        needs_another_time=_needs_another_time(appointment, last, is_asked=is_asked),
        is_time_refused=last.reason == Reason.NO_TIME,
        none_suited=none_suited,
    )


def history_told(appointment: Appointment, now: datetime) -> list[AppointmentEvent]:
    """The history that the patient may see: without answers that were taken back or still can be."""
    told: list[AppointmentEvent] = []
    answer = None
    for event in appointment.events.all():
        if event.action == Action.UNDONE:
            told.remove(answer)  # type: ignore[arg-type]  # only an answer is taken back
            continue
        if event.to_status:
            answer = event
        told.append(event)
    if answer is not None and appointment.is_held_back(now):
        told.remove(answer)
    return told


def follows_our_answer(appointment: Appointment, now: datetime) -> bool:
    """Whether staff have answered this appointment, or one that it replaces.

    Only then may a mail name the patient and the practitioner: before, the address is unverified and the name is
    whatever a stranger typed. Times that were offered to all whom a change affects are no answer: nobody looked at
    each.
    """
    return any(
        event.actor == Actor.STAFF
        and event.to_status in ANSWERS
        and not (event.to_status == Status.OFFERED and event.reason == Reason.NO_TIME)
        for each in [appointment, *_earlier(appointment)]
        for event in history_told(each, now)
    )


def _needs_another_time(appointment: Appointment, last: AppointmentEvent, *, is_asked: bool) -> bool:
    """Whether page and message show free times: the patient wanted one, and the clinic or the clock took it.

    Not beside another appointment that stands, or a place on the waiting list.
    """
    if appointment.waitlist_entry_id or appointment.replaces_id:
        return False
    if last.action in {Action.EXPIRED, Action.NONE_SUITS}:
        return True
    return appointment.status != Status.EXPIRED and not is_asked and last.reason in NEEDS_ANOTHER_TIME


def _confirmed(appointment: Appointment, changes: list[AppointmentEvent], now: datetime) -> Change:
    made = {event.action: event for event in changes}
    booked = made.get(Action.BOOKED)
    old = next((before for before in _earlier(appointment) if _was_confirmed(before, now)), None)
    is_same = old and (old.starts_at, old.practitioner_id) == (appointment.starts_at, appointment.practitioner_id)
    return Change(
        old=None if is_same else old,
        is_asked=Action.CHANGE_ASKED in made or (booked is not None and booked.reason == Reason.PATIENT_ASKED),
        is_accepted=Action.OFFER_TAKEN in made,
        was_confirmed=True,
        why=WHY.get(booked.reason, "") if booked else "",
    )


def _earlier(appointment: Appointment) -> list[Appointment]:
    """The appointments that this one replaces, latest first."""
    chain, before = [], appointment.replaces
    while before is not None:
        chain.append(before)
        before = before.replaces
    return chain


def _was_confirmed(appointment: Appointment, now: datetime) -> bool:
    return any(event.to_status == Status.CONFIRMED for event in history_told(appointment, now))
