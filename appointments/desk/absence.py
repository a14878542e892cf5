"""Absence of a practitioner: enter the time, preview the affected appointments, offer others, follow the progress."""

from datetime import datetime, time, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from appointments.booking import absence, absence_progress
from appointments.desk.access import for_staff
from appointments.desk.detail import admin_context
from appointments.desk.forms import AwayForm
from appointments.models import Reason, TimetableException
from clinic.models import Practitioner


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff("appointments.add_timetableexception")
@for_staff("appointments.answer_request")
def ask(request):
    """GET with answers is a preview and changes nothing. POST closes the time and offers other times."""
    asked = request.POST if request.method == "POST" else request.GET
    form = AwayForm(asked if "first" in asked else None)
    context = admin_context(request, _("Time off for a practitioner")) | {"form": form}
    if not form.is_valid():
        return render(request, "appointments/desk/away.html", context)
    answers = form.cleaned_data
    when = answers["practitioner"], answers["starts_at"], answers["ends_at"]
    now = timezone.now()
    if request.method == "POST":
        closure = absence.close_and_offer(*when, note=answers["note"], by=request.user, now=now)
        messages.success(request, _("Time closed. Affected patients were offered other times or need a call."))
        return redirect("desk:away_progress", closure.pk)
    proposals = absence.proposals(absence.affected(*when, now), *when, now)
    names = dict(Practitioner.objects.values_list("pk", "name"))
    context |= {
        "practitioner": answers["practitioner"],
        "starts_at": answers["starts_at"],
        "span": _span(*when[1:]),
        "offered_there": absence.affected_offers(*when, now),
        "rows": [
            (proposal.visit, [(slot, names[slot.practitioner_id]) for slot in proposal.slots]) for proposal in proposals
        ],
    }
    return render(request, "appointments/desk/away.html", context)


@require_GET
@for_staff("appointments.answer_request")
def progress(request, pk):
    """What has happened to the affected appointments so far."""
    closures = TimetableException.objects.select_related("practitioner", "made_by")
    closure = get_object_or_404(closures, pk=pk, practitioner__isnull=False, made_at__isnull=False)
    practitioner: Practitioner = closure.practitioner  # type: ignore[assignment]  # ensured by the query above
    context = admin_context(request, _("Time off: what happened to the appointments")) | {
        "closure": closure,
        "span": _span(closure.starts_at, closure.ends_at),
        "offered_there": absence.affected_offers(practitioner, closure.starts_at, closure.ends_at, timezone.now()),
        "progress": absence_progress.progress_of(closure),
        "Fate": absence_progress.Fate,
        "reason": Reason.NO_TIME,
        "again": _asked_again(closure),
    }
    return render(request, "appointments/desk/away_progress.html", context)


def _span(starts_at: datetime, ends_at: datetime) -> str:
    """For example "Mon 23 Nov" or "Mon 23 Nov – Wed 25 Nov", with times if it is not whole days."""
    since, until = (moment.astimezone(settings.CLINIC_TIME_ZONE) for moment in (starts_at, ends_at))
    if since.time() == until.time() == time.min:
        days = [date_format(since, "D j M"), date_format(until - timedelta(days=1), "D j M")]
        return " – ".join(dict.fromkeys(days))
    is_one_day = since.date() == until.date()
    return f"{date_format(since, 'D j M, H:i')} – {date_format(until, 'H:i' if is_one_day else 'D j M, H:i')}"


def _asked_again(closure: TimetableException) -> str:
    """Query string of the form for this closure. Sending it again makes offers to patients who have none yet."""
    since, until = (moment.astimezone(settings.CLINIC_TIME_ZONE) for moment in (closure.starts_at, closure.ends_at))
    is_midnight = until.time() == time.min
    answers = {
        "practitioner": closure.practitioner.slug,  # type: ignore[union-attr]  # always one person's closure
        "first": since.date(),
        "last": until.date() - timedelta(days=is_midnight),
        "since": f"{since:%H:%M}",
        "until": "" if is_midnight else f"{until:%H:%M}",
        "note": closure.note,
    }
    return urlencode(answers)
