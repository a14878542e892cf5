"""Correcting how to reach a patient: a mistyped address or number, another name, another language."""

from datetime import datetime
from enum import Enum

from django.utils import timezone

from appointments import links
from appointments.booking import records, requests
from appointments.booking.statuses import AlreadyAnswered, last_change
from appointments.locking import lock_all, one_change
from appointments.messages import outbox
from appointments.models import Action, Appointment, Status, WaitlistEntry
from appointments.models.appointment import new_nonce
from appointments.models.contact import CONTACT


class Correction(Enum):
    """What came of it: nothing differed, a message goes, reception has to call, or there is nothing more to say."""

    NOTHING = "nothing"
    TOLD = "told"
    TO_CALL = "to call"
    SILENT = "silent"


@one_change
def correct(appointment: Appointment, facts: dict, *, by, now: datetime | None = None) -> Correction:
    """Give the appointment these contact columns (names of CONTACT), and whatever is connected with it.

    Whoever had the old address or number keeps nothing that opens it: links sent before no longer work, nor the browser
    in which it was requested. What is true now is sent again, to where the patient is; if nothing can be, and there is
    something to say, reception calls. Raises AlreadyAnswered if the patient's data were erased, ValueError for another
    column.
    """
    if unknown := set(facts) - set(CONTACT):
        raise ValueError(f"Not a contact column: {sorted(unknown)}")
    lock_all()  # of all: what is connected with it can be read only after that, or a new request would be forgotten
    visits, entries = links.connected(appointment)
    now = now or timezone.now()
    appointment.refresh_from_db()
    if appointment.erased_at:
        raise AlreadyAnswered(last_change(appointment))
    if all(getattr(appointment, name) == value for name, value in facts.items()):
        return Correction.NOTHING
    requests.forget_drafts(visits, entries)
    connected: list[Appointment | WaitlistEntry] = [
        *Appointment.objects.filter(pk__in=visits, erased_at=None).order_by("pk"),
        *WaitlistEntry.objects.filter(pk__in=entries).order_by("pk"),
    ]
    for each in connected:
        for name, value in facts.items():
            setattr(each, name, value)
        each.link_nonce = new_nonce()
        each.save(update_fields=[*facts, "name_keys", "link_nonce"])
        outbox.readdress(each, now)
    records.record(appointment, Action.CONTACT_CHANGED, now, by=by)
    appointment.refresh_from_db()
    return _tell_again(appointment, visits, entries, now)


def _tell_again(appointment: Appointment, visits: set[int], entries: set[int], now: datetime) -> Correction:
    """Whatever is open says again how it stands: all links to it are new. Else the appointment itself does."""
    is_open = [Status.REQUESTED, Status.OFFERED, Status.CONFIRMED]
    open_ones = list(Appointment.objects.filter(pk__in=visits, status__in=is_open, ends_at__gt=now))
    waiting = list(WaitlistEntry.objects.filter(pk__in=entries, state=WaitlistEntry.State.WAITING))
    told = [outbox.tell_again(each, now) for each in open_ones or [appointment]]
    outbox.queue_links_again(waiting, now)
    if any(told) or any(entry.email for entry in waiting):
        return Correction.TOLD
    for each in open_ones:
        outbox.request_call(each, now)
    return Correction.TO_CALL if open_ones or waiting else Correction.SILENT
