"""The web server: slow clients take no thread, and are cut. On a real socket, the whole site and a bare application."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from statistics import median

import pytest
import requests
from django.conf import settings

from clinic import web_server
from tests import make
from tests.live_site import Site
from tests.parallel import free_port, wait_until_alone

SLOW = 60
# With the cookie: without it Django refuses a form before it reads it.
SLOW_BODY = (
    b"POST /book/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Cookie: csrf=01234567890123456789012345678901\r\nContent-Length: 1000\r\n\r\nbegun="
)
SLOW_HEAD = b"GET /contact/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
WHOLE = b"GET /a HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


@pytest.fixture
def site(transactional_db, tmp_path):
    """The site as it is started for patients, in processes of its own."""
    started = Site(tmp_path / "log").start()
    yield started
    started.stop()
    wait_until_alone()


def seconds_of(address: str) -> float:
    began = time.monotonic()
    assert requests.get(address, timeout=10).status_code == 200
    return time.monotonic() - began


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_sixty_slow_bodies_and_sixty_slow_heads_keep_nobody_waiting(site):
    make.profile()
    site.wait()
    pages = [f"{site.address}{path}" for path in ("/", "/book/", "/contact/", "/health/ready")]
    for page in pages * 4:
        seconds_of(page)  # both processes have loaded everything
    with contextlib.ExitStack() as slow:
        for begun in [SLOW_BODY, SLOW_HEAD] * SLOW:
            held = slow.enter_context(socket.create_connection(("127.0.0.1", site.port)))
            held.sendall(begun)
        meanwhile = [seconds_of(page) for _round in range(3) for page in pages]
    after = [seconds_of(page) for page in pages]

    assert max(meanwhile) <= 1
    assert max(after) <= 1
    assert median(meanwhile) <= 0.25


@contextlib.contextmanager
def running(application):
    """A server in a thread; gives its port and a function that ends it as SIGTERM would."""
    listening = web_server.listen("127.0.0.1", 0)
    server, over = web_server.server_on(listening, application), threading.Event()
    server.adj.asyncore_loop_timeout = 0.05
    server.adj.cleanup_interval = 0.05
    beside = threading.Thread(target=server.run_until, args=[over.is_set])
    beside.start()
    try:
        yield listening.getsockname()[1], over.set
    finally:
        over.set()
        beside.join(10)
        for channel in list(server.active_channels.values()):
            channel.handle_close()
        server.close()


def says(words: bytes = b"ok"):
    def application(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [words]

    return application


def told(port: int, *parts: bytes, wait=0.0) -> bytes:
    """Everything that the server answers to these bytes, until it hangs up or says nothing for a second."""
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
        for part in parts:
            connection.sendall(part)
            time.sleep(wait)
        with contextlib.suppress(TimeoutError, ConnectionResetError):
            while received := connection.recv(65536):
                answer += received
    return answer


def cut_after(port: int, begun: bytes) -> float:
    """Seconds until the server hangs up on somebody who sends a byte all the time."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(begun)
        connection.settimeout(0.05)
        while time.monotonic() - began < 5:
            try:
                connection.sendall(b"a")
                if connection.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        return time.monotonic() - began


@pytest.mark.pure
@pytest.mark.parametrize("begun", [SLOW_HEAD, SLOW_BODY])
def test_who_sends_slowly_is_cut_at_the_deadline_however_steadily_the_bytes_come(monkeypatch, begun):
    monkeypatch.setattr(web_server, "HEAD_SECONDS", 0.4)
    monkeypatch.setattr(web_server, "BODY_SECONDS", 0.4)

    with running(says()) as (port, _stop):
        assert 0.35 <= cut_after(port, begun) <= 1.5


@pytest.mark.pure
def test_a_long_body_has_longer(monkeypatch):
    monkeypatch.setattr(web_server, "BODY_SECONDS", 0.2)
    monkeypatch.setattr(web_server, "BYTES_A_SECOND", 1000)
    body = b"POST /admin/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1000\r\n\r\n"

    with running(says()) as (port, _stop):
        assert told(port, body + b"a" * 500, b"a" * 500, wait=0.6).startswith(b"HTTP/1.1 200 OK")


