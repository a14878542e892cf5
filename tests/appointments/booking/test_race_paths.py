"""Each write path as a race, on a real site with several processes. `make prove` runs many rounds."""

import json
import os
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest
from django.db import connection

from appointments.booking import requests
from appointments.booking.statuses import SlotGone
from appointments.messages import outbox
from appointments.models import Appointment
from tests import make_visits, parallel
from tests.live_site import Site
from tests.races import (  # noqa: F401 - they add themselves to PATHS
    calling_paths,
    contact_paths,
    desk_paths,
    reminder_paths,
    season_paths,
    waiting_paths,
)
from tests.races.arena import Arena
from tests.races.paths import PATHS, closes, closes_in_the_admin

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ROUNDS = int(os.environ.get("RACE_ROUNDS", "2"))
LONG_ENOUGH_TO_CLOSE = 2.0  # seconds; a closure that has to wait is given up on by SQLite after ten times as many
TROUBLE = re.compile(r" (ERROR|CRITICAL) |deadlock|OperationalError", re.IGNORECASE)
CLIENTS = int(os.environ.get("RACE_CLIENTS", "12"))


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        site = Site(tmp_path_factory.mktemp("site") / "log").start()
    yield site.wait()
    site.stop()
    with django_db_blocker.unblock():
        parallel.wait_until_alone()


@pytest.fixture
def arena(site, transactional_db):
    said_before = site.log.stat().st_size
    arena = Arena(site.address)
    yield arena
    arena.leave()
    said = site.log.read_bytes()[said_before:].decode()
    assert [line for line in said.splitlines() if TROUBLE.search(line)] == []


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
def test_a_race_has_one_winner_and_a_sound_history(path, arena):
    started = time.monotonic()
    try:
        for _round in range(ROUNDS):
            path.race(arena, CLIENTS)
    finally:
        _write_down(path, arena, time.monotonic() - started)

    assert sum(arena.tally.values()) >= ROUNDS * (CLIENTS - 1)


@pytest.mark.parametrize("whole_clinic", [False, True], ids=["one-practitioner", "whole-clinic"])
@pytest.mark.parametrize("close", [closes, closes_in_the_admin])
def test_nobody_is_received_on_a_day_that_was_closed_before(close, whole_clinic, arena, monkeypatch):
    """A request stands just before its commit while somebody closes the day: the closure waits for it, or wins."""
    service = make_visits.bookable_service()
    draft = make_visits.draft(service, make_visits.in_two_days(), now=make_visits.now())
    [manager] = arena.staff(1)
    about_to_commit, may_commit = threading.Event(), threading.Event()

    def lingering(*_message):
        about_to_commit.set()
        assert may_commit.wait(timeout=30)

    monkeypatch.setattr(outbox, "queue", lingering)
    with ThreadPoolExecutor(2) as pool:
        asked = pool.submit(parallel.together, lambda: requests.request(draft=draft))
        assert about_to_commit.wait(timeout=30)
        closed = pool.submit(close, manager, None if whole_clinic else draft.practitioner)
        was_closed_first = bool(wait([closed], timeout=LONG_ENOUGH_TO_CLOSE).done)
        may_commit.set()
        [answer] = asked.result()

    assert closed.result().outcome in {"success", "warning"}
    assert isinstance(answer, SlotGone if was_closed_first else Appointment)


def _write_down(path, arena, seconds) -> None:
    """For the report of the long proof, which runs this module."""
    if record := os.environ.get("RACE_RECORD"):
        line = {
            "path": path.name.replace("_", " "),
            "promise": path.promise,
            "by": "HTTP" if path.over_http else "domain",
            "engine": connection.vendor,
            "told": arena.tally,
            "seconds": round(seconds, 1),
        }
        with Path(record).open("a") as file:
            file.write(json.dumps(line) + "\n")
