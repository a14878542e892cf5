"""What `make test` runs: the tests on PostgreSQL, then on SQLite with the browser; what was left out stands last."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = [
    ("PostgreSQL", {"TEST_ENGINE": "postgresql"}, ["-m", "not browser and not pure"]),
    ("SQLite, and the browser", {"TEST_ENGINE": "sqlite"}, []),
]


def main() -> int:
    note = Path(tempfile.mkdtemp(prefix="clinic-left-out-")) / "left_out"
    failed = []
    for name, environment, arguments in RUNS:
        print(f"\n== {name} ==", flush=True)
        started = time.monotonic()
        command = [sys.executable, "-m", "pytest", "-q", *arguments, *sys.argv[1:]]
        code = subprocess.run(command, env=os.environ | environment | {"LEFT_OUT_FILE": str(note)}).returncode
        print(f"== {name}: {time.monotonic() - started:.0f} s ==", flush=True)
        if code:
            failed.append(name)
    left_out = sorted(set(note.read_text().splitlines())) if note.exists() else []
    for line in left_out:
        print(f"Left out: {line}")
    if left_out and os.environ.get("CI") == "true":
        failed.append("something was left out, and CI leaves nothing out")
    print(f"Failed: {'; '.join(failed)}" if failed else "All tests passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
