"""The pages of a booking: times, details and received, in process and for sixteen clients at once."""

from datetime import timedelta

from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests import make, make_visits
from tests.benchmarks import bare, load
from tests.benchmarks.measure import least, statements, table
from tests.patient import network_address

REQUESTS = 640
# The same script on commit 4272f3a, the last with six pages, on the same machine, minutes later (2 December 2026):
# milliseconds in process, statements, requests a second. The last page was then a page of its own, "check your
# answers": 7.5 ms, 5 statements, 197 requests a second.
BEFORE = {"times": (10.3, 8, 106), "details": (9.8, 4, 137), "received": (9.9, 10, 132)}


def report() -> list[str]:
    """A service of ten practitioners of its own, without appointments: thirty days of free times."""
    people = [make.practitioner(slug=f"pages-{number}") for number in range(10)]
    for person in people:
        make_visits.timetable(person, "08:00", "20:00")
    service = make.service(people, slug="pages-of-a-booking", step=timedelta(minutes=30))
    rows = []
    for name, path, cookie in _pages(service, people):
        browser = _browser(cookie)

        def page(path=path, browser=browser):
            assert browser.get(path).status_code == 200

        asked = statements(page)
        ms, hundred = least(page, bare.asked(middleware=False))
        plain = hundred / bare.TIMES
        before, asked_before, served_before = BEFORE[name]
        served = f"{_served(path, cookie):.0f}"
        rows.append([name, f"{ms:.1f}", before, asked, asked_before, f"{ms / plain:.0f}", served, served_before])
    return [
        "## The pages of a booking", "",
        f"Ten practitioners, thirty days of free times. In process as above; then {load.CLIENTS} clients at once "
        f"({REQUESTS} requests, lean client) on the web server as `make run` starts it. *Before*: the booking in six "
        "pages (commit 4272f3a), whose page “check your answers” is now part of the details.", "",
        *table(
            ["page", "ms in process", "before", "statements", "before", "÷ bare view",
             "requests a second, 16 clients", "before"],
            *rows,
        ),
    ]  # fmt: skip


def _browser(cookie: str) -> Client:
    browser = Client()
    browser.cookies[settings.DRAFT_COOKIE_NAME] = cookie
    return browser


def _pages(service, people):
    """Each in a browser of its own: its name, address and cookie."""
    made = make_visits.now() - timedelta(minutes=5)
    choosing = make_visits.draft(service, None, now=made, practitioner=None, cookie="times")
    starts_at = load.eight_oclock()
    chosen = make_visits.draft(service, starts_at, practitioner=people[0], now=made, cookie="details")
    sent = make_visits.draft(service, starts_at, practitioner=people[1], now=made, phone="+971501239999", cookie="sent")
    sent.refresh_from_db()
    answer = _browser("sent").post(reverse("appointments:details", args=[sent.pk]), make_visits.last_page(sent))
    assert answer.status_code == 302, answer.status_code
    return [
        ("times", reverse("appointments:time", args=[choosing.pk]), "times"),
        ("details", reverse("appointments:details", args=[chosen.pk]), "details"),
        ("received", answer["Location"], "sent"),
    ]


def _served(path: str, cookie: str) -> float:
    headers = {"Cookie": f"{settings.DRAFT_COOKIE_NAME}={cookie}"}
    requests = [
        ["GET", path, headers | {"X-Forwarded-For": network_address(number)}, None] for number in range(REQUESTS)
    ]
    with load.Server("clinic.wsgi.application") as port:
        return load.send(port, True, [requests[number :: load.CLIENTS] for number in range(load.CLIENTS)], 200)
