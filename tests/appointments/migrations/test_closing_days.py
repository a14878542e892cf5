"""0012: closures of the whole clinic become closing days, forwards from the release before and back."""

from datetime import UTC, datetime

import pytest

from tests.appointments.migrations.steps import migrate, migrate_to_the_newest

BEFORE = [("appointments", "0011_searches_are_recorded"), ("clinic", "0011_backup_runs")]
NOW = [("appointments", "0012_closing_days_are_the_clinics"), ("clinic", "0012_the_clinics_calendar")]
EID = (datetime(2026, 12, 1, 20, tzinfo=UTC), datetime(2026, 12, 3, 20, tzinfo=UTC))


@pytest.fixture
def before():
    yield migrate(BEFORE)
    migrate_to_the_newest()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_closures_of_the_clinic_move_and_those_of_one_person_stay(before):
    exceptions = before.get_model("appointments", "TimetableException")
    people = before.get_model("clinic", "Practitioner").objects
    anna, basim = (people.create(slug=name, name=name, role="x", gender="woman") for name in ("anna", "basim"))
    start, end = EID
    exceptions.objects.create(kind="closed", starts_at=start, ends_at=end, note="Painters, call Omar", made_at=start)
    exceptions.objects.create(kind="open", starts_at=start, ends_at=end, note="Open day")
    exceptions.objects.create(kind="closed", practitioner_id=anna.pk, starts_at=start, ends_at=end, note="Course")

    after = migrate(NOW)

    [closing] = after.get_model("clinic", "ClosingDay").objects.values_list(
        "starts_at", "ends_at", "note", "public_note"
    )
    assert closing == (start, end, "Painters, call Omar", "")
    rows = after.get_model("appointments", "TimetableException").objects.order_by("kind", "practitioner")
    assert list(rows.values_list("kind", "practitioner", "note")) == [
        ("closed", anna.pk, "Course"),
        ("open", anna.pk, "Open day"),
        ("open", basim.pk, "Open day"),
    ]

    back = migrate(BEFORE)
    of_all = back.get_model("appointments", "TimetableException").objects.filter(practitioner=None)
    assert list(of_all.values_list("kind", "starts_at", "ends_at", "note")) == [
        ("closed", start, end, "Painters, call Omar")
    ]
