"""The patient moves a visit: the old time stays until the new one stands."""

from datetime import timedelta

import pytest
import time_machine

from appointments import links, worker
from appointments.booking import offers, requests, reschedule
from appointments.booking.statuses import (
    AlreadyAnswered,
    SlotGone,
    TooLate,
    TooManyChanges,
)
from appointments.models import Action, Appointment, HeldTime, Notification, Reason, Status, VisitReason
from tests import invariants, make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON
from tests.make_waiting import at, moved, slot

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def clinic():
    make.profile(cancel_cutoff=timedelta(hours=4), change_limit=2)
    yield
    assert invariants.broken(SUNDAY_NOON) == []


@pytest.fixture
def visit(receptionist):
    """Confirmed for Monday at nine."""
    return make_visits.confirmed(receptionist, reason="My back hurts")


def held(visit) -> list:
    return list(HeldTime.objects.filter(appointment=visit).values_list("kind", "busy_from", "expires_at"))


def kinds(visit) -> list:
    return sorted(visit.notifications.exclude(kind__startswith="reminder").values_list("kind", flat=True))


def status(visit) -> str:
    return Appointment.objects.get(pk=visit.pk).status


def is_intact(visit) -> bool:
    """As it was confirmed: its time, its words, its messages and two lines of history."""
    return (status(visit), held(visit), visit.events.count(), VisitReason.objects.get().appointment_id) == (
        Status.CONFIRMED, [("visit", MONDAY_NINE, None)], 2, visit.pk,
    ) and kinds(visit) == ["answer_due", "confirmed", "received", "to_answer"]  # fmt: skip


def test_a_wish_to_move_holds_the_new_time_beside_the_old_one(visit):
    change = moved(visit, at(14), reason=Reason.OTHER_PLANS)

    assert is_intact(visit)
    assert held(change) == [("request", at(14), change.answer_by)]
    assert (change.status, change.replaces, reschedule.open_change(visit)) == (Status.REQUESTED, visit, change)
    [event] = change.events.all()
    assert (event.action, event.actor, event.to_status, event.reason) == (
        Action.CHANGE_ASKED, "patient", Status.REQUESTED, Reason.OTHER_PLANS,
    )  # fmt: skip
    assert kinds(change) == ["answer_due", "change_received", "to_answer"]


def test_all_that_the_patient_told_us_but_the_reason_is_copied(receptionist):
    facts = {"for_whom": "child", "patient_name": "Mona", "contact_name": "Her mother", "wanted_gender": "woman"}
    visit = make_visits.confirmed(receptionist, reason="My back hurts", **facts)

    change = moved(visit, at(14))

    shared = ("service", "returning", "phone", "email", "language", "consented_at", "client", "urgency", *facts)
    assert [getattr(change, name) for name in shared] == [getattr(visit, name) for name in shared]
    assert change.reference != visit.reference
    assert change.link_nonce != visit.link_nonce
    assert VisitReason.objects.get().appointment == visit


def test_only_a_patients_reason_is_written_down(visit):
    with pytest.raises(ValueError, match="Not a reason"):
        moved(visit, at(14), reason=Reason.NO_TIME)

    assert is_intact(visit)


def test_confirming_the_change_gives_the_old_time_up_in_the_same_moment(visit, receptionist):
    change = moved(visit, at(14))

    requests.confirm(change, by=receptionist, now=SUNDAY_NOON)

    assert (status(visit), status(change)) == (Status.CANCELLED, Status.CONFIRMED)
    assert (held(visit), held(change)) == ([], [("visit", at(14), None)])
    assert VisitReason.objects.get().appointment == change
    event = visit.events.last()
    assert (event.action, event.by, event.from_status) == (Action.MOVED, receptionist, Status.CONFIRMED)
    assert "cancelled" not in kinds(visit)
    assert kinds(change) == ["answer_due", "change_received", "confirmed", "to_answer"]
    assert reschedule.successor(Appointment.objects.get(pk=visit.pk)) == change


def test_overbooking_the_change_gives_the_old_time_up_too(visit, manager):
    change = moved(visit, at(14))

    requests.overbook(change, by=manager, reason=Reason.URGENT, now=SUNDAY_NOON)

    assert (status(visit), held(visit)) == (Status.CANCELLED, [])
    assert VisitReason.objects.get().appointment == change


def test_a_change_goes_to_another_practitioner(visit, receptionist):
    other = make.practitioner()
    make_visits.timetable(other)
    visit.service.practitioners.add(other)

    change = moved(visit, MONDAY_NINE, practitioner=other)
    requests.confirm(change, by=receptionist, now=SUNDAY_NOON)

    assert [(row.practitioner, row.appointment) for row in HeldTime.objects.all()] == [(other, change)]


