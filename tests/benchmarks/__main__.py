"""What `make bench` runs: public pages and free times, on a database of its own."""

import logging
import os
import platform
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent.parent
REPORT = ROOT / "docs" / "benchmarks" / "README.md"
RUNS = 15


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="clinic-bench-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "clinic.settings",
            "DATA_DIR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "DEMO": "true",
            "DEBUG": "false",
            "ALLOWED_HOSTS": "testserver",
            "LOG_LEVEL": "ERROR",
        }
        django.setup()
        logging.disable(logging.WARNING)
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("load_demo", verbosity=0, stdout=open(os.devnull, "w"))  # noqa: SIM115
        lines = [
            "# Benchmarks",
            "",
            f"`make bench`, Python {platform.python_version()}, {os.cpu_count()} cores, SQLite; "
            f"the least of {RUNS} runs, in process.",
            "",
            *pages(),
            *free_times(),
        ]
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text("\n".join(lines) + "\n")
    print("\n".join(lines))


def least(call) -> float:
    """Milliseconds of the quickest of several runs."""
    best = float("inf")
    for _run in range(RUNS):
        started = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - started)
    return best * 1000


def statements(call) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        call()
    return len(asked)


def pages() -> list[str]:
    """Public pages through all of the middleware."""
    from django.test import Client

    client = Client(headers={"Accept-Encoding": "gzip"})
    rows = ["## Pages", "", "| page | ms | statements | compressed HTML, kB |", "|---|---|---|---|"]
    for path in ("/", "/articles/", "/articles/back-muscle-spasm/", "/regions/lower-back/", "/services/", "/book/"):
        response = client.get(path)
        rows.append(
            f"| `{path}` | {least(lambda path=path: client.get(path)):.1f} "
            f"| {statements(lambda path=path: client.get(path))} | {len(response.content) / 1000:.1f} |"
        )
    tag = client.get("/articles/back-muscle-spasm/")["ETag"]
    again = {"If-None-Match": tag}
    known = least(lambda: client.get("/articles/back-muscle-spasm/", headers=again))
    return [*rows, f"| the article again (304) | {known:.1f} | | 0 |", ""]


def free_times() -> list[str]:
    """A month of free times, for 1, 10 and 50 practitioners who have a visit a day each."""
    from appointments import availability
    from tests import make, make_visits

    rows = ["## Free times of a month", "", "| practitioners | slots | ms | statements |", "|---|---|---|---|"]
    for size in (1, 10, 50):
        practitioners = [make.practitioner(slug=f"bench-{size}-{number}") for number in range(size)]
        for practitioner in practitioners:
            make_visits.timetable(practitioner)
        service = make.service(practitioners, slug=f"bench-{size}")
        _visits(service, practitioners)
        first = make_visits.MONDAY

        def ask(service=service, practitioners=practitioners, first=first):
            return list(
                availability.free_slots(
                    service,
                    practitioners,
                    first,
                    first + timedelta(days=30),
                    returning=False,
                    now=make_visits.SUNDAY_NOON,
                )
            )

        rows.append(f"| {size} | {len(ask())} | {least(ask):.1f} | {statements(ask)} |")
    return rows


def _visits(service, practitioners) -> None:
    from appointments.models import HeldTime
    from tests import make_visits

    appointment = make_visits.bare_appointment(practitioners[0])
    HeldTime.objects.bulk_create(
        HeldTime(
            practitioner=practitioner,
            appointment=appointment,
            kind=HeldTime.Kind.VISIT,
            busy_from=make_visits.MONDAY_NINE + timedelta(days=day, hours=2),
            busy_until=make_visits.MONDAY_NINE + timedelta(days=day, hours=2, minutes=30),
        )
        for practitioner in practitioners
        for day in range(30)
    )


if __name__ == "__main__":
    main()
