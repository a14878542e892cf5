"""Empty tables after a test and the first rows back before the next: as rows, inside the database.

Django truncates every table and saves object after object again, half a second for each test on PostgreSQL. Here a
set of rows is kept in tables of its own beside the others, under a name, and copied back from there.
"""

from django.core.management.color import no_style
from django.db import connection, connections, transaction
from django.db.backends.base.creation import BaseDatabaseCreation

FIRST = "first"  # what migrations and roles have put there


def install() -> None:
    """Django's own hooks do it from now on. What it calls serialized contents is the name of a set for us."""
    BaseDatabaseCreation.deserialize_db_from_string = lambda creation, name: put_back(name)
    if connection.vendor == "postgresql" and _may_leave_out_triggers():
        type(connection.ops).sql_flush = _delete
    if _are_kept(FIRST):  # --reuse-db: the last test of the run before may have emptied the tables
        connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), _tables()))
        put_back(FIRST)
    else:
        keep(FIRST)
    use(FIRST)


def use(name: str) -> None:
    """This set stands in the tables when a test begins.

    Django looks at the connection that made the test database; Playwright's event loop gives the browser tests a
    connection of their own (asgiref's Local). So both are told.
    """
    made = connections["default"]
    type(made)._test_serialized_contents = made._test_serialized_contents = name


def keep(name: str) -> None:
    """What stands in the tables now."""
    with connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            if cursor.fetchone()[0]:
                cursor.execute(f'CREATE TABLE "{name} {table}" AS SELECT * FROM "{table}"')


def put_back(name: str) -> None:
    """Rows that stand there already are left alone: before the first test nobody has emptied the tables."""
    with transaction.atomic(), connection.cursor() as cursor:
        kept = {table for table in connection.introspection.table_names(cursor) if table.startswith(f"{name} ")}
        for table in _tables():
            if f"{name} {table}" in kept:
                cursor.execute(
                    f'INSERT INTO "{table}" SELECT * FROM "{name} {table}" WHERE true ON CONFLICT DO NOTHING'
                )


def _are_kept(name: str) -> bool:
    return any(table.startswith(f"{name} ") for table in connection.introspection.table_names())


def _tables() -> list[str]:
    return connection.introspection.django_table_names(only_existing=True, include_views=False)


def _may_leave_out_triggers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        return cursor.fetchone()[0]


def _delete(_operations, _style, tables, **_options) -> list[str]:
    """Histories refuse to be deleted from, and visits go before those who made them: no trigger is asked here."""
    return ["SET LOCAL session_replication_role = replica", *[f'DELETE FROM "{table}"' for table in tables]]
