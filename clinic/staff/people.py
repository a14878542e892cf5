"""What managers do with staff accounts. Every change is recorded; no function makes or touches a superuser.

Accounts are switched off, never deleted: history names them.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet

from clinic.models import StaffEvent, StaffMail
from clinic.staff import attempts, mail, second_factor, sessions
from clinic.staff.records import Action, record

MAY = "clinic.manage_staff"


class LastManager(Exception):
    """Nobody would be left who may manage staff."""


class NotYourOwn(Exception):
    """Nobody switches off their own account or resets their own second factor."""


def accounts() -> QuerySet:
    """Every account that a manager may see, those switched off last."""
    people = get_user_model().objects.filter(is_superuser=False).prefetch_related("groups")
    return people.order_by("-is_active", "first_name", "last_name", "username")


def find(by, pk: int):
    """Raises PermissionDenied for who may not, and DoesNotExist for a superuser."""
    _may(by)
    return accounts().get(pk=pk)


@transaction.atomic
def invite(*, username: str, first_name: str, last_name: str, email: str, groups: Iterable[Group], by, now: datetime):
    """Make an account without a password and mail a link to choose one. Returns the account."""
    _may(by)
    made = get_user_model().objects.create_user(
        username, email, first_name=first_name, last_name=last_name, is_staff=True
    )
    made.groups.set(groups)
    record(Action.INVITED, at=now, about=made, by=by)
    mail.queue(StaffMail.Kind.INVITATION, made, now)
    return made


@transaction.atomic
def invite_again(account, *, by, now: datetime) -> None:
    """Only for an account that has no password yet."""
    _may_change(account, by)
    _locked(account)
    waiting = StaffMail.objects.filter(to=account, kind=StaffMail.Kind.INVITATION, sent_at=None, failed_at=None)
    if not account.has_usable_password() and not waiting.exists():
        record(Action.INVITED, at=now, about=account, by=by)
        mail.queue(StaffMail.Kind.INVITATION, account, now)


@transaction.atomic
def set_roles(account, groups: Iterable[Group], *, by, now: datetime) -> None:
    """Takes effect at the next request."""
    _may_change(account, by)
    groups = list(groups)
    if set(account.groups.all()) != set(groups):
        _lock_managers(by)
        account.groups.set(groups)
        _refuse_without_manager()
        record(Action.ROLES_CHANGED, at=now, about=account, by=by)


@transaction.atomic
def switch_off(account, *, by, now: datetime) -> None:
    """Out at the next request: sessions end, and a session that is left opens nothing."""
    _may_change(account, by)
    _not_your_own(account, by)
    if account.is_active:
        _lock_managers(by)
        if not _locked(account).is_active:
            return  # pressed twice
        account.is_active = False
        account.save(update_fields=["is_active"])
        _refuse_without_manager()
        sessions.end_all(account)
        record(Action.SWITCHED_OFF, at=now, about=account, by=by)


@transaction.atomic
def switch_on(account, *, by, now: datetime) -> None:
    _may_change(account, by)
    if not account.is_active:
        account.is_active = True
        account.save(update_fields=["is_active"])
        record(Action.SWITCHED_ON, at=now, about=account, by=by)


@transaction.atomic
def unlock(account, *, by, now: datetime) -> None:
    """Forget wrong passwords and codes, so that the person need not wait."""
    _may_change(account, by)
    attempts.forget(account)
    record(Action.UNLOCKED, at=now, about=account, by=by)


@transaction.atomic
def end_sessions(account, *, by, now: datetime) -> int:
    _may_change(account, by)
    ended = sessions.end_all(account)
    record(Action.SESSIONS_ENDED, at=now, about=account, by=by)
    return ended


@transaction.atomic
def reset_factor(account, *, reason: StaffEvent.Reason, by, now: datetime) -> None:
    """For a lost device. Another manager does it for a manager: nobody resets their own."""
    _may_change(account, by)
    _not_your_own(account, by)
    if not second_factor.has_factor(_locked(account)):
        return  # pressed twice
    second_factor.reset(account, by=by, reason=reason, now=now)


def events(account) -> QuerySet[StaffEvent]:
    """What happened to the account, and what it was refused or did to others, newest first."""
    return StaffEvent.objects.filter(Q(about=account) | Q(by=account)).select_related("about", "by")


def _may(by) -> None:
    if not by.has_perm(MAY):
        raise PermissionDenied


def _may_change(account, by) -> None:
    _may(by)
    if account.is_superuser:
        raise PermissionDenied


def _locked(account):
    return get_user_model().objects.select_for_update().get(pk=account.pk)


def _managers() -> QuerySet:
    app, right = MAY.split(".")
    has_it = Q(groups__permissions__codename=right, groups__permissions__content_type__app_label=app)
    return get_user_model().objects.filter(is_active=True).filter(has_it | Q(is_superuser=True)).distinct()


def _lock_managers(by) -> None:
    """So that two managers do not switch each other off. Raises PermissionDenied if `by` was, meanwhile."""
    keys = list(_managers().values_list("pk", flat=True))
    list(get_user_model().objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    if not _managers().filter(pk=by.pk).exists():
        raise PermissionDenied


def _refuse_without_manager() -> None:
    if not _managers().exists():
        raise LastManager


def _not_your_own(account, by) -> None:
    if account.pk == by.pk:
        raise NotYourOwn
