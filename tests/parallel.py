"""Many at the same moment: threads that start together, each with its own connection to the database."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connection


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
