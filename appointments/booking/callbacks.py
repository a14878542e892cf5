"""Calls to patients whom no message reaches: what came of each, and the message that opens in WhatsApp by a click."""

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
    """How often a patient was called in vain since somebody last reached them, and what came of the last call."""

    times: int
    last_at: datetime
    outcome: str


@one_change
def record_attempt(appointment: Appointment, *, by, reason: str, now: datetime | None = None) -> None:
    """Note that somebody called and did not get through, for one of OUTCOMES.

    Raises ValueError for another reason, AlreadyAnswered where a colleague has reached the patient meanwhile
    (`appointment` is as the page showed it) or the data were erased.
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
    """By primary key, for those that were called in vain since they were last reached; one statement for any number."""
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
    """Opens a chat with a text that staff still read and send themselves; nothing where there is no phone.

    The text names neither patient nor service: the number may be somebody else's.
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
