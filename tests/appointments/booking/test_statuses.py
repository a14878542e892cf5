"""The table of statuses: each step that it names happens once and is written down once; every other is refused."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from appointments import links
from appointments.booking import (
    attendance,
    offers,
    records,
    requests,
    statuses,
    undo,
)
from appointments.booking.statuses import AlreadyAnswered, TooLate
from appointments.models import Action, Appointment, AppointmentEvent, HeldTime, Notification, Offer, Reason, Status
from tests import make_visits, make_waiting
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

# What each act makes of a visit, and from which statuses it may: house.md's table, as far as it is built.
ACTS = {
    "confirm": (Status.CONFIRMED, {Status.REQUESTED}),
    "overbook": (Status.CONFIRMED, {Status.REQUESTED}),
    "decline": (Status.DECLINED, {Status.REQUESTED}),
    "cancel": (Status.CANCELLED, {Status.REQUESTED, Status.OFFERED, Status.CONFIRMED}),
    "expire": (Status.EXPIRED, {Status.REQUESTED}),
    "offer": (Status.OFFERED, {Status.REQUESTED}),
    "accept": (Status.CONFIRMED, {Status.OFFERED}),
    "none_suits": (Status.CANCELLED, {Status.OFFERED}),
    "withdraw": (Status.DECLINED, {Status.OFFERED}),
    "lapse": (Status.EXPIRED, {Status.OFFERED}),
    "arrive": (Status.ARRIVED, {Status.CONFIRMED}),
    "fulfil": (Status.FULFILLED, {Status.CONFIRMED, Status.ARRIVED}),
    "no_show": (Status.NO_SHOW, {Status.CONFIRMED}),
    "set_back": (Status.CONFIRMED, {Status.ARRIVED, Status.FULFILLED, Status.NO_SHOW}),
    "take_back": (Status.REQUESTED, {Status.OFFERED, Status.CONFIRMED, Status.DECLINED}),
}
REASONS = {
    "overbook": Reason.URGENT, "decline": Reason.NO_TIME, "cancel": Reason.PATIENT_ASKED, "withdraw": Reason.NO_TIME,
}  # fmt: skip
# The others are written down as what the status says.
ACTION = {
    "overbook": Action.OVERBOOKED, "accept": Action.OFFER_TAKEN, "none_suits": Action.NONE_SUITS,
    "lapse": Action.OFFER_LAPSED, "set_back": Action.SET_BACK, "take_back": Action.UNDONE,
}  # fmt: skip
AT_THE_DOOR = {"arrive", "fulfil", "no_show"}
BY_THE_SITE = {"expire", "lapse"}
LEGAL = [(act, status) for act in ACTS for status in sorted(ACTS[act][1])]


@pytest.fixture(autouse=True)
def sunday_noon():
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def appointment():
    return make_visits.request(email="patient@example.com")


def put_into(appointment, status):
    """By the back door: how a visit came there is not what is asked. The patient is not told of an answer yet."""
    tell_at = SUNDAY_NOON + timedelta(minutes=1) if status in statuses.TAKE_BACK else None
    Appointment.objects.filter(pk=appointment.pk).update(status=status, tell_at=tell_at)
    appointment.refresh_from_db()
    two = MONDAY_NINE + timedelta(hours=5)
    offer = Offer.objects.create(
        appointment=appointment, practitioner=appointment.practitioner, starts_at=two,
        ends_at=two + timedelta(minutes=30), offered_at=SUNDAY_NOON, expires_at=SUNDAY_NOON + timedelta(hours=1),
    )  # fmt: skip
    if status == Status.OFFERED:
        HeldTime.objects.all().delete()
        records.hold_offer(offer)
    if status == Status.NO_SHOW:
        HeldTime.objects.all().delete()


def do(act, appointment, by):
    if act == "expire":
        return requests.expire(appointment, now=appointment.answer_by)
    if act == "lapse":
        return offers.lapse(appointment, now=SUNDAY_NOON + timedelta(hours=1))
    if act == "set_back":
        return attendance.set_back(appointment, seen=appointment.status, by=by, now=SUNDAY_NOON)
    if act in AT_THE_DOOR:
        return getattr(attendance, act)(appointment, by=by, now=MONDAY_NINE)
    arguments = {"reason": REASONS[act]} if act in REASONS else {}
    if act == "offer":
        arguments["slots"] = [make_waiting.slot(appointment.service, MONDAY_NINE + timedelta(hours=2))]
    if act == "accept":
        arguments["key"] = appointment.offers.get().pk
    if act == "take_back":
        return undo.take_back(appointment, by=by, now=SUNDAY_NOON)
    change = getattr(requests, act, None) or getattr(offers, act)
    return change(appointment, by=by, **arguments, now=SUNDAY_NOON)


ADDRESSES = {"accept": "take"}  # names of addresses that differ from the function's


@contextmanager
def afterwards_undone():
    """What happens inside has not happened when the next status is tried."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def everything():
    """All rows that an act could change."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Appointment, AppointmentEvent, HeldTime, Notification, Offer)
    ]


@pytest.mark.parametrize(("act", "status"), LEGAL)
def test_a_legal_step_happens_and_writes_exactly_one_event(manager, appointment, act, status):
    put_into(appointment, status)

    do(act, appointment, manager)

    appointment.refresh_from_db()
    to = ACTS[act][0]
    assert appointment.status == to
    [_asked, event] = appointment.events.all()
    assert (event.from_status, event.to_status, event.reason) == (status, to, REASONS.get(act, ""))
    assert event.action == (ACTION.get(act) or statuses.ACTION_TO[to])
    assert event.by == (None if act in BY_THE_SITE else manager)


@pytest.mark.parametrize("act", ACTS)
def test_an_illegal_step_is_refused_and_changes_nothing(manager, appointment, act):
    for status in sorted(set(Status) - ACTS[act][1]):
        with afterwards_undone():
            put_into(appointment, status)
            before = everything()

            with pytest.raises(AlreadyAnswered):
                do(act, appointment, manager)

            assert everything() == before, status


@pytest.mark.once  # the step itself is refused on both databases, above
@pytest.mark.parametrize("act", sorted(set(ACTS) - BY_THE_SITE))
def test_a_forged_post_of_an_illegal_step_is_refused_and_changes_nothing(client, manager, appointment, act):
    client.force_login(manager)
    for status in sorted(set(Status) - ACTS[act][1]):
        with afterwards_undone():
            put_into(appointment, status)
            before = everything()

            fields = {"reason": REASONS.get(act, ""), "offer": appointment.offers.get().pk}
            answer = client.post(reverse(f"desk:{ADDRESSES.get(act, act)}", args=[appointment.pk]), fields)

            assert answer.status_code == 409, status
            assert "Nothing was changed" in answer.text
            assert everything() == before, status


MAY_BE_CANCELLED = {Status.REQUESTED, Status.OFFERED, Status.CONFIRMED, Status.CANCELLED}


@pytest.mark.parametrize("status", sorted(set(Status) - MAY_BE_CANCELLED))
def test_a_patient_cannot_cancel_what_is_over(client, appointment, status):
    put_into(appointment, status)
    before = everything()

    answer = client.post(f"{links.manage(appointment)}cancel/")

    assert answer.status_code == 409
    assert everything() == before


def test_a_patient_who_cancels_twice_is_led_to_what_is_true(client, appointment):
    address = f"{links.manage(appointment)}cancel/"

    first, second = client.post(address), client.post(address)

    assert first["Location"] == second["Location"] == links.manage(appointment)
    assert appointment.events.filter(to_status=Status.CANCELLED).count() == 1


def test_a_status_in_a_form_field_is_ignored(client, manager, appointment):
    client.force_login(manager)

    client.post(reverse("desk:confirm", args=[appointment.pk]), {"status": "fulfilled", "patient_name": "X", "by": "1"})

    appointment.refresh_from_db()
    assert (appointment.status, appointment.patient_name) == (Status.CONFIRMED, "Patient Sample")


def test_the_table_names_only_statuses_and_never_leads_back():
    for status, following in statuses.TRANSITIONS.items():
        assert status not in following
        assert all(statuses.ACTION_TO[to] for to in following)


def test_what_is_taken_back_is_what_was_noted_at_the_door():
    steps = {(status, to) for status, following in statuses.TRANSITIONS.items() for to in following}

    for status, following in statuses.SET_BACK.items():
        assert {(to, status) for to in following} <= steps


def test_whoever_lets_a_visit_begin_is_too_late_to_confirm_it(manager, appointment):
    with pytest.raises(TooLate):
        requests.confirm(appointment, by=manager, now=appointment.starts_at)
    requests.cancel(appointment, by=manager, reason=Reason.NO_TIME, now=appointment.starts_at + timedelta(hours=1))

    assert Appointment.objects.get().status == Status.CANCELLED
