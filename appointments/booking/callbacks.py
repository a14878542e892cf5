"""Calls to patients who cannot be reached by message: the result of each call, and a link to WhatsApp with a text."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from urllib.parse import quote

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from appointments.booking import records
from appointments.booking.statuses import AlreadyAnswered, last_change
from appointments.locking import lock, one_change
from appointments.messages import compose
from appointments.models import Action, Appointment, AppointmentEvent, Reason
from clinic.models import ClinicProfile

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
        told = appointment.events.select_related("by").filter(action__in=[Action.TOLD_BY_PHONE, Action.ERASED])
        raise AlreadyAnswered(told.last() or last_change(appointment))
    records.record(appointment, Action.CALL_TRIED, now or timezone.now(), by=by, reason=reason)


def attempts(visits: Iterable[Appointment]) -> dict[int, Tried]:
    """Unsuccessful calls by primary key, for appointments that have any since the last successful one. One query."""
    calls = AppointmentEvent.objects.filter(
        appointment__in=[visit.pk for visit in visits], action__in=[Action.CALL_TRIED, Action.TOLD_BY_PHONE]
    )
    found: dict[int, Tried] = {}
    for visit, action, reason, at in calls.order_by("pk").values_list("appointment", "action", "reason", "at"):
        if action == Action.TOLD_BY_PHONE:
            found.pop(visit, None)
        else:
            found[visit] = Tried(found[visit].times + 1 if visit in found else 1, at, str(Reason(reason).label))
    return found


def whatsapp_url(appointment: Appointment) -> str:
    """Opens a chat with a prepared text, which staff still read and send themselves. Empty without a phone.

    The text names neither the patient nor the service, because the number may belong to someone else.
    """
    if not appointment.phone:
        return ""
    profile = ClinicProfile.objects.current()
    with translation.override(compose.site_language(appointment)):
        words = {"clinic": profile.name, "reference": appointment.reference, "phone": profile.phone}
        if appointment.email:
            text = _(
                "Hello, this is %(clinic)s. It is about your appointment %(reference)s. Please call us on "
                "%(phone)s, or open the link that we sent you by email."
            )
        else:
            text = _(
                "Hello, this is %(clinic)s. It is about your appointment %(reference)s. Please call us on %(phone)s."
            )
    return f"https://wa.me/{appointment.phone.as_e164.removeprefix('+')}?text={quote(text % words)}"
