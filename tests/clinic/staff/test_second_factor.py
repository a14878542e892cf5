"""Outside the demo a password alone reaches nothing but enrolment; lost devices, codes and known devices."""

import logging
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.urls import get_resolver, reverse
from django.utils import timezone

from clinic import roles
from clinic.models import ClinicProfile, StaffEvent
from clinic.staff import people, second_factor
from clinic.staff.sessions import ENROLMENT
from tests import make
from tests.clinic.staff.door import (
    FACTOR,
    LOGIN,
    PASSWORD,
    SECURITY,
    browser,
    code,
    is_in,
    recovery_codes,
    sign_in,
    with_app,
)
from tests.make_visits import SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def live_site(settings):
    settings.DEMO = False
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def app(receptionist) -> str:
    return with_app(receptionist)


def every_staff_address():
    """Each address below /admin/ and /accounts/, with something in each gap."""

    def walk(patterns, before, names):
        for pattern in patterns:
            path = before + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns, path, names)
            elif path.startswith(("admin/", "accounts/")):
                yield path, pattern.name

    import re

    for path, name in walk(get_resolver().url_patterns, "", []):
        plain = re.sub(r"<path:object_id>|<int:\w+>|\(\?P<\w+>[^)]*\)|<(?:uuid:)?\w+>|<str:\w+>", "1", path)
        yield "/" + re.sub(r"[\^$\\]|\.\*", "", plain), name


@pytest.fixture
def silent():
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("silent")
@pytest.mark.parametrize(
    ("role", "methods"),
    [
        ("receptionist", ["get"]),
        *(pytest.param(role, ["get", "post"], marks=pytest.mark.sweep) for role in [*roles.ROLES, "superuser"]),
    ],
)
def test_a_password_alone_reaches_nothing_but_enrolment(role, methods):
    make.user("somebody", roles=[role] if role != "superuser" else [], is_superuser=role == "superuser")
    client = browser()
    sign_in(client, "somebody")
    open_to_all = {
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_authenticate",
    }

    reached = {}
    for path, name in every_staff_address():
        if name == "account_logout":
            continue  # leads out
        for method in methods:
            response = getattr(client, method)(path)
            if not (response.status_code == 302 and response.url == SECURITY) and response.status_code not in {
                404,
                405,
            }:
                reached.setdefault(name, []).append((method, response.status_code, getattr(response, "url", "")))

    elsewhere = {name: seen for name, seen in reached.items() if name not in ENROLMENT}
    assert elsewhere == {}
    assert open_to_all.isdisjoint(reached)
    assert set(reached) == ENROLMENT - {"account_logout"}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)  # allauth tells of a new factor after the commit
