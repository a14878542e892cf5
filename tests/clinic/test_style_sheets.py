import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

from articles import demo as articles_demo
from articles.models import Article, Contributor
from clinic import demo, style_sheets
from clinic.models import Practitioner, Service

pytestmark = pytest.mark.once

STYLES = Path(settings.BASE_DIR, "static/css")


@pytest.fixture
def collected(settings, tmp_path):
    """The site's own files and those of htmx, as they are collected for a live site."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "clinic.style_sheets.JoinedStaticFiles"}}
    call_command("collectstatic", interactive=False, verbosity=0, ignore=["admin", "content_editor", "django_prose*"])
    return settings.STATIC_ROOT


def linked(page: bytes) -> list[str]:
    return re.findall(r'<link rel="stylesheet" href="/static/([^"]+)"', page.decode())


@pytest.mark.django_db
def test_a_collected_page_of_each_kind_links_at_most_two_style_sheets(client, collected):
    demo.load()
    articles_demo.load()
    article = Article.objects.live().first().get_absolute_url()
    pages = [
        "/", "/regions/lower-back/", "/conditions/", "/conditions/back-muscle-spasm/", "/articles/", article,
        f"{article}comments/", f"/readers/{article.split('/')[2]}/helpful/", "/services/", "/team/", "/contact/",
        "/privacy/", "/book/", "/visit/find/", "/search/", "/search/?q=back", "/accounts/login/", "/no-such-page/",
        Service.objects.bookable().first().get_absolute_url(), Practitioner.objects.first().get_absolute_url(),
        Contributor.objects.first().get_absolute_url(),
    ]  # fmt: skip

    sheets = {path: linked(client.get(path).content) for path in pages}

    assert {path: found for path, found in sheets.items() if not 1 <= len(found) <= 2} == {}
    assert [path for path, found in sheets.items() if not re.fullmatch(r"css/site\.\w{12}\.css", found[0])] == []
    assert [name for found in sheets.values() for name in found if not (collected / f"{name}.br").exists()] == []


@pytest.mark.django_db
def test_without_collecting_a_page_links_the_parts_in_the_same_order(client):
    assert linked(client.get("/no-such-page/").content) == style_sheets.parts("site")


def test_a_joined_sheet_holds_every_rule_of_its_parts_in_their_order_and_begins_with_the_order_of_the_layers():
    rules = re.compile(r"[^{};\s][^{};]*(?=[{;])")
    bare = [re.sub(r"/\*.*?\*/", "", Path(finders.find(part)).read_text(), flags=re.DOTALL)
            for part in style_sheets.parts("site")]  # fmt: skip
    words = [re.sub(r"\s+", " ", rule) for text in bare for rule in rules.findall(text)]

    text = style_sheets.joined("site")

    assert text.strip().startswith("@layer reset, tokens, base, layout, components, print;")
    assert [re.sub(r"\s+", " ", rule) for rule in rules.findall(text)] == words
    assert "/*" not in text


def test_parts_exist_and_name_no_other_file_since_a_joined_sheet_stands_elsewhere():
    parts = {part for sheet in style_sheets.SHEETS for part in style_sheets.parts(sheet)}

    assert [part for part in parts if not finders.find(part)] == []
    assert [path.name for path in STYLES.rglob("*.css") if "url(" in path.read_text()] == []
    assert [sheet for sheet in style_sheets.SHEETS if finders.find(style_sheets.joined_name(sheet))] == []
