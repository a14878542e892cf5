"""The next free time, of a service and of a person, as a fragment for other pages."""

from datetime import timedelta

import pytest
import time_machine

from appointments.models import TimetableException
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def person():
    found = make.practitioner(slug="anna")
    make_visits.timetable(found)
    return found


def test_that_of_a_person_is_the_first_of_all_their_services(client, person, django_assert_num_queries):
    """Closed until ten: the first service starts every eight hours from nine, so not before the day after."""
    until_ten = {"starts_at": SUNDAY_NOON, "ends_at": MONDAY_NINE + HOUR}
    TimetableException.objects.create(kind="closed", practitioner=person, made_at=SUNDAY_NOON, **until_ten)
    make.service([person], step=8 * HOUR, position=1)
    make.service([person, make.practitioner()], step=HOUR, position=2)
    make.service([person], step=timedelta(minutes=15), is_active=False)

    first = client.get("/book/with/anna/next/")
    with django_assert_num_queries(1):
        second = client.get("/book/with/anna/next/")

    assert first.text == second.text
    assert "Monday 23 November, 10:00" in first.text
    assert not first.cookies


def test_whoever_is_busy_for_good_says_so(client, person):
    assert "No times are free online at the moment. Please call us." in client.get("/book/with/anna/next/").text


def test_whoever_takes_no_bookings_has_none(client, person):
    person.is_active = False
    person.save()

    assert [client.get(f"/book/with/{slug}/next/").status_code for slug in ("anna", "nobody")] == [404, 404]
