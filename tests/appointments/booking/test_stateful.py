"""A clinic that is booked, cancelled, closed and waited on at random, step by step beside a model of a few lines."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from appointments.booking import requests
from appointments.booking.statuses import OutsideHours, SlotGone
from appointments.models import HeldTime, Reason, Status
from appointments.times import availability, closures, misfits
from tests import make, make_visits
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

OPEN_MINUTES, LENGTH, STEP, DAYS = 4 * 60, 30, 15, 2
offsets = strategies.integers(-2, OPEN_MINUTES // STEP + 2).map(lambda number: number * STEP)
days = strategies.integers(0, DAYS - 1)


class Clinic(RuleBasedStateMachine):
    """The model: what is held as minutes of a day, which days are closed, and the clock."""

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.staff = make.user("staff")
        self.service = make_visits.bookable_service("09:00", "13:00")
        make.profile(answer_within=timedelta(hours=4), cancel_cutoff=timedelta(0))
        self.practitioner = self.service.practitioners.get()
        self.now = SUNDAY_NOON
        self.waiting, self.confirmed, self.closures = {}, {}, {}

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    def free(self, day, minute):
        return (
            day not in self.closures
            and 0 <= minute <= OPEN_MINUTES - LENGTH
            and not any(
                day == other and abs(minute - begin) < LENGTH
                for visits in (self.waiting, self.confirmed)
                for other, begin in visits.values()
            )
        )

    @rule(day=days, minute=offsets)
    def somebody_asks(self, day, minute):
        starts_at = MONDAY_NINE + timedelta(days=day, minutes=minute)
        draft = make_visits.draft(self.service, starts_at, now=self.now)
        if self.free(day, minute):
            self.waiting[requests.request(draft=draft, now=self.now)] = day, minute
            return
        with pytest.raises(SlotGone):
            requests.request(draft=draft, now=self.now)

    @precondition(lambda self: self.waiting)
    @rule(data=strategies.data())
    def reception_confirms(self, data):
        visit = data.draw(strategies.sampled_from(list(self.waiting)))
        day, _minute = self.waiting[visit]
        if day in self.closures:
            with pytest.raises(OutsideHours):
                requests.confirm(visit, by=self.staff, now=self.now)
            return
        requests.confirm(visit, by=self.staff, now=self.now)
        self.confirmed[visit] = self.waiting.pop(visit)

    @precondition(lambda self: self.waiting)
    @rule(data=strategies.data())
    def reception_declines(self, data):
        visit = data.draw(strategies.sampled_from(list(self.waiting)))
        requests.decline(visit, by=self.staff, reason=Reason.NO_TIME, now=self.now)
        del self.waiting[visit]

    @precondition(lambda self: self.waiting or self.confirmed)
    @rule(data=strategies.data())
    def the_patient_cancels(self, data):
        visit = data.draw(strategies.sampled_from([*self.waiting, *self.confirmed]))
        requests.cancel(visit, now=self.now)
        self.waiting.pop(visit, None)
        self.confirmed.pop(visit, None)

    @rule(day=days)
    def a_day_is_closed_or_opened(self, day):
        if day in self.closures:
            closures.reopen(self.closures.pop(day))
        else:
            date = MONDAY + timedelta(days=day)
            self.closures[day] = closures.close_days(self.practitioner, date, date)

    @rule(minutes=strategies.integers(30, 240))
    def time_passes_and_unanswered_requests_expire(self, minutes):
        self.now = min(self.now + timedelta(minutes=minutes), SUNDAY_NOON + timedelta(hours=17))
        for visit in [visit for visit in self.waiting if visit.answer_by <= self.now]:
            requests.expire(visit, now=self.now)
            del self.waiting[visit]

    @invariant()
    def what_is_listed_is_what_the_model_leaves_free(self):
        slots = availability.free_slots(
            self.service, [self.practitioner], MONDAY, MONDAY + timedelta(days=DAYS - 1), returning=False, now=self.now
        )

        assert [slot.starts_at for slot in slots] == [
            MONDAY_NINE + timedelta(days=day, minutes=minute)
            for day in range(DAYS)
            for minute in range(0, OPEN_MINUTES, STEP)
            if self.free(day, minute)
        ]

    @invariant()
    def what_is_held_is_what_waits_or_is_confirmed(self):
        held = HeldTime.objects.filter(practitioner=self.practitioner).values_list("appointment", "kind")

        assert sorted(held) == sorted(
            [(visit.pk, HeldTime.Kind.REQUEST) for visit in self.waiting]
            + [(visit.pk, HeldTime.Kind.VISIT) for visit in self.confirmed]
        )

    @invariant()
    def every_closed_day_names_its_visits(self):
        both = self.waiting | self.confirmed

        assert {visit.pk for visit in misfits.upcoming_misfits(self.now)} == {
            visit.pk for visit, (day, _minute) in both.items() if day in self.closures
        }
        assert all(visit.status in {Status.REQUESTED, Status.CONFIRMED} for visit in misfits.upcoming_misfits(self.now))


def test_the_clinic_and_its_model_never_disagree():
    run_state_machine_as_test(
        Clinic,
        settings=settings(
            max_examples=10, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
