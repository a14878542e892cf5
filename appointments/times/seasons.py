"""Seasons of the clinic, and the timetables that follow them. A change waits for all bookings, as any of hours does."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from appointments.locking import lock_all, one_change
from appointments.models import Timetable, TimetableHours
from clinic.models import Practitioner, Season, SeasonHours
from clinic.two_languages import column
from clinic.weekly_hours import Row


class InTheWay(Exception):
    """Another timetable of these people (`names`) begins in the days of the season, and would be in force instead."""

    def __init__(self, names: list[str]):
        super().__init__(", ".join(names))
        self.names = names


class EndsBeforeItBegins(Exception):
    """The last day would be before the first."""


@one_change
def begin(
    name: str,
    first_day: date,
    last_day: date,
    hours: Iterable[Row],
    people: Iterable[Practitioner],
    *,
    name_ar: str = "",
    by,
) -> Season:
    """Enter a season. Each of the people gets its hours, on the weekdays on which they work on its first day.

    Raises InTheWay.
    """
    lock_all()
    people, hours = list(people), list(hours)
    _refuse_others(Timetable.objects.filter(practitioner__in=people), first_day, last_day)
    season = Season.objects.create(name=name, name_ar=name_ar, first_day=first_day, last_day=last_day, made_by=by)
    SeasonHours.objects.bulk_create(
        SeasonHours(season=season, weekday=weekday, opens_at=opens, closes_at=closes)
        for weekday, opens, closes in hours
    )
    for person in people:
        _follow(season, person, hours)
    return season


@one_change
def move(season: Season, first_day: date, last_day: date) -> None:
    """Give a season other days, and the timetables that follow it. One whose days staff have changed stays as it is.

    Raises EndsBeforeItBegins and InTheWay.
    """
    lock_all()
    before = Season.objects.get(pk=season.pk)
    if last_day < first_day:
        raise EndsBeforeItBegins
    own = before.timetables.all()
    people = own.values("practitioner")
    _refuse_others(Timetable.objects.filter(practitioner__in=people).exclude(season=before), first_day, last_day)
    own.filter(valid_from=before.first_day, valid_until__gte=first_day).update(valid_from=first_day)
    own.filter(valid_until=before.last_day, valid_from__lte=last_day).update(valid_until=last_day)
    season.first_day, season.last_day = first_day, last_day
    season.save(update_fields=["first_day", "last_day"])


def current_and_ahead(today: date) -> QuerySet[Season]:
    return Season.objects.filter(last_day__gte=today).prefetch_related("hours", "timetables__practitioner")


def _refuse_others(others: QuerySet[Timetable], first_day: date, last_day: date) -> None:
    in_the_way = others.filter(valid_from__range=(first_day, last_day)).order_by("practitioner")
    if names := list(dict.fromkeys(in_the_way.values_list(column("practitioner__name"), flat=True))):
        raise InTheWay(names)


def _follow(season: Season, person: Practitioner, hours: list[Row]) -> None:
    """Whoever has no timetable on the first day does not work, and gets none."""
    in_force = Q(valid_until__isnull=True) | Q(valid_until__gte=season.first_day)
    valid = person.timetables.filter(in_force, valid_from__lte=season.first_day)
    if (usual := valid.order_by("-valid_from").first()) is None:
        return
    at_work = set(usual.hours.values_list("weekday", flat=True))
    made = Timetable.objects.create(
        practitioner=person, season=season, valid_from=season.first_day, valid_until=season.last_day,
        daily_cap=usual.daily_cap, note=season.name,
    )  # fmt: skip
    TimetableHours.objects.bulk_create(
        TimetableHours(timetable=made, weekday=weekday, opens_at=opens, closes_at=closes)
        for weekday, opens, closes in hours
        if weekday in at_work
    )
