"""Where races are run: a real site, patients, members of staff, and what each of them was told."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from itertools import count

import requests
from django.conf import settings
from django.test import Client

from appointments import links
from appointments.models import Appointment
from tests import invariants, make, make_visits
from tests.parallel import together
from tests.patient import Patient, network_address

NOTICE = re.compile(r'<p class="desk__notice"><bdi>(.*?)</bdi>', re.DOTALL)
AFFECTED = re.compile(r'name="_affected_seen" value="(.*?)"')
MESSAGE = re.compile(r'<li class="(success|warning|error)">(.*?)</li>', re.DOTALL)


@dataclass(frozen=True)
class Told:
    """What one client was told: one word for the tally, and the whole answer."""

    outcome: str
    answer: object = None

    @classmethod
    def by(cls, answer) -> "Told":
        """An exception's name, or what a page with this status means to whom it answers."""
        if isinstance(answer, Told):
            return answer
        if isinstance(answer, requests.Response):
            return cls({302: "received", 409: "gone"}.get(answer.status_code, f"HTTP {answer.status_code}"), answer)
        return cls(type(answer).__name__ if isinstance(answer, Exception) else "done", answer)


class Receptionist:
    """A browser that is signed in at the desk."""

    def __init__(self, address: str, user, number: int):
        self.address, self.user = address, user
        signed_in = Client()
        signed_in.force_login(user)
        self.session = requests.Session()
        self.session.headers["X-Forwarded-For"] = network_address(number)
        self.session.cookies.set(settings.SESSION_COOKIE_NAME, signed_in.cookies[settings.SESSION_COOKIE_NAME].value)
        self.session.cookies.set(settings.CSRF_COOKIE_NAME, f"{number:032}")
        self.secret = f"{number:032}"

    def presses(self, button: str, appointment, **fields) -> Told:
        """A button of the desk, then the page that it leads to, and the first sentence at its top."""
        return self.sends(f"/admin/desk/visits/{appointment.pk}/{button}/", **fields)

    def sends_and_agrees(self, path: str, **fields) -> Told:
        """A form, and "Save without offers" on the page that shows who is affected, as often as it is shown."""
        told = self.sends(path, **fields)
        while isinstance(told.answer, requests.Response) and (seen := AFFECTED.search(told.answer.text)):
            told = self.sends(path, **fields, _affected_seen=seen[1], _affected_then="call")
        return told

    def sends(self, path: str, **fields) -> Told:
        fields["csrfmiddlewaretoken"] = self.secret
        page = self.session.post(self.address + path, data=fields, timeout=60)
        messages = MESSAGE.findall(page.text)
        if page.status_code == 409 and (why := NOTICE.search(page.text)):
            return Told("refused", why[1])
        if page.status_code != 200:
            return Told(f"HTTP {page.status_code}", page)
        if not messages:
            return Told("refused by the form" if "errornote" in page.text else "no message", page)
        return Told(*messages[0])


class Arena:
    def __init__(self, address: str):
        self.address = address
        self.numbers = count(1)
        self.hired: list[Receptionist] = []
        self.tally: Counter[str] = Counter()

    def patients(self, service, starts) -> list[Patient]:
        """One for each start, all with the review open and the last button before them."""
        made = [Patient(self.address, next(self.numbers)).drafts(service, starts_at) for starts_at in starts]
        return [patient.has_the_last_page_open() for patient in made]

    def staff(self, number: int, role="manager") -> list[Receptionist]:
        while len(self.hired) < number:
            name = f"{role}-{len(self.hired)}-of-the-race"
            self.hired.append(Receptionist(self.address, make.user(name, roles=[role]), next(self.numbers)))
        return self.hired[:number]

    def request(self, **facts) -> Appointment:
        """A request that waits for its answer."""
        number = next(self.numbers)
        facts = {
            "starts_at": make_visits.in_two_days(), "now": make_visits.now(), "cookie": f"cookie-{number}",
            "email": f"patient{number}@example.com", "phone": f"+97150{number:07}",
        } | facts  # fmt: skip
        return make_visits.request(**facts)

    def run(self, *calls) -> list[Told]:
        """All at once. Whatever happened, the database must be sound, and nobody was shown a broken page."""
        told = [Told.by(answer) for answer in together(*calls)]
        self.tally.update(each.outcome for each in told)
        assert invariants.broken() == []
        return told

    def acknowledged(self, patients, told) -> int:
        """Who was told "received" has one visit, which the link opens; who was refused has none."""
        for patient, each in zip(patients, told, strict=True):
            made = list(Appointment.objects.filter(draft_key=patient.draft.pk))
            if each.outcome == "received":
                token = each.answer.headers["Location"].split("/")[2]
                assert made == [links.find_appointment(token, make_visits.now())]
            else:
                assert made == []
        return sum(each.outcome == "received" for each in told)

    def leave(self):
        for receptionist in self.hired:
            receptionist.session.close()


def outcomes(told) -> Counter:
    return Counter(each.outcome for each in told)


def every_ten_minutes(number: int) -> list:
    """Starts of visits that do not meet: nine o'clock, ten past nine, …"""
    return [make_visits.in_two_days() + timedelta(minutes=10 * each) for each in range(number)]
