"""The table of messages is complete: nothing is queued that nobody could compose, or that would leave in any state."""

from pathlib import Path

import pytest
from django.conf import settings

from appointments.messages.kinds import ANY_STATE, KINDS
from appointments.models import Notification

FOLDER = Path(settings.BASE_DIR) / "templates/appointments/messages"
FRAMES = {"layout.html", "layout.txt", "sms.txt", "parts"}

pytestmark = pytest.mark.pure


def test_every_kind_has_its_row_and_every_row_its_template():
    assert set(KINDS) == set(Notification.Kind)
    assert {kind.template for kind in KINDS.values()} == {path.name for path in FOLDER.iterdir()} - FRAMES


def test_only_a_link_and_the_digest_may_leave_in_every_state():
    assert {name for name, kind in KINDS.items() if kind.true_while == ANY_STATE} == {"link_again", "digest"}
    assert all(kind.true_while for kind in KINDS.values())
