"""The busy weeks of the demo, beside a worker that runs."""

import threading

import pytest
from django.core import mail
from django.db import close_old_connections, connection

from appointments import worker
from appointments.demo import basics, weeks
from appointments.models import Appointment, Notification, Status
from clinic import demo, demo_staff
from clinic.models import Practitioner
from tests import invariants, make_visits


@pytest.fixture(autouse=True)
def a_few_days(monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(weeks, "BEHIND", 3)
    monkeypatch.setattr(weeks, "AHEAD", 2)


def load_clinic() -> None:
    demo.load()
    demo_staff.load()
    basics.load()


def busy():
    return Appointment.objects.filter(phone__startswith=weeks.PHONES)


@pytest.mark.sweep
@pytest.mark.once
@pytest.mark.django_db
def test_a_round_of_the_worker_after_each_day_changes_nothing_and_sends_nothing_of_last_week():
    load_clinic()
    worker.work()
    mail.outbox.clear()
    said = []

    def say(line):
        said.append(line)
        before = dict(busy().values_list("pk", "status"))
        worker.work()
        assert dict(busy().values_list("pk", "status")) == before

    weeks.load(say)

    assert len(said) >= 4
    now = make_visits.now()
    assert Notification.objects.filter(appointment__in=busy(), state="waiting", run_at__lt=now).count() == 0
    assert [letter.to for letter in mail.outbox if "sample" in letter.to[0]] == []
    assert busy().filter(status=Status.REQUESTED, answer_by__lt=now).count() == 0
    assert invariants.broken(now) == []


@pytest.mark.once
@pytest.mark.django_db
def test_stopped_after_the_second_day_it_goes_on_where_it_was():
    load_clinic()
    said = []

    def stop(line):
        said.append(line)
        if len(said) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        weeks.load(stop)
    half = set(busy().values_list("pk", flat=True))
    weeks.load(lambda _line: None)
    whole = set(busy().values_list("pk", flat=True))
    weeks.load(lambda _line: None)

    assert half < whole
    assert set(busy().values_list("pk", flat=True)) == whole
    people = Practitioner.objects.filter(appointments__in=busy()).distinct()
    assert people.count() == Practitioner.objects.filter(is_sample=True).count()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_beside_a_worker_that_never_pauses():
    """It once expired a request of last week before the demo could confirm it."""
    load_clinic()
    stop, faults = threading.Event(), []

    def run():
        try:
            while not stop.is_set():
                worker.work()
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    beside = threading.Thread(target=run)
    beside.start()
    try:
        weeks.load(lambda _line: None)
    finally:
        stop.set()
        beside.join()
        close_old_connections()

    assert faults == []
    assert busy().filter(status=Status.CONFIRMED).count() >= 5
    assert invariants.broken(make_visits.now()) == []
