"""The database refuses an overlap, whoever asks and in whatever way."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.state import ProjectState

from appointments.models import HeldTime
from tests import make, make_visits

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)

pytestmark = pytest.mark.django_db


def hold(appointment, starts_at, ends_at, **facts):
    facts = {"practitioner": appointment.practitioner, "kind": HeldTime.Kind.VISIT} | facts
    return HeldTime.objects.create(appointment=appointment, busy_from=starts_at, busy_until=ends_at, **facts)


@pytest.mark.parametrize("minutes", [-15, 0, 15], ids=["runs-into-it", "the-same", "starts-within"])
def test_a_held_time_is_held_once(minutes):
    appointment = make_visits.bare_appointment()
    hold(appointment, NINE, NINE + HALF_AN_HOUR)
    moved = NINE + timedelta(minutes=minutes)

    with pytest.raises(IntegrityError), transaction.atomic():
        hold(appointment, moved, moved + HALF_AN_HOUR)

    assert HeldTime.objects.count() == 1


def test_neighbours_do_not_touch():
    appointment = make_visits.bare_appointment()

    hold(appointment, NINE, NINE + HALF_AN_HOUR)
    hold(appointment, NINE + HALF_AN_HOUR, NINE + 2 * HALF_AN_HOUR)
    hold(appointment, NINE - HALF_AN_HOUR, NINE)

    assert HeldTime.objects.count() == 3


def test_two_practitioners_work_at_the_same_time():
    appointment = make_visits.bare_appointment()

    hold(appointment, NINE, NINE + HALF_AN_HOUR)
    hold(appointment, NINE, NINE + HALF_AN_HOUR, practitioner=make.practitioner())

    assert HeldTime.objects.count() == 2


def test_moving_a_held_time_onto_another_is_refused():
    appointment = make_visits.bare_appointment()
    hold(appointment, NINE, NINE + HALF_AN_HOUR)
    later = hold(appointment, NINE + HALF_AN_HOUR, NINE + 2 * HALF_AN_HOUR)

    with pytest.raises(IntegrityError), transaction.atomic():
        HeldTime.objects.filter(pk=later.pk).update(busy_from=NINE)


def test_a_held_time_can_be_lengthened_where_nobody_is():
    held = hold(make_visits.bare_appointment(), NINE, NINE + HALF_AN_HOUR)

    HeldTime.objects.filter(pk=held.pk).update(busy_until=NINE + 2 * HALF_AN_HOUR)

    held.refresh_from_db()
    assert held.busy_until == NINE + 2 * HALF_AN_HOUR


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-11-23 09:00:00", "2026-11-23 09:30:00"),
        ("2026-11-23 09:15:00.5", "2026-11-23 09:16:00"),
        ("2026-11-23T09:10:00+00:00", "2026-11-23T09:20:00+00:00"),
        ("2026-11-23 13:10:00+04:00", "2026-11-23 13:20:00+04:00"),
    ],
)
def test_raw_sql_that_overlaps_is_refused(start, end):
    held = hold(make_visits.bare_appointment(), NINE, NINE + HALF_AN_HOUR)
    if connection.vendor == "postgresql":
        connection.cursor().execute("SET TIME ZONE 'UTC'")

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO appointments_heldtime"
            " (practitioner_id, appointment_id, kind, busy_from, busy_until, overbooked_reason)"
            " VALUES (%s, %s, 'visit', %s, %s, '')",
            [held.practitioner_id, held.appointment_id, start, end],
        )


def test_an_override_is_exempt_but_only_with_a_reason():
    manager = make.user("manager")
    appointment = make_visits.bare_appointment()
    hold(appointment, NINE, NINE + HALF_AN_HOUR)

    hold(appointment, NINE, NINE + HALF_AN_HOUR, overbooked_by=manager, overbooked_reason="emergency")
    with pytest.raises(IntegrityError), transaction.atomic():
        hold(appointment, NINE, NINE + HALF_AN_HOUR, overbooked_by=manager)

    assert HeldTime.objects.count() == 2


def test_a_form_hears_of_the_overlap_before_the_database_does():
    appointment = make_visits.bare_appointment()
    hold(appointment, NINE, NINE + HALF_AN_HOUR)
    wish = HeldTime(
        practitioner=appointment.practitioner,
        appointment=appointment,
        kind=HeldTime.Kind.VISIT,
        busy_from=NINE + timedelta(minutes=10),
        busy_until=NINE + HALF_AN_HOUR,
    )

    with pytest.raises(ValidationError) as refusal:
        wish.validate_constraints()

    assert refusal.value.messages == ["This time has just been taken."]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_refusal_survives_a_change_of_the_table():
    """SQLite rebuilds the whole table for most changes; triggers of the old one would be lost."""
    appointment = make_visits.bare_appointment()
    hold(appointment, NINE, NINE + HALF_AN_HOUR)
    before = HeldTime._meta.get_field("overbooked_reason")
    after = models.CharField(max_length=201, blank=True)
    after.set_attributes_from_name("overbooked_reason")
    after.model = HeldTime

    with connection.schema_editor() as editor:
        editor.alter_field(HeldTime, before, after, strict=False)
    try:
        with pytest.raises(IntegrityError):
            hold(appointment, NINE, NINE + HALF_AN_HOUR)
    finally:
        with connection.schema_editor() as editor:
            editor.alter_field(HeldTime, after, before, strict=False)


def test_migrations_know_the_constraint():
    state = ProjectState.from_apps(__import__("django.apps", fromlist=["apps"]).apps)

    constraints = state.models["appointments", "heldtime"].options["constraints"]

    assert "held_time_is_held_once" in [constraint.name for constraint in constraints]
