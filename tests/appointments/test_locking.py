"""Taking turns: the lock, the one more try, and the readable 503 when that fails too."""

import threading

import pytest
from django.db import OperationalError, connection, transaction
from django.urls import reverse

from appointments.booking import requests
from appointments.locking import lock, lock_all, one_change
from appointments.models import Appointment
from tests import make, make_visits
from tests.parallel import together


class InTheWay(Exception):
    """What a driver hands to Django below its own exception."""

    def __init__(self, sqlstate=None, sqlite_errorname=None):
        super().__init__("database is locked")
        self.sqlstate, self.sqlite_errorname = sqlstate, sqlite_errorname


def failing(times, cause):
    """A change that fails so many times before it succeeds, and how often it was tried."""
    tries = []

    def change():
        tries.append(transaction.get_connection().in_atomic_block)
        if len(tries) <= times:
            raise OperationalError("in the way") from cause
        return "done"

    return one_change(change), tries


IN_THE_WAY = [
    InTheWay(sqlstate="40P01"),
    InTheWay(sqlstate="40001"),
    InTheWay(sqlstate="55P03"),
    InTheWay(sqlite_errorname="SQLITE_BUSY"),
    InTheWay(sqlite_errorname="SQLITE_BUSY_SNAPSHOT"),
    InTheWay(sqlite_errorname="SQLITE_LOCKED"),
]
transactional = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@transactional
@pytest.mark.parametrize("cause", IN_THE_WAY, ids=str)
def test_what_was_in_the_way_once_is_tried_again_in_a_new_transaction(cause):
    change, tries = failing(1, cause)

    assert change() == "done"
    assert tries == [True, True]


@transactional
def test_what_is_in_the_way_twice_is_told():
    change, tries = failing(2, InTheWay(sqlstate="40P01"))

    with pytest.raises(OperationalError):
        change()

    assert len(tries) == 2


@transactional
@pytest.mark.parametrize("cause", [InTheWay(sqlstate="08006"), InTheWay(sqlite_errorname="SQLITE_FULL"), None], ids=str)
def test_a_broken_database_is_not_asked_again(cause):
    change, tries = failing(1, cause)

    with pytest.raises(OperationalError):
        change()

    assert len(tries) == 1


@transactional
def test_within_somebody_elses_transaction_nothing_is_tried_again():
    change, tries = failing(1, InTheWay(sqlstate="40P01"))

    with pytest.raises(OperationalError), transaction.atomic():
        change()

    assert len(tries) == 1


@transactional
def test_two_who_lock_each_others_practitioner_both_get_through():
    """A real deadlock on PostgreSQL: one of the two is its victim, and tries again. SQLite has them queue."""
    one, other = make.practitioner(), make.practitioner()
    both_hold_one, one_is_through = threading.Barrier(2), threading.Event()

    def crossing(first, second):
        tries = []

        @one_change
        def change():
            tries.append(first.pk)
            # Else the victim may be back before the other was woken, and the two meet again.
            assert len(tries) == 1 or one_is_through.wait(timeout=30)
            lock(first.pk)
            if connection.vendor == "postgresql" and len(tries) == 1:
                both_hold_one.wait(timeout=30)
            lock(second.pk)

        change()
        one_is_through.set()
        return len(tries)

    tries = together(lambda: crossing(one, other), lambda: crossing(other, one))

    assert sorted(tries) == ([1, 2] if connection.vendor == "postgresql" else [1, 1])


@pytest.mark.django_db
def test_several_are_locked_in_the_order_of_their_keys(django_assert_num_queries):
    people = [make.practitioner(position=5 - number) for number in range(3)]

    with django_assert_num_queries(1) as asked:
        lock_all([people[2].pk, people[0].pk])

    assert "ORDER BY" in asked[0]["sql"]
    assert asked[0]["sql"].count(str(people[1].pk)) == 0 or "IN" in asked[0]["sql"]


@pytest.mark.django_db
def test_a_patient_who_meets_a_locked_database_reads_so_and_loses_nothing(client, monkeypatch):
    draft = make_visits.draft(make_visits.bookable_service(), make_visits.in_two_days(), now=make_visits.now())
    client.cookies["draft"] = make_visits.COOKIE
    client.raise_request_exception = False
    asked = []

    def locked(*_args, **_kwargs):
        asked.append(1)
        raise OperationalError("database is locked") from InTheWay(sqlite_errorname="SQLITE_BUSY")

    monkeypatch.setattr(requests, "_request", locked)

    answer = client.post(reverse("appointments:details", args=[draft.pk]), make_visits.last_page(draft))

    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert "Nothing was stored" in answer.text
    draft.refresh_from_db()
    assert draft.patient_name == "Patient Sample"
    assert Appointment.objects.count() == 0
