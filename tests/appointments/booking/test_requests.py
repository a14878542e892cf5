"""Every change of a visit, one story each."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from appointments.booking import requests
from appointments.booking.statuses import AlreadyAnswered, SlotGone, TooLate
from appointments.models import (
    Action,
    Appointment,
    AppointmentEvent,
    HeldTime,
    Notification,
    Reason,
    Status,
    VisitReason,
)
from clinic.models import ClosingDay
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db


def kinds(appointment):
    return list(appointment.notifications.exclude(kind__startswith="reminder").values_list("kind", flat=True))


def test_a_request_holds_its_time_until_the_promised_answer():
    appointment = make_visits.request(reason="My back hurts")

    held = HeldTime.objects.get()
    assert (held.busy_from, held.busy_until) == (MONDAY_NINE, MONDAY_NINE + timedelta(minutes=30))
    assert held.kind == HeldTime.Kind.REQUEST
    assert held.expires_at == appointment.answer_by
    assert appointment.status == Status.REQUESTED
    assert appointment.reason.words == "My back hurts"


def test_a_request_tells_the_patient_and_reception_in_the_same_transaction():
    appointment = make_visits.request()

    assert sorted(kinds(appointment)) == ["answer_due", "received", "to_answer"]
    assert [event.action for event in appointment.events.all()] == [Action.REQUESTED]


def test_buffers_are_held_with_the_visit():
    service = make_visits.bookable_service(buffer_before=timedelta(minutes=5), buffer_after=timedelta(minutes=10))

    make_visits.request(service, MONDAY_NINE + timedelta(minutes=15))

    held = HeldTime.objects.get()
    assert held.busy_from == MONDAY_NINE + timedelta(minutes=10)
    assert held.busy_until == MONDAY_NINE + timedelta(minutes=55)


def test_a_draft_that_is_sent_twice_gives_the_same_visit():
    draft = make_visits.draft(make_visits.bookable_service())

    first = requests.request(draft=draft, now=SUNDAY_NOON)
    second = requests.request(draft=draft, now=SUNDAY_NOON)

    assert first == second
    assert Appointment.objects.count() == 1
    assert Notification.objects.filter(kind="received").count() == 1


@pytest.mark.parametrize(
    "minutes",
    [-30, 67, 30, 60 * 8, -60 * 24 * 3],
    ids=["before-opening", "off-grid", "held", "after-closing", "past"],
)
def test_request_refuses_what_is_not_on_offer(minutes):
    service = make_visits.bookable_service("09:00", "17:00")
    make_visits.request(service, MONDAY_NINE + timedelta(minutes=30))
    draft = make_visits.draft(service, MONDAY_NINE + timedelta(minutes=minutes))

    with pytest.raises(SlotGone):
        requests.request(draft=draft, now=SUNDAY_NOON)

    assert Appointment.objects.count() == 1


def test_request_refuses_a_closed_day():
    service = make_visits.bookable_service()
    draft = make_visits.draft(service)
    ClosingDay.objects.create(starts_at=SUNDAY_NOON, ends_at=SUNDAY_NOON + timedelta(days=2))

    with pytest.raises(SlotGone):
        requests.request(draft=draft, now=SUNDAY_NOON)


def test_request_refuses_a_practitioner_who_does_not_offer_the_service():
    draft = make_visits.draft(make_visits.bookable_service())
    somebody_else = make.practitioner()
    make_visits.timetable(somebody_else)
    draft.practitioner = somebody_else

    with pytest.raises(SlotGone):
        requests.request(draft=draft, now=SUNDAY_NOON)


def test_a_refusal_carries_the_three_nearest_times_and_stores_nothing():
    service = make_visits.bookable_service(step=timedelta(minutes=30))
    make_visits.request(service)

    with pytest.raises(SlotGone) as refusal:
        requests.request(draft=make_visits.draft(service), now=SUNDAY_NOON)

    minutes = [(slot.starts_at - MONDAY_NINE).total_seconds() / 60 for slot in refusal.value.nearest]
    assert minutes == [30, 60, 90]
    assert Appointment.objects.count() == 1


def write_transaction(statements):
    """What was asked within the last savepoint: outside of tests that is the transaction."""
    asked = [query["sql"] for query in statements]
    begin = max(number for number, sql in enumerate(asked) if sql.startswith("SAVEPOINT"))
    end = max(number for number, sql in enumerate(asked) if sql.startswith("RELEASE SAVEPOINT"))
    return [sql for sql in asked[begin:end] if "SAVEPOINT" not in sql]


def test_the_practitioner_is_locked_before_anything_else_is_asked():
    draft = make_visits.draft(make_visits.bookable_service())

    with CaptureQueriesContext(connection) as statements:
        requests.request(draft=draft, now=SUNDAY_NOON)

    asked = write_transaction(statements)
    assert "clinic_practitioner" in asked[0]
    if connection.vendor == "postgresql":
        assert asked[0].endswith('FOR UPDATE OF "clinic_practitioner"')


def test_the_write_transaction_of_a_request_has_twelve_statements():
    draft = make_visits.draft(make_visits.bookable_service(), reason="My back hurts")

    with CaptureQueriesContext(connection) as statements:
        requests.request(draft=draft, now=SUNDAY_NOON)

    assert len(write_transaction(statements)) == 12


def test_confirming_turns_the_request_into_a_visit(receptionist):
    appointment = make_visits.request()

    requests.confirm(appointment, by=receptionist, now=SUNDAY_NOON)

    appointment.refresh_from_db()
    held = HeldTime.objects.get()
    assert appointment.status == Status.CONFIRMED
    assert (held.kind, held.expires_at) == (HeldTime.Kind.VISIT, None)
    assert "confirmed" in kinds(appointment)


def test_a_request_is_answered_once_and_the_loser_learns_by_whom(receptionist, manager):
    appointment = make_visits.request()
    requests.confirm(appointment, by=receptionist, now=SUNDAY_NOON)

    with pytest.raises(AlreadyAnswered) as refusal:
        requests.decline(appointment, by=manager, reason=Reason.NO_TIME, now=SUNDAY_NOON)

    assert refusal.value.event.who == "receptionist"
    assert refusal.value.event.action == Action.CONFIRMED
    appointment.refresh_from_db()
    assert appointment.status == Status.CONFIRMED
    assert "declined" not in kinds(appointment)


def test_who_was_first_is_who_had_the_turn_first_whatever_the_clocks_say(receptionist, manager):
    """The cancellation came in before the confirmation and had to wait for it: it is the last word all the same."""
    appointment = make_visits.request()
    requests.confirm(appointment, by=receptionist, now=SUNDAY_NOON + timedelta(seconds=2))
    requests.cancel(appointment, by=manager, reason=Reason.PATIENT_ASKED, now=SUNDAY_NOON + timedelta(seconds=1))

    with pytest.raises(AlreadyAnswered) as refusal:
        requests.confirm(appointment, by=receptionist, now=SUNDAY_NOON + timedelta(seconds=3))

    assert refusal.value.event.action == Action.CANCELLED


def test_declining_frees_the_time_and_keeps_the_code(receptionist):
    appointment = make_visits.request()

    requests.decline(appointment, by=receptionist, reason=Reason.NOT_TREATED_HERE, now=SUNDAY_NOON)

    assert HeldTime.objects.count() == 0
    event = appointment.events.last()
    assert (event.by, event.from_status, event.to_status, event.reason) == (
        receptionist,
        Status.REQUESTED,
        Status.DECLINED,
        Reason.NOT_TREATED_HERE,
    )


def test_a_late_confirmation_holds_the_time_again(receptionist):
    """The deadline has passed and the hold is gone, but nobody else wanted the time."""
    appointment = make_visits.request()
    HeldTime.objects.all().delete()

    requests.confirm(appointment, by=receptionist, now=SUNDAY_NOON)

    assert HeldTime.objects.get().kind == HeldTime.Kind.VISIT


def test_a_late_confirmation_never_takes_a_time_that_somebody_else_has(receptionist):
    service = make_visits.bookable_service()
    late = make_visits.request(service)
    after_deadline = late.answer_by + timedelta(minutes=1)
    make_visits.request(service, now=after_deadline)

    with pytest.raises(SlotGone):
        requests.confirm(late, by=receptionist, now=after_deadline)

    late.refresh_from_db()
    assert late.status == Status.REQUESTED
    assert HeldTime.objects.count() == 1


def test_a_late_confirmation_fits_between_its_neighbours(receptionist):
    """Whose visits end when it begins, and begin when it ends."""
    service = make_visits.bookable_service(step=timedelta(minutes=30))
    late = make_visits.request(service, MONDAY_NINE + timedelta(minutes=30))
    HeldTime.objects.all().delete()
    for minutes in (0, 60):
        make_visits.request(service, MONDAY_NINE + timedelta(minutes=minutes))

    requests.confirm(late, by=receptionist, now=SUNDAY_NOON)

    late.refresh_from_db()
    assert late.status == Status.CONFIRMED


def test_only_who_may_overbook_gives_a_time_that_is_taken(receptionist, manager):
    service = make_visits.bookable_service()
    late = make_visits.request(service)
    after_deadline = late.answer_by + timedelta(minutes=1)
    make_visits.request(service, now=after_deadline)

    with pytest.raises(PermissionDenied):
        requests.overbook(late, by=receptionist, reason=Reason.URGENT, now=after_deadline)
    requests.overbook(late, by=manager, reason=Reason.URGENT, now=after_deadline)

    held = HeldTime.objects.get(appointment=late)
    assert (held.kind, held.overbooked_by, held.overbooked_reason) == (HeldTime.Kind.VISIT, manager, Reason.URGENT)
    assert [event.action for event in late.events.all()] == [Action.REQUESTED, Action.OVERBOOKED]


def test_a_visit_that_has_begun_cannot_be_confirmed(receptionist):
    appointment = make_visits.request()

    with pytest.raises(TooLate):
        requests.confirm(appointment, by=receptionist, now=MONDAY_NINE)


def test_the_patient_withdraws_a_request():
    appointment = make_visits.request()

    requests.cancel(appointment, now=SUNDAY_NOON)

    assert HeldTime.objects.count() == 0
    assert appointment.events.last().actor == AppointmentEvent.Actor.PATIENT
    assert "cancelled_by_patient" in kinds(appointment)


@pytest.mark.parametrize(("seconds", "allowed"), [(-1, True), (0, False)], ids=["a-second-before", "at-the-start"])
def test_a_confirmed_visit_is_cancelled_online_until_it_starts_also_after_the_cut_off(receptionist, seconds, allowed):
    make.profile(cancel_cutoff=timedelta(hours=4))
    appointment = make_visits.confirmed(receptionist)
    now = MONDAY_NINE + timedelta(seconds=seconds)

    if allowed:
        requests.cancel(appointment, now=now)
    else:
        with pytest.raises(TooLate):
            requests.cancel(appointment, now=now)

    appointment.refresh_from_db()
    assert appointment.status == (Status.CANCELLED if allowed else Status.CONFIRMED)


def test_staff_cancel_until_the_visit_and_after_the_cut_off(receptionist):
    appointment = make_visits.confirmed(receptionist)

    requests.cancel(appointment, by=receptionist, reason=Reason.PATIENT_ASKED, now=MONDAY_NINE)

    appointment.refresh_from_db()
    assert appointment.status == Status.CANCELLED


def test_a_request_expires_at_its_deadline_and_not_before():
    appointment = make_visits.request()

    requests.expire(appointment, now=appointment.answer_by - timedelta(seconds=1))
    appointment.refresh_from_db()
    assert appointment.status == Status.REQUESTED

    requests.expire(appointment, now=appointment.answer_by)
    appointment.refresh_from_db()
    assert appointment.status == Status.EXPIRED
    assert HeldTime.objects.count() == 0
    assert appointment.events.last().actor == AppointmentEvent.Actor.SYSTEM
    assert "expired" in kinds(appointment)


FINAL = [Status.CANCELLED, Status.DECLINED, Status.EXPIRED, Status.NO_SHOW, Status.FULFILLED, Status.ENTERED_IN_ERROR]


@pytest.mark.parametrize("status", FINAL)
@pytest.mark.parametrize("act", ["confirm", "decline", "cancel", "expire"])
def test_what_is_over_stays_over(receptionist, status, act):
    appointment = make_visits.request()
    Appointment.objects.filter(pk=appointment.pk).update(status=status)
    appointment.refresh_from_db()
    arguments = {"confirm": {"by": receptionist}, "decline": {"by": receptionist, "reason": Reason.NO_TIME}}
    now = appointment.answer_by if act == "expire" else SUNDAY_NOON

    with pytest.raises(AlreadyAnswered):
        getattr(requests, act)(appointment, **arguments.get(act, {}), now=now)

    appointment.refresh_from_db()
    assert appointment.status == status
    assert appointment.events.count() == 1


@pytest.mark.parametrize("answer", ["confirm", "decline", "cancel"])
def test_without_an_address_somebody_has_to_call(receptionist, answer):
    appointment = make_visits.request(email="")
    reason = {} if answer == "confirm" else {"reason": Reason.NO_TIME}

    getattr(requests, answer)(appointment, by=receptionist, **reason, now=SUNDAY_NOON)

    assert list(Appointment.objects.needing_an_answer()) == [appointment]
    requests.told_by_phone(appointment, by=receptionist, now=SUNDAY_NOON)
    assert list(Appointment.objects.needing_an_answer()) == []
    assert appointment.events.last().action == Action.TOLD_BY_PHONE


def test_the_patient_is_told_by_phone_once(receptionist, manager):
    appointment = make_visits.request(email="")
    requests.confirm(appointment, by=receptionist, now=SUNDAY_NOON)
    requests.told_by_phone(appointment, by=receptionist, now=SUNDAY_NOON)

    with pytest.raises(AlreadyAnswered) as refusal:
        requests.told_by_phone(appointment, by=manager, now=SUNDAY_NOON)

    assert refusal.value.event.who == "receptionist"


@pytest.mark.parametrize("step", ["records.record", "records.hold", "outbox.queue"])
def test_a_fault_at_any_write_leaves_nothing_behind(monkeypatch, step):
    def fault(*_args, **_kwargs):
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(f"appointments.booking.requests.{step}", fault)

    with pytest.raises(RuntimeError):
        make_visits.request(reason="My back hurts")

    counts = [model.objects.count() for model in (Appointment, HeldTime, AppointmentEvent, Notification, VisitReason)]
    assert counts == [0, 0, 0, 0, 0]


@pytest.mark.parametrize("late", [timedelta(0), timedelta(minutes=29), timedelta(seconds=-1)])
def test_a_time_of_this_very_second_is_too_late_also_without_notice(late):
    """faults.md F23: no error of the database, but other times."""
    make.profile(notice=timedelta(0), answer_at_least=timedelta(minutes=30))
    draft = make_visits.draft(make_visits.bookable_service(), now=MONDAY_NINE - late - timedelta(minutes=2))

    with pytest.raises(SlotGone) as gone:
        requests.request(draft=draft, now=MONDAY_NINE - late)

    assert min(slot.starts_at for slot in gone.value.nearest) > MONDAY_NINE
