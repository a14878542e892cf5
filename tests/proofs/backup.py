"""A backup of 100,000 appointments, restored into an empty place on each database.

Each database has a process of its own (tests/proofs/backup_run.py); this one starts them and writes the report.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.proofs import machine

ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
GOAL_SECONDS = 60
HOW = """
A clinic of fifty practitioners with 100,000 appointments, each with a reason, a held time, a line of history and two
messages, and 200 pictures of 200 KB. `manage.py backup`, then `manage.py restore` into a database without tables and an
empty DATA_DIR; migrating is part of it. Each command is a process of its own; its seconds are from start to end, its
memory is the largest of all its processes.

Afterwards each table's rows and checksum are as the backup lists them (the command compares), plain SQL asks
(`tests/invariants.py`), and the link of an appointment opens it there. The same backup is restored once more by
`restore --drill` beside the live database. A wrong key, and the file without its last byte, are refused.
"""
ROWS = {
    "rows": "rows in all tables",
    "database_mb": "the database, MB",
    "key_pair_mb": "the backup, MB",
    "backup": "backup for a key pair, seconds",
    "backup_memory_mb": "… its memory, MB",
    "restore": f"**restore into an empty place, seconds (goal ≤ {GOAL_SECONDS})**",
    "restore_memory_mb": "… its memory, MB",
    "backup_passphrase": "backup with a passphrase, seconds",
    "drill": "restore test with the passphrase, seconds",
    "refused_key": "a wrong key is refused after, seconds",
    "refused_torn": "a torn file is refused after, seconds",
}


def main() -> bool:
    """Whether all held."""
    results = {}
    for engine, name in ENGINES.items():
        with tempfile.TemporaryDirectory(prefix="clinic-backup-") as folder:
            command = [sys.executable, "-m", "tests.proofs.backup_run", folder]
            subprocess.run(command, cwd=machine.ROOT, env=os.environ | {"TEST_ENGINE": engine}, check=True)
            results[name] = json.loads((Path(folder) / "result.json").read_text())
    broken = [f"{name}: {what}" for name, result in results.items() for what in result["broken"]]
    lines = ["# A backup that was restored", "", machine.facts("make prove NAME=backup"), HOW]
    lines += ["**All held.**"] if not broken else ["**Broken:**", "", *[f"- {what}" for what in broken]]
    lines += ["", f"| | {' | '.join(results)} |", f"|---|{'---|' * len(results)}"]
    for key, words in ROWS.items():
        lines.append(f"| {words} | {' | '.join(f'{result[key]:,}' for result in results.values())} |")
    machine.write("backup", lines)
    return not broken


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
