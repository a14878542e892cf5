"""An answer can be taken back for a minute: no message leaves meanwhile, and no page says what may not last."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from appointments import links, worker
from appointments.booking import (
    offers,
    requests,
    reschedule,
    undo,
)
from appointments.booking.statuses import AlreadyAnswered, SlotGone, TooLate
from appointments.messages import delivery, outbox
from appointments.models import Action, Appointment, HeldTime, Notification, Reason, Status
from tests import make, make_visits, make_waiting
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
TO_PATIENT = ["Your appointment is confirmed"]
WAITS = "Request received – not yet confirmed"


@pytest.fixture(autouse=True)
def clock(settings):
    settings.RECEPTION_EMAIL = ""
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def request_(db):
    """Asked for at noon, and its first message is read."""
    visit = make_visits.request(email="mina@example.com")
    worker.work()
    mail.outbox.clear()
    return visit


def sent(now) -> list[str]:
    mail.outbox.clear()
    worker.work(now)
    return [message.subject.partition(": ")[0] for message in mail.outbox]


def held(visit) -> list:
    return list(HeldTime.objects.filter(appointment=visit).values_list("kind", "busy_from", "expires_at"))


ANSWERS = {
    "confirm": lambda visit, by: requests.confirm(visit, by=by),
    "decline": lambda visit, by: requests.decline(visit, by=by, reason=Reason.NO_TIME),
    "offer": lambda visit, by: offers.offer(visit, [make_waiting.slot(visit.service, make_waiting.at(11))], by=by),
}


@pytest.mark.parametrize("act", ANSWERS)
def test_for_a_minute_nobody_is_told(act, client, receptionist, request_, clock):
    page = client.get(links.manage(request_)).text
    ANSWERS[act](request_, receptionist)

    clock.shift(MINUTE - SECOND)
    assert sent(SUNDAY_NOON + MINUTE - SECOND) == []
    assert client.get(links.manage(request_)).text == page
    assert client.get(links.received(request_)).status_code == 200
    assert client.get(f"{links.manage(request_)}visit.ics").status_code == 404

    clock.shift(SECOND)
    assert len(sent(SUNDAY_NOON + MINUTE)) == 1
    assert WAITS not in client.get(links.manage(request_)).text


@pytest.mark.parametrize("act", ANSWERS)
def test_what_was_taken_back_has_not_happened_for_the_patient(act, client, receptionist, request_, clock):
    page, held_before = client.get(links.manage(request_)).text, held(request_)
    ANSWERS[act](request_, receptionist)

    clock.shift(30 * SECOND)
    undo.take_back(request_, by=receptionist)

    assert Appointment.objects.get().status == Status.REQUESTED
    assert held(request_) == held_before
    assert sent(SUNDAY_NOON + timedelta(hours=1)) == []
    assert client.get(links.manage(request_)).text == page
    assert [event.action for event in request_.events.all()][-1] == Action.UNDONE


def test_who_is_answered_again_gets_one_message(receptionist, request_, clock):
    for _time in range(2):
        requests.confirm(request_, by=receptionist)
        undo.take_back(request_, by=receptionist)
    requests.confirm(request_, by=receptionist)

    assert sent(SUNDAY_NOON + MINUTE) == TO_PATIENT


def test_after_the_minute_it_is_too_late(receptionist, request_, clock):
    requests.confirm(request_, by=receptionist)
    clock.shift(MINUTE)

    with pytest.raises(TooLate):
        undo.take_back(request_, by=receptionist)

    assert sent(SUNDAY_NOON + MINUTE) == TO_PATIENT


def test_a_message_that_a_worker_has_in_hand_cannot_be_taken_back(receptionist, request_):
    """Its clock is a little ahead of ours."""
    requests.confirm(request_, by=receptionist)
    delivery.claim(SUNDAY_NOON + MINUTE)

    with pytest.raises(TooLate):
        undo.take_back(request_, by=receptionist)

    assert Appointment.objects.get().status == Status.CONFIRMED


@pytest.mark.parametrize("act", ["decline", "offer"])
def test_a_time_that_somebody_else_has_by_now_cannot_be_given_back(act, receptionist, request_):
    ANSWERS[act](request_, receptionist)
    make_visits.request(request_.service, email="quick@example.com", cookie="another")

    with pytest.raises(SlotGone):
        undo.take_back(request_, by=receptionist)

    request_.refresh_from_db()
    assert request_.status == {"decline": Status.DECLINED, "offer": Status.OFFERED}[act]
    assert len(sent(SUNDAY_NOON + MINUTE)) == 2  # the other's, and this answer


def test_what_was_changed_since_is_not_taken_back(receptionist, request_):
    requests.confirm(request_, by=receptionist)
    requests.cancel(request_, by=receptionist, reason=Reason.NO_TIME)

    with pytest.raises(AlreadyAnswered):
        undo.take_back(request_, by=receptionist)


@pytest.mark.parametrize(("before", "at_once"), [(timedelta(hours=3), False), (timedelta(hours=3) - SECOND, True)])
def test_who_is_to_come_soon_is_told_at_once(before, at_once, receptionist, request_):
    requests.confirm(request_, by=receptionist, now=MONDAY_NINE - before)

    assert (request_.tell_at is None) == at_once
    assert sent(MONDAY_NINE - before) == (TO_PATIENT if at_once else [])


def test_an_offered_time_that_is_near_is_told_at_once(receptionist, request_):
    make.profile(notice=timedelta(hours=1))
    now = make_waiting.at(8)
    tomorrow = make_visits.request(request_.service, make_waiting.at(9, days=1), cookie="another", now=now)

    offers.offer(
        tomorrow, [make_waiting.slot(tomorrow.service, make_waiting.at(11))], by=receptionist, now=now - SECOND
    )

    assert tomorrow.tell_at == now + MINUTE - SECOND
    undo.take_back(tomorrow, by=receptionist, now=now)
    offers.offer(
        tomorrow, [make_waiting.slot(tomorrow.service, make_waiting.at(11))], by=receptionist, now=now + SECOND
    )
    assert tomorrow.tell_at is None


def test_a_confirmed_move_cannot_be_taken_back(receptionist, request_):
    """The visit before it has given up its time."""
    visit = make_visits.told(
        make_visits.confirmed(receptionist, service=request_.service, starts_at=make_waiting.at(14))
    )
    change = reschedule.request_reschedule(visit, make_waiting.slot(visit.service, make_waiting.at(15)))
    requests.confirm(change, by=receptionist)

    with pytest.raises(AlreadyAnswered):
        undo.take_back(change, by=receptionist)


def test_without_an_address_the_wish_for_a_call_goes_with_the_answer(receptionist):
    visit = make_visits.request(email="")
    requests.confirm(visit, by=receptionist)
    assert Appointment.objects.get().call_wanted_at == SUNDAY_NOON

    undo.take_back(visit, by=receptionist)

    assert Appointment.objects.get().call_wanted_at is None


def test_who_was_told_on_the_phone_reads_it_at_once(client, receptionist):
    visit = make_visits.request(email="")
    requests.confirm(visit, by=receptionist)
    requests.told_by_phone(visit, by=receptionist)

    assert "Confirmed: we expect you" in client.get(links.manage(visit)).text
    with pytest.raises(AlreadyAnswered):
        undo.take_back(visit, by=receptionist)


def test_the_patient_can_withdraw_what_their_page_calls_a_request(client, receptionist, request_):
    requests.confirm(request_, by=receptionist)

    assert client.post(f"{links.manage(request_)}cancel/").status_code == 302

    assert Appointment.objects.get().status == Status.CANCELLED
    assert sent(SUNDAY_NOON + MINUTE) == ["Your appointment is cancelled"]


def test_the_first_message_still_leaves_while_the_answer_is_held_back(receptionist):
    visit = make_visits.request()
    requests.confirm(visit, by=receptionist)

    assert sent(SUNDAY_NOON) == ["Request received – not yet confirmed"]
    assert sent(SUNDAY_NOON + MINUTE) == TO_PATIENT


@pytest.mark.parametrize("act", ANSWERS)
def test_a_link_that_is_sent_again_meanwhile_says_what_the_page_says(act, client, receptionist, request_):
    """A message is a page, too."""
    ANSWERS[act](request_, receptionist)
    outbox.queue_links_again([request_], SUNDAY_NOON)

    assert sent(SUNDAY_NOON) == ["The link to your appointment"]
    assert "Status now: Not yet confirmed." in mail.outbox[0].body


def test_an_answer_on_which_the_patient_has_built_stands(client, receptionist, request_):
    """They ask to move what their page calls a request; from then on that page says that the visit stands."""
    requests.confirm(request_, by=receptionist)
    change = reschedule.request_reschedule(request_, make_waiting.slot(request_.service, make_waiting.at(15)))

    with pytest.raises(AlreadyAnswered) as refused:
        undo.take_back(request_, by=receptionist)

    assert (refused.value.event.appointment, refused.value.event.action) == (change, Action.CHANGE_ASKED)
    assert sent(SUNDAY_NOON + MINUTE).count("Your appointment is confirmed") == 1


def test_a_promise_that_ran_out_meanwhile_gives_a_quarter_of_an_hour(receptionist, request_):
    soon = request_.answer_by - 10 * SECOND
    requests.confirm(request_, by=receptionist, now=soon)

    undo.take_back(request_, by=receptionist, now=soon + 30 * SECOND)

    request_.refresh_from_db()
    assert request_.answer_by == soon + 30 * SECOND + timedelta(minutes=15)
    assert [expires_at for _kind, _from, expires_at in held(request_)] == [request_.answer_by]


def test_a_warning_that_was_dropped_meanwhile_is_given_after_all(receptionist, settings):
    settings.RECEPTION_EMAIL = "reception@clinic.example"
    visit = make_visits.request()
    due = visit.notifications.get(kind=Notification.Kind.ANSWER_DUE).run_at
    worker.work(due - SECOND)
    requests.confirm(visit, by=receptionist, now=due - SECOND)
    worker.work(due)

    undo.take_back(visit, by=receptionist, now=due + SECOND)

    assert [subject.split(" ")[:2] for subject in sent(due + SECOND)] == [["Answer", "is"]]
