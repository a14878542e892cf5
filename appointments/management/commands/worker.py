"""Command that runs the worker until it is stopped. Several may run at once."""

import logging
import signal
import threading
from itertools import count

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from appointments import worker
from appointments.booking import waitlist
from appointments.messages import delivery_state, digest
from appointments.patients import retention

log = logging.getLogger(__name__)

PAUSE_SECONDS = 1.0
LOOKS_AROUND_EVERY = 15  # rounds: computing free times for the waiting list is slow, the rest only reads what is due
LOOKS_AT_WHAT_WAS_KEPT_LONG_ENOUGH_EVERY = 86_400  # rounds: at the start and about once a day


class Command(BaseCommand):
    help = "Send waiting messages, expire unanswered requests and forget old drafts."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Do what is due now, then stop.")

    def handle(self, *, once, **options):
        stop = threading.Event()
        signs = delivery_state.SignsOfLife()
        if not once:
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, lambda *_signal: stop.set())
            self.stdout.write("The worker is running.")
        for number in count():
            if stop.is_set():
                return
            try:
                close_old_connections()
                if number % LOOKS_AROUND_EVERY == 0:
                    waitlist.offer_freed(timezone.now())
                    digest.queue(timezone.now())
                worker.work(alive=signs.give)
                if number % LOOKS_AT_WHAT_WAS_KEPT_LONG_ENOUGH_EVERY == 0:
                    retention.run(timezone.now())
            except DatabaseError as problem:
                if once:
                    raise
                log.warning("The database did not answer: %s", type(problem).__name__)
                connection.close()
            if once:
                return
            stop.wait(PAUSE_SECONDS)
