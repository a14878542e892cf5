"""Template filters for the desk: preferences, articles, messages and numbers in a few words."""

from datetime import datetime, timedelta

from django import template
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from phonenumbers import region_code_for_number

from appointments.models import Notification
from appointments.templatetags.visit_times import due

register = template.Library()

# Exception names that delivery.py stores, in words for reception.
PROBLEMS = {
    "SMTPRecipientsRefused": gettext_lazy("the mail server does not accept this address"),
    "SMTPSenderRefused": gettext_lazy("the mail server does not accept email from our address"),
    "SMTPDataError": gettext_lazy("the mail server did not accept the message"),
    "SMTPAuthenticationError": gettext_lazy("the mail server does not accept our password"),
    "SMTPNotSupportedError": gettext_lazy("the mail server has no encryption, and we do not send without it"),
    **dict.fromkeys(
        ["SSLError", "SSLCertVerificationError"],
        gettext_lazy("the mail server's encryption cannot be trusted, and we do not send without it"),
    ),
}
NO_ANSWER = {"ConnectionRefusedError", "ConnectionResetError", "TimeoutError", "SMTPServerDisconnected", "gaierror"}


@register.filter
def of_visit(found: dict, visit):
    """What a dict by primary key has for this appointment, or None."""
    return found.get(visit.pk)


@register.filter
def local_phone(phone) -> str:
    """As it is dialled in the clinic's country: "050 123 4567". Numbers of other countries keep their code."""
    return phone.as_national if region_code_for_number(phone) == settings.PHONENUMBER_DEFAULT_REGION else str(phone)


@register.filter
def in_words(slug: str) -> str:
    """For example "back muscle spasm" for an article's slug."""
    return slug.replace("-", " ").replace("_", " ")


@register.filter
def wishes(asked) -> list[str]:
    """The preferences of a request or waiting list entry: a practitioner by name, or language and gender."""
    if asked.wanted_practitioner:
        return [_("practitioner: %(name)s") % {"name": asked.wanted_practitioner.name}]
    words = []
    if asked.wanted_language:
        words.append(_("language: %(language)s") % {"language": asked.get_wanted_language_display()})
    if asked.wanted_gender:
        words.append(_("female doctor") if asked.wanted_gender == "woman" else _("male doctor"))
    return words


@register.filter
def moment(text: str) -> datetime:
    """A moment (ISO 8601) from the rounds of the warning-sign check, see triage.py."""
    return datetime.fromisoformat(text)


@register.filter
def fate(message: Notification) -> str:
    """What happened to a message and what comes next, for example "Failed after 2 attempts, 12:08"."""
    words = {"count": message.attempts, "next": due(message.run_at)}
    if message.finished_at is not None:
        words["at"] = due(message.finished_at)
    if message.state == Notification.State.GIVEN_UP:
        return (
            ngettext(
                "Failed after %(count)d attempt, %(at)s",
                "Failed after %(count)d attempts, %(at)s",
                message.attempts,
            )
            % words
        )
    if message.state == Notification.State.ACCEPTED:
        return _("Accepted by the mail server, %(at)s") % words
    if message.state == Notification.State.DROPPED:
        return _("Not sent: it was out of date, %(at)s") % words
    if message.attempts:
        return (
            ngettext(
                "%(count)d attempt, next: %(next)s",
                "%(count)d attempts, next: %(next)s",
                message.attempts,
            )
            % words
        )
    return _("To be sent: %(next)s") % words


@register.filter
def problem(kind: str) -> str:
    """The problem in words if it is known, else the name of the exception, for the maintainer of the site."""
    return _("the mail server does not answer") if kind in NO_ANSWER else str(PROBLEMS.get(kind, kind))


@register.filter
def percent(share: float | None) -> str:
    """A share from 0 to 1 as a whole percentage; "–" for None."""
    return "–" if share is None else f"{round(share * 100)}\u202f%"  # a narrow no-break space


@register.filter
def length_in_words(length: timedelta | None) -> str:
    """A duration, for example "25 min", "3 h 10 min", "2 d 4 h"."""
    if length is None:
        return "–"
    minutes = int(length.total_seconds()) // 60
    hours, days = minutes // 60, minutes // (60 * 24)
    if days:
        return _("%(days)d d %(hours)d h") % {"days": days, "hours": hours % 24}
    if hours:
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes % 60}
    return _("%(minutes)d min") % {"minutes": minutes}
