"""Files of the site are for its own user alone."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from clinic import private_files

pytestmark = pytest.mark.once

WRITES_EVERYWHERE = """
from pathlib import Path
from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import send_mail
from django.db import connection

connection.cursor().execute("CREATE TABLE a (b)")
cache.set("a", 1)
send_mail("s", "b", "a@example.com", ["b@example.com"])
default_storage.save("pictures/a.txt", ContentFile("a"))
for path in [settings.DATA_DIR, *settings.DATA_DIR.rglob("*")]:
    print(f"{path.stat().st_mode & 0o777:o}", path.suffix or path.name)
"""


def modes(folder) -> dict[str, str]:
    found = {str(path.relative_to(folder)): path for path in [folder, *folder.rglob("*")]}
    return {name: f"{path.stat().st_mode & 0o777:o}" for name, path in found.items()}


def test_a_new_database_with_its_log_and_all_folders_are_closed_to_others(tmp_path):
    """In a process of its own, whose user lets others read by default, as Debian does."""
    folder = tmp_path / "var"
    environment = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "CACHE_URL"}}

    said = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", WRITES_EVERYWHERE],
        cwd=settings.BASE_DIR, env=environment | {"DATA_DIR": str(folder)}, umask=0o022,
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    made = dict(line.split()[::-1] for line in said.stdout.splitlines())
    assert made == {
        "var": "700", "cache": "700", "mail": "700", "media": "700", "pictures": "700",
        ".sqlite3": "600", ".sqlite3-wal": "600", ".sqlite3-shm": "600", ".eml": "600", ".txt": "600",
        "secret_key": "600", ".djcache": "600",
    }  # fmt: skip


def test_what_was_left_open_is_closed_at_the_start_of_the_site(tmp_path):
    folder = tmp_path / "var"
    for name in ("clinic.sqlite3", "clinic.sqlite3-wal", "media/pictures/back.jpeg", "static/css/site.css"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("")
    elsewhere.chmod(0o644)
    (folder / "link").symlink_to(elsewhere)

    private_files.mend(folder, but_not=folder / "static")

    assert modes(folder) == {
        ".": "700", "clinic.sqlite3": "600", "clinic.sqlite3-wal": "600", "media": "700", "media/pictures": "700",
        "media/pictures/back.jpeg": "600", "static": "755", "static/css": "755", "static/css/site.css": "644",
        "link": "644",
    }  # fmt: skip


def test_a_folder_through_which_others_may_pass_stays_so(tmp_path):
    tmp_path.chmod(0o711)

    private_files.mend(tmp_path, but_not=tmp_path / "static")

    assert modes(tmp_path) == {".": "711"}


def test_static_files_stay_readable_for_a_proxy(tmp_path):
    from clinic.settings import STORAGES

    kept = FileSystemStorage(tmp_path, **STORAGES["staticfiles"]["OPTIONS"])
    kept.save("css/site.css", ContentFile("a"))

    assert modes(tmp_path)["css"] == "755"
    assert modes(tmp_path)["css/site.css"] == "644"
