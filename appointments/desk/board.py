"""The grid pages: one day of all practitioners, or a week of one. A free time links to booking.

Today is the home page of the desk: what waits for an answer stands beside it.
"""

from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, OuterRef, Subquery
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from appointments.booking import undo
from appointments.desk.access import for_staff
from appointments.desk.buttons import buttons
from appointments.desk.day import day_of
from appointments.desk.detail import DECLINE_REASONS, admin_context, as_buttons
from appointments.models import Action, Appointment, AppointmentEvent, Status
from appointments.times import grid, people
from appointments.times.day_plan import midnight
from clinic.calendar import local_day
from clinic.models import Practitioner

BESIDE = 5  # requests, and calls, beside the day


@require_GET
@for_staff()
def day(request):
    """All practitioners on one day, side by side."""
    wanted = day_of(request.GET.get("day", ""))
    shown = _people(request, wanted)
    step = timedelta(days=1)
    return _page(request, "day", shown, shown, wanted, wanted, step, _("Today"))


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

    Those for the desk have the `no_shows` of that day, which the grid cannot show: their times are free again.
    Others get PermissionDenied, as on the day list.
    """
    if request.user.has_perm("appointments.view_appointment"):
        missed = Appointment.objects.on_day(midnight(since), midnight(since + timedelta(days=1)))
        missed = missed.filter(practitioner=OuterRef("pk"), status=Status.NO_SHOW).order_by().values("practitioner")
        counted = Subquery(missed.annotate(number=Count("pk")).values("number"))
        return list(people.at_work(midnight(since)).select_related("photo").annotate(no_shows=counted))
    own = list(Practitioner.objects.filter(user=request.user).select_related("photo"))
    if not own:
        raise PermissionDenied
    return own


def _page(request, view: str, shown, chosen, first: date, last: date, step: timedelta, title: str):
    now = timezone.now()
    board = grid.drawn(chosen, first, last, now)
    held = [block.held for column in board.columns for block in column.blocks if block.held]
    visits = [row.appointment for row in held if row.offer is None]
    changed_at = {row.appointment_id: row.changed_at for row in held}  # type: ignore[attr-defined]  # annotated by grid
    by_key = {person.pk: person for person in chosen}
    for visit in visits:
        visit.practitioner = by_key[visit.practitioner_id]
    context = admin_context(request, title) | {
        "view": view,
        "board": board,
        "possible": buttons(visits, request.user, now, changed_at),
        "services": sorted({visit.service for visit in visits}, key=lambda each: (each.position, each.name)),
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
    if view == "day" and context["may_book"]:
        context |= _beside(request, now)
    return render(request, "appointments/desk/board.html", context)


def _beside(request, now: datetime) -> dict:
    """What waits for the desk, urgent and oldest first. Reasons for appointments are not fetched."""
    same_phone = Appointment.objects.standing().filter(
        phone=OuterRef("phone"), starts_at__lt=OuterRef("ends_at"), ends_at__gt=OuterRef("starts_at")
    )
    not_held = AppointmentEvent.objects.filter(appointment=OuterRef("pk"), action=Action.NOT_HELD)
    waiting = (
        (Appointment.objects.needing_an_answer() | undo.held_back(now))
        .select_related("service", "practitioner")
        .annotate(
            is_just_given=undo.is_given_by(request.user),
            has_another=Exists(same_phone.exclude(pk=OuterRef("pk")).exclude(status=Status.OFFERED)),
            was_not_held=Exists(not_held),
        )
        .order_by("-urgency", "requested_at", "pk")
    )
    requests = [visit for visit in waiting if visit.status == Status.REQUESTED]
    calls = [visit for visit in waiting if visit.call_wanted_at]
    return {
        "just_given": [visit for visit in waiting if visit.is_just_given and visit.is_held_back(now)],
        "requests": requests[:BESIDE],
        "number_of_requests": len(requests),
        "calls": calls[:BESIDE],
        "number_of_calls": len(calls),
        "decline_reasons": as_buttons(DECLINE_REASONS),
    }
