"""What became of everybody whom a change affects: they are offered other times, once, or reception calls."""

from datetime import timedelta

import pytest
import time_machine

from appointments import links
from appointments.booking import affected_progress, offers, requests, reschedule
from appointments.booking.affected_progress import Fate
from appointments.messages import compose, outbox
from appointments.models import Appointment, Notification, Reason, ScheduleChange, Status, TimetableException
from appointments.times import closures, misfits
from tests import invariants, make, make_changes, make_visits, make_waiting
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON
from tests.make_waiting import at, moved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def service():
    return make_visits.bookable_service("09:00", "17:00")


@pytest.fixture
def visit(service, receptionist):
    return make_visits.confirmed(receptionist, service=service)


def announce(service, by) -> ScheduleChange | None:
    """All of Monday."""
    return make_changes.time_off(service.practitioners.first(), at(0), at(24), note="Flu", by=by)


def offer_for(visit) -> Appointment:
    return visit.replacements.get(status=Status.OFFERED)


def progress(change) -> affected_progress.Progress:
    return affected_progress.progress_of(change, SUNDAY_NOON)


def fates(change) -> dict:
    return {row.visit.pk: row.fate for row in progress(change).rows} if change else {}


def mail_of(appointment, kind) -> str:
    [message] = Notification.objects.filter(appointment=appointment, kind=kind)
    assert outbox.is_true(message, SUNDAY_NOON)
    return compose.compose(message).body


def test_a_confirmed_visit_stays_until_the_patient_has_taken_another_time(service, visit, receptionist):
    change = announce(service, receptionist)

    visit.refresh_from_db()
    offered = offer_for(visit)
    assert (change.made_by, change.made_at) == (receptionist, SUNDAY_NOON)
    assert TimetableException.objects.get(pk=change.subject).note == "Flu"
    assert (visit.status, visit.held_times.count()) == (Status.CONFIRMED, 1)
    assert [each.starts_at for each in offered.offers.all()] == [
        at(16, 30, days=-1), at(9, days=1), at(9, 30, days=1),
    ]  # fmt: skip
    assert fates(change) == {visit.pk: Fate.OFFERED}
    words = mail_of(offered, "away_offered")
    assert "We are sorry. We cannot see you on Monday 23 November" in words
    assert "stands" not in words
    assert invariants.broken(SUNDAY_NOON) == []

    offers.accept(offered, offered.offers.first().pk, now=SUNDAY_NOON)

    visit.refresh_from_db()
    assert (visit.status, reschedule.successor(visit)) == (Status.CANCELLED, offered)
    assert fates(change) == {visit.pk: Fate.TOOK}
    assert invariants.broken(SUNDAY_NOON) == []


def test_a_request_gets_an_ordinary_offer_and_stays_in_the_list_when_it_is_taken(service, receptionist):
    asked = make_visits.request(service)

    change = announce(service, receptionist)

    asked.refresh_from_db()
    assert (asked.status, asked.replacements.count()) == (Status.OFFERED, 0)
    assert "the time that you requested. We are holding these times" in mail_of(asked, "offered")
    assert fates(change) == {asked.pk: Fate.OFFERED}
    offers.accept(asked, asked.offers.first().pk, now=SUNDAY_NOON)
    assert fates(change) == {asked.pk: Fate.TOOK}
    assert invariants.broken(SUNDAY_NOON) == []


def falls_away(visit) -> bool:
    visit.refresh_from_db()
    return misfits.falls_away(visit, SUNDAY_NOON)


def close(visit) -> TimetableException:
    """Its time alone, and nobody is told."""
    return TimetableException.objects.create(
        practitioner=visit.practitioner, kind="closed", starts_at=visit.starts_at, ends_at=visit.ends_at
    )


def test_a_visit_falls_away_whose_patient_was_told_that_its_time_is_closed(service, visit, receptionist):
    assert not falls_away(visit)

    change = announce(service, receptionist)

    assert falls_away(visit)
    TimetableException.objects.get(pk=change.subject).delete()
    assert not falls_away(visit)


def test_a_visit_that_was_cancelled_falls_away_no_more(service, visit, receptionist):
    announce(service, receptionist)

    requests.cancel(visit, now=SUNDAY_NOON)

    assert not falls_away(visit)


def test_a_visit_does_not_fall_away_because_another_does(service, visit, receptionist):
    tuesday = make_visits.confirmed(receptionist, service=service, starts_at=at(9, days=1), cookie="2")
    close(tuesday)
    change = announce(service, receptionist)
    TimetableException.objects.get(pk=change.subject).delete()

    assert falls_away(tuesday)  # closed, told or not
    assert not falls_away(visit)  # told, and open again: the other one is closed


