"""The database refuses changes of history, also by raw SQL; one door lets a transaction through and is recorded."""

import threading
from datetime import UTC, datetime

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils import timezone

from appointments.models import AccessRecord, AppointmentEvent
from articles.models import ArticleEvent, ClinicalReview
from articles.review import requests
from clinic import history
from clinic.models import HistoryOpening, SignsApproval, StaffEvent
from tests import make, make_articles, make_visits

NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)
SET = {
    AccessRecord: "count = 7",
    AppointmentEvent: "action = 'confirmed'",
    ArticleEvent: "action = 'published'",
    LogEntry: "change_message = ''",
    SignsApproval: "version = ''",
    StaffEvent: "action = 'signed_out'",
    HistoryOpening: "why = 'restore'",
    ClinicalReview: "next_review_due = '2030-01-01'",
}


def fill() -> None:
    """One row, at least, in every table of history, and a decided review."""
    someone = make.user("someone", roles=["manager"])
    make_visits.request()
    AccessRecord.objects.create(at=NOW, by=someone, action="searched")
    StaffEvent.objects.create(at=NOW, about=someone, action="signed_in")
    SignsApproval.objects.create(version="1", clinician=make.practitioner(), signed_at=NOW, signed_by=someone)
    kind = ContentType.objects.get_for_model(AccessRecord)
    LogEntry.objects.create(user=someone, content_type=kind, object_id="1", object_repr="1", action_flag=CHANGE)
    review = make_articles.asked()
    requests.approve(review, by=None, now=timezone.now())
    with history.opened(HistoryOpening.Why.MIGRATION):
        pass


def raw(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def rows() -> dict:
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in SET}


def attempts(model: type[models.Model]):
    table = model._meta.db_table
    yield f"UPDATE {table} SET {SET[model]}"
    yield f"DELETE FROM {table}"
    if connection.vendor == "postgresql":
        yield f"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {table} CASCADE"
    else:
        yield f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
        yield f"UPDATE OR REPLACE {table} SET id = id + 1"


def test_the_table_above_names_every_table_of_history():
    assert set(SET) == {*history.kept(), *history.kept_once_set(), HistoryOpening}


@pytest.mark.django_db
def test_no_sql_changes_a_line_of_history():
    fill()
    before = rows()
    assert [name for name, found in before.items() if not found] == []

    passed = []
    for model in SET:
        for sql in attempts(model):
            try:
                raw(sql)
                passed.append(sql)
            except IntegrityError as refusal:
                assert history.REFUSAL in str(refusal)

    assert passed == []
    assert rows() == before


@pytest.mark.django_db
def test_an_open_door_cannot_be_made_to_look_like_another_or_go_without_a_trace():
    fill()
    with pytest.raises(IntegrityError), history.opened(HistoryOpening.Why.RETENTION):
        raw(f"UPDATE {history.OPENINGS} SET opened_at = '2019-01-01 00:00:00+00:00' WHERE closed_at IS NULL")
    for why in HistoryOpening.Why.values:
        with pytest.raises(IntegrityError), transaction.atomic():
            raw(f"INSERT INTO {history.OPENINGS} (why, opened_at) VALUES ('{why}', '2026-09-01 00:00:00+00:00')")
            raw("DELETE FROM clinic_staffevent")
            raw(f"DELETE FROM {history.OPENINGS} WHERE closed_at IS NULL")
    assert StaffEvent.objects.count() == 1


@pytest.mark.django_db
def test_a_table_of_the_same_name_opens_nothing():
    fill()
    raw(f"CREATE TEMP TABLE {history.OPENINGS} (id integer, why text, closed_at timestamp)")
    raw(
        f"INSERT INTO temp.{history.OPENINGS} (why) VALUES ('flush')"
        if connection.vendor == "sqlite"
        else f"INSERT INTO pg_temp.{history.OPENINGS} (why) VALUES ('flush')"
    )
    try:
        with pytest.raises(IntegrityError):
            raw("DELETE FROM clinic_staffevent")
    finally:
        raw(f"DROP TABLE {'temp' if connection.vendor == 'sqlite' else 'pg_temp'}.{history.OPENINGS}")


