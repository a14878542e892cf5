"""Which times can be offered beside each other, of whom, and who has to wait their turn meanwhile."""

from datetime import timedelta

import pytest

from appointments.booking import offers, waitlist
from appointments.booking.statuses import SlotGone
from appointments.models import Appointment, HeldTime, Offer, Status, WaitlistEntry
from tests import make, make_visits, make_waiting
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON
from tests.make_waiting import at, moved, slot

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    make.profile()
    return make_visits.bookable_service(buffer_before=timedelta(minutes=5), buffer_after=timedelta(minutes=10))


def apart(service, *starts, **facts) -> list:
    return [
        each.starts_at for each in offers.side_by_side([slot(service, start) for start in starts], service, **facts)
    ]


def test_times_of_one_practitioner_are_apart_by_both_buffers(service):
    assert apart(service, at(11), at(11, 44), at(11, 45)) == [at(11), at(11, 45)]
    assert apart(service, at(11), at(10, 16), at(10, 15)) == [at(11), at(10, 15)]


def test_the_first_three_are_enough_or_as_many_as_are_wanted(service):
    hours = [at(9), at(10), at(11), at(12)]

    assert apart(service, *hours) == hours[:3]
    assert apart(service, *hours, number=1) == hours[:1]
    assert apart(service, *hours, number=12) == hours


def test_times_of_two_practitioners_are_never_in_each_others_way(service):
    other = make.practitioner()
    both = [slot(service, at(11)), slot(service, at(11), other), slot(service, at(11, 15), other)]

    assert offers.side_by_side(both, service) == both[:2]


def test_an_offered_time_is_as_long_as_the_patients_visit(service, receptionist):
    service.duration_returning = timedelta(minutes=15)
    service.save()
    appointment = make_visits.request(service, at(9, 15), returning=True)

    offers.offer(appointment, [slot(service, at(16, 30))], by=receptionist, now=SUNDAY_NOON)

    assert appointment.offers.get().ends_at == at(16, 45)


def test_a_time_is_not_offered_within_the_clinics_notice(service, receptionist):
    appointment = make_visits.request(service, at(15))

    with pytest.raises(SlotGone):
        offers.offer(appointment, [slot(service, at(11))], by=receptionist, now=MONDAY_NINE)


def test_a_time_whose_request_has_run_out_can_be_offered_before_the_worker_has_come(service, receptionist):
    overdue = make_visits.request(service, at(11, 15))
    appointment = make_visits.request(service, at(15))

    offers.offer(appointment, [slot(service, at(11, 15))], by=receptionist, now=overdue.answer_by)

    assert [row.kind for row in HeldTime.objects.all()] == [HeldTime.Kind.OFFER]


def test_all_whose_time_is_concerned_wait_their_turn(service, receptionist):
    """The practitioner of the visit, of each offered time, and of the visit that is to be replaced."""
    strangers = [make.practitioner() for _number in range(9)]
    own, second, third = strangers[0], strangers[4], strangers[8]
    service.practitioners.set([own, second, third])
    for person in (own, second, third):
        make_visits.timetable(person)
    visit = make_visits.confirmed(receptionist, service=service, starts_at=at(9, 15), practitioner=own)
    change = moved(visit, at(14), practitioner=second)
    offers.offer(change, [slot(service, at(16), third)], by=receptionist, now=SUNDAY_NOON)

    assert offers.practitioners_of(change) == {own.pk, second.pk, third.pk}
    assert offers.practitioners_of(visit) == {own.pk}


def test_what_can_be_taken_is_read_with_its_practitioners_in_six_statements_however_many(
    service, receptionist, django_assert_num_queries
):
    appointment = make_waiting.offered(receptionist, at(11), at(14), service=service, starts_at=at(9, 15))

    offers.open_offers(appointment, SUNDAY_NOON)  # the clinic's calendar is read once
    with django_assert_num_queries(6):
        names = [offer.practitioner.name for offer in offers.open_offers(appointment, SUNDAY_NOON)]

    assert names == [appointment.practitioner.name] * 2


def test_who_took_a_freed_time_for_the_patient_is_written_down(service, receptionist):
    make_waiting.entry(service)
    waitlist.offer_freed(SUNDAY_NOON)
    made = Appointment.objects.get(status=Status.OFFERED)

    offers.accept(made, Offer.objects.get().pk, by=receptionist, now=SUNDAY_NOON)

    entry = WaitlistEntry.objects.get()
    assert (entry.state, entry.ended_by) == (WaitlistEntry.State.SERVED, receptionist)
