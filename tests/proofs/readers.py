"""A thousand votes and comments of a script: none is shown, the queue stays usable, one action clears it.

Each database has a process of its own (tests/proofs/readers_run.py); this one starts them and writes the report.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.proofs import machine

ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
WANTED = os.environ.get("READERS_ENGINES", ",".join(ENGINES)).split(",")
HOW = """
The demo clinic as `make run` starts it, behind a proxy that names each client's address; one sample article takes
comments. A script with 50 addresses sends votes and comments in turn, each with a cookie, a valid token and a form that
was opened ten minutes ago. Of its comments half are fresh words without a link, which no rule can tell from a person's;
the rest advertise a link, repeat the same words, fill in the trap, come too soon or carry a forged time. A person
commented before it. Afterwards an editor shows the person's comment and clears the rest.
"""
ROWS = {
    "comments": "comments of the script, and what it was told",
    "votes": "votes of the script, and what it was told",
    "seconds of the flood": "… seconds for all of them",
    "states": "comments in the database",
    "public": "comments of the script on the public page",
    "counted": "votes that count",
    "seconds of the queue": "seconds until the editor sees the queue",
    "listed": "… comments on its first page, the person's among them",
    "after": "person during the same hour is told",
    "seconds of the clearing": "seconds of the one action",
    "held afterwards": "held afterwards",
    "shown afterwards": "shown afterwards: the person's",
}


def main() -> bool:
    """Whether all held."""
    results = {}
    with tempfile.TemporaryDirectory(prefix="clinic-readers-") as folder:
        for engine in WANTED:
            place = Path(folder) / engine
            place.mkdir()
            command = [sys.executable, "-m", "tests.proofs.readers_run", str(place)]
            subprocess.run(command, cwd=machine.ROOT, env=os.environ | {"TEST_ENGINE": engine}, check=True)
            results[ENGINES[engine]] = json.loads((place / "result.json").read_text())
    machine.write("readers", _report(results))
    return not any(result["broken"] for result in results.values())


def _report(results: dict) -> list[str]:
    broken = [f"- {name}: {each}" for name, result in results.items() for each in result["broken"]]
    lines = ["# A script among the readers", "", machine.facts("make prove"), "", *HOW.strip().splitlines(), ""]
    lines += [*broken, ""] if broken else ["**All held.**", ""]
    lines += [f"| | {' | '.join(results)} |", f"|---|{'---|' * len(results)}"]
    for key, words in ROWS.items():
        lines.append(f"| {words} | {' | '.join(_cell(result['counts'][key]) for result in results.values())} |")
    return lines


def _cell(value) -> str:
    return ", ".join(f"{count} {what}" for what, count in value.items()) if isinstance(value, dict) else str(value)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
