"""The text of a message, made from the appointment when it is sent. It never names a service, specialty or reason."""

import re
from datetime import datetime
from email.mime.text import MIMEText
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from appointments import links
from appointments.messages import calendar_file, digest
from appointments.messages.given_names import given_name
from appointments.messages.kinds import KINDS, MessageKind
from appointments.messages.outbox import of_course, still_offered
from appointments.messages.what_changed import Change, follows_our_answer, what_changed
from appointments.models import Appointment, Notification, Status, WaitlistEntry
from appointments.models.appointment import STANDING
from appointments.times import availability, misfits
from clinic.languages import listed
from clinic.models import ClinicProfile

Kind = Notification.Kind
OPEN = (Status.REQUESTED, Status.OFFERED)
TELL_OF_A_CHANGE = {Kind.CONFIRMED, Kind.CANCELLED, Kind.DECLINED, Kind.EXPIRED}
BLANK_LINES = re.compile(r"\n\s*\n\s*")  # where a part of a template has nothing to say


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
    """The text message for this notification: the clinic, what has happened, when, and a link to the rest."""
    about = notification.about
    with translation.override(site_language(about)), timezone.override(settings.CLINIC_TIME_ZONE):
        words = _about(notification, about, ClinicProfile.objects.current())
        return render_to_string("appointments/messages/sms.txt", words).strip()


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
    words["body"] = BLANK_LINES.sub("\n\n", render_to_string(_template(KINDS[notification.kind]), words)).strip()
    mail = EmailMultiAlternatives(
        _subject(words),
        render_to_string("appointments/messages/layout.txt", words),
        _sender(profile),
        [about.email],
        reply_to=[profile.email] if profile.email else None,
    )
    mail.attach_alternative(render_to_string("appointments/messages/layout.html", words), "text/html")
    if notification.appointment and (invitation := _invitation(notification.kind, notification.appointment, words)):
        mail.attach(invitation)
    return mail


def _subject(words: dict) -> str:
    """What has happened, and when: the new time before the old one."""
    parts = [words["heading"]]
    if words["moment"]:
        parts.append(_short(words["moment"]))
    if words["old"]:
        parts[-1] = _("%(new)s instead of %(old)s") % {"new": parts[-1], "old": _short(words["old"])}
    return ": ".join(parts)


def _short(moment: datetime) -> str:
    """For example "Mon 23 Nov 2026, 09:00"."""
    local = moment.astimezone(settings.CLINIC_TIME_ZONE)
    return listed([date_format(local, "D j M Y"), date_format(local, "H:i")])


def _sender(profile: ClinicProfile) -> str:
    """The clinic's name before the address that sends."""
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((" ".join(str(profile.name).split()), address))


def _about(notification, about: Appointment | WaitlistEntry, profile) -> dict:
    """Template context of every message to a patient."""
    appointment = notification.appointment
    change, is_named, now = Change(), False, timezone.now()
    if appointment:
        appointment.show_as_told(now)
        change = what_changed(appointment, now) if notification.kind in TELL_OF_A_CHANGE else Change()
        is_named = follows_our_answer(appointment, now)
    other = _other_appointment(notification)
    return {
        "about": about,
        "appointment": appointment,
        "entry": notification.entry,
        "clinic": profile,
        "place": _place(profile),
        "change": change,
        "heading": _heading(notification, change, other),
        "moment": None if change.none_suited else _moment(notification),
        "old": _other_time(appointment, change),
        "other_practitioner": change.old is not None and change.old.practitioner_id != appointment.practitioner_id,
        "is_closed": appointment is not None and misfits.is_closed_request(appointment, timezone.now()),
        "is_named": is_named,
        "given_name": given_name(about.patient_name) if is_named else "",
        "greeted": given_name(about.contact_name or about.patient_name) if is_named else "",
        "link": links.absolute(links.manage(appointment) if appointment else links.waiting(notification.entry)),
        "book_link": links.absolute(reverse("appointments:book")),
        "is_over": appointment is not None and appointment.status not in STANDING,
        "language": translation.get_language(),
        "is_rtl": translation.get_language_bidi(),
        **other,
        **_more(notification, change),
    }


def _other_time(appointment: Appointment | None, change: Change) -> datetime | None:
    """The start that was given up; None if only the practitioner has changed."""
    if appointment is None or change.old is None or change.old.starts_at == appointment.starts_at:
        return None
    return change.old.starts_at


