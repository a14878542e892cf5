"""Tests of one migration: to a release and back to the newest, whatever has been added since."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from clinic import history, public_facts


def migrate(targets):
    """The models as they are at these migrations: (app, name)."""
    return MigrationExecutor(connection).migrate(targets).apps


def migrate_to_the_newest() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    history.protect()
    public_facts.watch()
