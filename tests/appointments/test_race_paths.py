"""Each write path as a race, on a real site with several processes. `make prove` runs the same with more of everything."""

import json
import os
import re
import time
from pathlib import Path

import pytest
from django.db import connection

from tests.live_site import Site
from tests.races.arena import Arena
from tests.races.paths import PATHS

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ROUNDS = int(os.environ.get("RACE_ROUNDS", "3"))
TROUBLE = re.compile(r" (ERROR|CRITICAL) |deadlock|OperationalError", re.IGNORECASE)
CLIENTS = int(os.environ.get("RACE_CLIENTS", "20"))


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        site = Site(tmp_path_factory.mktemp("site") / "log").start()
    yield site.wait()
    site.stop()


@pytest.fixture
def arena(site, roles):
    said_before = site.log.stat().st_size
    arena = Arena(site.address)
    yield arena
    arena.leave()
    said = site.log.read_bytes()[said_before:].decode()
    assert [line for line in said.splitlines() if TROUBLE.search(line)] == []


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
def test_a_race_has_one_winner_and_a_sound_history(path, arena):
    started = time.monotonic()

    for _round in range(ROUNDS):
        path.race(arena, CLIENTS)

    assert sum(arena.tally.values()) >= ROUNDS * (CLIENTS - 1)
    _write_down(path, arena, time.monotonic() - started)


def _write_down(path, arena, seconds) -> None:
    """For the report of the long proof, which runs this module."""
    if record := os.environ.get("RACE_RECORD"):
        line = {"path": path.name, "engine": connection.vendor, "told": arena.tally, "seconds": round(seconds, 1)}
        with Path(record).open("a") as file:
            file.write(json.dumps(line) + "\n")
