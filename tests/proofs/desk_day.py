"""A whole day at the desk, thirty tasks: how long each way is, by mouse and by keyboard alone."""

import os
import subprocess
import sys

from tests.proofs import machine

HANDS = {"mouse": "By mouse", "keyboard": "By keyboard alone"}
HOW = """
A browser of 1280 px on the demo's staff: clicks and typed letters of each task, beside the most that was promised
before the pages were built (`tests/browser/desk_day.py`). A click is a press of the mouse, or of Enter or Space. By
keyboard the way to each button is walked with Tab, from the top of the page.
"""


def main() -> bool:
    """Whether each task was within its promise, by both hands."""
    lines, is_within = [], True
    for hand, title in HANDS.items():
        command = [sys.executable, "-m", "pytest", "-q", "-s", "-m", "browser", "-k", hand]
        run = subprocess.run(
            [*command, "tests/browser/test_desk_day.py"],
            cwd=machine.ROOT,
            env=os.environ | {"TEST_ENGINE": "sqlite"},
            text=True,
            stdout=subprocess.PIPE,
        )
        rows = [line for line in run.stdout.splitlines() if line.startswith("|")]
        if not rows:
            sys.exit(f"The day was not walked {title.lower()}: {run.stdout[-2000:]}")
        is_within = is_within and run.returncode == 0
        lines += ["", f"## {title}", "", *rows]
    verdict = "**All thirty within.**" if is_within else "**Broken.**"
    facts = machine.facts("make prove NAME=desk_day")
    machine.write(
        "desk_day",
        ["# A day at the desk in thirty tasks", "", facts, "", *HOW.strip().splitlines(), "", verdict, *lines],
    )
    return is_within


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