@pytest.mark.parametrize("answer", ["offered", "declined"])
def test_a_visit_falls_away_with_its_time_and_not_with_the_answer_to_a_wish_to_move_it(visit, receptionist, answer):
    wish = moved(visit, at(11))
    if answer == "offered":
        offers.offer(wish, [make_waiting.slot(wish.service, at(12))], by=receptionist, now=SUNDAY_NOON)
    else:
        requests.decline(wish, by=receptionist, reason=Reason.NO_TIME, now=SUNDAY_NOON)
    assert not falls_away(visit)

    close(visit)

    assert falls_away(visit)


def test_who_takes_nothing_is_to_be_called_and_nobody_tells_them_that_the_visit_stands(
    service, visit, receptionist, sunday_noon
):
    lapsing = make_visits.confirmed(receptionist, service=service, starts_at=at(10), cookie="2")
    change = announce(service, receptionist)

    offers.none_suits(offer_for(visit), now=SUNDAY_NOON)
    waiting = offer_for(lapsing)
    offers.lapse(waiting, now=waiting.offers.first().expires_at)

    assert fates(change) == {visit.pk: Fate.NONE_SUITS, lapsing.pk: Fate.LAPSED}
    assert set(Appointment.objects.needing_an_answer()) == {visit, lapsing}
    assert set(misfits.upcoming_misfits(SUNDAY_NOON)) == {visit, lapsing}
    words = mail_of(waiting, "offer_lapsed")
    assert "We will call you to find another time" in words
    assert "is unchanged" not in words
    assert progress(change).settled == 0
    requests.cancel(visit, by=receptionist, reason=Reason.NO_TIME, now=SUNDAY_NOON)
    assert (fates(change)[visit.pk], progress(change).settled) == (Fate.CANCELLED, 1)
    assert invariants.broken(SUNDAY_NOON) == []


def test_a_closed_visit_is_not_reminded_of(service, visit, receptionist):
    reminder = Notification.objects.get(appointment=visit, kind="reminder_shortly")
    assert outbox.is_true(reminder, SUNDAY_NOON)

    announce(service, receptionist)

    assert outbox.not_before(reminder, SUNDAY_NOON) == SUNDAY_NOON + outbox.LOOK_AGAIN


def test_without_an_address_or_a_free_time_reception_calls(service, receptionist):
    silent = make_visits.confirmed(receptionist, service=service, email="")
    Appointment.objects.update(call_wanted_at=None)
    other = make_visits.bookable_service("09:00", "09:30")
    other.practitioners.get().timetables.update(valid_until=MONDAY)
    nowhere = make_visits.confirmed(receptionist, service=other, cookie="2")

    changes = [announce(service, receptionist), announce(other, receptionist)]

    nowhere.refresh_from_db()
    assert offer_for(silent).call_wanted_at == nowhere.call_wanted_at == SUNDAY_NOON
    assert [fates(change) for change in changes] == [{silent.pk: Fate.OFFERED}, {nowhere.pk: Fate.CALL}]


def test_who_asks_for_another_time_already_is_answered_and_not_offered(service, visit, receptionist):
    wish = moved(visit, at(10, days=1))

    change = announce(service, receptionist)

    assert fates(change) == {visit.pk: Fate.ASKED}
    assert visit.replacements.get() == wish


def test_what_had_ended_before_or_is_another_day_is_none_of_it(service, visit, receptionist, sunday_noon):
    requests.cancel(visit, by=receptionist, now=SUNDAY_NOON)
    make_visits.request(service, MONDAY_NINE + timedelta(days=1), cookie="2")
    sunday_noon.shift(60)

    assert fates(announce(service, receptionist)) == {}


def test_the_list_costs_the_same_for_one_and_for_five(service, receptionist, django_assert_num_queries):
    for index in range(5):
        make_visits.confirmed(receptionist, service=service, starts_at=at(9 + index), cookie=str(index))
        if index in (0, 4):
            change = announce(service, receptionist)
            with django_assert_num_queries(20):
                assert len(progress(change).rows) == index + 1
            closures.reopen(TimetableException.objects.get(pk=change.subject))


def test_nobody_is_told_that_we_expect_them_after_they_were_told_not_to_come(service, receptionist, sunday_noon):
    """Confirmed, and within the minute in which that can be undone the practitioner is away after all."""
    visit = make_visits.request(service)
    requests.confirm(visit, by=receptionist, now=SUNDAY_NOON)
    announce(service, receptionist)

    sunday_noon.shift(timedelta(minutes=2))
    now = SUNDAY_NOON + timedelta(minutes=2)
    told = {
        row.kind: outbox.is_true(row, now) and outbox.not_before(row, now) <= now for row in Notification.objects.all()
    }

    assert told["confirmed"] is False
    assert told["away_offered"] is True


def test_within_that_minute_the_patients_page_leads_to_the_times_that_are_held(service, receptionist, client):
    visit = make_visits.request(service)
    requests.confirm(visit, by=receptionist, now=SUNDAY_NOON)
    announce(service, receptionist)

    page = client.get(links.manage(visit)).text

    assert links.manage(visit.replacements.get()) in page
    assert "We will call you" not in page
    assert "we expect you" not in page
