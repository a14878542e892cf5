"""What was kept long enough is erased, a batch at a time; what the law asks for stays until it is old enough."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command

from appointments.management.commands import worker
from appointments.models import AccessRecord, Action, Appointment, BlockedContact, Patient, Status, VisitReason
from appointments.patients import retention
from tests import make, make_patients, make_visits, make_waiting
from tests.make_visits import SUNDAY_NOON
from tests.test_canary import everything_stored

CANARY = "xylophonectomy"
YEAR = timedelta(days=366)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("moment", "months", "expected"),
    [
        (datetime(2026, 11, 22, 8, tzinfo=UTC), 12, datetime(2025, 11, 22, 8, tzinfo=UTC)),
        (datetime(2026, 3, 31, 8, tzinfo=UTC), 1, datetime(2026, 2, 28, 8, tzinfo=UTC)),
        (datetime(2026, 1, 15, 8, tzinfo=UTC), 1, datetime(2025, 12, 15, 8, tzinfo=UTC)),
        (datetime(2024, 2, 29, 8, tzinfo=UTC), 25 * 12, datetime(1999, 2, 28, 8, tzinfo=UTC)),
        (datetime(2026, 12, 31, 22, tzinfo=UTC), 1, datetime(2026, 11, 30, 22, tzinfo=UTC)),  # 1 January in Dubai
    ],
)
def test_months_are_those_of_the_clinics_calendar(moment, months, expected):
    assert retention.months_before(moment, months) == expected


def visits_of_every_kind() -> dict[str, Appointment]:
    """By a name that says what should become of them; two years of the ages that they are named for."""
    person = make.practitioner()

    def visit(age, status, patient=None):
        starts_at = SUNDAY_NOON - age
        made = make_patients.visit(
            patient, person, starts_at=starts_at, status=status, patient_name=CANARY, answer_by=starts_at - YEAR
        )
        VisitReason.objects.create(appointment=made, words=CANARY)
        return made

    regular = make_patients.patient("Regular Sample")
    return {
        "goes: cancelled": visit(YEAR, Status.CANCELLED),
        "goes: declined": visit(YEAR, Status.DECLINED),
        "goes: expired": visit(YEAR, Status.EXPIRED),
        "goes: missed": visit(YEAR, Status.NO_SHOW),
        "stays: cancelled lately": visit(YEAR - timedelta(days=3), Status.CANCELLED),
        "stays: done": visit(20 * YEAR, Status.FULFILLED),
        "goes: done": visit(25 * YEAR, Status.FULFILLED),
        "goes: nobody noted": visit(26 * YEAR, Status.CONFIRMED),
        "stays: came again": visit(30 * YEAR, Status.FULFILLED, regular),
        "stays: the last time": visit(24 * YEAR, Status.FULFILLED, regular),
        "goes: of a file that stays": visit(2 * YEAR, Status.CANCELLED, regular),
    }


@pytest.mark.django_db
def test_each_kind_of_visit_goes_when_it_is_old_enough(manager, monkeypatch, capsys):
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    make.profile()
    BlockedContact.objects.create(kind="phone", value="+971501234567", blocked_by=manager, blocked_at=SUNDAY_NOON)
    visits = visits_of_every_kind()
    entry = make_waiting.entry(make_visits.bookable_service(), patient_name=CANARY, now=SUNDAY_NOON - 2 * YEAR)
    type(entry).objects.filter(pk=entry.pk).update(state="left", ended_at=SUNDAY_NOON - YEAR)
    waiting = make_waiting.entry(entry.service, patient_name="Still Sample", cookie="waits")
    empty, fresh = make_patients.patient(CANARY), make_patients.patient("Fresh Sample")
    Patient.objects.filter(pk=empty.pk).update(made_at=SUNDAY_NOON - YEAR)

    with time_machine.travel(SUNDAY_NOON, tick=False):
        call_command("retention", "--dry-run")
        said_before = capsys.readouterr().out
        assert not Appointment.objects.filter(erased_at__isnull=False).exists()
        call_command("retention")
        said = capsys.readouterr().out.splitlines()
        call_command("retention")

    assert "7 visits would be erased." in said_before
    assert "1 entries of the waiting list would be erased." in said_before
    assert "1 files would be erased." in said_before
    assert said[1:] == [
        *["2 visits erased."] * 3, "1 visits erased.",
        "1 entries of the waiting list erased.", "1 files erased.", "Done.",
    ]  # fmt: skip
    assert capsys.readouterr().out.splitlines()[1:] == ["Nothing was due."]
    for name, visit in visits.items():
        visit.refresh_from_db()
        assert (name, bool(visit.erased_at)) == (name, name.startswith("goes"))
        assert (visit.patient_name == "") == bool(visit.erased_at)
        assert VisitReason.objects.filter(appointment=visit).exists() != bool(visit.erased_at)
    assert visits["goes: done"].events.get().action == Action.ERASED
    assert list(AccessRecord.objects.values_list("action", "by", "count").order_by("pk")) == [
        ("retention", None, count) for count in (2, 2, 2, 1, 1, 1)
    ]
    for each in (empty, fresh, entry, waiting):
        each.refresh_from_db()
    assert (bool(empty.erased_at), bool(fresh.erased_at)) == (True, False)
    assert (entry.patient_name, waiting.patient_name) == ("", "Still Sample")
    assert BlockedContact.objects.count() == 1


@pytest.mark.django_db
def test_no_word_is_left_of_what_went_and_the_worker_does_it(monkeypatch):
    make.profile()
    for number in range(3):
        starts_at = SUNDAY_NOON - 2 * YEAR
        visit = make_patients.visit(
            status=Status.DECLINED, patient_name=CANARY, email=f"{CANARY}{number}@example.com", article_slug=CANARY,
            starts_at=starts_at, answer_by=starts_at - YEAR,
        )  # fmt: skip
        VisitReason.objects.create(appointment=visit, words=CANARY, signs=[make_visits.checked(CANARY)])

    monkeypatch.setattr(worker, "close_old_connections", lambda: None)  # this test's own is one
    with time_machine.travel(SUNDAY_NOON, tick=False):
        call_command("worker", "--once")

    assert [table for table, text in everything_stored().items() if CANARY in text] == []
    assert AccessRecord.objects.get().count == 3
