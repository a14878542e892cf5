"""Backups that are restored: into an empty place, in a restore test, and refused in words."""

import gzip
import io
import json
import logging
import sqlite3
import sys
import tarfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from appointments import links
from appointments.models import Appointment, VisitReason
from articles.models import ClinicalReview
from articles.review import links as review_links
from clinic import history
from clinic.backups import drill, making, packing, place, restoring, sealing
from clinic.backups.refusal import Refused
from clinic.models import BackupRun, HistoryOpening, StaffEvent
from tests import invariants, make, make_articles, make_visits
from tests.parallel import together

NOW = datetime(2026, 12, 1, 22, 10, tzinfo=UTC)
CANARY = "xylophonectomy"
on_its_own = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@on_its_own
def test_restored_into_an_empty_place_patients_and_reviewers_go_on(
    elsewhere, tmp_path, keys, settings, capfd, caplog, client
):
    """What is sealed shows no word about health, nor does anything that was said meanwhile."""
    caplog.set_level(logging.DEBUG)
    settings.BACKUP_KEY = keys.public
    starts_at = make_visits.in_two_days()
    asked = make_visits.request(reason=CANARY, starts_at=starts_at, now=make_visits.now())
    visit, review = links.manage(asked), make_articles.asked()
    page = reverse("articles:review", args=[review_links.token(review)])
    default_storage.save("pictures/back.jpeg", ContentFile(CANARY.encode()))
    (tmp_path / "key.txt").write_text(f"# a comment\n{keys.secret}\n")

    call_command("backup", tmp_path / "backups")
    with elsewhere():
        assert Appointment.objects.count() == 0
        a_stranger_was_refused()
        call_command("restore", tmp_path / "backups", key_file=str(tmp_path / "key.txt"))

        assert list(HistoryOpening.objects.values_list("why", flat=True)) == ["restore"]
        assert not StaffEvent.objects.exists()
        assert history.unprotected() == []
        assert VisitReason.objects.get().words == CANARY
        assert ClinicalReview.objects.get().pk == review.pk
        assert asked.reference in client.get(visit).text
        assert review.edition.facts["title"] in client.get(page).text
        assert (tmp_path / "media-elsewhere/pictures/back.jpeg").read_bytes() == CANARY.encode()
        assert invariants.broken(make_visits.now()) == []
        assert make_visits.request(starts_at=starts_at + timedelta(hours=1), now=make_visits.now()).pk > asked.pk

    said, (path,) = capfd.readouterr(), (tmp_path / "backups").iterdir()
    run = BackupRun.objects.get()
    assert f"{run.rows} rows in" in said.out
    assert CANARY not in said.out + said.err + caplog.text
    clear = sealing.unseal(path, tmp_path / "clear", keys.secret)
    assert CANARY.encode() in gzip.decompress(clear.read_bytes())
    assert CANARY.encode() not in path.read_bytes()


def a_stranger_was_refused():
    """History that an empty place can have: no more reason to refuse a restore than the roles."""
    StaffEvent.objects.create(at=NOW, action=StaffEvent.Action.SIGN_IN_REFUSED)
    with history.opened(HistoryOpening.Why.MIGRATION):
        pass


