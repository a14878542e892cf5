"""Articles of fourteen blocks, written from nothing in one sitting, with two sign-outs and a broken connection."""

import os
import subprocess
import sys

from tests.proofs import machine

HOW = """
A real browser writes an article of fourteen blocks. Meanwhile the session ends twice, and the connection is cut once:
the writer signs in over the page and goes on. Then the article is saved once, and each text is looked for in it
(`tests/browser/test_writing.py`). A list counts two clicks.
"""


def main() -> bool:
    command = [sys.executable, "-m", "pytest", "-q", "-s", "-m", "browser", "tests/browser/test_writing.py"]
    environment = os.environ | {"TEST_ENGINE": "sqlite"}
    run = subprocess.run(command, cwd=machine.ROOT, env=environment, text=True, stdout=subprocess.PIPE)
    rows = [line[line.index("|") :] for line in run.stdout.splitlines() if "clicks |" in line]
    if not rows:
        sys.exit(f"Nothing was written: {run.stdout[-2000:]}")
    verdict = "**Nothing was lost, and at most 60 clicks.**" if run.returncode == 0 else "**Broken.**"
    table = ["| width | written | by |", "|---|---|---|", *rows]
    facts = machine.facts("make prove NAME=writing")
    machine.write(
        "writing", ["# Writing in one sitting", "", facts, "", *HOW.strip().splitlines(), "", verdict, "", *table]
    )
    return run.returncode == 0


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
