"""An expired licence: nobody new is booked, what stands becomes a matter for the desk."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine

from appointments.booking import by_phone
from appointments.messages import digest
from appointments.times import availability, grid, misfits, people
from appointments.times.availability import Rule
from appointments.times.misfits import Why
from clinic.models import Practitioner
from tests import make_visits
from tests.make_visits import DUBAI, MONDAY, MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

SUNDAY = MONDAY - timedelta(days=1)
MONDAY_EARLY = datetime.combine(MONDAY, time(1), DUBAI)


def licensed_until(visit, day: date) -> Practitioner:
    Practitioner.objects.filter(pk=visit.practitioner_id).update(licence_expires_on=day)
    return Practitioner.objects.get(pk=visit.practitioner_id)


@pytest.fixture
def visit(receptionist):
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        made = make_visits.confirmed(receptionist)
        clock.move_to(MONDAY_EARLY)
        yield made


def test_what_stands_is_a_matter_for_the_desk_from_the_day_after(visit):
    licensed_until(visit, MONDAY)
    assert misfits.needing_a_decision(MONDAY_EARLY) == {}

    licensed_until(visit, SUNDAY)
    assert misfits.needing_a_decision(MONDAY_EARLY) == {visit.pk: Why.UNLICENSED}
    assert misfits.falls_away(visit, MONDAY_EARLY)
    assert (digest.waits(MONDAY_EARLY).cannot_be, digest.waits(MONDAY_EARLY).licences) == (1, 1)


def test_the_desk_still_sees_them_and_offers_no_time(visit):
    person = licensed_until(visit, SUNDAY)

    assert list(people.at_work(MONDAY_EARLY)) == [person]
    blocks = grid.drawn([person], MONDAY, MONDAY, MONDAY_EARLY).columns[0].blocks
    assert [block.kind for block in blocks if block.kind in {"free", "visit"}] == ["visit"]


def test_nobody_books_them_not_even_the_desk(visit, receptionist):
    noon = MONDAY_NINE + timedelta(hours=3)
    person = licensed_until(visit, MONDAY)
    before = availability.explain(person, noon, service=visit.service)
    assert by_phone.offered(visit.service, person, noon, returning=False, now=MONDAY_EARLY)

    person = licensed_until(visit, SUNDAY)
    after = availability.explain(person, noon, service=visit.service)

    assert [obstacle.rule for obstacle in after] == [Rule.NOT_BOOKABLE, *[obstacle.rule for obstacle in before]]
    assert by_phone.offered(visit.service, person, noon, returning=False, now=MONDAY_EARLY) is None
