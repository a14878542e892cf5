"""Squeezing in: a time off the grid, on a full day, or, by a manager, outside the hours and over a held time."""

from django.conf import settings
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from appointments.booking import by_phone
from appointments.booking.statuses import SlotGone
from appointments.desk.access import for_staff
from appointments.desk.by_phone import caller_from, say_that_it_is_booked
from appointments.desk.day import day_of
from appointments.desk.detail import admin_context
from appointments.desk.forms import SqueezeForm
from appointments.desk.known_callers import known_caller
from appointments.patients import files
from appointments.times.availability import Rule
from appointments.times.grid import UNIT
from clinic.calendar import local_day
from clinic.models import Practitioner


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff("appointments.answer_request")
def squeeze_in(request):
    """`?practitioner=` and `?day=` from the board. What stands in the way is shown before a manager passes over it."""
    asked = request.POST if request.method == "POST" else request.GET
    practitioner = get_object_or_404(Practitioner.objects.active(), slug=asked.get("practitioner", ""))
    known = known_caller(asked)
    form = SqueezeForm(request.POST or None, practitioner=practitioner, known=_known(known, asked.get("day", "")))
    context = {"form": form, "practitioner": practitioner, "known": known, "Rule": Rule}
    if request.method != "POST" or not form.is_valid():
        return _page(request, context, 422 if form.errors else 200)
    caller = caller_from(form, known)
    slot = by_phone.slot_of(form.chosen_service, practitioner, form.starts_at, returning=caller.returning)
    try:
        visit = by_phone.squeeze_in(
            form.chosen_service,
            slot,
            caller,
            by=request.user,
            reason=form.cleaned_data["why"],
            knowingly=bool(request.POST.get("knowingly")),
        )
    except by_phone.InTheWay as found:
        may_pass = request.user.has_perm("appointments.overbook")
        return _page(request, context | {"obstacles": found.obstacles, "may_pass": may_pass}, 409)
    except by_phone.AlreadyThere as there:
        return _page(request, context | {"twice": there.visit}, 409)
    except SlotGone:
        form.add_error("time", _("This time is over, too far ahead, or the practitioner does not take bookings."))
        return _page(request, context, 409)
    files.open_for_new_caller(visit, by=request.user)
    say_that_it_is_booked(request, visit)
    return redirect("desk:request", visit.pk)


def _known(known, day: str) -> dict:
    """Today the time is typed already: now, for who stands at the counter."""
    wanted, now = day_of(day), timezone.now()
    facts = {"day": wanted, "why": ""} | (known.facts if known else {})
    if wanted == local_day(now):
        local = now.astimezone(settings.CLINIC_TIME_ZONE)
        facts["time"] = local.replace(minute=local.minute // UNIT * UNIT).time()
    return facts


def _page(request, context: dict, status: int):
    title = _("Squeeze in an appointment")
    return render(request, "appointments/desk/squeeze_in.html", admin_context(request, title) | context, status=status)
