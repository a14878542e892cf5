"""The engine beside the plain sweep, on the same rows in the same run, and a whole page beside a bare view."""

import importlib.util
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import time_machine
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from appointments.times import availability, day_plan_rows
from appointments.times.day_plan import DayPlan, Days
from clinic import calendar
from tests import make, make_visits
from tests.benchmarks import bare, clinics
from tests.benchmarks.measure import least, statements, table

SWEEP = Path(__file__).resolve().parents[3] / "shared" / "data" / "bench" / "sweep.py"
FIRST, DAYS = date(2026, 3, 2), 30
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def report() -> list[str]:
    sweep = _sweep()
    if sweep is None:
        return ["The plain sweep is not beside this repository: the engine was not compared.", ""]
    with override_settings(CLINIC_TIME_ZONE=sweep.ZONE):
        make.profile(notice=timedelta(0), horizon_days=DAYS)
        rows = [_compared(sweep, 10, 1000), _compared(sweep, 5, 20_000)]
        return [
            "## The engine beside the plain sweep", "",
            "Thirty days. *Engine*: agenda and intervals, the rows in memory as the sweep has them (B7, goal ≤ 2).",
            "*With the database*: `free_slots()` whole, four statements, its rows fetched and its slots made.", "",
            *table(
                ["practitioners", "visits stored", "slots", "sweep, ms", "engine, ms", "engine ÷ sweep",
                 "with the database, ms", "statements"],
                *rows,
            ),
            *_page(),
        ]  # fmt: skip


def _compared(sweep, size: int, visits: int) -> list:
    rules, closed, booked, _base = sweep.data(size, DAYS, visits, FIRST, dense=False)
    people = clinics.practitioners(size, f"engine-{size}-{visits}")
    service = clinics.from_rows(people, rules, closed, booked, FIRST)
    keys, last = [person.pk for person in people], FIRST + timedelta(days=DAYS - 1)
    visit = availability.visit_of(service, returning=False)

    def plain():
        return sweep.sweep(FIRST, DAYS, rules, closed, booked)

    days = Days.between(FIRST, last)
    timetables = list(day_plan_rows.timetable_rows(keys, days))
    held = day_plan_rows.held_rows(keys, days, NOW, timedelta(hours=1))
    moments = [*day_plan_rows.exception_rows(keys, days, calendar.current()), *held]

    def engine():
        agenda = DayPlan(keys, Days.between(FIRST, last), timetables, moments)
        return [agenda.starts(key, visit, 0) for key in keys]

    def whole():
        return list(availability.free_slots(service, people, FIRST, last, returning=False, now=NOW))

    assert engine() == list(plain().values()), "the two disagree"
    sweep_ms, engine_ms, whole_ms = least(plain, engine, whole)
    return [
        size, f"{visits:,}", f"{len(whole()):,}", f"{sweep_ms:.2f}", f"{engine_ms:.2f}",
        f"**{engine_ms / sweep_ms:.2f}**", f"{whole_ms:.1f}", statements(whole),
    ]  # fmt: skip


def _page() -> list[str]:
    """The page with a month of times of ten practitioners, through all of the middleware, beside a bare view."""
    from clinic.models import Service

    service = Service.objects.get(slug="service-of-engine-10-1000-0")
    draft = make_visits.draft(service, None, now=make_visits.now(), practitioner=None)
    path = reverse("appointments:time", args=[draft.pk])
    browser = Client()
    browser.cookies[settings.DRAFT_COOKIE_NAME] = make_visits.COOKIE

    def page():
        assert browser.get(path).status_code == 200

    with time_machine.travel(NOW, tick=True):
        type(draft).objects.filter(pk=draft.pk).update(created_at=NOW, updated_at=NOW)
        asked = statements(page)
        page_ms, *hundreds = least(page, bare.asked(middleware=False), bare.asked(middleware=True))
    stripped_ms, bare_ms = (ms / bare.TIMES for ms in hundreds)
    return [
        "The page “day and time” for ten practitioners, thirty days, a thousand visits: the whole request in process, "
        "asked with Django's test client. The bare view is a view that answers “ok” without any middleware; behind "
        "this site's middleware it stands beside it.", "",
        *table(
            ["page, ms", "statements of the page", "bare view, ms", "page ÷ bare view (goal ≤ 100)",
             "behind the site's middleware, ms", "page ÷ that"],
            [f"{page_ms:.1f}", asked,
             f"{stripped_ms:.3f}", f"**{page_ms / stripped_ms:.0f}**", f"{bare_ms:.3f}", f"{page_ms / bare_ms:.0f}"],
        ),
    ]  # fmt: skip


def _sweep():
    if not SWEEP.exists():
        return None
    spec = importlib.util.spec_from_file_location("sweep", SWEEP)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