def decline(change, by):
    requests.decline(change, by=by, reason=Reason.NO_TIME, now=SUNDAY_NOON)


def expire(change, by):
    requests.expire(change, now=change.answer_by)


def take_back(change, by):
    requests.cancel(change, now=SUNDAY_NOON)


def offer_and_none_suits(change, by):
    offers.offer(change, [slot(change.service, at(16))], by=by, now=SUNDAY_NOON)
    offers.none_suits(change, now=SUNDAY_NOON)


def offer_and_lapse(change, by):
    offers.offer(change, [slot(change.service, at(16))], by=by, now=SUNDAY_NOON)
    offers.lapse(change, now=change.offers.get().expires_at)


def offer_and_withdraw(change, by):
    offers.offer(change, [slot(change.service, at(16))], by=by, now=SUNDAY_NOON)
    offers.withdraw(change, by=by, reason=Reason.NO_TIME, now=SUNDAY_NOON)


@pytest.mark.parametrize("end", [decline, expire, take_back, offer_and_none_suits, offer_and_lapse, offer_and_withdraw])
def test_a_change_that_comes_to_nothing_leaves_the_old_visit_as_it_was(visit, receptionist, end):
    change = moved(visit, at(14))

    end(change, receptionist)

    assert is_intact(visit)
    assert held(change) == []
    assert reschedule.open_change(visit) is None
    assert reschedule.successor(Appointment.objects.get(pk=visit.pk)) is None
    assert moved(visit, at(15)).status == Status.REQUESTED


@pytest.mark.parametrize("end", [offer_and_none_suits, offer_and_lapse])
def test_nobody_has_to_call_about_a_visit_that_stands(visit, receptionist, end):
    end(moved(visit, at(14)), receptionist)

    visit.refresh_from_db()
    assert visit.call_wanted_at is None


def test_another_time_offered_for_the_change_takes_the_place_of_the_old_one_when_it_is_taken(visit, receptionist):
    change = moved(visit, at(14))
    offers.offer(change, [slot(visit.service, at(16))], by=receptionist, now=SUNDAY_NOON)
    assert is_intact(visit)

    offers.accept(change, change.offers.get().pk, now=SUNDAY_NOON)

    assert (status(visit), held(visit), held(change)) == (Status.CANCELLED, [], [("visit", at(16), None)])
    assert VisitReason.objects.get().appointment == change


@pytest.mark.parametrize("is_staff", [False, True], ids=["by-the-patient", "by-staff"])
@pytest.mark.parametrize("is_offered", [False, True], ids=["waits", "is-offered-another-time"])
def test_cancelling_the_old_visit_ends_the_wish_to_move_it(visit, receptionist, is_staff, is_offered):
    change = moved(visit, at(14))
    if is_offered:
        offers.offer(change, [slot(visit.service, at(16))], by=receptionist, now=SUNDAY_NOON)

    requests.cancel(visit, by=receptionist if is_staff else None, now=SUNDAY_NOON)

    assert (status(visit), status(change), HeldTime.objects.count()) == (Status.CANCELLED, Status.CANCELLED, 0)
    assert change.events.last().action == Action.CHANGE_ENDED
    assert "cancelled" in kinds(visit)
    assert "cancelled" not in kinds(change)
    assert reschedule.successor(Appointment.objects.get(pk=visit.pk)) is None
    with pytest.raises(AlreadyAnswered):
        requests.confirm(change, by=receptionist, now=SUNDAY_NOON)


def test_a_request_that_nobody_has_answered_is_exchanged_at_once(receptionist):
    request = make_visits.request(reason="My back hurts")

    change = moved(request, at(14))

    assert (status(request), held(request)) == (Status.CANCELLED, [])
    assert (change.status, [row[:2] for row in held(change)]) == (Status.REQUESTED, [("request", at(14))])
    assert VisitReason.objects.get().appointment == change
    assert request.events.last().action == Action.MOVED
    assert reschedule.successor(request) == change
    with pytest.raises(AlreadyAnswered):
        requests.confirm(request, by=receptionist, now=SUNDAY_NOON)


def test_the_new_time_may_overlap_one_that_nobody_has_answered():
    change = moved(make_visits.request(), at(9, 15))

    assert [row.busy_from for row in HeldTime.objects.all()] == [at(9, 15)]
    assert change.status == Status.REQUESTED


def test_an_agreed_time_is_kept_so_that_the_new_one_cannot_overlap_it(visit):
    with pytest.raises(SlotGone):
        moved(visit, at(9, 15))

    assert is_intact(visit)