@pytest.mark.django_db
def test_a_trigger_that_does_nothing_is_named_as_missing():
    rule = next(rule for rule in history.rules() if rule.event == "DELETE")
    if connection.vendor == "postgresql":
        raw(
            "CREATE OR REPLACE FUNCTION history_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$"
        )
        assert len(history.unprotected()) == len(history.rules())
    else:
        raw(f'DROP TRIGGER "{rule.name}"')
        raw(f'CREATE TRIGGER "{rule.name}" BEFORE DELETE ON "{rule.table}" BEGIN SELECT 1; END')
        assert history.unprotected() == [rule.name]
    history.protect()
    assert history.unprotected() == []


@pytest.mark.django_db
def test_a_review_can_change_until_it_is_decided_and_afterwards_in_what_is_no_decision():
    review = make_articles.asked()
    raw(f"UPDATE articles_clinicalreview SET code_tries = 2 WHERE id = {review.pk}")
    review.refresh_from_db()
    requests.approve(review, by=None, now=timezone.now())

    raw(f"UPDATE articles_clinicalreview SET code_tries = 3 WHERE id = {review.pk}")

    assert ClinicalReview.objects.get(pk=review.pk).code_tries == 3


@pytest.mark.django_db
def test_the_door_lets_this_transaction_through_and_is_recorded():
    fill()
    with history.opened(HistoryOpening.Why.RETENTION):
        StaffEvent.objects.all().delete()

    assert StaffEvent.objects.count() == 0
    opening = HistoryOpening.objects.first()
    assert (opening.why, opening.closed_at is not None) == ("retention", True)
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessRecord.objects.all().delete()


@pytest.mark.django_db
def test_what_fails_behind_the_door_changes_nothing_and_leaves_it_closed():
    fill()
    with pytest.raises(ZeroDivisionError), history.opened(HistoryOpening.Why.RETENTION):
        StaffEvent.objects.all().delete()
        1 / 0  # noqa: B018

    assert StaffEvent.objects.count() == 1
    assert HistoryOpening.objects.filter(closed_at=None).count() == 0


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_while_the_door_is_open_here_nobody_else_passes(django_db_blocker):
    fill()
    refusals = []

    def elsewhere():
        try:
            AccessRecord.objects.all().delete()
        except DatabaseError as refusal:  # SQLite lets one connection write at a time: it is told to wait
            refusals.append(refusal)
        finally:
            connection.close()

    with history.opened(HistoryOpening.Why.RETENTION):
        if connection.vendor == "postgresql":
            other = threading.Thread(target=elsewhere)
            other.start()
            other.join()
    elsewhere()

    assert len(refusals) == (2 if connection.vendor == "postgresql" else 1)
    assert AccessRecord.objects.count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_migration_that_rebuilds_a_table_does_not_open_it():
    fill()
    rebuilt = [model for model in SET if model is not HistoryOpening]  # its docstring says why not
    for model in rebuilt:
        field = next(
            each for each in model._meta.concrete_fields if isinstance(each, models.CharField | models.DateField)
        )
        wider = field.clone()
        wider.set_attributes_from_name(field.name)
        wider.model = model
        wider.default = wider.get_default()
        wider.null = not field.null
        with connection.schema_editor() as editor:
            editor.alter_field(model, field, wider)
        with connection.schema_editor() as editor:
            editor.alter_field(model, wider, field)
    if connection.vendor == "sqlite":
        assert len(history.unprotected()) == 3 * len(rebuilt)

    call_command("migrate", verbosity=0)

    assert history.unprotected() == []
    for model in SET:
        with pytest.raises(IntegrityError):
            raw(f"DELETE FROM {model._meta.db_table}")


@pytest.mark.django_db
def test_the_check_of_a_live_clinic_names_a_trigger_that_is_gone_and_a_door_left_open():
    def found():
        return [
            each.msg
            for each in run_checks(databases=["default"], include_deployment_checks=True)
            if each.id in {"clinic.E020", "clinic.E021"}
        ]

    assert found() == []
    rule = history.rules()[0]
    raw(f'DROP TRIGGER "{rule.name}"' + (f' ON "{rule.table}"' if connection.vendor == "postgresql" else ""))
    HistoryOpening.objects.create(why="restore", opened_at=NOW)

    assert found() == [
        f"History can be changed: these triggers are missing: {rule.name}.",
        "The history stands open since 2026-09-01 08:00 UTC.",
    ]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_flush_does_not_empty_history_by_accident(monkeypatch, flush_through_the_door):
    fill()
    monkeypatch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_through_the_door)

    with pytest.raises(CommandError, match="couldn't be flushed"):
        call_command("flush", interactive=False, verbosity=0)

    assert AccessRecord.objects.count() == 1
