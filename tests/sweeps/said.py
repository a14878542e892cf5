"""What the pages and messages of the clinic year say at one moment, held against the oracle."""

import re
from datetime import datetime, time, timedelta

import time_machine
from django.conf import settings
from icalendar import Calendar

from appointments import links
from appointments.messages import calendar_feed, compose, outbox, reminders
from appointments.models import Appointment, Notification
from tests.sweeps.clinic_year import DAY, LEAVES_ON, ClinicYear, Oracle, here

TAG = re.compile(r"<[^>]+>")
ROW = re.compile(r'<th scope="row">(\w+)</th>\s*<td>(.*?)</td>', re.DOTALL)
SPAN = re.compile(r"(\d\d:\d\d)–(\d\d:\d\d)")
STANDING = re.compile(r'<span class="badge[^"]*">(Open now|Closed now)</span>(.*?)</p>', re.DOTALL)
WE_EXPECT_YOU = re.compile("we expect you|Status now: Confirmed", re.IGNORECASE)


def breaks(clinic: ClinicYear, oracle: Oracle, client, now: datetime, *, near: timedelta) -> list:
    """What is wrong at that moment: on the pages of the clinic, and about the appointments that are so near."""
    if now >= here(LEAVES_ON):
        clinic.leave()
    with time_machine.travel(now, tick=False):
        found = [("contact", now, *wrong) for wrong in _hours_said(oracle, client.get("/contact/").text, now)]
        found += [("home", now, *wrong) for wrong in _hours_said(oracle, client.get("/").text, now)]
        near = [visit for visit in clinic.visits if now < visit.ends_at and visit.starts_at < now + near]
        feeds = {pk: _confirmed_in_feed(pk, clinic, now) for pk in {visit.practitioner_id for visit in near}}
        for visit in near:
            told = _told(client, visit, now) | {"feed": visit.reference in feeds[visit.practitioner_id]}
            stands = _stands(clinic, oracle, visit, now)
            right = dict.fromkeys(told, stands) | ({"reminder": stands and visit.starts_at > now})
            if told != right:
                found.append((visit.starts_at, now, told, right))
    return found


def _stands(clinic: ClinicYear, oracle: Oracle, visit: Appointment, now: datetime) -> bool:
    has_left = visit.practitioner_id == clinic.leaves.pk and now >= here(LEAVES_ON)
    return oracle.covers(visit.starts_at, visit.ends_at) and not has_left


def _told(client, visit: Appointment, now: datetime) -> dict[str, bool]:
    """Where we say "we expect you"."""
    link, visit = links.manage(visit), Appointment.objects.select_related("practitioner", "service").get(pk=visit.pk)
    reminder = Notification(appointment=visit, kind=Notification.Kind.REMINDER)
    again = Notification(appointment=visit, kind=Notification.Kind.LINK_AGAIN)
    confirmed = Notification(appointment=visit, kind=Notification.Kind.CONFIRMED)
    return {
        "page": bool(WE_EXPECT_YOU.search(client.get(link).text)),
        "calendar file": client.get(link + "calendar/").status_code == 200,
        # Its hour does not matter here: it may be said unless the time is closed, and then it is looked at again soon.
        "reminder": reminders.is_true(reminder, now) and outbox.not_before(reminder, now) != now + outbox.LOOK_AGAIN,
        "confirmation": outbox.not_before(confirmed, now) == now,
        "link again": bool(WE_EXPECT_YOU.search(compose.compose(again).body)),
    }


def _confirmed_in_feed(practitioner: int, clinic: ClinicYear, now: datetime) -> str:
    """The summaries of what the feed calls confirmed."""
    person = clinic.stays if practitioner == clinic.stays.pk else clinic.leaves
    feed = person.calendar_feed
    events = Calendar.from_ical(calendar_feed.calendar(feed, now)).walk("VEVENT")
    return " ".join(str(event["summary"]) for event in events if event["status"] == "CONFIRMED")


def _hours_said(oracle: Oracle, page: str, now: datetime) -> list[tuple]:
    """Of a page with the hours of this week: what it says, and what is so."""
    is_open, changes = oracle.is_open(now), oracle.changes_at(now).astimezone(settings.CLINIC_TIME_ZONE)
    word, rest = STANDING.search(page).groups()
    words = " ".join(TAG.sub(" ", rest).split()).split("·")[-1].strip()
    right = f"until {changes:%H:%M}" if is_open else f"opens {changes:%A} {changes.day} {changes:%B} at {changes:%H:%M}"
    found = []
    if (word, words) != ("Open now" if is_open else "Closed now", right):
        found.append((word, words, right))
    local = now.astimezone(settings.CLINIC_TIME_ZONE)
    if _table_is_open(page, local) not in {is_open, None}:
        found.append(("the table", is_open))
    return found


def _table_is_open(page: str, local: datetime) -> bool | None:
    """None shortly after midnight on a Monday: then last week's table would have to say it."""
    rows = [SPAN.findall(TAG.sub("", cells)) for _day, cells in ROW.findall(page)]
    if local.weekday() == 0 and local.hour < 2:
        return None
    yesterday = rows[local.weekday() - 1] if local.weekday() else []
    today = [tuple(time.fromisoformat(each) for each in span) for span in rows[local.weekday()]]
    nights = [tuple(time.fromisoformat(each) for each in span) for span in yesterday]
    now = local.time()
    return any(opens <= now and (now < closes or closes <= opens) for opens, closes in today) or any(
        closes <= opens and now < closes for opens, closes in nights
    )


def give_feeds(clinic: ClinicYear, by) -> None:
    for person in (clinic.stays, clinic.leaves):
        calendar_feed.make_feed(person, by=by, now=here(LEAVES_ON) - 60 * DAY)
