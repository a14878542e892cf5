"""Everything the site needs, in one terminal: database, roles, static files, then site and worker until Ctrl-C."""

import os
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from clinic import private_files, static_files
from clinic.backups import continuous
from clinic.backups.refusal import Refused

GRACE_SECONDS = 10


class Command(BaseCommand):
    help = "Prepare the database and static files, then run the site and the worker until Ctrl-C."

    def add_arguments(self, parser):
        parser.add_argument("--reload", action="store_true", help="Restart the site when the code changes.")

    def handle(self, *, reload, **options):
        private_files.mend(settings.DATA_DIR, but_not=settings.STATIC_ROOT)
        running_copy = self._running_copy()
        call_command("compilemessages", verbosity=0)
        call_command("migrate", verbosity=0)
        call_command("establish_roles", stdout=open(os.devnull, "w"))  # noqa: SIM115 - lives as long as the command
        call_command("reindex_search", "--missing", stdout=open(os.devnull, "w"))  # noqa: SIM115
        static_files.collect_if_changed()
        if settings.DEMO:
            call_command("load_demo")
        commands = [self._site(reload), ["manage.py", "worker"], *running_copy]
        processes = [self._start(*command) for command in commands]
        self.stdout.write(self.style.SUCCESS(f"The site: http://{settings.HOST}:{settings.PORT}/"))
        self.stdout.write(f"The desk: http://{settings.HOST}:{settings.PORT}/admin/   (Ctrl-C stops everything)")
        self.stdout.flush()
        self._until_one_ends(processes)

    def _site(self, reload: bool) -> list[str]:
        if reload:
            return ["manage.py", "runserver", f"{settings.HOST}:{settings.PORT}"]
        return ["manage.py", "web"]

    def _running_copy(self) -> list[list[str]]:
        if not settings.LITESTREAM_URL:
            return []
        try:
            continuous.command()
        except Refused as refused:
            raise CommandError(str(refused)) from None
        return [["manage.py", "replicate"]]

    def _start(self, *command: str) -> subprocess.Popen:
        """Start in its own process group: Ctrl-C reaches only this command, which then ends the others in order."""
        return subprocess.Popen(  # noqa: S603 - our own words only
            [sys.executable, *command], cwd=settings.BASE_DIR, start_new_session=True
        )

    def _until_one_ends(self, processes: list[subprocess.Popen]) -> None:
        """Wait for Ctrl-C or for either process to end, then end both: the site must not run without its worker."""
        stopped = []
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_signal: stopped.append(True))
        while not stopped and all(process.poll() is None for process in processes):
            time.sleep(0.2)
        for process in processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in processes:
            try:
                process.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        if not stopped:
            sys.exit("The site or the worker has ended by itself; the other was stopped.")
