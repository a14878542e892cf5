"""The text of a message, made from the appointment when it is sent. It never names a service, specialty or reason."""

from datetime import datetime
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from appointments import links
from appointments.messages import calendar_file, digest
from appointments.messages.kinds import KINDS, MessageKind
from appointments.messages.outbox import still_offered
from appointments.models import Appointment, Notification, Status, WaitlistEntry
from appointments.models.appointment import STANDING
from appointments.times import availability, misfits
from clinic.models import ClinicProfile

Kind = Notification.Kind


def compose(notification: Notification) -> EmailMultiAlternatives:
    """The email for this notification. It names no service, specialty or reason (docs/privacy.md)."""
    if notification.kind == Kind.DIGEST:
        return _addressed(notification, _digest())
    about = notification.about
    is_for_reception = KINDS[notification.kind].is_for_reception
    language = settings.LANGUAGE_CODE if is_for_reception else site_language(about)
    with translation.override(language), timezone.override(settings.CLINIC_TIME_ZONE):
        if is_for_reception:
            mail = _for_reception(notification, about)
        else:
            mail = _for_patient(notification, about, ClinicProfile.objects.current())
    return _addressed(notification, mail)


def text(notification: Notification) -> str:
    """The text message for this notification: what has changed, when the appointment is, and a link to the rest."""
    about = notification.about
    with translation.override(site_language(about)), timezone.override(settings.CLINIC_TIME_ZONE):
        words = _about(notification, about, ClinicProfile.objects.current())
        words["moment"] = _moment(notification)
        return render_to_string("appointments/messages/sms.txt", words).strip()


def _moment(notification: Notification) -> datetime | None:
    """The start of the appointment, if the message is about that time."""
    visit = notification.appointment
    if visit is None or notification.kind == Kind.LINK_AGAIN or visit.status in {Status.OFFERED, Status.EXPIRED}:
        return None
    return visit.starts_at


def _addressed(notification: Notification, mail: EmailMultiAlternatives) -> EmailMultiAlternatives:
    """Adds a Message-ID that stays the same at every attempt."""
    host = settings.SITE_URL.rpartition("/")[2].partition(":")[0]
    mail.extra_headers |= {"Message-ID": f"<{notification.message_id}@{host}>", "Auto-Submitted": "auto-generated"}
    return mail


def _digest() -> EmailMultiAlternatives:
    with translation.override(settings.LANGUAGE_CODE), timezone.override(settings.CLINIC_TIME_ZONE):
        kind = KINDS[Kind.DIGEST]
        subject = str(kind.subject)
        words = {
            "heading": subject,
            "waits": digest.waits(timezone.now()),
            "link": links.absolute(reverse("desk:queue")),
        }
        body = render_to_string(_template(kind), words)
    return EmailMultiAlternatives(subject, body, settings.DEFAULT_FROM_EMAIL, [settings.RECEPTION_EMAIL])


def site_language(about: Appointment | WaitlistEntry) -> str:
    """The patient's language if the site is translated into it, else the default language."""
    try:
        return translation.get_supported_language_variant(about.language)
    except LookupError:
        return settings.LANGUAGE_CODE


def _for_reception(notification, about: Appointment | WaitlistEntry) -> EmailMultiAlternatives:
    """The reference and a link, without anything about the patient."""
    page = reverse("desk:request", args=[about.pk]) if notification.appointment else reverse("desk:waitlist")
    kind = KINDS[notification.kind]
    subject = f"{kind.subject} {notification.appointment or ''}".strip().removesuffix(":")
    words = {"appointment": notification.appointment, "link": links.absolute(page), "heading": subject}
    text = render_to_string(_template(kind), words)
    return EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [settings.RECEPTION_EMAIL])


def _for_patient(notification, about: Appointment | WaitlistEntry, profile) -> EmailMultiAlternatives:
    """Text and HTML from one body: the HTML adds formatting but no content."""
    words = _about(notification, about, profile)
    words["body"] = render_to_string(_template(KINDS[notification.kind]), words).strip()
    mail = EmailMultiAlternatives(
        words["heading"],
        render_to_string("appointments/messages/layout.txt", words),
        _sender(profile),
        [about.email],
        reply_to=[profile.email] if profile.email else None,
    )
    mail.attach_alternative(render_to_string("appointments/messages/layout.html", words), "text/html")
    appointment = notification.appointment
    if appointment and (calendar := _calendar(notification, appointment, profile)):
        mail.attach(
            "visit.ics", calendar, f"text/calendar; charset=utf-8; method={calendar_file.method_of(appointment)}"
        )
    return mail


def _sender(profile: ClinicProfile) -> str:
    """The clinic's name before the address that sends."""
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((" ".join(str(profile.name).split()), address))


def _about(notification, about: Appointment | WaitlistEntry, profile) -> dict:
    """Template context of every message to a patient."""
    appointment = notification.appointment
    if appointment:
        appointment.show_as_told(timezone.now())
    return {
        "about": about,
        "appointment": appointment,
        "entry": notification.entry,
        "clinic": profile,
        "heading": str(KINDS[notification.kind].subject),
        "link": links.absolute(links.manage(appointment) if appointment else links.waiting(notification.entry)),
        "book_link": links.absolute(reverse("appointments:book")),
        "is_over": appointment is not None and appointment.status not in STANDING,
        "language": translation.get_language(),
        "is_rtl": translation.get_language_bidi(),
        **_more(notification),
    }


def _more(notification: Notification) -> dict:
    """Facts read at the moment of sending: free or offered times, and the appointment that a change would replace."""
    appointment = notification.appointment
    if appointment is None:
        return {}
    more: dict = {}
    if appointment.replaces and appointment.replaces.status == Status.CONFIRMED:
        more["falling" if misfits.could_not_be(appointment.replaces, timezone.now()) else "standing"] = (
            appointment.replaces
        )
    if notification.kind == Kind.EXPIRED:
        more["new_times"] = availability.instead_of(appointment, timezone.now())
    elif KINDS[notification.kind].shows_offers:
        more["offers"] = still_offered(notification, timezone.now())
    return more


def _calendar(notification, appointment, profile) -> str | None:
    """The calendar file for a confirmation, and for a cancellation of an appointment that was confirmed before."""
    was_confirmed = appointment.events.filter(to_status=Status.CONFIRMED).exists()
    if notification.kind == Kind.CONFIRMED or (notification.kind == Kind.CANCELLED and was_confirmed):
        return calendar_file.visit(appointment, profile).decode()
    return None


def _template(kind: MessageKind) -> str:
    return f"appointments/messages/{kind.template}"
