"""The board: what holds a time, what is free, and who may look."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from appointments.booking import by_phone, records, requests
from appointments.booking.caller import Caller
from appointments.models import HeldTime, Reason
from appointments.times import closures
from clinic import calendar
from tests import make, make_visits, make_waiting
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

WEEK, DAY = reverse("desk:week"), reverse("desk:board")


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def service():
    return make_visits.bookable_service("09:00", "12:00")


def column(page, day=MONDAY):
    return next(column for column in page.context["board"].columns if column.day == day)


def blocks(page, day=MONDAY):
    """(what, from, until) in the clinic's wall time."""
    clock = "{:%H:%M}".format
    return [
        (block.kind, clock(block.starts_at + timedelta(hours=4)), clock(block.ends_at + timedelta(hours=4)))
        for block in column(page, day).blocks
    ]


def look(client, service, **asked):
    return client.get(WEEK, {"week": "2026-11-25", "practitioner": service.practitioners.get().slug} | asked)


def test_the_week_shows_what_holds_a_time_what_is_closed_and_what_is_free(signed_in, receptionist, service):
    visit = make_visits.request(service, patient_name="Mona Sample")
    make_waiting.offered(receptionist, make_waiting.at(11), service=service, starts_at=make_waiting.at(10), cookie="2")
    person = service.practitioners.get()
    closures.close(person, make_waiting.at(10), make_waiting.at(10, 45))

    page = look(signed_in(receptionist), service)

    assert blocks(page) == [
        ("visit", "09:00", "09:30"), ("free", "09:30", "10:00"), ("closed", "10:00", "10:45"),
        ("free", "10:45", "11:00"), ("offer", "11:00", "11:30"), ("free", "11:30", "12:00"),
    ]  # fmt: skip
    assert [each.day.isoformat() for each in page.context["board"].columns] == [
        f"2026-11-{day}" for day in range(23, 30)
    ]
    assert f"{reverse('desk:book')}?time={person.pk}-{int(make_waiting.at(9, 30).timestamp())}" in page.text
    assert f"{reverse('desk:why')}?practitioner={person.slug}&amp;day=2026-11-23&amp;time=10:00" in page.text
    assert reverse("desk:request", args=[visit.pk]) in page.text
    assert "<strong>Request</strong>" in page.text


def test_a_visit_that_was_closed_over_says_so_and_one_that_was_overbooked_stands_beside_the_other(
    signed_in, receptionist, manager, service
):
    first = make_visits.request(service)
    records.release(first)  # its deadline has passed, and somebody else was given the time
    second = make_visits.request(service, cookie="2")
    requests.overbook(first, by=manager, reason=Reason.URGENT)
    closures.close_days(None, MONDAY, MONDAY)

    page = look(signed_in(receptionist), service)

    held = {block.held.appointment_id: block for block in column(page).blocks if block.held}
    assert [held[second.pk].why, held[first.pk].why] == ["closed", None]
    assert {(block.lane, block.lanes) for block in held.values()} == {(1, 2), (2, 2)}
    assert [block for block in blocks(page) if block[0] == "closed"] == [("closed", "09:30", "12:00")]
    assert "Time closed" in page.text
    assert "overbooked" in page.text


def test_the_past_is_not_free_and_the_line_says_how_late_it_is(signed_in, receptionist, service):
    with time_machine.travel(make_waiting.at(10, 10), tick=False):
        page = look(signed_in(receptionist), service)

        assert blocks(page)[0] == ("free", "10:00", "10:30")  # for a walk-in
        assert blocks(page)[1] == ("free", "10:30", "11:00")
        assert column(page).now_place == "h-10 m-10"


def test_every_free_time_on_the_board_can_be_booked(signed_in, receptionist, service):
    """After a returning patient's twenty minutes the next visit begins at the half hour, not at twenty past."""
    make_visits.request(service, make_waiting.at(10), returning=True)
    caller = Caller("Mona Sample", "+971501112233", returning=True)

    free = [block for block in column(look(signed_in(receptionist), service)).blocks if block.kind == "free"]

    assert [f"{block.starts_at + timedelta(hours=4):%H:%M}" for block in free] == [
        "09:00", "09:30", "10:30", "11:00", "11:30",
    ]  # fmt: skip
    for block in free:
        by_phone.book(service, make_waiting.slot(service, block.starts_at), caller, by=receptionist, now=SUNDAY_NOON)


def test_the_day_shows_everybody_side_by_side_and_a_practitioner_only_themselves(client, receptionist, service):
    doctor = make.user("doctor", roles=["doctor"])
    other = make_visits.bookable_service().practitioners.get()
    other.user = doctor
    other.save()
    visit = make_visits.request(service, patient_name="Mona Sample")

    client.force_login(receptionist)
    page = client.get(DAY, {"day": "2026-11-23"})
    assert [each.practitioner for each in page.context["board"].columns] == [service.practitioners.get(), other]
    assert "Mona Sample" in page.text

    client.force_login(doctor)
    for address in (DAY, WEEK):
        page = client.get(address, {"day": "2026-11-23", "practitioner": visit.practitioner.slug})
        assert {each.practitioner for each in page.context["board"].columns} == {other}
        assert "?time=" not in page.text
    client.force_login(make.user("editor", roles=["editor"]))
    assert [client.get(address).status_code for address in (DAY, WEEK)] == [403, 403]


def test_the_week_costs_the_same_for_one_visit_and_for_thirty(
    signed_in, receptionist, service, django_assert_max_num_queries
):
    client, person = signed_in(receptionist), service.practitioners.get()
    asked = {"week": "2026-11-25", "practitioner": person.slug}
    client.get(WEEK, asked)  # the session is stored once
    made = 0
    for number in (1, 30):
        for index in range(made, number):
            starts_at = MONDAY_NINE + timedelta(days=index // 6, minutes=30 * (index % 6))
            visit = make_visits.bare_appointment(person, starts_at, service=service)
            records.hold(visit, HeldTime.Kind.REQUEST)
        made = number

        calendar.current()

        with django_assert_max_num_queries(16):
            page = client.get(WEEK, asked)
        assert sum(block.kind == "visit" for each in page.context["board"].columns for block in each.blocks) == number


def test_days_of_the_week_that_are_over_are_dimmed(signed_in, receptionist, service):
    page = look(signed_in(receptionist), service)

    kinds = re.findall(r'class="board__column ?([a-z_ -]*)', " ".join(page.content.decode().split()))
    assert [kind.strip() for kind in kinds] == ["", "", "", "", "", "", ""]  # a week that begins tomorrow

    page = look(signed_in(receptionist), service, week="2026-11-22")

    kinds = re.findall(r'class="board__column ?([a-z_ -]*)', " ".join(page.content.decode().split()))
    assert [kind.strip() for kind in kinds] == [*["board__column--past"] * 6, "board__column--today"]