@pytest.mark.pure
def test_what_is_too_long_is_refused_before_it_is_read():
    long_head = b"GET / HTTP/1.1\r\nX-Long: " + b"a" * web_server.MOST_HEAD_BYTES + b"\r\n\r\n"
    body = "POST {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n"

    def post(path: str, length: int) -> bytes:
        return told(port, body.format(path=path, length=length).encode())[:12]

    with running(says()) as (port, _stop):
        assert told(port, long_head)[:12] == b"HTTP/1.1 431" or told(port, long_head)[:12] == b"HTTP/1.0 431"
        for path in ("/book/", "/", "/visit/a.b/", "//admin/", "/Admin/"):
            assert post(path, web_server.MOST_BODY_BYTES + 1) == b"HTTP/1.1 413", path
        assert post("/admin/articles/imageasset/add/", web_server.MOST_STAFF_BODY_BYTES + 1) == b"HTTP/1.1 413"
        assert post("/admin/articles/imageasset/add/", web_server.MOST_BODY_BYTES + 1) == b""  # waits for it


@pytest.mark.pure
def test_requests_in_one_go_are_answered_in_their_order_and_the_server_does_not_name_itself():
    def application(environ, start_response):
        start_response("200 OK", [("Content-Length", "2")])
        return [environ["PATH_INFO"].encode()]

    last = b"GET /b HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    with running(application) as (port, _stop):
        answer = told(port, WHOLE + last)

    assert [part[-2:] for part in answer.split(b"HTTP/1.1 200 OK")[1:]] == [b"/a", b"/b"]
    assert b"server:" not in answer.lower()


@pytest.mark.pure
def test_what_a_proxy_says_reaches_the_middleware_that_decides_whether_to_believe_it():
    def application(environ, start_response):
        start_response("200 OK", [])
        names = ("REMOTE_ADDR", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "wsgi.url_scheme")
        return [" ".join(environ.get(name, "-") for name in names).encode()]

    asked = b"GET / HTTP/1.1\r\nX-Forwarded-For: 10.0.0.1\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n"
    with running(application) as (port, _stop):
        assert told(port, asked).endswith(b"127.0.0.1 10.0.0.1 https http")


@pytest.mark.pure
def test_a_request_that_is_being_answered_is_finished_before_the_end():
    begun = threading.Event()

    def application(environ, start_response):
        begun.set()
        time.sleep(0.3)
        start_response("200 OK", [("Content-Length", "4")])
        return [b"done"]

    with running(application) as (port, stop):
        asking = socket.create_connection(("127.0.0.1", port), timeout=5)
        asking.sendall(WHOLE)
        assert begun.wait(5)
        stop()
        answer = b""
        while not answer.endswith(b"done") and (received := asking.recv(4096)):
            answer += received
        asking.close()

    assert answer.startswith(b"HTTP/1.1 200 OK")


@pytest.fixture
def web(tmp_path):
    """`manage.py web` with a bare application: it starts in a second and needs no database."""
    port = free_port()
    command = [sys.executable, "manage.py", "web", "--application", "tests.clinic.test_web_server.bare"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=Site(tmp_path / "x", PORT=str(port)).environment | {"PORT": str(port)},
            stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError):
            if told(port, WHOLE):
                break
        time.sleep(0.05)
    yield process, port
    process.kill()
    process.wait()


def bare(environ, start_response):
    start_response("200 OK", [])
    return [str(os.getpid()).encode()]


def answered_by(port: int) -> set[str]:
    return {requests.get(f"http://127.0.0.1:{port}/", timeout=5).text for _request in range(40)}


@pytest.mark.pure
def test_a_process_that_dies_is_started_again_and_all_end_together(web):
    process, port = web
    [victim, *_others] = answered_by(port)
    os.kill(int(victim), signal.SIGKILL)
    assert victim not in answered_by(port)

    process.terminate()

    assert process.wait(15) == 0
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", port), timeout=1)


@pytest.mark.pure
def test_processes_end_when_the_one_that_started_them_is_killed(web):
    process, port = web

    process.kill()

    until = time.monotonic() + 15
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return
        time.sleep(0.1)
    pytest.fail("it still answers")
