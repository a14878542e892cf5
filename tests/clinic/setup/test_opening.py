"""A live clinic takes requests once a manager has opened it, and while nothing is missing that keeps patients safe."""

import pytest
from django.urls import reverse
from django.utils import timezone

from clinic import roles, warning_signs
from clinic.models import ClinicProfile, WarningSign
from clinic.setup import opening, steps
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(settings):
    """A live clinic with a signed list, open for requests."""
    settings.IS_LIVE = True
    make.profile(ambulance_number="998")
    for urgency in ("emergency", "urgent"):
        make.warning_sign(urgency=urgency, question="Does it hurt?")
    read = warning_signs.version(warning_signs.all_asked())
    warning_signs.approve(read, make.practitioner(), by=make.user("rana"), now=timezone.now())


def manager(client):
    roles.establish()
    user = make.user("manager", roles=["manager"])
    client.force_login(user)
    return user


@pytest.mark.parametrize(
    "lack",
    [
        lambda: ClinicProfile.objects.update(opened_at=None),
        lambda: ClinicProfile.objects.update(ambulance_number=""),
        lambda: WarningSign.objects.filter(urgency="urgent").update(question="Does it hurt at night?"),
        lambda: WarningSign.objects.all().delete(),
    ],
    ids=["nobody has opened it", "no ambulance number", "a sign was changed", "no signs"],
)
def test_a_live_clinic_that_lacks_something_takes_no_requests(live, lack):
    opening.refuse_if_closed()
    assert opening.may_take_requests() is True

    lack()

    assert opening.may_take_requests() is False
    with pytest.raises(opening.NotOpen):
        opening.refuse_if_closed()


def test_the_demo_takes_requests_at_once(settings):
    settings.IS_LIVE = False

    opening.refuse_if_closed()
    assert opening.may_take_requests() is True


def test_a_manager_opens_and_closes_and_the_history_says_so(client, live, monkeypatch):
    user = manager(client)
    ClinicProfile.objects.update(opened_at=None)
    monkeypatch.setattr(steps, "is_ready", lambda steps: True)

    client.post(reverse("open_for_requests"))
    assert opening.is_open() is True
    since = ClinicProfile.objects.get().opened_at
    client.post(reverse("open_for_requests"))
    assert ClinicProfile.objects.get().opened_at == since
    client.post(reverse("open_for_requests"), {"close": "yes"})
    assert opening.is_open() is False

    notes = user.logentry_set.order_by("pk").values_list("change_message", flat=True)
    assert list(notes) == ["open for requests", "closed for requests"]


def test_nobody_opens_while_something_essential_is_missing(client, live):
    manager(client)
    ClinicProfile.objects.update(opened_at=None)

    client.post(reverse("open_for_requests"))

    assert opening.is_open() is False


def test_a_receptionist_opens_nothing(client, live):
    roles.establish()
    client.force_login(make.user("rita", roles=["receptionist"]))

    assert client.post(reverse("open_for_requests"), {"close": "yes"}).status_code == 403
    assert client.get(reverse("open_for_requests")).status_code == 405
    assert opening.is_open() is True
