"""The morning mail to reception: once a day, in numbers, and only if something waits."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from appointments import worker
from appointments.booking import requests
from appointments.messages import digest
from appointments.models import Notification
from appointments.times import closures
from tests import make, make_visits, make_waiting
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

EIGHT = MONDAY_NINE - timedelta(hours=1)
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


def digests(clock, now) -> list[str]:
    """What a worker sends at this moment."""
    clock.move_to(now)
    digest.queue(now)
    worker.work(now)
    return [message.body for message in mail.outbox if message.subject == "Today at reception"]


def test_it_leaves_once_at_the_policys_hour(sunday_noon, receptionist):
    make_visits.confirmed(receptionist, starts_at=make_waiting.at(14))

    assert digests(sunday_noon, EIGHT - SECOND) == []
    assert len(digests(sunday_noon, EIGHT)) == 1
    assert len(digests(sunday_noon, EIGHT + timedelta(hours=5))) == 1


def test_it_says_what_waits_in_numbers(sunday_noon, receptionist, settings):
    visit = make_visits.confirmed(receptionist, starts_at=make_waiting.at(10), email="")
    long_ahead = {"starts_at": make_waiting.at(16), "cookie": "b", "patient_name": "Mina", "reason": "My back"}
    waiting = make_visits.request(visit.service, **long_ahead)
    waiting.answer_by = make_waiting.at(11)
    waiting.save()

    [body] = digests(sunday_noon, EIGHT)

    assert body.split("\n\n")[1].splitlines() == [
        "1 appointment today",
        "1 request to answer, by Monday 23 November 2026 at 11:00, Dubai time",
        "1 patient to call",
    ]
    assert f"{settings.SITE_URL}/admin/desk/queue/" in body
    for secret in ("Mina", "back", waiting.reference, visit.service.name):
        assert secret not in body


def test_what_cannot_take_place_is_a_task_and_no_appointment_of_today(sunday_noon, receptionist):
    make_visits.confirmed(receptionist, starts_at=make_waiting.at(10))
    closures.close_days(None, MONDAY, MONDAY)

    [body] = digests(sunday_noon, EIGHT)

    assert body.split("\n\n")[1].splitlines() == [
        "0 appointments today",
        "1 appointment that cannot take place as agreed",
    ]


def test_a_day_on_which_nothing_waits_has_none(sunday_noon):
    assert digests(sunday_noon, EIGHT) == []
    assert Notification.objects.get().state == Notification.State.DROPPED


def test_yesterdays_does_not_leave_today(sunday_noon, receptionist):
    visit = make_visits.request(starts_at=make_waiting.at(14, days=1))
    digest.queue(EIGHT)
    requests.confirm(visit, by=receptionist, now=EIGHT)

    sunday_noon.move_to(EIGHT + timedelta(days=1))
    worker.work()

    assert Notification.objects.get(kind="digest").state == Notification.State.DROPPED


@pytest.mark.parametrize("off", ["no-hour", "nobody-to-read-it"])
def test_it_can_be_switched_off(off, sunday_noon, settings):
    if off == "no-hour":
        make.profile(digest_at=None)
    else:
        settings.RECEPTION_EMAIL = ""
    make_visits.request(starts_at=make_waiting.at(14))

    assert digests(sunday_noon, EIGHT) == []


def test_it_names_the_number_of_licences_to_renew(sunday_noon):
    for days in (-1, 60, 61):
        make.practitioner(licence_expires_on=MONDAY + timedelta(days=days))

    [body] = digests(sunday_noon, EIGHT)

    assert "2 licences of doctors or therapists to renew" in body.splitlines()


def test_it_names_the_advertising_permit_to_renew(sunday_noon):
    make.profile(advert_permit_number="AD-77", advert_permit_expires_on=MONDAY + timedelta(days=60))

    [body] = digests(sunday_noon, EIGHT)

    assert f"The advertising permit to renew: valid until {MONDAY + timedelta(days=60):%-d %B %Y}" in body.splitlines()
