"""A clinic that nobody has filled in yet."""

import pytest

from appointments.models import BookingDraft
from tests.browser.test_pages import axe_faults, open_all

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_an_empty_clinic_has_decent_pages(browse, live_server):
    watched = browse(width=360)

    found = open_all(
        watched.page(),
        live_server.url,
        ["/", "/articles/", "/services/", "/team/", "/contact/", "/privacy/", "/book/", "/regions/lower-back/"],
        axe_faults,
        html={},
    )

    assert found == []
    assert BookingDraft.objects.count() == 0
