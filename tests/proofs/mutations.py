"""Take one safeguard of booking away, run the tests on PostgreSQL ten times, and write down which of them notice.

A safeguard whose absence nobody notices is either untested or not needed; both are worth knowing.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
REPORT = ROOT / "docs" / "proofs" / "mutations.md"
ROUNDS = int(os.environ.get("ROUNDS", "10"))
TESTS = [f"tests/appointments/test_{name}.py" for name in ("races", "constraints", "booking")]

# name, file, what stands there, what is put in its place
MUTATIONS = [
    (
        "the constraint removed",
        "appointments/constraints.py",
        [
            ("return self._exclusion().constraint_sql(model, schema_editor)", "return None"),
            ("return self._exclusion().create_sql(model, schema_editor)", "return None"),
        ],
    ),
    (
        "the lock removed",
        "appointments/booking.py",
        [("return Practitioner.objects.select_for_update().get(", "return Practitioner.objects.get(")],
    ),
    (
        "the re-ask removed",
        "appointments/booking.py",
        [
            (
                "slot = availability.offered(draft.service, practitioner, starts_at, "
                "returning=draft.returning, now=now)",
                "length = draft.service.length(draft.returning); "
                "slot = availability.Slot(starts_at, starts_at + length, practitioner.pk)",
            )
        ],
    ),
]


def main() -> None:
    sections = ["# Which test notices that a safeguard is gone", ""]
    sections += [f"PostgreSQL, {ROUNDS} rounds each of `{' '.join(TESTS)}`; how many rounds each test was red.", ""]
    for name, file, changes in MUTATIONS:
        red = Counter()
        rounds_red = 0
        with tempfile.TemporaryDirectory(prefix="clinic-mutation-") as folder:
            copy = _copy(Path(folder) / "tree")
            _mutate(copy / file, changes)
            for number in range(ROUNDS):
                failed = _failing_tests(copy)
                red.update(failed)
                rounds_red += bool(failed)
                print(f"{name}, round {number + 1}: {len(failed)} red", flush=True)
        sections += [f"## {name.capitalize()}: red in {rounds_red} of {ROUNDS} rounds", ""]
        sections += [f"- {count} × `{test}`" for test, count in red.most_common()] or ["- nothing noticed"]
        sections.append("")
    REPORT.write_text("\n".join(sections))
    print(f"The report: {REPORT.relative_to(ROOT)}")


def _copy(target: Path) -> Path:
    """The tracked files alone, so that nothing of the developer's own data comes along."""
    for name in subprocess.check_output(["git", "ls-files"], cwd=ROOT, text=True).splitlines():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)
    return target


def _mutate(file: Path, changes) -> None:
    text = file.read_text()
    for before, after in changes:
        if before not in text:
            sys.exit(f"{file.name} no longer says: {before}")
        text = text.replace(before, after)
    file.write_text(text)


def _failing_tests(tree: Path) -> list[str]:
    environment = os.environ | {"TEST_ENGINE": "postgresql", "DATA_DIR": str(tree / "var")}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *TESTS], cwd=tree, env=environment, capture_output=True, text=True
    )
    return re.findall(r"^(?:FAILED|ERROR) \S+::(\S+)", run.stdout, flags=re.MULTILINE)


if __name__ == "__main__":
    main()
