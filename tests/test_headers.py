"""Security headers on every kind of answer: pages, personal pages, sign-in, errors (goals-trust T16–T19, T43, T44)."""

import re

import pytest
from django.conf import settings

from appointments import links
from tests import make, make_visits

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def visit():
    make.profile()
    return make_visits.request(starts_at=make_visits.in_two_days(), now=make_visits.now())


def policy(response):
    """The content security policy as {directive: sources}."""
    return {
        part.split()[0]: part.split()[1:] for part in response["Content-Security-Policy"].split(";") if part.strip()
    }


PAGES = ["/", "/articles/", "/book/", "/contact/", "/accounts/login/", "/admin/login/", "/no-such-page/", "/robots.txt"]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_headers(client, path):
    response = client.get(path)

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Referrer-Policy"] in {"strict-origin-when-cross-origin", "same-origin"}


@pytest.mark.parametrize("path", PAGES)
def test_the_content_policy_allows_our_own_files_and_nothing_else(client, path):
    rules = policy(client.get(path))

    assert rules["default-src"] == ["'none'"]
    assert rules["base-uri"] == rules["object-src"] == rules["frame-ancestors"] == ["'none'"]
    assert rules["form-action"] == rules["script-src"] == rules["style-src"] == ["'self'"]
    assert {source for sources in rules.values() for source in sources} == {"'none'", "'self'"}


def test_the_policy_holds_when_everything_breaks(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("clinic.models.ClinicProfile.objects.current", lambda: 1 / 0)

    response = client.get("/")

    assert response.status_code == 500
    assert policy(response)["default-src"] == ["'none'"]
    assert "<h1" in response.text
    assert "ZeroDivisionError" not in response.text


def test_a_database_that_does_not_answer_is_a_readable_503(client, monkeypatch):
    from django.db import OperationalError

    def away():
        raise OperationalError("database is locked")

    client.raise_request_exception = False
    monkeypatch.setattr("clinic.models.ClinicProfile.objects.current", away)

    response = client.get("/")

    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert "We are very busy" in response.text


@pytest.mark.parametrize(
    "path", ["/", "/articles/", "/services/", "/team/", "/contact/", "/privacy/", "/no-such-page/"]
)
def test_public_pages_set_no_cookie(client, path):
    response = client.get(path)

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_a_reader_who_has_the_page_gets_no_body(client):
    first = client.get("/contact/")

    second = client.get("/contact/", headers={"If-None-Match": first["ETag"]})

    assert (second.status_code, second.content) == (304, b"")
    assert policy(second)["default-src"] == ["'none'"]


def test_personal_pages_are_never_kept_by_anybody(client, visit):
    for path in (links.manage(visit), links.received(visit), "/book/", "/accounts/login/"):
        response = client.get(path)
        assert response["Cache-Control"] == "no-store, private"
        assert response["Referrer-Policy"] == "same-origin"
        assert "ETag" not in response.headers


@pytest.mark.parametrize("path", ["/book/consultation/", "/book/", "/accounts/login/", "/search/", "/visit/find/"])
def test_search_engines_find_where_to_book_and_no_other_personal_page(client, path):
    make_visits.bookable_service(slug="consultation")

    response = client.get(path)

    assert response.status_code == 200
    assert response.headers.get("X-Robots-Tag") == (None if path == "/book/" else "noindex, nofollow")


def test_personal_pages_are_not_compressed_and_public_ones_are(client, visit):
    gzip = {"Accept-Encoding": "gzip"}

    assert client.get("/contact/", headers=gzip)["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get(links.manage(visit), headers=gzip).headers


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example"])
def test_a_forged_host_gets_a_400_and_is_named_nowhere(client, host):
    response = client.get("/", headers={"Host": host})

    assert response.status_code == 400
    assert "evil" not in response.text


def test_a_forged_forwarded_host_or_address_is_ignored(client):
    response = client.get("/contact/", headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "1.2.3.4"})

    assert response.status_code == 200
    assert "evil" not in response.text
    assert "HTTP_X_FORWARDED_FOR" not in response.wsgi_request.META


def test_a_named_proxy_is_believed(client, settings):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]

    response = client.get("/contact/", headers={"X-Forwarded-For": "9.9.9.9, 1.2.3.4", "X-Forwarded-Proto": "https"})

    assert response.wsgi_request.META["REMOTE_ADDR"] == "1.2.3.4"
    assert response.wsgi_request.is_secure()


def test_cookies_are_closed_to_scripts_and_to_other_sites(client):
    make_visits.bookable_service(slug="consultation")
    response = client.get("/book/consultation/")
    response = client.post("/book/consultation/", make_visits.first_step())

    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
    assert settings.DRAFT_COOKIE_NAME in response.cookies


def test_log_lines_name_routes_and_not_tokens(client, visit, caplog):
    import logging

    from clinic.logs import Discreet

    caplog.set_level(logging.INFO)
    client.get(links.manage(visit))
    client.get(links.manage(visit)[:-3] + "x/")
    lines = []
    for record in caplog.records:
        Discreet().filter(record)
        lines.append(record.getMessage())

    assert len(lines) >= 3
    assert not re.search(visit.link_nonce, "\n".join(lines))


@pytest.mark.parametrize(
    "path", [*PAGES, "/visit/a.b/", "/static/css/base.css", "/media/pictures/a.jpeg", "/health/live"]
)
def test_trace_is_refused_and_repeats_nothing(client, path):
    response = client.trace(path, headers={"Cookie": "secret=1", "X-Word": "Xylophonectomy"})

    assert response.status_code == 405
    assert response.content == b""
    assert response["X-Content-Type-Options"] == "nosniff"
