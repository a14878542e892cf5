"""The web server: waitress, in two processes that share one socket. Docs: decisions/0027.

One thread reads all connections of a process, and a request gets one of the other threads only once it is there as a
whole. So slow clients cost a socket each, and no thread. What waitress does not have is here: a moment by which a head
and a body have to be there, a smaller limit for the bodies that anybody may send, and an end that lets requests finish.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer

PROCESSES, THREADS = 2, 4  # more threads would only wait for SQLite's single writer
CONNECTIONS = 800  # of a process, which may open 1,024 files
HEAD_SECONDS = 10
BODY_SECONDS = 20
BYTES_A_SECOND = 50_000  # and so much longer for the length that the head announces
IDLE_SECONDS = 30  # between two requests of a connection
FINISH_SECONDS = 5
MOST_HEAD_BYTES = 32 * 1024
MOST_BODY_BYTES = 1024 * 1024  # a form with text; Django takes less of that
MOST_STAFF_BODY_BYTES = 25 * 1024 * 1024  # a picture of 20 MB
STAFF = "/admin/"
DIED_YOUNG_SECONDS = 5

_public = Adjustments(max_request_body_size=MOST_BODY_BYTES)


class Parser(HTTPRequestParser):
    def parse_header(self, header_plus):
        super().parse_header(header_plus)
        if not self.path.startswith(STAFF):
            self.adj = _public


class Channel(HTTPChannel):
    """A connection that is cut if a request is not read in time, however steadily its bytes drip in."""

    parser_class = Parser
    ends_at: float | None = None  # when the request that is being read has to be there
    _reading: tuple = ()

    def received(self, data):
        taken = super().received(data)
        request = self.request
        reading = (id(request), request.headers_finished) if request else ()
        if reading != self._reading:
            self._reading = reading
            self.ends_at = time.monotonic() + _seconds(request) if request else None
        return taken


def _seconds(request: HTTPRequestParser) -> float:
    """How long the rest of a request may take: of its head, or of its body."""
    if not request.headers_finished:
        return HEAD_SECONDS
    return BODY_SECONDS + request.content_length / BYTES_A_SECOND


class Server(TcpWSGIServer):
    channel_class = Channel

    def maintenance(self, now):
        """Called about once a second."""
        super().maintenance(now)
        for channel in self.active_channels.values():
            if channel.ends_at is not None and channel.ends_at < time.monotonic():
                channel.will_close = True

    def run_until(self, is_over: Callable[[], bool]) -> None:
        """Then takes no new connection, and ends when those that are being answered are."""
        while not is_over():
            self._turn()
        self.accepting = False
        ends_at = time.monotonic() + FINISH_SECONDS
        while self._is_answering() and time.monotonic() < ends_at:
            self._turn()
        self.task_dispatcher.shutdown()

    def _turn(self) -> None:
        self.asyncore.loop(
            timeout=self.adj.asyncore_loop_timeout, use_poll=self.adj.asyncore_use_poll, map=self._map, count=1
        )

    def _is_answering(self) -> bool:
        return any(channel.requests or channel.total_outbufs_len for channel in self.active_channels.values())


def serve(application, listening: socket.socket, started_by: int | None) -> None:
    """Answer requests until SIGTERM, or until the process that started this one is gone."""
    stopped: list[bool] = []
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_signal: stopped.append(True))
    server_on(listening, application).run_until(lambda: bool(stopped) or os.getppid() != started_by)


def server_on(listening: socket.socket, application) -> Server:
    adjustments = Adjustments(
        sockets=[listening],
        threads=THREADS,
        connection_limit=CONNECTIONS,
        channel_timeout=IDLE_SECONDS,
        cleanup_interval=1,
        asyncore_loop_timeout=1,
        asyncore_use_poll=True,
        max_request_header_size=MOST_HEAD_BYTES,
        max_request_body_size=MOST_STAFF_BODY_BYTES,
        clear_untrusted_proxy_headers=False,  # clinic.middleware.TrustedProxy decides which proxy is believed
        ident=None,
    )
    place = (listening.family, listening.type, listening.proto, listening.getsockname())
    return Server(application, adj=adjustments, _sock=listening, sockinfo=place, bind_socket=False)


def listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=1024)


class Processes:
    """Runs `command` so many times, with the socket as the last argument, and again if one of them dies."""

    def __init__(self, command: list[str], listening: socket.socket):
        self.command, self.listening = [*command, str(listening.fileno())], listening
        self.running: dict[subprocess.Popen, float] = {}
        self.stopped = False

    def run(self) -> int:
        """Until SIGTERM or Ctrl-C. Returns 1 if a process died twice as soon as it had started."""
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._stop)
        died_young = 0
        for _number in range(PROCESSES):
            self._start()
        while not self.stopped and died_young < 2:
            time.sleep(0.1)
            for process in [each for each in self.running if each.poll() is not None]:
                lived = time.monotonic() - self.running.pop(process)
                died_young = died_young + 1 if lived < DIED_YOUNG_SECONDS else 0
                if not self.stopped and died_young < 2:
                    self._start()
        for process in self.running:
            process.terminate()
        for process in self.running:
            try:
                process.wait(FINISH_SECONDS * 2)
            except subprocess.TimeoutExpired:
                process.kill()
        return int(not self.stopped)

    def _start(self) -> None:
        process = subprocess.Popen(  # noqa: S603 - our own words only
            [sys.executable, *self.command], pass_fds=[self.listening.fileno()], start_new_session=True
        )
        self.running[process] = time.monotonic()

    def _stop(self, *_signal) -> None:
        self.stopped = True
