"""Many at the same moment: threads that start together, each with its own connection to the database."""

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

GONE_WITHIN_SECONDS = 30


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def together(*calls):
    """Run the calls at once; returns what each gave back, or the exception that it raised, in their order."""
    barrier = threading.Barrier(len(calls))

    def run(call):
        try:
            barrier.wait(timeout=30)
            return call()
        except Exception as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(calls)) as pool:
        return [future.result() for future in [pool.submit(run, call) for call in calls]]


def wait_until_alone() -> None:
    """Until PostgreSQL has noticed that the others' processes have ended: before that it drops no database."""
    until = time.monotonic() + GONE_WITHIN_SECONDS
    while connection.vendor == "postgresql" and _others() and time.monotonic() < until:
        time.sleep(0.05)


def _others() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return cursor.fetchone()[0]