@on_its_own
def test_a_backup_while_patients_book_is_of_one_moment(elsewhere, tmp_path):
    """Each appointment in it has its held time, history and messages, and each that was booked before is in it."""
    services = [make_visits.bookable_service() for _ in range(3)]
    start, booked, made = make_visits.in_two_days(), [], []

    def books(service):
        for number in range(400):
            if made:
                return
            facts = {"phone": f"+97150{service.pk % 10}{number:06}", "now": make_visits.now()}
            starts_at = start + timedelta(days=number // 16, minutes=30 * (number % 16))
            booked.append(make_visits.request(service, starts_at, **facts).pk)

    def backs_up():
        while len(booked) < 6:
            pass
        before = list(booked)
        packed = making.backup(tmp_path / "backups", "", make_visits.now())
        made.append((packed, before, len(booked)))

    answers = together(*[lambda service=service: books(service) for service in services], backs_up)

    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    ((packed, before, after),) = made
    assert after > len(before), "nothing was booked meanwhile"
    with elsewhere():
        restoring.restore(packed.path, "")
        there = set(Appointment.objects.values_list("pk", flat=True))
        assert set(before) <= there <= set(booked)
        assert invariants.broken(make_visits.now()) == []


@pytest.fixture
def packed(db, tmp_path, keys):
    """A backup of what migrations and roles have put into the tables, with a picture, for a public key."""
    default_storage.save("pictures/a.txt", ContentFile(b"a picture"))
    made = making.backup(tmp_path / "backups", keys.public, NOW)
    default_storage.delete("pictures/a.txt")
    return made.path


def refused(path: Path, key: str) -> tuple[str, str]:
    with pytest.raises(Refused) as refusal:
        restoring.restore(path, key)
    assert list(packing.media_names(default_storage)) == []
    return refusal.value.code, str(refusal.value)


@pytest.mark.parametrize("what", ["user", "appointment", "patient", "picture"])
def test_a_place_in_use_is_refused(packed, keys, what):
    if what == "user":
        make.user("somebody")
    elif what == "appointment":
        make_visits.bare_appointment()
    elif what == "patient":
        from tests import make_patients

        make_patients.patient()
    else:
        default_storage.save("pictures/b.txt", ContentFile(b"another"))
    words = "pictures here already" if what == "picture" else f"it has {what}s"

    with pytest.raises(Refused, match=words) as refusal:
        restoring.restore(packed, keys.secret)

    assert refusal.value.code == "occupied"


@pytest.mark.once
def test_a_wrong_key_is_refused_in_words(packed, keys, tmp_path):
    other = type(keys)()

    assert refused(packed, other.secret) == ("wrong_key", "The key is not the one of this backup.")
    assert refused(packed, "correct horse battery")[1].startswith("This backup is for a key pair.")
    assert refused(packed, "")[1] == "This backup is encrypted. Give its key."
    assert refused(packed, keys.public)[0] == "no_secret"
    assert refused(packed, "AGE-SECRET-KEY-1NONE")[1] == "This is not a secret key."
    with pytest.raises(CommandError, match="The key file cannot be read: No such file"):
        call_command("restore", packed, key_file=str(tmp_path / "none"))


class QuickPassphrase:
    """In the place of age's own, which takes seconds by design; `make prove NAME=backup` uses that."""

    @staticmethod
    def encrypt(content: bytes, phrase: str) -> bytes:
        return phrase.encode()[::-1] + b"|" + content[::-1]

    @staticmethod
    def decrypt(content: bytes, phrase: str) -> bytes:
        if not content.startswith(phrase.encode()[::-1] + b"|"):
            raise pyrage.DecryptError("Decryption failed")
        return content.partition(b"|")[2][::-1]


@pytest.mark.once
def test_a_passphrase_opens_what_it_sealed_and_no_other_does(db, tmp_path, monkeypatch):
    monkeypatch.setattr(sealing, "passphrase", QuickPassphrase)
    made = making.backup(tmp_path / "backups", "correct horse battery", NOW)

    assert refused(made.path, "wrong horse battery") == (
        "wrong_key", "The passphrase is not the one of this backup."
    )  # fmt: skip
    assert refused(made.path, "AGE-SECRET-KEY-1NONE")[1].startswith("This backup is for a passphrase.")
    clear = sealing.unseal(made.path, tmp_path / "clear", "correct horse battery")
    assert packing.unpack(clear, tmp_path / "unpacked")["made_at"] == NOW.isoformat()
    made.path.write_bytes(made.path.read_bytes()[:-15_000])
    assert refused(made.path, "correct horse battery")[0] == "torn"


def cuts(whole: bytes) -> dict[str, bytes]:
    middle = len(whole) // 2
    return {
        "nothing": b"",
        "its beginning": whole[:100],
        "half of it": whole[:middle],
        "all but its end": whole[:-1],
        # Many: one changed bit of a packed file may well unpack to the same content.
        "with changed bytes": whole[:middle] + bytes(each ^ 255 for each in whole[middle:][:64]) + whole[middle + 64 :],
        "with another beginning": b"nonsense" + whole,
    }


@pytest.mark.once
@pytest.mark.parametrize("is_sealed", [True, False])
def test_a_torn_file_is_refused_before_anything_is_written(packed, keys, tmp_path, is_sealed):
    whole = packed.read_bytes() if is_sealed else sealing.unseal(packed, tmp_path / "clear", keys.secret).read_bytes()
    for name, content in cuts(whole).items():
        (tmp_path / "torn").write_bytes(content)
        code, words = refused(tmp_path / "torn", keys.secret)
        assert (name, code) == (name, "torn")
        assert "damaged" in words


def repacked(packed: Path, target: Path, keys, change) -> Path:
    """The same archive after `change` of its files, without encryption."""
    clear = sealing.unseal(packed, target.with_name("clear"), keys.secret)
    with tarfile.open(clear) as archive:
        files = {member.name: archive.extractfile(member).read() for member in archive}
    change(files)
    with tarfile.open(target, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return target


@pytest.mark.once
def test_a_file_that_is_not_as_its_list_says_is_refused(packed, keys, tmp_path):
    def changed(files):
        files["media/pictures/a.txt"] = b"a forgery"

    def missing(files):
        del files["media/pictures/a.txt"]

    def added(files):
        files["media/b.txt"] = b"added"

    def out_of_place(files):
        files["media/../../evil.txt"] = b"evil"

    for change in (changed, missing, added, out_of_place):
        code, _words = refused(repacked(packed, tmp_path / "repacked", keys, change), "")
        assert (change.__name__, code) == (change.__name__, "torn")
    assert list(tmp_path.rglob("evil.txt")) == []


def with_manifest(packed, target, keys, **facts) -> Path:
    def change(files):
        files["manifest.json"] = json.dumps(json.loads(files["manifest.json"]) | facts).encode()

    return repacked(packed, target, keys, change)


@pytest.mark.once
def test_what_is_newer_or_of_another_engine_is_refused(packed, keys, tmp_path):
    for facts, code in [
        ({"version": "99.0.0"}, "newer"),
        ({"migrations": [["clinic", "0999_tomorrow"]]}, "newer"),
        ({"format": 2}, "newer"),
        ({"engine": "oracle"}, "engine"),
    ]:
        assert (facts, refused(with_manifest(packed, tmp_path / "other", keys, **facts), "")[0]) == (facts, code)


@on_its_own
def test_what_differs_from_its_list_leaves_the_place_empty(elsewhere, tmp_path, keys):
    """A database that is whole, but not the one that was counted: pictures are taken away again."""
    default_storage.save("pictures/a.txt", ContentFile(b"a picture"))
    made = making.backup(tmp_path / "backups", keys.public, NOW)
    clear = sealing.unseal(made.path, tmp_path / "clear", keys.secret)
    tables = packing.unpack(clear, tmp_path / "unpacked")["tables"]
    tables["auth_group"]["rows"] += 1
    other = with_manifest(made.path, tmp_path / "other", keys, tables=tables)

    with elsewhere():
        a_stranger_was_refused()
        assert refused(other, "")[0] == "differs"
        assert StaffEvent.objects.exists()


@pytest.mark.once
def test_what_the_database_refuses_is_said_without_its_words(packed, keys, monkeypatch):
    def breaks(*_args):
        raise sqlite3.IntegrityError(f"failing row contains {CANARY}")

    monkeypatch.setattr(place.engine(), "load", breaks)

    assert refused(packed, keys.secret) == ("failed", "The database refused what is in this backup (IntegrityError).")


@pytest.mark.once
@on_its_own
def test_another_secret_key_is_said(elsewhere, tmp_path, settings, capsys):
    made = making.backup(tmp_path / "backups", "", NOW)
    settings.SECRET_KEY = "x" * 60

    with elsewhere():
        call_command("restore", made.path)

    assert "links that patients and reviewers have will not work" in capsys.readouterr().out


def test_a_restore_test_restores_elsewhere_and_is_recorded(packed, keys, migrated, monkeypatch, capsys):
    monkeypatch.setattr(drill, "TEMPLATE", migrated)  # migrating takes ten seconds; the proof does it
    monkeypatch.setattr(sys, "stdin", io.StringIO(keys.secret))
    databases = all_databases()

    call_command("restore", packed, drill=True, key_file="-")

    run = BackupRun.objects.get(kind="drill")
    assert (run.outcome, run.file_name, run.rows) == ("done", packed.name, BackupRun.objects.get(kind="backup").rows)
    assert f"passed: {run.rows} rows" in capsys.readouterr().out
    assert all_databases() == databases


def all_databases() -> set[str]:
    if connection.vendor == "sqlite":
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database")
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.once
def test_a_restore_test_of_a_torn_file_is_recorded_as_failed(packed, keys, monkeypatch):
    packed.write_bytes(packed.read_bytes()[:-1])
    torn = {"outcome": "torn", "words": "Torn."}
    monkeypatch.setattr(drill.subprocess, "run", lambda *_a, **_k: type("Run", (), {"stdout": json.dumps(torn)}))

    with pytest.raises(Refused, match="Torn"):
        drill.drill(packed, keys.secret, NOW)

    assert BackupRun.objects.get(kind="drill").outcome == "failed"


@pytest.mark.once
def test_without_the_secret_key_a_restore_test_cannot_be_done_here(packed, settings, keys):
    settings.BACKUP_KEY = keys.public

    with pytest.raises(CommandError, match="A public key does not open a backup"):
        call_command("restore", packed, drill=True)

    assert not BackupRun.objects.filter(kind="drill").exists()


@pytest.mark.once
def test_a_folder_means_its_latest_backup_and_an_empty_one_is_refused(packed, tmp_path):
    (packed.parent / "clinic-20261130T220000Z.backup").touch()

    assert restoring.chosen(packed.parent) == packed
    with pytest.raises(CommandError, match="There is no backup"):
        call_command("restore", tmp_path / "nowhere")


def test_what_a_killed_restore_test_has_left_goes_with_the_next_one(db):
    if connection.vendor == "sqlite":
        with place.workplace() as work:
            left = work.parent / "backup.work" / "drill.sqlite3"
        left.parent.mkdir(exist_ok=True)
        left.write_text("a patient's name")
        with place.workplace():
            assert not left.exists()
        return

    def there():
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, 'clinic_drill_')")
            return [name for (name,) in cursor.fetchall()]

    drill._administer("CREATE DATABASE clinic_drill_0123456789ab TEMPLATE template0")
    assert there() == ["clinic_drill_0123456789ab"]
    drill._drop_what_a_killed_drill_left()
    assert there() == []
