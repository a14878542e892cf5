"""0013: hours may end after midnight. Forwards from the release before; on the way back such hours are named."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from tests.appointments.migrations.steps import migrate, migrate_to_the_newest

BEFORE = [("appointments", "0012_closing_days_are_the_clinics"), ("clinic", "0012_the_clinics_calendar")]
NOW = [("appointments", "0013_timetables_over_midnight"), ("clinic", "0013_hours_in_words")]


@pytest.fixture
def timetable():
    """Of the release before, with hours that its rule allows and with those that the new one alone allows."""
    before = migrate(BEFORE)
    person = before.get_model("clinic", "Practitioner").objects.create(slug="x", name="Anna", role="x", gender="woman")
    yield before.get_model("appointments", "Timetable").objects.create(practitioner=person, valid_from=date(2026, 1, 1))
    migrate_to_the_newest()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_hours_stay_and_may_end_after_midnight_and_the_way_back_names_them(timetable):
    hours = timetable.hours.model.objects
    hours.create(timetable=timetable, weekday=0, opens_at=time(9), closes_at=time(17))
    with pytest.raises(IntegrityError), transaction.atomic():
        hours.create(timetable=timetable, weekday=1, opens_at=time(20), closes_at=time(1))

    after = migrate(NOW).get_model("appointments", "TimetableHours").objects
    after.create(timetable_id=timetable.pk, weekday=1, opens_at=time(20), closes_at=time(1))
    with pytest.raises(IntegrityError), transaction.atomic():
        after.create(timetable_id=timetable.pk, weekday=2, opens_at=time(9), closes_at=time(9))

    assert list(after.values_list("weekday", "opens_at", "closes_at")) == [
        (0, time(9), time(17)), (1, time(20), time(1)),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="Anna, weekday 1, 20:00 to 01:00"):
        migrate(BEFORE)
