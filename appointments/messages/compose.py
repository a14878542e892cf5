"""The words of a message, made from the visit as it is when it leaves. Never a service, a specialty or a reason."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from appointments import links
from appointments.messages import calendar_file, digest
from appointments.messages.outbox import FOR_RECEPTION, OFFERING, still_offered
from appointments.models import Appointment, Notification, Status, WaitlistEntry
from appointments.times import availability, misfits
from clinic.models import ClinicProfile

Kind = Notification.Kind

SUBJECTS = {
    Kind.RECEIVED: _("Request received – not yet confirmed"),
    Kind.CONFIRMED: _("Your appointment is confirmed"),
    Kind.DECLINED: _("We cannot offer the time you requested"),
    Kind.CANCELLED: _("Your appointment is cancelled"),
    Kind.EXPIRED: _("We did not answer in time – we are sorry"),
    Kind.LINK_AGAIN: _("The link to your appointment"),
    Kind.REMINDER: _("Reminder of your appointment"),
    Kind.REMINDER_SHORTLY: _("Your appointment is soon"),
    Kind.OFFERED: _("We offer you a time – please choose"),
    Kind.AWAY_OFFERED: _("We have to reschedule your appointment – please choose another time"),
    Kind.OFFER_LAPSED: _("The offered time is no longer held for you"),
    Kind.CHANGE_RECEIVED: _("Request to reschedule received – not yet confirmed"),
    Kind.WAITING: _("You are on our waiting list"),
    Kind.WAITLIST_CLOSED: _("You are no longer on our waiting list"),
    Kind.TO_ANSWER: _("New request"),
    Kind.ANSWER_DUE: _("Answer is due soon:"),
    Kind.CANCELLED_BY_PATIENT: _("Cancelled by the patient"),
    Kind.OFFER_TAKEN: _("Offered time accepted:"),
    Kind.NONE_SUITS: _("No offered time suits the patient:"),
    Kind.TO_OFFER: _("New on the waiting list:"),
    Kind.DIGEST: _("Today at reception"),
}


def compose(notification: Notification) -> EmailMultiAlternatives:
    """The mail, made from the live visit. It names neither service nor specialty, and no reason (house.md §5)."""
    if notification.kind == Kind.DIGEST:
        return _addressed(notification, _digest())
    about = notification.about
    language = settings.LANGUAGE_CODE if notification.kind in FOR_RECEPTION else site_language(about)
    with translation.override(language), timezone.override(settings.CLINIC_TIME_ZONE):
        if notification.kind in FOR_RECEPTION:
            mail = _for_reception(notification, about)
        else:
            mail = _for_patient(notification, about, ClinicProfile.objects.current())
    return _addressed(notification, mail)


def text(notification: Notification) -> str:
    """The same for a text message: what is so, when, and the link that says more."""
    about = notification.about
    with translation.override(site_language(about)), timezone.override(settings.CLINIC_TIME_ZONE):
        words = _about(notification, about, ClinicProfile.objects.current())
        words["moment"] = _moment(notification)
        return render_to_string("appointments/messages/sms.txt", words).strip()


def _moment(notification: Notification) -> datetime | None:
    """The visit's own time, where the message is about that."""
    visit = notification.appointment
    if visit is None or notification.kind == Kind.LINK_AGAIN or visit.status in {Status.OFFERED, Status.EXPIRED}:
        return None
    return visit.starts_at


def _addressed(notification: Notification, mail: EmailMultiAlternatives) -> EmailMultiAlternatives:
    """With a Message-ID that stays the same at every attempt."""
    host = settings.SITE_URL.rpartition("/")[2].partition(":")[0]
    mail.extra_headers |= {"Message-ID": f"<{notification.message_id}@{host}>", "Auto-Submitted": "auto-generated"}
    return mail


