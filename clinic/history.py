"""History that the database keeps: its rows are added and never changed or deleted, also not by raw SQL.

Each app names its tables in `kept_as_history`, and columns that stay once a decision is made in `kept_once_set`
(apps.py). `opened()` is the only door; each opening is a row itself. Docs: decisions/0026.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from clinic.models.staff import HistoryOpening

OPENINGS = HistoryOpening._meta.db_table
_OF_AN_OPENING = ("id", "why", "opened_at")
REFUSAL = "history is never changed"
# Django's own record of changes in the admin; its app is not ours, so it is named here.
ADMIN_LOG = ("admin", "LogEntry")


@contextmanager
def opened(why: HistoryOpening.Why) -> Iterator[None]:
    """Allow changes to history within this block, in one transaction. Other connections stay refused."""
    with transaction.atomic():
        opening = HistoryOpening.objects.create(why=why, opened_at=timezone.now())
        yield
        HistoryOpening.objects.filter(pk=opening.pk).update(closed_at=timezone.now())


def kept() -> list[type[Model]]:
    """Every model whose rows are never changed or deleted."""
    ours = [app.get_model(name) for app in apps.get_app_configs() for name in getattr(app, "kept_as_history", ())]
    return [*ours, apps.get_model(*ADMIN_LOG)]


def kept_once_set() -> dict[type[Model], tuple[str, tuple[str, ...]]]:
    """Models of which rows are kept from a decision on: the column of the decision, and the columns that stay."""
    return {
        app.get_model(name): columns
        for app in apps.get_app_configs()
        for name, columns in getattr(app, "kept_once_set", {}).items()
    }


class Rule(NamedTuple):
    """A change of `table` that is refused: when `row` holds (SQL about OLD and NEW) and no door is open for it."""

    table: str
    event: str
    row: str = ""
    has_door: bool = True

    @property
    def name(self) -> str:
        return f"history_{self.table}_{self.event.lower()}"


def protect(**_signal) -> None:
    """Install the triggers. Runs after every migration, because SQLite drops them when it rebuilds a table."""
    existing = set(connection.introspection.table_names())
    if OPENINGS not in existing or connection.vendor not in {"sqlite", "postgresql"}:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            function = "CREATE OR REPLACE FUNCTION history_stays() RETURNS trigger LANGUAGE plpgsql AS"
            cursor.execute(f"{function} $${_body()}$$")
        for rule in rules():
            if rule.table in existing:
                for statement in _postgresql(rule) if connection.vendor == "postgresql" else _sqlite(rule):
                    cursor.execute(statement)


def unprotected() -> list[str]:
    """Names of the triggers that are missing in the database, or are not what protect() installs."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
                "WHERE NOT tgisinternal AND tgenabled = 'O' AND proname = 'history_stays' AND prosrc = %s",
                [_body()],
            )
            there = {name for (name,) in cursor.fetchall()}
            return sorted({rule.name for rule in rules()} - there)
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        stored = dict(cursor.fetchall())
    return sorted(rule.name for rule in rules() if stored.get(rule.name) != list(_sqlite(rule))[-1])


def emptying(statements: list[str]) -> list[str]:
    """Statements that empty tables, with what lets them empty the list of openings too, which nobody may else.

    For a place that is filled or emptied as a whole: restoring a backup, and the tests' flush. It takes the right to
    change tables.
    """
    guards = [rule for rule in rules() if rule.table == OPENINGS]
    is_postgresql = connection.vendor == "postgresql"
    on_table = f' ON "{OPENINGS}"' if is_postgresql else ""
    drop = [f'DROP TRIGGER "{rule.name}"{on_table}' for rule in guards]
    again = [each for rule in guards for each in (_postgresql(rule) if is_postgresql else _sqlite(rule))]
    return [*drop, *statements, *again]


def rules() -> list[Rule]:
    differs = "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT"
    found = [rule for model in kept() for rule in _changes(model._meta.db_table, "", "")]
    for model, (decision, columns) in kept_once_set().items():
        changed = " OR ".join(f"NEW.{each} {differs} OLD.{each}" for each in columns)
        decided = f"OLD.{decision} IS NOT NULL"
        found += _changes(model._meta.db_table, f"NEW.id <> OLD.id OR ({decided} AND ({changed}))", decided)
    only_closing = f"OLD.closed_at IS NOT NULL OR {' OR '.join(f'NEW.{x} {differs} OLD.{x}' for x in _OF_AN_OPENING)}"
    return found + [rule._replace(has_door=False) for rule in _changes(OPENINGS, only_closing, "")]


def _changes(table: str, update: str, delete: str) -> list[Rule]:
    last = {
        "postgresql": Rule(table, "TRUNCATE"),
        # INSERT OR REPLACE deletes a row without asking the trigger for DELETE.
        "sqlite": Rule(table, "INSERT", f'EXISTS (SELECT 1 FROM "{table}" WHERE id = NEW.id)'),  # noqa: S608
    }
    return [Rule(table, "UPDATE", update), Rule(table, "DELETE", delete), last[connection.vendor]]


_OPEN = "SELECT 1 FROM {openings} WHERE closed_at IS NULL"
# Written so that PostgreSQL gives it back unchanged: unprotected() compares.
_BODY = f"""
BEGIN
    IF TG_NARGS > 0 OR NOT EXISTS ({_OPEN}) THEN
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
    RETURN OLD;
END
"""


def _body() -> str:
    """The table by its full name: a temporary one of the same name must not open anything."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        (schema,) = cursor.fetchone()
    return _BODY.format(openings=f'{schema}."{OPENINGS}"')


def _postgresql(rule: Rule) -> Iterator[str]:
    each = "STATEMENT" if rule.event == "TRUNCATE" else "ROW"
    when = f"WHEN ({rule.row})" if rule.row else ""
    door = "" if rule.has_door else "'none'"
    yield (
        f'CREATE OR REPLACE TRIGGER "{rule.name}" BEFORE {rule.event} ON "{rule.table}" '
        f"FOR EACH {each} {when} EXECUTE FUNCTION history_stays({door})"
    )


def _sqlite(rule: Rule) -> Iterator[str]:
    conditions = [f"({rule.row})"] if rule.row else []
    if rule.has_door:
        is_open = _OPEN.format(openings=f'"{OPENINGS}"')
        conditions.append(f"NOT EXISTS ({is_open})")
    when = f"WHEN {' AND '.join(conditions)} " if conditions else ""
    yield f'DROP TRIGGER IF EXISTS "{rule.name}"'
    yield (
        f'CREATE TRIGGER "{rule.name}" BEFORE {rule.event} ON "{rule.table}" {when}'
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )
