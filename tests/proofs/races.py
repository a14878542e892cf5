"""Every write path as a race, 20 rounds of 50 clients on each database: test_race_paths.py, only larger."""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.proofs import machine

ROUNDS = os.environ.get("RACE_ROUNDS", "20")
CLIENTS = os.environ.get("RACE_CLIENTS", "50")
ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
HOW = """
Over HTTP they press buttons of a real site (two processes of four threads, as `make run` starts it), each from an
address of its own; where the table says “domain”, threads call `booking`, with a connection each. “received” is the
redirect to the page that says so, “gone” the page with other times (409), “success” and “refused” what the desk
reads.

After every round the answers are held against the database, and plain SQL asks (`tests/invariants.py`): no two held
times overlap; no draft made two visits; a visit holds its time once, or not at all when it has ended; its history leads
in single steps from the request to its state; one message for each change and none besides. A 5xx, a deadlock or a
locked database, in an answer or in the site's log, is a failure.
"""
TEST = "tests/appointments/booking/test_race_paths.py"


def main() -> bool:
    """Whether all held."""
    runs, broken = [], []
    for engine, name in ENGINES.items():
        with tempfile.TemporaryDirectory(prefix="clinic-races-") as folder:
            record = Path(folder) / "record"
            environment = {
                "TEST_ENGINE": engine,
                "RACE_ROUNDS": ROUNDS,
                "RACE_CLIENTS": CLIENTS,
                "RACE_RECORD": str(record),
            }
            command = [sys.executable, "-m", "pytest", "-q", "--tb=short", "-p", "no:randomly", TEST]
            run = subprocess.run(
                command, cwd=machine.ROOT, env=os.environ | environment, text=True, stdout=subprocess.PIPE
            )
            print(run.stdout[-4000:], flush=True)
            runs += [json.loads(line) for line in record.read_text().splitlines()] if record.exists() else []
            broken += [
                f"{name}: `{test}`"
                for test in re.findall(r"^(?:FAILED|ERROR|XFAIL) \S+::(\S+)", run.stdout, re.MULTILINE)
            ]
            if run.returncode and not broken:
                sys.exit(f"The races did not run on {name}.")
    machine.write("races", _report(runs, broken))
    return not broken


def _report(runs, broken) -> list[str]:
    paths = list(dict.fromkeys(run["path"] for run in runs))
    told = {(run["path"], run["engine"]): run for run in runs}
    lines = [
        "# Everybody at once",
        "",
        machine.facts("make prove"),
        "",
        f"Each write path: {ROUNDS} rounds in which {CLIENTS} clients press at the same moment, on each database.",
        HOW,
        f"**{'Broken: ' + ', '.join(broken) if broken else 'All held.'}**",
        "",
        "| write path | what must hold | by | database | what the clients were told | seconds |",
        "|---|---|---|---|---|---|",
    ]
    for path in paths:
        for engine, name in ENGINES.items():
            run = told[path, engine]
            outcome = ", ".join(f"{number} {word}" for word, number in sorted(run["told"].items()))
            lines.append(f"| {path} | {run['promise']} | {run['by']} | {name} | {outcome} | {run['seconds']} |")
    calls = sum(sum(run["told"].values()) for run in runs)
    return [*lines, "", f"{calls:,} calls in {sum(run['seconds'] for run in runs):.0f} seconds."]


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
