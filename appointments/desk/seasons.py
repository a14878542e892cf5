"""Seasons such as Ramadan: the clinic's hours and everybody's timetables in one form, moved by a day with one press."""

from datetime import date, timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from appointments.desk.access import for_staff
from appointments.desk.detail import admin_context
from appointments.desk.forms import SeasonForm
from appointments.times import misfits, outside_hours, seasons
from appointments.times.day_plan import local_day
from clinic import weekly_hours
from clinic.models import Season

A_DAY = timedelta(days=1)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff("appointments.change_timetable")
def seasons_page(request):
    now = timezone.now()
    form = SeasonForm(request.POST or None, today=local_day(now))
    if request.method == "POST" and form.is_valid():
        try:
            season = seasons.begin(**form.facts, by=request.user)
        except seasons.InTheWay as others:
            form.add_error("people", in_the_way_in_words(others))
        else:
            return _say_what_it_changes(request, _("Saved: %(season)s.") % {"season": season})
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
    try:
        seasons.move(season, **{name: date.fromisoformat(day) for name, day in days.items()})
    except (ValueError, seasons.EndsBeforeItBegins):
        messages.error(request, _("The last day would be before the first. Nothing was changed."))
    except seasons.InTheWay as others:
        messages.error(request, in_the_way_in_words(others))
    else:
        words = _("%(season)s is from %(first)s to %(last)s now, with all timetables that follow it.")
        return _say_what_it_changes(request, words % _days_of(season))
    return redirect("desk:seasons")


def in_the_way_in_words(others: seasons.InTheWay) -> str:
    words = _("Another timetable begins in these days and would count instead: %(names)s. Nothing was changed.")
    return words % {"names": ", ".join(others.names)}


def _say_what_it_changes(request, sentence: str):
    now = timezone.now()
    messages.success(request, sentence)
    if number := misfits.upcoming_misfits(now).count():
        words = ngettext(
            "%(number)d appointment no longer fits the hours.",
            "%(number)d appointments no longer fit the hours.",
            number,
        )
        link = format_html('<a href="{}">{}</a>', reverse("desk:misfits"), _("View affected appointments"))
        messages.warning(request, format_html("{} {}", words % {"number": number}, link))
    for line in outside_hours.in_words(now):
        messages.warning(request, outside_hours.NOT_OFFERED % {"hours": line})
    return redirect("desk:seasons")


def _days_of(season: Season) -> dict[str, str]:
    first, last = (date_format(day, "j M Y") for day in (season.first_day, season.last_day))
    return {"season": season.name, "first": first, "last": last}
