"""What a message or page says has happened to an appointment: old and new time, who did it, and why.

It is read from the history. The sentences are in the templates; the reasons that patients read are here.
"""

from dataclasses import dataclass

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
    none_suited: bool = False


def what_changed(appointment: Appointment) -> Change:
    """What led to the current status. The appointment must be as its patient may see it."""
    changes = [event for event in appointment.events.all() if event.to_status]
    if appointment.status == Status.CONFIRMED:
        return _confirmed(appointment, changes)
    was_confirmed = any(event.to_status == Status.CONFIRMED for event in changes)
    last = next((event for event in reversed(changes) if event.to_status == appointment.status), None)
    if last is None or appointment.status not in {Status.CANCELLED, Status.DECLINED}:
        return Change(was_confirmed=was_confirmed)
    none_suited = last.action == Action.NONE_SUITS
    is_asked = none_suited or last.actor == Actor.PATIENT or last.reason == Reason.PATIENT_ASKED
    return Change(
        is_asked=is_asked,
        was_confirmed=was_confirmed,
        why="" if is_asked else WHY.get(last.reason, ""),
        needs_another_time=not is_asked and last.reason in NEEDS_ANOTHER_TIME,
        none_suited=none_suited,
    )


def follows_our_answer(appointment: Appointment) -> bool:
    """Whether staff have answered this appointment, or one that it replaces.

    Only then may a mail name the patient and the practitioner: before, the address is unverified and the name is
    whatever a stranger typed.
    """
    answers = [Status.CONFIRMED, Status.OFFERED, Status.DECLINED]
    chain = [appointment.pk, *(before.pk for before in _earlier(appointment))]
    return AppointmentEvent.objects.filter(appointment__in=chain, actor=Actor.STAFF, to_status__in=answers).exists()


def _confirmed(appointment: Appointment, changes: list[AppointmentEvent]) -> Change:
    made = {event.action: event for event in changes}
    booked = made.get(Action.BOOKED)
    return Change(
        old=next((before for before in _earlier(appointment) if _was_confirmed(before)), None),
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


def _was_confirmed(appointment: Appointment) -> bool:
    return appointment.events.filter(to_status=Status.CONFIRMED).exists()
