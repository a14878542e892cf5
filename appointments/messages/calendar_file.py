"""A visit as a calendar file (RFC 5545). It says when and where, never what for or with whom."""

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from appointments.models import Appointment, AppointmentEvent, Status
from clinic.models import ClinicProfile

PUBLISH, CANCEL = "PUBLISH", "CANCEL"


def method_of(appointment: Appointment) -> str:
    return PUBLISH if appointment.status == Status.CONFIRMED else CANCEL


def host() -> str:
    """The site's name, which makes a UID the site's own."""
    return settings.SITE_URL.partition("://")[2].partition(":")[0]


def visit(appointment: Appointment, profile: ClinicProfile) -> bytes:
    """One event: the UID stays, also of a moved visit; SEQUENCE grows with all of the history."""
    calendar = Calendar()
    calendar.add("prodid", "-//Al Shifa Al Khaleeji//visits//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method_of(appointment))

    first, chain = _chain(appointment)
    history = AppointmentEvent.objects.filter(appointment__in=chain).exclude(to_status="")
    event = Event()
    event.add("uid", f"visit-{first.reference}@{host()}")
    event.add("sequence", max(history.count() - 1, 0))
    event.add("dtstamp", history.latest("pk").at)
    # In the clinic's zone with its rules beside it: a phone that travels still shows the clinic's wall time.
    event.add("dtstart", appointment.starts_at.astimezone(settings.CLINIC_TIME_ZONE))
    event.add("dtend", appointment.ends_at.astimezone(settings.CLINIC_TIME_ZONE))
    event.add("summary", _("Your appointment at %(clinic)s") % {"clinic": profile.name})
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


def _chain(appointment: Appointment) -> tuple[Appointment, list[int]]:
    """The visit that was moved to this one, as often as it was, and the keys of all of them."""
    first, keys = appointment, [appointment.pk]
    while first.replaces is not None:
        first = first.replaces
        keys.append(first.pk)
    return first, keys
