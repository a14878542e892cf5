"""After asking, life changes: offered times, moves and the waiting list, with real mails whose links are followed."""

import re
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import expect

from appointments.booking import (
    offers,
    requests,
    reschedule,
    waitlist,
)
from appointments.models import Appointment, Status, WaitlistEntry
from appointments.times import availability
from tests import make, make_visits
from tests.browser.test_journey import link_in, sign_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

WITH_AND_WITHOUT = pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
MONA, OMAR = "mona@example.com", "omar@example.com"


@pytest.fixture
def site(sample_clinic, live_server, settings):
    settings.SITE_URL = live_server.url
    make.profile(notice=timedelta(0), quiet_from="23:59:59", quiet_until="00:00")  # at whatever hour this test runs
    return live_server.url


@pytest.fixture
def by(site, django_user_model):
    """The sample receptionist."""
    return django_user_model.objects.get(username="receptionist")


@pytest.fixture
def service():
    return make_visits.bookable_service(step=timedelta(minutes=30))


def asks(service, email=MONA, **facts) -> Appointment:
    """A request that was sent a moment ago."""
    starts_at = facts.pop("starts_at", make_visits.in_two_days())
    return make_visits.request(
        service, starts_at, now=make_visits.now(), email=email, phone=f"+97150123{len(email):04d}",
        patient_name=email.partition("@")[0].title(), **facts,
    )  # fmt: skip


@WITH_AND_WITHOUT
def test_offered_three_times_the_patient_takes_the_second(browse, site, service, post_office, javascript):
    appointment = asks(service)
    desk = browse(javascript=javascript).page()
    sign_in(desk, site, "receptionist")
    desk.locator(f"#visit-{appointment.pk}").get_by_role("link", name="Offer other times").click()
    expect(desk.locator("input[name=slot]:checked")).to_have_count(3)
    desk.get_by_role("button", name="Offer these times").click()
    expect(desk.get_by_text("Other times offered instead of")).to_be_visible()

    make_visits.a_minute_passes()
    letter = post_office.text("We offer you a time")
    patient = browse(javascript=javascript, width=360).page()
    patient.goto(link_in(letter))
    second = appointment.offers.all()[1]
    buttons = patient.get_by_role("button", name="Accept this time")
    expect(buttons).to_have_count(3)
    expect(patient.get_by_text("Confirmed: we expect you")).to_have_count(0)
    buttons.nth(1).click()

    expect(patient.get_by_text("Confirmed: we expect you")).to_be_visible()
    appointment.refresh_from_db()
    assert (appointment.status, appointment.starts_at) == (Status.CONFIRMED, second.starts_at)
    make_visits.a_minute_passes()
    confirmed = post_office.text("Your appointment is confirmed")
    assert f"{second.starts_at.astimezone(second.starts_at.tzinfo):%Y}" in confirmed
    assert appointment.reference in post_office.letters[-1]["Subject"]


@WITH_AND_WITHOUT
def test_a_confirmed_visit_is_moved_and_the_old_one_stands_until_then(
    browse, site, service, post_office, javascript, by
):
    visit = asks(service)
    requests.confirm(visit, by=by)
    make_visits.a_minute_passes()

    patient = browse(javascript=javascript, width=360).page()
    earlier = link_in(post_office.text("Your appointment is confirmed"))
    patient.goto(earlier)
    patient.get_by_role("link", name="Reschedule").click()
    patient.locator("a.day-strip__day").last.click()
    patient.locator(".slot-picker__slot").first.click()
    patient.get_by_label("Something else came up").check()
    patient.get_by_role("button", name="Request the new time").click()
    expect(patient.get_by_role("heading", level=1)).to_have_text("Request received – not yet confirmed")
    change = Appointment.objects.get(replaces=visit)
    make_visits.a_minute_passes()
    asked = post_office.text("Request to reschedule received")
    assert "until we confirm the new time" in asked
    patient.goto(earlier)
    expect(patient.get_by_text("Confirmed: we expect you")).to_be_visible()

    desk = browse(javascript=javascript).page()
    sign_in(desk, site, "receptionist")
    row = desk.locator(f"#visit-{change.pk}")
    expect(row).to_contain_text("asks to reschedule")
    row.get_by_role("button", name="Confirm").click()
    expect(desk.get_by_text(f"Confirmed: {change.reference}")).to_be_visible()

    make_visits.a_minute_passes()
    patient.goto(link_in(asked))
    expect(patient.get_by_text("Confirmed: we expect you")).to_be_visible()
    patient.goto(earlier)  # the first link leads to the appointment that stands
    expect(patient.get_by_text("Confirmed: we expect you")).to_be_visible()
    expect(patient.get_by_text("This is your new time.")).to_be_visible()
    visit.refresh_from_db()
    assert (visit.status, visit.held_times.count()) == (Status.CANCELLED, 0)


