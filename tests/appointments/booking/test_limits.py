"""Limits and caps: who gets through, who does not, and that nobody is counted wrongly."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from appointments.booking import limits, requests, waitlist
from appointments.booking.statuses import SlotGone
from appointments.models import Appointment, BlockedContact, HeldTime, Notification, Status, WaitlistEntry
from clinic.limits import HOUR, TooMany, client_key
from clinic.models import Tally
from tests import invariants, make_visits, make_waiting
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

HALF_AN_HOUR = timedelta(minutes=30)


@pytest.fixture
def service():
    """Times every half hour on each day, so that there is one for everybody."""
    return make_visits.bookable_service(step=HALF_AN_HOUR)


@pytest.fixture
def ask(service):
    """A function: ask for the next free time, from a phone, an e-mail address and a connection of one's own."""
    asked = []

    def send(*, now=SUNDAY_NOON, client=None, began=None, **facts):
        number = len(asked)
        asked.append(number)
        facts = {"phone": f"+97150200{number:04d}", "email": f"p{number}@example.com", "cookie": str(number)} | facts
        starts_at = MONDAY_NINE + timedelta(days=number // 16) + number % 16 * HALF_AN_HOUR
        draft = make_visits.draft(service, starts_at, now=began or now - timedelta(minutes=2), **facts)
        return requests.request(draft=draft, client=f"client-{number}" if client is None else client, now=now)

    return send


def refused(call, **facts) -> bool:
    """Whether the request was refused; then nothing of it is left."""
    before = Appointment.objects.count(), HeldTime.objects.count(), Notification.objects.count()
    try:
        call(**facts)
    except TooMany:
        assert (Appointment.objects.count(), HeldTime.objects.count(), Notification.objects.count()) == before
        return True
    return False


@pytest.mark.parametrize(
    ("same", "in_an_hour"),
    [({"phone": "+971501234567"}, 3), ({"client": "one address"}, 60)],
    ids=["phone", "client"],
)
def test_one_caller_sends_so_many_requests_in_an_hour(ask, same, in_an_hour):
    outcomes = [refused(ask, **same) for _time in range(in_an_hour + 2)]

    assert outcomes == [False] * in_an_hour + [True] * 2


def test_an_email_address_has_four_open_requests(ask):
    assert [refused(ask, email="same@example.com") for _time in range(5)] == [False] * 4 + [True]
    assert refused(ask, email="SAME@Example.com")


def answer_all(by):
    for appointment in Appointment.objects.waiting():
        requests.confirm(appointment, by=by, now=SUNDAY_NOON)


@pytest.mark.parametrize(
    ("same", "in_an_hour"),
    [({"phone": "+971501234567"}, 3), ({"email": "same@example.com"}, 5)],
    ids=["phone", "e-mail"],
)
def test_answering_makes_room_but_the_hour_has_its_own_limit(ask, receptionist, same, in_an_hour):
    for _time in range(in_an_hour):
        ask(**same)
        answer_all(receptionist)

    assert refused(ask, **same)
    assert not refused(ask, **same, now=SUNDAY_NOON + HOUR)


def test_the_hour_ends_when_it_ends(ask):
    for _time in range(3):
        ask(phone="+971501234567", now=SUNDAY_NOON + timedelta(minutes=10))

    with pytest.raises(TooMany) as refusal:
        ask(phone="+971501234567", now=SUNDAY_NOON + timedelta(minutes=59, seconds=59))

    assert refusal.value.retry_after == timedelta(seconds=1)
    ask(phone="+971501234567", now=SUNDAY_NOON + HOUR)


def test_four_open_requests_of_one_phone_and_a_fifth_waits(ask):
    for hour in (0, 0, 0, 1):
        ask(phone="+971501234567", now=SUNDAY_NOON + hour * HOUR)

    assert refused(ask, phone="+971501234567", now=SUNDAY_NOON + HOUR)


def test_a_request_past_its_deadline_is_not_open_any_more(ask):
    for _time in range(3):
        ask(phone="+971501234567")
    ask(phone="+971501234567", now=SUNDAY_NOON + HOUR)
    later = SUNDAY_NOON + 2 * HOUR
    assert refused(ask, phone="+971501234567", now=later)

    Appointment.objects.filter(requested_at=SUNDAY_NOON).update(answer_by=later)

    assert not refused(ask, phone="+971501234567", now=later)


def test_a_family_behind_one_address_books(ask):
    family = [{"phone": f"+97150900000{person}", "client": "home"} for person in range(5)]

    assert [refused(ask, **person) for person in family] == [False] * 5


def test_the_same_draft_is_never_refused(ask, service):
    draft = make_visits.draft(service, MONDAY_NINE + timedelta(hours=7), phone="+971501234567")
    first = requests.request(draft=draft, client="client", now=SUNDAY_NOON)
    ask(phone="+971501234567")
    ask(phone="+971501234567")
    assert refused(ask, phone="+971501234567")

    assert [requests.request(draft=draft, client="client", now=SUNDAY_NOON) for _press in range(9)] == [first] * 9
    assert Tally.objects.get(caller=limits.SENT_BY["phone"].of("+971501234567", SUNDAY_NOON).caller).count == 3


def test_a_draft_that_is_on_its_way_is_admitted_again_and_takes_nothing(service):
    """Pressed twice before the first press is stored: also with a contact that has no room left."""
    draft = make_visits.draft(service, phone="+971501234567")

    with limits.admitted(draft, "client", SUNDAY_NOON):
        for _press in range(9):
            with limits.admitted(draft, "client", SUNDAY_NOON):
                pass

    assert [tally.count for tally in Tally.objects.all()] == [1, 1, 1, 1]


def test_what_fails_after_admission_costs_nothing(service):
    draft = make_visits.draft(service, phone="+971501234567")

    with pytest.raises(ZeroDivisionError), limits.admitted(draft, "client", SUNDAY_NOON):
        raise ZeroDivisionError

    assert [tally.count for tally in Tally.objects.all()] == [0, 0, 0, 0]


def test_losing_a_race_costs_nothing(ask, service):
    make_visits.request(service, MONDAY_NINE, phone="+971509999999", cookie="faster")
    loser = make_visits.draft(service, MONDAY_NINE, phone="+971501234567", email="p@example.com")

    for _time in range(7):
        with pytest.raises(SlotGone):
            requests.request(draft=loser, client="client", now=SUNDAY_NOON)

    assert set(Tally.objects.values_list("count", flat=True)) == {0}
    loser.starts_at = MONDAY_NINE + timedelta(hours=7)
    requests.request(draft=loser, client="client", now=SUNDAY_NOON)
    assert set(Tally.objects.values_list("count", flat=True)) == {1}


def test_a_refused_attempt_is_not_counted(ask):
    for _time in range(3):
        ask(phone="+971501234567", email="same@example.com")
    assert refused(ask, phone="+971501234567", email="same@example.com")

    assert Tally.objects.get(caller=limits.SENT_BY["email"].of("same@example.com", SUNDAY_NOON).caller).count == 3


@pytest.mark.parametrize(
    ("kind", "value"),
    [("phone", "+971501234567"), ("email", "eve@example.com"), ("client", "her connection")],
)
def test_a_blocked_contact_is_refused_and_others_are_not(ask, receptionist, kind, value):
    eve = {"phone": "+971501234567", "email": "Eve@example.com", "client": "her connection"}
    BlockedContact.objects.create(kind=kind, value=value, blocked_by=receptionist, blocked_at=SUNDAY_NOON)

    assert refused(ask, **eve)
    assert not refused(ask, **eve | {kind: "+971501234568" if kind == "phone" else "other@example.com"})


def test_every_cause_is_told_the_same(ask, receptionist):
    told = []
    BlockedContact.objects.create(kind="phone", value="+971501111111", blocked_by=receptionist, blocked_at=SUNDAY_NOON)
    for _time in range(3):
        ask(phone="+971502222222", client="shared")
    for facts in (
        {"phone": "+971501111111"},
        {"phone": "+971502222222"},
        {"client": "shared", "began": SUNDAY_NOON - timedelta(seconds=1)},
    ):
        with pytest.raises(TooMany) as refusal:
            ask(**facts)
        told.append((str(refusal.value), refusal.value.retry_after))

    assert set(told) == {("Too many.", HOUR)}


def test_a_quick_person_is_let_through_and_a_machine_that_goes_on_is_not(ask):
    in_a_second = {"client": "one", "began": SUNDAY_NOON - timedelta(seconds=1)}

    assert [refused(ask, **in_a_second) for _time in range(2)] == [False, True]
    assert not refused(ask, client="one", began=SUNDAY_NOON - timedelta(seconds=3))


def test_what_came_over_no_connection_is_not_limited(ask):
    assert [refused(ask, client="", phone="+971501234567") for _time in range(9)] == [False] * 9
    assert Tally.objects.count() == 0


def test_no_tally_tells_who_it_counts(ask):
    ask(phone="+971501234567", email="mona@example.com", client="abc")

    told = str(list(Tally.objects.values()))
    assert "501234567" not in told
    assert "mona" not in told


def test_admission_takes_the_same_few_statements(ask):
    def statements():
        draft = make_visits.draft(service, cookie="x")
        with CaptureQueriesContext(connection) as queries, limits.admitted(draft, "somebody", SUNDAY_NOON):
            pass
        return len(queries)

    service = make_visits.bookable_service()
    quiet = statements()
    for _time in range(12):
        ask()

    assert statements() == quiet == 6 + 2  # two make the test's savepoint


def test_nobody_waits_while_somebody_elses_requests_are_counted(service):
    """What takes long is read before the tallies are locked."""
    draft = make_visits.draft(service)

    with CaptureQueriesContext(connection) as queries, limits.admitted(draft, "somebody", SUNDAY_NOON):
        pass

    words = [query["sql"].split()[0] for query in queries]
    assert words == [*["SELECT"] * 3, "SAVEPOINT", "INSERT", "SELECT", "UPDATE", "RELEASE"]


KEYS = [
    ("10.0.0.1", "10.0.0.1", True),
    ("10.0.0.1", "10.0.0.2", False),
    ("10.0.0.1", "10.0.0.1:4711", True),
    ("10.0.0.1", "::ffff:10.0.0.1", True),
    ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", True),
    ("2001:db8:1:2::1", "[2001:db8:1:2::9]:443", True),
    ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
    ("::1", "0:0:0:0::2", True),
    ("unix:", "no address", True),
    ("", "10.0.0.1", False),
]


@pytest.mark.parametrize(("one", "other", "are_same"), KEYS)
def test_a_connection_is_one_address_or_one_network(one, other, are_same):
    keys = {client_key(RequestFactory().get("/", REMOTE_ADDR=address)) for address in (one, other)}

    assert (len(keys) == 1) is are_same


def test_a_connection_is_kept_as_a_hash_that_only_this_site_can_make(settings):
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1")
    key = client_key(request)
    settings.SECRET_KEY = "another key that is long enough for its purpose, whatever it may be"

    assert len(key) == 64
    assert client_key(request) != key


def test_old_tallies_and_connections_are_forgotten(ask):
    kept = ask(client="abc")
    month = SUNDAY_NOON + timedelta(days=30)

    limits.forget_old(SUNDAY_NOON + timedelta(days=2) - timedelta(seconds=1))
    assert Tally.objects.count() == 3  # the draft's mark is of the day's beginning
    limits.forget_old(month - timedelta(seconds=1))
    kept.refresh_from_db()
    assert (Tally.objects.count(), kept.client) == (0, "abc")

    limits.forget_old(month)

    kept.refresh_from_db()
    assert kept.client == ""


def test_a_guesser_is_slowed_and_somebody_is_told_once(caplog):
    for _time in range(20):
        limits.count_missed_link("guesser", SUNDAY_NOON)
    with pytest.raises(TooMany) as refusal:
        limits.count_missed_link("guesser", SUNDAY_NOON + timedelta(minutes=1))
    assert refusal.value.retry_after == timedelta(minutes=9)
    assert caplog.messages == []

    minute = SUNDAY_NOON + timedelta(minutes=30)
    for number in range(199):
        limits.count_missed_link(f"client {number}", minute)
    assert caplog.messages == []
    for number in range(5):
        limits.count_missed_link(f"another {number}", minute)

    assert caplog.messages == ["200 links in one minute opened nothing: somebody may be guessing."]


def test_blocking_takes_only_the_kinds_that_were_chosen(ask, receptionist):
    first, second = ask(client="abc", phone="+971501234567"), ask(client="abc", email="")
    both = Appointment.objects.filter(pk__in=[first.pk, second.pk])

    assert limits.block_contacts(both, ["client", "email"], by=receptionist, now=SUNDAY_NOON) == 2
    assert limits.block_contacts(both, ["client", "phone"], by=receptionist, now=SUNDAY_NOON) == 2

    blocked = sorted(BlockedContact.objects.values_list("kind", "value"))
    assert blocked == [
        ("client", "abc"), ("email", first.email), ("phone", "+971501234567"), ("phone", second.phone.as_e164),
    ]  # fmt: skip


def test_fakes_from_ten_addresses_leave_the_week_open(ask, service):
    """A small copy of the abuse proof: each of ten addresses tries ten times in an hour."""
    accepted = sum(not refused(ask, client=f"bot {number % 10}") for number in range(100))

    assert accepted == 100
    assert HeldTime.objects.count() == 10 * limits.HELD_BY_CLIENT
    assert not refused(ask, client="a family's home")


def test_invented_phones_of_one_connection_hold_six_times_and_another_takes_what_they_asked_for(ask, service):
    fakes = [ask(client="one address") for _number in range(20)]

    assert [fake.is_not_held for fake in fakes] == [False] * 6 + [True] * 14
    assert HeldTime.objects.count() == limits.HELD_BY_CLIENT
    mine = make_visits.request(service, fakes[-1].starts_at, cookie="mine", phone="+971501234567")
    assert (mine.practitioner, mine.is_not_held) == (fakes[-1].practitioner, False)
    assert invariants.broken(SUNDAY_NOON) == []


def test_a_colleague_of_a_crowded_connection_is_answered_like_everybody(ask, service, receptionist):
    for _number in range(limits.HELD_BY_CLIENT):
        ask(client="one company")
    mine, other = ask(client="one company"), ask(client="one company")
    taken = make_visits.request(service, other.starts_at, cookie="mine", phone="+971501234567")

    requests.confirm(mine, by=receptionist, now=SUNDAY_NOON)
    assert HeldTime.objects.filter(appointment=mine).count() == 1
    with pytest.raises(SlotGone):
        requests.confirm(other, by=receptionist, now=SUNDAY_NOON)
    assert (Appointment.objects.get(pk=other.pk).status, taken.is_not_held) == (Status.REQUESTED, False)


def test_who_holds_no_time_gets_none_by_rescheduling(ask, service):
    for _number in range(limits.HELD_BY_CLIENT):
        ask(client="one address")
    fake = ask(client="one address")

    moved = make_waiting.moved(fake, MONDAY_NINE + timedelta(days=5))

    assert (moved.is_not_held, moved.held_times.count()) == (True, 0)


def test_a_place_on_the_waiting_list_counts_like_a_request_also_after_the_hour(service):
    """Times are held for it too, one after the other: fakes on the list would else hold what fakes may not ask for."""
    for number in range(limits.HELD_BY_CLIENT):
        joins(service, number, SUNDAY_NOON)

    with pytest.raises(TooMany):
        joins(service, 90, SUNDAY_NOON + timedelta(hours=2))
    waitlist.leave(WaitlistEntry.objects.first(), now=SUNDAY_NOON + timedelta(hours=2))

    joins(service, 91, SUNDAY_NOON + timedelta(hours=3))
    assert WaitlistEntry.objects.filter(state=WaitlistEntry.State.WAITING).count() == limits.HELD_BY_CLIENT


def joins(service, number: int, now) -> WaitlistEntry:
    """Somebody with a phone and an address of their own, over the connection of all of them."""
    days = {"first_day": "2026-11-24", "last_day": "2026-11-25", "morning": True, "afternoon": True, "evening": True}
    draft = make_visits.draft(
        service, None, practitioner=None, windows=[days], now=now - timedelta(minutes=2), cookie=f"list {number}",
        phone=f"+97150300{number:04d}", email=f"list{number}@example.com",
    )  # fmt: skip
    return waitlist.join(draft=draft, client="one connection", now=now)
