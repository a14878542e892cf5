"""The worker: once, later, never lost, and never silent about a failure."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from appointments import worker
from appointments.booking import records, requests
from appointments.messages import compose, delivery
from appointments.models import Appointment, HeldTime, Notification, Status
from tests import make, make_visits
from tests.make_visits import SUNDAY_NOON
from tests.parallel import free_port

pytestmark = pytest.mark.django_db

State = Notification.State


@pytest.fixture(autouse=True)
def sunday_noon(settings):
    settings.RECEPTION_EMAIL = ""
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


class Faulty(BaseEmailBackend):
    """A mail connection that fails as told."""

    def __init__(self, problem):
        super().__init__()
        self.problem = problem

    def send_messages(self, messages):
        raise self.problem


@pytest.fixture
def mail_fails(monkeypatch):
    def fail(problem):
        monkeypatch.setattr(delivery, "get_connection", lambda: Faulty(problem))

    return fail


def test_a_request_is_acknowledged_once():
    make_visits.request()

    worker.work()
    worker.work()

    assert [message.to for message in mail.outbox] == [["patient@example.com"]]
    assert Notification.objects.get().state == State.ACCEPTED


def test_what_was_rolled_back_is_never_sent(monkeypatch):
    monkeypatch.setattr(records, "hold", lambda *_arguments, **_words: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make_visits.request()

    worker.work()

    assert mail.outbox == []


def test_only_the_newest_word_is_sent_after_an_outage(receptionist):
    """The worker was away while the request was answered: nobody reads "not yet confirmed" after "confirmed"."""
    appointment = make_visits.request()
    requests.confirm(appointment, by=receptionist)
    make_visits.told(appointment)

    worker.work()

    assert [message.subject for message in mail.outbox] == ["Your appointment is confirmed: Mon 23 Nov 2026, 09:00"]
    assert dict(Notification.objects.values_list("kind", "state")) == {
        "received": State.DROPPED,
        "confirmed": State.ACCEPTED,
        "reminder_shortly": State.WAITING,
    }


def test_a_dead_mail_server_is_tried_again_later(mail_fails, monkeypatch, sunday_noon):
    make_visits.request()
    mail_fails(ConnectionRefusedError())
    worker.work()
    waiting = Notification.objects.get()
    assert (waiting.state, waiting.attempts, waiting.last_problem) == (State.WAITING, 1, "ConnectionRefusedError")
    assert waiting.run_at == SUNDAY_NOON + delivery.BACK_OFF[0]
    monkeypatch.undo()

    worker.work()
    assert mail.outbox == []
    sunday_noon.shift(delivery.BACK_OFF[0])
    worker.work()

    assert len(mail.outbox) == 1


def test_a_refused_address_is_given_up_at_once_and_reception_is_asked_to_call(mail_fails):
    appointment = make_visits.request()
    mail_fails(smtplib.SMTPRecipientsRefused({"patient@example.com": (550, b"no such user")}))

    worker.work()

    assert Notification.objects.get().state == State.GIVEN_UP
    appointment.refresh_from_db()
    assert appointment.call_wanted_at == SUNDAY_NOON


def test_after_many_tries_reception_is_asked_to_call(mail_fails, sunday_noon):
    appointment = make_visits.request(starts_at=make_visits.MONDAY_NINE + timedelta(days=30))
    Appointment.objects.update(answer_by=make_visits.MONDAY_NINE + timedelta(days=29))
    mail_fails(TimeoutError())

    for pause in [timedelta(0), *delivery.BACK_OFF]:
        sunday_noon.shift(pause)
        worker.work()

    assert Notification.objects.get().state == State.GIVEN_UP
    appointment.refresh_from_db()
    assert appointment.call_wanted_at is not None


def test_one_bad_message_never_stops_the_others(monkeypatch):
    bad = make_visits.request(cookie="1")
    make_visits.request(cookie="2", email="second@example.com")
    as_usual = compose.compose

    def broken(notification):
        if notification.appointment_id == bad.pk:
            raise ValueError("a fault in a template")
        return as_usual(notification)

    monkeypatch.setattr(compose, "compose", broken)

    worker.work()

    assert [message.to for message in mail.outbox] == [["second@example.com"]]


def test_a_lease_keeps_others_away_and_ends_by_itself():
    make_visits.request()

    first = delivery.claim(SUNDAY_NOON)
    assert delivery.claim(SUNDAY_NOON + delivery.LEASE - timedelta(seconds=1)) is None
    second = delivery.claim(SUNDAY_NOON + delivery.LEASE)

    assert first.pk == second.pk
    assert second.attempts == 2


def test_who_lost_the_lease_does_not_undo_the_others_work(mail_fails):
    make_visits.request()
    slow = delivery.claim(SUNDAY_NOON)
    quick = delivery.claim(SUNDAY_NOON + delivery.LEASE)
    delivery.deliver(quick, SUNDAY_NOON + delivery.LEASE)
    mail_fails(TimeoutError())

    delivery.deliver(slow, SUNDAY_NOON + delivery.LEASE)

    assert Notification.objects.get().state == State.ACCEPTED


def test_no_patients_address_gets_into_a_log_or_a_row(mail_fails, caplog):
    make_visits.request()
    mail_fails(smtplib.SMTPRecipientsRefused({"patient@example.com": (450, b"patient@example.com is busy")}))

    worker.work()

    assert "patient@example.com" not in caplog.text
    assert Notification.objects.get().last_problem == "SMTPRecipientsRefused"


def test_unanswered_requests_expire_and_say_sorry(sunday_noon):
    appointment = make_visits.request()
    worker.work()
    sunday_noon.move_to(appointment.answer_by)

    worker.work()
    worker.work()

    appointment.refresh_from_db()
    assert appointment.status == Status.EXPIRED
    assert HeldTime.objects.count() == 0
    assert [message.subject for message in mail.outbox][1:] == ["We did not answer in time – we are sorry"]


def test_old_drafts_are_forgotten(sunday_noon):
    make_visits.draft(make_visits.bookable_service(), reason="My back hurts")
    sunday_noon.shift(timedelta(hours=24))

    worker.work()

    from appointments.models import BookingDraft

    assert BookingDraft.objects.count() == 0


class Sink:
    def __init__(self):
        self.envelopes = []

    async def handle_DATA(self, server, session, envelope):
        self.envelopes.append(envelope)
        return "250 OK"


def test_a_real_mail_server_takes_the_message(settings):
    sink = Sink()
    server = Controller(sink, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    make_visits.request()

    try:
        worker.work()
    finally:
        server.stop()

    [envelope] = sink.envelopes
    assert envelope.rcpt_tos == ["patient@example.com"]
    assert b"not yet confirmed" in envelope.content
