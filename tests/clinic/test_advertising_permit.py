from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.exceptions import ValidationError

from clinic import checks
from clinic.models import ClinicProfile
from clinic.setup import steps
from tests import make

pytestmark = pytest.mark.django_db

LAST_DAY = date(2026, 12, 31)


def at(day, hour=12, minute=0):
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=settings.CLINIC_TIME_ZONE)
    return time_machine.travel(moment, tick=False)


@pytest.fixture
def profile():
    return make.profile(advert_permit_number="AD-77", advert_permit_expires_on=LAST_DAY)


def test_every_page_shows_the_permit_until_the_last_minute_of_its_last_day_in_the_clinic(client, profile):
    def is_shown() -> list[bool]:
        return ["Advertising permit" in client.get(path).content.decode() for path in ("/", "/contact/", "/no-page/")]

    with at(LAST_DAY, 23, 59):
        assert is_shown() == [True, True, True]
    with at(LAST_DAY + timedelta(days=1), 0, 0):
        assert is_shown() == [False, False, False]


def test_a_clinic_without_a_permit_shows_none(client):
    make.profile()

    assert "Advertising permit" not in client.get("/contact/").content.decode()


@pytest.mark.parametrize(
    "half", [{"advert_permit_number": "AD-77"}, {"advert_permit_expires_on": LAST_DAY}], ids=["number", "day"]
)
def test_a_permit_has_both_its_number_and_its_last_day(half):
    with pytest.raises(ValidationError) as refused:
        ClinicProfile(**half).full_clean()

    assert "Enter both, the number of the advertising permit and its last day, or neither." in refused.value.messages


def test_managers_are_warned_sixty_days_before(profile, settings):
    settings.IS_LIVE = True

    def said() -> list[tuple[str, str]]:
        found = checks.advertising_of_a_live_clinic(None, databases=["default"])
        return [(problem.id, problem.msg) for problem in found]

    with at(LAST_DAY - timedelta(days=61)):
        assert said() == []
        assert steps._advert_permit().done is True
    with at(LAST_DAY - timedelta(days=60)):
        assert said() == [("clinic.W013", "The advertising permit ends on 2026-12-31.")]
        assert steps._advert_permit().done is False
        assert steps._advert_permit().left == ["AD-77: until 31 December 2026"]


def test_a_live_clinic_without_a_permit_is_told(settings):
    make.profile()
    settings.IS_LIVE = True

    [problem] = checks.advertising_of_a_live_clinic(None, databases=["default"])

    assert problem.msg == "The clinic's profile has no advertising permit."
    assert steps._advert_permit().done is False
