"""The staff's door in a real browser: invitation, second factor by app and by passkey, a lost device, a late form."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core import mail as outbox
from django.utils import timezone
from playwright.sync_api import expect

from clinic.models import StaffEvent
from clinic.staff import mail
from tests import make
from tests.browser.test_pages import axe_faults, sideways
from tests.clinic.staff.door import code, recovery_codes, with_app

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
GOOD = "correct horse battery staple"


@pytest.fixture(autouse=True)
def live_site(settings, live_server):
    """Not a demo: the second factor is asked. A passkey belongs to a name, so the site is at localhost."""
    settings.DEMO = False
    settings.SITE_URL = live_server.url
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    make.profile()


def sign_in(page, site, name, password="password"):
    page.goto(f"{site}/admin/desk/queue/")
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def give_code(page, given):
    page.get_by_label("Code").fill(given)
    page.get_by_role("button", name="Sign in").click()


def add_app(page) -> str:
    """Enrolment from “Your sign-in” to the desk. Returns the app's secret."""
    page.get_by_role("link", name="Add an app").click()
    secret = page.locator("code.qr__key").inner_text()
    page.get_by_label("Six digits from the app").fill(code(secret))
    page.get_by_role("button", name="Add the app").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    expect(page.locator("ul.codes li")).to_have_count(10)
    page.get_by_role("link", name="I have saved them: continue").click()
    return secret


def test_an_invited_receptionist_comes_in_with_an_app_and_a_manager_helps_when_it_is_lost(browse, live_server):
    site = live_server.url
    make.user("boss", roles=["manager"], email="boss@clinic.example")
    manager, sara = browse(), browse(width=360)

    page = manager.page()
    sign_in(page, site, "boss")
    expect(page.get_by_role("heading", name="Your sign-in")).to_be_visible()
    assert axe_faults(page) + sideways(page) == []
    page.goto(f"{site}/admin/staff/")
    expect(page.get_by_role("heading", name="Your sign-in")).to_be_visible()
    add_app(page)
    page.goto(f"{site}/admin/staff/")
    page.get_by_role("link", name="Invite somebody").click()
    for label, value in [
        ("First name", "Sara"),
        ("Last name", "Sample"),
        ("User name", "sara"),
        ("Email", "sara@clinic.example"),
    ]:
        page.get_by_label(label).fill(value)
    page.get_by_label("Receptionist").check()
    assert axe_faults(page) + sideways(page) == []
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_text("Sara Sample gets an email")).to_be_visible()
    assert axe_faults(page) + sideways(page) == []

    mail.deliver_due(timezone.now())
    link = re.search(r"http\S+/accounts/password/new/\S+", outbox.outbox[-1].body).group()
    phone = sara.page()
    phone.goto(link)
    phone.get_by_label("New password*", exact=True).fill(GOOD)
    phone.get_by_label("New password again").fill(GOOD)
    assert axe_faults(phone) + sideways(phone) == []
    phone.get_by_role("button", name="Save the password").click()
    phone.get_by_role("link", name="Sign in").first.click()
    sign_in(phone, site, "sara", GOOD)
    add_app(phone)
    expect(phone.get_by_role("navigation", name="Clinic desk")).to_be_visible()

    page.reload()
    page.get_by_label("Why").select_option("lost")
    page.get_by_role("button", name="Reset the second factor").click()
    expect(page.get_by_text("The second factor was reset.")).to_be_visible()
    expect(page.get_by_text("second factor reset by a manager (Device lost or stolen)")).to_be_visible()

    phone.goto(f"{site}/admin/desk/queue/")
    expect(phone.get_by_role("heading", name="Staff sign-in")).to_be_visible()
    sign_in(phone, site, "sara", GOOD)
    expect(phone.get_by_role("heading", name="Your sign-in")).to_be_visible()
    page.get_by_role("button", name="Switch the account off").click()
    expect(page.get_by_text("The account is switched off.")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("heading", name="Staff sign-in")).to_be_visible()


def test_a_recovery_code_opens_when_the_device_is_lost(browse, live_server):
    user = make.user("sara", roles=["receptionist"])
    with_app(user)
    page = browse(javascript=False).page()
    sign_in(page, live_server.url, "sara")
    expect(page.get_by_role("heading", name="Second factor")).to_be_visible()
    give_code(page, "000000")
    expect(page.get_by_role("alert")).to_contain_text("This code is wrong")
    give_code(page, recovery_codes(user)[3])
    expect(page.get_by_role("navigation", name="Clinic desk")).to_be_visible()


def test_a_passkey_is_added_and_opens_the_door(browse, live_server):
    make.user("sara", roles=["receptionist"])
    watched = browse()
    page = watched.page()
    devtools = watched.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
           "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": key})

    sign_in(page, live_server.url, "sara")
    page.get_by_role("link", name="Add a passkey").click()
    assert axe_faults(page) + sideways(page) == []
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.get_by_role("link", name="I have saved them: continue").click()
    expect(page.get_by_role("navigation", name="Clinic desk")).to_be_visible()
    page.locator(".bar__menu--end summary").click()
    page.get_by_role("button", name="Sign out").click()

    watched.context.clear_cookies(name="device")
    sign_in(page, live_server.url, "sara")
    assert axe_faults(page) + sideways(page) == []
    page.get_by_role("button", name="Use my passkey").click()
    expect(page.get_by_role("navigation", name="Clinic desk")).to_be_visible()
    assert list(StaffEvent.objects.order_by("pk").values_list("action", flat=True)) == [
        "signed_in", "factor_added", "codes_made", "signed_out", "signed_in"
    ]  # fmt: skip


def test_a_form_that_was_sent_too_late_goes_on_after_signing_in(browse, live_server, settings):
    settings.DEMO = True
    make.user("sara", roles=["manager"])
    page = browse().page()
    sign_in(page, live_server.url, "sara")
    page.goto(f"{live_server.url}/admin/staff/invite/")
    page.get_by_label("First name").fill("Noor")
    long_ago = (timezone.now() - timedelta(minutes=30)).timestamp()
    for session in Session.objects.all():
        facts = session.get_decoded() | {"seen_at": long_ago}
        session.session_data = Session.objects.encode(facts)
        session.save()
    page.get_by_role("button", name="Send the invitation").click()

    expect(page.get_by_text("You were signed out because")).to_be_visible()
    page.get_by_label("User name").fill("sara")
    page.get_by_label("Password").fill("password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Your form was kept")).to_be_visible()
    assert axe_faults(page) + sideways(page) == []
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_label("First name")).to_have_value("Noor")
    assert get_user_model().objects.count() == 1
