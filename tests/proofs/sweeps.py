"""Every case of what `make test` shows a few of: the tests with the mark `sweep`, on both databases."""

import os
import re
import subprocess
import sys
import time

from tests.proofs import machine

ENGINES = {"sqlite": "sweep", "postgresql": "sweep and not once and not pure"}
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
CASE = re.compile(r"^(PASSED|FAILED|ERROR) (\S+)", re.MULTILINE)
HOW = """
Every address of the staff with a password alone, for each role and by reading and writing; every wrong link of every
kind at every address that takes one; every filter of every list of the admin that cannot be read; every act in the demo
before it is removed; random timetables in every zone.
"""


def main() -> bool:
    """Whether all held."""
    rows, broken = [], 0
    for engine, mark in ENGINES.items():
        began = time.monotonic()
        command = [sys.executable, "-m", "pytest", "-q", "-rA", "--tb=short", "--show-capture=no", "-m", mark]
        run = subprocess.run(
            command, cwd=machine.ROOT, env=os.environ | {"TEST_ENGINE": engine}, text=True, stdout=subprocess.PIPE
        )
        cases = CASE.findall(run.stdout)
        if run.returncode not in {0, 1} or not cases:
            sys.exit(f"The sweeps did not run on {NAMES[engine]}: {run.stdout[-2000:]}")
        wrong = [test for outcome, test in cases if outcome != "PASSED"]
        broken += len(wrong)
        rows.append(f"| {NAMES[engine]} | {len(cases)} | {len(wrong)} | {time.monotonic() - began:.0f} |")
        rows += [f"| | `{test}` | | |" for test in wrong]
    machine.write("sweeps", _report(rows, broken))
    return not broken


def _report(rows: list[str], broken: int) -> list[str]:
    lines = ["# Every case", "", machine.facts("make prove NAME=sweeps"), "", *HOW.strip().splitlines(), ""]
    lines += [f"**{'Broken.' if broken else 'All held.'}**", "", "| | tests | failed | seconds |", "|---|---|---|---|"]
    return [*lines, *rows]


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
