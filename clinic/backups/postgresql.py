"""PostgreSQL: a snapshot is one file for each table, copied out in one transaction that sees one moment."""

import hashlib
from collections.abc import Iterable
from contextlib import closing, nullcontext
from pathlib import Path

import psycopg
from django.db import transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _
from psycopg.sql import SQL, Composed, Identifier

from clinic import history
from clinic.backups.refusal import Refused
from clinic.models import HistoryOpening, PublicFacts

MIGRATIONS = MigrationRecorder.Migration._meta.db_table
INTEGERS = ("smallint", "integer", "bigint")
# The text that COPY writes must not depend on the settings of a server or a user.
PLAIN_TEXT = (
    "SET LOCAL TIME ZONE 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres'; "
    "SET LOCAL extra_float_digits = 3; SET LOCAL bytea_output = 'hex'; SET LOCAL client_encoding = 'UTF8'"
)


def snapshot(connection, folder: Path) -> dict:
    """Write each table into `folder`. Returns tables and migrations, as they were in the same moment."""
    with closing(psycopg.connect(**connection.get_connection_params())) as live:
        live.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        live.read_only = True
        with live.cursor() as cursor:
            cursor.execute(PLAIN_TEXT)
            cursor.execute(SQL("SELECT app, name FROM {} ORDER BY app, name").format(Identifier(MIGRATIONS)))
            migrations = [list(row) for row in cursor.fetchall()]
            tables = {table: _copied(cursor, table, folder / table) for table in _tables(cursor)}
    return {"tables": tables, "migrations": migrations}


def load(connection, folder: Path, manifest: dict) -> None:
    """Fill the tables, count and compare, in one transaction. Raises Refused; nothing is written then."""
    tables = manifest["tables"]
    _migrate_to(connection, manifest["migrations"])
    with transaction.atomic(using=connection.alias), connection.connection.cursor() as cursor:
        cursor.execute(PLAIN_TEXT)
        there = _tables(cursor)
        if set(there) != set(tables) or any(_columns(cursor, each) != tables[each]["columns"] for each in there):
            raise Refused("differs", _("The tables here are not those of the backup. Nothing was written."))
        _clear(cursor, there)
        # Triggers write into the row of the public pages while other tables fill: it comes last.
        for table in sorted(there, key=lambda each: each == PublicFacts._meta.db_table):
            _filled(cursor, table, tables[table], folder / table)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        if {table: _copied(cursor, table, None) for table in there} != tables:
            raise Refused("differs", _("What was restored differs from the backup. Nothing was written."))


def _migrate_to(connection, migrations: list[list[str]]) -> None:
    """In a database without tables, make those of the backup. Raises Refused for tables of other migrations."""
    wanted = {(app, name) for app, name in migrations}
    executor = MigrationExecutor(connection)
    applied = set(executor.loader.applied_migrations)
    if not applied and not connection.introspection.table_names():
        graph = executor.loader.graph
        executor.migrate([each for each in wanted if not any(child[0] == each[0] and child in wanted
                          for child in graph.node_map[each].children)])  # fmt: skip
    elif applied != wanted:
        raise Refused(
            "other_migrations",
            _("The tables here have other migrations than the backup. Restore into a database without tables."),
        )


def _clear(cursor, tables: Iterable[str]) -> None:
    """Delete what migrations, roles and strangers at the door have left in the empty place, history too.

    The list of openings goes last. A database of before that list has no history to open.
    """
    with history.opened(HistoryOpening.Why.FLUSH) if history.OPENINGS in tables else nullcontext():
        for table in sorted(set(tables) - {history.OPENINGS}):
            cursor.execute(SQL("SELECT EXISTS (SELECT FROM {})").format(Identifier(table)))
            if cursor.fetchone()[0]:
                cursor.execute(SQL("DELETE FROM {}").format(Identifier(table)))
        if history.OPENINGS in tables:
            for statement in history.emptying([f'DELETE FROM "{history.OPENINGS}"']):  # noqa: S608 - a name of ours
                cursor.execute(statement)


def _filled(cursor, table: str, facts: dict, path: Path) -> None:
    columns = SQL(", ").join(map(Identifier, facts["columns"]))
    with (
        cursor.copy(SQL("COPY {} ({}) FROM STDIN").format(Identifier(table), columns)) as copy,
        path.open("rb") as file,
    ):
        while block := file.read(1 << 16):
            copy.write(block)
    for column, (last, is_called) in facts["sequences"].items():
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)", [f'"{table}"', column, last, is_called])


def _copied(cursor, table: str, path: Path | None) -> dict:
    """The table's facts; its rows go to `path`, if given."""
    columns = _columns(cursor, table)
    summed, rows = hashlib.sha256(), 0
    query = SQL("COPY (SELECT {} FROM {} ORDER BY {}) TO STDOUT").format(
        SQL(", ").join(map(Identifier, columns)), Identifier(table), _order(cursor, table, columns)
    )
    with (path or Path("/dev/null")).open("wb") as file, cursor.copy(query) as copy:
        for block in copy:
            summed.update(block)
            rows += bytes(block).count(b"\n")  # a line is a row: COPY writes line breaks of values as \n in two letters
            file.write(block)
    return {
        "rows": rows, "checksum": summed.hexdigest(), "columns": columns,
        "sequences": _sequences(cursor, table),
    }  # fmt: skip


def _tables(cursor) -> list[str]:
    """All but the list of migrations, which migrating writes."""
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace "
        "AND relname <> %s ORDER BY relname",
        [MIGRATIONS],
    )
    return [name for (name,) in cursor.fetchall()]


def _columns(cursor, table: str) -> list[str]:
    """By name: the order in a table depends on the migrations that made it."""
    cursor.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped "
        "AND attgenerated = '' ORDER BY attname",
        [f'"{table}"'],
    )
    return [name for (name,) in cursor.fetchall()]


def _order(cursor, table: str, columns: list[str]) -> Composed:
    """The key's order. Text is compared by bytes: the order of letters differs between servers."""
    cursor.execute(
        "SELECT attname, format_type(atttypid, NULL) FROM pg_index JOIN pg_attribute ON attrelid = indrelid "
        "AND attnum = ANY(indkey) WHERE indrelid = %s::regclass AND indisprimary ORDER BY attname",
        [f'"{table}"'],
    )
    key = cursor.fetchall() or [(name, "text") for name in columns]
    plain, by_bytes = SQL("{}"), SQL('{}::text COLLATE "C"')
    return SQL(", ").join((plain if kind in INTEGERS else by_bytes).format(Identifier(name)) for name, kind in key)


def _sequences(cursor, table: str) -> dict[str, list]:
    """Column → [last value, whether it was used]."""
    cursor.execute(
        "SELECT attname, pg_get_serial_sequence(%s, attname) FROM pg_attribute WHERE attrelid = %s::regclass "
        "AND attnum > 0 AND NOT attisdropped",
        [f'"{table}"', f'"{table}"'],
    )
    found = {}
    for column, sequence in cursor.fetchall():
        if sequence:
            cursor.execute(f"SELECT last_value, is_called FROM {sequence}")  # noqa: S608 - quoted by the server
            found[column] = list(cursor.fetchone())
    return found
