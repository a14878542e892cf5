"""Today, the home page of the desk: the day as it is, and what waits for an answer beside it."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appointments.booking import attendance, by_phone
from appointments.booking.caller import Caller
from appointments.models import Appointment, Reason
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON
from tests.make_waiting import at

pytestmark = pytest.mark.django_db

TODAY = reverse("desk:board")
MONDAY = {"day": "2026-11-23"}


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def desk(client, receptionist):
    client.force_login(receptionist)
    return client


def busy(number: int) -> None:
    """So many practitioners, each with two appointments and a request on Monday."""
    for which in range(Appointment.objects.count(), Appointment.objects.count() + number):
        service = make_visits.bookable_service(colour="blue")
        person = service.practitioners.get()
        for hour in (9, 10):
            caller = Caller(f"Caller {which}-{hour}", f"+9715011{which:02}{hour:03}", returning=False)
            slot = by_phone.slot_of(service, person, at(hour), returning=False)
            by_phone.book(service, slot, caller, by=make.user(f"r{which}{hour}", roles=["receptionist"]))
        facts = {"patient_name": f"Asks {which}", "phone": f"+97150222{which:04}", "cookie": f"asks-{which}"}
        make_visits.request(service, at(14), practitioner=person, **facts)


def statements(client, **asked) -> int:
    client.get(TODAY, asked)
    with CaptureQueriesContext(connection) as found:
        client.get(TODAY, asked)
    return len(found)


def test_it_costs_the_same_for_one_practitioner_and_for_twelve(desk):
    busy(1)
    few = statements(desk, **MONDAY)
    busy(11)
    many = statements(desk, **MONDAY)

    assert (few, many) == (14, 14)


def test_neither_arrivals_nor_no_shows_cost_another_statement(desk, receptionist, sunday_noon):
    busy(2)
    first, second = Appointment.objects.filter(status="confirmed", starts_at=at(9))
    with time_machine.travel(at(9, 30), tick=False):
        attendance.arrive(first, by=receptionist)
        attendance.no_show(second, by=receptionist)

        assert statements(desk) == 14
        page = desk.get(TODAY)

    assert "1 no-show" in " ".join(page.text.split())
    assert reverse("desk:set_back", args=[first.pk]) in page.text


def test_requests_and_calls_stand_beside_the_day_and_are_answered_there(desk, receptionist):
    service = make_visits.bookable_service()
    asks = make_visits.request(service, at(14), patient_name="Mona Sample")
    told = make_visits.confirmed(receptionist, service=service, email="", cookie="2", patient_name="Omar Sample")

    page = desk.get(TODAY)
    assert [visit.pk for visit in page.context["requests"]] == [asks.pk]
    assert [visit.pk for visit in page.context["calls"]] == [told.pk]
    assert "Answer by" in page.text

    answer = desk.post(reverse("desk:confirm", args=[asks.pk]), {"next": f"{TODAY}?day=2026-11-23"})
    assert answer["Location"] == f"{TODAY}?day=2026-11-23"
    page = desk.get(TODAY)
    assert (page.context["requests"], [visit.pk for visit in page.context["just_given"]]) == ([], [asks.pk])


def test_what_is_doubtful_about_a_request_is_said_beside_the_day(desk):
    service, other = make_visits.bookable_service(), make_visits.bookable_service()
    make_visits.request(service, at(14))
    make_visits.request(other, at(14, 15), cookie="2")

    assert desk.get(TODAY).text.count("The same phone has another appointment at that time.") == 2


def test_states_are_told_apart_in_words(desk, receptionist, sunday_noon):
    service = make_visits.bookable_service()
    here, late = (
        make_visits.confirmed(receptionist, service=service, starts_at=at(hour), cookie=str(hour)) for hour in (9, 10)
    )
    make_visits.request(service, at(16), cookie="asks", now=at(8))
    sunday_noon.move_to(at(10, 12))
    attendance.arrive(here, by=receptionist, now=at(8, 56))

    page = desk.get(TODAY).text

    for words in ("<strong>Arrived</strong>", "08:56", "Late 12 min", "<strong>Request</strong>"):
        assert words in page
    assert page.count("answer by") == 1
    assert late.reference in page


def test_breaks_and_hours_off_are_told_apart_and_what_is_over_is_marked(desk, sunday_noon):
    person = make.practitioner()
    hours = make_visits.timetable(person, "09:00", "12:00")
    for weekday in range(7):
        hours.hours.create(weekday=weekday, opens_at="14:00", closes_at="17:00")
    make_visits.timetable(make.practitioner(), "08:00", "20:00")
    sunday_noon.move_to(at(10, 30))

    [column, _other] = desk.get(TODAY).context["board"].columns

    told = [(each.kind, f"{each.starts_at + timedelta(hours=4):%H:%M}") for each in column.blocks]
    assert [each for each in told if each[0] != "free"] == [("off", "08:00"), ("break", "12:00"), ("off", "17:00")]
    assert (column.past_place, column.now_place) == ("h-8 m-0 for-h-2 for-m-30", "h-10 m-30")


def test_the_services_of_the_day_are_named_beside_their_colours(desk):
    service = make_visits.bookable_service(name="Physiotherapy", colour="violet")
    make_visits.request(service)

    page = desk.get(TODAY, MONDAY).text

    assert '<li class="service-violet">Physiotherapy</li>' in page
    assert "board__block--requested service-violet" in page


def test_a_squeezed_in_appointment_is_shown_as_such(desk, receptionist):
    service = make_visits.bookable_service()
    slot = by_phone.slot_of(service, service.practitioners.get(), at(9, 7), returning=False)
    by_phone.squeeze_in(
        service, slot, Caller("Mona", "+971501112233", returning=False), by=receptionist, reason=Reason.URGENT
    )

    assert "squeezed in" in desk.get(TODAY, MONDAY).text


@pytest.mark.parametrize("day", ["2027-01-15", "2026-11-01"])
def test_any_day_is_one_field_away(desk, day):
    make_visits.bookable_service()
    page = desk.get(TODAY)
    assert '<input id="date" type="date" name="day"' in page.text

    assert desk.get(TODAY, {"day": day}).context["first"].isoformat() == day


def test_the_bar_counts_what_waits_on_every_page_of_the_admin(desk, receptionist):
    service = make_visits.bookable_service()
    make_visits.request(service, at(14))
    make_visits.confirmed(receptionist, service=service, email="", cookie="2")

    for address in (TODAY, reverse("desk:find"), reverse("admin:appointments_notification_changelist")):
        page = desk.get(address)
        counts = [page.text.split(f'id="count-{name}">')[1].split("<")[0] for name in ("requests", "waiting", "calls")]
        assert (address, counts) == (address, ["1", "0", "1"])
    assert desk.get(reverse("desk:calls")).context["page"].paginator.count == 1


def test_a_practitioner_sees_the_own_day_without_what_is_for_reception(client):
    service = make_visits.bookable_service()
    person = service.practitioners.get()
    person.user = make.user("doctor", roles=["doctor"])
    person.save()
    make_visits.request(service, MONDAY_NINE)
    client.force_login(person.user)

    page = client.get(TODAY, MONDAY)

    assert "requests" not in page.context
    assert 'class="bar-news"' not in page.text
    assert reverse("desk:squeeze_in") not in page.text
