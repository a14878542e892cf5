"""0014: closures that are already entered keep a page of their progress."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.appointments.migrations.steps import migrate, migrate_to_the_newest

BEFORE = [("appointments", "0013_timetables_over_midnight")]
NOW = [("appointments", "0014_changes_of_hours")]


@pytest.fixture
def before():
    yield migrate(BEFORE)
    migrate_to_the_newest()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_coming_closures_become_changes_with_the_appointments_that_stand_in_them(before, django_user_model):
    people = before.get_model("clinic", "Practitioner").objects
    anna, basim = (people.create(slug=name, name=name, role="x", gender="woman") for name in ("anna", "basim"))
    service = before.get_model("clinic", "Service").objects.create(slug="s", name="S", summary="s")
    by, now = django_user_model.objects.create_user("reception").pk, timezone.now()
    day = timedelta(days=1)
    number = iter(range(9))

    def visit(person, starts_at, status="confirmed"):
        facts = {"reference": f"REF-{next(number)}", "link_nonce": f"nonce{next(number)}", "status": status}
        moments = {"starts_at": starts_at, "ends_at": starts_at + timedelta(minutes=30)}
        return before.get_model("appointments", "Appointment").objects.create(
            **facts, **moments, service=service, practitioner=person, returning=False, phone="+971501234567", for_whom="myself",
            language="en", consented_at=now, requested_at=now, answer_by=starts_at - timedelta(hours=1),
        )  # fmt: skip

    def close(person, since, until, **facts):
        facts = {"made_at": now, "made_by_id": by, "starts_at": now + since, "ends_at": now + until} | facts
        if person is None:
            return before.get_model("clinic", "ClosingDay").objects.create(public_note="Eid", **facts)
        exceptions = before.get_model("appointments", "TimetableException").objects
        return exceptions.create(practitioner=person, **{"kind": "closed"} | facts)

    soon, later = visit(anna, now + day), visit(basim, now + 5 * day)
    visit(anna, now + day + timedelta(hours=1), status="cancelled")
    visit(basim, now + day)
    off, eid = close(anna, timedelta(0), 2 * day), close(None, 4 * day, 6 * day)
    close(anna, -3 * day, -2 * day)
    close(anna, 8 * day, 9 * day)
    close(basim, day / 2, 2 * day, kind="open")
    close(basim, day / 2, 2 * day, made_by_id=None)

    after = migrate(NOW)

    rows = after.get_model("appointments", "AffectedAppointment").objects.order_by("pk")
    facts = "change__kind", "change__words", "change__subject", "appointment", "starts_at", "offer_due_by"
    assert list(rows.values_list(*facts)) == [
        ("time_off", "anna", off.pk, soon.pk, soon.starts_at, None),
        ("clinic_closed", "Eid", eid.pk, later.pk, later.starts_at, None),
    ]
    assert after.get_model("appointments", "ScheduleChange").objects.count() == 2
