"""Attendance buttons that a member of staff may press."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from appointments.booking import attendance
from appointments.models import Action, Appointment

ANSWERING = "appointments.answer_request"


class Button(NamedTuple):
    act: str  # its URL name
    words: str


BUTTONS = {
    Action.ARRIVED: Button("arrive", _("Arrived")),  # type: ignore[arg-type]  # lazy words
    Action.FULFILLED: Button("fulfil", _("Completed")),  # type: ignore[arg-type]
    Action.NO_SHOW: Button("no_show", _("No-show")),  # type: ignore[arg-type]
    Action.SET_BACK: Button("set_back", _("Undo")),  # type: ignore[arg-type]
}
# A practitioner records what they see themselves. A no-show is for reception to record, because it frees the time.
PRACTITIONERS_OWN = {Action.ARRIVED, Action.FULFILLED, Action.SET_BACK}


def buttons(
    visits: list[Appointment], user, now: datetime, changed_at: dict[int, datetime] | None = None
) -> dict[int, list[Button]]:
    """Buttons by primary key. `visits` must be loaded with their practitioners. `changed_at` as in possible_steps."""
    is_reception = user.has_perm(ANSWERING)
    return {
        visit.pk: [
            BUTTONS[action]
            for action in possible
            if is_reception or (action in PRACTITIONERS_OWN and visit.practitioner.user_id == user.pk)
        ]
        for visit, possible in zip(visits, attendance.possible_steps(visits, now, changed_at).values(), strict=True)
    }
