"""Times that the clinic proposes instead: held until one is taken, none suits, or nobody has answered in time."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from appointments import worker
from appointments.booking import offers, requests
from appointments.booking.statuses import (
    AlreadyAnswered,
    OutsideHours,
    SlotGone,
    TooLate,
)
from appointments.models import Action, Appointment, AppointmentEvent, HeldTime, Notification, Offer, Reason, Status
from appointments.times import availability, closures, misfits
from appointments.times.slot import Slot
from tests import invariants, make, make_visits, make_waiting
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON
from tests.make_waiting import at, offer_at, slot

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
DEADLINE = SUNDAY_NOON + timedelta(hours=20)  # half an hour before the first of the offered times would be later


@pytest.fixture(autouse=True)
def twenty_hours_to_choose():
    make.profile(offer_hold=timedelta(hours=20))
    yield
    assert invariants.broken(SUNDAY_NOON) == []


def held() -> list:
    """What is kept from others: its kind, when it begins, and until when it is kept."""
    rows = HeldTime.objects.order_by("busy_from").values_list("kind", "busy_from", "expires_at")
    return [(kind, busy_from, expires_at) for kind, busy_from, expires_at in rows]


def outcomes(appointment) -> list:
    return list(appointment.offers.values_list("outcome", flat=True))


def kinds(appointment) -> list:
    return sorted(appointment.notifications.exclude(kind__startswith="reminder").values_list("kind", flat=True))


def is_free(service, starts_at, now=SUNDAY_NOON) -> bool:
    person = service.practitioners.get()
    return availability.offered(service, person, starts_at, returning=False, now=now) is not None


def test_offered_times_are_held_and_the_one_that_was_asked_for_is_free_again(receptionist):
    appointment = make_waiting.offered(receptionist, at(11), at(14))

    appointment.refresh_from_db()
    assert appointment.status == Status.OFFERED
    assert held() == [("offer", at(11), DEADLINE), ("offer", at(14), DEADLINE)]
    assert is_free(appointment.service, MONDAY_NINE)
    assert [(offer.starts_at, offer.ends_at, offer.offered_by) for offer in appointment.offers.all()] == [
        (at(11), at(11, 30), receptionist),
        (at(14), at(14, 30), receptionist),
    ]


def test_an_offer_is_written_to_the_patient_and_into_the_history(receptionist):
    appointment = make_waiting.offered(receptionist)

    event = appointment.events.last()
    assert kinds(appointment) == ["answer_due", "offered", "received", "to_answer"]
    assert (event.action, event.from_status, event.to_status, event.by) == (
        Action.OFFERED,
        Status.REQUESTED,
        Status.OFFERED,
        receptionist,
    )


def test_the_buffers_of_an_offered_time_are_held_too(receptionist):
    buffers = {"buffer_before": timedelta(minutes=5), "buffer_after": timedelta(minutes=10)}
    make_waiting.offered(receptionist, service=make_visits.bookable_service(**buffers), starts_at=at(9, 15))

    row = HeldTime.objects.get()
    assert (row.busy_from, row.busy_until) == (at(10, 55), at(11, 40))


@pytest.mark.parametrize("number", [0, 4])
def test_one_to_three_times_can_be_offered(receptionist, number):
    with pytest.raises(ValueError, match=r"^One to three times can be offered\.$|empty"):
        appointment = make_visits.request()
        slots = [slot(appointment.service, at(10 + hour)) for hour in range(number)]
        offers.offer(appointment, slots, by=receptionist, now=SUNDAY_NOON)

    assert held()[0][0] == "request"
    assert Offer.objects.count() == 0


@pytest.mark.parametrize(
    "starts",
    [[at(11), at(11, 15)], [at(11), at(11)], [at(18)], [at(11, 7)], [at(11, days=70)], [at(11, days=-2)]],
    ids=["overlapping", "twice-the-same", "closed", "off-grid", "beyond-the-horizon", "past"],
)
def test_what_is_not_free_is_not_offered_and_the_request_stays_as_it_was(receptionist, starts):
    appointment = make_visits.request()
    before = held()

    with pytest.raises(SlotGone):
        offers.offer(
            appointment, [slot(appointment.service, each) for each in starts], by=receptionist, now=SUNDAY_NOON
        )

    assert held() == before
    assert Appointment.objects.get().status == Status.REQUESTED
    assert (Offer.objects.count(), "offered" in kinds(appointment)) == (0, False)


def test_times_that_touch_can_be_offered_together(receptionist):
    appointment = make_waiting.offered(receptionist, at(11), at(11, 30), at(12))

    assert [row[1] for row in held()] == [at(11), at(11, 30), at(12)]
    assert outcomes(appointment) == ["open", "open", "open"]


def test_what_is_offered_to_one_is_offered_to_nobody_else(receptionist):
    service = make_visits.bookable_service()
    make_waiting.offered(receptionist, at(11), service=service)

    with pytest.raises(SlotGone):
        make_waiting.offered(receptionist, at(11, 15), service=service, starts_at=at(15))
    with pytest.raises(SlotGone):
        make_visits.request(service, at(11))


def test_the_same_moment_can_be_offered_with_two_practitioners(receptionist):
    service = make_visits.bookable_service()
    other = make.practitioner()
    make_visits.timetable(other)
    service.practitioners.add(other)
    appointment = make_visits.request(service)

    slots = [slot(service, at(11)), slot(service, at(11), other)]
    offers.offer(appointment, slots, by=receptionist, now=SUNDAY_NOON)
    offers.accept(appointment, appointment.offers.get(practitioner=other).pk, now=SUNDAY_NOON)

    appointment.refresh_from_db()
    assert (appointment.practitioner, appointment.starts_at) == (other, at(11))
    assert [row.practitioner for row in HeldTime.objects.all()] == [other]


def test_a_practitioner_who_does_not_take_the_service_is_not_offered(receptionist):
    appointment = make_visits.request()
    stranger = make.practitioner()
    make_visits.timetable(stranger)

    with pytest.raises(SlotGone):
        offers.offer(appointment, [slot(appointment.service, at(11), stranger)], by=receptionist, now=SUNDAY_NOON)


def test_when_an_offered_time_ends_is_not_for_the_page_to_say(receptionist):
    appointment = make_visits.request()
    forged = Slot(at(11), at(16), appointment.practitioner_id)

    offers.offer(appointment, [forged], by=receptionist, now=SUNDAY_NOON)

    assert appointment.offers.get().ends_at == at(11, 30)


def test_an_offered_time_counts_for_the_cap_of_its_own_day(receptionist):
    """Tuesday takes one visit: the one that is offered there. Monday, which was asked for, is free again."""
    service = make_visits.bookable_service()
    service.practitioners.get().timetables.update(daily_cap=1)
    make_waiting.offered(receptionist, at(11, days=1), service=service)

    with pytest.raises(SlotGone):
        make_visits.request(service, at(15, days=1))
    assert make_visits.request(service, at(15)).status == Status.REQUESTED


@pytest.mark.parametrize(
    ("hours", "deadline"),
    [(3.5, timedelta(hours=3)), (23, timedelta(hours=20))],
    ids=["half-an-hour-before-the-first", "as-long-as-the-policy-says"],
)
def test_offers_end_before_the_first_of_them_begins(receptionist, hours, deadline):
    now = MONDAY_NINE
    service = make_visits.bookable_service("00:00", "23:45")
    near, far = now + timedelta(hours=hours), now + timedelta(hours=24)

    appointment = make_waiting.offered(receptionist, far, near, service=service, starts_at=at(18), now=now)

    assert {offer.expires_at - now for offer in appointment.offers.all()} == {deadline}


def test_taking_one_confirms_the_visit_and_frees_the_others(receptionist):
    appointment = make_waiting.offered(receptionist, at(11), at(14))

    offers.accept(appointment, offer_at(appointment, at(14)).pk, now=SUNDAY_NOON)

    appointment.refresh_from_db()
    assert (appointment.status, appointment.starts_at, appointment.ends_at) == (Status.CONFIRMED, at(14), at(14, 30))
    assert held() == [("visit", at(14), None)]
    assert outcomes(appointment) == ["withdrawn", "taken"]
    assert is_free(appointment.service, at(11))
    event = appointment.events.last()
    assert (event.action, event.actor, event.to_status) == (
        Action.OFFER_TAKEN,
        AppointmentEvent.Actor.PATIENT,
        Status.CONFIRMED,
    )
    assert kinds(appointment) == ["answer_due", "confirmed", "offer_taken", "offered", "received", "to_answer"]


def test_staff_take_an_offer_for_a_patient_on_the_phone(receptionist):
    appointment = make_waiting.offered(receptionist)

    offers.accept(appointment, appointment.offers.get().pk, by=receptionist, now=SUNDAY_NOON)

    assert appointment.events.last().by == receptionist


def test_one_of_the_offers_is_taken_once(receptionist):
    appointment = make_waiting.offered(receptionist, at(11), at(14))
    offers.accept(appointment, offer_at(appointment, at(11)).pk, now=SUNDAY_NOON)

    for second in (at(11), at(14)):
        with pytest.raises(AlreadyAnswered) as refusal:
            offers.accept(appointment, offer_at(appointment, second).pk, now=SUNDAY_NOON)
        assert refusal.value.event.action == Action.OFFER_TAKEN

    assert Appointment.objects.get().starts_at == at(11)


def test_another_visits_offer_cannot_be_taken(receptionist):
    mine = make_waiting.offered(receptionist)
    theirs = make_waiting.offered(receptionist)

    with pytest.raises(AlreadyAnswered):
        offers.accept(mine, theirs.offers.get().pk, now=SUNDAY_NOON)

    assert {each.status for each in Appointment.objects.all()} == {Status.OFFERED}


@pytest.mark.parametrize("late", [-SECOND, 0 * SECOND, SECOND])
def test_an_offer_is_taken_until_its_deadline(receptionist, late):
    appointment = make_waiting.offered(receptionist)
    now = DEADLINE + late

    if late < timedelta(0):
        offers.accept(appointment, appointment.offers.get().pk, now=now)
    else:
        with pytest.raises(TooLate):
            offers.accept(appointment, appointment.offers.get().pk, now=now)

    appointment.refresh_from_db()
    assert appointment.status == (Status.CONFIRMED if late < timedelta(0) else Status.OFFERED)
    assert len(offers.open_offers(Appointment.objects.get(), now)) == 0


def test_the_offers_that_can_be_taken_are_the_open_ones_until_their_deadline(receptionist):
    appointment = make_waiting.offered(receptionist, at(11), at(14))

    assert [each.starts_at for each in offers.open_offers(appointment, DEADLINE - SECOND)] == [at(11), at(14)]
    assert offers.open_offers(appointment, DEADLINE) == []


def test_who_is_a_second_early_by_a_slow_clock_does_not_get_a_time_that_was_given_away(receptionist):
    """Another machine's clock had the deadline behind it: it let the offered time go and gave it to somebody else."""
    appointment = make_waiting.offered(receptionist)
    make_visits.request(appointment.service, at(11), now=DEADLINE)

    with pytest.raises(TooLate):
        offers.accept(appointment, appointment.offers.get().pk, now=DEADLINE - SECOND)

    assert [kind for kind, _start, _until in held()] == ["request"]
    offers.lapse(appointment, now=DEADLINE)


