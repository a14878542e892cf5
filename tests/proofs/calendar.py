"""A year of a clinic's calendar, hour by hour: what it answers, promises and says, held against a slow oracle."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.proofs import machine

LONGEST = 45 * 60  # seconds
STEP = os.environ.get("CALENDAR_PAGE_HOURS", "1")
DAYS = os.environ.get("CALENDAR_DAYS", "364")
HOW = """
The clinic of `tests/sweeps/clinic_year.py`: split Fridays, nights of Ramadan, two Eids, a closing day, parts of days, a
summer season with a shorter one inside, somebody who leaves, and 28 appointments that were confirmed before all that
was entered. The oracle knows the rows alone and looks at each quarter of an hour by itself.

Each hour: open or closed, until when, how long, the next hour of work, the last open moment; for three services the
first free time and its deadline, which must be exactly the first that leaves an open hour for the answer. Pages
(contact, home; an appointment's page and calendar file) and messages (reminder, confirmation, link again, feed) are
looked at one second before each opening and closing and at it, and contact and home at the hours between them.
"""


def main() -> bool:
    """Whether all held."""
    with tempfile.TemporaryDirectory(prefix="clinic-calendar-") as folder:
        record = Path(folder) / "record"
        command = [sys.executable, "-m", "pytest", "-q", "--tb=short", "--show-capture=no", "-p", "no:randomly"]
        run = subprocess.run(
            [*command, "tests/proofs/calendar_run.py"], cwd=machine.ROOT, timeout=LONGEST, text=True,
            env=os.environ | {"TEST_ENGINE": "sqlite", "CALENDAR_RECORD": str(record)}, stdout=subprocess.PIPE,
        )  # fmt: skip
        print(run.stdout[-2000:], flush=True)
        lines = [json.loads(line) for line in record.read_text().splitlines()] if record.exists() else []
    if len(lines) < 2:
        sys.exit("The calendar was not looked at.")
    machine.write("calendar", _report(lines, held=run.returncode == 0))
    return run.returncode == 0


def _report(lines: list[dict], *, held: bool) -> list[str]:
    looks = f"Contact and home: {'every hour' if STEP == '1' else f'every {STEP} hours'}. {DAYS} days."
    report = ["# A year of the calendar", "", machine.facts("make prove NAME=calendar"), "", *HOW.strip().splitlines()]
    report += [
        "",
        looks,
        "",
        f"**{'All held.' if held else 'Broken.'}**",
        "",
        "| | looked at | wrong |",
        "|---|---|---|",
    ]
    report += [f"| {what} | {number:,} | {wrong} |" for line in lines for what, number, wrong in line["rows"]]
    report += ["", f"{sum(line['seconds'] for line in lines)} seconds."]
    return [*report, *(f"\n- `{example}`" for line in lines for example in line["examples"])]


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
