"""Places to restore into: migrated databases without people, beside the one of the tests."""

import shutil
import sqlite3
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import pytest
from django.db import connection
from pyrage import x25519

_numbers = count(1)


class Keys:
    """A key pair of age."""

    def __init__(self):
        pair = x25519.Identity.generate()
        self.secret, self.public = str(pair), str(pair.to_public())


@pytest.fixture(scope="session")
def keys():
    return Keys()


@pytest.fixture(scope="session")
def migrated(django_db_setup, django_db_blocker, tmp_path_factory):
    """The name of a copy of the tests' database that nobody is connected to."""
    with django_db_blocker.unblock():
        live = connection.settings_dict["NAME"]
        if connection.vendor == "sqlite":
            path = str(tmp_path_factory.mktemp("migrated") / "migrated.sqlite3")
            with closing(sqlite3.connect(live)) as database:
                database.execute("VACUUM INTO ?", [path])
            yield path
            return
        connection.close()
        administer(f'CREATE DATABASE "{live}_empty" TEMPLATE "{live}"')
        yield f"{live}_empty"
        administer(f'DROP DATABASE "{live}_empty"')


def administer(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def elsewhere(migrated, settings, tmp_path):
    """A function: within its block, database and media are an empty place."""

    @contextmanager
    def place():
        live, media = connection.settings_dict["NAME"], settings.MEDIA_ROOT
        name = f"{migrated}_{next(_numbers)}"
        if connection.vendor == "sqlite":
            shutil.copyfile(migrated, name)
        else:
            administer(f'CREATE DATABASE "{name}" TEMPLATE "{migrated}"')
        connection.close()
        connection.settings_dict["NAME"], settings.MEDIA_ROOT = name, tmp_path / "media-elsewhere"
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"], settings.MEDIA_ROOT = live, media
            if connection.vendor == "sqlite":
                Path(name).unlink()
            else:
                administer(f'DROP DATABASE "{name}" WITH (FORCE)')

    return place


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.DATA_DIR = tmp_path
    return settings.MEDIA_ROOT
