"""The table of message kinds: audience, subject, template, and in which states each is true.

A new kind needs a name in `Notification.Kind`, a row here, and a template in templates/appointments/messages/.
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from appointments.models import Notification, Status, WaitlistEntry

Kind = Notification.Kind
Waiting = WaitlistEntry.State


class Audience(Enum):
    PATIENT = "patient"
    RECEPTION = "reception"


@dataclass(frozen=True)
class MessageKind:
    """`true_while` has the statuses of the appointment, or states of the waiting list entry, in which it may be sent.

    Reminders and the digest have further conditions (outbox.is_true).
    """

    audience: Audience
    subject: str | Promise
    template: str
    true_while: frozenset[str]
    waits_for_the_day: bool = False  # sent outside the policy's quiet hours only, otherwise at once
    shows_offers: bool = False  # true only while one of the offered times can be accepted
    is_on_screen: bool = False  # the next page says the same, so no call is needed if there is no channel

    @property
    def says_we_expect_you(self) -> bool:
        return self.audience == Audience.PATIENT and self.true_while == {Status.CONFIRMED}

    @property
    def is_for_reception(self) -> bool:
        return self.audience == Audience.RECEPTION


def _while(*states: str) -> frozenset[str]:
    return frozenset(states)


ANY_STATE = frozenset([*Status.values, *Waiting.values])
PATIENT, RECEPTION = Audience.PATIENT, Audience.RECEPTION
KINDS: dict[str, MessageKind] = {
    Kind.RECEIVED: MessageKind(
        PATIENT, _("Request received – not yet confirmed"), "received.txt", _while(Status.REQUESTED), is_on_screen=True
    ),
    Kind.CONFIRMED: MessageKind(PATIENT, _("Your appointment is confirmed"), "confirmed.txt", _while(Status.CONFIRMED)),
    Kind.COURSE: MessageKind(PATIENT, _("Your appointments are confirmed"), "course.txt", _while(Status.CONFIRMED)),
    Kind.STANDS: MessageKind(
        PATIENT, _("Your appointment takes place after all"), "stands.txt", _while(Status.CONFIRMED)
    ),
    Kind.DECLINED: MessageKind(
        PATIENT, _("We cannot offer the time you requested"), "declined.txt", _while(Status.DECLINED)
    ),
    Kind.CANCELLED: MessageKind(PATIENT, _("Your appointment is cancelled"), "cancelled.txt", _while(Status.CANCELLED)),
    Kind.EXPIRED: MessageKind(
        PATIENT, _("We did not answer in time – we are sorry"), "expired.txt", _while(Status.EXPIRED)
    ),
    Kind.LINK_AGAIN: MessageKind(PATIENT, _("The link to your appointment"), "link_again.txt", ANY_STATE),
    Kind.REMINDER: MessageKind(
        PATIENT, _("Reminder of your appointment"), "reminder.txt", _while(Status.CONFIRMED), waits_for_the_day=True
    ),
    Kind.REMINDER_SHORTLY: MessageKind(
        PATIENT, _("Your appointment is soon"), "reminder_shortly.txt", _while(Status.CONFIRMED), waits_for_the_day=True
    ),
    Kind.OFFERED: MessageKind(
        PATIENT, _("We offer you a time – please choose"), "offered.txt", _while(Status.OFFERED), shows_offers=True
    ),
    Kind.AWAY_OFFERED: MessageKind(
        PATIENT,
        _("We have to reschedule your appointment – please choose another time"),
        "away_offered.txt",
        _while(Status.OFFERED),
        shows_offers=True,
    ),
    Kind.OFFER_LAPSED: MessageKind(
        PATIENT,
        _("The offered time is no longer held for you"),
        "offer_lapsed.txt",
        _while(Status.EXPIRED),
        waits_for_the_day=True,
    ),
    Kind.CHANGE_RECEIVED: MessageKind(
        PATIENT,
        _("Request to reschedule received – not yet confirmed"),
        "change_received.txt",
        _while(Status.REQUESTED),
        is_on_screen=True,
    ),
    Kind.WAITING: MessageKind(PATIENT, _("You are on our waiting list"), "waiting.txt", _while(Waiting.WAITING)),
    Kind.WAITLIST_CLOSED: MessageKind(
        PATIENT,
        _("You are no longer on our waiting list"),
        "waitlist_closed.txt",
        _while(Waiting.CLOSED, Waiting.PASSED),
    ),
    Kind.TO_ANSWER: MessageKind(RECEPTION, _("New request"), "reception.txt", _while(Status.REQUESTED)),
    Kind.ANSWER_DUE: MessageKind(RECEPTION, _("Answer is due soon:"), "reception.txt", _while(Status.REQUESTED)),
    Kind.CANCELLED_BY_PATIENT: MessageKind(
        RECEPTION, _("Cancelled by the patient"), "reception.txt", _while(Status.CANCELLED)
    ),
    Kind.OFFER_TAKEN: MessageKind(RECEPTION, _("Offered time accepted:"), "reception.txt", _while(Status.CONFIRMED)),
    Kind.NONE_SUITS: MessageKind(
        RECEPTION, _("No offered time suits the patient:"), "reception.txt", _while(Status.CANCELLED)
    ),
    Kind.TO_OFFER: MessageKind(RECEPTION, _("New on the waiting list:"), "reception.txt", _while(Waiting.WAITING)),
    Kind.DIGEST: MessageKind(RECEPTION, _("Today at reception"), "digest.txt", ANY_STATE),
}
