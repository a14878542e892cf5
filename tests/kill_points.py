"""A process that is killed, hard and at a chosen point: before or after the n-th thing it writes.

Points are the statements that write, the commits, and handing a message to the mail. They are counted only while a
thread is `counting`, so that the same n is the same point each time. Installed by tests alone.
"""

import os
import re
import signal
import threading
from contextlib import contextmanager
from datetime import timedelta

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b[^\"]*\"(\w+)\"")

_counted = threading.local()


@contextmanager
def counting(kill_at: str):
    """Count what this thread writes, and die at `kill_at` ("3 before", "3 after"; "" only counts). Gives the points."""
    _begin(kill_at)
    try:
        yield _counted.points
    finally:
        del _counted.points


def _begin(kill_at: str) -> None:
    for connection in connections.all(initialized_only=True):  # whichever of them works here, it is watched
        _watch(connection)
    _counted.points, _counted.kill_at = [], kill_at


def passing(point: str, act):
    """Do something that is a point."""
    if not hasattr(_counted, "points"):
        return act()
    _counted.points.append(point)
    _die_if_wanted("before", point)
    result = act()
    _die_if_wanted("after", point)
    return result


def _die_if_wanted(side: str, point: str) -> None:
    if _counted.kill_at == f"{len(_counted.points)} {side}":
        os.write(2, f"killed at {_counted.kill_at}: {point}\n".encode())
        os.kill(os.getpid(), signal.SIGKILL)


def _statement(execute, sql, params, many, context):
    writes = WRITES.match(sql)
    if not writes:
        return execute(sql, params, many, context)
    return passing(" ".join(writes.groups()), lambda: execute(sql, params, many, context))


def _watch(connection, **_signal) -> None:
    if _statement not in connection.execute_wrappers:
        connection.execute_wrappers.append(_statement)


def install():
    """From now on every connection of this process, and its mail, can be a point. Gives what takes that away again."""
    from clinic.mail import FileBackend

    commit, send = BaseDatabaseWrapper._commit, FileBackend.send_messages
    connection_created.connect(_watch)
    BaseDatabaseWrapper._commit = lambda self: passing("COMMIT", lambda: commit(self))
    FileBackend.send_messages = lambda self, mails: passing("MAIL", lambda: send(self, mails))

    def take_away():
        connection_created.disconnect(_watch)
        BaseDatabaseWrapper._commit, FileBackend.send_messages = commit, send

    return take_away


class KillPoints(AppConfig):
    """For a process of its own: KILL_AT counts from its start, LEASE_SECONDS is for who cannot wait three minutes."""

    name = "tests"
    label = "kill_points"

    def ready(self):
        from appointments.messages import delivery

        install()
        if seconds := os.environ.get("LEASE_SECONDS"):
            delivery.LEASE = timedelta(seconds=float(seconds))
        if kill_at := os.environ.get("KILL_AT"):
            _begin(kill_at)


class KillAtAWritePoint:
    """One request says at which of its own points the process is to die."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        kill_at = request.headers.get("X-Kill-At")
        if kill_at is None:
            return self.get_response(request)
        with counting(kill_at):
            return self.get_response(request)
