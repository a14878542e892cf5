"""The state that the appointment's page shows. It is decided here; templates/appointments/state/ has the words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from appointments.booking import offers, reschedule
from appointments.messages.what_changed import what_changed
from appointments.models import Action, Appointment, Status
from appointments.times import misfits

FOLDER = "appointments/state"


@dataclass(frozen=True)
class PageState:
    """`look` is the modifier class of the panel. `detail` and `notices` are templates in FOLDER.

    `standing` is the confirmed appointment that this one is to replace, `change` the open request to reschedule this
    one (or `standing`), or our open offer. `is_closed` says that the requested time cannot be any more. `will_call`
    says that the patient can do nothing but wait for our call.
    """

    look: str
    heading: str | Promise
    detail: str
    notices: list[str]
    is_over: bool
    is_falling: bool
    will_call: bool
    offers_are_closed: bool
    is_closed: bool
    standing: Appointment | None
    change: Appointment | None


def state_of(appointment: Appointment, now: datetime) -> PageState:
    """`appointment` must be as its patient may see it (links.find_appointment)."""
    status, before = appointment.status, appointment.replaces
    is_over = appointment.ends_at <= now
    standing = before if before and before.status == Status.CONFIRMED else None
    is_falling = misfits.falls_away(standing or appointment, now)
    # Within the minute of an undo the page still says "requested"; other times may have been offered all the same.
    change = reschedule.open_change(standing or appointment) if status == Status.CONFIRMED or is_falling else None
    has_times = change is not None and change.status == Status.OFFERED and bool(offers.open_offers(change, now))
    heading, detail = _panel(appointment, now, is_over=is_over, is_falling=is_falling)
    offers_are_closed = status == Status.OFFERED and offers.are_closed(appointment, now)
    if offers_are_closed:
        heading, detail = _("We are sorry. The times that we offered are no longer free"), "call_instead"
    elif status == Status.OFFERED and not offers.open_offers(appointment, now):
        heading, detail = _("The time to choose is over"), "chosen_too_late"
    is_closed = misfits.is_closed_request(appointment, now)
    if is_closed:
        detail = "closed"
    if detail == "released" and standing:
        detail = "released_and_unchanged"
    return PageState(
        look=Status.CANCELLED if is_falling and status == Status.CONFIRMED else status,
        heading=heading,
        detail=f"{FOLDER}/{detail}.html" if detail else "",
        notices=[f"{FOLDER}/{name}.html" for name in _notices(standing, change, is_falling, has_times)],
        is_over=is_over,
        is_falling=is_falling,
        will_call=is_falling and not has_times and not (change and change.status == Status.REQUESTED),
        offers_are_closed=offers_are_closed,
        is_closed=is_closed,
        standing=standing,
        change=change,
    )


def _panel(appointment: Appointment, now: datetime, *, is_over: bool, is_falling: bool) -> tuple[str | Promise, str]:
    """The heading and the name of the detail template. Only a confirmed, valid appointment says "we expect you"."""
    status = appointment.status
    if status == Status.CONFIRMED:
        if is_over:
            return _("This appointment is in the past"), ""
        if is_falling:
            return _("We are sorry. We cannot keep this appointment"), ""
        return _("Confirmed: we expect you"), ""
    ended_with = _ended_with(appointment) if status in ENDED_BY_AN_ACTION else ""
    if ended_with == Action.CHANGE_ENDED and offers.is_ours(appointment):
        return OUR_OFFER_ENDED, "released"
    if status in ENDED_BY_AN_ACTION and (heading := ENDED_BY_AN_ACTION[status].get(ended_with)):
        return heading, "released"
    if status == Status.CANCELLED:
        return (
            (HEADINGS[Status.CANCELLED], "released")
            if what_changed(appointment, now).is_asked
            else (CANCELLED_BY_US, "released")
        )
    return HEADINGS.get(Status(status), appointment.get_status_display()), DETAILS.get(Status(status), "")


HEADINGS = {
    Status.REQUESTED: _("Request received – not yet confirmed"),
    Status.OFFERED: _("We offer you a time – please choose"),
    Status.ARRIVED: _("You have arrived. Welcome"),
    Status.FULFILLED: _("You have had this appointment"),
    Status.NO_SHOW: _("You did not come to this appointment"),
    Status.DECLINED: _("We could not offer you this time"),
    Status.EXPIRED: _("We did not answer in time. We are sorry"),
    Status.CANCELLED: _("This appointment is cancelled"),
}
DETAILS = {
    Status.REQUESTED: "answer_by",
    Status.OFFERED: "choose_by",
    Status.FULFILLED: "thanks",
    Status.NO_SHOW: "missed",
    Status.DECLINED: "released",
    Status.EXPIRED: "released",
}
OUR_OFFER_ENDED = _("We no longer hold the other times that we offered")
CANCELLED_BY_US = _("We are sorry. We had to cancel this appointment")
# The action that ended it can be more precise than the status.
ENDED_BY_AN_ACTION: dict[str, dict[str, str | Promise]] = {
    Status.EXPIRED: {Action.OFFER_LAPSED: _("The offered time is no longer held for you")},
    Status.CANCELLED: {
        Action.NONE_SUITS: _("None of the offered times suited you"),
        Action.CHANGE_ENDED: _("Your request to reschedule was cancelled"),
    },
}


def _ended_with(appointment: Appointment) -> str:
    last = appointment.events.exclude(to_status="").last()
    return last.action if last else ""


def _notices(standing, change, is_falling: bool, has_times: bool) -> list[str]:
    """`has_times` says that the patient can choose among the times of `change`."""
    if standing:
        return ["standing_falls" if is_falling else "standing"]
    if is_falling and change and change.status == Status.REQUESTED:
        return ["away_with_request"]
    if is_falling:
        return ["away_with_offer" if has_times else "away"]
    if change and change.status == Status.REQUESTED:
        return ["change"]
    return ["change_offered"] if has_times else []
