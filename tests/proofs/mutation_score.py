"""How many small changes of the arithmetic of free times do the tests notice? mutmut makes them, one after the other.

Each mutant is tried with the tests that reach its function, quickest first, on SQLite; what only PostgreSQL runs, on
PostgreSQL. Every survivor is in the report, with a word on why it changes nothing, or without one: then it is a fault.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.proofs import machine
from tests.proofs.survivors import EQUIVALENT

GOAL = 90  # of a hundred, in each module
MODULES = (
    "appointments/times/intervals", "appointments/times/day_plan", "appointments/times/day_plan_rows",
    "appointments/times/availability", "appointments/links", "appointments/times/quiet_hours",
    "appointments/booking/offers", "appointments/booking/triage",
)  # fmt: skip
TESTS = (
    "appointments/times/test_intervals",
    "appointments/times/test_day_plan",
    "appointments/times/test_day_plan_rows",
    "appointments/times/test_explain",
    "appointments/times/test_nearest",
    "appointments/times/test_availability",
    "appointments/times/test_closures",
    "appointments/times/test_deadlines",
    "appointments/test_links",
    "appointments/times/test_random_timetables",
    "appointments/desk/test_hours",
    "appointments/times/test_quiet_hours",
    "appointments/booking/test_offers",
    "appointments/booking/test_offers_side_by_side",
    "appointments/booking/test_reschedule",
    "appointments/booking/test_affected",
    "appointments/booking/test_offers_to_all",
    "appointments/booking/test_waitlist",
    "appointments/booking/test_triage",
)
ON_POSTGRESQL = "as_postgresql"  # in the name of a function: SQLite never comes there
FEWER = {"RANDOM_CLINICS": "60", "EXAMPLES": "100"}  # so that a mutant that lives costs seconds, not minutes
MEMORY = 2 << 30
SETTINGS = {
    "source_paths": ("appointments", "clinic", "articles"),
    "also_copy": ("templates", "static", "docs", "manage.py"),
    "pytest_add_cli_args": ("-p", "no:cacheprovider"),
    "timeout_multiplier": ("6",),  # times what the tests need without a change
    "timeout_constant": ("2",),
    "use_git_change_detection": ("false",),
}


@dataclass(frozen=True)
class Mutant:
    module: str
    name: str
    outcome: str
    change: str = ""  # of one that was not noticed: the lines taken away and put in

    @property
    def lives(self) -> bool:
        return self.outcome not in {"killed", "timeout"}

    @property
    def word(self) -> str:
        return next((why for line, why in EQUIVALENT.items() if line in self.change), "")


def main() -> bool:
    only_there = ("appointments/times/day_plan_rows",)
    return tried("mutation_score", "the arithmetic", MODULES, TESTS, only_there)


def tried(
    report: str, what: str, modules: tuple[str, ...], tests: tuple[str, ...], on_postgresql: tuple[str, ...] = ()
) -> bool:
    """Whether enough of them are noticed in each module, and each that is not has a word."""
    begun = time.monotonic()
    mutants = _tried("sqlite", modules, tests)
    if on_postgresql:
        mutants += _tried("postgresql", on_postgresql, tests)
    minutes = (time.monotonic() - begun) / 60
    rows, is_enough = _rows(mutants, modules)
    living = [mutant for mutant in mutants if mutant.lives]
    lines = [f"# How many changes of {what} the tests notice", "", machine.facts(f"make prove NAME={report}"), ""]
    lines += [f"mutmut {version('mutmut')}, {len(mutants)} mutants in {minutes:.0f} minutes.", "", *rows, ""]
    lines += ["## Not noticed", "", *(line for mutant in living for line in _described(mutant))]
    machine.write(report, lines)
    return is_enough and all(mutant.word for mutant in living)


def _tried(engine: str, modules: tuple[str, ...], tests: tuple[str, ...]) -> list[Mutant]:
    with tempfile.TemporaryDirectory(prefix="clinic-mutmut-") as folder:
        tree = machine.copy(Path(folder))
        chosen = SETTINGS | {"only_mutate": [f"{module}.py" for module in modules]}
        chosen["pytest_add_cli_args_test_selection"] = [f"tests/{name}.py" for name in tests]
        lines = [f"{name} =\n" + "".join(f"    {each}\n" for each in values) for name, values in chosen.items()]
        (tree / "setup.cfg").write_text("[mutmut]\n" + "".join(lines))
        only = [f"*{ON_POSTGRESQL}*"] if engine == "postgresql" else []
        _mutmut(tree, "run", "--max-children", "1", *only, TEST_ENGINE="" if engine == "sqlite" else engine)
        mutants = [mutant for module in modules for mutant in _read(tree, module)]
    return [mutant for mutant in mutants if (ON_POSTGRESQL in mutant.name) == (engine == "postgresql")]


def _read(tree: Path, module: str) -> list[Mutant]:
    from mutmut.stats import status_by_exit_code

    found = []
    meta = json.loads((tree / f"mutants/{module}.py.meta").read_text())
    for name, code in meta["exit_code_by_key"].items():
        mutant = Mutant(module, name, status_by_exit_code[code])
        if mutant.lives:
            shown = _mutmut(tree, "show", name)
            kept = [line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in {"+++", "---"}]
            change = "\n".join(f"{line[0]} {line[1:].strip()}" for line in kept)
            mutant = Mutant(module, name, mutant.outcome, change)
        found.append(mutant)
    return found


def _mutmut(tree: Path, *words: str, **more: str) -> str:
    # Migrated once: each run begins with a copy (tests/migrated.py), whatever the one before has left behind.
    environment = os.environ | FEWER | {"DATA_DIR": str(tree / "var"), "RUN_FOLDER": str(tree)} | more
    run = subprocess.run(
        [sys.executable, "-m", "mutmut", *words], cwd=tree, env=environment, preexec_fn=_bounded,
        capture_output=True, text=True,
    )  # fmt: skip
    if run.returncode:
        sys.exit(f"mutmut {words[0]}: {run.stdout[-3000:]}{run.stderr[-3000:]}")
    return run.stdout


def _bounded() -> None:
    """A change that makes a loop endless fills the memory long before its time is over."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _rows(mutants: list[Mutant], modules: tuple[str, ...]) -> tuple[list[str], bool]:
    rows = [
        "| | killed | timeouts | not noticed | of them equivalent | killed, of a hundred |",
        "|---|---|---|---|---|---|",
    ]
    is_enough = True
    for module in modules:
        of_it = [mutant for mutant in mutants if mutant.module == module]
        count = Counter(mutant.outcome for mutant in of_it if not mutant.lives)
        living = [mutant for mutant in of_it if mutant.lives]
        score = 100 * (len(of_it) - len(living)) / len(of_it)
        is_enough &= score >= GOAL
        words = sum(bool(mutant.word) for mutant in living)
        rows.append(
            f"| `{module}.py` | {count['killed']} | {count['timeout']} | {len(living)} | {words} | {score:.1f} |"
        )
    return rows, is_enough


def _described(mutant: Mutant) -> list[str]:
    function = mutant.name.rpartition("__mutmut_")[0].rpartition(".")[2].strip("xǁ_").replace("ǁ", ".")
    said = mutant.word or f"**{mutant.outcome}: a test is missing**"
    return [f"`{mutant.module}.{function}`: {said}", "", "```diff", mutant.change, "```", ""]


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
