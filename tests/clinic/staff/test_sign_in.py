"""Signing in: who gets in, who is slowed down, and what the answers do not tell."""

import re
import time
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as live
from django.contrib.sessions.models import Session
from django.urls import reverse

from clinic.models import StaffEvent, StaffMail
from clinic.staff import attempts
from tests import make
from tests.clinic.staff.door import FACTOR, LOGIN, PASSWORD, browser, is_in, sign_in, with_app
from tests.make_visits import SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]

WRONG = "not the password"


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


def answer(response) -> tuple[int, str]:
    """Status and text, without what differs each time."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
    return response.status_code, re.sub(r'value="(somebody|receptionist|gone)"', "", text)


def actions() -> list[str]:
    return list(StaffEvent.objects.order_by("pk").values_list("action", flat=True))


def test_name_and_password_open_the_desk_in_the_demo(receptionist):
    client = browser()
    response = sign_in(client)

    assert (response.status_code, response.url) == (302, reverse("staff_start"))
    assert is_in(client)
    assert actions() == ["signed_in"]


def test_only_our_addresses_answer(client):
    for path in [
        "signup/",
        "email/",
        "confirm-email/",
        "password/set/",
        "password/reset/",
        "inactive/",
        "login/code/",
        "2fa/",
        "2fa/webauthn/",
        "reauthenticate/",
        "phone/change/",
        "social/connections/",
        "",
    ]:
        assert client.get(f"/accounts/{path}").status_code == 404, path


def test_the_admins_own_ways_lead_to_the_door(signed_in, manager):
    client = signed_in(manager)
    for name, door in [("logout", "account_logout"), ("password_change", "account_change_password")]:
        assert client.get(reverse(f"admin:{name}")).url == reverse(door)
    client.logout()
    assert client.get(reverse("admin:login")).url.startswith(LOGIN)


def test_after_five_wrong_passwords_this_address_waits_and_the_right_person_elsewhere_does_not(receptionist, noon):
    here, elsewhere = browser("198.51.100.1"), browser("198.51.100.2")
    assert [sign_in(here, password=WRONG).status_code for _ in range(7)] == [200] * 5 + [429] * 2
    assert sign_in(here).status_code == 429

    assert sign_in(elsewhere).status_code == 302
    assert actions() == ["sign_in_refused"] * 5 + ["sign_in_slowed"] * 3 + ["signed_in"]

    noon.shift(timedelta(minutes=15))
    assert sign_in(here).status_code == 302


@pytest.mark.parametrize("header", ["HTTP_HOST", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP"])
def test_another_header_gives_no_further_attempts(receptionist, header, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client = browser()
    answers = [
        client.post(LOGIN, {"login": "receptionist", "password": WRONG}, **{header: f"198.51.100.{number}"}).status_code
        for number in range(8)
    ]
    assert answers == [200] * 5 + [429] * 3


def test_another_spelling_of_the_name_gives_no_further_attempts(receptionist):
    client = browser()
    names = ["receptionist", "Receptionist", " receptionist", "RECEPTIONIST ", "rEceptionist", "receptionisT"]
    assert [sign_in(client, name, WRONG).status_code for name in names] == [200] * 5 + [429]


def test_one_address_that_tries_many_names_is_refused(db):
    client = browser()
    answers = [sign_in(client, f"name-{number}", WRONG).status_code for number in range(52)]
    assert answers == [200] * 50 + [429] * 2


def guess_from_many_addresses() -> None:
    for number in range(4):
        guesser = browser(f"203.0.113.{number}")
        for _ in range(5):
            assert sign_in(guesser, password=WRONG).status_code == 200


def test_guesses_from_many_addresses_slow_the_name_down_and_lock_nobody_out(receptionist, noon):
    guess_from_many_addresses()
    client = browser("198.51.100.9")

    first = sign_in(client)
    ticket = first.context["form"]["ticket"].value()
    assert (first.status_code, "Wait 5 seconds" in first.content.decode()) == (429, True)

    noon.shift(attempts.WAIT)
    assert sign_in(client, ticket=ticket).status_code == 302
    assert is_in(client)


@pytest.mark.parametrize(
    ("name", "address", "wait", "twice"),
    [
        ("receptionist", "198.51.100.9", timedelta(seconds=4), False),
        ("receptionist", "198.51.100.9", timedelta(minutes=11), False),
        ("receptionist", "198.51.100.10", timedelta(seconds=5), False),
        ("manager", "198.51.100.9", timedelta(seconds=5), False),
        ("receptionist", "198.51.100.9", timedelta(seconds=5), True),
    ],
    ids=["too early", "too late", "elsewhere", "another name", "used"],
)
def test_a_ticket_is_for_one_attempt_of_this_name_from_here(receptionist, manager, noon, name, address, wait, twice):
    guess_from_many_addresses()
    for number in range(4):  # the other name, too
        for _ in range(5):
            sign_in(browser(f"203.0.113.{number}"), "manager", WRONG)
    ticket = sign_in(browser("198.51.100.9")).context["form"]["ticket"].value()
    noon.shift(wait)
    if twice:
        assert sign_in(browser("198.51.100.9"), password=WRONG, ticket=ticket).status_code == 200

    assert sign_in(browser(address), name, ticket=ticket).status_code == 429


def test_a_right_password_takes_back_what_was_counted(receptionist):
    client = browser()
    for _ in range(3):
        for _ in range(4):
            assert sign_in(client, password=WRONG).status_code == 200
        assert sign_in(client).status_code == 302
        client.post(reverse("account_logout"))


def test_unknown_wrong_and_switched_off_are_one_answer(receptionist):
    make.user("gone", is_active=False)
    answers = [
        answer(sign_in(browser(), "somebody", WRONG)),
        answer(sign_in(browser(), "receptionist", WRONG)),
        answer(sign_in(browser(), "gone", WRONG)),
        answer(sign_in(browser(), "gone", PASSWORD)),
    ]
    assert answers == [answers[0]] * 4
    assert answers[0][0] == 200


def test_unknown_and_known_names_take_the_same_time(receptionist, settings):
    """Processor time, the least of five tries in turn: other processes on the machine do not count."""
    settings.PASSWORD_HASHERS = ["tests.clinic.staff.door.ShortHasher"]
    receptionist.set_password(PASSWORD)
    receptionist.save()

    def seconds(name: str, number: int) -> float:
        client = browser(f"198.51.100.{number}")
        began = time.process_time()
        sign_in(client, name, WRONG)
        return time.process_time() - began

    tries = [(seconds("receptionist", number), seconds("somebody", number)) for number in range(5)]
    known, unknown = (min(each) for each in zip(*tries, strict=True))
    assert abs(known - unknown) < 0.020


def test_the_session_has_another_key_after_signing_in(receptionist):
    client = browser()
    client.get(LOGIN)
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies[live.SESSION_COOKIE_NAME] = session.session_key

    sign_in(client)

    assert client.cookies[live.SESSION_COOKIE_NAME].value != session.session_key
    assert not Session.objects.filter(session_key=session.session_key).exists()


def test_a_cookie_that_was_signed_out_opens_nothing(receptionist):
    client = browser()
    sign_in(client)
    cookie = client.cookies[live.SESSION_COOKIE_NAME].value
    client.post(reverse("account_logout"))

    replay = browser()
    replay.cookies[live.SESSION_COOKIE_NAME] = cookie

    assert not is_in(replay)
    assert actions() == ["signed_in", "signed_out"]


def test_a_link_to_sign_out_alone_does_nothing(receptionist):
    client = browser()
    sign_in(client)
    assert client.get(reverse("account_logout")).status_code == 200
    assert is_in(client)


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"])
def test_signing_in_never_leads_to_another_site(receptionist, path):
    assert sign_in(browser(), next=path).url == reverse("staff_start")


def test_records_hold_nothing_that_was_typed(receptionist):
    client = browser()
    sign_in(client, "a typed name", "a typed password")
    sign_in(client)

    stored = str(list(StaffEvent.objects.values()))
    assert "typed" not in stored and "198.51.100.1" not in stored


@pytest.mark.parametrize(
    "who", ["receptionist", "desk@clinic.example", "DESK@clinic.example", "nobody", "x@y.example", "gone"]
)
def test_forgotten_answers_alike_and_mails_nothing_to_strangers(receptionist, who):
    make.user("gone", is_active=False, email="gone@clinic.example")
    receptionist.email = "desk@clinic.example"
    receptionist.save()

    response = browser().post(reverse("account_reset_password"), {"who": who})

    assert (response.status_code, response.url) == (302, reverse("account_reset_password_done"))
    known = who in {"receptionist", "desk@clinic.example", "DESK@clinic.example"}
    assert [mail.to for mail in StaffMail.objects.all()] == [receptionist] * known


def test_forgotten_is_mailed_three_times_in_an_hour_at_most(receptionist):
    receptionist.email = "desk@clinic.example"
    receptionist.save()
    for number in range(6):
        browser(f"198.51.100.{number}").post(reverse("account_reset_password"), {"who": "receptionist"})
    assert StaffMail.objects.count() == 3


def test_a_browser_without_the_first_step_gets_no_second_factor(receptionist):
    with_app(receptionist)
    assert browser().get(FACTOR).url == LOGIN


def test_forgotten_takes_the_same_time_for_known_and_unknown(receptionist):
    receptionist.email = "desk@clinic.example"
    receptionist.save()

    def seconds(who: str, number: int) -> float:
        client = browser(f"198.51.100.{number}")
        began = time.process_time()
        client.post(reverse("account_reset_password"), {"who": who})
        return time.process_time() - began

    tries = [(seconds("receptionist", number), seconds("somebody", number)) for number in range(3)]
    known, unknown = (min(each) for each in zip(*tries, strict=True))
    assert abs(known - unknown) < 0.020
