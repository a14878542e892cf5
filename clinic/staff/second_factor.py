"""The second factor: when it is asked, adding and resetting it."""

import time
from datetime import datetime

from allauth.mfa.internal.flows import trust
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.mfa.stages import AuthenticateStage
from django.contrib.auth import get_user_model
from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from clinic.models import ClinicProfile, StaffEvent, StaffMail
from clinic.staff import mail, sessions
from clinic.staff.records import Action, record


class Stage(AuthenticateStage):
    """Asks once on each device within the hours of the profile."""

    def _should_handle(self, request):
        return super()._should_handle(request) and not is_known_device(request, self.login.user)

    def handle(self):
        """The password that was right now has to be the account's still when the code comes."""
        self.state["password"] = self.login.user.get_session_auth_hash()
        return super().handle()


def is_still_valid(stage: AuthenticateStage) -> bool:
    """Whether somebody who gave the password may go on: the account is on, has a factor, and that password."""
    account = get_user_model().objects.filter(pk=stage.login.user.pk, is_active=True).first()
    if account is None or not has_factor(account):
        return False
    return constant_time_compare(stage.state.get("password", ""), account.get_session_auth_hash())


def is_known_device(request, user) -> bool:
    """Whether this browser gave the second factor of this account lately. A changed factor or password ends that,
    and so does "sign out everywhere".
    """
    hours = ClinicProfile.objects.current().second_factor_hours
    wanted = trust.create_config_fingerprint(user)
    known = trust.decode_trust_cookie(request)
    ended = StaffEvent.objects.filter(about=user, action__in=[Action.SESSIONS_ENDED, Action.SWITCHED_OFF]).first()
    since = max(time.time() - hours * 3600, ended.at.timestamp() if ended else 0)
    return any(each.fingerprint == wanted and each.at > since for each in known)


def remember_device(request, user, response) -> None:
    trust.trust_browser(request, user, response)


def has_factor(user) -> bool:
    return Authenticator.objects.filter(user=user).exists()


def has_passkey(user) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).exists()


@transaction.atomic
def reset(user, *, by=None, reason: StaffEvent.Reason, now: datetime) -> None:
    """Take every factor away: the person signs in with the password and adds a new one. They are told by mail."""
    Authenticator.objects.filter(user=user).delete()
    sessions.end_all(user)
    record(Action.FACTOR_RESET, at=now, about=user, by=by, reason=reason)
    mail.queue(StaffMail.Kind.FACTOR_RESET, user, now)


@receiver(authenticator_added)
def _added(request, user, authenticator, **_signal):
    """The session in which a factor was added has it; sessions with the password alone end."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        record(Action.CODES_MADE, at=timezone.now(), about=user, request=request)
        return
    record(Action.FACTOR_ADDED, at=timezone.now(), about=user, request=request)
    sessions.make_whole(request)
    sessions.end_all(user, but=request.session.session_key)


@receiver(authenticator_removed)
def _removed(request, user, authenticator, **_signal):
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record(Action.FACTOR_REMOVED, at=timezone.now(), about=user, request=request)
    if not has_factor(user):
        sessions.make_whole(request, False)
        sessions.end_all(user, but=request.session.session_key)


@receiver(authenticator_reset)
def _new_codes(request, user, **_signal):
    record(Action.CODES_MADE, at=timezone.now(), about=user, request=request)
