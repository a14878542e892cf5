"""Take one safeguard of booking away after the other: does the test that is there for it turn red?

A safeguard whose absence nobody notices is either untested or not needed; both are worth knowing. Where chance has a
say, the tests beside it are run ten times, and every one that noticed is counted.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.proofs import machine
from tests.proofs.breaks import BREAKS, BY_CHANCE

ROUNDS = int(os.environ.get("ROUNDS", "10"))
TESTS = [
    f"tests/appointments/{name}.py" for name in ("booking/test_races", "test_constraints", "booking/test_requests")
]


def main() -> bool:
    """Whether every break was noticed by the test that is named for it, and none of these is red without one."""
    names = sorted({each.noticed_by for each in BREAKS})
    with tempfile.TemporaryDirectory(prefix="clinic-mutation-") as folder:
        whole = machine.copy(Path(folder) / "whole")
        red_anyway = _failing_tests(whole, names)
        rows, all_noticed = _named(Path(folder))
        sections = _by_chance(Path(folder))
    lines = ["# Which test notices that a safeguard is gone", "", machine.facts("make prove"), ""]
    lines += [
        "On PostgreSQL. Without a break all of the named tests are green." if not red_anyway else f"Red: {red_anyway}",
        "",
    ]
    lines += ["| taken away | noticed by | |", "|---|---|---|", *rows, "", *sections]
    machine.write("mutations", lines)
    return all_noticed and not red_anyway


def _named(folder: Path) -> tuple[list[str], bool]:
    rows, all_noticed = [], True
    for number, each in enumerate(BREAKS):
        tree = machine.copy(folder / str(number))
        _mutate(tree / each.file, each.changes)
        noticed = bool(_failing_tests(tree, [each.noticed_by]))
        all_noticed &= noticed
        print(f"{each.name}: {'red' if noticed else 'NOT NOTICED'}", flush=True)
        rows.append(f"| {each.name} | `{each.noticed_by.rpartition('::')[2]}` | {'red' if noticed else '**green**'} |")
        shutil.rmtree(tree)
    return rows, all_noticed


def _by_chance(folder: Path) -> list[str]:
    sections = [f"{ROUNDS} rounds of `{' '.join(TESTS)}`, and how many times each test was red:", ""]
    for name in BY_CHANCE:
        each = next(each for each in BREAKS if each.name == name)
        tree = machine.copy(folder / "by-chance")
        _mutate(tree / each.file, each.changes)
        red, rounds_red = Counter(), 0
        for number in range(ROUNDS):
            failed = _failing_tests(tree, TESTS)
            red.update(failed)
            rounds_red += bool(failed)
            print(f"{name}, round {number + 1}: {len(failed)} red", flush=True)
        sections += [f"## {name.capitalize()}: red in {rounds_red} of {ROUNDS} rounds", ""]
        sections += [f"- {count} × `{test}`" for test, count in red.most_common()] or ["- nothing noticed"]
        sections.append("")
        shutil.rmtree(tree)
    return sections


def _mutate(file: Path, changes) -> None:
    text = file.read_text()
    for before, after in changes:
        if before not in text:
            sys.exit(f"{file.name} no longer says: {before}")
        text = text.replace(before, after)
    file.write_text(text)


def _failing_tests(tree: Path, tests: list[str]) -> list[str]:
    environment = os.environ | {"TEST_ENGINE": "postgresql", "DATA_DIR": str(tree / "var")}
    command = [sys.executable, "-m", "pytest", "-q", "--tb=no", *tests]
    run = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True)
    if run.returncode not in {0, 1}:
        sys.exit(f"The tests did not run: {run.stdout[-2000:]}{run.stderr[-2000:]}")
    return re.findall(r"^(?:FAILED|ERROR) \S+?::(.+?)(?: - .*)?$", run.stdout, flags=re.MULTILINE)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
