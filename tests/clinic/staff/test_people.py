"""What managers do with accounts, and what nobody does."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core import mail as outbox
from django.urls import reverse
from django.utils import timezone

from appointments.worker import work
from clinic.models import StaffEvent, StaffMail
from clinic.staff import attempts, mail, people
from clinic.staff.urls import people as addresses
from tests import make
from tests.clinic.staff.door import browser, is_in, sign_in, with_app
from tests.make_visits import SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]
STAFF, INVITE = reverse("staff"), reverse("staff_invite")
NEW = {"username": "sara", "first_name": "Sara", "last_name": "Sample", "email": "sara@clinic.example",
       "roles": ["receptionist"]}  # fmt: skip
GOOD = "correct horse battery staple"


@pytest.fixture(autouse=True)
def noon(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def desk(signed_in, manager):
    return signed_in(manager)


def events(account) -> list[tuple]:
    return list(StaffEvent.objects.filter(about=account).order_by("pk").values_list("action", "by__username", "reason"))


def to(name: str, account) -> str:
    return reverse(f"staff_{name}", args=[account.pk])


def last_link() -> str:
    return next(line for line in outbox.outbox[-1].body.splitlines() if "/accounts/password/new/" in line)


def test_an_invited_person_chooses_a_password_and_signs_in(desk, manager):
    made = desk.post(INVITE, NEW)
    sara = get_user_model().objects.get(username="sara")
    assert made.url == to("person", sara)
    assert (sara.is_staff, sara.is_superuser, sara.has_usable_password()) == (True, False, False)
    assert outbox.outbox == []

    work()
    assert (outbox.outbox[-1].to, outbox.outbox[-1].subject) == (["sara@clinic.example"], "Your account at Test Clinic")
    client = browser()
    form = client.get(last_link().removeprefix("http://127.0.0.1:8000"), follow=True)
    client.post(form.request["PATH_INFO"], {"password1": GOOD, "password2": GOOD})

    assert sign_in(client, "sara", GOOD).status_code == 302
    assert is_in(client)
    assert events(sara) == [("invited", "manager", ""), ("password_forgotten", None, ""), ("signed_in", None, "")]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"username": "Manager"}, "There is an account with this name."),
        ({"username": "two words"}, "Enter a valid username"),
        ({"email": "nothing"}, "Enter a valid email address."),
        ({"roles": []}, "Choose a role."),
        ({"roles": ["superuser"]}, "Select a valid choice"),
    ],
)
def test_an_invitation_that_cannot_be_sent_says_why(desk, wrong, words):
    response = desk.post(INVITE, NEW | wrong)
    assert (response.status_code, words in response.content.decode()) == (200, True)
    assert not get_user_model().objects.filter(username="sara").exists()


@pytest.mark.parametrize(
    "extra", [{"is_superuser": "on"}, {"user_permissions": ["1"]}, {"is_staff": ""}, {"password": "x"}]
)
def test_no_manager_makes_a_superuser(desk, extra):
    desk.post(INVITE, NEW | extra)
    sara = get_user_model().objects.get(username="sara")
    desk.post(to("roles", sara), {"roles": ["manager"]} | extra)
    sara.refresh_from_db()

    assert (sara.is_superuser, sara.is_staff, sara.has_usable_password()) == (False, True, False)
    assert (sara.user_permissions.count(), [each.name for each in sara.groups.all()]) == (0, ["manager"])


def test_no_manager_sees_or_touches_a_superuser(desk):
    root = make.user("root", is_superuser=True)
    assert "root" not in desk.get(STAFF).content.decode()
    for pattern in addresses:
        if "<int:pk>" in str(pattern.pattern):
            path = reverse(pattern.name, args=[root.pk])
            assert desk.post(path, {"roles": ["manager"], "reason": "lost"}).status_code in {404, 405}
            assert desk.get(path).status_code in {404, 405}
    root.refresh_from_db()
    assert (root.is_active, root.groups.count()) == (True, 0)


def test_roles_count_at_the_next_request_and_are_recorded_once(desk, receptionist):
    client = browser()
    sign_in(client)
    assert is_in(client)
    for _ in range(2):
        desk.post(to("roles", receptionist), {"roles": ["editor"]})

    assert client.get(reverse("desk:queue")).status_code == 403
    assert [row for row in events(receptionist) if row[0] == "roles_changed"] == [("roles_changed", "manager", "")]


def test_a_leaver_is_out_at_the_next_request_and_comes_back_when_switched_on(desk, receptionist):
    client = browser()
    sign_in(client)
    desk.post(to("off", receptionist))
    assert not is_in(client)
    assert sign_in(client).status_code == 200
    assert desk.get(to("person", receptionist)).status_code == 200

    desk.post(to("on", receptionist))
    assert not is_in(client)
    assert sign_in(client).status_code == 302
    assert [row[0] for row in events(receptionist)] == [
        "signed_in",
        "switched_off",
        "sign_in_refused",
        "switched_on",
        "signed_in",
    ]


def test_signing_out_everywhere_leaves_others_alone(desk, receptionist, editor):
    clients = [browser(f"198.51.100.{number}") for number in range(3)]
    for client in clients:
        sign_in(client)
    desk.post(to("sessions", receptionist))
    assert [is_in(client) for client in clients] == [False] * 3
    assert desk.get(STAFF).status_code == 200


def test_unlocking_forgets_the_slowing_down(desk, receptionist):
    for number in range(4):
        for _ in range(5):
            sign_in(browser(f"203.0.113.{number}"), password="wrong")
    assert attempts.is_slowed(receptionist, timezone.now())
    assert "Clear failed sign-ins" in desk.get(to("person", receptionist)).content.decode()

    desk.post(to("unlock", receptionist))

    assert not attempts.is_slowed(receptionist, timezone.now())
    assert sign_in(browser("198.51.100.77")).status_code == 302


def test_a_lost_factor_is_reset_by_another_manager_with_a_reason_and_told(desk, receptionist, settings):
    receptionist.email = "desk@clinic.example"
    receptionist.save()
    with_app(receptionist)

    assert desk.post(to("reset_factor", receptionist), {"reason": ""}).status_code == 200
    assert receptionist.authenticator_set.count() == 2
    desk.post(to("reset_factor", receptionist), {"reason": "lost"})

    assert receptionist.authenticator_set.count() == 0
    assert events(receptionist) == [("factor_reset", "manager", "lost")]
    work()
    assert (outbox.outbox[-1].to, outbox.outbox[-1].subject) == (
        ["desk@clinic.example"],
        "Your second factor was reset",
    )


@pytest.mark.parametrize("what", ["off", "reset_factor"])
def test_nobody_does_it_to_themselves(desk, manager, what):
    with_app(manager)
    desk.post(to(what, manager), {"reason": "lost"})
    manager.refresh_from_db()
    assert (manager.is_active, manager.authenticator_set.count()) == (True, 2)
    assert "Another manager has to do this for you." in desk.get(to("person", manager)).content.decode()


@pytest.mark.parametrize("role", ["receptionist", "doctor", "editor", "reviewer", None])
def test_staff_pages_are_for_managers(signed_in, manager, role):
    client = browser() if role is None else signed_in(make.user("somebody", roles=[role]))
    for pattern in addresses:
        args = [manager.pk] if "<int:pk>" in str(pattern.pattern) else []
        for method in ("get", "post"):
            response = getattr(client, method)(
                reverse(pattern.name, args=args), {"roles": ["manager"], "reason": "lost"}
            )
            if role is None:
                assert (response.status_code, response.url.startswith("/accounts/login/")) == (302, True)
            else:
                assert response.status_code == 403, pattern.name
    assert StaffEvent.objects.exclude(action="attempt_refused").count() == 0


def test_domain_functions_refuse_too(receptionist, manager):
    now = timezone.now()
    for do in (people.switch_off, people.switch_on, people.unlock, people.end_sessions, people.invite_again):
        with pytest.raises(people.PermissionDenied):
            do(manager, by=receptionist, now=now)
    root = make.user("root", is_superuser=True)
    with pytest.raises(people.PermissionDenied):
        people.set_roles(root, Group.objects.all(), by=manager, now=now)


def test_a_superuser_makes_no_account_vanish(signed_in):
    client = signed_in(make.user("root", is_superuser=True))
    somebody = make.user("somebody")
    assert client.get(reverse("admin:auth_user_delete", args=[somebody.pk])).status_code == 403


def test_a_mail_that_is_not_taken_is_tried_again_and_given_up(desk, settings, noon, monkeypatch):
    desk.post(INVITE, NEW)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda self: (_ for _ in ()).throw(OSError("down")))
    tried = []
    for minutes in (0, 0, 1, 5, 30, 120, 600):
        noon.shift(timedelta(minutes=minutes, seconds=1))
        mail.deliver_due(timezone.now())
        row = StaffMail.objects.get()
        tried.append((row.attempts, row.problem, row.failed_at is not None))
    assert tried == [
        (1, "OSError", False),
        (1, "OSError", False),
        (2, "OSError", False),
        (3, "OSError", False),
        (4, "OSError", False),
        (5, "OSError", True),
        (5, "OSError", True),
    ]
    sara = get_user_model().objects.get(username="sara")
    sign_in(desk, "manager")
    assert "could not be sent" in desk.get(to("person", sara)).content.decode()


def test_a_link_ends_after_a_day_and_with_its_use(desk, noon):
    desk.post(INVITE, NEW)
    work()
    path = last_link().removeprefix("http://127.0.0.1:8000")
    noon.shift(timedelta(hours=24, seconds=1))
    assert "This link no longer works" in browser().get(path, follow=True).content.decode()
    noon.shift(timedelta(hours=-1))
    client = browser()
    form = client.get(path, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": GOOD, "password2": GOOD})
    assert "This link no longer works" in browser().get(path, follow=True).content.decode()


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short", "at least 12"),
        ("password1234", "too common"),
        ("test-clinic-2026", "little more than the clinic"),
        ("sara@clinic.example", "too similar"),
        ("   " + "four words make sense " * 5, ""),
        ("123456789012345 أربع كلمات", ""),
    ],
)
def test_passwords_follow_nist(desk, password, words):
    desk.post(INVITE, NEW)
    client = browser()
    path = mail.link(get_user_model().objects.get(username="sara")).removeprefix("http://127.0.0.1:8000")
    form = client.get(path, follow=True)
    response = client.post(form.request["PATH_INFO"], {"password1": password, "password2": password})
    if words:
        assert words in response.content.decode()
    else:
        assert response.status_code == 302


def test_the_right_to_manage_staff_is_the_managers_alone():
    right = Permission.objects.get(codename="manage_staff")
    assert [group.name for group in right.group_set.all()] == ["manager"]


def test_the_last_manager_is_neither_switched_off_nor_demoted(desk, manager):
    desk.post(to("roles", manager), {"roles": ["editor"]})
    assert [each.name for each in manager.groups.all()] == ["manager"]
    assert "Nobody would be left to manage staff." in desk.get(STAFF).content.decode()

    make.user("second", roles=["manager"])
    desk.post(to("roles", manager), {"roles": ["editor"]})
    assert [each.name for each in manager.groups.all()] == ["editor"]


def test_who_was_switched_off_meanwhile_switches_nobody_off(manager):
    other = make.user("other", roles=["manager"])
    people.switch_off(other, by=manager, now=timezone.now())
    with pytest.raises(people.PermissionDenied):
        people.switch_off(manager, by=other, now=timezone.now())
    manager.refresh_from_db()
    assert manager.is_active


@pytest.mark.parametrize(
    "odd",
    [
        {"username": "ＭＡＮＡＧＥＲ"},
        {"email": f"{'a' * 60}@{'b' * 250}.example"},
        {"username": "a" * 151},
        {"first_name": "x" * 151},
        {"first_name": "two\nlines"},
        {"email": "a@b.example\nBcc: c@d.example"},
    ],
)
def test_odd_invitations_are_refused_in_words(desk, odd):
    assert desk.post(INVITE, NEW | odd).status_code == 200
    assert not get_user_model().objects.filter(email=NEW["email"]).exists()


def test_the_link_of_somebody_who_was_switched_off_is_no_link(desk):
    desk.post(INVITE, NEW)
    sara = get_user_model().objects.get(username="sara")
    path = mail.link(sara).removeprefix("http://127.0.0.1:8000")
    desk.post(to("off", sara))
    assert "This link no longer works" in browser().get(path, follow=True).content.decode()


def test_of_two_accounts_with_one_address_both_get_their_mail(receptionist):
    make.user("second", email="desk@clinic.example")
    receptionist.email = "desk@clinic.example"
    receptionist.save()
    for _ in range(3):
        browser().post(reverse("account_reset_password"), {"who": "receptionist"})
    browser().post(reverse("account_reset_password"), {"who": "desk@clinic.example"})
    assert sorted(StaffMail.objects.values_list("to__username", flat=True)) == ["receptionist"] * 3 + ["second"]


def test_a_password_that_a_superuser_sets_is_recorded(signed_in, manager):
    client = signed_in(make.user("root", is_superuser=True))
    path = reverse("admin:auth_user_password_change", args=[manager.pk])
    client.post(path, {"password1": GOOD, "password2": GOOD, "usable_password": "true"})
    assert events(manager) == [("password_changed", "root", "")]


def test_pressed_twice_it_is_done_and_recorded_once(desk, receptionist, manager):
    with_app(receptionist)
    stale = people.find(manager, receptionist.pk)
    now = timezone.now()
    for _ in range(2):
        people.reset_factor(receptionist, reason="lost", by=manager, now=now)
    people.switch_off(receptionist, by=manager, now=now)
    people.switch_off(stale, by=manager, now=now)
    assert [row[0] for row in events(receptionist)] == ["factor_reset", "switched_off"]

    desk.post(INVITE, NEW)
    sara = get_user_model().objects.get(username="sara")
    people.invite_again(sara, by=manager, now=now)
    assert StaffMail.objects.filter(to=sara).count() == 1


def test_an_invitation_that_was_sent_twice_at_once_leads_to_the_person(desk, monkeypatch):
    from clinic.staff import forms

    desk.post(INVITE, NEW)
    monkeypatch.setattr(forms.InvitationForm, "clean_username", lambda self: self.cleaned_data["username"])
    sara = get_user_model().objects.get(username="sara")
    assert desk.post(INVITE, NEW).url == to("person", sara)