@pytest.mark.parametrize("confirmed", [False, True], ids=["a-request", "an-agreed-visit"])
def test_a_time_that_is_gone_is_refused_with_the_nearest_and_nothing_changes(receptionist, confirmed):
    service = make_visits.bookable_service(step=timedelta(minutes=30))
    make_visits.request(service, at(14))
    mine = make_visits.confirmed(receptionist, service=service) if confirmed else make_visits.request(service)
    before = held(mine), status(mine), mine.notifications.count()

    with pytest.raises(SlotGone) as refusal:
        moved(mine, at(14))

    assert [each.starts_at for each in refusal.value.nearest] == [at(13), at(13, 30), at(14, 30)]
    assert (held(mine), status(mine), mine.notifications.count()) == before
    assert mine.replacements.count() == 0


def test_the_nearest_are_those_of_whom_the_patient_wants(receptionist):
    service = make_visits.bookable_service(step=timedelta(minutes=30))
    man = make.practitioner(gender="man")
    make_visits.timetable(man)
    service.practitioners.add(man)
    woman = service.practitioners.get(gender="woman")
    visit = make_visits.confirmed(receptionist, service=service, wanted_gender="woman", practitioner=woman)

    with pytest.raises(SlotGone) as refusal:
        moved(visit, at(9, 15))

    assert {each.practitioner_id for each in refusal.value.nearest} == {woman.pk}


def test_asking_again_replaces_the_wish_that_waits(visit):
    first = moved(visit, at(14))

    second = moved(visit, at(14, 15))

    assert (status(first), held(first)) == (Status.CANCELLED, [])
    assert (status(second), [row[1] for row in held(second)]) == (Status.REQUESTED, [at(14, 15)])
    assert "cancelled" not in kinds(first)
    assert is_intact(visit)


def test_the_same_wish_twice_is_one(visit):
    assert moved(visit, at(14)) == moved(visit, at(14))
    assert visit.replacements.count() == 1


def test_the_same_exchange_twice_is_one():
    request = make_visits.request()

    assert moved(request, at(14)) == moved(request, at(14))