@WITH_AND_WITHOUT
def test_who_loses_the_race_while_moving_still_has_the_old_visit(browse, site, service, post_office, javascript, by):
    visit = asks(service)
    requests.confirm(visit, by=by)
    make_visits.a_minute_passes()
    watched = browse(javascript=javascript, width=360)
    watched.expect_status(409)
    patient = watched.page()
    patient.goto(link_in(post_office.text("Your appointment is confirmed")))
    patient.get_by_role("link", name="Reschedule").click()
    patient.locator("a.day-strip__day").last.click()
    button = patient.locator(".slot-picker__slot").first
    epoch = int(button.get_attribute("value").partition("-")[2])
    button.click()
    asks(service, OMAR, starts_at=visit.starts_at.fromtimestamp(epoch, visit.starts_at.tzinfo))

    patient.get_by_role("button", name="Request the new time").click()

    expect(patient.get_by_role("heading", level=1)).to_have_text("That time has just been taken")
    expect(patient.get_by_text("Nothing was changed")).to_be_visible()
    expect(patient.locator(".slot-picker__slot")).to_have_count(3)
    patient.get_by_role("link", name="Back to my appointment").click()
    expect(patient.get_by_text("Confirmed: we expect you")).to_be_visible()
    visit.refresh_from_db()
    assert (visit.status, visit.held_times.count(), reschedule.open_change(visit)) == (Status.CONFIRMED, 1, None)


def waits(page, site, service, email) -> None:
    """From the first page to the waiting list, with the days of the next week."""
    begun = make_visits.now() - timedelta(minutes=1)  # nobody fills the pages before it in no time
    made = make_visits.draft(service, None, now=begun, cookie=email, practitioner=None, email=email)
    page.context.add_cookies([{"name": "draft", "value": email, "url": site}])
    page.goto(f"{site}/book/{made.pk}/time/")
    page.get_by_role("link", name="Join the waiting list").click()
    day = make_visits.in_two_days()
    page.locator("#id_first_1").fill(f"{day:%Y-%m-%d}")
    page.locator("#id_last_1").fill(f"{day:%Y-%m-%d}")
    page.get_by_label("Morning, before 12").first.check()
    page.get_by_role("button", name="Continue").click()
    page.locator("#id_consent").check()
    page.get_by_role("button", name="Put me on the waiting list").click()
    expect(page.get_by_text("You are on the waiting list")).to_be_visible()


