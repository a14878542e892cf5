"""The worker as a process of its own: killed at the worst moment, it loses nothing."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from appointments.models import Notification, WorkerBeat
from tests import make_visits

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

PATIENCE = 120  # seconds; a busy machine is slow, not wrong


def database_url() -> str:
    """Where this run's test database is, for another process."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    server = urlsplit(os.environ["DATABASE_URL"])
    return f"{server.scheme}://{server.netloc}/{name}?{server.query}"


@pytest.fixture
def start_worker(post_office):
    """Start workers on this test's database; none outlives the test."""
    started = []

    def start(*arguments) -> subprocess.Popen:
        started.append(_worker(post_office, *arguments))
        return started[-1]

    yield start
    for worker in started:
        if worker.poll() is None:
            worker.kill()
            worker.wait()


def _worker(post_office, *arguments) -> subprocess.Popen:
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "EMAIL_URL": post_office.address,
        "RECEPTION_EMAIL": "",
    }
    return subprocess.Popen([sys.executable, "manage.py", "worker", *arguments], cwd=settings.BASE_DIR, env=environment)


def until(condition, seconds=PATIENCE):
    """Wait for another process: look often, give up in the end."""
    for _look in range(seconds * 20):
        if condition():
            return
        time.sleep(0.05)
    pytest.fail("the other process did not get there in time")


def test_a_worker_killed_between_sending_and_marking_loses_no_mail(start_worker, post_office, settings):
    settings.RECEPTION_EMAIL = ""
    make_visits.request(starts_at=make_visits.in_two_days(), now=make_visits.now())
    victim = []
    post_office.before_accepting = lambda: victim[0].send_signal(signal.SIGKILL)
    victim.append(start_worker())

    until(lambda: victim[0].poll() is not None)

    assert victim[0].returncode == -signal.SIGKILL
    notification = Notification.objects.get()
    assert (notification.state, notification.attempts) == (Notification.State.WAITING, 1)
    assert notification.leased_until is not None

    # Another worker may not touch it while the lease lasts, and sends it once the lease is over.
    post_office.before_accepting = lambda: None
    assert start_worker("--once").wait(PATIENCE) == 0
    assert len(post_office.letters) == 1
    Notification.objects.update(leased_until=make_visits.now() - timedelta(seconds=1))
    assert start_worker("--once").wait(PATIENCE) == 0

    assert Notification.objects.get().state == Notification.State.ACCEPTED
    assert len(post_office.letters) == 2
    assert len({letter["Message-ID"] for letter in post_office.letters}) == 1


def test_a_worker_ends_in_good_order(start_worker, post_office):
    worker = start_worker()
    make_visits.request(starts_at=make_visits.in_two_days(), now=make_visits.now())
    until(lambda: post_office.letters)
    assert WorkerBeat.objects.get().worker.endswith(f":{worker.pid}")

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(PATIENCE) == 0
    until(lambda: not Notification.objects.filter(kind="received", state="waiting").exists())
