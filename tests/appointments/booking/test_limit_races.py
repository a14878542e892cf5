"""Limits when everybody comes at once: exactly as many get through as there is room for."""

from datetime import timedelta

import pytest

from appointments.booking import limits, link_requests, requests
from appointments.booking.statuses import AlreadyAnswered, SlotGone
from appointments.models import Appointment, HeldTime, LinkWish, Notification, Status
from clinic.limits import Limit, TooMany, count_or_refuse
from clinic.models import Tally
from tests import make_visits
from tests.parallel import together

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

CROWD = 50


def refused(results) -> int:
    assert [result for result in results if isinstance(result, Exception) and type(result) is not TooMany] == []
    return sum(isinstance(result, TooMany) for result in results)


def test_of_fifty_who_take_at_once_as_many_get_through_as_there_is_room_for():
    limit, now = Limit("test", 7), make_visits.now()

    results = together(*[lambda: count_or_refuse(limit, "one caller", now)] * CROWD)

    assert refused(results) == CROWD - 7
    assert Tally.objects.get().count == 7


@pytest.mark.parametrize(
    ("same", "admitted"), [("phone", 3), ("email", 4), ("client", CROWD)], ids=["phone-limit", "email-cap", "client"]
)
def test_of_fifty_drafts_with_one_contact_as_many_become_requests(same, admitted):
    """The caps hold although each request is stored only after it was let in."""
    service = make_visits.bookable_service("00:00", "23:59", step=timedelta(minutes=30))
    now, nine = make_visits.now().replace(minute=30), make_visits.in_two_days()
    drafts = []
    for number in range(CROWD):
        own = {"phone": f"+9715012{number:05d}", "email": f"p{number}@example.com"}
        own |= {"phone": "+971501234567"} if same == "phone" else {"email": "s@example.com"} if same == "email" else {}
        starts_at = nine + timedelta(days=number // 25, minutes=30 * (number % 25))
        drafts.append(make_visits.draft(service, starts_at, now=now, cookie=str(number), **own))

    def send(number):
        client = "one client" if same == "client" else f"client {number}"
        return requests.request(draft=drafts[number], client=client, now=now + timedelta(seconds=5))

    results = together(*[lambda number=number: send(number) for number in range(CROWD)])

    assert refused(results) == CROWD - admitted
    assert Appointment.objects.count() == admitted
    assert HeldTime.objects.count() == (limits.HELD_BY_CLIENT if same == "client" else admitted)


def test_whoever_loses_the_time_to_another_keeps_the_limit():
    """Six patients at one connection want one time: five lose it, and nothing is counted for them."""
    service, now = make_visits.bookable_service(), make_visits.now().replace(minute=30)
    drafts = [
        make_visits.draft(
            service, make_visits.in_two_days(), now=now, cookie=str(n), phone=f"+9715012{n:05d}", email=""
        )
        for n in range(6)
    ]
    later = now + timedelta(seconds=5)

    results = together(
        *[lambda draft=draft: requests.request(draft=draft, client="one", now=later) for draft in drafts]
    )

    assert sum(isinstance(result, Appointment) for result in results) == 1
    assert sum(isinstance(result, SlotGone) for result in results) == 5
    claim = limits.SENT_BY["client"].of("one", later)
    assert claim.row.get().count == 1


def test_two_workers_grant_a_wish_once():
    appointment = make_visits.request(starts_at=make_visits.in_two_days(), now=make_visits.now())
    LinkWish.objects.bulk_create(
        LinkWish(contact=contact, asked_at=make_visits.now()) for contact in [appointment.email, "nobody@example.com"]
    )

    granted = together(*[lambda: link_requests.queue_requested_links(make_visits.now())] * 4)

    assert sum(granted) == 2
    assert LinkWish.objects.count() == 0
    assert Notification.objects.filter(kind=Notification.Kind.LINK_AGAIN).count() == 1


def test_rejecting_and_confirming_at_once_leaves_each_request_one_answer(receptionist, manager):
    service = make_visits.bookable_service(step=timedelta(minutes=30))
    for number in range(8):
        starts_at = make_visits.in_two_days() + timedelta(minutes=30 * number)
        make_visits.request(service, starts_at, now=make_visits.now(), cookie=str(number))

    def confirm(appointment):
        try:
            requests.confirm(appointment, by=receptionist)
        except AlreadyAnswered:
            return "late"
        return "confirmed"

    results = together(
        lambda: requests.reject(Appointment.objects.all(), by=manager),
        *[lambda visit=visit: confirm(visit) for visit in Appointment.objects.all()],
    )

    confirmed = results[1:].count("confirmed")
    assert results[0] + confirmed == 8
    assert Appointment.objects.filter(status=Status.CONFIRMED).count() == confirmed
    for appointment in Appointment.objects.all():
        assert appointment.events.exclude(to_status="").count() == 2
        assert appointment.held_times.count() == (appointment.status == Status.CONFIRMED)
