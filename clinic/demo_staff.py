"""The demo's staff: one account for each role. All share one password, generated once for this machine."""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import ProtectedError

from clinic import environment, roles
from clinic.models import Practitioner

ACCOUNTS = ("manager", "receptionist", "editor", "reviewer", "doctor")
MARK = "(sample)"


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


def remove() -> list[str]:
    """Delete the accounts. One that other rows refer to is deactivated instead. Returns the names of those."""
    shut = []
    for user in get_user_model().objects.filter(username__in=ACCOUNTS, last_name=MARK):
        try:
            user.delete()
        except ProtectedError:
            user.set_unusable_password()
            user.is_active = user.is_staff = False
            user.save()
            shut.append(user.username)
    (settings.DATA_DIR / "demo_password").unlink(missing_ok=True)
    return shut


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
