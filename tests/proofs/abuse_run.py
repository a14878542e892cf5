"""One database's part of the abuse: the demo clinic, a flood of fakes, a family, and one press at the desk."""

import json
import os
import random
import re
import sys
import time
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from tests.proofs import kill_run

FAKES = int(os.environ.get("FAKES", "1000"))
ADDRESSES = 50
FORGED = 100
AT_ONCE = 8
CLEAN = 60_000  # the number of the family's connection; fakes have small ones
MOTHER, FATHER = "+971509990001", "+971509990002"
FAMILY = [("Amina", MOTHER), ("Bilal", MOTHER), ("Celia", MOTHER), ("Dawud", FATHER), ("Emine", FATHER)]


def main(folder: Path) -> None:
    kill_run.prepare(folder, demo=True)
    from django.core.management import call_command

    from tests import invariants
    from tests.live_site import Site, Worker

    call_command("load_demo", stdout=(folder / "demo.log").open("w"))
    behind_a_proxy = Site(folder / "site.log")
    worker = Worker(folder / "worker.log")
    by_itself = Site(folder / "by-itself.log", TRUSTED_PROXIES="")
    week, counts = Week(), {}
    before = week.free()
    try:
        behind_a_proxy.start().wait()
        worker.start()
        began = time.monotonic()
        flood = Flood(behind_a_proxy.address, week.places(before))
        counts["flood"] = flood.sends(FAKES, lambda number: address(number % ADDRESSES + 1))
        counts["seconds of the flood"] = round(time.monotonic() - began)
        during = week.free()
        # The last entry is the proxy's own: what a client puts in front of it is no address.
        counts["forged"] = flood.sends(FORGED, lambda number: f"203.0.113.{number % 250}, {address(number % 50 + 1)}")
        by_itself.start().wait()
        flood.site = by_itself.address
        counts["forged, no proxy"] = flood.sends(FORGED, lambda number: address(number % 9999))
        counts["family"] = family_books(behind_a_proxy.address)
        counts |= reception_rejects(behind_a_proxy.address)
    finally:
        for process in (behind_a_proxy, by_itself, worker):
            process.stop()
    after = week.free()
    broken = invariants.broken() + week.broken(before, after) + expectations(counts)
    counts["places"] = week.rows(before, during, after)
    (folder / "result.json").write_text(json.dumps({"counts": counts, "broken": broken}))
    print(json.dumps(counts), broken, flush=True)


def address(number: int) -> str:
    from tests.patient import network_address

    return network_address(number)


class Week:
    """The seven days from tomorrow: with each practitioner, one service that they offer, for a new patient."""

    def __init__(self):
        from django.conf import settings

        from clinic.models import Practitioner
        from tests import make_visits

        self.first = make_visits.now().astimezone(settings.CLINIC_TIME_ZONE).date() + timedelta(days=1)
        people = Practitioner.objects.active().filter(services__is_active=True).distinct()
        self.offers = {person: person.services.filter(is_active=True).first() for person in people}

    def free(self) -> dict:
        """Every free slot, by practitioner."""
        from appointments.times import availability

        last = self.first + timedelta(days=6)
        return {
            person: list(availability.free_slots(service, [person], self.first, last, returning=False))
            for person, service in self.offers.items()
        }

    def places(self, free: dict) -> list:
        """As many slots as fit beside each other, soonest first: so many patients could still come."""
        found = []
        for person, slots in free.items():
            ends_at, service = None, self.offers[person]
            for slot in slots:
                if ends_at is None or slot.starts_at >= ends_at:
                    found.append((service, person, slot.starts_at))
                    ends_at = slot.ends_at + service.buffer_after + service.buffer_before
        return sorted(found, key=lambda place: place[2])

    def rows(self, *moments: dict) -> list:
        counts = [Counter(person.name for _service, person, _start in self.places(free)) for free in moments]
        return [[person.name, *(count[person.name] for count in counts)] for person in self.offers]

    def broken(self, before: dict, after: dict) -> list[str]:
        """Afterwards exactly those slots are free that the family does not meet."""
        from appointments.models import HeldTime

        broken = []
        for person, slots in before.items():
            theirs = list(HeldTime.objects.filter(practitioner=person, appointment__patient_name__in=dict(FAMILY)))
            service = self.offers[person]
            left = [
                slot
                for slot in slots
                if not any(
                    slot.starts_at - service.buffer_before < held.busy_until
                    and held.busy_from < slot.ends_at + service.buffer_after
                    for held in theirs
                )
            ]
            if after[person] != left:
                broken.append(f"{person.name}: {len(after[person])} slots are free again, not {len(left)}")
        return broken


class Flood:
    """Fakes that look like patients: each with a phone, an e-mail and a browser of its own, none in a hurry.

    Their answers were typed ten minutes ago, so neither the trap nor the watch for haste stops them: only the limits.
    """

    def __init__(self, site: str, places: list):
        self.site = site
        random.Random(1).shuffle(places)
        self.wanted = deque(places)
        self.sent = 0

    def sends(self, count: int, forwarded) -> dict[str, int]:
        """What the answers were. A place that was refused is tried again by the next one."""
        numbers = range(self.sent + 1, self.sent + count + 1)
        self.sent += count
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return Counter(pool.map(lambda number: self._send(number, forwarded(number)), numbers))

    def _send(self, number: int, forwarded: str) -> str:
        from django.db import connection

        from tests import make_visits
        from tests.patient import Patient

        service, person, starts_at = place = self.wanted.popleft()
        fake = Patient(self.site, number)
        fake.session.headers["X-Forwarded-For"] = forwarded
        typed_at = make_visits.now() - timedelta(minutes=10)  # after half an hour what was told is forgotten
        fake.drafts(service, starts_at, practitioner=person, patient_name=f"Fake {number}", now=typed_at)
        connection.close()
        status = fake.opens_the_last_page().sends().status_code
        fake.leaves()
        if status == 429:
            self.wanted.append(place)
        return {302: "received", 409: "gone", 429: "refused"}.get(status, f"HTTP {status}")


