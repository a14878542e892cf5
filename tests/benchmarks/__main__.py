"""What `make bench` runs, on a database of its own: a report with ratios and pictures in docs/benchmarks/.

TEST_ENGINE=postgresql measures the same on PostgreSQL and leaves a report beside the other. One part alone:
`python -m tests.benchmarks desk`.
"""

import logging
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime, time
from pathlib import Path

import django

from tests import postgresql

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "docs" / "benchmarks"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="clinic-bench-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "clinic.settings",
            "DATA_DIR": folder,
            "DATABASE_URL": postgresql.test_database_url(default=f"sqlite:///{folder}/bench.sqlite3"),
            "DEMO": "true",
            "DEBUG": "false",
            "ALLOWED_HOSTS": "testserver,127.0.0.1",
            "TRUSTED_PROXIES": "127.0.0.1",
            "LOG_LEVEL": "ERROR",
        }
        from clinic import wsgi  # noqa: F401 - what runs in process has its memory kept as in the server

        logging.disable(logging.WARNING)
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("load_demo", verbosity=0, stdout=open(os.devnull, "w"))  # noqa: SIM115
        _open_every_day()
        parts = sys.argv[1:] or ["pages", "search", "writing", "bookings", "desk", "names", "moving_in"]
        # The sample clinic first: the others leave dozens of practitioners and thousands of appointments behind.
        if "pages" in parts:
            from tests.benchmarks import pages

            _write("pages" if _engine() == "sqlite" else f"pages-{_engine()}", pages.report(FOLDER))
        if "search" in parts:
            from tests.benchmarks import search

            _write("search" if _engine() == "sqlite" else f"search-{_engine()}", search.report())
        if "writing" in parts:
            from tests.benchmarks import writing

            _write("writing" if _engine() == "sqlite" else f"writing-{_engine()}", writing.report())
        if "bookings" in parts:
            _write("README" if _engine() == "sqlite" else _engine(), _report())
        if "desk" in parts:
            from tests.benchmarks import desk

            _write("desk" if _engine() == "sqlite" else f"desk-{_engine()}", desk.report())
        if "moving_in" in parts:
            from tests.benchmarks import moving_in

            _write("moving-in" if _engine() == "sqlite" else f"moving-in-{_engine()}", moving_in.report())
        if "names" in parts:
            from tests.benchmarks import names

            _write("names" if _engine() == "sqlite" else f"names-{_engine()}", names.report())


def _open_every_day() -> None:
    """From eight to eight: patients are offered no time outside the opening hours, and this may run on a Saturday."""
    from clinic.models import ClinicProfile, OpeningHours, Weekday

    OpeningHours.objects.all().delete()
    OpeningHours.objects.bulk_create(
        OpeningHours(profile=ClinicProfile.objects.get(), weekday=weekday, opens_at=time(8), closes_at=time(20))
        for weekday in Weekday
    )


def _report() -> list[str]:
    from django.db import connection

    from tests.benchmarks import booking_pages, engine, growth, load, measure

    FOLDER.mkdir(parents=True, exist_ok=True)
    return [
        "# Benchmarks", "",
        f"`make bench` on {datetime.now(UTC):%d %B %Y}: Python {platform.python_version()}, Django "
        f"{django.get_version()}, {connection.vendor}, {os.cpu_count()} cores. Milliseconds of processor time, "
        f"the least of {measure.RUNS} runs (of the growth: {growth.RUNS}), in process where nothing else is said.", "",
        *engine.report(),
        *growth.report(FOLDER),
        *load.report(),
        *booking_pages.report(),
    ]  # fmt: skip


def _engine() -> str:
    from django.db import connection

    return connection.vendor


def _write(name: str, lines: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.md").write_text("\n".join(lines).rstrip() + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
