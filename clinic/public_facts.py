"""Tells whether a kept page is still valid: a mark changes whenever data of a public page changes.

The database notices every change, whoever makes it: a trigger on each table that public pages read writes a
new mark into one row, in the same transaction. So a mark that is read before a page is built is never newer
than the page's data, and a page kept under the current mark is never out of date (docs/decisions/0020).
"""

from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from clinic.models.public_facts import PublicFacts

TABLE = PublicFacts._meta.db_table
SELECT = f'SELECT mark FROM "{TABLE}"'  # noqa: S608 - a name of ours

NEW_MARK = {
    "sqlite": "lower(hex(randomblob(16)))",
    "postgresql": "replace(gen_random_uuid()::text, '-', '')",
}


def mark() -> str | None:
    """The current mark, or None if nothing may be kept (no table yet, or the database does not answer)."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(SELECT)
            row = cursor.fetchone()
    except DatabaseError:
        return None
    return row[0] if row else None


def mark_of(request) -> str | None:
    """The mark of this request, read once. Read it before any other data."""
    if not hasattr(request, "public_mark"):
        request.public_mark = mark()
    return request.public_mark


def shown() -> list[type[Model]]:
    """Every model that public pages read (each app lists its own), including many-to-many tables."""
    named = [
        app.get_model(name) for app in apps.get_app_configs() for name in getattr(app, "shown_on_public_pages", ())
    ]
    relations = [relation for model in named for relation in model._meta.local_many_to_many]
    joins: list[type[Model]] = [relation.remote_field.through for relation in relations]  # type: ignore[misc]
    return named + [join for join in joins if join._meta.auto_created]


def watch(**_signal) -> None:
    """Install the triggers. Runs after every migration, because SQLite drops them when it rebuilds a table."""
    existing = connection.introspection.table_names()
    if TABLE not in existing or connection.vendor not in NEW_MARK:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        new = f'UPDATE "{TABLE}" SET mark = {NEW_MARK[connection.vendor]};'  # noqa: S608 - names of ours
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE OR REPLACE FUNCTION public_facts_changed() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN {new} RETURN NULL; END $$"
            )
        for table in {model._meta.db_table for model in shown()} & set(existing):
            for statement in _triggers(table, new):
                cursor.execute(statement)
        if not PublicFacts.objects.exists():
            PublicFacts.objects.create(pk=PublicFacts.ONLY, mark="first")
        cursor.execute(new)


def _triggers(table: str, new: str):
    if connection.vendor == "postgresql":
        yield (
            f'CREATE OR REPLACE TRIGGER public_facts AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION public_facts_changed()"
        )
        return
    for event in ("INSERT", "UPDATE", "DELETE"):
        name = f"public_facts_{table}_{event.lower()}"
        yield f'DROP TRIGGER IF EXISTS "{name}"'
        yield f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" BEGIN {new} END'
