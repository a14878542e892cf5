"""The archive inside a backup: `database/…`, `media/…` and at its end `manifest.json`, which lists all the others.

It is a tar file through gzip, written and read as a stream.
"""

import gzip
import hashlib
import json
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.core.files.storage import Storage
from django.utils.translation import gettext as _

from clinic.backups.refusal import Refused

MANIFEST, DATABASE, MEDIA = "manifest.json", "database", "media"
FORMAT = 1
BLOCK = 1 << 16
QUICK = 3  # of gzip's 1 to 9: pictures do not shrink, text shrinks nearly as much as with 9


def pack(archive: Path, work: Path, media: Storage, facts: dict) -> dict:
    """Write `work/database/*`, all media and the manifest into `archive`. Returns the manifest.

    Media come after the snapshot of the database: a picture is stored before the row that names it. One that is
    deleted meanwhile is left out.
    """
    files: dict[str, str] = {}
    with gzip.open(archive, "wb", compresslevel=QUICK) as packed, tarfile.open(fileobj=packed, mode="w|") as tar:
        for path in sorted((work / DATABASE).iterdir()):
            with path.open("rb") as file:
                files[f"{DATABASE}/{path.name}"] = _add(tar, f"{DATABASE}/{path.name}", file, path.stat().st_size)
            path.unlink()
        for name in media_names(media):
            try:
                picture, size = media.open(name), media.size(name)
            except FileNotFoundError:
                continue
            with picture:
                files[f"{MEDIA}/{name}"] = _add(tar, f"{MEDIA}/{name}", picture, size)
        manifest = {"format": FORMAT, **facts, "files": files}
        written = work / MANIFEST
        written.write_text(json.dumps(manifest, indent=1, sort_keys=True))
        with written.open("rb") as file:
            _add(tar, MANIFEST, file, written.stat().st_size)
    return manifest


def unpack(archive: Path, work: Path) -> dict:
    """Extract into `work` and compare every file with the manifest, which is returned. Raises Refused."""
    found: dict[str, str] = {}
    with _damage_in_words(), gzip.open(archive) as packed:
        with tarfile.open(fileobj=packed, mode="r|") as tar:
            for member in tar:
                content = tar.extractfile(member) if _is_ours(member) else None
                if content is None:
                    raise tarfile.ReadError
                found[member.name] = _extracted(content, work / member.name)
        while packed.read(BLOCK):  # the checksum of the whole stands at its end
            pass
        manifest = json.loads((work / MANIFEST).read_text())
        if manifest["format"] > FORMAT:
            raise Refused("newer", _("This backup was made by a newer version of the site. Update first."))
        del found[MANIFEST]
        if found != manifest["files"]:
            raise tarfile.ReadError
    return manifest


def media_names(media: Storage, folder: str = "") -> Iterator[str]:
    """Every stored file, by its name in the storage."""
    try:
        folders, files = media.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}{name}" for name in sorted(files))
    for name in sorted(folders):
        yield from media_names(media, f"{folder}{name}/")


def _add(tar: tarfile.TarFile, name: str, file, size: int) -> str:
    """Returns the content's checksum. The size is promised to the archive before the content is read."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    summed = _Summed(file)
    tar.addfile(member, summed)
    return summed.checksum.hexdigest()


class _Summed:
    """A file that is read once, with the checksum of what was read."""

    def __init__(self, file):
        self.file, self.checksum = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self.file.read(size)
        self.checksum.update(block)
        return block


def _extracted(content: IO[bytes], target: Path) -> str:
    target.parent.mkdir(parents=True, exist_ok=True)
    summed = _Summed(content)
    with target.open("wb") as file:
        while block := summed.read(BLOCK):
            file.write(block)
    return summed.checksum.hexdigest()


def _is_ours(member: tarfile.TarInfo) -> bool:
    """A plain file in one of our places: an archive from elsewhere must not write beside them."""
    first, *rest = member.name.split("/")
    is_in_place = first in {DATABASE, MEDIA} and rest and not {"", ".", ".."} & set(rest)
    return member.isreg() and (member.name == MANIFEST or bool(is_in_place))


@contextmanager
def _damage_in_words() -> Iterator[None]:
    damage = (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, KeyError, ValueError, TypeError)
    try:
        yield
    except FileNotFoundError:
        raise _torn() from None
    except damage:
        raise _torn() from None


def _torn() -> Refused:
    return Refused("torn", _("This backup is damaged or cut off. Nothing was written. Take another one."))
