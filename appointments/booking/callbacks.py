"""Calls to patients who cannot be reached by message: the result of each call, and telling them on WhatsApp."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from urllib.parse import quote

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from appointments.booking import records, reschedule
from appointments.booking.statuses import AlreadyAnswered, last_change
from appointments.locking import lock, one_change
from appointments.messages import compose, outbox
from appointments.models import Action, Appointment, AppointmentEvent, Notification, Reason
from clinic.models import ClinicProfile

TOLD = (Action.TOLD_BY_PHONE, Action.TOLD_BY_WHATSAPP)
OUTCOMES = (Reason.NO_ANSWER, Reason.WRONG_NUMBER, Reason.CALL_LATER)


class Tried(NamedTuple):
    """Unsuccessful calls since staff last spoke to the patient. `outcome` is the label of the last one."""

    times: int
    last_at: datetime
    outcome: str


@one_change
def record_attempt(appointment: Appointment, *, by, reason: str, now: datetime | None = None) -> None:
    """Record an unsuccessful call. `reason` is one of OUTCOMES.

    Raises ValueError for any other reason, and AlreadyAnswered if a colleague has reached the patient since
    `appointment` was loaded, or if the patient's data were erased.
    """
    if reason not in OUTCOMES:
        raise ValueError(f"Not what came of a call: {reason}")
    lock(appointment.practitioner_id)
    fresh = Appointment.objects.get(pk=appointment.pk)
    if fresh.erased_at or (appointment.call_wanted_at and not fresh.call_wanted_at):
        told = appointment.events.select_related("by").filter(action__in=[*TOLD, Action.ERASED])
        raise AlreadyAnswered(told.last() or last_change(appointment))
    records.record(appointment, Action.CALL_TRIED, now or timezone.now(), by=by, reason=reason)


def attempts(visits: Iterable[Appointment]) -> dict[int, Tried]:
    """Unsuccessful calls by primary key, for appointments that have any since the last successful one. One query."""
    calls = AppointmentEvent.objects.filter(
        appointment__in=[visit.pk for visit in visits], action__in=[Action.CALL_TRIED, *TOLD]
    )
    found: dict[int, Tried] = {}
    for visit, action, reason, at in calls.order_by("pk").values_list("appointment", "action", "reason", "at"):
        if action in TOLD:
            found.pop(visit, None)
        else:
            found[visit] = Tried(found[visit].times + 1 if visit in found else 1, at, str(Reason(reason).label))
    return found


def may_use_whatsapp(appointment: Appointment) -> bool:
    """Whether the patient agreed to messages on WhatsApp."""
    return bool(appointment.whatsapp and appointment.phone and not appointment.erased_at)


@one_change
def tell_on_whatsapp(appointment: Appointment, *, by, now: datetime) -> str:
    """Record that the patient is told on WhatsApp. Returns the address of a chat with the text, which staff send.

    It is what the text message would say now, of the appointment that stands in the place of this one. It names neither
    the patient nor the service, because the number may belong to someone else. "" without the patient's agreement.
    Raises AlreadyAnswered if the data were erased.
    """
    appointment = reschedule.successor(appointment) or appointment
    lock(appointment.practitioner_id)
    appointment.refresh_from_db()
    if appointment.erased_at:
        raise AlreadyAnswered(last_change(appointment))
    if not may_use_whatsapp(appointment):
        return ""
    appointment.tell_at = None  # who is told now cannot be told otherwise in a minute (undo.py)
    kind = outbox.kind_now(appointment, now)
    text = compose.text(Notification(appointment=appointment, kind=kind)) if kind else _please_call(appointment)
    if kind:  # a request to call back tells nobody what has changed
        Appointment.objects.filter(pk=appointment.pk).update(call_wanted_at=None, tell_at=None)
        records.record(appointment, Action.TOLD_BY_WHATSAPP, now, by=by)
    return f"https://wa.me/{appointment.phone.as_e164.removeprefix('+')}?text={quote(text)}"


def _please_call(appointment: Appointment) -> str:
    profile = ClinicProfile.objects.current()
    with translation.override(compose.site_language(appointment)):
        words = {"clinic": profile.name, "reference": appointment.reference, "phone": profile.phone}
        return _("%(clinic)s: please call us about your appointment %(reference)s: %(phone)s.") % words
