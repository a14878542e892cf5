"""Reading changes nothing: scanners open every link, browsers fetch ahead (goals-trust T21)."""

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.urls import reverse

from appointments import links
from appointments.models import Action, AppointmentEvent
from clinic import history
from clinic.models import HistoryOpening
from tests import make, make_visits
from tests.make_visits import COOKIE, SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


def everything_stored():
    """Every row of every table but the sessions, which note when staff were seen last."""
    return {
        model._meta.label: sorted(map(str, model.objects.values_list()))
        for model in apps.get_models()
        if model._meta.managed and model._meta.label != "sessions.Session"
    }


def read(client, paths):
    """GET and HEAD each page, and every link on it that stays on this site, as a scanner does."""
    seen = set()
    for path in paths:
        page = client.get(path)
        assert page.status_code in {200, 302}, path
        client.head(path)
        found = {part.partition('"')[0] for part in page.text.split('href="')[1:]}
        seen |= {link for link in found if link.startswith("/") and not link.startswith("/static")}
    for link in seen:
        client.get(link)
        client.head(link)
    return seen


def test_a_scanner_that_opens_every_link_of_a_visit_changes_nothing(client, receptionist):
    waiting = make_visits.request()
    confirmed = make_visits.confirmed(by=receptionist, cookie="other")
    before = everything_stored()

    seen = read(client, [page(visit) for visit in (waiting, confirmed) for page in (links.manage, links.received)])
    for visit in (waiting, confirmed):
        assert {links.manage(visit) + "cancel/", links.manage(visit) + "replace/"} <= seen
        read(client, [links.manage(visit) + "cancel/", links.manage(visit) + "replace/"])
    read(client, ["/visit/find/", "/visit/find/asked/"])

    assert everything_stored() == before


def test_reading_the_steps_of_a_booking_changes_nothing(client):
    service = make_visits.bookable_service(slug="consultation")
    client.cookies[settings.DRAFT_COOKIE_NAME] = COOKIE
    draft = make_visits.draft(service)
    before = everything_stored()

    steps = [reverse(f"appointments:{step}", args=[draft.pk]) for step in ("before", "time", "details")]
    read(client, ["/book/", "/book/consultation/", *steps])

    assert everything_stored() == before


def test_reading_the_desk_changes_nothing_but_the_record_of_readings(signed_in, receptionist):
    appointment = make_visits.request(reason="My back hurts")
    make_visits.request(cookie="other")
    client = signed_in(receptionist)
    before = everything_stored()

    read(client, [reverse("desk:queue"), reverse("desk:day"), reverse("desk:request", args=[appointment.pk])])

    readings = AppointmentEvent.objects.filter(action=Action.REASON_READ)
    assert readings.exists()
    with history.opened(HistoryOpening.Why.FLUSH):
        readings.delete()
    with connection.cursor() as cursor:
        for statement in history.emptying([f"DELETE FROM {history.OPENINGS}"]):
            cursor.execute(statement)
    assert everything_stored() == before


def test_a_button_does_what_reading_does_not(client):
    """The same pages, pressed: so the tests above could have failed."""
    appointment = make_visits.request()
    before = everything_stored()

    response = client.post(links.manage(appointment) + "replace/")

    appointment.refresh_from_db()
    assert response.url == links.manage(appointment)
    assert everything_stored() != before
    assert client.get(response.url).status_code == 200