def test_the_last_button_pressed_twice_leads_to_the_same_page(client, visit):
    with time_machine.travel(SUNDAY_NOON, tick=False):
        address = f"{links.manage(visit)}move/check/"
        answers = [client.post(address, {"slot": slot(visit.service, at(14)).name}) for _press in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert {answer["Location"] for answer in answers} == {links.received(visit.replacements.get())}


def test_who_asks_again_for_what_was_answered_with_other_times_asks_anew(visit, receptionist):
    first = moved(visit, at(14))
    offers.offer(first, [slot(visit.service, at(16))], by=receptionist, now=SUNDAY_NOON)

    second = moved(visit, at(14))

    assert second != first
    assert (status(first), first.offers.get().outcome) == (Status.CANCELLED, "withdrawn")
    assert [row[:2] for row in held(second)] == [("request", at(14))]


def test_a_visit_is_moved_as_often_as_the_policy_allows(visit, receptionist):
    current = visit
    for hour in (14, 15):
        assert reschedule.may_reschedule(current, SUNDAY_NOON)
        current = moved(current, at(hour))
        requests.confirm(current, by=receptionist, now=SUNDAY_NOON)

    assert (reschedule.count_changes(current), reschedule.may_reschedule(current, SUNDAY_NOON)) == (2, False)
    with pytest.raises(TooManyChanges):
        moved(current, at(16))
    assert VisitReason.objects.get().appointment == current


def test_a_wish_that_came_to_nothing_does_not_count(visit, receptionist):
    make.profile(change_limit=1)
    decline(moved(visit, at(14)), receptionist)

    assert (reschedule.count_changes(visit), reschedule.may_reschedule(visit, SUNDAY_NOON)) == (0, True)


@pytest.mark.parametrize("late", [-SECOND, 0 * SECOND, SECOND])
def test_an_agreed_visit_can_be_moved_until_the_cut_off(visit, late):
    now = MONDAY_NINE - timedelta(hours=4) + late

    assert reschedule.may_reschedule(visit, now) == (late <= 0 * SECOND)
    if late <= 0 * SECOND:
        assert moved(visit, at(14), now=now).status == Status.REQUESTED
    else:
        with pytest.raises(TooLate):
            moved(visit, at(14), now=now)


@pytest.mark.parametrize("late", [-SECOND, 0 * SECOND])
def test_a_request_can_be_moved_until_it_begins(late):
    request, now = make_visits.request(), MONDAY_NINE + late

    assert reschedule.may_reschedule(request, now) == (late < 0 * SECOND)
    if late:
        assert moved(request, at(14), now=now).status == Status.REQUESTED
    else:
        with pytest.raises(TooLate):
            moved(request, at(14), now=now)


@pytest.mark.parametrize("state", sorted(set(Status) - {Status.REQUESTED, Status.CONFIRMED}))
def test_what_is_over_or_offered_is_not_moved(state):
    request = make_visits.request()
    Appointment.objects.filter(pk=request.pk).update(status=state)
    request.refresh_from_db()

    assert not reschedule.may_reschedule(request, SUNDAY_NOON)
    with pytest.raises(AlreadyAnswered):
        moved(request, at(14))

    Appointment.objects.update(status=Status.REQUESTED)  # as its history says


def test_a_wish_to_move_is_answered_before_the_old_time_begins(visit):
    """Asked in the night, for a day far ahead: the clinic would have had until noon."""
    now = MONDAY_NINE - timedelta(hours=5)

    change = moved(visit, at(14, days=7), now=now)

    assert now < change.answer_by < MONDAY_NINE
    worker.work(change.answer_by)
    assert (status(change), status(visit)) == (Status.EXPIRED, Status.CONFIRMED)


def test_an_exchanged_request_is_answered_as_a_new_one_is():
    request = make_visits.request(now=MONDAY_NINE - timedelta(hours=5))

    change = moved(request, at(14, days=7), now=MONDAY_NINE - timedelta(hours=2))

    assert change.answer_by == MONDAY_NINE + timedelta(hours=2)


def test_the_appointment_that_stands_is_found_from_each_step(visit, receptionist):
    second = moved(visit, at(14))
    requests.confirm(second, by=receptionist, now=SUNDAY_NOON)
    third = moved(second, at(15))
    requests.confirm(third, by=receptionist, now=SUNDAY_NOON)

    steps = [reschedule.successor(Appointment.objects.get(pk=each.pk)) for each in (visit, second, third)]

    assert steps == [third, third, None]


def fault(*_args, **_kwargs):
    raise RuntimeError("the power is gone")


ASKING = ["records.end_changes", "_make", "records.hold", "records.record", "outbox.queue"]


@pytest.mark.parametrize("step", ASKING)
def test_a_fault_while_a_move_is_asked_for_leaves_the_old_visit_and_the_earlier_wish(visit, monkeypatch, step):
    earlier = moved(visit, at(16))
    before = Notification.objects.count(), HeldTime.objects.count()

    with monkeypatch.context() as broken:
        broken.setattr(f"appointments.booking.reschedule.{step}", fault)
        with pytest.raises(RuntimeError):
            moved(visit, at(14))

    assert is_intact(visit)
    assert (Notification.objects.count(), HeldTime.objects.count()) == before
    assert reschedule.open_change(visit) == earlier


@pytest.mark.parametrize("step", ["change_status", "keep_held_time", "take_over", "release", "record"])
def test_a_fault_while_a_move_is_confirmed_leaves_the_old_visit_and_the_wish(visit, receptionist, monkeypatch, step):
    change = moved(visit, at(14))
    before = held(change), kinds(change)

    with monkeypatch.context() as broken:
        broken.setattr(f"appointments.booking.records.{step}", fault)
        with pytest.raises(RuntimeError):
            requests.confirm(change, by=receptionist, now=SUNDAY_NOON)

    assert is_intact(visit)
    assert (status(change), held(change), kinds(change)) == (Status.REQUESTED, *before)


def test_a_fault_in_the_last_message_leaves_the_old_visit_and_the_wish(visit, receptionist, monkeypatch):
    change = moved(visit, at(14))

    with monkeypatch.context() as broken:
        broken.setattr("appointments.messages.outbox.queue", fault)
        with pytest.raises(RuntimeError):
            requests.confirm(change, by=receptionist, now=SUNDAY_NOON)

    assert is_intact(visit)
    assert (status(change), "confirmed" in kinds(change)) == (Status.REQUESTED, False)


def test_a_second_thought_about_the_new_time_exchanges_the_request_and_keeps_what_is_confirmed(visit, receptionist):
    first = moved(visit, at(14))

    second = moved(first, at(15))
    assert (status(visit), status(first), second.replaces) == (Status.CONFIRMED, Status.CANCELLED, visit)
    requests.confirm(second, by=receptionist, now=SUNDAY_NOON)

    assert (status(visit), status(second)) == (Status.CANCELLED, Status.CONFIRMED)
    assert VisitReason.objects.get().appointment == second
