"""A year of the clinic's calendar, run by tests/proofs/calendar.py: what it looked at, and what was wrong."""

import json
import os
import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.sweeps import clinic_year, promises, said

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DAYS = int(os.environ.get("CALENDAR_DAYS", "364"))
STEP = int(os.environ.get("CALENDAR_PAGE_HOURS", "1"))  # hours between two looks at the pages; each edge besides


@pytest.fixture
def clinic(manager):
    made = clinic_year.build(manager)
    said.give_feeds(made, manager)
    return made


@pytest.fixture
def since():
    return clinic_year.here(clinic_year.FIRST_DAY)


@pytest.fixture
def oracle(clinic, since):
    return clinic_year.Oracle(since - 10 * DAY, since + (DAYS + 14) * DAY)


def test_every_hour_of_the_calendar_and_of_the_promises(clinic, oracle, since, monkeypatch):
    promises.reads_once(monkeypatch)
    began, hours = time.monotonic(), DAYS * 24
    wrong = promises.calendar_breaks(oracle, since, hours)
    wrong += promises.table_breaks(oracle, clinic_year.FIRST_DAY, DAYS)
    broken, counted = promises.promise_breaks(clinic, oracle, since, hours)
    _write_down("hours of the calendar", hours, wrong, "first free times", counted, broken, began)
    assert wrong + broken == []


def test_pages_and_messages_at_every_edge_and_hour(clinic, oracle, since, client):
    began = time.monotonic()
    edges = [edge for edge in oracle.edges if since <= edge < since + DAYS * DAY]
    around = {each for edge in edges for each in (edge - timedelta(seconds=1), edge)}
    hours = {since + number * HOUR for number in range(0, DAYS * 24, STEP)}
    broken = []
    for now in sorted(around | hours):
        broken += said.breaks(clinic, oracle, client, now, near=14 * DAY if now in around else 0 * DAY)
    _write_down("moments before and at an edge", len(around), broken, "further hours", len(hours - around), [], began)
    assert broken == []


def _write_down(what, number, wrong, more, of_them, broken, began) -> None:
    rows = [(what, number, len(wrong)), (more, of_them, len(broken))]
    line = {"rows": rows, "seconds": round(time.monotonic() - began), "examples": [str(each) for each in wrong[:5]]}
    line["examples"] += [str(each) for each in broken[:5]]
    with Path(os.environ["CALENDAR_RECORD"]).open("a") as file:
        file.write(json.dumps(line) + "\n")
