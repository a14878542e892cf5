"""May we say "we expect you"?

Whatever takes an appointment's time away: no page, message, file or feed says so any more, and reception sees whom to
call. Undone, everything is as it was.
"""

from datetime import time, timedelta

import pytest
import time_machine
from django.urls import reverse

from appointments import links
from appointments.booking import contact, offers, requests, waitlist
from appointments.messages import calendar_feed, compose, outbox
from appointments.models import Notification, Offer, Reason, TimetableException
from appointments.times import closures, misfits
from appointments.worker import work
from clinic.models import ClosingDay, Season
from tests import make, make_visits, make_waiting
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def noon():
    make.profile(remind_before=timedelta(hours=12))
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def visit(manager):
    return make_visits.confirmed(manager)


def closed_by_the_clinic(visit):
    closures.close_days(None, MONDAY, MONDAY, public_note="Closed for Eid")
    return lambda: ClosingDay.objects.all().delete()


def closed_for_one(visit):
    closures.close_days(visit.practitioner, MONDAY, MONDAY)
    return lambda: TimetableException.objects.all().delete()


def timetable_ended(visit):
    hours = visit.practitioner.timetables.get()
    hours.valid_until = MONDAY - timedelta(days=1)
    hours.save()
    return lambda: visit.practitioner.timetables.update(valid_until=None)


def season_entered(visit):
    season = Season.objects.create(name="Ramadan", first_day=MONDAY, last_day=MONDAY)
    season.hours.create(weekday=0, opens_at=time(20), closes_at=time(1))
    return lambda: Season.objects.all().delete()


def left(visit):
    type(visit.practitioner).objects.filter(pk=visit.practitioner_id).update(is_active=False)
    return lambda: type(visit.practitioner).objects.update(is_active=True)


def withdrawn(visit):
    type(visit.service).objects.update(is_active=False)
    return lambda: type(visit.service).objects.update(is_active=True)


def no_longer_offered(visit):
    visit.service.practitioners.remove(visit.practitioner)
    return lambda: visit.service.practitioners.add(visit.practitioner)


CHANGES = [closed_by_the_clinic, closed_for_one, timetable_ended, season_entered, left, withdrawn, no_longer_offered]


def says(client, visit, by) -> dict[str, object]:
    """What each place says of the appointment now."""
    page = client.get(links.manage(visit)).text
    reminder = Notification(appointment=visit, kind=Notification.Kind.REMINDER)
    visit.refresh_from_db()
    feed = calendar_feed.make_feed(visit.practitioner, by=by, now=SUNDAY_NOON)
    entry = calendar_feed.calendar(feed, SUNDAY_NOON).decode()
    return {
        "page": "we expect you" in page,
        "please do not come": "Please do not come then" in page,
        "calendar file": client.get(links.manage(visit) + "calendar/").status_code,
        "reminder": outbox.not_before(reminder, SUNDAY_NOON) != SUNDAY_NOON + outbox.LOOK_AGAIN,
        "feed": "STATUS:CONFIRMED" in entry,
    }


EXPECTED = {"page": True, "please do not come": False, "calendar file": 200, "reminder": True, "feed": True}
NOT_EXPECTED = {"page": False, "please do not come": True, "calendar file": 404, "reminder": False, "feed": False}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_nobody_is_told_that_we_expect_them_when_we_cannot(client, visit, manager, change):
    assert says(client, visit, manager) == EXPECTED

    undo = change(visit)
    assert misfits.falls_away(visit, SUNDAY_NOON)
    assert says(client, visit, manager) == NOT_EXPECTED

    undo()
    assert says(client, visit, manager) == EXPECTED


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_reception_has_them_to_call_until_they_are_dealt_with(client, visit, receptionist, change):
    client.force_login(receptionist)
    assert visit.reference not in client.get(reverse("desk:queue")).text

    undo = change(visit)
    page = client.get(reverse("desk:queue")).text
    assert (visit.reference in page, "We cannot keep this appointment" in page) == (True, True)
    assert "1 appointment cannot take place" in client.get(reverse("desk:news")).text

    undo()
    assert visit.reference not in client.get(reverse("desk:queue")).text


