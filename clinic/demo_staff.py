"""The demo's staff: one account for each role. All share one password, generated once for this machine."""

import secrets

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import CASCADE, Q

from clinic import environment, roles
from clinic.demo import MARK, foreign_keys_to
from clinic.models import Practitioner, StaffEvent

ACCOUNTS = ("manager", "receptionist", "editor", "reviewer", "doctor")


def load() -> str:
    """Create missing accounts and return the shared password. Existing accounts keep their password."""
    roles.establish()
    password = _password()
    for name in ACCOUNTS:
        user, is_new = get_user_model().objects.get_or_create(
            username=name, defaults={"is_staff": True, "first_name": name.capitalize(), "last_name": MARK}
        )
        if is_new:
            user.set_password(password)
            user.save()
            user.groups.set(Group.objects.filter(name=name))
    _give_the_doctor_a_practitioner()
    return password


def logged_rows() -> list[LogEntry]:
    """Entries of the admin's log about rows that still exist. Read before the samples go: see forget_log()."""
    return [entry for entry in LogEntry.objects.select_related("content_type") if _exists(entry)]


def forget_log(logged: list[LogEntry]) -> None:
    """Delete the entries about rows that have gone since: those are the samples."""
    LogEntry.objects.filter(pk__in=[entry.pk for entry in logged if not _exists(entry)]).delete()


def remove() -> list[str]:
    """Delete the accounts with their sign-ins. Returns the names of those that are shut instead.

    What an account did to rows of the clinic's own is history and stays. So does the account, with all its records,
    but nobody can sign in with it.
    """
    accounts = get_user_model().objects.filter(username__in=ACCOUNTS, last_name=MARK)
    shut: list[User] = []
    going = list(accounts)
    while needed := [account for account in going if _is_needed(account, going)]:
        shut += needed
        going = [account for account in going if account not in needed]
    for account in [*shut, *going]:
        _take_away_what_opens(account)
    for account in shut:
        account.set_unusable_password()
        account.is_active = account.is_staff = False
        account.save()
        account.groups.clear()
    StaffEvent.objects.filter(about__in=going).delete()
    LogEntry.objects.filter(_about(going)).delete()
    for account in going:
        account.delete()
    transaction.on_commit(lambda: (settings.DATA_DIR / "demo_password").unlink(missing_ok=True))
    return sorted(f"{account.get_full_name()}, switched off" for account in shut)


def _exists(entry: LogEntry) -> bool:
    model = entry.content_type.model_class() if entry.content_type else None
    try:
        return model is not None and model._base_manager.filter(pk=entry.object_id).exists()
    except (ValueError, TypeError):  # no key of this model
        return False


def _is_needed(account: User, going: list[User]) -> bool:
    """Whether a row refers to it that is not about an account that goes."""
    if LogEntry.objects.filter(user=account).exclude(_about(going)).exists():
        return True
    if StaffEvent.objects.filter(by=account).exclude(about__in=going).exists():
        return True
    return any(
        key.model._base_manager.filter(**{key.name: account}).exists()
        for key in foreign_keys_to(get_user_model())
        if key.model is not StaffEvent and key.remote_field.on_delete is not CASCADE
    )


def _about(accounts: list[User]) -> Q:
    """Entries of the admin's log about these accounts."""
    meta = get_user_model()._meta
    keys = [str(account.pk) for account in accounts]
    return Q(content_type__app_label=meta.app_label, content_type__model=meta.model_name, object_id__in=keys)


def _take_away_what_opens(account: User) -> None:
    """Sessions, second factors, addresses, mail to it: rows that would go with the account."""
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") == str(account.pk):
            session.delete()
    for key in foreign_keys_to(get_user_model()):
        if key.remote_field.on_delete is CASCADE and key.model is not LogEntry:
            key.model._base_manager.filter(**{key.name: account}).delete()


def _password() -> str:
    path = settings.DATA_DIR / "demo_password"
    if not path.exists():
        environment.write_once(path, secrets.token_urlsafe(12))
    return path.read_text().strip()


def _give_the_doctor_a_practitioner() -> None:
    samples = Practitioner.objects.filter(is_sample=True)
    if not samples.filter(user__isnull=False).exists() and (first := samples.first()):
        first.user = get_user_model().objects.get(username="doctor")
        first.save()
