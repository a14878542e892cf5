"""What `make test` runs: the tests on SQLite, on PostgreSQL and in the browser, all three beside each other, because
each of them waits a lot. What was left out stands last."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = [
    # The architecture is looked at by `make check`.
    ("SQLite", {"TEST_ENGINE": "sqlite"}, ["-m", "not browser", "--ignore", "tests/test_architecture.py"]),
    ("PostgreSQL", {"TEST_ENGINE": "postgresql"}, ["-m", "not browser and not pure"]),
    ("The browser", {"TEST_ENGINE": "sqlite"}, ["-m", "browser", "tests/browser"]),
]


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="clinic-tests-"))
    note = folder / "left_out"
    started = time.monotonic()
    running = [(name, *_begin(folder / f"{number}.log", note, *rest)) for number, (name, *rest) in enumerate(RUNS)]
    failed = []
    for name, process, output in running:
        print(f"\n== {name} ==", flush=True)
        code = _follow(process, output)
        print(f"== {name}: done after {time.monotonic() - started:.0f} s ==", flush=True)
        if code:
            failed.append(name)
    left_out = sorted(set(note.read_text().splitlines())) if note.exists() else []
    for line in left_out:
        print(f"Left out: {line}")
    if left_out and os.environ.get("CI") == "true":
        failed.append("something was left out, and CI leaves nothing out")
    print(f"Failed: {'; '.join(failed)}" if failed else "All tests passed.")
    return 1 if failed else 0


def _begin(output: Path, note: Path, environment: dict, arguments: list[str]) -> tuple[subprocess.Popen, Path]:
    command = [sys.executable, "-m", "pytest", "-q", *arguments, *sys.argv[1:]]
    with output.open("wb") as file:
        environment = os.environ | environment | {"LEFT_OUT_FILE": str(note)}
        return subprocess.Popen(command, env=environment, stdout=file, stderr=subprocess.STDOUT), output


def _follow(process: subprocess.Popen, output: Path) -> int:
    """Show what a run writes while it writes it; the one that is followed second catches up at once."""
    with output.open("rb") as file:
        while True:
            is_over = process.poll() is not None
            while piece := file.read(4096):
                sys.stdout.buffer.write(piece)
                sys.stdout.flush()
            if is_over:
                return process.returncode
            time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
