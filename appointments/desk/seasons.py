"""Seasons such as Ramadan: the clinic's hours and everybody's timetables in one form, moved by a day with one press."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from appointments.booking.affected import Subject
from appointments.desk.access import for_staff
from appointments.desk.affected import carry_out
from appointments.desk.detail import admin_context
from appointments.desk.forms import DayField, SeasonForm
from appointments.models import ScheduleChange
from appointments.times import outside_hours, seasons
from clinic import weekly_hours
from clinic.calendar import local_day
from clinic.languages import listed
from clinic.models import Season

A_DAY = timedelta(days=1)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff("appointments.change_timetable")
def seasons_page(request):
    now = timezone.now()
    form = SeasonForm(request.POST or None, today=local_day(now))
    if request.method == "POST" and form.is_valid():
        try:
            return carry_out(
                request,
                lambda: _subject(seasons.begin(**form.facts, by=request.user)),
                back=request.path,
                done=lambda: _said(request, _("Saved: %(season)s.") % {"season": form.cleaned_data["name"]}),
            )
        except seasons.InTheWay as others:
            form.add_error("people", in_the_way_in_words(others))
    found = [
        {
            "season": season,
            "week": weekly_hours.grouped((row.weekday, row.opens_at, row.closes_at) for row in season.hours.all()),
            "people": [timetable.practitioner for timetable in season.timetables.all()],
            "days": [
                (_("First day"), "first_day", season.first_day - A_DAY, season.first_day, season.first_day + A_DAY),
                (_("Last day"), "last_day", season.last_day - A_DAY, season.last_day, season.last_day + A_DAY),
            ],
        }
        for season in seasons.current_and_ahead(local_day(now))
    ]
    context = admin_context(request, _("Seasons")) | {"form": form, "seasons": found}
    return render(request, "appointments/desk/seasons.html", context)


@require_POST
@for_staff("appointments.change_timetable")
def move(request, pk):
    """The button names the new day, so that pressing twice moves it once."""
    season = get_object_or_404(Season, pk=pk)
    days = {name: request.POST.get(name) or getattr(season, name).isoformat() for name in ("first_day", "last_day")}

    def change() -> Subject:
        seasons.move(season, **{name: DayField().clean(day) for name, day in days.items()})
        return _subject(season)

    words = _("%(season)s is from %(first)s to %(last)s now, with all timetables that follow it.")
    try:
        return carry_out(
            request,
            change,
            back=reverse("desk:seasons"),
            done=lambda: _said(request, words % _days_of(season)),
        )
    except (ValidationError, seasons.EndsBeforeItBegins):
        messages.error(request, _("That is no day, or the last day would be before the first. Nothing was changed."))
    except seasons.InTheWay as others:
        messages.error(request, in_the_way_in_words(others))
    return redirect("desk:seasons")


def in_the_way_in_words(others: seasons.InTheWay) -> str:
    words = _("Another timetable begins in these days and would count instead: %(names)s. Nothing was changed.")
    return words % {"names": listed(others.names)}


def _subject(season: Season) -> Subject:
    words = "{season} · {first} – {last}".format(**_days_of(season))
    return Subject(ScheduleChange.Kind.HOURS, words, season.pk)


def _said(request, sentence: str):
    messages.success(request, sentence)
    for line in outside_hours.in_words(timezone.now()):
        messages.warning(request, outside_hours.NOT_OFFERED % {"hours": line})
    return redirect("desk:seasons")


def _days_of(season: Season) -> dict[str, str]:
    first, last = (date_format(day, "j M Y") for day in (season.first_day, season.last_day))
    return {"season": season.name, "first": first, "last": last}
