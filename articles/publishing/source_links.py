"""Whether the pages of our sources are still there. Once a week each, a few of a site a day, one after the other."""

import ipaddress
import socket
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from http import HTTPStatus
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.db.models import F, Q
from django.utils.encoding import iri_to_uri

from articles.models import Reference
from articles.publishing import tasks

AGAIN_AFTER = timedelta(days=7)
MOST_A_RUN, MOST_OF_A_SITE = 50, 5
SECONDS = 10
MOST_REDIRECTS = 5
GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
NO_HEAD = {HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED, *GONE}
MOVED = {301, 302, 303, 307, 308}


def check(now: datetime, today: date, *, is_there: Callable[[str], bool | None] | None = None) -> tuple[int, int]:
    """Ask for the sources that live articles cite. Returns how many were asked and how many are gone."""
    is_there = is_there or page_is_there
    due = Reference.objects.filter(Q(checked_at=None) | Q(checked_at__lte=now - AGAIN_AFTER))
    in_use = {row.pk for row, _article in tasks.cited({row.key: row for row in due})}
    asked_of: Counter[str] = Counter()
    gone = 0
    for row in due.filter(pk__in=in_use).order_by(F("checked_at").asc(nulls_first=True), "pk"):
        site = urlsplit(row.link).hostname or ""
        if not site or asked_of[site] == MOST_OF_A_SITE or asked_of.total() == MOST_A_RUN:
            continue
        asked_of[site] += 1
        answer = is_there(row.link)
        failing_since = row.failing_since if answer is None else None if answer else row.failing_since or today
        gone += answer is False
        Reference.objects.filter(pk=row.pk).update(checked_at=now, failing_since=failing_since)
    return asked_of.total(), gone


def page_is_there(address: str) -> bool | None:
    """None if that cannot be told: no connection, a site that refuses programs, an error of its own."""
    for _step in range(MOST_REDIRECTS):
        if not _is_public(address):
            return None
        status, aim = _ask(address, "HEAD")
        if status in NO_HEAD:
            status, aim = _ask(address, "GET")
        if status in MOVED and aim:
            address = urljoin(address, aim)
            continue
        if status in GONE:
            return False
        return True if status == HTTPStatus.OK else None
    return None


def _is_public(address: str) -> bool:
    """Nobody makes this server ask a machine of its own network."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return False
    try:
        found = {info[4][0] for info in socket.getaddrinfo(parts.hostname, parts.port or 443)}
    except (OSError, ValueError):
        return False
    return all(ipaddress.ip_address(each).is_global for each in found)


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_args):
        return None


def _ask(address: str, method: str) -> tuple[int, str]:
    """Status and the address that it leads to; 0 if nobody answered."""
    agent = {"User-Agent": f"source check of {settings.SITE_URL}"}
    asked = Request(iri_to_uri(address), method=method, headers=agent)  # noqa: S310
    try:
        with build_opener(_Stay).open(asked, timeout=SECONDS) as answer:
            return answer.status, ""
    except HTTPError as refusal:
        return refusal.code, refusal.headers.get("Location") or ""
    except (URLError, OSError, ValueError):
        return 0, ""
