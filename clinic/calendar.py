"""The clinic's calendar: when it is open, at any moment, and for how long.

Of the rows for one day the narrowest counts: a closing day beats a season, a season beats the usual week, a short
season beats a long one. Hours after midnight belong to the day on which they begin.
Nothing else reads these rows (a test).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from clinic import public_facts, weekly_hours
from clinic.models import ClinicProfile, ClosingDay, OpeningHours, Season, SeasonHours, Weekday
from clinic.two_languages import column, language_of_page

Span = tuple[datetime, datetime]
LOOK_AHEAD = timedelta(days=400)  # a clinic that is closed for longer promises nothing
SPECIAL_DAYS_SHOWN = timedelta(days=60)
DAY = timedelta(days=1)


class Closing(NamedTuple):
    """A closing day: between two moments (UTC). Patients read `public_note`, staff `note`."""

    starts_at: datetime
    ends_at: datetime
    public_note: str = ""
    note: str = ""
    made_at: datetime | None = None

    @property
    def is_of_whole_days(self) -> bool:
        """Then it closes what opens on those days, also after midnight, and not the night before."""
        return _here(self.starts_at).time() == _here(self.ends_at).time() == time.min


@dataclass(frozen=True)
class Standing:
    """Open or closed at a moment, and when that changes: the clinic's wall time, or None if it never changes.

    `note` is what the clinic says about a closing day, if that is why it is closed.
    """

    is_open: bool
    changes_at: datetime | None
    note: str = ""


@dataclass(frozen=True)
class Day:
    """One day with its opening times in wall time. No times: closed. `note` says why, if somebody wrote it."""

    date: date
    name: str
    spans: tuple[tuple[time, time], ...]
    is_today: bool
    note: str = ""


class ComingSeason(NamedTuple):
    """`week` is its hours: weekdays in words, with their opening times."""

    name: str
    first_day: date
    last_day: date
    week: list[tuple[str, list[tuple[time, time]]]]


class Calendar:
    """The rows, read by `current()`: what it answers is computed from them."""

    def __init__(self, weekly, seasons, closings):
        """weekly: (weekday, opens, closes). seasons: (first, last, name, weekly). closings: Closing."""
        self.weekly = sorted(weekly)
        self.seasons = sorted(seasons, key=lambda season: season[1] - season[0])
        self.closings = sorted((Closing(*closing) for closing in closings), key=lambda closing: closing[:2])
        # Asked for each day that is looked at, so computed once.
        self._parts_closed = [closing for closing in self.closings if not closing.is_of_whole_days]
        self._days_closed = [
            (local_day(closing.starts_at), local_day(closing.ends_at))
            for closing in self.closings
            if closing.is_of_whole_days
        ]

    @property
    def is_known(self) -> bool:
        """Whether anybody has entered hours. A clinic without any counts as open whenever it is not closed."""
        return bool(self.weekly or self.seasons)

    @property
    def weekdays(self) -> list[int]:
        """On which the clinic is usually open; all, if nobody has entered hours."""
        return sorted({weekday for weekday, _opens, _closes in self.weekly}) or list(Weekday)

    def spans(self, since: datetime, until: datetime) -> Iterator[Span]:
        """Open times between two moments, in order, in UTC, cut at both ends; touching ones are one."""
        begins = ends = None
        for start, end in self._pieces(since, until):
            if ends is not None and start <= ends:
                ends = max(ends, end)
                continue
            if begins is not None and ends is not None:
                yield begins, ends
            begins, ends = start, end
        if begins is not None and ends is not None:
            yield begins, ends

    def is_open(self, moment: datetime) -> bool:
        """Half-open: at closing time the clinic is closed."""
        return any(True for _span in self.spans(moment, moment + timedelta.resolution))

    def standing(self, now: datetime) -> Standing:
        moment = now.astimezone(UTC)
        for start, end in self.spans(moment, moment + LOOK_AHEAD):
            if start > moment:
                note = next((note for begins, ends, note, *_rest in self.closings if begins <= moment < ends), "")
                return Standing(False, _here(start), note)
            return Standing(True, None if end >= moment + LOOK_AHEAD else _here(end))
        return Standing(
            False, None, next((note for begins, ends, note, *_rest in self.closings if begins <= moment < ends), "")
        )

    def open_time(self, since: datetime, until: datetime) -> timedelta:
        """How long the clinic is open between two moments."""
        return sum((end - start for start, end in self.spans(since, until)), timedelta(0))

    def after(self, moment: datetime, length: timedelta) -> datetime | None:
        """The moment (UTC) at which the clinic has been open for `length` since `moment`; None if it never is."""
        remaining = length
        for start, end in self.spans(moment, moment + LOOK_AHEAD):
            if end - start >= remaining:
                return start + remaining
            remaining -= end - start
        return None

    def latest_open(self, since: datetime, until: datetime) -> datetime | None:
        """The last moment between the two at which somebody is there: `until` itself, or the last closing time."""
        last = None
        for _start, end in self.spans(since, until):
            last = end
        return last

    def week(self, now: datetime) -> list[Day]:
        """This week, Monday to Sunday, as it really is: with seasons and closing days. Empty if nothing was entered."""
        today = _here(now).date()
        monday = today - timedelta(days=today.weekday())
        return [self._day(monday + number * DAY, today) for number in range(7)] if self.is_known else []

    def special_days(self, now: datetime) -> list[Day]:
        """Days ahead, beyond this week, on which something else than the usual week holds."""
        today = _here(now).date()
        after = today + timedelta(days=7 - today.weekday())
        days = (after + number * DAY for number in range(SPECIAL_DAYS_SHOWN.days))
        shown = [self._day(day, today) for day in days if self.is_changed_by_a_closing(day)]
        return shown if self.is_known else []

    def seasons_ahead(self, now: datetime) -> list[ComingSeason]:
        """Those that begin soon, and those that last beyond this week."""
        today = _here(now).date()
        sunday = today + timedelta(days=6 - today.weekday())
        return [
            ComingSeason(name, first, last, weekly_hours.grouped(weekly))
            for first, last, name, weekly in sorted(self.seasons, key=lambda season: season[0])
            if last > sunday and first <= today + SPECIAL_DAYS_SHOWN
        ]

    def day(self, day: date, now: datetime) -> Day:
        """That day as it really is: with its season and closing days."""
        return self._day(day, _here(now).date())

    def is_changed_by_a_closing(self, day: date) -> bool:
        """Whether a closing day takes something of this day."""
        midnight, next_midnight = _at(day, time.min), _at(day + DAY, time.min)
        return any(begins < next_midnight and ends > midnight for begins, ends, *_notes in self.closings)

    def is_closed_all_day(self, day: date) -> bool:
        return not any(True for _piece in self._without_closings(_at(day, time.min), _at(day + DAY, time.min)))

    def season(self, day: date) -> tuple | None:
        """The season in force on that day: (first day, last day, name, weekly)."""
        return next((season for season in self.seasons if season[0] <= day <= season[1]), None)

    def hours(self, day: date) -> list[tuple[time, time]]:
        """Opening times that begin on that day, closing days not looked at."""
        season = self.season(day)
        weekly = season[3] if season else self.weekly
        return sorted((opens, closes) for weekday, opens, closes in weekly if weekday == day.weekday())

    def closings_between(self, since: datetime, until: datetime) -> list[Closing]:
        """Closing days that take something of this time."""
        near = (each for each in self.closings if each.starts_at < until + DAY and each.ends_at > since - DAY)
        times = ((closing, self.closed_time(closing)) for closing in near)
        return [closing for closing, (begins, ends) in times if begins < until and ends > since]

    def closed_time(self, closing: Closing) -> Span:
        """From when until when (UTC): whole days have their own nights with them, and not the night before."""
        if not closing.is_of_whole_days:
            return closing.starts_at, closing.ends_at
        return self._end_of(local_day(closing.starts_at) - DAY), self._end_of(local_day(closing.ends_at) - DAY)

    def _end_of(self, day: date) -> datetime:
        """Midnight, or the end of hours that reach beyond it."""
        return max([_at(day + DAY, time.min), *(span(day, *hours)[1] for hours in self.hours(day))])

    def _pieces(self, since: datetime, until: datetime) -> Iterator[Span]:
        """Open times, closing days taken out; each day's in the order of their start, touching ones apart."""
        since, until = since.astimezone(UTC), until.astimezone(UTC)
        if not self.is_known:
            yield from self._without_closings(since, until)
            return
        day, last = _here(since).date() - DAY, _here(until).date()
        while day <= last:
            for start, end in self._openings(day):
                start, end = max(start, since), min(end, until)
                if start < end:
                    yield start, end
            day += DAY

    def _openings(self, day: date) -> Iterator[Span]:
        """What closing days leave of the openings that begin on that day, with their hours after midnight."""
        if any(first <= day < opens_again for first, opens_again in self._days_closed):
            return
        for opens, closes in self.hours(day):
            yield from self._without_closings(*span(day, opens, closes), self._parts_closed)

    def _without_closings(
        self, start: datetime, end: datetime, closings: list[Closing] | None = None
    ) -> Iterator[Span]:
        for begins, ends, *_rest in self.closings if closings is None else closings:
            if begins < end and ends > start:
                if begins > start:
                    yield start, begins
                start = max(start, ends)
        if start < end:
            yield start, end

    def _day(self, day: date, today: date) -> Day:
        spans = [(_here(begins).time(), _here(ends).time()) for begins, ends in self._openings(day)]
        midnight, next_midnight = _at(day, time.min), _at(day + DAY, time.min)
        notes = [
            note for begins, ends, note, *_rest in self.closings if begins < next_midnight and ends > midnight and note
        ]
        season = self.season(day)
        note = notes[0] if notes else season[2] if season else ""
        return Day(day, str(Weekday(day.weekday()).label), tuple(spans), day == today, note)


