"""Pages about hours: closing days, public holidays, and why a time is closed."""

from datetime import date, datetime
from operator import attrgetter

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from appointments.booking.affected import Subject
from appointments.desk.access import for_staff
from appointments.desk.affected import carry_out, of_closure
from appointments.desk.detail import admin_context
from appointments.desk.forms import CloseForm, WhyForm
from appointments.models import ScheduleChange, TimetableException
from appointments.times import availability, closures, misfits
from clinic import calendar, public_holidays
from clinic.calendar import local_day
from clinic.models import ClosingDay


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff("appointments.add_timetableexception")
def closures_page(request):
    """Close days, see closures, accept a public holiday."""
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return carry_out(
            request,
            lambda: of_closure(closures.close_days(**form.cleaned_data, by=request.user)),
            back=request.path,
            done=lambda: _back(request, _("Closed. Patients can no longer request this time.")),
        )
    now = timezone.now()
    of_people = TimetableException.objects.filter(ends_at__gt=now).select_related("practitioner", "made_by")
    of_all = ClosingDay.objects.filter(ends_at__gt=now).select_related("made_by")
    context = admin_context(request, _("Closing days")) | {
        "form": form,
        "closures": _with_their_changes(sorted([*of_people, *of_all], key=attrgetter("starts_at", "pk"))),
        "suggestions": public_holidays.suggestions(now),
        "may_accept": request.user.has_perm("appointments.change_timetable"),
        "knows_country": public_holidays.is_country_known(),
        "now": now,
        "may_reopen_past": request.user.has_perm("appointments.delete_timetableexception"),
        "concerned": len(misfits.needing_a_decision(now)),
    }
    return render(request, "appointments/desk/closures.html", context)


@require_POST
@for_staff("appointments.change_timetable")
def accept_holiday(request):
    closed: list[ClosingDay] = []

    def close() -> Subject:
        closed[:] = [closures.close_holiday(date.fromisoformat(request.POST.get("day", "")), by=request.user)]
        return of_closure(closed[0])

    try:
        return carry_out(
            request,
            close,
            back=reverse("desk:closures"),
            done=lambda: _back(request, _("Closed for %(name)s.") % {"name": closed[0].public_note}),
        )
    except (ValueError, LookupError):
        messages.error(
            request,
            _("That day is not on our list of public holidays. Add a closing day instead. Nothing was changed."),
        )
        return redirect("desk:closures")


@require_POST
@for_staff("appointments.add_timetableexception")
def reopen(request, pk):
    return _reopen(request, get_object_or_404(TimetableException, pk=pk))


@require_POST
@for_staff("appointments.add_timetableexception")
def reopen_clinic(request, pk):
    return _reopen(request, get_object_or_404(ClosingDay, pk=pk))


def _reopen(request, closure: TimetableException | ClosingDay):
    """What is ahead, by whoever may close a day; what has begun is also a record of the past, and a manager's."""
    if closure.starts_at <= timezone.now() and not request.user.has_perm("appointments.delete_timetableexception"):
        raise PermissionDenied

    def undo() -> Subject:
        subject = of_closure(closure)
        closures.reopen(closure)
        return subject

    return carry_out(
        request, undo, back=reverse("desk:closures"), done=lambda: _back(request, _what_holds_instead(closure))
    )


def _what_holds_instead(closure: TimetableException | ClosingDay) -> str:
    other, season = closures.still_closed(closure), calendar.current().season(local_day(closure.starts_at))
    if other:
        words = _("Undone. It is still closed from %(start)s to %(end)s, by another entry.")
        return words % {"start": _day(other.starts_at), "end": _day(other.ends_at)}
    if season:
        return _("Undone. The hours of the season apply again: %(season)s.") % {"season": season[2]}
    return _("Undone. The usual hours apply again.")


def _day(moment: datetime) -> str:
    return date_format(moment.astimezone(settings.CLINIC_TIME_ZONE), "SHORT_DATETIME_FORMAT")


@require_GET
@for_staff("appointments.view_timetable")
def why(request):
    """Why a time is not free: every rule, closure and held time that closes it."""
    form = WhyForm(request.GET or None)
    context = admin_context(request, _("Why is a time closed?")) | {"form": form}
    if form.is_valid():
        asked = form.cleaned_data
        moment = datetime.combine(asked["day"], asked["time"], settings.CLINIC_TIME_ZONE)
        context |= {
            "moment": moment,
            "practitioner": asked["practitioner"],
            "obstacles": availability.explain(asked["practitioner"], moment, service=asked["service"]),
            "Rule": availability.Rule,
        }
    return render(request, "appointments/desk/why.html", context)


def _back(request, sentence: str):
    messages.success(request, sentence)
    return redirect("desk:closures")


def _with_their_changes(rows: list[TimetableException | ClosingDay]) -> list[tuple]:
    """Each with the key of the change that it made, if it affected somebody (else None)."""
    kinds = [ScheduleChange.Kind.CLINIC_CLOSED, ScheduleChange.Kind.TIME_OFF]
    found = ScheduleChange.objects.filter(kind__in=kinds, subject__in=[row.pk for row in rows]).order_by("pk")
    changes = {(kind, subject): pk for kind, subject, pk in found.values_list("kind", "subject", "pk")}
    return [(row, changes.get((of_closure(row).kind, row.pk))) for row in rows]
