"""Seasons of the clinic are entered and moved while patients request appointments."""

from datetime import time, timedelta
from functools import partial

from appointments.booking import requests
from appointments.models import Appointment
from appointments.times import misfits, seasons
from clinic.calendar import local_day
from tests import make_visits
from tests.races.arena import every_ten_minutes, outcomes
from tests.races.paths import path

NIGHTS = [(weekday, time(20), time(1)) for weekday in range(7)]
SHORT = {"duration_new": timedelta(minutes=10), "step": timedelta(minutes=10)}


@path("who was received before the season is shown to reception; after it nobody is received", over_http=False)
def season_entered_against_requests(arena, clients):
    """Its nights leave nothing of the day."""
    service, person, day, by = _clinic(arena)
    begins = partial(seasons.begin, "Nights", day, day, NIGHTS, [person], by=by)

    season = _raced(arena, clients, service, begins)

    assert season.timetables.get().practitioner == person
    _clean_up(season)


@path("who was received before it moved is shown to reception; after it nobody is received", over_http=False)
def season_moved_against_requests(arena, clients):
    """From a week later onto the day."""
    service, person, day, by = _clinic(arena)
    later = day + timedelta(days=7)
    season = seasons.begin("Nights", later, later, NIGHTS, [person], by=by)
    person.timetables.filter(season=None).update(valid_until=later + timedelta(days=30))

    _raced(arena, clients, service, partial(_moves, season, day, later))

    _clean_up(season)


@path("one is entered; the others are told whose timetable is in the way", over_http=False)
def the_same_season_by_managers(arena, clients):
    _service, person, day, by = _clinic(arena)

    told = arena.run(*[partial(seasons.begin, "Nights", day, day, NIGHTS, [person], by=by)] * clients)

    assert outcomes(told) == {"done": 1, "InTheWay": clients - 1}
    _clean_up(next(each.answer for each in told if each.outcome == "done"))


def _raced(arena, clients, service, change):
    """The change against requests for one time each; what it gave back."""
    starts = every_ten_minutes(clients - 1)
    drafts = [_draft(arena, service, starts_at) for starts_at in starts]
    late = [_draft(arena, service, starts_at) for starts_at in (starts[0], starts[-1])]

    told = arena.run(change, *[partial(requests.request, draft=draft) for draft in drafts])
    told_late = arena.run(*[partial(requests.request, draft=draft) for draft in late])

    assert told[0].outcome == "done", told[0].answer
    assert set(outcomes(told[1:])) <= {"done", "SlotGone"}
    received = Appointment.objects.filter(service=service)
    assert received.count() == outcomes(told[1:])["done"]
    assert misfits.upcoming_misfits(make_visits.now()).filter(service=service).count() == received.count()
    assert outcomes(told_late) == {"SlotGone": 2}
    return told[0].answer


def _clinic(arena):
    service = make_visits.bookable_service("09:00", "19:00", **SHORT)
    return service, service.practitioners.get(), local_day(make_visits.in_two_days()), arena.staff(1)[0].user


def _draft(arena, service, starts_at):
    number = next(arena.numbers)
    return make_visits.draft(
        service, starts_at, now=make_visits.now(), cookie=str(number), phone=f"+97150{number:07}",
        email=f"patient{number}@example.com",
    )  # fmt: skip


def _moves(season, first, last):
    seasons.move(season, first, last)
    return season


def _clean_up(season) -> None:
    """The next round begins without it."""
    season.timetables.all().delete()
    season.delete()
