"""What `make test` runs: the tests on SQLite, on PostgreSQL and in the browser, four of them beside each other on two
cores, because each waits a lot: for pages, for locks, for processes. What was left out stands last."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

SIDE_BY_SIDE = 4
LEFT_TO_MAKE_PROVE = "not sweep"
LOOKED_AT_BY_MAKE_CHECK = ["--ignore", "tests/test_architecture.py"]
ALONE = f"not browser and not crowd and {LEFT_TO_MAKE_PROVE}"
SQLITE, POSTGRESQL = {"TEST_ENGINE": "sqlite"}, {"TEST_ENGINE": "postgresql"}
RUNS = [
    # The longest first. The crowds come last, because they keep both processors busy by themselves.
    ("The browser", SQLITE, ["-m", f"browser and {LEFT_TO_MAKE_PROVE}", "tests/browser"]),
    ("PostgreSQL", POSTGRESQL, ["-m", f"not browser and not crowd and not once and not pure and {LEFT_TO_MAKE_PROVE}"]),
    ("SQLite: appointments", SQLITE, ["-m", ALONE, "tests/appointments"]),
    ("SQLite: the rest", SQLITE, ["-m", ALONE, *LOOKED_AT_BY_MAKE_CHECK, "--ignore", "tests/appointments"]),
    ("PostgreSQL: many at once", POSTGRESQL, ["-m", "crowd and not browser and not once"]),
    ("SQLite: many at once", SQLITE, ["-m", "crowd and not browser"]),
]


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="clinic-tests-"))
    note = folder / "left_out"
    started = time.monotonic()
    failed = []
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        runs = [(name, folder / f"{number}.log", rest) for number, (name, *rest) in enumerate(RUNS)]
        running = [(name, output, pool.submit(_run, output, note, *rest)) for name, output, rest in runs]
        for name, output, run in running:
            print(f"\n== {name} ==", flush=True)
            _follow(run, output)
            print(f"== {name}: done after {time.monotonic() - started:.0f} s ==", flush=True)
            if run.result():
                failed.append(name)
    left_out = sorted(set(note.read_text().splitlines())) if note.exists() else []
    for line in left_out:
        print(f"Left out: {line}")
    if left_out and os.environ.get("CI") == "true":
        failed.append("something was left out, and CI leaves nothing out")
    print(f"Failed: {'; '.join(failed)}" if failed else "All tests passed.")
    return 1 if failed else 0


def _run(output: Path, note: Path, environment: dict, arguments: list[str]) -> int:
    command = [sys.executable, "-m", "pytest", "-q", *arguments, *sys.argv[1:]]
    environment = os.environ | environment | {"LEFT_OUT_FILE": str(note), "RUN_FOLDER": str(output.parent)}
    # The tests often start the site: where nothing compiled may be kept, each start takes three seconds more.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with output.open("wb") as file:
        return subprocess.run(command, env=environment, stdout=file, stderr=subprocess.STDOUT).returncode


def _follow(run: Future, output: Path) -> None:
    """Show what a run writes while it writes it; what it wrote before that comes at once."""
    shown = 0
    while True:
        is_over = run.done()
        if output.exists():
            with output.open("rb") as file:
                file.seek(shown)
                sys.stdout.buffer.write(file.read())
                sys.stdout.flush()
                shown = file.tell()
        if is_over:
            return
        time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
