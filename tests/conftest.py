"""The tests' own environment, and the people who appear in them.

Tests never read DATABASE_URL, EMAIL_URL or the developer's data: the environment is laid out here, before Django's
settings are imported. TEST_DATABASE_URL names a database; TEST_ENGINE=postgresql starts one that lives for this run.
"""

import atexit
import gc
import os
import shutil
import tempfile
from itertools import count
from pathlib import Path

from tests import postgresql

# Thousands of short tests make much and keep little: looking for cycles all the time costs a tenth of it.
gc.set_threshold(100_000, 20, 20)

FOLDER = Path(tempfile.mkdtemp(prefix="clinic-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
(FOLDER / "static").mkdir()
for name in [
    "SECRET_KEY", "SITE_URL", "EMAIL_URL", "SMS_URL", "CACHE_URL", "STORAGE_URL", "RECEPTION_EMAIL", "TIME_ZONE",
    "ALLOWED_HOSTS", "TRUSTED_PROXIES", "LOG_LEVEL", "DEBUG", "HOST", "PORT", "DEFAULT_FROM_EMAIL",
    "BACKUP_URL", "BACKUP_KEY", "LITESTREAM_URL",
]:  # fmt: skip
    os.environ.pop(name, None)
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "clinic.settings",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # playwright's sync API runs inside an event loop
    "DATA_DIR": str(FOLDER),
    "DEMO": "true",
    "RECEPTION_EMAIL": "reception@clinic.example",
    "DATABASE_URL": postgresql.test_database_url(default=f"sqlite:///{FOLDER / 'live.sqlite3'}"),
    "CACHE_URL": "locmemcache://",
}

import pytest  # noqa: E402 - the environment comes first

pytest.register_assert_rewrite("tests.races")
from django.conf import settings  # noqa: E402

from clinic import catalogue  # noqa: E402

for folder in settings.LOCALE_PATHS:
    catalogue.compile_changed(folder)

SQLITE = "sqlite" in settings.DATABASES["default"]["ENGINE"]  # read now: pytest-django starts Django if they are loaded


@pytest.fixture(scope="session")
def django_db_modify_db_settings():
    """A file, not memory: several connections at once are what the races are about."""
    if SQLITE:
        database = settings.DATABASES["default"]
        database.setdefault("TEST", {})["NAME"] = str(FOLDER / "test.sqlite3")
        # What is committed need not reach the disk: nothing outlives this run.
        database["OPTIONS"]["init_command"] = database["OPTIONS"]["init_command"].replace("NORMAL", "OFF")


@pytest.fixture(scope="session")
def django_db_keepdb(request, django_db_modify_db_settings):
    """A database that another lane has migrated is kept as it came; so is one of this run's own, with --reuse-db."""
    from tests import migrated

    return request.config.getvalue("reuse_db") or migrated.take()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Make the clinic's roles once. They and what migrations have made stand in the tables before each test.

    Django puts its serialized contents back where a test has emptied the tables. It looks for them at the connection,
    and Playwright's event loop gives the browser tests one of their own (asgiref's Local): so both are told.
    """
    from django.db import connections

    from clinic import roles
    from tests import migrated

    with django_db_blocker.unblock():
        migrated.keep()
        roles.establish()
        made = connections["default"]
        type(made)._test_serialized_contents = made._test_serialized_contents = made.creation.serialize_db_to_string()


@pytest.fixture(scope="session", autouse=True)
def flush_through_the_door():
    """Emptying the tables between tests opens the history first, as anybody has to (clinic/history.py)."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    from clinic import history

    open_it = f"INSERT INTO {history.OPENINGS} (why, opened_at) VALUES ('flush', '2026-01-01 00:00:00+00:00')"
    run = BaseDatabaseOperations.execute_sql_flush

    def execute_sql_flush(self, statements):
        last = [each for each in statements if history.OPENINGS in each]
        rest = [each for each in statements if history.OPENINGS not in each]
        run(self, history.emptying([open_it, *rest, *last]))

    BaseDatabaseOperations.execute_sql_flush = execute_sql_flush
    yield run
    BaseDatabaseOperations.execute_sql_flush = run


def draw_small(monkeypatch) -> None:
    """Drawing and encoding the demo's illustrations takes ten seconds; what they look like is for people to judge."""
    from articles.demo_content import drawing, illustrations

    monkeypatch.setattr(illustrations, "PICTURES", dict.fromkeys(illustrations.PICTURES, lambda: drawing.Sheet(48, 36)))


@pytest.fixture(autouse=True)
def small_pictures(monkeypatch):
    draw_small(monkeypatch)


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Tests need no collected, hashed files."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def empty_cache():
    from django.core.cache import caches

    for name in ("default", "pages"):
        caches[name].clear()


@pytest.fixture(autouse=True)
def numbers_from_one(monkeypatch):
    """What a builder calls its things depends on the test alone, never on those that ran before it."""
    from tests import make, make_articles

    monkeypatch.setattr(make, "_numbers", count(1))
    monkeypatch.setattr(make_articles, "_numbers", count(1))


QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = QUICK


@pytest.fixture
def receptionist(db):
    from tests import make

    return make.user("receptionist", roles=["receptionist"])


@pytest.fixture
def manager(db):
    from tests import make

    return make.user("manager", roles=["manager"])


@pytest.fixture
def editor(db):
    from tests import make

    return make.user("editor", roles=["editor"])


@pytest.fixture
def signed_in(client):
    """A function: the test client, signed in as this user."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def pytest_collection_modifyitems(items):
    """A test that empties the tables must put back what migrations had put there: all of them do, or none can."""
    for item in items:
        for mark in item.iter_markers("django_db"):
            if mark.kwargs.get("transaction"):
                item.add_marker(pytest.mark.crowd)
                if not mark.kwargs.get("serialized_rollback"):
                    raise pytest.UsageError(f"{item.nodeid}: transaction=True needs serialized_rollback=True")


@pytest.fixture
def post_office(settings):
    """Real SMTP: what the site sends during the test is read from here."""
    from aiosmtpd.controller import Controller

    from tests.parallel import free_port
    from tests.post_office import PostOffice

    office = PostOffice()
    server = Controller(office, hostname="127.0.0.1", port=free_port())
    server.start()
    office.address = f"smtp://{server.hostname}:{server.port}"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    yield office
    server.stop()


def pytest_terminal_summary(terminalreporter):
    """Hand on what was skipped, so that `make test` can name it in its last lines."""
    if path := os.environ.get("LEFT_OUT_FILE"):
        with open(path, "a") as file:
            for report in terminalreporter.stats.get("skipped", []):
                reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
                file.write(f"{report.nodeid}: {reason}\n")
