"""An appointment as a calendar file (RFC 5545). It has time and place, but not the service or the practitioner."""

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from appointments.models import Appointment, AppointmentEvent, Status
from clinic.models import ClinicProfile

PUBLISH, CANCEL = "PUBLISH", "CANCEL"


def method_of(appointment: Appointment) -> str:
    return PUBLISH if appointment.status == Status.CONFIRMED else CANCEL


def host() -> str:
    """The site's host name, which makes a UID unique to this site."""
    return settings.SITE_URL.partition("://")[2].partition(":")[0]


def visit(appointment: Appointment, profile: ClinicProfile) -> bytes:
    """A calendar with one event. The UID stays the same after rescheduling; SEQUENCE grows with the whole history."""
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
    # With the clinic's zone and its rules, so that a phone abroad still shows the clinic's wall time.
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
    """The first appointment of the `replaces` chain that ends here, and the keys of the whole chain."""
    first, keys = appointment, [appointment.pk]
    while first.replaces is not None:
        first = first.replaces
        keys.append(first.pk)
    return first, keys