def _digest() -> EmailMultiAlternatives:
    with translation.override(settings.LANGUAGE_CODE), timezone.override(settings.CLINIC_TIME_ZONE):
        subject = str(SUBJECTS[Kind.DIGEST])
        words = {
            "heading": subject,
            "waits": digest.waits(timezone.now()),
            "link": links.absolute(reverse("desk:queue")),
        }
        body = render_to_string("appointments/messages/digest.txt", words)
    return EmailMultiAlternatives(subject, body, settings.DEFAULT_FROM_EMAIL, [settings.RECEPTION_EMAIL])


def site_language(about: Appointment | WaitlistEntry) -> str:
    """The patient's language where the site speaks it, else the clinic's own."""
    try:
        return translation.get_supported_language_variant(about.language)
    except LookupError:
        return settings.LANGUAGE_CODE


def _for_reception(notification, about: Appointment | WaitlistEntry) -> EmailMultiAlternatives:
    """The reference and a link, nothing about the person."""
    page = reverse("desk:request", args=[about.pk]) if notification.appointment else reverse("desk:waitlist")
    subject = f"{SUBJECTS[Kind(notification.kind)]} {notification.appointment or ''}".strip().removesuffix(":")
    words = {"appointment": notification.appointment, "link": links.absolute(page), "heading": subject}
    text = render_to_string("appointments/messages/reception.txt", words)
    return EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [settings.RECEPTION_EMAIL])


def _for_patient(notification, about: Appointment | WaitlistEntry, profile) -> EmailMultiAlternatives:
    """Text and HTML of one body: the HTML adds form, never content."""
    words = _about(notification, about, profile)
    words["body"] = render_to_string(f"appointments/messages/{notification.kind}.txt", words).strip()
    mail = EmailMultiAlternatives(
        words["heading"],
        render_to_string("appointments/messages/layout.txt", words),
        settings.DEFAULT_FROM_EMAIL,
        [about.email],
    )
    mail.attach_alternative(render_to_string("appointments/messages/layout.html", words), "text/html")
    appointment = notification.appointment
    if appointment and (calendar := _calendar(notification, appointment, profile)):
        mail.attach(
            "visit.ics", calendar, f"text/calendar; charset=utf-8; method={calendar_file.method_of(appointment)}"
        )
    return mail


def _about(notification, about: Appointment | WaitlistEntry, profile) -> dict:
    """What every message to a patient can speak of."""
    appointment = notification.appointment
    if appointment:
        appointment.show_as_told(timezone.now())
    return {
        "about": about,
        "appointment": appointment,
        "entry": notification.entry,
        "clinic": profile,
        "heading": str(SUBJECTS[Kind(notification.kind)]),
        "link": links.absolute(links.manage(appointment) if appointment else links.waiting(notification.entry)),
        "book_link": links.absolute(reverse("appointments:book")),
        "language": translation.get_language(),
        "is_rtl": translation.get_language_bidi(),
        **_more(notification),
    }


def _more(notification: Notification) -> dict:
    """What a message says as it is when it leaves: free or offered times, and the visit that a change would replace."""
    appointment = notification.appointment
    if appointment is None:
        return {}
    more: dict = {}
    if appointment.replaces and appointment.replaces.status == Status.CONFIRMED:
        more["falling" if misfits.falls_away(appointment.replaces, timezone.now()) else "standing"] = (
            appointment.replaces
        )
    if notification.kind == Kind.EXPIRED:
        more["new_times"] = availability.instead_of(appointment, timezone.now())
    elif notification.kind in OFFERING:
        more["offers"] = still_offered(notification)
    return more


def _calendar(notification, appointment, profile) -> str | None:
    """A confirmed visit goes into the calendar, and a cancelled one that had been confirmed out of it again."""
    was_confirmed = appointment.events.filter(to_status=Status.CONFIRMED).exists()
    if notification.kind == Kind.CONFIRMED or (notification.kind == Kind.CANCELLED and was_confirmed):
        return calendar_file.visit(appointment, profile).decode()
    return None
