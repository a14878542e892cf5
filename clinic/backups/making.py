"""Making a backup: snapshot, pack, seal, and delete what the policy does not keep."""

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection

from clinic.backups import keeping, packing, place, sealing
from clinic.backups.refusal import Refused
from clinic.models import BackupRun


class Made(NamedTuple):
    path: Path
    size: int  # bytes
    rows: int
    tables: int
    media: int
    deleted: int


def backup(folder: Path, key: str, now: datetime) -> Made:
    """Back up into `folder`; recorded, failures too. Without a `key` the file is readable.

    Raises Refused while another one runs, which is not recorded, OSError, and the errors of the database's driver.
    """
    try:
        made = _made(folder, key, now)
    except Refused:
        raise
    except BaseException:
        BackupRun.objects.create(kind=BackupRun.Kind.BACKUP, at=now, outcome=BackupRun.Outcome.FAILED)
        raise
    BackupRun.objects.create(
        kind=BackupRun.Kind.BACKUP, at=now, outcome=BackupRun.Outcome.DONE, file_name=made.path.name, bytes=made.size,
        rows=made.rows,
    )  # fmt: skip
    return made


def _made(folder: Path, key: str, now: datetime) -> Made:
    with place.workplace() as work:
        (work / packing.DATABASE).mkdir()
        facts = place.engine().snapshot(connection, work / packing.DATABASE)
        facts |= {
            "version": settings.VERSION,
            "engine": connection.vendor,
            "made_at": now.isoformat(),
            "secret_key": place.key_fingerprint(),
            "secrets": place.secrets_set(),
        }
        archive = work / "backup.tar.gz"
        manifest = packing.pack(archive, work, default_storage, facts)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = _placed(archive, folder / keeping.name(now), key)
        deleted = keeping.prune(folder, now)
    return Made(
        path=path,
        size=path.stat().st_size,
        rows=rows(manifest),
        tables=len(manifest["tables"]),
        media=sum(name.startswith(f"{packing.MEDIA}/") for name in manifest["files"]),
        deleted=deleted,
    )


def rows(manifest: dict) -> int:
    return sum(facts["rows"] for facts in manifest["tables"].values())


def _placed(archive: Path, path: Path, key: str) -> Path:
    """Under its name the file is whole and on the disk, or it is not there."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with os.fdopen(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            if key:
                sealing.seal(archive, file, key)
            else:
                with archive.open("rb") as source:
                    shutil.copyfileobj(source, file)
            file.flush()
            os.fsync(file.fileno())
        partial.rename(path)
    finally:
        partial.unlink(missing_ok=True)
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return path
