"""When may a page that was made before be shown again? As long as nothing has changed that a public page shows.

The database notices each change itself, whoever makes it: a trigger on every table that public pages read writes a
new mark into one row, in the transaction of the change. So a mark that is read before a page is made is never younger
than what the page shows, and a page kept under it is never older than the facts (docs/decisions/0020).
"""

from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.db.models import Model

from clinic.models.public_facts import PublicFacts

TABLE = PublicFacts._meta.db_table
SELECT = f'SELECT mark FROM "{TABLE}"'  # noqa: S608 - a name of ours

NEW_MARK = {
    "sqlite": "lower(hex(randomblob(16)))",
    "postgresql": "replace(gen_random_uuid()::text, '-', '')",
}


def mark() -> str | None:
    """The mark of this moment; None where nothing may be kept: no table yet, or the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(SELECT)
            row = cursor.fetchone()
    except DatabaseError:
        return None
    return row[0] if row else None


def mark_of(request) -> str | None:
    """The mark that was read before anything else of this request."""
    if not hasattr(request, "public_mark"):
        request.public_mark = mark()
    return request.public_mark


def shown() -> list[type[Model]]:
    """Every model that a public page reads, as each app names them, with the tables that join them."""
    named = [
        app.get_model(name) for app in apps.get_app_configs() for name in getattr(app, "shown_on_public_pages", ())
    ]
    return named + [field.remote_field.through for model in named for field in _joined(model)]


def _joined(model: type[Model]) -> list[models.ManyToManyField]:
    return [field for field in model._meta.local_many_to_many if field.remote_field.through._meta.auto_created]


def watch(**_signal) -> None:
    """Put the triggers where they belong, after every migration: SQLite drops them when it rebuilds a table."""
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
