"""Deadlines: until when the clinic promises an answer, and until when an offer is held."""

from datetime import datetime, timedelta

from clinic import calendar
from clinic.calendar import Calendar
from clinic.models import ClinicProfile, Urgency

BEFORE_THE_VISIT = timedelta(minutes=30)
WARNING = timedelta(hours=1)


def answer_by(now: datetime, starts_at: datetime, profile: ClinicProfile, urgency: str = Urgency.ROUTINE) -> datetime:
    """The deadline for a request made at `now` for `starts_at`. Arguments and result are aware UTC.

    The earlier of two: the promised time of the policy, counted while the clinic is open, and the last moment at which
    it is open up to half an hour before the appointment. So it lies in open time, and earliest_start() says which
    appointments leave staff time enough. Urgent requests have a shorter promise.
    """
    open_hours = calendar.current()
    within = profile.urgent_answer_within if urgency == Urgency.URGENT else profile.answer_within
    before = max(starts_at - BEFORE_THE_VISIT, now)
    promised = open_hours.after(now, max(within, profile.answer_at_least))
    latest = open_hours.latest_open(now, before)
    # Staff book times that patients are not offered; there the appointment alone sets the deadline.
    return min(promised or before, latest or max(before, now + (starts_at - now) / 2))


def earliest_start(now: datetime, profile: ClinicProfile, open_hours: Calendar) -> datetime | None:
    """The first moment (UTC) at which an appointment may start that is requested now; None if there is none.

    It is later than the notice of the policy, and the clinic is open for the shortest time to answer before the
    deadline of such a request.
    """
    noticed = now + profile.notice
    if not profile.answer_at_least:
        return noticed  # staff book it themselves
    answered = open_hours.after(now, profile.answer_at_least)
    return max(noticed, answered + BEFORE_THE_VISIT) if answered else None


def offer_until(now: datetime, starts_at: datetime, hold: timedelta) -> datetime:
    """Until when an offered time is held: for `hold`, but never up to its start."""
    return min(now + hold, max(starts_at - BEFORE_THE_VISIT, now + (starts_at - now) / 2))


def warn_at(now: datetime, deadline: datetime) -> datetime:
    """When to remind reception of an open request: one hour before the deadline, or halfway if there is less time."""
    return max(deadline - WARNING, now + (deadline - now) / 2)
