"""Bookings and messages while the site and the worker are killed hard, at random and at each write point.

Each database has a process of its own (tests/proofs/kill_run.py); this one starts them and writes the report.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.proofs import machine

ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
HOW = """
The site (two processes of four threads, as `make run` starts it) and two workers run on a database of their own.
Patients press their last button; whoever gets no answer presses again, like a browser that reloads. Every fourth is
confirmed at the desk the same way. Meanwhile processes are killed with SIGKILL and started again: the whole site, one
process of it, or a worker. PostgreSQL itself is left alone. A worker's lease is shortened from three minutes to ten
seconds, so that the run ends.

Afterwards everybody's answer is held against the database, every mail against the outbox, and plain SQL asks
(`tests/invariants.py`): nothing acknowledged is lost or doubled, nothing is half, each change has one line of history
and one message.
"""
RANDOM_ROWS = {
    "times": "times that can be had",
    "patients": "patients who want them (some want the same)",
    "received": "told “received”",
    "gone": "told that the time is gone",
    "confirmed": "confirmed at the desk",
    "site": "kills of the whole site",
    "process": "kills of one of its processes",
    "worker": "kills of a worker",
    "ended": "the site ended by itself, after one process had died twice within seconds, and was started again",
    "unanswered": "presses without an answer (pressed again)",
    "http_5xx": "answers of 5xx",
    "visits": "visits in the database",
    "messages": "messages queued",
    "accepted": "… sent",
    "dropped": "… dropped, because the confirmation was quicker",
    "mails": "mails",
    "second_copies": "second copies, with the same Message-ID",
    "unfinished": "unfinished mail files (never sent, left by a kill)",
    "seconds": "seconds",
}


def main() -> bool:
    """Whether all held."""
    with tempfile.TemporaryDirectory(prefix="clinic-kill-loop-") as folder:
        results = {name: _run(engine, Path(folder) / engine) for engine, name in ENGINES.items()}
    machine.write("kill_loop", _report(results))
    return not any(result["broken"] for result in results.values())


def _run(engine: str, folder: Path) -> dict:
    folder.mkdir()
    command = [sys.executable, "-m", "tests.proofs.kill_run", str(folder)]
    subprocess.run(command, cwd=machine.ROOT, env=os.environ | {"TEST_ENGINE": engine}, check=True)
    return json.loads((folder / "result.json").read_text())


def _report(results) -> list[str]:
    broken = [f"{name}: {what}" for name, result in results.items() for what in result["broken"]]
    lines = ["# Killed at any moment", "", machine.facts("make prove"), HOW]
    lines += ["**All held.**"] if not broken else ["**Broken:**", "", *[f"- {what}" for what in broken]]
    lines += ["", "## At random", "", f"| | {' | '.join(results)} |", f"|---|{'---|' * len(results)}"]
    for key, words in RANDOM_ROWS.items():
        lines.append(f"| {words} | {' | '.join(str(result['random'][key]) for result in results.values())} |")
    lines += ["", "## Once before and once after each write point", ""]
    lines += [
        "After each kill the database was sound, and the same press (or the next worker) completed the work once.",
        "",
    ]
    for name, result in results.items():
        lines += [f"### {name}", ""]
        lines += [f"- {work}: {len(points)} kills. {_listed(points)}" for work, points in result["points"].items()]
        lines.append("")
    return lines


def _listed(points) -> str:
    """Each point was killed before and after: named once."""
    return ", ".join(f"{number} {name}" for number, name in sorted({(int(n), name) for n, _side, name in points}))


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
