"""The systematic part of the kill loop: one kill before and one after each thing that a change writes."""

import re
import signal
import subprocess
import time
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path

from requests import RequestException

from appointments import links
from appointments.booking import requests
from appointments.models import Appointment, Notification, Status
from tests import invariants, make, make_visits
from tests.live_site import Site, Worker
from tests.patient import Patient
from tests.races.arena import Receptionist

KILLED = re.compile(r"killed at (\d+) (before|after): (.+)")
SHORT_LEASE = "0.5"  # the next worker takes longer than that to start
ANSWER_WITHIN_SECONDS = 60
numbers = count(1_000_000)


def every_point(folder: Path) -> tuple[dict, list[str]]:
    """What was killed where (number, side, name), and what was wrong afterwards."""
    site = Site(folder / "points.log").start().wait()
    [receptionist] = [Receptionist(site.address, make.user("at-the-points", roles=["receptionist"]), 1)]
    service = make_visits.bookable_service("00:00", "23:30")
    times = _free_times(service)
    points: dict[str, list] = {}
    broken: list[str] = []
    try:
        for work in (_LastButton, _ConfirmAtTheDesk, _CancelByLink):
            points[work.title], wrong = _over_http(site, work, service, times, receptionist)
            broken += wrong
    finally:
        site.stop()
    points["the worker sends"], wrong = _worker(folder, service, times)
    return points, broken + wrong


class _LastButton:
    title = "the patient's last button"
    answers = frozenset({302})

    def __init__(self, site, service, starts_at, _receptionist):
        self.patient = (
            Patient(site.address, next(numbers)).drafts(service, starts_at, reason="A reason.").opens_the_review()
        )

    def press(self, headers):
        self.patient.session.headers.update({"X-Kill-At": ""} | headers)  # "" is counted, and kills nobody
        return self.patient.sends()

    def wrong(self) -> list[str]:
        made = Appointment.objects.filter(draft_key=self.patient.draft.pk)
        return [] if [visit.reason.words for visit in made] == ["A reason."] else [f"{len(made)} visits of one draft"]


class _ConfirmAtTheDesk:
    title = "confirm at the desk"
    answers = frozenset({302, 409})  # 409: it was confirmed by the press that got no answer
    becomes = Status.CONFIRMED

    def __init__(self, _site, service, starts_at, receptionist):
        facts = {"cookie": str(next(numbers)), "now": make_visits.now()}
        self.visit = make_visits.request(service, starts_at, **facts)
        self.receptionist = receptionist

    def press(self, headers):
        desk = self.receptionist
        return desk.session.post(
            f"{desk.address}/admin/desk/visits/{self.visit.pk}/confirm/", headers=headers,
            data={"csrfmiddlewaretoken": desk.secret}, allow_redirects=False, timeout=60,
        )  # fmt: skip

    def wrong(self) -> list[str]:
        self.visit.refresh_from_db()
        return [] if self.visit.status == self.becomes else [f"{self.title}: the visit is {self.visit.status}"]


class _CancelByLink(_ConfirmAtTheDesk):
    title = "cancel by the patient's link"
    becomes = Status.CANCELLED

    def __init__(self, site, service, starts_at, receptionist):
        super().__init__(site, service, starts_at, receptionist)
        requests.confirm(self.visit, by=receptionist.user)
        self.browser = Patient(site.address, next(numbers))
        self.address = f"{site.address}{links.manage(self.visit)}cancel/"
        self.token = None

    def press(self, headers):
        if self.token is None:
            self.browser.session.get(self.address, timeout=60).raise_for_status()
            self.token = self.browser.session.cookies.get("csrf")
        return self.browser.session.post(
            self.address, headers=headers, data={"csrfmiddlewaretoken": self.token}, allow_redirects=False, timeout=60
        )


def _over_http(site, work, service, times, receptionist):
    """Press with the wish to be killed there, look, press again; until the wish lies behind the last point."""
    killed, broken = [], []
    for side in ("before", "after"):
        for number in count(1):
            done = work(site, service, next(times), receptionist)
            said_before = site.log.stat().st_size
            wish = {"X-Kill-At": f"{number} {side}"}
            answer = _patiently(partial(done.press, wish), site, since=said_before)
            if answer is not None:
                break
            killed.append(KILLED.search(site.log.read_bytes()[said_before:].decode()).groups())
            broken += _at(killed[-1], work.title, invariants.broken())
            again = _patiently(partial(done.press, {}), site)
            refused = [] if again.status_code in done.answers else [f"HTTP {again.status_code}"]
            broken += _at(killed[-1], work.title, refused)
            broken += _at(killed[-1], work.title, done.wrong() + invariants.broken())
    return killed, broken


def _patiently(press, site, since=None):
    """The answer; None if the site has said `since` then that it was killed. While it only starts it is asked again."""
    until = time.monotonic() + ANSWER_WITHIN_SECONDS
    while True:
        try:
            return press()
        except RequestException:
            if since is not None and KILLED.search(site.log.read_bytes()[since:].decode()):
                return None
            if time.monotonic() > until:
                raise
            site.start_again_if_it_has_ended()
            time.sleep(0.05)


def _worker(folder: Path, service, times):
    """`manage.py worker --once` with one message to send: killed, then run again."""
    killed, broken = [], []
    log = folder / "points-worker.log"
    letter_box = folder / "mail"
    _once(log)  # what was there before
    for side in ("before", "after"):
        for number in count(1):
            visit = make_visits.request(
                service, next(times), cookie=str(next(numbers)), now=make_visits.now(), email="", reason=""
            )
            said_before = log.stat().st_size
            if _once(log, KILL_AT=f"{number} {side}") != -signal.SIGKILL:
                break
            killed.append(KILLED.search(log.read_bytes()[said_before:].decode()).groups())
            broken += _at(killed[-1], "worker", invariants.broken())
            _once(log)
            [message] = Notification.objects.filter(appointment=visit, kind=Notification.Kind.TO_ANSWER)
            copies = sum(str(message.message_id) in mail.read_text() for mail in letter_box.glob("*.eml"))
            if message.state != Notification.State.ACCEPTED or copies not in {1, 2}:
                broken += _at(killed[-1], "worker", [f"{copies} copies, the message is {message.state}"])
    return killed, broken


def _once(log: Path, **more: str) -> int:
    worker = Worker(log, LEASE_SECONDS=SHORT_LEASE, **more)
    worker.command = [*Worker.command, "--once"]
    try:
        return worker.start().running.wait(timeout=ANSWER_WITHIN_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        raise


def _free_times(service):
    """Starts that nobody has had, day after day."""
    nine = make_visits.in_two_days()
    return (nine + timedelta(days=n // 16, minutes=30 * (n % 16)) for n in count())


def _at(point, title, wrong) -> list[str]:
    return [f"{title}, killed {point[1]} {point[0]} {point[2]}: {what}" for what in wrong]
