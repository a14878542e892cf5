"""The grid pages: one day of all practitioners, or a week of one. A free time links to booking."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from appointments.desk.access import for_staff
from appointments.desk.day import day_of
from appointments.desk.detail import admin_context
from appointments.times import grid, people
from appointments.times.day_plan import local_day, midnight
from clinic.models import Practitioner


@require_GET
@for_staff()
def day(request):
    """All practitioners on one day, side by side."""
    wanted = day_of(request.GET.get("day", ""))
    shown = _people(request, wanted)
    step = timedelta(days=1)
    return _page(request, "day", shown, shown, wanted, wanted, step, _("Day list"))


@require_GET
@for_staff()
def week(request):
    """Seven days of one practitioner, from the Monday of the requested week."""
    wanted = day_of(request.GET.get("week", ""))
    monday = wanted - timedelta(days=wanted.weekday())
    shown = _people(request, monday)
    chosen = [each for each in shown if each.slug == request.GET.get("practitioner")] or shown[:1]
    return _page(request, "week", shown, chosen, monday, monday + timedelta(days=6), timedelta(days=7), _("Week"))


def _people(request, since: date) -> list[Practitioner]:
    """All practitioners for the desk, with leavers who have appointments from that day on; themselves for one of them.

    Others get PermissionDenied, as on the day list.
    """
    if request.user.has_perm("appointments.view_appointment"):
        return list(people.at_work(midnight(since)))
    own = list(Practitioner.objects.filter(user=request.user))
    if not own:
        raise PermissionDenied
    return own


def _page(request, view: str, shown, chosen, first: date, last: date, step: timedelta, title: str):
    now = timezone.now()
    context = admin_context(request, title) | {
        "view": view,
        "board": grid.drawn(chosen, first, last, now),
        "people": shown,
        "practitioner": chosen[0] if chosen else None,
        "first": first,
        "last": last,
        "before": first - step,
        "after": first + step,
        "today": local_day(now),
        "day": first if view == "day" else max(first, min(local_day(now), last)),
        "now": now,
        "may_book": request.user.has_perm("appointments.answer_request"),
        "may_ask_why": request.user.has_perm("appointments.view_timetable"),
    }
    return render(request, "appointments/desk/board.html", context)