def test_the_first_factor_opens_the_desk_and_ends_other_sessions(receptionist):
    client, other = browser(), browser("198.51.100.7")
    sign_in(client)
    sign_in(other)
    assert client.get(reverse("desk:queue")).url == SECURITY

    page = client.get(reverse("mfa_activate_totp"))
    response = client.post(reverse("mfa_activate_totp"), {"code": code(page.context["form"].secret)})

    assert response.url == reverse("mfa_view_recovery_codes")
    shown = client.get(response.url)
    assert len(shown.context["unused_codes"]) == 10
    assert "****" in str(client.get(response.url).context["unused_codes"])
    assert (is_in(client), is_in(other)) == (True, False)
    actions = list(StaffEvent.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["signed_in", "signed_in", "factor_added", "codes_made"]


def test_a_session_with_the_password_alone_cannot_add_a_factor_beside_the_first(receptionist):
    half = browser()
    sign_in(half)
    with_app(receptionist)  # meanwhile, in another session

    assert half.get(reverse("mfa_add_webauthn")).url.startswith(LOGIN)
    assert half.get(SECURITY).url.startswith(LOGIN)


def test_the_code_of_the_app_is_asked_once_for_each_device_and_shift(receptionist, app, live_site):
    client = browser()
    assert sign_in(client).url == FACTOR
    assert not is_in(client)

    assert client.post(FACTOR, {"code": code(app)}).url == reverse("staff_start")
    assert is_in(client)

    client.post(reverse("account_logout"))
    live_site.shift(timedelta(hours=11))
    assert sign_in(client).url == reverse("staff_start")
    client.post(reverse("account_logout"))
    live_site.shift(timedelta(hours=2))
    assert sign_in(client).url == FACTOR


def test_zero_hours_ask_at_each_sign_in(receptionist, app):
    ClinicProfile.objects.update(second_factor_hours=0)
    client = browser()
    sign_in(client)
    client.post(FACTOR, {"code": code(app)})
    client.post(reverse("account_logout"))

    assert sign_in(client).url == FACTOR


def test_another_password_or_factor_makes_the_device_unknown(receptionist, app):
    client = browser()
    sign_in(client)
    client.post(FACTOR, {"code": code(app)})
    client.post(reverse("account_logout"))
    Authenticator.objects.filter(user=receptionist).delete()
    with_app(receptionist)

    assert sign_in(client).url == FACTOR


def test_a_known_device_of_one_account_opens_no_other(receptionist, manager, app):
    with_app(manager)
    client = browser()
    sign_in(client)
    client.post(FACTOR, {"code": code(app)})
    client.post(reverse("account_logout"))

    assert sign_in(client, "manager").url == FACTOR


def test_a_code_works_once(receptionist, app):
    assert ClinicProfile.objects.update(second_factor_hours=0) == 1
    shown = code(app)
    first, second = browser(), browser("198.51.100.7")
    for client in (first, second):
        sign_in(client)

    assert first.post(FACTOR, {"code": shown}).status_code == 302
    refused = second.post(FACTOR, {"code": shown})

    assert (refused.status_code, is_in(second)) == (200, False)


@pytest.mark.parametrize(("ahead", "opens"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_is_accepted_half_a_minute_early_or_late(receptionist, app, ahead, opens):
    client = browser()
    sign_in(client)
    client.post(FACTOR, {"code": code(app, ahead)})
    assert is_in(client) == opens


def test_a_recovery_code_opens_once_when_the_device_is_lost(receptionist, app):
    kept = recovery_codes(receptionist)
    client, other = browser(), browser("198.51.100.7")
    sign_in(client)
    client.post(FACTOR, {"code": kept[0]})
    assert is_in(client)

    sign_in(other)
    other.post(FACTOR, {"code": kept[0]})
    assert not is_in(other)
    other.post(FACTOR, {"code": kept[1]})
    assert is_in(other)


def test_ten_wrong_codes_in_an_hour_are_enough_from_however_many_addresses(receptionist, app, live_site):
    for number in range(11):
        client = browser(f"198.51.100.{number}")
        sign_in(client)
        response = client.post(FACTOR, {"code": "000000"})
        assert ("Too many wrong codes" in response.content.decode()) == (number == 10)
    client.post(FACTOR, {"code": code(app)})
    assert not is_in(client)
    assert StaffEvent.objects.filter(action="factor_refused", about=receptionist).count() == 10

    live_site.shift(timedelta(hours=1))
    client = browser()
    sign_in(client)
    client.post(FACTOR, {"code": code(app)})
    assert is_in(client)


def test_secrets_of_factors_are_stored_encrypted(receptionist, app):
    codes = recovery_codes(receptionist)
    stored = str(list(Authenticator.objects.values()))
    assert app not in stored
    assert [each for each in codes if each in stored] == []
    assert len(codes) == 10


def test_who_removes_the_last_factor_adds_another_before_anything_else(receptionist, app):
    client = browser()
    sign_in(client)
    client.post(FACTOR, {"code": code(app)})

    client.post(reverse("mfa_deactivate_totp"))

    assert not second_factor.has_factor(receptionist)
    assert client.get(reverse("desk:queue")).url == SECURITY
    assert StaffEvent.objects.filter(action="factor_removed", about=receptionist).count() == 1


def test_changing_factors_asks_for_the_password_again_after_ten_minutes(receptionist, app, live_site):
    client = browser()
    sign_in(client)
    client.post(FACTOR, {"code": code(app)})
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200
    live_site.shift(timedelta(minutes=11))

    asked = client.get(reverse("mfa_add_webauthn"))
    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert client.post(asked.url, {"password": "wrong"}).status_code == 200
    assert client.post(asked.url, {"password": PASSWORD}).url == reverse("mfa_add_webauthn")
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


def test_a_forgotten_password_does_not_get_round_the_second_factor(receptionist, app):
    from clinic.staff import mail

    client = browser()
    form = client.get(mail.link(receptionist), follow=True)
    new = "correct horse battery staple"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})

    assert not is_in(client)
    assert sign_in(client, password=new).url == FACTOR


def test_public_pages_take_a_session_with_the_password_alone_for_nobody(editor):
    from tests import make_articles

    article = make_articles.article()
    client = browser()
    sign_in(client, "editor")
    response = client.get(f"/articles/{article.slug}/")
    assert response.status_code in {404, 410}
    assert response.wsgi_request.user.is_authenticated is False


def half_way(client) -> None:
    sign_in(client)
    assert client.get(FACTOR).status_code == 200


@pytest.mark.parametrize("what", ["reset", "switched off", "password"])
def test_who_waits_at_the_code_starts_again_when_the_account_changes(receptionist, app, what):
    client = browser()
    half_way(client)
    if what == "reset":
        Authenticator.objects.filter(user=receptionist).delete()
    elif what == "switched off":
        receptionist.is_active = False
        receptionist.save()
    else:
        receptionist.set_password("another password 22")
        receptionist.save()

    answer = client.post(FACTOR, {"code": code(app)})

    assert (answer.status_code, answer.url) == (302, LOGIN)
    assert client.get(LOGIN).status_code == 200
    assert not is_in(client)


@pytest.mark.parametrize("spelling", ["{}-{}", "{} {}", ".{}{}", "{}_{}"])
def test_a_code_works_once_in_every_spelling(receptionist, app, live_site, spelling):
    shown = code(app, 1)
    first, second = browser(), browser("198.51.100.7")
    for client in (first, second):
        sign_in(client)
    first.post(FACTOR, {"code": shown})
    live_site.shift(timedelta(seconds=32))
    second.post(FACTOR, {"code": spelling.format(shown[:3], shown[3:])})
    assert (is_in(first), is_in(second)) == (True, False)


def test_the_code_of_enrolment_opens_nothing_else(receptionist):
    client, other = browser(), browser("198.51.100.7")
    sign_in(client)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    shown = code(secret)
    client.post(reverse("mfa_activate_totp"), {"code": shown})
    sign_in(other)
    other.post(FACTOR, {"code": shown})
    assert not is_in(other)


def test_guesses_at_the_door_do_not_disturb_who_confirms_and_guesses_inside_are_counted(receptionist, app, live_site):
    client = browser()
    sign_in(client)
    client.post(FACTOR, {"code": code(app)})
    for number in range(25):
        sign_in(browser(f"203.0.113.{number}"), password="wrong")
    live_site.shift(timedelta(minutes=11))
    confirm = reverse("account_reauthenticate")
    assert client.post(f"{confirm}?next={SECURITY}", {"password": PASSWORD}).url == SECURITY

    change, new = reverse("account_change_password"), "correct horse battery staple"
    tries = [client.post(change, {"oldpassword": f"wrong {n}", "password1": new, "password2": new}) for n in range(11)]
    assert ["Too many wrong passwords" in each.content.decode() for each in tries] == [False] * 10 + [True]
    assert client.post(change, {"oldpassword": PASSWORD, "password1": new, "password2": new}).status_code == 200
    live_site.shift(timedelta(hours=1))
    sign_in(client)


def test_removing_the_last_factor_ends_the_other_sessions(receptionist, app):
    client, other = browser(), browser("198.51.100.7")
    sign_in(client)
    client.post(FACTOR, {"code": code(app)})
    sign_in(other)
    other.post(FACTOR, {"code": recovery_codes(receptionist)[0]})
    assert is_in(other)
    client.post(reverse("mfa_deactivate_totp"))
    assert not is_in(other)


def test_signed_out_everywhere_a_device_is_unknown_again(receptionist, manager, app, live_site):
    client = browser()
    sign_in(client)
    client.post(FACTOR, {"code": code(app)})
    live_site.shift(timedelta(minutes=5))
    people.end_sessions(receptionist, by=manager, now=timezone.now())
    live_site.shift(timedelta(minutes=5))
    assert sign_in(client).url == FACTOR
