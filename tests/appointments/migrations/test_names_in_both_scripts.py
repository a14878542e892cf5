"""0017 fills the search keys of the rows that are there, and leaves erased ones without."""

from importlib import import_module

import pytest
from django.apps import apps

from appointments.models import Appointment, Patient, WaitlistEntry
from appointments.patients import search
from tests import make, make_patients, make_visits, make_waiting

pytestmark = pytest.mark.django_db

migration = import_module("appointments.migrations.0017_names_in_both_scripts")


def test_names_that_were_there_before_are_found(monkeypatch):
    monkeypatch.setattr(migration, "AT_ONCE", 2)  # several batches
    make.profile()
    made = [make_patients.patient(name, phone="") for name in ("Mohammed Ali", "سارة درويش", "Kate O'Brien")]
    visit = make_visits.bare_appointment(patient_name="Little One", contact_name="Huda Parent", for_whom="child")
    entry = make_waiting.entry(make_visits.bookable_service(), patient_name="Lena Waiting")
    erased = make_visits.bare_appointment(patient_name="")
    for model in (Patient, Appointment, WaitlistEntry):
        model.objects.update(name_keys="")

    migration.fill(apps, None)

    assert [search.find(typed)[0].patient for typed in ("محمد علي", "Sara Darwish", "o brien")] == [
        each.pk for each in made
    ]
    assert search.find("hoda")[0].visits == (visit.pk,)
    assert search.find("lena")[0].entries == (entry.pk,)
    assert Appointment.objects.get(pk=erased.pk).name_keys == ""
