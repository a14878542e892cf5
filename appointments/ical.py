"""A visit as a calendar file (RFC 5545). It says when and where, never what for or with whom."""

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from appointments.models import Appointment, Status
from clinic.models import ClinicProfile

PUBLISH, CANCEL = "PUBLISH", "CANCEL"


def method_of(appointment: Appointment) -> str:
    return PUBLISH if appointment.status == Status.CONFIRMED else CANCEL


def visit(appointment: Appointment, profile: ClinicProfile) -> bytes:
    """One event: the UID stays, SEQUENCE grows with the visit's history, a cancelled visit takes itself out."""
    calendar = Calendar()
    calendar.add("prodid", "-//Al Shifa Al Khaleeji//visits//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method_of(appointment))

    history = appointment.events.exclude(to_status="")
    event = Event()
    event.add("uid", f"visit-{appointment.reference}@{settings.SITE_URL.partition('://')[2].partition(':')[0]}")
    event.add("sequence", max(history.count() - 1, 0))
    event.add("dtstamp", history.latest("at", "pk").at)
    # In the clinic's zone with its rules beside it: a phone that travels still shows the clinic's wall time.
    event.add("dtstart", appointment.starts_at.astimezone(settings.CLINIC_TIME_ZONE))
    event.add("dtend", appointment.ends_at.astimezone(settings.CLINIC_TIME_ZONE))
    event.add("summary", _("Your visit at %(clinic)s") % {"clinic": profile.name})
    event.add("location", ", ".join(profile.address.splitlines()))
    event.add("description", _("Reference %(reference)s") % {"reference": appointment.reference})
    event.add("status", "CONFIRMED" if method_of(appointment) == PUBLISH else "CANCELLED")
    if profile.email:
        organizer = vCalAddress(f"mailto:{profile.email}")
        organizer.params["cn"] = vText(profile.name)
        event.add("organizer", organizer)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()
