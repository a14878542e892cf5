"""What the desk sees of the outbox: late messages, whether a worker is running, and sending a failed message again.

Sending itself is in delivery.py, which no page may import.
"""

import os
import socket
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Max, Min, Q

from appointments.models import Notification, WorkerBeat

LATE_AFTER = timedelta(minutes=5)
OFTEN = 3  # failed attempts: more than a short fault of the mail server
SILENT_AFTER = timedelta(minutes=2)
BEAT_EVERY = timedelta(seconds=20)
BEATS_ARE_KEPT = timedelta(days=1)

State = Notification.State


class Trouble(NamedTuple):
    """What keeps messages from being delivered. Counts are zero and flags false if all is well."""

    late: int
    late_since: datetime | None
    failing: int
    is_silent: bool
    seen_at: datetime | None


def trouble(now: datetime) -> Trouble:
    """Two queries for any number of messages and workers."""
    late = Q(run_at__lt=now - LATE_AFTER)
    waiting = Notification.objects.filter(state=State.WAITING).aggregate(
        late=Count("pk", filter=late),
        late_since=Min("run_at", filter=late),
        failing=Count("pk", filter=Q(attempts__gte=OFTEN) & ~late),
    )
    seen_at = WorkerBeat.objects.aggregate(seen_at=Max("seen_at"))["seen_at"]
    return Trouble(**waiting, is_silent=seen_at is None or seen_at < now - SILENT_AFTER, seen_at=seen_at)


def try_again(notification: Notification, now: datetime) -> bool:
    """Queue a failed message again. Returns False if it was not failed, or was queued again already.

    The worker checks as usual whether the message is still true. A call that reception has to make stays on its list.
    """
    given_up = Notification.objects.filter(pk=notification.pk, state=State.GIVEN_UP)
    return bool(given_up.update(state=State.WAITING, run_at=now, attempts=0, leased_until=None, finished_at=None))


class SignsOfLife:
    """Records that one worker is running. It may be called at every step and writes one row every twenty seconds."""

    def __init__(self):
        self.worker = f"{socket.gethostname()[:60]}:{os.getpid()}"
        self.written_at: datetime | None = None

    def give(self, now: datetime) -> None:
        if self.written_at is not None and self.written_at <= now < self.written_at + BEAT_EVERY:
            return
        WorkerBeat.objects.update_or_create(worker=self.worker, defaults={"seen_at": now})
        WorkerBeat.objects.filter(seen_at__lt=now - BEATS_ARE_KEPT).delete()
        self.written_at = now
