"""A wrong value stops the start and names its setting."""

import os
import stat
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from clinic import environment

pytestmark = pytest.mark.pure

WRONG = [
    ("DEBUG", "maybe"),
    ("DEMO", "2"),
    ("PORT", "eighty"),
    ("PORT", "70000"),
    ("SITE_URL", "clinic.example"),
    ("SITE_URL", "https://clinic.example/path"),
    ("TIME_ZONE", "Dubai"),
    ("SECRET_KEY", "short"),
    ("DATABASE_URL", "oracle-of-delphi"),
    ("CACHE_URL", "nonsense"),
    ("EMAIL_URL", "pigeon://host"),
    ("STORAGE_URL", "ftp://host/bucket"),
    ("LOG_LEVEL", "LOUD"),
    ("BACKUP_URL", "s3://bucket"),
    ("BACKUP_URL", "file://host/folder"),
    ("BACKUP_KEY", "short"),
    ("BACKUP_KEY", "age1nonsense"),
    ("BACKUP_KEY", "AGE-SECRET-KEY-1NONSENSE"),
    ("LITESTREAM_URL", "ftp://host"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_stops_the_start_and_names_its_setting(tmp_path, name, value):
    """In a process of its own: settings are read once."""
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), name: value}
    command = [sys.executable, "-c", "import django; django.setup()"]

    started = subprocess.run(
        command,
        env=environment | {"DJANGO_SETTINGS_MODULE": "clinic.settings"},
        capture_output=True,
        text=True,
    )

    assert started.returncode != 0
    assert f"ImproperlyConfigured: {name} " in started.stderr


@pytest.mark.parametrize(
    ("spelling", "meaning"), [("true", True), ("YES", True), ("1", True), ("off", False), ("False", False), ("", True)]
)
def test_yes_and_no_have_their_usual_spellings(monkeypatch, spelling, meaning):
    monkeypatch.setenv("DEBUG", spelling)

    assert environment.flag("DEBUG", default=True) is meaning


def test_a_secret_is_made_once_for_its_owners_eyes(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)

    first = environment.secret("SECRET_KEY", tmp_path)

    assert environment.secret("SECRET_KEY", tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert len(first) >= 50


def test_mail_on_the_usual_port_is_encrypted_and_has_a_time_limit(monkeypatch, tmp_path):
    monkeypatch.setenv("EMAIL_URL", "smtp://user:secret@mail.example")

    settings = environment.mail("EMAIL_URL", tmp_path)

    assert (settings["EMAIL_PORT"], settings["EMAIL_USE_TLS"]) == (587, True)
    assert settings["EMAIL_TIMEOUT"] == environment.MAIL_TIMEOUT_SECONDS


def test_without_a_mail_server_each_message_is_a_file(monkeypatch, tmp_path, settings):
    from django.core.mail import send_mail

    monkeypatch.delenv("EMAIL_URL", raising=False)
    for name, value in environment.mail("EMAIL_URL", tmp_path).items():
        setattr(settings, name, value)

    send_mail("Subject", "Words", "from@example.com", ["to@example.com"])

    [message] = tmp_path.glob("*.eml")
    assert b"Subject: Subject" in message.read_bytes()


def test_a_bucket_is_named_by_one_address(monkeypatch):
    monkeypatch.setenv("STORAGE_URL", "s3://key:se%2Fcret@s3.example/pictures?region=me-central-1")

    assert environment.storage("STORAGE_URL")["OPTIONS"] == {
        "bucket_name": "pictures",
        "querystring_auth": False,
        "file_overwrite": False,
        "endpoint_url": "https://s3.example",
        "access_key": "key",
        "secret_key": "se/cret",
        "region_name": "me-central-1",
    }


def test_a_wrong_start_never_shows_the_password(tmp_path):
    with pytest.raises(ImproperlyConfigured) as refusal:
        environment.parsed("DATABASE_URL", "what://user:hunter2@host/name", lambda _address: {"ENGINE": ""})

    assert "hunter2" not in str(refusal.value)