def test_a_reminder_that_is_due_after_the_closing_is_not_sent(visit, noon, mailoutbox, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    closures.close_days(None, MONDAY, MONDAY)
    noon.move_to(MONDAY_NINE - timedelta(hours=12))
    work()
    assert [mail.subject for mail in mailoutbox if "Reminder" in mail.subject] == []


def test_what_was_overbooked_falls_to_a_closure_that_was_made_afterwards(client, manager, noon):
    made = make_visits.request(cookie="2")
    requests.overbook(made, by=manager, reason=Reason.URGENT, now=SUNDAY_NOON)
    make_visits.told(made)
    assert says(client, made, manager)["page"]
    noon.shift(timedelta(minutes=5))

    closures.close_days(None, MONDAY, MONDAY)

    assert misfits.falls_away(made, SUNDAY_NOON)
    assert not says(client, made, manager)["page"]


def test_what_was_overbooked_stays_whatever_the_opening_hours_become(manager):
    made = make_visits.request(cookie="2")
    requests.overbook(made, by=manager, reason=Reason.URGENT, now=SUNDAY_NOON)

    season_entered(made)

    assert not misfits.falls_away(made, SUNDAY_NOON)


@pytest.mark.parametrize(
    ("facts", "falls"),
    [
        ({}, True),
        ({"kind": TimetableException.Kind.OPEN}, False),
        ({"made_at": None}, False),
        ({"made_at": SUNDAY_NOON - timedelta(hours=1)}, False),
        ({"practitioner": "another"}, False),
        ({"starts_at": MONDAY_NINE + timedelta(minutes=30), "ends_at": MONDAY_NINE + timedelta(hours=1)}, False),
        ({"ends_at": MONDAY_NINE}, False),
    ],
    ids=["time-off", "extra-hours", "nobody-knows-when", "made-before", "of-somebody-else", "after-it", "before-it"],
)
def test_what_was_overbooked_falls_to_time_off_of_its_own_practitioner_that_was_entered_afterwards(
    manager, facts, falls
):
    made = make_visits.request(cookie="2")
    requests.overbook(made, by=manager, reason=Reason.URGENT, now=SUNDAY_NOON)
    if "practitioner" in facts:
        facts = {"practitioner": make.practitioner()}
    TimetableException.objects.create(
        **{
            "practitioner": made.practitioner,
            "kind": TimetableException.Kind.CLOSED,
            "starts_at": MONDAY_NINE - timedelta(hours=1),
            "ends_at": MONDAY_NINE + timedelta(minutes=10),
            "made_at": SUNDAY_NOON + timedelta(minutes=5),
        }
        | facts
    )

    assert misfits.falls_away(made, SUNDAY_NOON) == falls


def test_of_two_only_what_was_overbooked_before_the_closure_falls_whatever_is_noted_afterwards(manager, noon):
    """The second one was meant. What is noted about the first one later does not make it meant, too."""
    first = make_visits.request(cookie="1")
    second = make_visits.request(first.service, MONDAY_NINE + timedelta(hours=1), cookie="2")
    requests.overbook(first, by=manager, reason=Reason.URGENT, now=SUNDAY_NOON)
    noon.shift(timedelta(minutes=5))
    closures.close_days(None, MONDAY, MONDAY)
    noon.shift(timedelta(minutes=5))
    requests.overbook(second, by=manager, reason=Reason.URGENT)
    contact.correct(first, {"email": "right@example.com"}, by=manager)

    assert list(misfits.upcoming_misfits(SUNDAY_NOON)) == [first]


def test_who_offers_something_else_does_not_offer_this(visit):
    make.service([visit.practitioner])
    no_longer_offered(visit)

    assert misfits.misfits_among(type(visit).objects.all(), SUNDAY_NOON) == {visit.pk: misfits.Why.NOT_OFFERED}


def test_what_is_over_falls_away_no_more(visit):
    closures.close_days(None, MONDAY, MONDAY)

    assert misfits.falls_away(visit, visit.ends_at - timedelta(seconds=1))
    assert not misfits.falls_away(visit, visit.ends_at)


def test_of_two_that_were_overbooked_on_different_days_each_falls_to_its_own_closure(manager):
    first = make_visits.request(cookie="1")
    second = make_visits.request(first.service, MONDAY_NINE + timedelta(days=3), cookie="2")
    for each in (first, second):
        requests.overbook(each, by=manager, reason=Reason.URGENT, now=SUNDAY_NOON)
    with time_machine.travel(SUNDAY_NOON + timedelta(minutes=5), tick=False):
        closures.close_days(first.practitioner, MONDAY, MONDAY)

    assert list(misfits.upcoming_misfits(SUNDAY_NOON)) == [first]


def test_what_cannot_be_is_listed_soonest_first_and_the_first_made_first_at_one_moment(manager):
    late, soon, at_once = (
        make_visits.confirmed(manager, starts_at=MONDAY_NINE + timedelta(minutes=minutes), cookie=str(number))
        for number, minutes in enumerate((60, 0, 0))
    )
    closures.close_days(None, MONDAY, MONDAY)

    assert list(misfits.upcoming_misfits(SUNDAY_NOON)) == [soon, at_once, late]


def test_offers_that_have_run_out_or_were_taken_back_are_no_open_offers_that_are_closed(manager):
    made = make_visits.request(cookie="2")
    offers.offer(made, [make_waiting.slot(made.service, make_waiting.at(11))], by=manager, now=SUNDAY_NOON)
    closures.close_days(None, MONDAY, MONDAY)
    until = made.offers.get().expires_at

    assert misfits.without_an_open_offer(SUNDAY_NOON) == {made.pk: misfits.Why.OFFERS_CLOSED}
    assert misfits.without_an_open_offer(until - timedelta(seconds=1)) == {made.pk: misfits.Why.OFFERS_CLOSED}
    assert misfits.without_an_open_offer(until) == {}
    made.offers.update(outcome=Offer.Outcome.WITHDRAWN)
    assert misfits.without_an_open_offer(SUNDAY_NOON) == {}


def test_what_is_overbooked_into_a_closed_day_was_meant(manager, noon):
    made = make_visits.request(cookie="2")
    closures.close_days(None, MONDAY, MONDAY)
    noon.shift(timedelta(minutes=5))
    requests.overbook(made, by=manager, reason=Reason.URGENT, now=SUNDAY_NOON + timedelta(minutes=5))
    assert not misfits.falls_away(made, SUNDAY_NOON)


def test_who_is_on_the_way_reads_no_other_word_when_the_hour_comes(visit, manager):
    closures.close_days(None, MONDAY, MONDAY)
    feed = calendar_feed.make_feed(visit.practitioner, by=manager, now=SUNDAY_NOON)
    for minutes in (-1, 0, 1, 29):
        now = visit.starts_at + timedelta(minutes=minutes)
        assert misfits.falls_away(visit, now)
        assert "STATUS:TENTATIVE" in calendar_feed.calendar(feed, now).decode()


def test_a_confirmation_waits_while_its_time_is_closed_and_leaves_when_it_is_opened_again(
    manager, noon, mailoutbox, settings
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    made = make_visits.request(cookie="2")
    requests.confirm(made, by=manager, now=SUNDAY_NOON)
    closing = closures.close_days(None, MONDAY, MONDAY)
    noon.shift(timedelta(minutes=2))
    work()
    confirmed = [mail.subject for mail in mailoutbox if "confirmed" in mail.subject]
    assert confirmed == []

    closures.reopen(closing)
    noon.shift(timedelta(minutes=6))
    work()

    confirmed = [mail.subject for mail in mailoutbox if "confirmed" in mail.subject]
    assert confirmed == ["Your appointment is confirmed: Mon 23 Nov 2026, 09:00"]


def test_times_that_were_offered_and_then_closed_are_offered_no_more_and_reception_calls(client, manager, receptionist):
    made = make_visits.request(cookie="2")
    offers.offer(
        made, [make_waiting.slot(made.service, make_waiting.at(hour)) for hour in (11, 12)], by=manager, now=SUNDAY_NOON
    )
    make_visits.told(made)
    page = links.manage(made)
    assert "Accept this time" in client.get(page).text
    client.force_login(receptionist)
    assert made.reference not in client.get(reverse("desk:queue")).text

    closing = closures.close_days(None, MONDAY, MONDAY)
    assert "Accept this time" not in client.get(page).text
    assert "We will call you to find another time" in client.get(page).text
    queue = client.get(reverse("desk:queue")).text
    assert (made.reference in queue, "The times that we offered are closed now" in queue) == (True, True)

    closures.reopen(closing)
    assert "Accept this time" in client.get(page).text


def test_no_page_and_no_message_about_another_time_says_that_what_falls_away_is_unchanged(client, visit, manager, noon):
    """The request to reschedule, the waiting list and every answer to them are asked, too."""
    change = make_waiting.moved(visit, make_waiting.at(14, days=3))
    closures.close_days(None, MONDAY, MONDAY)
    base, wish = links.manage(visit), links.manage(change)
    free = client.get(base + "move/").context["parts"][0].slots[0].name
    pages = {
        "appointment": client.get(base),
        "request": client.get(wish),
        "reschedule": client.get(base + "move/"),
        "check": client.get(f"{base}move/check/?slot={free}"),
        "cancel": client.get(base + "cancel/"),
        "refused": client.post(base + "move/check/", {"slot": "gone"}),
        "earlier": client.get(base + "earlier/", follow=True),
    }
    for name, page in pages.items():
        assert page.status_code in {200, 409}, name
        words = " ".join(page.text.split())
        assert "we cannot see you" in words.lower() or "we cannot keep this appointment" in words.lower(), name
        for untrue in (
            "unchanged",
            "You keep",
            "Keep my current",
            "keep my current",
            "to someone else",
            "earlier time opens",
        ):
            assert untrue not in words, (name, untrue)


@pytest.mark.parametrize(
    "kind", ["change_received", "declined", "cancelled", "expired", "offered", "offer_lapsed", "link_again", "waiting"]
)
def test_no_message_says_that_what_falls_away_is_unchanged(visit, manager, kind):
    change = make_waiting.moved(visit, make_waiting.at(14, days=3))
    about = {"appointment": visit if kind == "link_again" else change}
    if kind == "waiting":
        about = {"entry": waitlist.join_for_earlier_time(visit, [make_waiting.window()])}
    closures.close_days(None, MONDAY, MONDAY)

    body = " ".join(compose.compose(Notification(kind=kind, **about)).body.split())

    assert "We cannot see you " in body
    for untrue in ("unchanged", "You keep", "Status now: Confirmed", "We expect you"):
        assert untrue not in body
