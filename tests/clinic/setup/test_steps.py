from datetime import time

import pytest
from django.urls import reverse
from django.utils import timezone

from clinic import calendar, demo, roles, warning_signs
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def groups():
    roles.establish()


def sign_in(client, role, **facts):
    user = make.user(role, roles=[role], **facts)
    client.force_login(user)
    return user


def set_up():
    make.profile()
    return make.service()


@pytest.mark.parametrize(
    ("role", "page"),
    [
        ("manager", "desk:board"),
        ("receptionist", "desk:board"),
        ("editor", "admin:articles_article_changelist"),
        ("reviewer", "admin:articles_article_reviews"),
    ],
)
def test_each_role_lands_where_it_works(client, role, page):
    set_up()
    sign_in(client, role)

    assert client.get(reverse("staff_start"))["Location"] == reverse(page)


def test_a_doctor_lands_on_the_own_day(client):
    set_up()
    make.practitioner(user=sign_in(client, "doctor"))

    assert client.get(reverse("staff_start"))["Location"] == reverse("desk:day")


@pytest.mark.parametrize(("role", "page"), [("manager", "setup"), ("receptionist", "desk:board")])
def test_in_an_empty_clinic_the_manager_is_shown_the_first_steps(client, role, page):
    sign_in(client, role)

    assert client.get(reverse("staff_start"))["Location"] == reverse(page)


def test_a_passer_by_is_asked_to_sign_in(client):
    for name in ("staff_start", "setup"):
        assert client.get(reverse(name)).status_code == 302


def test_the_first_steps_are_for_those_who_may_see_the_profile(client):
    sign_in(client, "editor")

    assert client.get(reverse("setup")).status_code == 403


def done(client) -> dict[str, bool]:
    return {step.path.removeprefix("/admin/"): step.done for step in client.get(reverse("setup")).context["steps"]}


def test_the_steps_tell_what_is_done(client, settings):
    settings.RECEPTION_EMAIL = ""
    sign_in(client, "manager")
    nothing = done(client)

    profile = make.profile(address="Office 1", licence_number="1234", country="AE", ambulance_number="998")
    calendar.enter_usual_week(profile, [(0, time(9), time(18))])
    make.service()
    make.warning_sign(urgency="emergency")
    make.warning_sign(urgency="urgent")
    version = warning_signs.version(warning_signs.all_asked())
    warning_signs.approve(version, make.practitioner(), by=make.user("rana"), now=timezone.now())
    something = done(client)

    # Nobody has words in English yet that could lack Arabic ones, and a manager has an account.
    assert {path for path, is_done in nothing.items() if is_done} == {"clinic/clinicprofile/", "staff/"}
    assert {path for path, is_done in something.items() if is_done} == {
        *("setup/place/", "setup/name/", "setup/contact/", "setup/hours/", "setup/services/", "setup/people/"),
        *("setup/signs/", "staff/"),
    }


def test_sample_signs_are_not_approved_signs(client):
    sign_in(client, "manager")
    demo.load()

    assert done(client)["setup/signs/"] is False
