"""Before a change of hours, people or services: who is affected; without a word of staff it is not made."""

from datetime import timedelta

import pytest
import time_machine

from appointments.booking import affected, offers
from appointments.booking.affected import Agreed, Subject
from appointments.models import AffectedAppointment, Appointment, ScheduleChange, Timetable, TimetableException
from appointments.times import closures, misfits
from appointments.times.misfits import Why
from clinic.models import ClosingDay, Practitioner, Service
from tests import make, make_changes, make_visits, make_waiting
from tests.make_visits import MONDAY, SUNDAY_NOON
from tests.make_waiting import at

pytestmark = pytest.mark.django_db
SUBJECT = Subject(ScheduleChange.Kind.HOURS, "Hours")


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def service():
    return make_visits.bookable_service("09:00", "17:00")


@pytest.fixture
def visit(service, receptionist):
    return make_visits.confirmed(receptionist, service=service)


def close_monday() -> Subject:
    closures.close_days(None, MONDAY, MONDAY)
    return SUBJECT


def tried(change, by, agreed=None) -> affected.Affected:
    with pytest.raises(affected.Affects) as refused:
        affected.make(change, agreed=agreed, by=by)
    return refused.value.affected


def test_a_change_that_affects_somebody_is_not_made_before_staff_have_seen_whom(visit, receptionist):
    found = tried(close_monday, receptionist)

    assert found.visits == [visit]
    assert (ClosingDay.objects.count(), ScheduleChange.objects.count()) == (0, 0)

    made = affected.make(close_monday, agreed=Agreed.to(str(found), offer=True), by=receptionist)

    row = AffectedAppointment.objects.get()
    assert (ClosingDay.objects.count(), row.change, row.appointment) == (1, made, visit)
    assert (row.starts_at, row.practitioner, row.offer_due_by) == (at(9), visit.practitioner, receptionist)


def test_a_change_that_affects_nobody_is_made_at_once(service, receptionist):
    assert affected.make(close_monday, agreed=None, by=receptionist) is None
    assert ClosingDay.objects.count() == 1


def test_whoever_books_after_staff_have_looked_is_shown_to_them_too(visit, service, receptionist):
    seen = Agreed.to(str(tried(close_monday, receptionist)), offer=True)
    later = make_visits.request(service, at(10), cookie="2")

    found = tried(close_monday, receptionist, seen)

    assert found.visits == [visit, later]
    assert ClosingDay.objects.count() == 0


def test_urgent_patients_come_first_then_the_soonest(service, receptionist):
    late, soon, urgent = (
        make_visits.request(service, at(hour), cookie=str(hour), urgency=urgency)
        for hour, urgency in ((11, "routine"), (9, "routine"), (12, "urgent"))
    )

    assert tried(close_monday, receptionist).visits == [urgent, soon, late]


def test_who_is_not_offered_anything_is_on_the_list_of_calls_at_once(visit, receptionist):
    make_changes.clinic_closed(at(0), at(24), by=receptionist, offer=False)

    visit.refresh_from_db()
    assert visit.call_wanted_at == SUNDAY_NOON


def test_what_did_not_fit_before_is_not_blamed_on_the_next_change(visit, service, receptionist):
    make_changes.clinic_closed(at(0), at(24), by=receptionist, offer=False)
    other = make_visits.request(service, at(10, days=1), cookie="2")

    found = tried(lambda: closures.close(None, at(0), at(48)) and SUBJECT, receptionist)

    assert found.visits == [other]


def leave(visit) -> None:
    Practitioner.objects.filter(pk=visit.practitioner_id).update(is_active=False)


def withdraw(visit) -> None:
    Service.objects.filter(pk=visit.service_id).update(is_active=False)


def stop_offering(visit) -> None:
    visit.service.practitioners.remove(visit.practitioner)


def drop_the_timetable(visit) -> None:
    Timetable.objects.filter(practitioner=visit.practitioner).delete()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (leave, Why.LEFT),
        (withdraw, Why.WITHDRAWN),
        (stop_offering, Why.NOT_OFFERED),
        (drop_the_timetable, Why.CLOSED),
    ],
)
def test_every_kind_of_change_says_whom_it_affects_and_why(change, why, visit, receptionist):
    made = make_changes.agreed_to(lambda: change(visit) or SUBJECT, by=receptionist, offer=False)

    assert [row.appointment for row in made.rows.all()] == [visit]
    assert misfits.needing_a_decision(SUNDAY_NOON) == {visit.pk: why}


def test_extra_hours_that_are_taken_back_affect_whoever_was_booked_in_them(service, receptionist):
    extra = TimetableException.objects.create(
        practitioner=service.practitioners.get(), kind="open", starts_at=at(18), ends_at=at(20)
    )
    visit = make_visits.request(service, at(18))

    found = tried(lambda: closures.reopen(extra) or SUBJECT, receptionist)

    assert found.visits == [visit]


def test_who_still_chooses_among_times_that_are_closed_is_affected(service, receptionist):
    choosing = make_waiting.offered(receptionist, at(11), service=service)

    made = make_changes.clinic_closed(at(0), at(24), by=receptionist)

    choosing.refresh_from_db()
    assert [row.appointment for row in made.rows.all()] == [choosing]
    assert choosing.call_wanted_at == SUNDAY_NOON  # there is no time of its own to exchange
    assert offers.are_closed(choosing, SUNDAY_NOON)


