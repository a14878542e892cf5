"""Builders for offers, moved visits and the waiting list. Hours are the clinic's, in Dubai, on the tests' Monday."""

from datetime import datetime, timedelta

from appointments.booking import offers, reschedule, waitlist
from appointments.models import Appointment, Offer, WaitlistEntry
from appointments.times.slot import Slot
from tests import make_visits
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON


def at(hour: int, minute: int = 0, *, days: int = 0) -> datetime:
    """Wall time of Monday, or of so many days later."""
    return MONDAY_NINE + timedelta(days=days, hours=hour - 9, minutes=minute)


def slot(service, starts_at: datetime, practitioner=None) -> Slot:
    """As a page would hand it on, whether it is free or not."""
    person = practitioner or service.practitioners.first()
    return Slot(starts_at, starts_at + service.length(False), person.pk)


def offered(by, *starts: datetime, now=SUNDAY_NOON, **facts) -> Appointment:
    """A request for nine o'clock, in place of which reception offers `starts`."""
    made = make_visits.request(now=now, **facts)
    offers.offer(made, [slot(made.service, start) for start in starts or [at(11)]], by=by, now=now)
    return make_visits.told(made)


def offer_at(appointment: Appointment, starts_at: datetime) -> Offer:
    return appointment.offers.get(starts_at=starts_at)


def moved(visit: Appointment, starts_at: datetime, *, now=SUNDAY_NOON, practitioner=None, **facts) -> Appointment:
    """The wish of a patient to come at another time."""
    return reschedule.request_reschedule(
        visit, slot(visit.service, starts_at, practitioner or visit.practitioner), now=now, **facts
    )


def window(first=MONDAY, last=None, *parts: str) -> waitlist.Window:
    """Days that suit, and the parts of them: all where none is named."""
    wanted = parts or ("morning", "afternoon", "evening")
    return waitlist.Window(
        first, last or first, **{part: part in wanted for part in ("morning", "afternoon", "evening")}
    )


def entry(service, *windows: waitlist.Window, now=SUNDAY_NOON, **facts) -> WaitlistEntry:
    """Somebody whom no time suited."""
    rows = [
        vars(each) | {"first_day": each.first_day.isoformat(), "last_day": each.last_day.isoformat()}
        for each in windows or [window()]
    ]
    urgency = facts.pop("urgency", "routine")  # urgent ones come to the list by their appointment alone
    draft = make_visits.draft(service, None, now=now, practitioner=None, windows=rows, **facts)
    made = waitlist.join(draft=draft, now=now)
    WaitlistEntry.objects.filter(pk=made.pk).update(urgency=urgency)
    made.urgency = urgency
    return made
