import pytest
from django.urls import reverse
from django.utils import timezone

from clinic import demo, roles, warning_signs
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


@pytest.mark.parametrize(("role", "page"), [("manager", "first_steps"), ("receptionist", "desk:board")])
def test_in_an_empty_clinic_the_manager_is_shown_the_first_steps(client, role, page):
    sign_in(client, role)

    assert client.get(reverse("staff_start"))["Location"] == reverse(page)


def test_a_passer_by_is_asked_to_sign_in(client):
    for name in ("staff_start", "first_steps"):
        assert client.get(reverse(name)).status_code == 302


def test_the_first_steps_are_for_those_who_may_see_the_profile(client):
    sign_in(client, "editor")

    assert client.get(reverse("first_steps")).status_code == 403


def test_the_steps_tell_what_is_done(client, settings):
    settings.RECEPTION_EMAIL = ""
    sign_in(client, "manager")
    before = client.get(reverse("first_steps")).context["steps"]

    make.profile(address="Office 1", licence_number="1234")
    make.service()
    make.warning_sign(urgency="emergency")
    make.warning_sign(urgency="urgent")
    version = warning_signs.version(warning_signs.all_asked())
    warning_signs.approve(version, make.practitioner(), by=make.user("rana"), now=timezone.now())
    after = client.get(reverse("first_steps")).context["steps"]

    assert [step.done for step in before] == [
        *(False, False, False, False, False, False, False, False, False),
        *(True, False),  # Arabic
        *(True, False),
    ]
    assert [step.done for step in after] == [
        *(True, True, True, False, False, True, False, False, False),
        *(False, False),  # Arabic
        *(True, False),
    ]


def test_sample_signs_are_not_approved_signs(client):
    sign_in(client, "manager")
    demo.load()

    steps = client.get(reverse("first_steps")).context["steps"]

    assert steps[5].done is False
