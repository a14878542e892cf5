"""Deadlines: until when the clinic promises an answer, and until when an offer is held."""

from datetime import UTC, datetime, timedelta

from django.conf import settings

from clinic.models import ClinicProfile, Urgency

BEFORE_THE_VISIT = timedelta(minutes=30)
WARNING = timedelta(hours=1)
LOOK_AHEAD_DAYS = 21  # if the clinic is closed for longer, the deadline is set by the appointment


def answer_by(now: datetime, starts_at: datetime, profile: ClinicProfile, urgency: str = Urgency.ROUTINE) -> datetime:
    """The deadline for a request made at `now` for `starts_at`. Arguments and result are aware UTC.

    The promised time of the policy counts opening hours only, so a request made at night is answered in the morning.
    Urgent requests have a shorter promise. The deadline is always before the appointment starts: half an hour before if
    there is that much time, else halfway.
    """
    latest = max(starts_at - BEFORE_THE_VISIT, now + (starts_at - now) / 2)
    within = profile.urgent_answer_within if urgency == Urgency.URGENT else profile.answer_within
    return min(_after_opening_time(now, within, profile), latest)


def offer_until(now: datetime, starts_at: datetime, hold: timedelta) -> datetime:
    """Until when an offered time is held: for `hold`, but never up to its start."""
    return min(now + hold, max(starts_at - BEFORE_THE_VISIT, now + (starts_at - now) / 2))


def warn_at(now: datetime, deadline: datetime) -> datetime:
    """When to remind reception of an open request: one hour before the deadline, or halfway if there is less time."""
    return max(deadline - WARNING, now + (deadline - now) / 2)


def _after_opening_time(now: datetime, remaining: timedelta, profile: ClinicProfile) -> datetime:
    hours = list(profile.opening_hours.values_list("weekday", "opens_at", "closes_at")) if profile.pk else []
    if not hours:
        return now + remaining
    today = now.astimezone(settings.CLINIC_TIME_ZONE).date()
    for number in range(LOOK_AHEAD_DAYS):
        day = today + timedelta(days=number)
        for _weekday, opens, closes in sorted(row for row in hours if row[0] == day.weekday()):
            # In UTC: Python subtracts two moments of one zone as wall times, one hour off when clocks change.
            opens_at = datetime.combine(day, opens, settings.CLINIC_TIME_ZONE).astimezone(UTC)
            closes_at = datetime.combine(day, closes, settings.CLINIC_TIME_ZONE).astimezone(UTC)
            begin = max(opens_at, now)
            if closes_at - begin >= remaining:
                return begin + remaining
            remaining -= max(closes_at - begin, timedelta(0))
    return now + timedelta(days=LOOK_AHEAD_DAYS)
