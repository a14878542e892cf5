"""SQLite: a snapshot is a database file by VACUUM INTO, which needs no lock against writers and has no deleted rows."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from django.utils.translation import gettext as _

from clinic.backups.refusal import Refused

FILE = "clinic.sqlite3"
WAIT_SECONDS = 60


def snapshot(connection, folder: Path) -> dict:
    """Write the database into `folder`. Returns its tables and migrations, counted in the snapshot itself.

    On a connection of its own: VACUUM is not allowed in a transaction, and what is not committed must not be seen.
    """
    target = folder / FILE
    with closing(_opened(connection.settings_dict["NAME"])) as live:
        live.execute("VACUUM INTO ?", [str(target)])
    return facts(target)


def facts(path: Path) -> dict:
    """Tables with rows and checksums, and migrations, of a database file."""
    with closing(_opened(path)) as database:
        return {"tables": tables(database), "migrations": _migrations(database)}


def tables(database: sqlite3.Connection) -> dict[str, dict]:
    listed = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"
    )
    return {name: _measured(database, name) for (name,) in listed.fetchall()}


def load(connection, folder: Path, manifest: dict) -> None:
    """Replace the whole database with the snapshot, in one transaction of SQLite's own. Raises Refused."""
    source = folder / FILE
    found = facts(source)
    with closing(_opened(source)) as given:
        problems = [row[0] for row in given.execute("PRAGMA integrity_check")]
        orphans = given.execute("PRAGMA foreign_key_check").fetchone()
        if problems != ["ok"] or orphans or found["tables"] != manifest["tables"]:
            raise Refused("differs", _("The database in this backup is not as its list says. Nothing was written."))
        connection.ensure_connection()
        given.backup(connection.connection)
    connection.close()
    with closing(_opened(connection.settings_dict["NAME"])) as live:
        written = tables(live)
    if written != manifest["tables"]:
        raise Refused("differs", _("What was restored differs from the backup. Delete the database and try again."))


def _opened(path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)


def _measured(database: sqlite3.Connection, table: str) -> dict:
    """Rows and a checksum over them in the order of the key; the same for the same rows in another file."""
    columns = database.execute(f'PRAGMA table_info("{table}")').fetchall()
    key = [name for _cid, name, *_rest, place in sorted(columns, key=lambda each: each[-1]) if place]
    order = ", ".join(f'"{name}"' for name in key or [name for _cid, name, *_rest in columns])
    names = ", ".join(f'"{name}"' for _cid, name, *_rest in columns)
    summed, rows = hashlib.sha256(), 0
    for row in database.execute(f'SELECT {names} FROM "{table}" ORDER BY {order}'):  # noqa: S608 - the schema's names
        summed.update(repr(row).encode())
        rows += 1
    return {"rows": rows, "checksum": summed.hexdigest()}


def _migrations(database: sqlite3.Connection) -> list[list[str]]:
    return [list(row) for row in database.execute("SELECT app, name FROM django_migrations ORDER BY app, name")]
