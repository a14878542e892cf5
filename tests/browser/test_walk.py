"""How long the way to an appointment is, from every door (docs/proofs/walk.md has the old way beside it)."""

import pytest

from appointments.models import Appointment
from tests.browser.walk import DOORS, three_pages

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_three_forms_nine_taps_and_350_words_lead_from_every_door_to_received(
    browse, sample_clinic, live_server, settings, monkeypatch
):
    from datetime import timedelta

    from appointments.booking import limits

    settings.SITE_URL = live_server.url
    monkeypatch.setattr(limits, "TOO_FAST", timedelta(0))
    page = browse(width=360).page()

    for number, (door, path) in enumerate(DOORS.items()):
        page.context.clear_cookies()  # another patient: one browser is asked about two requests at one time
        count = three_pages(page, live_server.url + path, phone=f"050123456{number}")
        assert count.forms <= 3, door
        assert count.taps <= 9, door
        assert count.typed <= 45, door
        assert count.words <= 350, (door, count)
        assert count.pages == ["signs", "time", "details"], door
    assert Appointment.objects.filter(patient_name="Mona Sample").count() == len(DOORS)
