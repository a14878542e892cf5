"""Links that open one appointment, or waiting list entry, without an account.

A link is a random nonce with its signature. The nonce is stored, the signature needs SECRET_KEY: a copy of the database
does not open an appointment, and replacing the nonce revokes every link sent before.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from appointments.models import Appointment, WaitlistEntry

VALID_AFTER_THE_VISIT = timedelta(days=7)

_manage = Signer(salt="appointments.links.manage", sep=".")
_waiting = Signer(salt="appointments.links.waiting", sep=".")


def token(appointment: Appointment) -> str:
    return _manage.sign(appointment.link_nonce)


def find_appointment(given: str, now: datetime) -> Appointment | None:
    """The appointment that this link opens, as its patient may see it.

    None for wrong, old and revoked links alike, after the same queries, so that timing does not tell which.
    """
    try:
        nonce = _manage.unsign(given)
    except BadSignature:
        nonce = ""  # matches no row: a forged link causes the same query as any other
    found = Appointment.objects.select_related("service", "practitioner").filter(link_nonce=nonce).first()
    ends_later = _ends_of_those_in_its_place(found.pk if found else 0)  # also for a forged one, as said above
    if found is None or not constant_time_compare(found.link_nonce, nonce):
        return None
    found.show_as_told(now)
    return found if now < max([found.ends_at, *ends_later]) + VALID_AFTER_THE_VISIT else None


def _ends_of_those_in_its_place(key: int) -> list[datetime]:
    """When the appointments end that were requested in the place of this one: the first link still leads there."""
    ends, following = [], [key]
    while rows := list(Appointment.objects.order_by().filter(replaces__in=following).values_list("pk", "ends_at")):
        following = [pk for pk, _end in rows]
        ends += [end for _pk, end in rows]
    return ends


def find_entry(given: str, now: datetime) -> WaitlistEntry | None:
    """The waiting list entry that this link opens, until a week after it has ended."""
    try:
        nonce = _waiting.unsign(given)
    except BadSignature:
        nonce = ""
    found = WaitlistEntry.objects.select_related("service", "appointment").filter(link_nonce=nonce).first()
    if found is None or not constant_time_compare(found.link_nonce, nonce):
        return None
    return found if found.ended_at is None or now < found.ended_at + VALID_AFTER_THE_VISIT else None


def connected(appointment: Appointment) -> tuple[set[int], set[int]]:
    """Keys of the appointments, and of the waiting list entries, whose pages link to each other, this one included.

    A rescheduled appointment links to its replacement, an offer to its waiting list entry, and the appointments of a
    course to each other. One link therefore leads to all of them.
    """
    visits: set[int] = {appointment.pk}
    entries: set[int] = set()
    while True:
        known = len(visits), len(entries)
        on_the_list = WaitlistEntry.objects.filter(Q(appointments__in=visits) | Q(appointment__in=visits))
        entries |= set(on_the_list.values_list("pk", flat=True))
        moved = Q(replaces__in=visits) | Q(replacements__in=visits)
        courses = Appointment.objects.filter(pk__in=visits, course__isnull=False).values("course")
        others = moved | Q(waitlist_entry__in=entries) | Q(wishes__in=entries) | Q(course__in=courses)
        visits |= set(Appointment.objects.filter(others).values_list("pk", flat=True))
        if (len(visits), len(entries)) == known:
            return visits, entries


def waiting(entry: WaitlistEntry) -> str:
    return reverse("appointments:waiting", args=[_waiting.sign(entry.link_nonce)])


def manage(appointment: Appointment) -> str:
    return reverse("appointments:visit", args=[token(appointment)])


def received(appointment: Appointment) -> str:
    return reverse("appointments:received", args=[token(appointment)])


def absolute(path: str) -> str:
    """With SITE_URL: messages must not trust the host of a request."""
    return f"{settings.SITE_URL}{path}"