def _heading(notification: Notification, change: Change, other: dict) -> str:
    """What has happened, and by whom, without the time."""
    if notification.kind == Kind.CONFIRMED and change.old:
        if _other_time(notification.appointment, change):
            return _("Your appointment has a new time")
        return _("Your appointment is with another doctor or therapist")
    if notification.kind == Kind.CANCELLED and change.none_suited:
        return _("None of the offered times suited you")
    if notification.kind == Kind.CANCELLED:
        if not change.is_asked:
            return _("We had to cancel your appointment")
        return _("Your appointment is cancelled") if change.was_confirmed else _("Your request is cancelled")
    if notification.kind == Kind.AWAY_OFFERED and (old := other.get("falling") or other.get("standing")):
        return _("We have to reschedule your appointment on %(day)s – please choose another time") % {
            "day": date_format(old.starts_at.astimezone(settings.CLINIC_TIME_ZONE), "D j M Y")
        }
    return str(KINDS[notification.kind].subject)


def _moment(notification: Notification) -> datetime | None:
    """The start of the appointment, if the message is about that time."""
    visit = notification.appointment
    if (
        visit is None
        or notification.kind in {Kind.LINK_AGAIN, Kind.COURSE}
        or visit.status in {Status.OFFERED, Status.EXPIRED}
    ):
        return None
    return visit.starts_at


def _place(profile: ClinicProfile) -> list[str]:
    """The lines of the address, with the city if they do not name it."""
    lines = [line.strip() for line in profile.address.splitlines() if line.strip()]
    is_named = not profile.city or any(profile.city.casefold() in line.casefold() for line in lines)
    return lines if is_named else [*lines, profile.city]


def _other_appointment(notification: Notification) -> dict:
    """The confirmed appointment that this one would replace, or that waits for an earlier time.

    It is `standing`, or `falling` if we cannot say that we expect the patient then.
    """
    appointment, now = notification.appointment, timezone.now()
    other = appointment.replaces if appointment else notification.entry.appointment  # type: ignore[union-attr]  # one of both
    if other is None or other.status != Status.CONFIRMED:
        if appointment is None or not misfits.falls_away(appointment, now):
            return {}
        return {"falls_away": True, "will_call": not _is_changing(appointment)}
    falls_away = misfits.could_not_be(other, now)
    return {"falling" if falls_away else "standing": other, "will_call": falls_away and not _is_changing(other)}


def _is_changing(appointment: Appointment) -> bool:
    """Whether the patient has asked for another time, or can choose one: then nobody has to call."""
    return appointment.replacements.filter(status__in=OPEN).exists()


def _more(notification: Notification, change: Change) -> dict:
    """Facts read at the moment of sending: free or offered times."""
    appointment = notification.appointment
    if appointment and change.needs_another_time:
        now = timezone.now()
        return {"new_times": availability.instead_of(appointment, now, without_its_own=change.is_time_refused)}
    if appointment and notification.kind == Kind.STANDS:
        instead = appointment.replacements.all()
        return {
            "own_change": instead.filter(status__in=OPEN).first(),
            "were_offered": instead.exclude(offers=None).exists(),
        }
    if appointment and notification.kind == Kind.COURSE:
        return {"course": of_course(appointment, timezone.now())}
    if KINDS[notification.kind].shows_offers:
        return {"offers": still_offered(notification, timezone.now()).select_related("practitioner")}
    return {}


def _invitation(kind: str, appointment: Appointment, words: dict) -> MIMEText | None:
    """The calendar file of a confirmation, and of what was confirmed before and will not take place."""
    profile = words["clinic"]
    if kind == Kind.COURSE:
        return calendar_file.attachment_of_course(words["course"], profile)
    if kind in {Kind.CONFIRMED, Kind.STANDS}:
        return calendar_file.attachment(appointment, profile, calendar_file.REQUEST)
    if kind == Kind.CANCELLED and words["change"].was_confirmed:
        return calendar_file.attachment(appointment, profile, calendar_file.CANCEL)
    if kind == Kind.AWAY_OFFERED and (old := words.get("falling")):
        return calendar_file.attachment(appointment, profile, calendar_file.CANCEL, at=old)
    return None


def _template(kind: MessageKind) -> str:
    return f"appointments/messages/{kind.template}"
