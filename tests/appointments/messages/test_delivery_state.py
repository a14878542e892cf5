"""What the desk sees of the outbox: late messages, workers that fell silent, one more try."""

from datetime import timedelta

import pytest
from django.core import mail

from appointments import worker
from appointments.messages import delivery_state
from appointments.models import Notification, WorkerBeat
from tests import make, make_visits
from tests.make_visits import SUNDAY_NOON

pytestmark = pytest.mark.django_db

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
State = Notification.State


@pytest.fixture(autouse=True)
def clinic(settings):
    settings.RECEPTION_EMAIL = ""
    make.profile()


def waiting(number=1) -> None:
    for cookie in range(number):
        make_visits.request(cookie=str(cookie))


def test_a_message_is_late_after_five_minutes():
    waiting(2)
    Notification.objects.filter(pk=Notification.objects.first().pk).update(run_at=SUNDAY_NOON - MINUTE)

    def late(moment):
        seen = delivery_state.trouble(moment)
        return seen.late, seen.late_since

    assert late(SUNDAY_NOON + 4 * MINUTE) == (0, None)
    assert late(SUNDAY_NOON + 4 * MINUTE + SECOND) == (1, SUNDAY_NOON - MINUTE)
    assert late(SUNDAY_NOON + 5 * MINUTE + SECOND) == (2, SUNDAY_NOON - MINUTE)


@pytest.mark.parametrize("state", [State.ACCEPTED, State.DROPPED, State.GIVEN_UP])
def test_what_has_ended_is_not_late(state):
    waiting()
    Notification.objects.update(state=state, finished_at=SUNDAY_NOON)

    assert delivery_state.trouble(SUNDAY_NOON + 60 * MINUTE).late == 0


def test_what_failed_three_times_is_seen_although_its_next_attempt_is_to_come():
    waiting(2)
    Notification.objects.update(attempts=2, run_at=SUNDAY_NOON + 5 * MINUTE)
    assert delivery_state.trouble(SUNDAY_NOON).failing == 0

    Notification.objects.update(attempts=3)

    assert delivery_state.trouble(SUNDAY_NOON).failing == 2
    assert delivery_state.trouble(SUNDAY_NOON + 11 * MINUTE)[:3] == (
        2,
        SUNDAY_NOON + 5 * MINUTE,
        0,
    )  # not counted twice


def test_a_site_without_a_worker_is_silent():
    assert delivery_state.trouble(SUNDAY_NOON).is_silent


def test_workers_are_silent_after_two_minutes_and_one_of_them_is_enough():
    WorkerBeat.objects.create(worker="dead:1", seen_at=SUNDAY_NOON - timedelta(hours=1))
    WorkerBeat.objects.create(worker="alive:2", seen_at=SUNDAY_NOON)

    assert not delivery_state.trouble(SUNDAY_NOON + 2 * MINUTE).is_silent
    assert delivery_state.trouble(SUNDAY_NOON + 2 * MINUTE + SECOND).is_silent


def test_what_is_wrong_is_asked_with_two_statements(django_assert_num_queries):
    waiting(3)

    with django_assert_num_queries(2):
        delivery_state.trouble(SUNDAY_NOON)


def test_a_worker_says_every_twenty_seconds_that_it_is_there(django_assert_num_queries):
    signs = delivery_state.SignsOfLife()
    signs.give(SUNDAY_NOON)

    with django_assert_num_queries(0):
        signs.give(SUNDAY_NOON + 20 * SECOND - SECOND)
    signs.give(SUNDAY_NOON + 20 * SECOND)

    assert [beat.seen_at for beat in WorkerBeat.objects.all()] == [SUNDAY_NOON + 20 * SECOND]


def test_a_clock_that_was_put_back_does_not_silence_a_worker():
    signs = delivery_state.SignsOfLife()
    signs.give(SUNDAY_NOON)

    signs.give(SUNDAY_NOON - 60 * MINUTE)

    assert WorkerBeat.objects.get().seen_at == SUNDAY_NOON - 60 * MINUTE


def test_workers_that_are_gone_are_forgotten_after_a_day():
    day = timedelta(days=1)
    WorkerBeat.objects.create(worker="yesterday:1", seen_at=SUNDAY_NOON - day)
    WorkerBeat.objects.create(worker="before:2", seen_at=SUNDAY_NOON - day - SECOND)

    delivery_state.SignsOfLife().give(SUNDAY_NOON)

    assert set(WorkerBeat.objects.values_list("worker", flat=True)) & {"yesterday:1", "before:2"} == {"yesterday:1"}


def test_a_long_round_is_no_silence():
    waiting(3)
    told = []

    worker.work(SUNDAY_NOON, alive=told.append)

    assert len(told) == 4  # at the start, and after each message


def given_up() -> Notification:
    waiting()
    Notification.objects.update(state=State.GIVEN_UP, attempts=10, finished_at=SUNDAY_NOON, last_problem="TimeoutError")
    return Notification.objects.get()


def test_a_message_that_was_given_up_is_sent_after_all():
    message = given_up()

    assert delivery_state.try_again(message, SUNDAY_NOON)
    message.refresh_from_db()
    assert (message.state, message.attempts, message.run_at, message.finished_at) == (
        State.WAITING, 0, SUNDAY_NOON, None
    )  # fmt: skip
    worker.work(SUNDAY_NOON)

    message.refresh_from_db()
    assert (message.state, message.last_problem) == (State.ACCEPTED, "")
    assert len(mail.outbox) == 1


def test_of_two_who_press_it_one_is_told_that_it_was_done():
    message = given_up()

    assert [delivery_state.try_again(message, SUNDAY_NOON), delivery_state.try_again(message, SUNDAY_NOON)] == [
        True,
        False,
    ]


def test_what_was_accepted_is_never_sent_again():
    waiting()
    worker.work(SUNDAY_NOON)

    assert not delivery_state.try_again(Notification.objects.get(), SUNDAY_NOON)
    worker.work(SUNDAY_NOON)

    assert len(mail.outbox) == 1
