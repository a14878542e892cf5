"""Tests of one migration: to a release and back to the newest, whatever has been added since."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from clinic import history, public_facts


def migrate(targets):
    """The models as they are at these migrations: (app, name)."""
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


def migrate_to_the_newest() -> None:
    migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())
    history.protect()
    public_facts.watch()