def family_books(site: str) -> dict[str, int]:
    """Five people at one connection, two phones, every page of the booking; then the last buttons."""
    from appointments.booking import limits
    from tests.patient import Patient

    browsers, chosen = [], []
    for number, (name, phone) in enumerate(FAMILY):
        browser = Patient(site, CLEAN + number)
        browser.session.headers["X-Forwarded-For"] = address(CLEAN)
        browsers.append(browser)
        fill_in(browser, name, phone, chosen)
    time.sleep(limits.TOO_FAST.total_seconds())  # no person fills three pages in less
    return Counter({302: "received"}.get(status, f"HTTP {status}") for status in map(press_the_last_button, browsers))


def fill_in(browser, name: str, phone: str, chosen: list) -> None:
    """From the first page to the last, at a time that does not meet those the others have `chosen`."""
    from clinic.models import Service

    service = Service.objects.bookable().order_by("-is_main", "position").first()
    page = browser.get(f"/book/{service.slug}/")
    begun = re.search('name="begun" value="([^"]+)"', page.text)[1]
    none = {
        group: re.findall(f'name="{group}" value="(\\(none [^"]+)"', page.text) for group in ("emergency", "urgent")
    }
    told = {"for_whom": "myself", "region": "elsewhere"} | none
    step = browser.post(f"/book/{service.slug}/", begun=begun, **told).headers["Location"]
    chosen.append(next(slot for slot in offered(browser, step) if is_apart(slot, chosen)))
    step = browser.post(step, slot=f"{chosen[-1][0]}-{chosen[-1][1]}").headers["Location"]
    browser.details = {"patient_name": name, "phone": phone, "language": "en", "consent": "on"}
    browser.last_page = step


def offered(browser, step: str):
    """Practitioner and start of what the page offers, day after day."""
    from tests import make_visits

    for number in range(1, 9):
        day = (make_visits.now() + timedelta(days=number)).date()
        for slot in re.findall(r'name="slot" value="(\d+)-(\d+)"', browser.get(f"{step}?day={day}").text):
            yield tuple(map(int, slot))


def is_apart(slot, chosen) -> bool:
    hour = 3600
    return not any(person == slot[0] and abs(start - slot[1]) < hour for person, start in chosen)


def press_the_last_button(browser) -> int:
    seal = re.search(r'name="seal" value="(\w+)"', browser.get(browser.last_page).text)[1]
    return browser.post(browser.last_page, seal=seal, **browser.details).status_code


def reception_rejects(site: str) -> dict:
    """The notice on the queue, the list behind it, one button; the family's names are ticked to be kept."""
    from django.contrib.auth import get_user_model

    from appointments.models import Appointment, Notification, Status
    from tests.races.arena import Receptionist

    desk = Receptionist(site, get_user_model().objects.get(username="receptionist"), CLEAN + 99)
    queue = desk.session.get(f"{site}/admin/desk/queue/?like=many", timeout=60)
    shown = re.search(r'name="shown" value="([\d,]+)"', queue.text)[1]
    fields = {"csrfmiddlewaretoken": desk.secret, "shown": shown, "all": "yes"}
    asked = desk.session.post(f"{site}/admin/desk/reject/", data=fields, timeout=60)
    listed = re.findall(r'name="keep" value="(\d+)".*?<bdi>(.*?)</bdi>', asked.text, re.DOTALL)
    keep = [number for number, name in listed if name in dict(FAMILY)]
    visits = re.search(r'name="visits" value="([\d,]+)"', asked.text)[1]
    began = time.monotonic()
    told = desk.sends("/admin/desk/reject/now/", visits=visits, keep=keep)
    seconds = time.monotonic() - began
    desk.session.close()
    fakes = Appointment.objects.filter(patient_name__startswith="Fake ")
    letters = Notification.objects.filter(appointment__in=fakes)
    return {
        "listed": len(listed),
        "kept": len(keep),
        "told": told.answer,
        "seconds of the one press": round(seconds, 1),
        "fakes": fakes.count(),
        "fakes that hold a time": fakes.filter(held_times__isnull=False).count(),
        "fakes rejected": fakes.filter(status=Status.DECLINED).count(),
        "letters": Counter(f"{letter.kind}, {letter.state}" for letter in letters),
    }


def expectations(counts: dict) -> list[str]:
    from appointments.booking.limits import SENT_BY

    cap = SENT_BY["client"].times
    let_in = min(FAKES, ADDRESSES * cap) + cap  # and those who came without a proxy, all from one address
    expected = {
        "flood": {"received": let_in - cap, "refused": FAKES - let_in + cap},
        "forged": {"refused": FORGED},
        "forged, no proxy": {"received": cap, "refused": FORGED - cap},
        "family": {"received": len(FAMILY)},
        "listed": let_in + len(FAMILY),
        "kept": len(FAMILY),
        "fakes": let_in,
        "fakes that hold a time": 0,
        "fakes rejected": let_in,
    }
    return [f"{what}: {counts[what]}, not {wanted}" for what, wanted in expected.items() if counts[what] != wanted]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
