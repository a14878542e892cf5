"""Mail to staff about their accounts: rows in the transaction that needs them, sent by the worker.

A link is made when the mail is sent, so no row and no log holds one.
"""

from datetime import datetime, timedelta

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from clinic.mail import hand_over
from clinic.models import ClinicProfile, StaffMail

CLAIM = timedelta(minutes=3)  # longer than the timeout of a mail server
AGAIN_AFTER = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
Kind = StaffMail.Kind
WITH_LINK = {Kind.INVITATION, Kind.FORGOTTEN}


def queue(kind: StaffMail.Kind, user, now: datetime) -> None:
    """Nothing is queued for an account without an address."""
    if user.email:
        StaffMail.objects.create(kind=kind, to=user, queued_at=now, run_at=now)


def deliver_due(now: datetime) -> int:
    """Send what is due, outside any transaction. Returns how many were handled. Called by the worker."""
    unclaimed = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now)
    due = StaffMail.objects.filter(unclaimed, sent_at=None, failed_at=None, run_at__lte=now).select_related("to")
    handled = 0
    for mail in due:
        if due.filter(pk=mail.pk).update(claimed_until=now + CLAIM):
            _send(mail)
            handled += 1
    return handled


def link(user) -> str:
    """The address at which `user` chooses a password; it ends after PASSWORD_RESET_TIMEOUT or with its use."""
    facts = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=facts)


def _send(mail: StaffMail) -> None:
    subject = {
        Kind.INVITATION: _("Your account at %(clinic)s"),
        Kind.FORGOTTEN: _("Choose a new password"),
        Kind.CHANGED: _("Your password was changed"),
        Kind.FACTOR_RESET: _("Your second factor was reset"),
    }[Kind(mail.kind)]
    clinic = ClinicProfile.objects.current()
    words = {
        "clinic": clinic,
        "account": mail.to,
        "link": link(mail.to) if mail.kind in WITH_LINK else settings.SITE_URL + reverse("account_login"),
        "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
    }
    problem = _handed_over(mail, subject % {"clinic": clinic.name}, words)
    now = timezone.now()
    outcome: dict = {"claimed_until": None, "attempts": mail.attempts + 1, "problem": problem}
    if not problem:
        outcome["sent_at"] = now
    elif mail.attempts < len(AGAIN_AFTER):
        outcome["run_at"] = now + AGAIN_AFTER[mail.attempts]
    else:
        outcome["failed_at"] = now
    StaffMail.objects.filter(pk=mail.pk).update(**outcome)


def _handed_over(mail: StaffMail, subject: str, words: dict) -> str:
    """ "" if a mail server accepted the email, otherwise the kind of error."""
    account = get_user_model().objects.filter(pk=mail.to_id, is_active=True).first()
    if account is None:
        return "SwitchedOff"
    return hand_over(account.email, subject, render_to_string(f"clinic/staff/mail/{mail.kind}.txt", words))