def test_a_time_that_was_closed_after_it_was_offered_cannot_be_taken(receptionist):
    appointment = make_waiting.offered(receptionist, at(11), at(11, days=1))
    closures.close_days(None, MONDAY, MONDAY)

    with pytest.raises(OutsideHours):
        offers.accept(appointment, offer_at(appointment, at(11)).pk, now=SUNDAY_NOON)
    appointment.refresh_from_db()
    assert (appointment.status, outcomes(appointment)) == (Status.OFFERED, ["open", "open"])

    offers.accept(appointment, offer_at(appointment, at(11, days=1)).pk, now=SUNDAY_NOON)

    assert Appointment.objects.get().starts_at == at(11, days=1)


def test_a_closure_of_the_time_that_was_asked_for_first_concerns_nobody_any_more(receptionist):
    appointment = make_waiting.offered(receptionist, at(11, days=1))
    closures.close_days(None, MONDAY, MONDAY)

    assert list(misfits.upcoming_misfits(SUNDAY_NOON)) == []
    assert misfits.misfits_among(Appointment.objects.filter(pk=appointment.pk), SUNDAY_NOON) == {}


@pytest.mark.parametrize("late", [-SECOND, 0 * SECOND, SECOND])
def test_offers_lapse_at_their_deadline(receptionist, late):
    appointment = make_waiting.offered(receptionist, at(11), at(14))

    offers.lapse(appointment, now=DEADLINE + late)

    appointment.refresh_from_db()
    if late < timedelta(0):
        assert (appointment.status, outcomes(appointment), len(held())) == (Status.OFFERED, ["open", "open"], 2)
        return
    event = appointment.events.last()
    assert (appointment.status, outcomes(appointment), held()) == (Status.EXPIRED, ["lapsed", "lapsed"], [])
    assert (event.action, event.actor) == (Action.OFFER_LAPSED, AppointmentEvent.Actor.SYSTEM)
    assert "offer_lapsed" in kinds(appointment)


