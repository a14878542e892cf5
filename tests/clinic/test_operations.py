import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import OperationalError
from PIL import Image

from clinic import operations
from clinic.models import ClinicProfile


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
        "Disallow: /ar/admin/",
        "Disallow: /ar/accounts/",
        "Disallow: /ar/visit/",
        "Disallow: /ar/book/*/",
        "Disallow: /ar/review/",
        "Disallow: /ar/preview/",
        "Disallow: /ar/readers/",
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]


@pytest.mark.django_db
def test_the_manifest_names_the_clinic_and_icons_that_exist(client):
    profile = ClinicProfile.objects.current()
    profile.name = "Harbour Clinic"
    profile.save()

    answer = client.get("/site.webmanifest")

    assert answer["Content-Type"] == "application/manifest+json"
    facts = answer.json()
    assert (facts["name"], facts["start_url"]) == ("Harbour Clinic", "/")
    assert facts["theme_color"] in Path(finders.find("css/tokens.css")).read_text()
    names = [icon["src"].removeprefix("/static/") for icon in facts["icons"]]
    assert names == ["img/mark.svg", "img/touch-icon.png"]
    with Image.open(finders.find("img/touch-icon.png")) as icon:
        assert (icon.size, icon.has_transparency_data) == ((180, 180), False)


@pytest.mark.django_db
def test_a_page_links_its_icons_and_the_manifest(client):
    page = client.get("/privacy/").content.decode()

    assert re.findall(r'<link rel="(icon|apple-touch-icon|manifest)" href="([^"]+)"', page) == [
        ("icon", "/static/img/mark.svg"),
        ("apple-touch-icon", "/static/img/touch-icon.png"),
        ("manifest", "/site.webmanifest"),
    ]
