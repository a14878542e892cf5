"""Taking back an answer. For one minute no message is sent, and the patient's page is unchanged.

The appointment itself changes at once, so that its time is held or freed for others. Only the patient is told later:
statuses.tell_at decides when, and `Appointment.tell_at` stores it.
"""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from appointments.booking import records
from appointments.booking.offers import practitioners_of
from appointments.booking.statuses import (
    TAKE_BACK,
    AlreadyAnswered,
    SlotGone,
    TooLate,
    last_change,
)
from appointments.locking import lock_all, one_change
from appointments.messages import outbox
from appointments.models import Action, Appointment, AppointmentEvent, HeldTime, Status

ANSWER_AGAIN_WITHIN = timedelta(minutes=15)  # at least, even if the promised time has passed


@one_change
def take_back(appointment: Appointment, *, by, now: datetime | None = None) -> None:
    """Make it an open request again and hold its time.

    Raises TooLate (the patient is being told), AlreadyAnswered (something else happened since) or SlotGone (the answer
    freed the time, and it has been taken since).
    """
    lock_all(practitioners_of(appointment))
    now = now or timezone.now()
    appointment.refresh_from_db(fields=["status", "tell_at", "answer_by", "call_wanted_at", "starts_at"])
    answer = last_change(appointment)
    if appointment.tell_at is None or appointment.status not in TAKE_BACK:
        raise AlreadyAnswered(answer)
    if overtaken := _what_the_patient_did(appointment):
        raise AlreadyAnswered(overtaken)
    if not appointment.is_held_back(now) or not outbox.take_back(appointment, now):
        raise TooLate
    records.change_status(appointment, Status.REQUESTED, now, steps=TAKE_BACK, by=by, action=Action.UNDONE)
    records.release(appointment)
    records.release_expired(appointment.practitioner, now)
    if HeldTime.objects.of([appointment.practitioner]).overlapping(*appointment.busy()).exists():
        raise SlotGone
    appointment.answer_by = max(appointment.answer_by, now + ANSWER_AGAIN_WITHIN)
    if appointment.call_wanted_at and appointment.call_wanted_at >= answer.at:
        appointment.call_wanted_at = None
    appointment.save(update_fields=["answer_by", "call_wanted_at"])
    records.hold(appointment, HeldTime.Kind.REQUEST, expires_at=appointment.answer_by)


def _what_the_patient_did(appointment: Appointment) -> AppointmentEvent | None:
    """A request to reschedule since the answer. Then the answer cannot be taken back: the request depends on it."""
    change = appointment.replacements.filter(status__in=[Status.REQUESTED, Status.OFFERED]).first()
    return last_change(change) if change else None


def just_given(user, now: datetime) -> QuerySet[Appointment]:
    """Answers of this member of staff that can still be taken back, latest first."""
    return held_back(now).filter(is_given_by(user)).select_related("practitioner").order_by("-tell_at")


def held_back(now: datetime) -> QuerySet[Appointment]:
    """Answers, of anybody, that can still be taken back."""
    return Appointment.objects.filter(tell_at__gt=now, status__in=TAKE_BACK)


def is_given_by(user) -> Exists:
    return Exists(AppointmentEvent.objects.filter(appointment=OuterRef("pk"), by=user, to_status__in=TAKE_BACK))
