"""The site and the worker as `make run` starts them: processes of their own, on a database that tests look into."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import requests
from django.conf import settings
from django.db import connection

from clinic.management.commands import serve
from tests.parallel import free_port

READY_WITHIN_SECONDS = 120  # a busy machine is slow, not wrong


def environment(**more: str) -> dict[str, str]:
    """Of a process that shares our database, data and secrets, and believes the proxy that we play."""
    return (
        os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "tests.site_settings",
            "SITE_DATABASE": str(connection.settings_dict["NAME"]),
            "TRUSTED_PROXIES": "127.0.0.1",
            "LOG_LEVEL": "WARNING",
        }
        | more
    )


class Process:
    """A command in a group of its own; `log` has everything it said."""

    command: list[str] = []

    def __init__(self, log: Path, **more: str):
        self.log, self.environment = log, environment(**more)
        self.running: subprocess.Popen | None = None

    def start(self):
        with self.log.open("ab") as log:
            self.running = subprocess.Popen(
                [sys.executable, *self.command], cwd=settings.BASE_DIR, env=self.environment,
                stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        return self

    def kill(self):
        """Hard, and all of it."""
        os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()

    def stop(self):
        if self.running and self.running.poll() is None:
            self.running.terminate()
            try:
                self.running.wait(serve.GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()


class Site(Process):
    """The web server with its worker processes."""

    def __init__(self, log: Path, **more: str):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.command = ["manage.py", "web"]
        more |= {"HOST": "127.0.0.1", "PORT": str(self.port)}
        super().__init__(log, **more)

    def processes(self) -> list[psutil.Process]:
        """Those that answer requests; the site starts a new one for each that dies."""
        return psutil.Process(self.running.pid).children() if self.running.poll() is None else []

    def start_again_if_it_has_ended(self) -> bool:
        """It ends by itself when the same process has died twice within seconds; then a supervisor starts it again."""
        ended = self.running.poll() is not None
        if ended:
            self.start()
        return ended

    def is_ready(self) -> bool:
        try:
            return requests.get(f"{self.address}/health/ready", timeout=5).status_code == 200
        except requests.RequestException:
            return False

    def wait(self):
        until = time.monotonic() + READY_WITHIN_SECONDS
        while not self.is_ready():
            if time.monotonic() > until or self.running.poll() is not None:
                raise RuntimeError(f"The site does not answer:\n{self.log.read_text()[-2000:]}")
            time.sleep(0.05)
        return self


class Worker(Process):
    """Who sends the messages."""

    command = ["manage.py", "worker"]
