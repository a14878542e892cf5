"""The work folder of one backup or restore, and what is known of this site: database, secrets, key."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.backups import postgresql, sqlite
from clinic.backups.refusal import Refused

# Their values are in no backup: only which of them were set.
SECRETS = (
    "SECRET_KEY", "DATABASE_URL", "CACHE_URL", "STORAGE_URL", "EMAIL_URL", "SMS_URL", "BACKUP_URL", "BACKUP_KEY",
    "LITESTREAM_URL",
)  # fmt: skip
# A place with a row in one of these is not empty.
PEOPLE = {
    "appointments_appointment": gettext_lazy("appointments"),
    "appointments_patient": gettext_lazy("patients"),
    "auth_user": gettext_lazy("users"),
}


def engine() -> ModuleType:
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]


def secrets_set() -> list[str]:
    """Names only."""
    return sorted({"SECRET_KEY"} | {name for name in SECRETS if os.environ.get(name)})


def key_fingerprint() -> str:
    """Tells whether two places have the same SECRET_KEY, and nothing else about it."""
    return salted_hmac("clinic.backups", "SECRET_KEY", algorithm="sha256").hexdigest()[:16]


def rows_of_people() -> list[str]:
    """What of PEOPLE there is here, in words."""
    there = set(connection.introspection.table_names())
    found = []
    for table, words in PEOPLE.items():
        if table in there:
            with connection.cursor() as cursor:
                cursor.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}")')  # noqa: S608 - names of ours
                found += [str(words)] if cursor.fetchone()[0] else []
    return found


@contextmanager
def workplace() -> Iterator[Path]:
    """An empty folder of mode 0700 in DATA_DIR, one at a time, removed at the end. Raises Refused."""
    with os.fdopen(os.open(settings.DATA_DIR / "backup.lock", os.O_WRONLY | os.O_CREAT, 0o600), "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused("busy", _("Another backup or restore is running.")) from None
        folder = settings.DATA_DIR / "backup.work"
        shutil.rmtree(folder, ignore_errors=True)  # of one that was killed
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
