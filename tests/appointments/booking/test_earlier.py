"""A wish for a time before the one that is agreed: the visit stands until the earlier one is taken."""

from datetime import timedelta

import pytest

from appointments.booking import (
    offers,
    records,
    requests,
    reschedule,
    waitlist,
)
from appointments.booking.statuses import AlreadyAnswered, SlotGone
from appointments.models import HeldTime, Status, WaitlistEntry
from tests import invariants, make, make_visits, make_waiting
from tests.make_visits import MONDAY, SUNDAY_NOON
from tests.make_waiting import at, moved, slot, window

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
TUESDAY = MONDAY + timedelta(days=1)
STARTS_AT = at(14, days=1)

State = WaitlistEntry.State


@pytest.fixture(autouse=True)
def clinic():
    make.profile()
    yield
    assert invariants.broken(SUNDAY_NOON) == []


@pytest.fixture
def service():
    return make_visits.bookable_service(step=timedelta(minutes=30))


@pytest.fixture
def visit(service, receptionist):
    """On Tuesday at two; Monday and Tuesday would suit in the afternoon."""
    return make_visits.confirmed(receptionist, service=service, starts_at=STARTS_AT, reason="My back hurts")


@pytest.fixture
def entry(visit):
    return waitlist.join_for_earlier_time(visit, [window(MONDAY, TUESDAY, "afternoon")], now=SUNDAY_NOON)


def offered(entry, now=SUNDAY_NOON):
    waitlist.offer_freed(now)
    return entry.appointments.get(status=Status.OFFERED)


def state(entry) -> str:
    return WaitlistEntry.objects.get(pk=entry.pk).state


def stands(visit) -> bool:
    """As it was confirmed."""
    visit.refresh_from_db()
    held = [(row.kind, row.busy_from, row.expires_at) for row in visit.held_times.all()]
    return (visit.status, held, visit.events.count()) == (Status.CONFIRMED, [("visit", STARTS_AT, None)], 2)


def kinds(about) -> list:
    return sorted(about.notifications.exclude(kind__startswith="reminder").values_list("kind", flat=True))


def test_the_wish_keeps_the_visit_and_says_so(visit, entry):
    assert (entry.appointment, entry.patient_name, entry.urgency) == (visit, visit.patient_name, visit.urgency)
    assert kinds(entry) == ["to_offer", "waiting"]
    assert stands(visit)


def test_the_visit_stands_until_the_earlier_time_is_taken(visit, entry):
    made = offered(entry)
    assert (made.replaces, made.offers.get().starts_at) == (visit, at(12))
    assert stands(visit)

    offers.accept(made, made.offers.get().pk, now=SUNDAY_NOON)

    visit.refresh_from_db()
    assert (visit.status, made.status, state(entry)) == (Status.CANCELLED, Status.CONFIRMED, State.SERVED)
    assert made.reason.words == "My back hurts"
    assert (reschedule.successor(visit), reschedule.count_changes(made)) == (made, 0)
    assert [row.appointment for row in HeldTime.objects.all()] == [made]


@pytest.mark.parametrize("end", ["none_suits", "lapse", "withdraw"])
def test_an_earlier_time_that_is_not_taken_leaves_the_visit_and_the_wish(visit, entry, receptionist, end):
    made = offered(entry)
    facts = {"by": receptionist, "reason": "no_time"} if end == "withdraw" else {}

    getattr(offers, end)(made, **facts, now=made.offers.get().expires_at)

    assert stands(visit)
    assert state(entry) == State.WAITING
    assert offered(entry).offers.get().starts_at == at(12, 30)


@pytest.mark.parametrize("step", ["change_status", "accept_offer", "take_over", "release", "record"])
def test_a_fault_while_it_is_taken_leaves_the_visit(visit, entry, monkeypatch, step):
    made = offered(entry)

    def fault(*_args, **_kwargs):
        raise RuntimeError("the power is gone")

    with monkeypatch.context() as broken:
        broken.setattr(records, step, fault)
        with pytest.raises(RuntimeError):
            offers.accept(made, made.offers.get().pk, now=SUNDAY_NOON)

    assert stands(visit)
    assert visit.reason.words == "My back hurts"
    assert (kinds(made), state(entry)) == (["offered"], State.WAITING)


