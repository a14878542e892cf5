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
    """A change of `table` that is refused: when `row` holds (SQL about OLD and NEW) and the door is not open."""

    table: str
    event: str
    row: str = ""
    door: str = ""  # opens only for this reason; "" for every reason

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
            cursor.execute(_FUNCTION)
        for rule in rules():
            if rule.table in existing:
                for statement in _postgresql(rule) if connection.vendor == "postgresql" else _sqlite(rule):
                    cursor.execute(statement)


def unprotected() -> list[str]:
    """Names of the triggers that are missing in the database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        there = {name for (name,) in cursor.fetchall()}
    return sorted({rule.name for rule in rules()} - there)


def rules() -> list[Rule]:
    differs = "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT"
    found = [rule for model in kept() for rule in _changes(model._meta.db_table, "", "")]
    for model, (decision, columns) in kept_once_set().items():
        changed = " OR ".join(f"NEW.{each} {differs} OLD.{each}" for each in columns)
        decided = f"OLD.{decision} IS NOT NULL"
        found += _changes(model._meta.db_table, f"NEW.id <> OLD.id OR ({decided} AND ({changed}))", decided)
    openings = _changes(OPENINGS, "OLD.closed_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.why <> OLD.why", "")
    return found + [rule._replace(door=HistoryOpening.Why.FLUSH) for rule in openings]


def _changes(table: str, update: str, delete: str) -> list[Rule]:
    last = {
        "postgresql": Rule(table, "TRUNCATE"),
        # INSERT OR REPLACE deletes a row without asking the trigger for DELETE.
        "sqlite": Rule(table, "INSERT", f'EXISTS (SELECT 1 FROM "{table}" WHERE id = NEW.id)'),  # noqa: S608
    }
    return [Rule(table, "UPDATE", update), Rule(table, "DELETE", delete), last[connection.vendor]]


_OPEN = f'SELECT 1 FROM "{OPENINGS}" WHERE closed_at IS NULL'  # noqa: S608 - names of ours
_FUNCTION = f"""
    CREATE OR REPLACE FUNCTION history_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NOT EXISTS ({_OPEN} AND (TG_NARGS = 0 OR why = TG_ARGV[0])) THEN
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
        RETURN OLD;
    END $$
"""


def _postgresql(rule: Rule) -> Iterator[str]:
    each = "STATEMENT" if rule.event == "TRUNCATE" else "ROW"
    when = f"WHEN ({rule.row})" if rule.row else ""
    door = f"'{rule.door}'" if rule.door else ""
    yield (
        f'CREATE OR REPLACE TRIGGER "{rule.name}" BEFORE {rule.event} ON "{rule.table}" '
        f"FOR EACH {each} {when} EXECUTE FUNCTION history_stays({door})"
    )


def _sqlite(rule: Rule) -> Iterator[str]:
    is_open = f"{_OPEN} AND why = '{rule.door}'" if rule.door else _OPEN
    row = f"({rule.row}) AND" if rule.row else ""
    yield f'DROP TRIGGER IF EXISTS "{rule.name}"'
    yield (
        f'CREATE TRIGGER "{rule.name}" BEFORE {rule.event} ON "{rule.table}" WHEN {row} NOT EXISTS ({is_open}) '
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )
