"""A restore test: the same command, in a process and a place of its own, which are gone afterwards."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from clinic.backups import place, sealing
from clinic.backups.refusal import Refused
from clinic.models import BackupRun

TEMPLATE = "template0"
PREFIX = "clinic_drill_"


def drill(path: Path, key: str, now: datetime) -> dict:
    """Restore this file elsewhere and record the outcome. Returns what the command says. Raises Refused."""
    sealing.check_key(path, key)
    try:
        told = _restored_elsewhere(path, key)
    except Refused as refused:
        _record(now, path, BackupRun.Outcome.FAILED, 0)
        raise refused
    _record(now, path, BackupRun.Outcome.DONE, told["rows"])
    return told


def _record(now: datetime, path: Path, outcome: str, rows: int) -> None:
    """Where a site is. A machine that has only the secret key has no tables, and nobody reads it there."""
    if BackupRun._meta.db_table not in connection.introspection.table_names():
        return
    BackupRun.objects.create(
        kind=BackupRun.Kind.DRILL, at=now, outcome=outcome, file_name=path.name, bytes=path.stat().st_size, rows=rows
    )


def _restored_elsewhere(path: Path, key: str) -> dict:
    with place.workplace() as work, _empty_database(work) as address:
        elsewhere = {
            "DATA_DIR": str(work), "DATABASE_URL": address, "SECRET_KEY": settings.SECRET_KEY, "BACKUP_KEY": "",
            "CACHE_URL": "", "STORAGE_URL": "",
        }  # fmt: skip
        command = [sys.executable, "manage.py", "restore", str(path.resolve()), "--format", "json", "--key-file", "-"]
        run = subprocess.run(  # noqa: S603 - our own words and a file's name
            command, cwd=settings.BASE_DIR, env=os.environ | elsewhere, input=key, stdout=subprocess.PIPE, text=True
        )
    try:
        told = json.loads(run.stdout)
    except ValueError:
        raise Refused("failed", _("The restore test ended without a result.")) from None
    if told["outcome"] != "done":
        raise Refused(told["outcome"], told["words"])
    return told


@contextmanager
def _empty_database(work: Path) -> Iterator[str]:
    """The address of a new database; on PostgreSQL beside the live one, dropped afterwards. Raises Refused."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{work / 'drill.sqlite3'}"
        return
    _drop_what_a_killed_drill_left()
    name = f"{PREFIX}{secrets.token_hex(6)}"
    try:
        _administer(f'CREATE DATABASE "{name}" TEMPLATE "{TEMPLATE}"')
    except DatabaseError:
        raise Refused("failed", _("The database user may not create a database, which a restore test needs.")) from None
    try:
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    finally:
        _administer(f'DROP DATABASE "{name}" WITH (FORCE)')


def _drop_what_a_killed_drill_left() -> None:
    """Databases of drills that nobody is connected to: they hold patients."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s) "
            "AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pg_stat_activity.datname = pg_database.datname)",
            [PREFIX],
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')


def _administer(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
