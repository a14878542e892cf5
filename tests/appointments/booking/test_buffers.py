"""A buffer that is raised: what is booked already gets it where there is room, and no neighbour comes too near."""

from datetime import timedelta

import pytest
import time_machine

from appointments.booking import buffers, records
from appointments.models import HeldTime
from appointments.times import availability
from clinic.models import Service
from tests import invariants, make, make_visits, make_waiting
from tests.appointments.desk.test_affected import form_of
from tests.make_visits import MONDAY, SUNDAY_NOON
from tests.make_waiting import at

pytestmark = pytest.mark.django_db
TEN, TWENTY = timedelta(minutes=10), timedelta(minutes=20)


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def service():
    return make_visits.bookable_service("09:00", "17:00", step=TEN)


def raised(service, **buffer) -> Service:
    Service.objects.filter(pk=service.pk).update(**buffer)
    service.refresh_from_db()
    return service


def busy(*visits) -> list[tuple]:
    return [HeldTime.objects.values_list("busy_from", "busy_until").get(appointment=visit) for visit in visits]


def free(service) -> set:
    people = list(service.practitioners.all())
    return {each.starts_at for each in availability.free_slots(service, people, MONDAY, MONDAY, returning=False)}


def test_a_new_buffer_keeps_neighbours_away_from_what_is_booked_already(service, receptionist):
    visit = make_visits.confirmed(receptionist, service=service, starts_at=at(10))
    assert at(10, 30) in free(service)

    assert buffers.apply(raised(service, buffer_after=TWENTY, buffer_before=TEN)) == (1, 0)

    assert busy(visit) == [(at(9, 50), at(10, 50))]
    assert min(start for start in free(service) if start > at(10)) == at(11)
    assert invariants.broken(SUNDAY_NOON) == []


def test_where_a_neighbour_is_too_near_the_old_buffer_stays_on_that_side(service, receptionist):
    first = make_visits.confirmed(receptionist, service=service, starts_at=at(10))
    second = make_visits.request(service, at(10, 30), cookie="2")

    assert buffers.apply(raised(service, buffer_after=TWENTY, buffer_before=TEN)) == (0, 2)

    assert busy(first, second) == [(at(9, 50), at(10, 30)), (at(10, 30), at(11, 20))]
    assert invariants.broken(SUNDAY_NOON) == []


def test_a_buffer_that_is_lowered_frees_time(service, receptionist):
    raised(service, buffer_after=TWENTY)
    visit = make_visits.request(service, at(10))

    assert buffers.apply(raised(service, buffer_after=timedelta(0))) == (1, 0)

    assert busy(visit) == [(at(10), at(10, 30))]
    assert buffers.apply(service) == (0, 0)


def test_offered_times_and_other_services(service, receptionist):
    make_waiting.offered(receptionist, at(12), service=service)
    other = make_visits.confirmed(receptionist, starts_at=at(9), cookie="2")

    assert buffers.apply(raised(service, buffer_after=TWENTY)) == (1, 0)

    assert HeldTime.objects.get(kind=HeldTime.Kind.OFFER).busy_until == at(12, 50)
    assert busy(other) == [(at(9), at(9, 30))]


def test_a_time_whose_deadline_has_passed_is_in_nobodys_way(service, receptionist):
    visit = make_visits.confirmed(receptionist, service=service, starts_at=at(10))
    late = make_visits.bare_appointment(visit.practitioner, at(10, 30), service=make.service([visit.practitioner]))
    records.hold(late, HeldTime.Kind.REQUEST, expires_at=SUNDAY_NOON)

    assert buffers.apply(raised(service, buffer_after=TWENTY)) == (1, 0)


def test_whoever_raises_it_in_the_admin_reads_how_many_have_it_and_how_many_do_not(signed_in, manager, service):
    make_visits.confirmed(manager, service=service, starts_at=at(10))
    make_visits.request(service, at(10, 30), cookie="2")
    desk = signed_in(manager)
    address, form = form_of(desk, service, buffer_after="20")

    page = desk.post(address, form, follow=True).text

    assert "The new buffer applies to 1 upcoming appointment." in page
    assert "1 upcoming appointment keeps its old buffer, because another one is too near." in page