def test_who_can_still_choose_another_day_is_named_and_not_called(service, receptionist):
    choosing = make_waiting.offered(receptionist, at(11), at(11, days=1), service=service)

    found = tried(close_monday, receptionist)

    assert found.visits == []
    assert [offer.starts_at for offer in found.other_offers] == [at(11)]
    assert affected.make(close_monday, agreed=Agreed.to(str(found), offer=True), by=receptionist) is None
    choosing.refresh_from_db()
    assert choosing.call_wanted_at is None


def test_offers_that_have_run_out_or_are_answered_are_none_of_it(service, receptionist):
    choosing = make_waiting.offered(receptionist, at(11), at(11, days=1), service=service)
    offer = make_waiting.offer_at(choosing, at(11))

    assert affected.make(close_monday, agreed=None, by=receptionist, now=offer.expires_at) is None
    ClosingDay.objects.all().delete()
    choosing.offers.filter(pk=offer.pk).update(outcome=offer.Outcome.WITHDRAWN)
    assert affected.make(close_monday, agreed=None, by=receptionist) is None


def test_what_the_page_names_was_read_with_it(visit, service, receptionist, django_assert_num_queries):
    make_waiting.offered(receptionist, at(11), at(11, days=1), service=service, starts_at=at(10), cookie="2")
    make_waiting.entry(service, wanted_practitioner=service.practitioners.get(), cookie="3")

    def leave_and_close() -> Subject:
        service.practitioners.update(is_active=False)
        return close_monday()

    found = tried(leave_and_close, receptionist)

    with django_assert_num_queries(0):
        [of_it, *_more] = found.visits
        named = [of_it.service.name, of_it.practitioner.name]
        named += [(each.appointment.reference, each.practitioner.name) for each in found.other_offers]
        named += [(each.service.name, each.wanted_practitioner.name) for each in found.entries]
    assert (len(found.other_offers), len(found.entries), len(named)) == (1, 1, 4)


def test_who_was_to_be_called_because_of_it_is_not_when_it_is_undone_and_everybody_else_still_is(
    visit, service, receptionist
):
    """Called before it for another reason, or affected by it on another day; what stands again needs no call."""
    before, next_day, exchanged = (
        make_visits.confirmed(receptionist, service=service, starts_at=start, cookie=str(start))
        for start in (at(10), at(10, days=1), at(14))
    )
    Appointment.objects.filter(pk=before.pk).update(call_wanted_at=SUNDAY_NOON - timedelta(minutes=1))
    earlier = ScheduleChange.objects.create(kind=SUBJECT.kind, words="", made_at=SUNDAY_NOON, made_by=receptionist)
    earlier.rows.create(appointment=next_day, practitioner=visit.practitioner, starts_at=next_day.starts_at)

    def close_both() -> Subject:
        closures.close_days(None, MONDAY, MONDAY)
        closures.close_days(None, MONDAY + timedelta(days=1), MONDAY + timedelta(days=1))
        return SUBJECT

    affected.make(close_both, agreed=Agreed.to(str(tried(close_both, receptionist)), offer=False), by=receptionist)
    make_visits.bare_appointment(visit.practitioner, at(9, days=9), service=service, replaces=exchanged)

    def open_monday() -> Subject:
        ClosingDay.objects.filter(starts_at__lt=at(0, days=1)).delete()
        return SUBJECT

    affected.make(open_monday, agreed=None, by=receptionist)

    to_call = Appointment.objects.filter(call_wanted_at__isnull=False).order_by("pk")
    assert list(to_call) == [before, next_day]


def test_long_words_are_cut_to_their_column(visit, receptionist):
    def close() -> Subject:
        closures.close_days(None, MONDAY, MONDAY)
        return Subject(ScheduleChange.Kind.HOURS, "x" * 300)

    made = affected.make(close, agreed=Agreed.to(str(tried(close, receptionist)), offer=False), by=receptionist)

    assert made.words == "x" * 200


def test_who_waits_for_somebody_that_leaves_is_affected(service, receptionist):
    person = service.practitioners.get()
    service.practitioners.add(make.practitioner())
    by_name = make_waiting.entry(service, wanted_practitioner=person)
    make_waiting.entry(service, cookie="2")

    found = tried(lambda: Practitioner.objects.filter(pk=person.pk).update(is_active=False) and SUBJECT, receptionist)

    assert (found.entries, found.visits) == ([by_name], [])


@pytest.mark.parametrize("text", ["", "visit", "visit-", "visit-x", "visit-٣", "-1", "offer-1", "visit-" + "1" * 5000])
def test_what_cannot_be_read_was_not_seen(visit, receptionist, text):
    assert tried(close_monday, receptionist, Agreed.to(text, offer=True)).visits == [visit]


def test_everything_that_does_not_fit_is_offered_other_times_in_one_go(visit, service, receptionist):
    asked = make_visits.request(service, at(10), cookie="2")
    closures.close_days(None, MONDAY, MONDAY)

    change = affected.offer_to_misfits(by=receptionist)

    assert {row.appointment for row in change.rows.filter(offer_due_by=receptionist)} == {visit, asked}
    assert affected.offer_to_misfits(by=receptionist) is None
