"""Weekly hours that lie outside the clinic's opening hours: patients are never offered them, so a manager is told."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.utils.dates import WEEKDAYS_ABBR

from appointments.times import day_plan_rows, intervals
from appointments.times.day_plan import Days, local_day
from clinic import calendar
from clinic.models import Practitioner

LOOK_AHEAD = timedelta(days=365)  # a season that was entered for next year counts

Span = tuple[time, time]


def in_words(now: datetime, people: Iterable[Practitioner] | None = None) -> list[str]:
    """A line for each person and season: “Dr Layla: Fri 08:45–09:00”, “Dr Layla, Ramadan: Mon, Tue 09:00–17:00”.

    Of all who take bookings, or of these. It looks a year ahead, in four queries.
    """
    chosen = list(Practitioner.objects.active() if people is None else people)
    return [
        f"{', '.join(filter(None, [person.name, season]))}: {_week(by_weekday)}"
        for person, found in zip(chosen, _outside(chosen, now), strict=True)
        for season, by_weekday in found.items()
    ]


def _outside(people: list[Practitioner], now: datetime) -> list[dict[str, dict[int, set[Span]]]]:
    """For each person, by name of the season and weekday. The usual week comes first, with an empty name."""
    open_hours, today = calendar.current(), local_day(now)
    keys = [person.pk for person in people]
    laid_out = day_plan_rows.read(keys, Days.between(today, today + LOOK_AHEAD), now, open_hours=open_hours)
    found: list[dict[str, dict[int, set[Span]]]] = []
    for key in keys:
        weeks: dict[str, dict[int, set[Span]]] = defaultdict(lambda: defaultdict(set))
        offered = intervals.joined(laid_out.open_hours(key))
        for piece in intervals.without(laid_out.timetable_hours(key), offered):
            begins, ends = (
                datetime.fromtimestamp(moment, UTC).astimezone(settings.CLINIC_TIME_ZONE) for moment in piece
            )
            season = open_hours.season(begins.date())
            weeks[season[2] if season else ""][begins.weekday()].add((begins.time(), ends.time()))
        found.append(dict(sorted(weeks.items())))
    return found


def _week(by_weekday: dict[int, set[Span]]) -> str:
    """Weekdays with the same hours stand together: “Mon, Tue 09:00–13:00, 14:00–18:00; Fri 08:00–12:00”."""
    days: dict[tuple[Span, ...], list[str]] = defaultdict(list)
    for weekday, spans in sorted(by_weekday.items()):
        days[tuple(sorted(spans))].append(str(WEEKDAYS_ABBR[weekday]))
    return "; ".join(
        f"{', '.join(names)} {', '.join(f'{opens:%H:%M}–{closes:%H:%M}' for opens, closes in spans)}"
        for spans, names in days.items()
    )
