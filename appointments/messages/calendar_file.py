"""An appointment as a calendar file (RFC 5545, sent by RFC 5546): time and place, no service and no practitioner."""

from email.mime.text import MIMEText
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from appointments.models import Appointment, AppointmentEvent
from clinic.languages import listed
from clinic.models import ClinicProfile

REQUEST, PUBLISH, CANCEL = "REQUEST", "PUBLISH", "CANCEL"
FILE_NAME = "appointment.ics"


def host() -> str:
    """The site's host name, which makes a UID unique to this site."""
    return settings.SITE_URL.partition("://")[2].partition(":")[0]


def attachment(
    appointment: Appointment, profile: ClinicProfile, method: str, *, at: Appointment | None = None
) -> MIMEText:
    """The file as part of a mail. Mail programs act on it by the method in its type."""
    return _part(visit(appointment, profile, method, at=at), method)


def visit(
    appointment: Appointment, profile: ClinicProfile, method: str | None = None, *, at: Appointment | None = None
) -> bytes:
    """A calendar with one event. The UID stays the same after rescheduling; SEQUENCE grows with the whole history.

    Without `method` it is an invitation of the patient if there is an email address, else a plain entry: an invitation
    names whom it invites. `at` is the appointment of the chain whose time it has, if that is not the latest.
    """
    method = method or (REQUEST if appointment.email else PUBLISH)
    return _calendar(method, [_event(appointment, profile, method, at or appointment)])


def attachment_of_course(visits: list[Appointment], profile: ClinicProfile) -> MIMEText:
    """One file with an event for each. An invitation can be of one event only, so these are plain entries.

    Each has the UID that its invitation would have: what is sent later about one of them changes that entry.
    """
    content = _calendar(PUBLISH, [_event(each, profile, PUBLISH, each) for each in visits])
    return _part(content, PUBLISH)


def _part(content: bytes, method: str) -> MIMEText:
    part = MIMEText(content.decode(), "calendar", "utf-8")
    part.set_param("method", method)
    part.add_header("Content-Disposition", "attachment", filename=FILE_NAME)
    return part


def _calendar(method: str, events: list[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//{host()}//appointments//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(appointment: Appointment, profile: ClinicProfile, method: str, time_of: Appointment) -> Event:
    first, family = _family(appointment)
    history = AppointmentEvent.objects.filter(appointment__in=family).exclude(to_status="")
    event = Event()
    event.add("uid", f"visit-{first.reference}@{host()}")
    event.add("sequence", max(history.count() - 1, 0))
    event.add("dtstamp", history.latest("pk").at)
    # With the clinic's zone and its rules, so that a phone abroad still shows the clinic's wall time.
    event.add("dtstart", time_of.starts_at.astimezone(settings.CLINIC_TIME_ZONE))
    event.add("dtend", time_of.ends_at.astimezone(settings.CLINIC_TIME_ZONE))
    words = _("Cancelled: your appointment at %(clinic)s") if method == CANCEL else _("Your appointment at %(clinic)s")
    event.add("summary", words % {"clinic": profile.name})
    event.add("location", listed(filter(None, [*profile.address.splitlines(), profile.city])))
    event.add("description", _("Reference %(reference)s") % {"reference": appointment.reference})
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    organizer = vCalAddress(f"mailto:{profile.email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    organizer.params["cn"] = vText(profile.name)
    event.add("organizer", organizer)
    if method != PUBLISH:
        attendee = vCalAddress(f"mailto:{appointment.email}")
        attendee.params["partstat"], attendee.params["rsvp"] = vText("ACCEPTED"), vText("FALSE")
        event.add("attendee", attendee)
    return event


def _family(appointment: Appointment) -> tuple[Appointment, list[int]]:
    """The first appointment of the `replaces` chain, and the keys of all that were ever to replace one of it.

    All of them, so that SEQUENCE never falls: a cancellation may have been sent for an offer that ended since.
    """
    first = appointment
    while first.replaces is not None:
        first = first.replaces
    keys, following = [first.pk], [first.pk]
    while following := list(Appointment.objects.filter(replaces__in=following).values_list("pk", flat=True)):
        keys += following
    return first, keys
