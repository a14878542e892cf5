"""A patient without JavaScript: plain HTTP against the live server, as a browser would send it."""

import re

import requests
from django.conf import settings

from tests import make_visits


def network_address(number: int) -> str:
    """A connection of one's own, as a trusted proxy would name it."""
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


class Patient:
    """One browser with its cookies. `draft` gives it answers that were typed earlier.

    The test names 127.0.0.1 in TRUSTED_PROXIES, so that each patient's own address is believed.
    """

    def __init__(self, address: str, number: int = 1):
        self.address = address
        self.cookie = f"cookie-of-browser-{number}"
        self.session = requests.Session()
        # Each from an address and with a phone of their own, or they would share one patient's limits.
        self.session.headers["X-Forwarded-For"] = network_address(number)
        self.number = number
        self.session.cookies.set(settings.DRAFT_COOKIE_NAME, self.cookie)

    def drafts(self, service, starts_at, **facts):
        """All answers but the last button."""
        facts = {
            "now": make_visits.now(),
            "patient_name": f"Patient {self.number}",
            "phone": f"+97150{self.number:07}",
            "email": f"patient{self.number}@example.com",
        } | facts
        self.draft = make_visits.draft(service, starts_at, cookie=self.cookie, **facts)
        return self

    def opens_the_last_page(self):
        page = self.get(f"/book/{self.draft.pk}/details/")
        assert page.status_code == 200, page.text
        self.seal = re.search(r'name="seal" value="(\w+)"', page.text)[1]
        return self

    def has_the_last_page_open(self):
        """As if it were opened: what its page holds, without asking for it. Races are about the last button."""
        self.draft.refresh_from_db()
        self.seal = self.draft.seal
        return self.has_a_form_open()

    def has_a_form_open(self):
        self.session.cookies.set(settings.CSRF_COOKIE_NAME, f"{self.number:032}")
        return self

    def sends(self) -> requests.Response:
        """The final POST; redirects are not followed."""
        return self.post(f"/book/{self.draft.pk}/details/", **make_visits.last_page(self.draft, seal=self.seal))

    def get(self, path: str) -> requests.Response:
        return self.session.get(self.address + path, timeout=60)

    def post(self, path: str, **fields) -> requests.Response:
        token = self.session.cookies.get(settings.CSRF_COOKIE_NAME)
        fields = {"csrfmiddlewaretoken": token} | fields
        return self.session.post(self.address + path, data=fields, allow_redirects=False, timeout=60)

    def leaves(self):
        self.session.close()
