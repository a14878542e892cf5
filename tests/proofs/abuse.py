"""A thousand fakes from fifty addresses against the demo clinic: the week is not emptied, and is free again at once.

Each database has a process of its own (tests/proofs/abuse_run.py); this one starts them and writes the report.
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
The demo clinic as `make run` starts it (two processes of four threads and a worker), behind a proxy that names each
client's address. A fake is a browser with a draft, a phone and an e-mail address of its own, and its answers were typed
ten minutes ago: neither the trap nor the watch for haste stops it. It opens the last page and presses the button, for a
place of the coming week that nobody has. A place is one of the visits that fit beside each other with one practitioner
in the seven days from tomorrow.
"""
ROWS = {
    "flood": "fakes from 50 addresses",
    "seconds of the flood": "… seconds for all of them",
    "forged": "the same addresses again, each with another address forged in front of the proxy's own entry",
    "forged, no proxy": "a site without a proxy, each with another forged X-Forwarded-For",
    "family": "then a family of five, one clean address, two phones, every page",
    "listed": "requests that the desk lists as coming from few hands",
    "kept": "… ticked to be kept: the family's",
    "fakes": "fakes in the database",
    "fakes rejected": "… rejected by one press",
    "seconds of the one press": "… seconds for it, with the page that follows",
    "fakes that hold a time": "… that hold a time afterwards",
    "letters": "messages that fakes caused, and what has become of them",
}


def main() -> bool:
    """Whether all held."""
    results = {}
    with tempfile.TemporaryDirectory(prefix="clinic-abuse-") as folder:
        for engine, name in ENGINES.items():
            place = Path(folder) / engine
            place.mkdir()
            command = [sys.executable, "-m", "tests.proofs.abuse_run", str(place)]
            subprocess.run(command, cwd=machine.ROOT, env=os.environ | {"TEST_ENGINE": engine}, check=True)
            results[name] = json.loads((place / "result.json").read_text())
    machine.write("abuse", _report(results))
    return not any(result["broken"] for result in results.values())


def _report(results: dict) -> list[str]:
    broken = [f"- {name}: {each}" for name, result in results.items() for each in result["broken"]]
    lines = ["# A flood of fakes", "", machine.facts("make prove"), "", *HOW.strip().splitlines(), ""]
    lines += [*broken, ""] if broken else ["**All held.**", ""]
    lines += [f"| | {' | '.join(results)} |", f"|---|{'---|' * len(results)}"]
    for key, words in ROWS.items():
        lines.append(f"| {words} | {' | '.join(_cell(result['counts'][key]) for result in results.values())} |")
    for name, result in results.items():
        rows = result["counts"]["places"]
        total = ["all", *(sum(column) for column in zip(*(row[1:] for row in rows), strict=True))]
        lines += ["", f"## Places of the week, {name}", ""]
        lines += ["| | before | under the flood | after it was rejected |", "|---|---|---|---|"]
        lines += [f"| {' | '.join(map(str, row))} |" for row in [*rows, total]]
    return lines


def _cell(value) -> str:
    return ", ".join(f"{count} {what}" for what, count in value.items()) if isinstance(value, dict) else str(value)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
