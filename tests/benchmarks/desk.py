"""The desk of a clinic with years behind it: its home page and the queue, with 100,000 visits and 25 receptionists."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from itertools import chain
from statistics import quantiles

import requests
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client

from appointments.models import Appointment, HeldTime, Status
from appointments.models.appointment import new_reference
from clinic.models import Practitioner
from tests import make, make_visits
from tests.benchmarks.load import Server
from tests.benchmarks.measure import least, statements, table
from tests.patient import network_address

VISITS, WAITING, RECEPTIONISTS, LOOKS = 100_000, 60, 25, 6
READS_FOR = 5.0  # seconds: then the page is asked for again
HOME, QUEUE, WEEK, FIND = "/admin/desk/board/", "/admin/desk/queue/", "/admin/desk/week/", "/admin/desk/find/?q="
SHOWS = {HOME: "board__block", QUEUE: "queue__row"}
PRACTITIONERS = 12


def report() -> list[str]:
    Practitioner.objects.update(is_active=False)  # of the other benchmarks: the home page shows everybody
    people = [make.practitioner(slug=f"desk-{number}") for number in range(PRACTITIONERS)]
    service = make.service(people, slug="desk")
    for person in people:
        make_visits.timetable(person, "08:00", "20:00")
    clerk = _signed_in("bench-0")
    rows = []
    _waiting(people, service)
    for stored in (0, VISITS):
        _visits(people, service, stored)
        for name, path in (
            ("today", HOME),
            ("queue", QUEUE),
            ("week board", WEEK),
            ("found by phone", f"{FIND}0501230042"),
        ):

            def look(path=path):
                assert clerk.get(path).status_code == 200

            [took] = least(look)
            rows.append([name, f"{Appointment.objects.count():,}", f"{took:.0f}", statements(look)])
    home, queue = _many_at_once(HOME), _many_at_once(QUEUE)
    return [
        f"## The desk ({connection.vendor})", "",
        f"{WAITING} requests wait. In process, with session and rights:", "",
        *table(["page", "visits stored", "ms", "statements"], *rows),
        "",
        f"{RECEPTIONISTS} receptionists open the page {LOOKS} times each and read it for {READS_FOR:.0f} seconds, on "
        f"the real server with {VISITS:,} visits and {PRACTITIONERS} practitioners, which each of them has asked once "
        "before. Seconds:", "",
        *table(
            ["page", "half within", "95 of a hundred within", "goal", "slowest", "pages a second"],
            *[
                [name, f"{half:.2f}", f"**{most:.2f}**", goal, f"{slowest:.2f}", f"{a_second:.1f}"]
                for name, goal, (half, most, slowest, a_second) in (("today", "≤ 0.2", home), ("queue", "≤ 1", queue))
            ],
        ),
    ]  # fmt: skip


def _signed_in(name: str) -> Client:
    make.user(name, roles=["receptionist"])
    client = Client()
    client.force_login(get_user_model().objects.get(username=name))
    return client


def _waiting(people, service) -> None:
    for number in range(WAITING):
        make_visits.bare_appointment(
            people[number % 10], make_visits.in_two_days() + timedelta(minutes=30 * (number // 10)), service=service,
            phone=f"+97150123{number:04d}", client=f"client {number}",
        )  # fmt: skip


def _visits(people, service, number: int) -> None:
    """Visits of the last years and of the next weeks, with their held times, in bulk."""
    if not number:
        return
    pattern = Appointment.objects.filter(service=service).first()
    facts = {
        field.attname: getattr(pattern, field.attname)
        for field in Appointment._meta.concrete_fields
        if field.name not in {"id", "reference", "link_nonce", "draft_key", "starts_at", "ends_at", "status"}
    }
    half_hour = timedelta(minutes=30)
    first = make_visits.in_two_days() - timedelta(days=number // 100 - 10)
    made, references = [], set()
    while len(references) < number:  # two of so many chosen at random would now and then be the same
        references.add(new_reference())
    for place, reference in enumerate(references):
        starts_at = first + timedelta(days=place // 100) + half_hour * (place % 100 // 10)
        more = {
            "starts_at": starts_at, "ends_at": starts_at + half_hour, "practitioner_id": people[place % 10].pk,
            "reference": reference, "status": Status.FULFILLED, "phone": f"+97150{place:07d}",
            "patient_name": f"Patient {place}",
        }  # fmt: skip
        made.append(Appointment(**facts | more))
    Appointment.objects.bulk_create(made, batch_size=2_000)
    HeldTime.objects.bulk_create(
        (
            HeldTime(
                practitioner_id=visit.practitioner_id, appointment=visit, kind=HeldTime.Kind.VISIT,
                busy_from=visit.starts_at, busy_until=visit.ends_at,
            )
            for visit in made
        ),
        batch_size=2_000,
    )  # fmt: skip


def _many_at_once(path: str) -> tuple[float, float, float, float]:
    """Seconds: the middle, the 95th of a hundred, the slowest; and pages a second."""
    clerks = [_signed_in(f"bench-{SHOWS[path]}-{number}") for number in range(RECEPTIONISTS)]
    cookies = [clerk.cookies[settings.SESSION_COOKIE_NAME].value for clerk in clerks]
    with Server("clinic.wsgi.application") as port:

        def look(number: int, looks: int = LOOKS) -> list[float]:
            session = requests.Session()
            session.cookies.set(settings.SESSION_COOKIE_NAME, cookies[number])
            session.headers["X-Forwarded-For"] = network_address(number)
            took = []
            time.sleep(READS_FOR * number / RECEPTIONISTS)  # they do not press at the same moment
            for _look in range(looks):
                began = time.perf_counter()
                page = session.get(f"http://127.0.0.1:{port}{path}", timeout=60)
                took.append(time.perf_counter() - began)
                assert (page.status_code, SHOWS[path] in page.text) == (200, True)
                time.sleep(READS_FOR)
            return took

        with ThreadPoolExecutor(RECEPTIONISTS) as pool:
            list(pool.map(partial(look, looks=1), range(RECEPTIONISTS)))  # a server that has run for a day is not cold
            began = time.perf_counter()
            times = sorted(chain.from_iterable(pool.map(look, range(RECEPTIONISTS))))
            whole = time.perf_counter() - began
    hundredths = quantiles(times, n=100, method="inclusive")
    return hundredths[49], hundredths[94], times[-1], len(times) / whole
