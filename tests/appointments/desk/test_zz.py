import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests import make, make_visits
@pytest.mark.django_db
def test_x(signed_in, receptionist):
    receptionist_client=signed_in(receptionist)
    people=[make.practitioner(slug=f"p{n}") for n in range(3)]
    for p in people: make_visits.timetable(p)
    receptionist_client.get(reverse("desk:board"))
    with CaptureQueriesContext(connection) as c:
        r=receptionist_client.get(reverse("desk:board"))
    for q in c: print(q["sql"][:230]); print()
