"""Mozilla's HTTP Observatory, by our own scorer, of the site behind a proxy that speaks https (T16, T18, T19)."""

import pytest
import requests

from appointments import links
from tests import make, make_articles, make_visits, observatory
from tests.live_site import Site
from tests.observatory import Answer
from tests.parallel import wait_until_alone

pytestmark = pytest.mark.once

HOST = "clinic.example"
WITHOUT_COOKIES, WITH_COOKIES = 130, 135
GOOD = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "strict-transport-security": "max-age=63072000",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
COOKIE = "__Host-session=a; Secure; HttpOnly; SameSite=Lax; Path=/"


@pytest.fixture
def site(transactional_db, tmp_path):
    started = Site(
        tmp_path / "log", SITE_URL=f"https://{HOST}", ALLOWED_HOSTS=f"{HOST},127.0.0.1", SITE_URLS="tests.broken_urls"
    ).start()
    yield started
    started.stop()
    wait_until_alone()


def ask(site, path: str, scheme="https") -> requests.Response:
    headers = {"Host": HOST, "X-Forwarded-Proto": scheme, "X-Forwarded-For": "192.0.2.1"}
    return requests.get(site.address + path, headers=headers, allow_redirects=False, timeout=20)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_every_kind_of_page_has_the_points(site):
    make.profile()
    article = make_articles.published()
    make_visits.bookable_service(slug="consultation")
    visit = make_visits.request(starts_at=make_visits.in_two_days(), now=make_visits.now())
    site.wait()
    expected = {
        "/": (200, WITHOUT_COOKIES),
        "/ar/": (200, WITHOUT_COOKIES),
        article.get_absolute_url(): (200, WITHOUT_COOKIES),
        "/no-such-page/": (404, WITHOUT_COOKIES),
        "/breaks/": (500, WITHOUT_COOKIES),
        "/robots.txt": (200, WITHOUT_COOKIES),
        "/book/consultation/": (200, WITH_COOKIES),
        "/visit/find/": (200, WITH_COOKIES),
        links.manage(visit): (200, WITHOUT_COOKIES),
        "/accounts/login/": (200, WITH_COOKIES),
        "/admin/": (302, WITHOUT_COOKIES),
    }

    found, rows = {}, {}
    for path in expected:
        response, first_hop = ask(site, path), ask(site, path, scheme="http").headers.get("Location", "")
        answer = observatory.of(response, first_hop, f"https://{HOST}{path}")
        found[path], rows[path] = (response.status_code, observatory.score(answer)), observatory.rows(answer)

    assert found == expected, rows


@pytest.mark.parametrize(
    ("changed", "points"),
    [
        ({}, 130),
        ({"content-security-policy": ""}, 75),
        ({"content-security-policy": "default-src 'none'; script-src 'self' 'unsafe-inline'"}, 80),
        ({"content-security-policy": "default-src 'self'; frame-ancestors 'none'"}, 125),
        ({"content-security-policy": "default-src 'none'; script-src 'unsafe-eval'; frame-ancestors 'none'"}, 110),
        ({"cross-origin-resource-policy": "anything"}, 115),
        ({"referrer-policy": "unsafe-url"}, 120),
        ({"strict-transport-security": ""}, 80),
        ({"strict-transport-security": "max-age=3600"}, 120),
        ({"x-content-type-options": ""}, 125),
        ({"access-control-allow-credentials": "true"}, 50),
    ],
)
def test_the_scorer_takes_points_away(changed, points):
    assert observatory.score(Answer(GOOD | changed, first_hop="https://clinic.example/")) == points


@pytest.mark.parametrize(
    ("cookies", "points"),
    [
        ([COOKIE], 135),
        ([COOKIE, COOKIE.replace("; Secure", "")], 125),
        ([COOKIE.replace("; HttpOnly", "")], 70),
        ([COOKIE.replace("SameSite=Lax", "SameSite=Other")], 80),
        (["__Host-csrf=a; Secure; HttpOnly; Path=/"], 80),
    ],
)
def test_the_scorer_reads_cookies(cookies, points):
    assert observatory.score(Answer(GOOD, set_cookies=cookies, first_hop="https://clinic.example/")) == points


@pytest.mark.parametrize(
    ("first_hop", "points"),
    [("", 80), ("http://clinic.example/", 120), ("https://other.example/", 125), ("https://clinic.example/", 130)],
)
def test_the_scorer_follows_http(first_hop, points):
    assert observatory.score(Answer(GOOD, first_hop=first_hop)) == points


def test_the_scorer_sees_scripts_of_others():
    body = '<script src="https://cdn.example/a.js"></script>'

    assert observatory.score(Answer(GOOD, body, first_hop="https://clinic.example/")) == 125
