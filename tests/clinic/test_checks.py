"""Going live names each fact that is missing; a demo runs without them."""

import pytest
from django.contrib.auth.models import Group
from django.core.checks import run_checks
from django.core.management import call_command

from clinic import checks
from tests import make

pytestmark = pytest.mark.django_db


def ids(problems):
    return sorted(problem.id for problem in problems)


@pytest.fixture
def live(settings):
    settings.DEMO = settings.DEBUG = False
    settings.IS_LIVE = True
    settings.HTTPS = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "visits@clinic.example"
    settings.RECEPTION_EMAIL = "reception@clinic.example"
    return settings


def test_a_live_clinic_with_everything_set_has_no_problem(live, db):
    make.profile(licence_number="1", address="Street 1")

    assert checks.environment_of_a_live_clinic(None) == []
    assert checks.profile_of_a_live_clinic(None, databases=["default"]) == []


def test_the_environment_is_asked_for_each_fact(live):
    live.DEMO, live.HTTPS = True, False
    live.EMAIL_BACKEND, live.DEFAULT_FROM_EMAIL, live.RECEPTION_EMAIL = (
        "clinic.mail.FileBackend",
        "clinic@localhost",
        "",
    )

    problems = checks.environment_of_a_live_clinic(None)

    assert ids(problems) == ["clinic.E001", "clinic.E002", "clinic.E003", "clinic.W001", "clinic.W002"]


def test_the_profile_is_asked_for_each_fact(live):
    Group.objects.all().delete()
    problems = checks.profile_of_a_live_clinic(None, databases=["default"])

    assert ids(problems) == [f"clinic.E0{number}" for number in (11, 12, 13, 14, 16)]


def test_a_demo_is_not_asked(settings):
    settings.DEMO = True

    assert checks.profile_of_a_live_clinic(None, databases=["default"]) == []


def test_the_checks_are_registered(live):
    found = ids(run_checks(include_deployment_checks=True, databases=["default"]))

    assert "clinic.E011" in found


def test_an_ordinary_check_of_the_demo_is_silent(settings):
    settings.DEMO = True

    call_command("check", fail_level="WARNING")
