"""How allauth behaves here: closed sign-up, our limits and records, mail through the worker, secrets encrypted."""

import base64
import time
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth import authenticate, get_user_model
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from clinic.limits import TooMany
from clinic.models import ClinicProfile, StaffMail
from clinic.staff import attempts, mail, sessions
from clinic.staff.records import Action, record

CONFIRMED_FOR = 10 * 60  # seconds after signing in or confirming the password, in which factors may be changed
QUEUED = {
    "account/email/password_changed": StaffMail.Kind.CHANGED,
    "account/email/password_reset": StaffMail.Kind.CHANGED,
}


class StaffAccounts(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The name or the password is wrong."),
    }

    def is_open_for_signup(self, request):
        return False

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        """Nothing: allauth's messages would appear in the admin."""

    def authenticate(self, request, **credentials):
        """The account, or None. Wrong name, wrong password and a switched-off account are one answer.

        Raises ValidationError if there were too many attempts.
        """
        now = timezone.now()
        name = credentials.get("username", "")
        known = get_user_model().objects.filter(username__iexact=name).first()
        try:
            attempt = attempts.begin(request, name, request.POST.get("ticket", ""), now)
        except TooMany as refusal:
            record(Action.SIGN_IN_SLOWED, at=now, about=known, request=request)
            words = _("Too many wrong attempts from here. Try again in %(minutes)d minutes.") % {
                "minutes": refusal.minutes
            }
            raise ValidationError(words, code="too_many") from refusal
        except attempts.WaitFirst as first:
            words = _(
                "There were many wrong passwords for this name. Wait %(seconds)d seconds, type your password again "
                "and press “Sign in”."
            )
            raise ValidationError(
                words, params={"seconds": attempts.WAIT.seconds, "ticket": first.ticket}, code="wait"
            ) from first
        account = authenticate(request, **credentials)
        AuthenticationBackend.unstash_authenticated_user()  # allauth tells a switched-off account apart; we do not
        if account is None:
            record(Action.SIGN_IN_REFUSED, at=now, about=known, request=request)
        else:
            attempt.succeeded()
        return account

    def reauthenticate(self, user, password):
        """For somebody who is signed in: guesses at the door do not count here, nor these there."""
        now = timezone.now()
        try:
            counted = attempts.count_confirmation(user, now)
        except TooMany as refusal:
            words = _("Too many wrong passwords. Try again in %(minutes)d minutes.")
            raise ValidationError(words, params={"minutes": refusal.minutes}, code="too_many") from refusal
        is_right = user.check_password(password)
        if is_right:
            counted.give_back()
        else:
            record(Action.SIGN_IN_REFUSED, at=now, about=user, request=self.request)
        return is_right

    def get_login_stages(self):
        return ["clinic.staff.second_factor.Stage"]

    def login(self, request, user):
        """Called after the second factor, where there is one."""
        super().login(request, user)
        sessions.begin(request, whole=is_mfa_enabled(user), now=timezone.now())
        record(Action.SIGNED_IN, at=timezone.now(), about=user, request=request)

    def logout(self, request):
        record(Action.SIGNED_OUT, at=timezone.now(), about=request.user, request=request)
        super().logout(request)

    def is_reauthentication_required(self, *, app, **kwargs):
        """Whether the password or a code has to be typed again before factors are changed."""
        records = get_authentication_records(self.request, self.request.user)
        return not records or time.time() - records[-1]["at"] > CONFIRMED_FOR

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        if kind := QUEUED.get(template_prefix):
            mail.queue(kind, user, timezone.now())

    def send_mail(self, template_prefix, email, context):
        raise AssertionError(f"No page sends mail: {template_prefix}")

    def get_client_ip(self, request):
        return request.META["REMOTE_ADDR"]


class SecondFactors(DefaultMFAAdapter):
    """Secrets are stored encrypted, and a passkey belongs to the site's own address, whatever Host says."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is wrong or was used before. Wait for the next one and try again."),
    }

    def encrypt(self, text):
        return _sealer().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _sealer().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user, type):
        return _("Key %(number)d") % {"number": Authenticator.objects.filter(user=user, type=type).count() + 1}

    def get_totp_label(self, user):
        return user.get_username()

    def get_totp_issuer(self):
        return ClinicProfile.objects.current().name or urlsplit(settings.SITE_URL).hostname

    def get_public_key_credential_rp_entity(self):
        return {"id": urlsplit(settings.SITE_URL).hostname, "name": self.get_totp_issuer()}


def _sealer() -> Fernet:
    key = salted_hmac("clinic.staff.second_factor", "", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
