"""What a backup holds, who can read it, and what is told about it."""

import gzip
import sqlite3
import stat
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from clinic.backups import keeping, making, packing, place, sealing
from clinic.backups.refusal import Refused
from clinic.models import BackupRun

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 1, 22, 10, tzinfo=UTC)


def mode(path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.once
def test_it_is_one_file_for_its_owner_alone_and_leaves_nothing_else(tmp_path, keys):
    made = making.backup(tmp_path / "backups", keys.public, NOW)

    assert names(tmp_path / "backups") == ["clinic-20261201T221000Z.backup"]
    assert (mode(made.path), mode(made.path.parent)) == ("0o600", "0o700")
    assert names(tmp_path) == ["backup.lock", "backups"]


def test_it_lists_what_it_holds_and_no_secret(tmp_path, monkeypatch, settings):
    monkeypatch.setenv("EMAIL_URL", "smtp://user:quokka@mail.example")
    default_storage.save("pictures/a.txt", ContentFile(b"a picture"))
    made = making.backup(tmp_path / "backups", "", NOW)
    written = gzip.decompress(made.path.read_bytes())

    manifest = packing.unpack(made.path, tmp_path / "unpacked")

    assert (manifest["version"], manifest["made_at"]) == (settings.VERSION, NOW.isoformat())
    assert manifest["tables"]["auth_group"]["rows"] == 5
    assert manifest["secrets"] == ["EMAIL_URL", "SECRET_KEY"] or "DATABASE_URL" in manifest["secrets"]
    assert ["clinic", "0011_backup_runs"] in manifest["migrations"]
    assert (tmp_path / "unpacked/media/pictures/a.txt").read_bytes() == b"a picture"
    for secret in (settings.SECRET_KEY, "quokka"):
        assert secret.encode() not in written


def test_a_backup_and_its_failure_are_recorded(tmp_path, keys, monkeypatch):
    made = making.backup(tmp_path / "backups", keys.public, NOW)
    monkeypatch.setattr(sealing, "seal", lambda *_args: (_ for _ in ()).throw(OSError(28, "No space left on device")))

    with pytest.raises(OSError, match="No space"):
        making.backup(tmp_path / "backups", keys.public, NOW + timedelta(hours=1))

    columns = ["kind", "at", "outcome", "file_name", "bytes", "rows"]
    assert list(BackupRun.objects.order_by("at").values_list(*columns)) == [
        ("backup", NOW, "done", made.path.name, made.path.stat().st_size, made.rows),
        ("backup", NOW + timedelta(hours=1), "failed", "", 0, 0),
    ]
    assert names(tmp_path / "backups") == [made.path.name]


@pytest.mark.once
def test_what_the_policy_does_not_keep_goes_with_the_next_backup(tmp_path, keys):
    folder = tmp_path / "backups"
    folder.mkdir()
    old, young = (keeping.name(NOW - timedelta(days=days)) for days in (31, 3))
    for name in (old, young, "notes.txt"):
        (folder / name).touch()

    made = making.backup(folder, keys.public, NOW)

    assert made.deleted == 1
    assert names(folder) == sorted([young, made.path.name, "notes.txt"])


@pytest.mark.once
def test_two_at_once_are_refused_in_words(tmp_path, keys):
    with place.workplace(), pytest.raises(Refused, match="Another backup"):
        making.backup(tmp_path / "backups", keys.public, NOW)

    assert not BackupRun.objects.exists()


@pytest.mark.once
def test_a_database_that_does_not_answer_is_said_without_its_words(tmp_path, monkeypatch):
    def breaks(*_args):
        raise sqlite3.OperationalError("failing row contains quokka")

    monkeypatch.setattr(place.engine(), "snapshot", breaks)

    with pytest.raises(CommandError, match=r"did not answer \(OperationalError\)") as refusal:
        call_command("backup", tmp_path / "backups")

    assert "quokka" not in str(refusal.value)
    assert BackupRun.objects.get().outcome == "failed"


@pytest.mark.once
def test_the_command_warns_plainly_where_there_is_no_key(tmp_path, capsys):
    call_command("backup", tmp_path / "backups")

    said = capsys.readouterr()
    assert "Not encrypted: whoever has this file reads patients' names" in said.err
    assert "is in no backup after 30 days" in said.out


@pytest.mark.once
def test_the_command_asks_for_a_folder_or_takes_that_of_the_settings(tmp_path, settings, keys):
    settings.BACKUP_KEY = keys.public
    with pytest.raises(CommandError, match="Say where the backup goes"):
        call_command("backup")

    settings.BACKUP_FOLDER = tmp_path / "backups"
    call_command("backup")

    assert len(names(tmp_path / "backups")) == 1
