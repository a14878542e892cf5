"""English at /…, Arabic at /ar/…: the address alone decides, and each page leads to the other."""

import re

import pytest
from django.conf import settings
from django.core.cache import caches

from clinic import languages
from tests import make, make_visits

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PUBLIC = ["/", "/services/", "/team/", "/conditions/", "/contact/", "/privacy/", "/articles/", "/book/", "/visit/find/"]


def spoken(page) -> tuple[str, str]:
    """The language and direction that the page tells."""
    return re.search(r'<html lang="([-\w]+)" dir="(\w+)">', page.content.decode()).groups()


def alternates(page) -> dict[str, str]:
    found = re.findall(r'<link rel="alternate" hreflang="([-\w]+)" href="([^"]+)">', page.content.decode())
    return {code: address.removeprefix(settings.SITE_URL) for code, address in found}


@pytest.fixture
def clinic():
    make.profile()
    return make_visits.bookable_service()


@pytest.mark.parametrize("path", PUBLIC)
def test_the_address_decides_and_no_wish_of_a_browser(client, clinic, path):
    for wish in ("ar", "en", "fr"):
        english = client.get(path, headers={"accept-language": wish})
        arabic = client.get(f"/ar{path}", headers={"accept-language": wish})

        assert (spoken(english), spoken(arabic)) == (("en-gb", "ltr"), ("ar", "rtl"))
        assert (english.headers["Content-Language"], arabic.headers["Content-Language"]) == ("en-gb", "ar")
        assert "Accept-Language" not in english.headers.get("Vary", "") + arabic.headers.get("Vary", "")


@pytest.mark.parametrize("path", [path for path in PUBLIC if not path.startswith("/visit/")])
def test_each_page_names_the_other_and_itself(client, clinic, path):
    both = {"en-gb": path, "ar": f"/ar{path}", "x-default": path}

    assert alternates(client.get(path)) == alternates(client.get(f"/ar{path}")) == both


def test_a_page_of_one_person_is_told_to_no_search_engine(client, clinic):
    assert alternates(client.get("/ar/visit/find/")) == {}
    assert client.get("/ar/visit/find/").headers["X-Robots-Tag"] == "noindex, nofollow"
    assert client.get("/ar/visit/find/").headers["Cache-Control"] == "no-store, private"


def test_the_switch_leads_to_the_same_page_and_keeps_what_was_asked(client, clinic):
    def switch(path: str) -> tuple[str, str]:
        page = client.get(path).content.decode()
        return re.search(r'class="language-switch" href="([^"]+)".*?switch__name">([^<]+)<', page, re.DOTALL).groups()

    assert switch("/search/?q=knee+pain") == ("/ar/search/?q=knee+pain", "العربية")
    assert switch("/ar/search/?q=knee+pain") == ("/search/?q=knee+pain", "English")
    assert switch("/articles/?page=1&type=news") == ("/ar/articles/?type=news", "العربية")


def test_errors_are_in_the_language_of_the_address(client, clinic):
    assert (client.get("/ar/no-such-page/").status_code, spoken(client.get("/ar/no-such-page/"))) == (
        404,
        ("ar", "rtl"),
    )
    assert spoken(client.get("/no-such-page/", headers={"accept-language": "ar"})) == ("en-gb", "ltr")
    assert 'href="/ar/"' in client.get("/no-such-page/").content.decode()


def test_a_kept_page_is_not_shown_in_the_other_language(client, clinic):
    caches["pages"].clear()
    assert [spoken(client.get(path))[0] for path in ("/team/", "/ar/team/", "/team/", "/ar/team/")] == [
        "en-gb", "ar", "en-gb", "ar",
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["/AR/team/", "/ar-ae/team/", "/fr/team/", "/en/team/", "/ar/ar/team/", "/ar/admin/"])
def test_there_is_no_third_address(client, clinic, path):
    assert client.get(path).status_code == 404


def test_the_path_without_its_language():
    paths = ["/ar/book/", "/book/", "/ar/", "/", "/article/", "/ar/visit/x/"]
    assert [languages.without_language(path) for path in paths] == [
        "/book/", "/book/", "/", "/", "/article/", "/visit/x/",
    ]  # fmt: skip


def test_staff_choose_and_their_browser_is_asked_until_then(signed_in, manager):
    client = signed_in(manager)
    desk = "/admin/desk/queue/"
    assert client.get(desk).headers["Content-Language"] == "en-gb"
    assert client.get(desk, headers={"accept-language": "ar-AE,en;q=0.5"}).headers["Content-Language"] == "ar"

    chosen = client.post("/accounts/language/", {"language": "ar", "next": desk})

    assert (chosen.status_code, chosen.headers["Location"]) == (302, desk)
    assert client.get(desk, headers={"accept-language": "en"}).headers["Content-Language"] == "ar"
    assert client.get("/team/").headers["Content-Language"] == "en-gb"


def test_nobody_books_online_in_a_language_without_warning_signs(client, clinic):
    profile = make.profile()
    answers = client.get("/ar/book/"), client.get(f"/ar/book/{clinic.slug}/"), client.post("/ar/book/", {})

    assert [answer.status_code for answer in answers] == [200, 200, 409]
    for answer in answers:
        page = answer.content.decode()
        assert "يُرجى" in page
        assert profile.phone.as_rfc3966 in page
        assert '<form method="post"' not in page
    assert client.get("/book/").status_code == 200
