"""How things are measured: the least of several runs, those that are compared in turn with each other."""

import time
from collections.abc import Callable

RUNS = 15


def least(*calls: Callable, runs: int = RUNS) -> list[float]:
    """Milliseconds of processor time of the quickest run of each; what disturbs one disturbs the other."""
    best = [float("inf")] * len(calls)
    for _run in range(runs):
        for number, call in enumerate(calls):
            started = time.process_time()
            call()
            best[number] = min(best[number], time.process_time() - started)
    return [seconds * 1000 for seconds in best]


def statements(call: Callable) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        call()
    return len(asked)


def table(*rows) -> list[str]:
    """Markdown; the first row is the head."""
    head, *body = [f"| {' | '.join(map(str, row))} |" for row in rows]
    return [head, "|" + "---|" * len(rows[0]), *body, ""]