def test_only_times_before_the_visit_are_earlier(service, receptionist):
    visit = make_visits.confirmed(receptionist, service=service, starts_at=at(12, 30))
    entry = waitlist.join_for_earlier_time(visit, [window(MONDAY, TUESDAY, "afternoon")], now=SUNDAY_NOON)

    made = offered(entry)
    assert made.offers.get().starts_at == at(12)
    offers.none_suits(made, now=SUNDAY_NOON)

    assert waitlist.offer_freed(SUNDAY_NOON) == 0


def test_a_visit_waits_once(visit, entry):
    with pytest.raises(waitlist.AlreadyWaiting) as refusal:
        waitlist.join_for_earlier_time(visit, [window()], now=SUNDAY_NOON)

    assert refusal.value.entry == entry


@pytest.mark.parametrize("late", [-SECOND, 0 * SECOND])
def test_an_earlier_time_can_be_wished_for_until_the_visit_begins(visit, late):
    now = STARTS_AT + late

    if late:
        assert waitlist.join_for_earlier_time(visit, [window(TUESDAY)], now=now).state == State.WAITING
    else:
        with pytest.raises(AlreadyAnswered):
            waitlist.join_for_earlier_time(visit, [window(TUESDAY)], now=now)


def test_only_an_agreed_visit_can_be_earlier(service):
    with pytest.raises(AlreadyAnswered):
        waitlist.join_for_earlier_time(make_visits.request(service), [window()], now=SUNDAY_NOON)


def test_cancelling_the_visit_ends_the_wish_and_what_is_offered_for_it(visit, entry):
    made = offered(entry)

    requests.cancel(visit, now=SUNDAY_NOON)

    made.refresh_from_db()
    assert (state(entry), made.status, HeldTime.objects.count()) == (State.LEFT, Status.CANCELLED, 0)
    assert waitlist.offer_freed(SUNDAY_NOON) == 0


def test_the_wish_goes_along_when_the_patient_moves_the_visit(visit, entry, receptionist):
    change = moved(visit, at(10, days=1))

    requests.confirm(change, by=receptionist, now=SUNDAY_NOON)

    entry.refresh_from_db()
    assert (entry.appointment, entry.state) == (change, State.WAITING)
    assert offered(entry).replaces == change


def test_who_waits_for_an_answer_to_another_wish_is_not_asked(visit, entry):
    moved(visit, at(10, days=1))

    assert waitlist.offer_freed(SUNDAY_NOON) == 0
    with pytest.raises(SlotGone):
        waitlist.offer_to(entry, [slot(visit.service, at(12))], now=SUNDAY_NOON)


def test_who_asks_for_another_time_gives_the_offered_one_back(visit, entry):
    made = offered(entry)

    change = moved(visit, at(12))

    made.refresh_from_db()
    assert (made.status, made.offers.get().outcome) == (Status.CANCELLED, "withdrawn")
    assert (change.status, reschedule.open_change(visit)) == (Status.REQUESTED, change)
    assert stands(visit)


@pytest.mark.parametrize(("late", "is_over"), [(-SECOND, State.WAITING), (0 * SECOND, State.PASSED)])
def test_the_wish_ends_without_a_letter_when_the_visit_begins(visit, receptionist, late, is_over):
    entry = waitlist.join_for_earlier_time(
        visit, [window(TUESDAY, TUESDAY + timedelta(days=3), "morning")], now=SUNDAY_NOON
    )

    waitlist.offer_freed(STARTS_AT + late)

    assert (state(entry), "waitlist_closed" in kinds(entry)) == (is_over, False)


def test_two_waiters_for_one_time_and_the_visit_given_up_goes_to_the_next(visit, entry, receptionist):
    """Who takes the earlier time gives up a time that somebody else waits for."""
    other = make_waiting.entry(visit.service, window(TUESDAY, TUESDAY, "afternoon"))
    for hour in (12, 12.5, 13, 13.5, 14.5, 15, 15.5, 16, 16.5):
        make_visits.confirmed(
            receptionist, service=visit.service, starts_at=at(0, days=1) + timedelta(hours=hour), email=""
        )
    made = offered(entry)
    assert other.appointments.count() == 0

    offers.accept(made, made.offers.get().pk, now=SUNDAY_NOON)

    assert offered(other).offers.get().starts_at == STARTS_AT
