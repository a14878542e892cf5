"""What reception sees of messages: what became of each, that some are late, that nobody sends them."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from appointments.messages import delivery_state
from appointments.models import Notification, WorkerBeat
from tests import make, make_visits
from tests.make_visits import SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]

MINUTE = timedelta(minutes=1)
State = Notification.State


@pytest.fixture(autouse=True)
def sunday_noon(settings):
    settings.RECEPTION_EMAIL = ""
    make.profile()
    WorkerBeat.objects.create(worker="here:1", seen_at=SUNDAY_NOON)
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def visit():
    return make_visits.request(reason="My back hurts")


@pytest.fixture
def desk(signed_in, receptionist):
    return signed_in(receptionist)


def page_of(desk, visit) -> str:
    return desk.get(reverse("desk:request", args=[visit.pk])).text


def became(**facts) -> Notification:
    Notification.objects.update(**facts)
    return Notification.objects.get()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"run_at": SUNDAY_NOON}, "To be sent: 12:00"),
        ({"run_at": SUNDAY_NOON + timedelta(days=1)}, "To be sent: Mon 23 Nov, 12:00"),
        (
            {"run_at": SUNDAY_NOON + MINUTE, "attempts": 1, "last_problem": "TimeoutError"},
            "1 attempt, next: 12:01",
        ),
        (
            {"run_at": SUNDAY_NOON + 5 * MINUTE, "attempts": 3, "last_problem": "SMTPNotSupportedError"},
            "3 attempts, next: 12:05",
        ),
        ({"state": State.ACCEPTED, "attempts": 1, "finished_at": SUNDAY_NOON}, "Accepted by the mail server, 12:00"),
        ({"state": State.DROPPED, "finished_at": SUNDAY_NOON}, "Not sent: it was out of date, 12:00"),
        (
            {"state": State.GIVEN_UP, "attempts": 10, "finished_at": SUNDAY_NOON, "last_problem": "Odd"},
            "Failed after 10 attempts, 12:00",
        ),
    ],
)
def test_the_page_of_a_visit_says_what_became_of_each_message(desk, visit, facts, words):
    became(**facts)

    page = page_of(desk, visit)

    assert words in page
    assert ("Try again" in page) is (facts.get("state") == State.GIVEN_UP)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("TimeoutError", "the mail server does not answer"),
        ("SMTPRecipientsRefused", "the mail server does not accept this address"),
        ("SMTPNotSupportedError", "the mail server has no encryption, and we do not send without it"),
        ("TemplateDoesNotExist", "TemplateDoesNotExist"),
    ],
)
def test_the_last_problem_is_told_in_words(desk, visit, kind, words):
    became(attempts=1, last_problem=kind)

    assert f"Last problem: {words}" in page_of(desk, visit)


def test_reception_tries_a_message_again_and_comes_back_to_the_visit(desk, visit):
    message = became(state=State.GIVEN_UP, attempts=10, finished_at=SUNDAY_NOON)
    here = reverse("desk:request", args=[visit.pk])

    page = desk.post(reverse("desk:try_again", args=[message.pk]), {"next": here}, follow=True)

    assert page.redirect_chain == [(here, 302)]
    assert "The message will be sent again in a minute." in page.text
    assert Notification.objects.get().state == State.WAITING


def test_the_second_who_presses_is_told_that_there_is_nothing_to_do(desk, visit):
    page = desk.post(reverse("desk:try_again", args=[Notification.objects.get().pk]), follow=True)

    assert "Nothing to do" in page.text
    assert Notification.objects.get().run_at == SUNDAY_NOON


def test_a_link_alone_sends_nothing(desk, visit):
    message = became(state=State.GIVEN_UP, attempts=10, finished_at=SUNDAY_NOON)

    assert desk.get(reverse("desk:try_again", args=[message.pk])).status_code == 405
    assert Notification.objects.get().state == State.GIVEN_UP


def test_only_who_answers_requests_may_try_again(signed_in, visit, editor):
    message = became(state=State.GIVEN_UP, attempts=10, finished_at=SUNDAY_NOON)
    doctor = make.user("doctor")
    visit.practitioner.user = doctor
    visit.practitioner.save()

    for person in (editor, doctor):
        client = signed_in(person)
        assert client.post(reverse("desk:try_again", args=[message.pk])).status_code == 403
    assert "Try again" not in client.get(reverse("desk:request", args=[visit.pk])).text
    assert Notification.objects.get().state == State.GIVEN_UP


def queue(desk) -> str:
    return " ".join(desk.get(reverse("desk:queue")).text.split())


def test_the_queue_says_nothing_while_all_is_well(desk, visit, sunday_noon):
    sunday_noon.shift(2 * MINUTE)

    page = queue(desk)

    assert "No messages are being sent" not in page
    assert "been waiting" not in page


def test_the_queue_says_that_messages_are_late(desk, sunday_noon):
    for cookie in "1234567":
        make_visits.request(cookie=cookie)
    sunday_noon.shift(12 * MINUTE)

    assert "<strong>7 messages</strong> have been waiting, the oldest for 12 min." in queue(desk)


def test_the_queue_says_that_messages_fail(desk, visit):
    became(attempts=3, run_at=SUNDAY_NOON + 5 * MINUTE)

    assert "<strong>1 message</strong> has failed several times. We will try again." in queue(desk)


def test_the_queue_says_that_nobody_sends(desk, sunday_noon):
    sunday_noon.shift(2 * MINUTE + timedelta(seconds=1))
    assert "last ran 2 min ago" in queue(desk)

    WorkerBeat.objects.all().delete()
    assert "has never run" in queue(desk)


def test_a_worker_that_comes_back_ends_the_notice(desk, sunday_noon):
    sunday_noon.shift(5 * MINUTE)
    assert "No messages are being sent." in queue(desk)

    delivery_state.SignsOfLife().give(SUNDAY_NOON + 5 * MINUTE)

    assert "No messages are being sent." not in queue(desk)


def test_a_site_without_a_worker_is_ready_all_the_same(client):
    WorkerBeat.objects.all().delete()

    assert client.get("/health/ready").status_code == 200
