"""Restoring a backup into an empty place. Everything is checked before anything is written, and compared afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from clinic import history
from clinic.backups import keeping, making, packing, place, sealing
from clinic.backups.refusal import OF_THE_DATABASE, Refused
from clinic.models import HistoryOpening


class Restored(NamedTuple):
    made_at: datetime
    version: str
    rows: int
    tables: int
    media: int
    links_work: bool  # whether SECRET_KEY is the one with which links were signed
    missing: list[str]  # secrets that were set where the backup was made, and are not here


def chosen(path: Path) -> Path:
    """The file itself, or the latest backup in a folder. Raises Refused."""
    if path.is_file():
        return path
    there = list(keeping.backups(path).values()) if path.is_dir() else []
    if not there:
        raise Refused("missing", _("There is no backup at %(path)s.") % {"path": path})
    return there[-1]


def restore(path: Path, key: str) -> Restored:
    """Restore this file. Raises Refused; then the place is as empty as before."""
    _refuse_a_place_in_use()
    sealing.check_key(path, key)
    with place.workplace() as work:
        manifest = packing.unpack(sealing.unseal(path, work / "backup.tar.gz", key), work)
        _refuse_what_does_not_fit(manifest)
        with _media(work / packing.MEDIA) as media:
            try:
                place.engine().load(connection, work / packing.DATABASE, manifest)
            except OF_THE_DATABASE as problem:
                words = _("The database refused what is in this backup (%(kind)s).")
                raise Refused("failed", words % {"kind": type(problem).__name__}) from None
    ContentType.objects.clear_cache()
    call_command("migrate", verbosity=0)
    with history.opened(HistoryOpening.Why.RESTORE):
        pass  # from here on history is as it was: the list of openings says so
    return Restored(
        made_at=datetime.fromisoformat(manifest["made_at"]),
        version=manifest["version"],
        rows=making.rows(manifest),
        tables=len(manifest["tables"]),
        media=len(media),
        links_work=manifest["secret_key"] == place.key_fingerprint(),
        missing=sorted(set(manifest["secrets"]) - set(place.secrets_set())),
    )


def _refuse_a_place_in_use() -> None:
    if found := place.rows_of_people():
        words = _("The database here is in use: it has %(what)s. Restore into an empty one.")
        raise Refused("occupied", words % {"what": ", ".join(found)})
    if next(packing.media_names(default_storage), None) is not None:
        raise Refused("occupied", _("There are pictures here already. Restore into an empty media folder."))


def _refuse_what_does_not_fit(manifest: dict) -> None:
    known = MigrationLoader(None).disk_migrations
    unknown = [name for app, name in manifest["migrations"] if (app, name) not in known]
    if _numbers(manifest["version"]) > _numbers(settings.VERSION) or unknown:
        words = _("This backup was made by version %(theirs)s, which is newer than %(ours)s. Update first.")
        raise Refused("newer", words % {"theirs": manifest["version"], "ours": settings.VERSION})
    if manifest["engine"] != connection.vendor:
        words = _("This is a backup of %(theirs)s, and the database here is %(ours)s. Set DATABASE_URL.")
        raise Refused("engine", words % {"theirs": manifest["engine"], "ours": connection.vendor})


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdecimal()]


@contextmanager
def _media(folder: Path) -> Iterator[list[str]]:
    """Store each file under its name; take all away again if what follows fails. Raises Refused."""
    stored: list[str] = []
    try:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = path.relative_to(folder).as_posix()
            with path.open("rb") as file:
                stored.append(default_storage.save(name, File(file)))
            if stored[-1] != name:
                raise Refused("occupied", _("There are pictures here already. Restore into an empty media folder."))
        yield stored
    except BaseException:
        for name in stored:
            default_storage.delete(name)
        raise
