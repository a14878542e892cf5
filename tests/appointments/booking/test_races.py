"""Everybody at once, over HTTP and in the domain, on whichever database the run is for."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import OperationalError

from appointments import worker
from appointments.booking import requests
from appointments.booking.statuses import AlreadyAnswered, SlotGone
from appointments.messages import delivery
from appointments.models import Appointment, AppointmentEvent, HeldTime, Notification, Reason, Status
from clinic.models import Practitioner
from tests import make_visits
from tests.parallel import together
from tests.patient import Patient

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

CROWD = 50


@pytest.fixture
def crowd(live_server, settings):
    """Patients who all stand before the last button, each at a connection of their own."""
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    patients = []

    def gather(service, starts):
        for number, starts_at in enumerate(starts, start=len(patients)):
            patient = Patient(live_server.url, number).drafts(
                service, starts_at, patient_name=f"Patient {number}", email=f"patient{number}@example.com"
            )
            patients.append(patient.opens_the_last_page())
        return patients

    yield gather
    for patient in patients:
        patient.leaves()


def outcomes(answers):
    broken = [answer for answer in answers if isinstance(answer, Exception)]
    assert broken == []
    return [answer.status_code for answer in answers]


def test_fifty_who_want_one_time_make_one_visit_and_49_readable_refusals(crowd):
    service = make_visits.bookable_service()
    patients = crowd(service, [make_visits.in_two_days()] * CROWD)

    answers = together(*[patient.sends for patient in patients])

    assert sorted(outcomes(answers)) == [302] + [409] * (CROWD - 1)
    assert Appointment.objects.count() == HeldTime.objects.count() == 1
    assert Notification.objects.filter(kind="received").count() == 1
    for patient, answer in zip(patients, answers, strict=True):
        if answer.status_code == 409:
            assert answer.text.count('name="slot"') == 3
            patient.draft.refresh_from_db()
            assert patient.draft.patient_name == f"Patient {patient.cookie.rpartition('-')[2]}"


def test_starts_that_overlap_are_one_race(crowd):
    """09:00 and 09:15 of thirty minutes: neighbours on the grid, one practitioner."""
    service = make_visits.bookable_service()
    nine = make_visits.in_two_days()
    patients = crowd(service, [nine, nine + timedelta(minutes=15)] * (CROWD // 2))

    answers = together(*[patient.sends for patient in patients])

    assert sorted(outcomes(answers)) == [302] + [409] * (CROWD - 1)
    assert HeldTime.objects.count() == 1


def test_the_same_last_button_twenty_times_makes_one_visit(crowd):
    service = make_visits.bookable_service()
    [patient] = crowd(service, [make_visits.in_two_days()])

    answers = together(*[patient.sends] * 20)

    assert outcomes(answers) == [302] * 20
    assert {answer.headers["Location"] for answer in answers} == {answers[0].headers["Location"]}
    appointment = Appointment.objects.get()
    assert appointment.events.count() == 1
    assert appointment.notifications.filter(kind="received").count() == 1


def test_different_practitioners_do_not_wait_for_each_other_in_vain(crowd):
    services = [make_visits.bookable_service() for _number in range(4)]
    patients = [crowd(service, [make_visits.in_two_days()])[-1] for service in services]

    answers = together(*[patient.sends for patient in patients])

    assert outcomes(answers) == [302] * 4
    assert HeldTime.objects.count() == 4


def test_two_receptionists_answer_and_one_wins(receptionist, manager):
    appointment = make_visits.request(starts_at=make_visits.in_two_days(), now=make_visits.now())

    results = together(
        lambda: requests.confirm(Appointment.objects.get(), by=receptionist),
        lambda: requests.decline(Appointment.objects.get(), by=manager, reason=Reason.NO_TIME),
    )

    [loser] = [result for result in results if result is not None]
    assert isinstance(loser, AlreadyAnswered)
    appointment.refresh_from_db()
    assert appointment.status in {Status.CONFIRMED, Status.DECLINED}
    assert HeldTime.objects.count() == (1 if appointment.status == Status.CONFIRMED else 0)
    changes = AppointmentEvent.objects.exclude(to_status="").values_list("to_status", flat=True)
    assert sorted(changes) == sorted([Status.REQUESTED, appointment.status])
    answered = Notification.objects.filter(kind__in=["confirmed", "declined"]).values_list("kind", flat=True)
    assert list(answered) == [appointment.status]


def test_the_patient_cancels_while_reception_confirms(receptionist):
    appointment = make_visits.request(starts_at=make_visits.in_two_days(), now=make_visits.now())

    together(
        lambda: requests.confirm(Appointment.objects.get(), by=receptionist),
        lambda: requests.cancel(Appointment.objects.get()),
    )

    appointment.refresh_from_db()
    assert appointment.status == Status.CANCELLED  # before or after the confirmation, the patient's word stands
    assert HeldTime.objects.count() == 0


def test_a_time_that_expires_is_taken_by_one_of_many():
    """Ten patients want a time whose hold has just run out, while the worker lets it expire."""
    service = make_visits.bookable_service()
    starts_at, asked = make_visits.in_two_days(), make_visits.now() - timedelta(days=1)
    old = make_visits.request(service, starts_at, now=asked)
    Appointment.objects.filter(pk=old.pk).update(answer_by=make_visits.now())
    HeldTime.objects.update(expires_at=make_visits.now())
    drafts = [make_visits.draft(service, starts_at, now=make_visits.now(), cookie=str(n)) for n in range(10)]

    results = together(
        lambda: worker.work(make_visits.now()) and None,
        *[lambda draft=draft: requests.request(draft=draft) for draft in drafts],
    )

    assert sum(isinstance(result, Appointment) for result in results) == 1
    assert sum(isinstance(result, SlotGone) for result in results) == 9
    old.refresh_from_db()
    assert old.status == Status.EXPIRED
    assert HeldTime.objects.count() == 1


def test_two_workers_share_the_outbox():
    for number in range(6):
        make_visits.request(cookie=str(number), starts_at=make_visits.in_two_days(), now=make_visits.now())

    claims = together(*[_claim_all] * 4)

    taken = [pk for claim in claims for pk in claim]
    due = Notification.objects.exclude(kind="answer_due")  # which waits until the deadline is near
    assert sorted(taken) == sorted(due.values_list("pk", flat=True))


def _claim_all():
    taken = []
    while (notification := delivery.claim(make_visits.now())) is not None:
        taken.append(notification.pk)
    return taken


def test_a_request_waits_for_whoever_is_booking_the_same_practitioner():
    """Whoever takes the lock away is told here, whatever luck the races have."""
    service = make_visits.bookable_service()
    draft = make_visits.draft(service, make_visits.in_two_days(), now=make_visits.now())
    impatience = "SET lock_timeout = '300ms'" if connection.vendor == "postgresql" else "PRAGMA busy_timeout = 300"

    def impatient_request():
        with connection.cursor() as cursor:
            cursor.execute(impatience)
        return requests.request(draft=draft)

    with transaction.atomic():
        # "No key": new rows that point to the practitioner pass this lock, only another lock of the row waits for it.
        Practitioner.objects.select_for_update(no_key=True).get(pk=draft.practitioner_id)
        [result] = together(impatient_request)

    assert isinstance(result, OperationalError)
    assert Appointment.objects.count() == 0


def test_a_crowd_of_different_times_all_get_theirs(crowd):
    service = make_visits.bookable_service("09:00", "17:00", step=timedelta(minutes=30))
    nine = make_visits.in_two_days()
    patients = crowd(service, [nine + timedelta(minutes=30 * number) for number in range(16)])

    answers = together(*[patient.sends for patient in patients])

    assert outcomes(answers) == [302] * 16
    assert Appointment.objects.count() == 16
