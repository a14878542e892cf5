"""Weekly hours that lie outside the clinic's opening hours: patients are never offered them, so a manager is told."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from appointments.times import day_plan_rows, intervals
from appointments.times.day_plan import Days
from clinic import calendar, weekly_hours
from clinic.calendar import local_day
from clinic.models import Practitioner

LOOK_AHEAD = timedelta(days=365)  # a season that was entered for next year counts
NOT_OFFERED = _("The clinic is not open then, so patients are not offered these times. %(hours)s")


def in_words(now: datetime, people: Iterable[Practitioner] | None = None) -> list[str]:
    """A line for each person and season: “Dr Layla: Friday 08:45–09:00”, “Dr Layla, Ramadan: Monday 09:00–17:00”.

    Of all who take bookings, or of these. It looks a year ahead, in four queries.
    """
    chosen = list(Practitioner.objects.active() if people is None else people)
    return [
        f"{', '.join(filter(None, [person.name, season]))}: {weekly_hours.in_words(rows)}"
        for person, weeks in zip(chosen, _outside(chosen, now), strict=True)
        for season, rows in sorted(weeks.items())
    ]


def _outside(people: list[Practitioner], now: datetime) -> list[dict[str, set[weekly_hours.Row]]]:
    """For each person, by the name of the season; it is empty for the usual week."""
    open_hours, today = calendar.current(), local_day(now)
    keys = [person.pk for person in people]
    laid_out = day_plan_rows.read(keys, Days.between(today, today + LOOK_AHEAD), now, open_hours=open_hours)
    found: list[dict[str, set[weekly_hours.Row]]] = []
    for key in keys:
        weeks: dict[str, set[weekly_hours.Row]] = defaultdict(set)
        offered = intervals.joined(laid_out.open_hours(key))
        for piece in intervals.without(laid_out.timetable_hours(key), offered):
            begins, ends = (datetime.fromtimestamp(moment, settings.CLINIC_TIME_ZONE) for moment in piece)
            season = open_hours.season(begins.date())
            weeks[season[2] if season else ""].add((begins.weekday(), begins.time(), ends.time()))
        found.append(weeks)
    return found
