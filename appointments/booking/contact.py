"""Correcting how to reach a patient: a mistyped address or number, another name, another language."""

from datetime import datetime

from django.utils import timezone

from appointments import links
from appointments.booking import records
from appointments.booking.statuses import AlreadyAnswered, last_change
from appointments.locking import lock_all, one_change
from appointments.messages import outbox
from appointments.models import Action, Appointment, WaitlistEntry
from appointments.models.appointment import new_nonce
from appointments.models.contact import CONTACT


@one_change
def correct(appointment: Appointment, facts: dict, *, by, now: datetime | None = None) -> bool:
    """Give the appointment these contact columns (names of CONTACT), and whatever is connected with it.

    Whoever had the old address or number keeps nothing that opens it: links sent before no longer work. What is true
    now is sent again, to where the patient is. Returns False if nothing differs. Raises AlreadyAnswered if the
    patient's data were erased, ValueError for another column.
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
        return False
    connected: list[Appointment | WaitlistEntry] = [
        *Appointment.objects.filter(pk__in=visits, erased_at=None).order_by("pk"),
        *WaitlistEntry.objects.filter(pk__in=entries).order_by("pk"),
    ]
    for each in connected:
        for name, value in facts.items():
            setattr(each, name, value)
        each.link_nonce = new_nonce()
        each.save(update_fields=[*facts, "link_nonce"])
        outbox.readdress(each, now)
    appointment.refresh_from_db()
    records.record(appointment, Action.CONTACT_CHANGED, now, by=by)
    outbox.tell_again(appointment, now)
    return True
