"""Real SMTP against servers that refuse, put off, hang, or take the encryption away."""

import socketserver
import threading
import time
from contextlib import suppress
from datetime import timedelta

import pytest
import time_machine

from appointments import worker
from appointments.messages import delivery, delivery_state
from appointments.models import Notification
from clinic import environment
from tests import make, make_visits
from tests.make_visits import SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]

State = Notification.State


@pytest.fixture(autouse=True)
def sunday_noon(settings):
    settings.RECEPTION_EMAIL = ""
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


def queued() -> Notification:
    return Notification.objects.get()


def test_a_recipient_who_is_refused_is_given_up_at_once_and_called(post_office):
    visit = make_visits.request()
    post_office.answer_to_recipient = "550 5.1.1 no such user"

    worker.work()
    worker.work()

    message = queued()
    assert (message.state, message.attempts, message.last_problem) == (State.GIVEN_UP, 1, "SMTPRecipientsRefused")
    visit.refresh_from_db()
    assert visit.call_wanted_at == SUNDAY_NOON
    assert post_office.letters == []


def test_a_refused_recipient_is_reached_when_reception_tries_again(post_office):
    make_visits.request()
    post_office.answer_to_recipient = "550 5.1.1 no such user"
    worker.work()
    post_office.answer_to_recipient = ""

    delivery_state.try_again(queued(), SUNDAY_NOON)
    worker.work()

    assert (queued().state, len(post_office.letters)) == (State.ACCEPTED, 1)


@pytest.mark.parametrize("moment", ["answer_to_recipient", "answer_to_letter"])
def test_try_again_later_is_heard(post_office, sunday_noon, moment):
    visit = make_visits.request()
    setattr(post_office, moment, "451 4.7.1 greylisted, try again later")
    worker.work()
    assert (queued().state, queued().attempts) == (State.WAITING, 1)

    setattr(post_office, moment, "")
    sunday_noon.shift(delivery.BACK_OFF[0] - timedelta(seconds=1))
    worker.work()
    assert queued().attempts == 1
    sunday_noon.shift(timedelta(seconds=1))
    worker.work()

    assert (queued().state, queued().attempts) == (State.ACCEPTED, 2)
    visit.refresh_from_db()
    assert visit.call_wanted_at is None


def test_a_server_that_hangs_after_the_letter_gets_a_second_copy_with_the_same_id(post_office, sunday_noon, settings):
    settings.EMAIL_TIMEOUT = 2  # seconds; a busy machine needs one of them to come as far as the letter
    make_visits.request()
    heard = threading.Event()
    post_office.before_accepting = lambda: heard.wait(10)

    worker.work()
    heard.set()
    assert (queued().state, queued().attempts) == (State.WAITING, 1)
    assert len(post_office.letters) == 1
    assert delivery.claim(SUNDAY_NOON) is None  # nobody sends it at once again

    sunday_noon.shift(delivery.BACK_OFF[0])
    post_office.before_accepting = lambda: None
    worker.work()

    assert queued().state == State.ACCEPTED
    assert len(post_office.letters) == 2
    assert {letter["Message-ID"].partition("@")[0] for letter in post_office.letters} == {f"<{queued().message_id}"}


def test_one_refused_recipient_does_not_stop_the_next(post_office):
    make_visits.request(cookie="1", email="gone@example.com")
    make_visits.request(cookie="2", email="here@example.com")
    post_office.answer_to_recipient = lambda address: "550 gone" if address.startswith("gone") else ""

    worker.work()

    assert [letter["To"] for letter in post_office.letters] == ["here@example.com"]


class Stripper(socketserver.StreamRequestHandler):
    """Somebody in between, who takes the encryption away; what was said is kept."""

    def handle(self):
        with suppress(ConnectionError):  # the other side had heard enough
            self.converse()

    def converse(self):
        self.say("220 mail.example")
        while line := self.rfile.readline().decode(errors="replace").strip():
            self.server.heard.append(line)
            word = line.split()[0].upper()
            if word == "EHLO":
                for greeting in self.server.greetings:
                    self.say(greeting)
            elif word == "STARTTLS":
                if not self.server.to_starttls:
                    return
                self.say(self.server.to_starttls)
                self.say("250 this is no TLS")
            else:
                self.say("250 fine")

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def stripper(settings, monkeypatch):
    """Our address asks for encryption, as a live clinic's does."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Stripper) as server:
        server.daemon_threads = True
        server.heard, server.greetings, server.to_starttls = [], [], ""
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        monkeypatch.setenv("EMAIL_URL", f"smtp+tls://clinic:secret@127.0.0.1:{server.server_address[1]}")
        for name, value in environment.mail("EMAIL_URL", settings.DATA_DIR).items():
            setattr(settings, name, value)
        settings.EMAIL_TIMEOUT = 5
        yield server
        server.shutdown()


NO_TLS = ["250-mail.example", "250 AUTH PLAIN LOGIN"]
TLS = ["250-mail.example", "250-AUTH PLAIN LOGIN", "250 STARTTLS"]


@pytest.mark.parametrize(
    ("greetings", "to_starttls", "problem"),
    [
        (NO_TLS, "", "SMTPNotSupportedError"),
        (TLS, "454 TLS not available", "SMTPResponseException"),
        (TLS, "", "SMTPServerDisconnected"),
        (TLS, "220 ready, but it speaks no TLS", "SSLError"),
    ],
)
def test_without_encryption_nothing_is_said_in_clear_text(stripper, greetings, to_starttls, problem):
    stripper.greetings, stripper.to_starttls = greetings, to_starttls
    make_visits.request()

    worker.work()

    message = queued()
    assert (message.state, message.attempts, message.last_problem) == (State.WAITING, 1, problem)
    time.sleep(0.1)  # whatever else would be said has been heard
    words = {line.split()[0].upper() for line in stripper.heard if line.isascii()}
    assert words.isdisjoint({"AUTH", "MAIL", "RCPT", "DATA"})
    assert "patient@example.com" not in " ".join(stripper.heard)
