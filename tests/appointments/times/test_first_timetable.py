from datetime import time

import pytest
from django.utils import timezone

from appointments.models import Timetable
from appointments.times import first_timetable
from clinic.calendar import local_day
from tests import make

pytestmark = pytest.mark.django_db


def test_somebody_new_works_from_today_in_the_hours_that_were_given():
    person = make.practitioner()
    rows = [(0, time(9), time(13)), (0, time(14), time(18)), (4, time(20), time(1))]

    first_timetable.begin(person, rows)

    timetable = Timetable.objects.get(practitioner=person)
    assert list(timetable.hours.values_list("weekday", "opens_at", "closes_at")) == rows
    assert (timetable.valid_from, timetable.valid_until) == (local_day(timezone.now()), None)
