"""Collects static files only if one has changed, because collecting takes seconds."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from clinic import style_sheets


def collect_if_changed() -> bool:
    """Collect, hash and compress into STATIC_ROOT, unless that was already done for exactly these files."""
    mark, now = settings.STATIC_ROOT / "collected", _fingerprint()
    if mark.exists() and mark.read_text() == now:
        return False
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(now)
    return True


def _fingerprint() -> str:
    """Names, sizes and times of every source file, and the storage that writes them."""
    found = hashlib.sha256(f"{settings.STORAGES['staticfiles']['BACKEND']} {style_sheets.SHEETS}".encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda item: item[0]):
            stamp = f"{path} {storage.size(path)} {storage.get_modified_time(path).timestamp()}"
            found.update(stamp.encode())
    return found.hexdigest()
