"""What `make prove` runs: all long proofs, or those that are named. Each leaves a report in docs/proofs/."""

import importlib
import sys

PROOFS = (
    "races", "calendar", "sweeps", "kill_loop", "abuse", "readers", "backup", "mutations", "mutation_score",
    "calendar_mutations", "lighthouse", "walk", "desk_day", "writing",
)  # fmt: skip


def main(wanted: list[str]) -> int:
    unknown = [name for name in wanted if name not in PROOFS]
    if unknown:
        print(f"No such proof: {', '.join(unknown)}. There are {', '.join(PROOFS)}.")
        return 2
    failed = [name for name in wanted or PROOFS if not importlib.import_module(f"tests.proofs.{name}").main()]
    print(f"Broken: {', '.join(failed)}" if failed else "All of it held.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
