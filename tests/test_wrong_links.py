"""Addresses with a token: a damaged, a forged, a foreign and an old one get one and the same answer."""

import pytest
import time_machine
from django.core.cache import cache
from django.urls import URLPattern, get_resolver, reverse

from appointments import links
from appointments.messages import calendar_feed
from articles.review import links as review_links
from clinic.models import Tally
from tests import make_articles, make_visits, make_waiting
from tests.make_visits import SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def addresses_with_a_token(patterns=None, namespace="") -> list[str]:
    """Names of all addresses that take one."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLPattern):
            if "token" in pattern.pattern.converters:
                found.append(f"{namespace}{pattern.name}")
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            if pattern.app_name != "admin":
                found += addresses_with_a_token(pattern.url_patterns, inner)
    return found


def answer_to(client, name: str, token: str) -> dict:
    """To reading and to writing: status and page. Whoever tries many is refused, which is not the point here."""
    Tally.objects.all().delete()
    cache.clear()
    told = {}
    for method in ("get", "head", "post"):
        page = getattr(client, method)(reverse(name, args=[token]))
        told[method] = page.status_code, page.content, page.headers.get("Content-Type")
    return told


@pytest.fixture
def tokens(manager):
    """Of every kind, in an order that the test does not need to know."""
    visit = make_visits.confirmed(manager)
    old = links.token(visit)
    visit.refresh_from_db()
    visit.link_nonce = "A" * 22
    visit.save(update_fields=["link_nonce"])
    entry = make_waiting.entry(visit.service)
    feed = calendar_feed.make_feed(visit.practitioner, by=manager, now=SUNDAY_NOON)
    foreign = [links.waiting(entry).split("/")[-2], calendar_feed.address(feed).split("/")[-1][:-4]]
    article = make_articles.article()
    foreign.append(review_links.preview(article).split("/")[-2])
    foreign.append(review_links.token(make_articles.asked()))
    real = links.token(visit)
    damaged = ["x", "a.b", real[:-1], real[:-6], real.replace(".", ""), real + "x", real.swapcase(), "é" * 9,
               "." * 9, "x" * 2000, "%00", "\x00", f"{real}.{real}"]  # fmt: skip
    return {"old": [old], "foreign": foreign, "damaged": damaged}


def in_turn(number: int, tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The old one, and one of the others after another."""
    old, *others = tokens
    return [old, others[number % len(others)]]


def all_of_them(_number: int, tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return tokens


@pytest.mark.parametrize("chosen", [in_turn, pytest.param(all_of_them, marks=pytest.mark.sweep)])
@time_machine.travel(SUNDAY_NOON, tick=False)
def test_damaged_forged_foreign_and_old_links_get_one_and_the_same_answer(client, tokens, chosen):
    names = addresses_with_a_token()
    assert len(names) >= 18
    every = [(kind, token) for kind, given in tokens.items() for token in given]
    different = {}
    for number, name in enumerate(names):
        usual = answer_to(client, name, "ThisTokenWasNeverMade.AndItsSignatureIsForged_0123456789abcdefgh")
        assert {status for status, *_page in usual.values()} <= {404, 405, 410}, name
        for kind, token in chosen(number, every):
            if not opens(name, token) and answer_to(client, name, token) != usual:
                different[f"{name}: {kind} {token[:30]!r}"] = True

    assert different == {}


REVIEW = [
    "articles:review", "articles:review_comment", "articles:review_return", "articles:review_code",
    "articles:review_approve",
]  # fmt: skip


def opens(name: str, token: str) -> bool:
    """A foreign token is at home somewhere."""
    at_home = {
        "appointments:waiting": links.find_entry, "appointments:leave": links.find_entry,
        **dict.fromkeys(REVIEW, review_links.opened),
        "articles:preview": lambda given, _now: review_links.previewed(given),
        "appointments:feed": calendar_feed.find_feed,
    }  # fmt: skip
    return name in at_home and at_home[name](token, SUNDAY_NOON) is not None
