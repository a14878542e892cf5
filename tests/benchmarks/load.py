"""Sixteen clients on the real web server: bookings a second, beside the bare view on the same server."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection

from appointments.models import Appointment, HeldTime
from clinic import web_server
from tests import make, make_visits
from tests.benchmarks.measure import table
from tests.parallel import free_port
from tests.patient import network_address

CLIENTS, PROCESSES = 16, 2
BOOKINGS, BARE_REQUESTS, ROUNDS = 320, 4_000, 3
PRACTITIONERS = 10
BARE = "tests.benchmarks.bare_wsgi.application"
BARE_SETTINGS = {"DJANGO_SETTINGS_MODULE": "tests.benchmarks.bare_settings"}


def report() -> list[str]:
    """Twice: with the browsers of the tests, and with clients that leave almost all of the machine to the server."""
    rows = []
    for lean in (False, True):
        rounds = []
        for number in range(ROUNDS):  # in turn, the bare view before and after: what disturbs one disturbs the others
            before = _bare(lean, middleware=False)
            booked = _bookings(number + ROUNDS * lean, lean)
            stripped = (before + _bare(lean, middleware=False)) / 2
            rounds.append((booked / stripped, booked, stripped, _bare(lean, middleware=True)))
        ratio, booked, stripped, bare = sorted(rounds)[ROUNDS // 2]
        ratios = ", ".join(f"{each[0]:.3f}" for each in sorted(rounds))
        client = "lean (http.client)" if lean else "the tests' patients (requests)"
        told = [f"**{ratio:.3f}** ({ratios})", f"{bare:.0f}", f"{booked / bare:.3f}"]
        rows.append([client, f"{booked:.0f}", f"{stripped:.0f}", *told])
    total = 2 * ROUNDS * BOOKINGS
    assert Appointment.objects.filter(client__gt="").count() == total
    assert HeldTime.objects.filter(appointment__client__gt="").count() == total
    return [
        f"## Sixteen clients at once ({connection.vendor})", "",
        f"waitress, {web_server.PROCESSES} processes of {web_server.THREADS} threads, as `make run` starts it; "
        "clients, server and database share the machine. A booking is the last POST of a patient, each of a "
        f"different time; of {ROUNDS} "
        f"rounds of {BOOKINGS} the one whose ratio lies in the middle. All {total:,} were answered with 302 and "
        "counted in the database afterwards. The bare view is a view that answers “ok” without any middleware "
        "(goal ≥ 0.04), asked before and after each round; behind the site's middleware it stands beside it. "
        "The ratio depends on what the client costs: it is given for two.", "",
        *table(
            ["client", "bookings a second", "bare view, requests a second", "ratio",
             "behind the site's middleware, requests a second", "ratio"],
            *rows,
        ),
    ]  # fmt: skip


def _bare(lean: bool, *, middleware: bool) -> float:
    request = ["GET", "/bare/", {"X-Forwarded-For": network_address(1)}, None]
    with Server(BARE, **BARE_SETTINGS, BARE_MIDDLEWARE=str(middleware).lower()) as port:
        send(port, lean, [[request] * 20] * CLIENTS, 200)  # warm
        return send(port, lean, [[request] * (BARE_REQUESTS // CLIENTS)] * CLIENTS, 200)


def _bookings(round_number: int, lean: bool) -> float:
    jobs = _prepared(round_number)
    with Server("clinic.wsgi.application") as port:
        home = ["GET", "/book/", {}, None]
        send(port, lean, [[home] * 4] * CLIENTS, 200)
        return send(port, lean, [jobs[number::CLIENTS] for number in range(CLIENTS)], 302)


def _prepared(round_number: int) -> list[list]:
    """Every patient stands before the last button, each with an address, a phone and a time of their own."""
    people = [make.practitioner(slug=f"load-{round_number}-{number}") for number in range(PRACTITIONERS)]
    for person in people:
        make_visits.timetable(person, "08:00", "20:00")
    half_hour = timedelta(minutes=30)
    service = make.service(people, slug=f"load-{round_number}", step=half_hour)
    jobs = []
    for number in range(BOOKINGS):
        person, place = people[number % PRACTITIONERS], number // PRACTITIONERS
        starts_at = eight_oclock() + timedelta(days=place // 24) + half_hour * (place % 24)
        patient = round_number * BOOKINGS + number
        draft = make_visits.draft(
            service, starts_at, practitioner=person, cookie=f"browser-{patient}", phone=f"+97150{patient:07}",
            email=f"patient{patient}@example.com", now=make_visits.now() - timedelta(minutes=5),
        )  # fmt: skip
        secret = f"{patient:032}"
        cookies = f"{settings.DRAFT_COOKIE_NAME}=browser-{patient}; {settings.CSRF_COOKIE_NAME}={secret}"
        headers = {
            "Cookie": cookies, "X-Forwarded-For": network_address(patient),
            "Content-Type": "application/x-www-form-urlencoded",
        }  # fmt: skip
        draft.refresh_from_db()
        body = urlencode({"csrfmiddlewaretoken": secret} | make_visits.last_page(draft))
        jobs.append(["POST", f"/book/{draft.pk}/details/", headers, body])
    return jobs


def eight_oclock() -> datetime:
    day = (make_visits.now() + timedelta(days=3)).astimezone(settings.CLINIC_TIME_ZONE)
    return day.replace(hour=8, minute=0, second=0, microsecond=0)


def send(port: int, lean: bool, threads: list[list], expected: int) -> float:
    """All of it, from several processes; returns requests a second."""
    number = sum(map(len, threads))
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.client"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _process in range(PROCESSES)
    ]
    for place, process in enumerate(running):
        process.stdin.write(json.dumps({"port": port, "lean": lean, "threads": threads[place::PROCESSES]}))
        process.stdin.close()
    answers = [json.loads(process.stdout.read()) for process in running]
    for process in running:
        process.wait()
    told = sum((Counter(answer["statuses"]) for answer in answers), Counter())
    assert told == {str(expected): number}, told
    return number / max(answer["seconds"] for answer in answers)


class Server:
    """The web server with one of two applications, until the block ends."""

    def __init__(self, application: str, **environment: str):
        self.application, self.environment, self.port = application, environment, free_port()

    def __enter__(self) -> int:
        self.running = subprocess.Popen(
            [sys.executable, "manage.py", "web", "--application", self.application],
            cwd=Path(__file__).parents[2],
            env=os.environ | self.environment | {"PORT": str(self.port)},
        )
        for _attempt in range(200):
            if self.running.poll() is not None:
                raise RuntimeError(f"{self.application} does not start")
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/bare/", timeout=5):
                    break
            except urllib.error.HTTPError:
                break  # the site has no such page, but it answers
            except OSError:
                time.sleep(0.1)
        return self.port

    def __exit__(self, *_problem):
        self.running.terminate()
        self.running.wait(20)
