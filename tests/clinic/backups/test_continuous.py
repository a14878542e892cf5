"""A running copy of SQLite by litestream: refused in words, or it can be restored."""

import sqlite3
import subprocess
from contextlib import closing
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from clinic.backups import continuous
from clinic.backups.refusal import Refused

pytestmark = pytest.mark.pure


@pytest.fixture
def site(monkeypatch, tmp_path):
    """Settings with a small database of its own, which has a row."""
    path = tmp_path / "clinic.sqlite3"
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": path}
    site = SimpleNamespace(DATABASES={"default": database}, LITESTREAM_URL=f"file://{tmp_path / 'copy'}")
    monkeypatch.setattr(continuous, "settings", site)
    with closing(sqlite3.connect(path)) as made:
        made.executescript("PRAGMA journal_mode=WAL; CREATE TABLE visit (id); INSERT INTO visit VALUES (7)")
    return site


def test_a_copy_can_be_restored(site, tmp_path):
    binary, *rest = continuous.command()

    subprocess.run([binary, rest[0], "-once", *rest[1:]], check=True)
    subprocess.run([binary, "restore", "-o", tmp_path / "restored", site.LITESTREAM_URL], check=True)

    with closing(sqlite3.connect(tmp_path / "restored")) as restored:
        assert restored.execute("SELECT id FROM visit").fetchall() == [(7,)]
        assert restored.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_another_database_is_refused_in_words(site):
    site.DATABASES["default"] |= {"ENGINE": "django.db.backends.postgresql"}

    with pytest.raises(CommandError, match="copies SQLite only"):
        call_command("replicate")


def test_a_missing_binary_is_refused_in_words(site, monkeypatch):
    monkeypatch.setattr(continuous.shutil, "which", lambda *_args, **_kwargs: None)

    with pytest.raises(Refused, match="litestream is not installed"):
        continuous.command()


def test_without_the_setting_there_is_none(site):
    site.LITESTREAM_URL = ""

    with pytest.raises(Refused, match="LITESTREAM_URL is not set"):
        continuous.command()


def test_the_site_does_not_start_without_the_copy_that_it_was_told_to_make(settings, monkeypatch):
    settings.LITESTREAM_URL = "file:///nowhere"
    monkeypatch.setattr(continuous.shutil, "which", lambda *_args, **_kwargs: None)

    with pytest.raises(CommandError, match=r"litestream is not installed|copies SQLite only"):
        call_command("serve")