@pytest.mark.parametrize(("late", "status"), [(-SECOND, Status.OFFERED), (0 * SECOND, Status.EXPIRED)])
def test_the_worker_lets_offers_lapse(receptionist, late, status):
    appointment = make_waiting.offered(receptionist, at(11), at(14))
    assert list(offers.overdue(DEADLINE + late)) == ([appointment] if status == Status.EXPIRED else [])

    worker.work(DEADLINE + late)

    appointment.refresh_from_db()
    assert appointment.status == status
    assert list(offers.overdue(DEADLINE + late)) == []


def test_what_is_over_does_not_lapse(receptionist):
    appointment = make_waiting.offered(receptionist)
    offers.accept(appointment, appointment.offers.get().pk, now=SUNDAY_NOON)

    with pytest.raises(AlreadyAnswered):
        offers.lapse(appointment, now=DEADLINE)


def test_staff_take_the_offers_back_and_decline(receptionist):
    appointment = make_waiting.offered(receptionist, at(11), at(14))

    offers.withdraw(appointment, by=receptionist, reason=Reason.NO_TIME, now=SUNDAY_NOON)

    event = appointment.events.last()
    assert (Appointment.objects.get().status, held()) == (Status.DECLINED, [])
    assert outcomes(appointment) == ["withdrawn", "withdrawn"]
    assert (event.action, event.by, event.reason) == (Action.DECLINED, receptionist, Reason.NO_TIME)
    assert kinds(appointment)[1] == "declined"
    with pytest.raises(AlreadyAnswered):
        offers.accept(appointment, offer_at(appointment, at(11)).pk, now=SUNDAY_NOON)


