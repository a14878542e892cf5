"""The site's files belong to its own user alone: 0600, in folders 0700. Docs: deploy.md."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

FILE, FOLDER = 0o600, 0o700
_OTHERS_READ_OR_WRITE = 0o066

log = logging.getLogger(__name__)


def for_us_alone() -> None:
    """What this process makes from now on, the database's log and the cache among it, is readable by its user only."""
    os.umask(0o777 & ~FOLDER)


def mend(folder: Path, *, but_not: Path) -> None:
    """Close files and folders that an earlier release, or a copy, has left open to others.

    `but_not` is left as it is: style sheets and scripts are no secret, and a proxy may serve them. An administrator
    who lets others pass through the folder (0711) has that kept.
    """
    for path in _all(folder, but_not):
        try:
            if path.stat().st_mode & _OTHERS_READ_OR_WRITE:
                path.chmod(FOLDER if path.is_dir() else FILE)
        except FileNotFoundError:
            continue  # the database's log comes and goes
        except PermissionError:
            log.warning("%s is readable by others, and belongs to another user.", path)


def _all(folder: Path, but_not: Path) -> Iterator[Path]:
    yield folder
    for path in folder.iterdir():
        if path == but_not or path.is_symlink():
            continue
        if path.is_dir():
            yield from _all(path, but_not)
        else:
            yield path
