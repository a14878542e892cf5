"""An answer that can be taken back: for a minute no message leaves, and the patient's page says what it said before.

The visit itself changes at once, so that its time is held or free for everybody else. Only who asked is told later:
`Appointment.tell_at` says when (transitions.tell_at decides).
"""

from datetime import datetime, timedelta

from django.db.models import QuerySet
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

ANSWER_AGAIN_WITHIN = timedelta(minutes=15)  # at least, where the promised moment has come meanwhile


@one_change
def take_back(appointment: Appointment, *, by, now: datetime | None = None) -> None:
    """The request waits again as if nobody had answered, and its time is held.

    Raises TooLate (the patient is being told), AlreadyAnswered (something else has happened since), SlotGone (the
    answer gave the time up, and somebody else has it by now).
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
    """A wish to move it stands on the answer, although nobody had told them: their page says that the visit stands."""
    change = appointment.replacements.filter(status__in=[Status.REQUESTED, Status.OFFERED]).first()
    return last_change(change) if change else None


def just_given(user, now: datetime) -> QuerySet[Appointment]:
    """What this member of staff answered and can still take back, the latest first."""
    held_back = Appointment.objects.filter(tell_at__gt=now, status__in=TAKE_BACK)
    theirs = held_back.filter(events__by=user, events__to_status__in=TAKE_BACK)
    return theirs.select_related("practitioner").distinct().order_by("-tell_at")


def history_told(appointment: Appointment, now: datetime) -> list[AppointmentEvent]:
    """The history as the patient may read it: without the answers that were taken back, or still can be."""
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