_kept: dict[str, tuple[str, Calendar]] = {}  # by language


def usual_week() -> list[weekly_hours.Row]:
    """As it was entered, without seasons and closing days."""
    return list(OpeningHours.objects.values_list("weekday", "opens_at", "closes_at"))


@transaction.atomic
def enter_usual_week(profile: ClinicProfile, rows: Iterable[weekly_hours.Row]) -> None:
    """In place of the one that was entered before."""
    OpeningHours.objects.all().delete()
    OpeningHours.objects.bulk_create(
        OpeningHours(profile=profile, weekday=weekday, opens_at=opens, closes_at=closes)
        for weekday, opens, closes in rows
    )


def current() -> Calendar:
    """The calendar as it stands in the database. One statement, and four more after a change.

    It is kept in this process under the mark of the public facts, which changes with every row that it reads, in the
    same transaction (clinic/public_facts.py).
    """
    mark = public_facts.mark()
    language = language_of_page()
    kept_mark, calendar = _kept.get(language, (None, None))
    if mark is None or calendar is None or mark != kept_mark:
        calendar = _read()
        if mark is not None:
            _kept[language] = (mark, calendar)
    return calendar


def _read() -> Calendar:
    weekly = OpeningHours.objects.order_by().values_list("weekday", "opens_at", "closes_at")
    hours: dict[int, list] = {}
    for season, *row in SeasonHours.objects.order_by().values_list("season", "weekday", "opens_at", "closes_at"):
        hours.setdefault(season, []).append(tuple(row))
    seasons = [
        (first, last, name, hours.get(pk, []))
        for pk, first, last, name in Season.objects.order_by().values_list(
            "pk", "first_day", "last_day", column("name")
        )
    ]
    closings = [
        (starts_at.astimezone(UTC), ends_at.astimezone(UTC), *notes)
        for starts_at, ends_at, *notes in ClosingDay.objects.order_by().values_list(
            "starts_at", "ends_at", column("public_note"), "note", "made_at"
        )
    ]
    return Calendar(list(weekly), seasons, closings)


gettext_noop("Dubai")  # the city of zone_name(); any other is named as its zone is


def zone_name() -> str:
    """For example "Dubai time" for Asia/Dubai, which can be understood without knowing offsets."""
    city = settings.CLINIC_TIME_ZONE.key.rpartition("/")[2].replace("_", " ")
    return _("%(city)s time") % {"city": _(city)}


def local_day(moment: datetime) -> date:
    """The clinic's day at that moment."""
    return _here(moment).date()


def span(day: date, opens: time, closes: time) -> Span:
    """An opening that begins on `day`, in UTC. It ends on the next day if `closes` is not after `opens`."""
    return _at(day, opens), _at(day if closes > opens else day + DAY, closes)


def _at(day: date, wall: time) -> datetime:
    # In UTC: Python subtracts two moments of one zone as wall times, one hour off when clocks change.
    return datetime.combine(day, wall, settings.CLINIC_TIME_ZONE).astimezone(UTC)


def _here(moment: datetime) -> datetime:
    return moment.astimezone(settings.CLINIC_TIME_ZONE)