def test_none_suits_frees_all_and_tells_reception(receptionist):
    appointment = make_waiting.offered(receptionist, at(11), at(14))

    offers.none_suits(appointment, now=SUNDAY_NOON)

    event = appointment.events.last()
    assert (Appointment.objects.get().status, held()) == (Status.CANCELLED, [])
    assert outcomes(appointment) == ["none_suits", "none_suits"]
    assert (event.action, event.actor) == (Action.NONE_SUITS, AppointmentEvent.Actor.PATIENT)
    assert kinds(appointment) == ["answer_due", "none_suits", "offered", "received", "to_answer"]


@pytest.mark.parametrize("is_staff", [False, True], ids=["by-the-patient", "by-staff"])
def test_a_visit_can_be_cancelled_while_times_are_offered(receptionist, is_staff):
    appointment = make_waiting.offered(receptionist, at(11), at(14), starts_at=at(9))

    requests.cancel(appointment, by=receptionist if is_staff else None, now=DEADLINE - SECOND)

    assert (Appointment.objects.get().status, held()) == (Status.CANCELLED, [])
    assert outcomes(appointment) == ["withdrawn", "withdrawn"]


def test_what_can_be_cancelled_counts_from_the_time_that_was_taken_even_if_the_page_is_older(receptionist):
    """Another time was taken, and has begun, while the page with the question whether to cancel stood open."""
    make.profile(offer_hold=timedelta(hours=20))
    appointment = make_waiting.offered(receptionist, at(11), starts_at=at(9, days=5))
    old_page = Appointment.objects.get()
    offers.accept(appointment, appointment.offers.get().pk, now=SUNDAY_NOON)

    with pytest.raises(TooLate):
        requests.cancel(old_page, now=at(11))


@pytest.mark.parametrize("act", ["offer", "withdraw", "none_suits", "lapse", "take"])
def test_everybody_concerned_is_locked_before_anything_changes(receptionist, act):
    appointment = make_waiting.offered(receptionist)
    key = appointment.offers.get().pk
    if act == "offer":
        appointment = make_visits.request(make_visits.bookable_service())
    slots = [slot(appointment.service, at(11))]
    call = {
        "offer": lambda: offers.offer(appointment, slots, by=receptionist, now=SUNDAY_NOON),
        "withdraw": lambda: offers.withdraw(appointment, by=receptionist, reason=Reason.NO_TIME, now=SUNDAY_NOON),
        "none_suits": lambda: offers.none_suits(appointment, now=SUNDAY_NOON),
        "lapse": lambda: offers.lapse(appointment, now=DEADLINE),
        "take": lambda: offers.accept(appointment, key, now=SUNDAY_NOON),
    }[act]

    with CaptureQueriesContext(connection) as statements:
        call()

    asked = [query["sql"] for query in statements]
    lock = next(number for number, sql in enumerate(asked) if sql.startswith('SELECT "clinic_practitioner"."id"'))
    assert [sql for sql in asked[:lock] if sql.startswith(("UPDATE", "INSERT", "DELETE"))] == []
    if connection.vendor == "postgresql":
        assert asked[lock].endswith("FOR UPDATE")


@pytest.mark.parametrize(
    "step", ["records.change_status", "records.accept_offer", "records.take_over", "_serve", "outbox.queue"]
)
def test_a_fault_while_an_offer_is_taken_leaves_all_offers_open(receptionist, monkeypatch, step):
    appointment = make_waiting.offered(receptionist, at(11), at(14))
    before = held(), Notification.objects.count()

    def fault(*_args, **_kwargs):
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(f"appointments.booking.offers.{step}", fault)
    with pytest.raises(RuntimeError):
        offers.accept(appointment, offer_at(appointment, at(11)).pk, now=SUNDAY_NOON)

    appointment.refresh_from_db()
    assert (held(), Notification.objects.count()) == before
    assert (appointment.status, appointment.starts_at) == (Status.OFFERED, MONDAY_NINE)
    assert outcomes(appointment) == ["open", "open"]
