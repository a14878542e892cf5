import pytest
from django.db import OperationalError

from clinic import operations


def test_a_live_process_says_so_without_asking_the_database(client):
    response = client.get("/health/live")  # no database mark: a statement would fail this test

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_a_ready_process_has_a_database_that_answers(client):
    response = client.get("/health/ready")

    assert (response.status_code, response.content, response["Cache-Control"]) == (200, b"ok\n", "no-store")


def test_without_a_database_no_traffic_should_come(client, monkeypatch):
    class Away:
        def cursor(self):
            raise OperationalError("connection to server at 10.0.0.1 failed")

    monkeypatch.setattr(operations, "connection", Away())

    response = client.get("/health/ready")

    assert (response.status_code, response.content) == (503, b"database does not answer\n")


def test_crawlers_are_kept_from_personal_pages_and_shown_the_sitemap(client, settings):
    assert client.get("/robots.txt").content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        "Disallow: /visit/",
        "Disallow: /book/*/",
        "Disallow: /review/",
        "Disallow: /preview/",
        "Disallow: /readers/",
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
