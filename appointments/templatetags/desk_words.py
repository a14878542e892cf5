"""What the desk reads in a few words: wishes, where somebody came from, what was told."""

from datetime import datetime, timedelta

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from appointments.models import Notification
from appointments.templatetags.visit_times import due

register = template.Library()

# The kinds of error that delivery.py writes down, for somebody who answers the phone.
PROBLEMS = {
    "SMTPRecipientsRefused": gettext_lazy("the mail server does not take this address"),
    "SMTPSenderRefused": gettext_lazy("the mail server does not take mail from our address"),
    "SMTPDataError": gettext_lazy("the mail server did not take the message"),
    "SMTPAuthenticationError": gettext_lazy("the mail server does not accept our password"),
    "SMTPNotSupportedError": gettext_lazy("the mail server offers no encryption, and we do not write without"),
    **dict.fromkeys(
        ["SSLError", "SSLCertVerificationError"],
        gettext_lazy("the encryption of the mail server cannot be trusted, and we do not write without"),
    ),
}
NO_ANSWER = {"ConnectionRefusedError", "ConnectionResetError", "TimeoutError", "SMTPServerDisconnected", "gaierror"}


@register.filter
def in_words(slug: str) -> str:
    """ "back muscle spasm": an article as its address names it."""
    return slug.replace("-", " ").replace("_", " ")


@register.filter
def wishes(asked) -> list[str]:
    """What a request (or an entry of the waiting list) asks for: "by name: Dr …", or a language, a woman, a man."""
    if asked.wanted_practitioner:
        return [_("by name: %(name)s") % {"name": asked.wanted_practitioner.name}]
    words = []
    if asked.wanted_language:
        words.append(_("speaks %(language)s") % {"language": asked.get_wanted_language_display()})
    if asked.wanted_gender:
        words.append(_("a woman") if asked.wanted_gender == "woman" else _("a man"))
    return words


@register.filter
def moment(text: str) -> datetime:
    """A moment as the rounds of the warning-sign check keep it (triage.py)."""
    return datetime.fromisoformat(text)


@register.filter
def fate(message: Notification) -> str:
    """What became of a message, and what happens next: "Failed 2 times, next attempt at 12:08"."""
    words = {"count": message.attempts, "next": due(message.run_at)}
    if message.finished_at is not None:
        words["at"] = due(message.finished_at)
    if message.state == Notification.State.GIVEN_UP:
        return (
            ngettext(
                "Given up after %(count)d attempt, %(at)s",
                "Given up after %(count)d attempts, %(at)s",
                message.attempts,
            )
            % words
        )
    if message.state == Notification.State.ACCEPTED:
        return _("Accepted by the mail server, %(at)s") % words
    if message.state == Notification.State.DROPPED:
        return _("Not sent: it was no longer so, %(at)s") % words
    if message.attempts:
        return (
            ngettext(
                "%(count)d attempt, the next one: %(next)s",
                "%(count)d attempts, the next one: %(next)s",
                message.attempts,
            )
            % words
        )
    return _("To be sent: %(next)s") % words


@register.filter
def problem(kind: str) -> str:
    """In words where it is one that we know; else its technical name, for whoever looks after the site."""
    return _("the mail server does not answer") if kind in NO_ANSWER else str(PROBLEMS.get(kind, kind))


@register.filter
def percent(share: float | None) -> str:
    """A share of one, as whole hundredths; "–" where there was nothing to share."""
    return "–" if share is None else f"{round(share * 100)}\u202f%"  # they stay on one line


@register.filter
def length_in_words(length: timedelta | None) -> str:
    """How long something took: "25 min", "3 h 10 min", "2 d 4 h"."""
    if length is None:
        return "–"
    minutes = int(length.total_seconds()) // 60
    hours, days = minutes // 60, minutes // (60 * 24)
    if days:
        return _("%(days)d d %(hours)d h") % {"days": days, "hours": hours % 24}
    if hours:
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes % 60}
    return _("%(minutes)d min") % {"minutes": minutes}
