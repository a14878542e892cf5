"""A real Chromium. A console message, a script error or a request to another host fails the test it happens in."""

import io
import os
import shutil
import sqlite3
from collections import defaultdict
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection

from tests.conftest import FOLDER, SQLITE

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--renderer-process-limit=1", "--disable-site-isolation-trials",  # fewer processes to start
]  # fmt: skip
PATIENCE = 30_000  # milliseconds; a busy machine is slow, not wrong


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine (set CHROMIUM or install the package chromium)")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def sample_clinic(transactional_db):
    """The sample clinic stands in the tables. It is loaded once; on SQLite it is copied as a file from then on."""
    kept = FOLDER / "sample_clinic.sqlite3"
    is_kept = kept.exists()
    if not is_kept:
        call_command("load_demo", verbosity=0, stdout=io.StringIO())
    if SQLITE:
        connection.ensure_connection()
        with closing(sqlite3.connect(kept)) as file:
            if is_kept:
                file.backup(connection.connection)
            else:
                connection.connection.backup(file)


class Watched:
    """A browser context whose pages say nothing on the console and ask no other host."""

    def __init__(self, chromium, **options):
        self.context = chromium.new_context(timezone_id="Asia/Dubai", **options)
        self.context.set_default_timeout(PATIENCE)
        self.noise: list[str] = []
        self.expected: list[str] = []
        self.context.on("console", self._console)
        self.context.on("weberror", lambda error: self.noise.append(f"script error: {error.error}"))
        self.context.on("request", self._request)
        self.context.new_page()  # stays, and with it the process

    def page(self):
        return self.context.new_page()

    def expect_status(self, status: int):
        """Chromium itself reports each refused page on the console; a test that wants one says so."""
        self.expected.append(f"status of {status}")

    def forget(self):
        """As good as new for the next test: a new context would be a new process, which takes a second to start."""
        for page in self.context.pages[1:]:
            if page.url.startswith("http"):
                devtools = self.context.new_cdp_session(page)
                devtools.send("Storage.clearDataForOrigin", {"origin": _origin(page.url), "storageTypes": "all"})
                devtools.send("Network.clearBrowserCache")
            page.close()
        self.context.clear_cookies()
        self.context.clear_permissions()
        self.noise, self.expected = [], []

    def _console(self, message):
        if message.type in {"error", "warning"} and not any(words in message.text for words in self.expected):
            self.noise.append(f"{message.page.url if message.page else ''}: {message.text}")

    def _request(self, request):
        host = urlsplit(request.url).hostname
        if request.url.startswith(("http:", "https:", "ws:", "wss:")) and host not in {"127.0.0.1", "localhost"}:
            self.noise.append(f"asked another host: {request.url}")


def _origin(address: str) -> str:
    return "{0.scheme}://{0.netloc}".format(urlsplit(address))


@pytest.fixture(scope="session")
def contexts(chromium):
    """Those that nobody uses now, by their options."""
    return defaultdict(list)


@pytest.fixture
def browse(chromium, contexts):
    """Open a watched context: `browse(javascript=False, width=360)`."""
    opened = []

    def open_context(*, javascript=True, width=1280, scheme="light", locale="en-GB"):
        options = (javascript, width, scheme, locale)
        if contexts[options]:
            watched = contexts[options].pop()
        else:
            watched = Watched(
                chromium,
                java_script_enabled=javascript,
                viewport={"width": width, "height": 900},
                color_scheme=scheme,
                locale=locale,
            )
        opened.append((options, watched))
        return watched

    yield open_context
    noise = [line for _options, watched in opened for line in watched.noise]
    for options, watched in opened:
        watched.forget()
        contexts[options].append(watched)
    assert noise == []


@pytest.fixture
def signed_in(browse, live_server, client, settings):
    """A page on which this account is signed in; a word on its console fails the test."""
    from tests.clinic.staff.door import as_with_second_factor  # needs the apps

    def page_of(user, locale="en-GB"):
        client.force_login(user)
        as_with_second_factor(client)
        watched = browse(locale=locale)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        watched.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        page = watched.page()
        page.expect_status = watched.expect_status  # type: ignore[attr-defined]
        page.expect_words = watched.expected.append  # type: ignore[attr-defined]
        return page

    settings.SITE_URL = live_server.url
    return page_of
