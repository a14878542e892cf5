"""A slip of the year in any form of the desk is answered in words, and nothing is stored."""

import pytest
from django.urls import reverse

from appointments.models import TimetableException
from tests import make, make_visits

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PAGES = {
    "why": {"day": None, "time": "10:00"},
    "figures": {"first": None, "last": None},
}


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1999-12-31", "2100-01-02"])
def test_a_day_that_no_clinic_can_mean_is_refused_in_words(client, manager, day):
    make.profile()
    person = make_visits.bookable_service().practitioners.get()
    client.force_login(manager)

    for name, fields in PAGES.items():
        asked = {"practitioner": person.slug} | {key: value or day for key, value in fields.items()}
        page = client.get(reverse(f"desk:{name}"), asked)
        assert page.status_code == 200, name
        assert "the year 2" in page.text, name
    for name in ("away", "closures"):
        page = client.post(reverse(f"desk:{name}"), {"practitioner": person.slug, "first": day, "last": day})
        assert (page.status_code, TimetableException.objects.count()) == (200, 0), name
        assert "the year 2" in page.text, name
