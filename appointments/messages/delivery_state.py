"""What the desk sees of the outbox: what is late, whether anybody sends, and one more try for what was given up.

The sending itself is in delivery.py, which no page may import.
"""

import os
import socket
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Max, Min, Q

from appointments.models import Notification, WorkerBeat

LATE_AFTER = timedelta(minutes=5)
OFTEN = 3  # attempts that failed: then it is no hiccup of the mail server
SILENT_AFTER = timedelta(minutes=2)
BEAT_EVERY = timedelta(seconds=20)
BEATS_ARE_KEPT = timedelta(days=1)

State = Notification.State


class Trouble(NamedTuple):
    """What keeps messages from arriving; all of it is false where they arrive."""

    late: int
    late_since: datetime | None
    failing: int
    is_silent: bool
    seen_at: datetime | None


def trouble(now: datetime) -> Trouble:
    """Two statements, however many messages and workers there are."""
    late = Q(run_at__lt=now - LATE_AFTER)
    waiting = Notification.objects.filter(state=State.WAITING).aggregate(
        late=Count("pk", filter=late),
        late_since=Min("run_at", filter=late),
        failing=Count("pk", filter=Q(attempts__gte=OFTEN) & ~late),
    )
    seen_at = WorkerBeat.objects.aggregate(seen_at=Max("seen_at"))["seen_at"]
    return Trouble(**waiting, is_silent=seen_at is None or seen_at < now - SILENT_AFTER, seen_at=seen_at)


def try_again(notification: Notification, now: datetime) -> bool:
    """Put a message that was given up into the outbox once more; False where somebody has done so already.

    The worker asks then, as always, whether it is still true. Whom to call stays on reception's list until it is done.
    """
    given_up = Notification.objects.filter(pk=notification.pk, state=State.GIVEN_UP)
    return bool(given_up.update(state=State.WAITING, run_at=now, attempts=0, leased_until=None, finished_at=None))


class SignsOfLife:
    """One worker's: it may say at every step that it is there, and one row every twenty seconds is written."""

    def __init__(self):
        self.worker = f"{socket.gethostname()[:60]}:{os.getpid()}"
        self.written_at: datetime | None = None

    def give(self, now: datetime) -> None:
        if self.written_at is not None and self.written_at <= now < self.written_at + BEAT_EVERY:
            return
        WorkerBeat.objects.update_or_create(worker=self.worker, defaults={"seen_at": now})
        WorkerBeat.objects.filter(seen_at__lt=now - BEATS_ARE_KEPT).delete()
        self.written_at = now
