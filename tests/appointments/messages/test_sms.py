"""Text messages, against a provider on this machine; and who is called when no channel gets through."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import time_machine
from django.core import mail

from appointments import links, worker
from appointments.booking import requests
from appointments.messages import delivery
from appointments.models import Appointment, Notification
from tests import make, make_visits, make_waiting
from tests.make_visits import SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]

LANDLINE = "+97142001234"
State = Notification.State


@pytest.fixture(autouse=True)
def sunday_noon(settings):
    settings.RECEPTION_EMAIL = ""
    make.profile(name="Al Shifa")
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def provider(settings):
    """Keeps (number, words), and says 200 or what it is told to say."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            words = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["message"]
            server.texts.append((self.path.strip("/"), words))
            self.send_response(server.says)
            self.end_headers()

        def log_message(self, *_arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.texts, server.says = [], 200
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    settings.SMS_URL = f"json://127.0.0.1:{server.server_address[1]}/{{phone}}"
    yield server
    server.shutdown()
    server.server_close()


def test_who_has_no_address_gets_texts_and_need_not_be_called(provider, receptionist):
    visit = make_visits.request(email="")
    worker.work()
    requests.confirm(visit, by=receptionist)
    make_visits.told(visit)
    worker.work()

    when_and_where = f"Monday 23 November 2026 at 09:00, Dubai time. {links.absolute(links.manage(visit))}"
    assert provider.texts == [
        (visit.phone.as_e164, f"Al Shifa: Request received – not yet confirmed. {when_and_where}"),
        (visit.phone.as_e164, f"Al Shifa: Your appointment is confirmed. {when_and_where}"),
    ]
    assert Appointment.objects.get().call_wanted_at is None
    assert mail.outbox == []


def test_an_offer_is_texted_without_the_time_that_is_not_held(provider, receptionist):
    visit = make_waiting.offered(receptionist, email="")
    worker.work()

    [(_number, words)] = provider.texts
    assert words == f"Al Shifa: We offer you a time – please choose. {links.absolute(links.manage(visit))}"


def test_what_cannot_be_mailed_is_texted_and_then_somebody_calls(provider, post_office, receptionist):
    post_office.answer_to_recipient = "550 5.1.1 no such user"
    provider.says = 500
    visit = make_visits.confirmed(receptionist, starts_at=make_waiting.at(9, days=2), email="mina@example.com")
    confirmed = visit.notifications.filter(kind="confirmed")
    worker.work()
    assert list(confirmed.values_list("channel", "state")) == [("email", State.GIVEN_UP), ("sms", State.WAITING)]
    assert Appointment.objects.get().call_wanted_at is None

    for _pause in delivery.BACK_OFF:
        with time_machine.travel(confirmed.get(channel="sms").run_at, tick=False):
            worker.work()

    subjects = [words.split(". ")[0] for _number, words in provider.texts]
    assert subjects.count("Al Shifa: Your appointment is confirmed") == 10
    assert confirmed.get(channel="sms").state == State.GIVEN_UP
    visit.refresh_from_db()
    assert visit.call_wanted_at is not None


def test_a_landline_is_called(provider, receptionist):
    visit = make_visits.request(email="", phone=LANDLINE)
    requests.confirm(visit, by=receptionist)

    assert not Notification.objects.exists()
    assert Appointment.objects.get().call_wanted_at == SUNDAY_NOON


def test_without_a_provider_there_is_no_such_channel(receptionist):
    visit = make_visits.request(email="")
    requests.confirm(visit, by=receptionist)

    assert not Notification.objects.exists()
    assert Appointment.objects.get().call_wanted_at == SUNDAY_NOON


def test_the_log_names_no_number(provider, caplog):
    provider.says = 500
    visit = make_visits.request(email="")
    worker.work()

    assert "NotAccepted" in caplog.text
    assert visit.phone.as_e164.lstrip("+") not in caplog.text
