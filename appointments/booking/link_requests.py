"""Requests for a link: the page stores one, the worker finds the appointments and emails their links.

The page does no lookup, so it cannot reveal whether we know a contact.
"""

from datetime import datetime

from django.db import connection
from django.db.models import Q

from appointments import links
from appointments.booking import limits
from appointments.locking import one_change
from appointments.messages import outbox
from appointments.models import Action, Appointment, LinkWish, Reason, Status, WaitlistEntry
from clinic.limits import TooMany, count_or_refuse

AT_MOST = 5  # the newest appointments of one contact; for the others there are newer messages


def request_links(contact: str, client: str, now: datetime) -> None:
    """Store a request for the links of this phone (E.164) or email address (lower case).

    It runs the same queries whether we know the contact or not. Raises TooMany for a connection that asks too often. A
    contact that was asked for too often is ignored silently.
    """
    count_or_refuse(limits.WISHED_BY_CLIENT, client, now)
    try:
        count_or_refuse(limits.WISHED_BY_CONTACT, contact, now)
    except TooMany:
        return
    LinkWish.objects.create(contact=contact, asked_at=now)


def queue_requested_links(now: datetime) -> int:
    """Queue the messages for all stored requests and return how many there were. Several workers may run it at once."""
    granted = 0
    while _grant_one(now):
        granted += 1
    return granted


@one_change
def _grant_one(now: datetime) -> bool:
    waiting = LinkWish.objects.order_by("pk")
    if connection.features.has_select_for_update_skip_locked:
        waiting = waiting.select_for_update(skip_locked=True)
    wish = waiting.first()
    if wish is None:
        return False
    outbox.queue_links_again([*_visits_of(wish.contact, now), *_waiting_of(wish.contact)], now)
    wish.delete()
    return True


def _visits_of(contact: str, now: datetime):
    """Appointments whose link still opens and that have an email address. Requests rejected as not genuine are left
    out.
    """
    return (
        Appointment.objects.filter(_is_of(contact), ends_at__gt=now - links.VALID_AFTER_THE_VISIT)
        .exclude(email="")
        .exclude(events__reason=Reason.NOT_GENUINE)
        .exclude(status=Status.CANCELLED, events__action__in=[Action.MOVED, Action.CHANGE_ENDED])  # another one is open
        .order_by("-requested_at", "-pk")[:AT_MOST]
    )


def _waiting_of(contact: str):
    """Waiting list entries that have an email address."""
    waiting = WaitlistEntry.objects.filter(_is_of(contact), state=WaitlistEntry.State.WAITING)
    return waiting.exclude(email="").order_by("-joined_at", "-pk")[:AT_MOST]


def _is_of(contact: str) -> Q:
    return Q(email__iexact=contact) if "@" in contact else Q(phone=contact)