@WITH_AND_WITHOUT
def test_a_freed_time_is_offered_to_one_who_lets_it_pass_then_to_the_next_who_takes_it(
    browse, site, post_office, javascript, by
):
    service = make_visits.bookable_service("09:00", "09:30")  # one visit a day
    taken = asks(service, "first@example.com")
    requests.confirm(taken, by=by)
    mona = browse(javascript=javascript, width=360).page()
    waits(mona, site, service, MONA)
    omar = browse(javascript=javascript, width=360).page()
    waits(omar, site, service, OMAR)
    waitlist.offer_freed(make_visits.now())
    assert Appointment.objects.filter(status=Status.OFFERED).count() == 0
    requests.cancel(taken, by=by, reason="patient_asked")

    # It is Mona's, and nobody else's, for a few hours.
    waitlist.offer_freed(make_visits.now())
    make_visits.a_minute_passes()
    [hers] = Appointment.objects.filter(status=Status.OFFERED)
    assert (hers.email, availability.nearest(service, [], hers.starts_at, returning=False, now=make_visits.now())) == (
        MONA, [],
    )  # fmt: skip
    letter = post_office.text("We offer you a time")
    mona.goto(link_in(letter))
    expect(mona.get_by_role("button", name="Accept this time")).to_be_visible()

    # She lets it pass: the worker says so and asks Omar.
    with time_machine.travel(hers.offers.get().expires_at, tick=True):
        make_visits.a_minute_passes()
        waitlist.offer_freed(make_visits.now())
        make_visits.a_minute_passes()
        assert "no longer hold the offered time" in post_office.text("The offered time is no longer held")
        [his] = Appointment.objects.filter(status=Status.OFFERED)
        assert (his.email, his.starts_at) == (OMAR, hers.starts_at)
        omar.goto(link_in(post_office.text("We offer you a time")))
        omar.get_by_role("button", name="Accept this time").click()
        expect(omar.get_by_text("Confirmed: we expect you")).to_be_visible()
        mona.goto(link_in(letter))
        expect(mona.get_by_text("The offered time is no longer held for you")).to_be_visible()
        expect(mona.get_by_role("button", name="Accept this time")).to_have_count(0)

    # Mona is still on the list, until she leaves it with one button.
    mona.get_by_role("link", name="See or leave the waiting list").click()
    mona.get_by_role("button", name="Leave the waiting list").click()
    expect(mona.get_by_text("You are no longer on the waiting list")).to_be_visible()
    states = dict(WaitlistEntry.objects.values_list("email", "state"))
    assert states == {MONA: WaitlistEntry.State.LEFT, OMAR: WaitlistEntry.State.SERVED}


@WITH_AND_WITHOUT
def test_a_visit_for_a_child_keeps_apart_who_asks_and_who_comes(browse, site, service, post_office, javascript):
    made = make_visits.draft(
        service, make_visits.in_two_days(), now=make_visits.now(), cookie="mother", email=MONA, patient_name="",
        consented_at=None, for_whom="child",
    )  # fmt: skip
    watched = browse(javascript=javascript, width=360)
    watched.context.add_cookies([{"name": "draft", "value": "mother", "url": site}])
    page = watched.page()
    page.goto(f"{site}/book/{made.pk}/details/")
    page.locator("#id_patient_name").fill("Sara Sample")
    page.locator("#id_consent").check()
    page.get_by_role("button", name="Send my request").click()
    page.get_by_role("link", name=re.compile("Enter your own name too")).click()
    page.locator("#id_contact_name").fill("Layla Sample")
    page.get_by_label("I am the parent or legal guardian").check()
    page.get_by_role("button", name="Send my request").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Request received – not yet confirmed")
    appointment = Appointment.objects.get(email=MONA)
    assert (appointment.patient_name, appointment.contact_name, appointment.for_whom) == (
        "Sara Sample", "Layla Sample", "child",
    )  # fmt: skip
    make_visits.a_minute_passes()
    assert not {"Layla", "Sara"} & set(post_office.text("Request received").split())  # nobody has answered yet
    desk = browse(javascript=javascript).page()
    sign_in(desk, site, "receptionist")
    expect(desk.locator(f"#visit-{appointment.pk}")).to_contain_text("requested by Layla Sample")


def test_none_suits_and_the_way_on(browse, site, service, by):
    from appointments import links

    appointment = asks(service)
    near = availability.instead_of(appointment, make_visits.now())
    offers.offer(appointment, offers.side_by_side(near, service, 1), by=by)
    make_visits.told(appointment)
    page = browse(width=360).page()

    page.goto(site + links.manage(appointment))
    page.get_by_role("button", name="This time does not suit me").click()

    expect(page.get_by_text("None of the offered times suited you")).to_be_visible()
    page.locator(".slot-picker__slot").first.click()
    expect(page).to_have_url(re.compile(f"^{re.escape(site)}/book/"))
