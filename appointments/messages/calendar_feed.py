"""A practitioner's appointments at a private calendar address (RFC 5545): times and references, no patient or service.

The address is a signed nonce, as in links.py: replacing the nonce revokes it, and a copy of the database opens nothing.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from appointments.messages import calendar_file
from appointments.models import AccessRecord, Appointment, CalendarFeed, Status
from appointments.models.appointment import new_nonce
from appointments.times import misfits, people
from clinic.models import Practitioner

LOOKS_BACK = timedelta(days=14)
AGREED = (Status.CONFIRMED, Status.ARRIVED, Status.FULFILLED)

_signer = Signer(salt="appointments.feeds", sep=".")


def address(feed: CalendarFeed) -> str:
    return reverse("appointments:feed", args=[_signer.sign(feed.nonce)])


@transaction.atomic
def make_feed(practitioner: Practitioner, *, by, now: datetime) -> CalendarFeed:
    """Create an address. An earlier address of this practitioner stops working."""
    feed, _is_new = CalendarFeed.objects.update_or_create(
        practitioner=practitioner, defaults={"nonce": new_nonce(), "made_at": now, "revoked_at": None}
    )
    AccessRecord.objects.create(at=now, by=by, action=AccessRecord.Action.FEED_MADE)
    return feed


@transaction.atomic
def revoke(practitioner: Practitioner, *, by, now: datetime) -> bool:
    """Make the address stop working. Returns False if there was none."""
    standing = CalendarFeed.objects.filter(practitioner=practitioner, revoked_at__isnull=True)
    if not standing.update(nonce=new_nonce(), revoked_at=now):
        return False
    AccessRecord.objects.create(at=now, by=by, action=AccessRecord.Action.FEED_REVOKED)
    return True


def find_feed(token: str, now: datetime) -> CalendarFeed | None:
    """The feed of this address.

    None if it is wrong or revoked, after the same query, so that timing does not tell which.
    """
    try:
        nonce = _signer.unsign(token)
    except BadSignature:
        nonce = ""
    standing = CalendarFeed.objects.filter(nonce=nonce, revoked_at__isnull=True, practitioner__in=people.at_work(now))
    return standing.select_related("practitioner").first()


def calendar(feed: CalendarFeed, now: datetime) -> bytes:
    """Confirmed appointments; tentative: open requests, and what cannot be as things stand. No cancelled ones."""
    made = Calendar()
    made.add("prodid", "-//Al Shifa Al Khaleeji//practitioner//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", str(feed.practitioner))
    made.add("refresh-interval", timedelta(minutes=15), parameters={"value": "DURATION"})
    visits = Appointment.objects.filter(
        Q(status__in=AGREED) | Q(status=Status.REQUESTED, answer_by__gt=now),
        practitioner=feed.practitioner,
        starts_at__gte=now - LOOKS_BACK,
    )
    falling = set(misfits.misfits_among(visits.filter(status=Status.CONFIRMED, ends_at__gt=now), now))
    for visit in visits.annotate(changes=Count("events", filter=~Q(events__to_status=""))).order_by("starts_at", "pk"):
        made.add_component(_event(visit, now, is_falling=visit.pk in falling))
    made.add_missing_timezones()
    return made.to_ical()


def _event(visit: Appointment, now: datetime, *, is_falling: bool) -> Event:
    agreed = visit.status in AGREED and not is_falling
    event = Event()
    event.add("uid", f"practitioner-{visit.reference}@{calendar_file.host()}")
    event.add("sequence", max(visit.changes - 1, 0))  # type: ignore[attr-defined]  # annotated
    event.add("dtstamp", now)
    event.add("dtstart", visit.starts_at.astimezone(settings.CLINIC_TIME_ZONE))
    event.add("dtend", visit.ends_at.astimezone(settings.CLINIC_TIME_ZONE))
    words = _("Appointment %(reference)s") if agreed else _("Request %(reference)s, not yet confirmed")
    if is_falling:
        words = _("Appointment %(reference)s, to be moved")
    event.add("summary", words % {"reference": visit.reference})
    event.add("status", "CONFIRMED" if agreed else "TENTATIVE")
    return event
