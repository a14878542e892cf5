"""Exports that were uploaded in the admin: kept apart from the site's files, worked through in pieces, then deleted."""

import lzma
import shutil
import time
import zipfile
import zlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.files.base import File
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.importing import moving, wxr
from articles.importing.report import Report
from articles.models import ImportUpload
from clinic import pictures

KEPT_FOR = timedelta(days=7)
SECONDS = 5  # of work in one request; a picture that has begun is finished
LEASE = timedelta(minutes=2)  # a request that died holds nobody up for longer
MOST_FILES, MOST_BYTES = 5000, 500 * 1024 * 1024  # of the pictures in an archive
ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".avif"}
UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, NotImplementedError, EOFError, OSError)
Phase = ImportUpload.Phase
AT_WORK = [Phase.TRYING, Phase.IMPORTING]


def folder(upload: ImportUpload) -> Path:
    return settings.DATA_DIR / "moving-in" / str(upload.pk)


def receive(export: File, *, by, authors: dict[str, str], now: datetime) -> ImportUpload:
    upload = ImportUpload.objects.create(
        name=Path(export.name or "export.xml").name[:200], uploaded_at=now, uploaded_by=by, authors=authors
    )
    place = folder(upload)
    shutil.rmtree(place, ignore_errors=True)  # of a database that was put back
    (place / "media").mkdir(parents=True)
    with (place / "export.xml").open("wb") as file:
        for piece in export.chunks():
            file.write(piece)
    return upload


def unpack(upload: ImportUpload, archive: File) -> int:
    """Put the pictures of a ZIP file beside the export. Returns how many. Raises wxr.Refused."""
    try:
        with zipfile.ZipFile(archive) as packed:
            members = [each for each in packed.infolist() if PurePosixPath(each.filename).suffix.lower() in ENDINGS]
            if len(members) > MOST_FILES or sum(each.file_size for each in members) > MOST_BYTES:
                raise wxr.Refused(_("This archive is too large. Use at most 5,000 pictures and 500 MB."))
            return sum(_unpacked(packed, each, folder(upload) / "media") for each in members)
    except UNREADABLE as problem:
        raise wxr.Refused(_("This is not a ZIP file that we can read.")) from problem


def _unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo, place: Path) -> bool:
    """A path that leads out of the folder, a link or a picture that is too large is left out."""
    names = [part for part in PurePosixPath(member.filename).parts if part not in {"/", "."}]
    is_link = member.external_attr >> 16 & 0o170000 == 0o120000
    if ".." in names or is_link or not 0 < member.file_size <= pictures.MOST_BYTES:
        return False
    target = place.joinpath(*names)
    target.parent.mkdir(parents=True, exist_ok=True)
    with packed.open(member) as source, target.open("wb") as file:
        file.write(source.read(pictures.MOST_BYTES))
    return True


def work(upload: ImportUpload, *, now: datetime) -> None:
    """Do the next piece. Of two requests at once, one works and the other does nothing."""
    free = Q(worked_on_until=None) | Q(worked_on_until__lt=now)
    mine = ImportUpload.objects.filter(free, pk=upload.pk, phase__in=AT_WORK)
    if not mine.update(worked_on_until=now + LEASE):
        return
    upload.refresh_from_db()
    lease = upload.worked_on_until
    try:
        _work(upload, now, time.monotonic() + SECONDS)
    except (wxr.Refused, moving.UnknownContributor, FileNotFoundError) as problem:
        upload.phase = Phase.REFUSED
        gone = _("The uploaded file is no longer here. Upload it again.")
        upload.problem = gone if isinstance(problem, FileNotFoundError) else str(problem)
        delete_files(upload)
    finally:
        upload.worked_on_until = None
        _write(upload, lease)


def _write(upload: ImportUpload, lease: datetime | None) -> None:
    """Nothing, if somebody has discarded the upload or begun the trial again meanwhile."""
    names = ["phase", "problem", "trial", "result", "batch", "total", "worked_on_until"]
    held = ImportUpload.objects.filter(pk=upload.pk, worked_on_until=lease)
    held.update(**{name: getattr(upload, name) for name in names})


def _work(upload: ImportUpload, now: datetime, until: float) -> None:
    is_trial = upload.phase == Phase.TRYING
    place = folder(upload)
    move = moving.Move(
        path=place / "export.xml",
        now=now,
        folder=place / "media",
        authors=upload.authors,
        owner=upload.uploaded_by,
        dry_run=is_trial,
        batch=upload.batch,
    )
    if stored := upload.trial if is_trial else upload.result:
        move.survey()
        report = Report.of(stored)
    else:
        report = move.begin()
        upload.batch, upload.total = move.batch, move.site.items
        _write(upload, upload.worked_on_until)
    steps = move.steps(report)
    is_done = all(time.monotonic() < until for _done in steps)
    steps.close()
    if is_trial:
        upload.trial = report.as_data()
    else:
        upload.result = report.as_data()
    if is_done:
        upload.phase = Phase.TRIED if is_trial else Phase.IMPORTED
    if upload.phase == Phase.IMPORTED:
        delete_files(upload)


def begin_import(upload: ImportUpload) -> bool:
    """After the trial run only. Another press, or another editor's, begins nothing."""
    return bool(ImportUpload.objects.filter(pk=upload.pk, phase=Phase.TRIED).update(phase=Phase.IMPORTING))


def try_again(upload: ImportUpload) -> None:
    """With the pictures that have come."""
    ImportUpload.objects.filter(pk=upload.pk, phase__in=[Phase.TRIED, Phase.TRYING]).update(
        phase=Phase.TRYING, trial={}, worked_on_until=None
    )


def delete_files(upload: ImportUpload) -> None:
    shutil.rmtree(folder(upload), ignore_errors=True)


def discard(uploads: Iterable[ImportUpload]) -> int:
    """With their files. What was imported stays."""
    found = list(uploads)
    for upload in found:
        delete_files(upload)
        upload.delete()
    return len(found)


def forget(now: datetime) -> int:
    """Uploads that nobody imported. An export holds names and words of people who commented."""
    waiting = ImportUpload.objects.exclude(phase__in=[Phase.IMPORTED, Phase.REFUSED])
    return discard(waiting.filter(uploaded_at__lte=now - KEPT_FOR))


def recent() -> list[ImportUpload]:
    return list(ImportUpload.objects.select_related("uploaded_by").defer("trial", "result")[:20])
