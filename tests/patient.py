"""A patient without JavaScript: plain HTTP against the live server, as a browser would send it."""

import re

import requests
from django.conf import settings

from tests import make_visits


class Patient:
    """One browser with its cookies. `draft` gives it answers that were typed earlier.

    The test names 127.0.0.1 in TRUSTED_PROXIES, so that each patient's own address is believed.
    """

    def __init__(self, address: str, number: int = 0):
        self.address = address
        self.cookie = f"cookie-of-browser-{number}"
        self.session = requests.Session()
        self.session.cookies.set(settings.DRAFT_COOKIE_NAME, self.cookie)
        # Each from an address and with a phone of their own, or they would share one patient's limits.
        self.session.headers["X-Forwarded-For"] = f"198.18.{number // 250}.{number % 250 + 1}"
        self.phone = f"+9715012{number:05d}"

    def drafts(self, service, starts_at, **facts):
        """All answers but the last button."""
        facts = {"now": make_visits.now(), "phone": self.phone} | facts
        self.draft = make_visits.draft(service, starts_at, cookie=self.cookie, **facts)
        return self

    def opens_the_review(self):
        page = self.get(f"/book/{self.draft.pk}/check/")
        assert page.status_code == 200, page.text
        self.seal = re.search(r'name="seal" value="(\w+)"', page.text)[1]
        return self

    def sends(self) -> requests.Response:
        """The final POST; redirects are not followed."""
        return self.post(f"/book/{self.draft.pk}/check/", seal=self.seal)

    def get(self, path: str) -> requests.Response:
        return self.session.get(self.address + path, timeout=60)

    def post(self, path: str, **fields) -> requests.Response:
        token = self.session.cookies.get(settings.CSRF_COOKIE_NAME)
        fields = {"csrfmiddlewaretoken": token} | fields
        return self.session.post(self.address + path, data=fields, allow_redirects=False, timeout=60)

    def leaves(self):
        self.session.close()
