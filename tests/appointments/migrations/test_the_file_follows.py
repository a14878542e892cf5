"""0009 puts the file back where it was lost, and nowhere else: tried on rows as version 0.1.0 left them."""

from importlib import import_module

import pytest
from django.apps import apps

from appointments.booking import requests, waitlist
from appointments.models import Appointment, AppointmentEvent
from appointments.patients import files, privacy
from tests import make, make_visits, make_waiting
from tests.make_visits import SUNDAY_NOON
from tests.make_waiting import at, moved, slot

pytestmark = pytest.mark.django_db

give_files_back = import_module("appointments.migrations.0009_the_file_follows").give_files_back


def lose(*visits) -> None:
    """As version 0.1.0 made them."""
    Appointment.objects.filter(pk__in=[visit.pk for visit in visits]).update(patient=None)


@pytest.fixture
def service():
    make.profile()
    return make_visits.bookable_service()


@pytest.fixture
def chain(service, receptionist):
    """In a file, rescheduled twice, and wished earlier: four appointments, of which three have lost the file."""
    first = make_visits.confirmed(receptionist, service=service, starts_at=at(12))
    files.open_file(first, by=receptionist)
    second = moved(first, at(13))
    requests.confirm(second, by=receptionist, now=SUNDAY_NOON)
    third = moved(second, at(14))
    requests.confirm(third, by=receptionist, now=SUNDAY_NOON)
    entry = waitlist.join_for_earlier_time(third, [make_waiting.window()], now=SUNDAY_NOON)
    fourth = waitlist.offer_to(entry, [slot(service, at(9))], by=receptionist, now=SUNDAY_NOON)
    lose(second, third, fourth)
    return [first, second, third, fourth]


def files_of(visits) -> list:
    return [Appointment.objects.get(pk=visit.pk).patient_id for visit in visits]


def test_the_file_goes_through_the_whole_chain(chain):
    give_files_back(apps, None)

    [file] = set(files_of(chain))
    assert file is not None
    found = AppointmentEvent.objects.filter(appointment__in=chain[1:], action="linked")
    assert [event.actor for event in found] == ["system"] * 3


def test_it_runs_again_without_doing_anything(chain):
    give_files_back(apps, None)
    events = AppointmentEvent.objects.count()

    give_files_back(apps, None)

    assert AppointmentEvent.objects.count() == events


def test_what_staff_have_taken_out_of_a_file_stays_out(chain, receptionist):
    wrong = chain[1]
    files.link(Appointment.objects.get(pk=wrong.pk), Appointment.objects.get(pk=chain[0].pk).patient, by=receptionist)
    files.unlink(Appointment.objects.get(pk=wrong.pk), by=receptionist)

    give_files_back(apps, None)

    assert files_of(chain)[1] is None


def test_an_erased_file_is_not_given_to_anybody(chain):
    patient = Appointment.objects.get(pk=chain[0].pk).patient
    type(patient).objects.filter(pk=patient.pk).update(**privacy.NOBODY_S_FILE, erased_at=SUNDAY_NOON)

    give_files_back(apps, None)

    assert files_of(chain)[1:] == [None] * 3


def test_a_later_offer_of_the_same_place_on_the_list_is_in_the_file_of_the_first(service, receptionist):
    from appointments.booking import offers

    entry = make_waiting.entry(service)
    first = waitlist.offer_to(entry, [slot(service, at(9))], by=receptionist, now=SUNDAY_NOON)
    patient = files.open_file(first, by=receptionist)
    offers.none_suits(first, now=SUNDAY_NOON)
    second = waitlist.offer_to(entry, [slot(service, at(10))], by=receptionist, now=SUNDAY_NOON)
    lose(second)

    give_files_back(apps, None)

    assert files_of([second]) == [patient.pk]
