"""Joining the waiting list, because no time suits or for an earlier time, and the page of an entry."""

from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from appointments import links
from appointments.booking import limits, triage, waitlist
from appointments.booking.statuses import AlreadyAnswered
from appointments.models import Appointment, BookingDraft, Status, WaitlistEntry
from appointments.times import misfits
from appointments.views import drafts, not_taken
from appointments.views.before import not_open_yet
from appointments.views.refusal import refused
from appointments.views.visit import no_such_link
from appointments.views.waiting_form import WindowsForm
from clinic.calendar import local_day
from clinic.limits import TooMany, client_key, count_or_refuse
from clinic.models import Urgency
from clinic.setup.opening import NotOpen


@require_http_methods(["GET", "HEAD", "POST"])
@drafts.of_this_browser
def wanted_days(request, draft: BookingDraft):
    """Choose days and times of day instead of a time."""
    if sent := drafts.sent(draft):
        return redirect(sent)
    if draft.missing_step not in {None, "time", "details"}:
        return drafts.onward(draft)
    if draft.urgency == Urgency.URGENT:
        return redirect("appointments:time", draft.pk)  # the waiting list is not for what cannot wait
    form = WindowsForm(request.POST or None, today=_today())
    if request.method == "POST" and form.is_valid():
        draft.windows, draft.practitioner, draft.starts_at = form.as_json(), None, None
        drafts.keep(draft)
        return drafts.onward(draft)
    back = reverse("appointments:time", args=[draft.pk])
    context = {"form": form, "draft": draft, "service": draft.service, "step": 2, "back": back}
    return render(request, "appointments/wanted_days.html", context)


def send(request, draft: BookingDraft):
    """The last button for a draft without a time: join the waiting list."""
    try:
        entry = waitlist.join(draft=draft, client=client_key(request))
    except TooMany as many:
        return refused(request, many.retry_after, request.path)
    except NotOpen:
        return not_open_yet(request)
    except (triage.Emergency, triage.Changed):
        return redirect("appointments:details", draft.pk)  # which leads to the step that is unanswered now
    return redirect(links.waiting(entry))


@require_http_methods(["GET", "HEAD", "POST"])
def earlier(request, token):
    """Wait for an earlier time than that of a confirmed appointment, which is kept."""
    now = timezone.now()
    visit = links.find_appointment(token, now)
    if visit is None:
        return no_such_link(request)
    last = local_day(visit.starts_at)
    if entry := visit.wishes.filter(state=WaitlistEntry.State.WAITING).first():
        return _waits_already(request, entry, WindowsForm(request.POST or None, today=_today(), until=last))
    if visit.status != Status.CONFIRMED or last <= _today() or misfits.falls_away(visit, now):
        return redirect(links.manage(visit))
    form = WindowsForm(request.POST or None, today=_today(), until=last)
    if request.method == "POST" and form.is_valid():
        return _wish(request, visit, form, now)
    context = {"form": form, "appointment": visit, "back": links.manage(visit)}
    return render(request, "appointments/earlier.html", context)


def _wish(request, visit: Appointment, form: WindowsForm, now):
    try:
        count_or_refuse(limits.MOVED_BY_VISIT, visit.reference, now)
        entry = waitlist.join_for_earlier_time(visit, form.windows(), now=now)
    except TooMany as many:
        return refused(request, many.retry_after, request.path)
    except waitlist.AlreadyWaiting as already:
        return _waits_already(request, already.entry, form)
    except AlreadyAnswered:
        return redirect(links.manage(visit))
    return redirect(links.waiting(entry))


def _waits_already(request, entry: WaitlistEntry, form: WindowsForm):
    """Other days than those on the list are not taken, and the page says so."""
    has_other_days = form.is_valid() and set(form.windows()) != set(waitlist.windows_of(entry))
    return redirect(links.waiting(entry) + (not_taken.MARK if has_other_days else ""))


@require_safe
def entry(request, token):
    """The entry's page: the chosen days, a current offer, and a button to leave the list."""
    now = timezone.now()
    found = links.find_entry(token, now)
    if found is None:
        return no_such_link(request)
    offered = found.appointments.filter(status=Status.OFFERED).first()
    confirmed = found.appointments.filter(status=Status.CONFIRMED).first()
    context = {
        "entry": found,
        "token": token,
        "State": WaitlistEntry.State,
        "offered_link": links.manage(offered) if offered else "",
        "confirmed_link": links.manage(confirmed) if confirmed else "",
        "visit_link": links.manage(found.appointment) if found.appointment else "",
        "is_falling": found.appointment is not None and misfits.falls_away(found.appointment, now),
    }
    return render(request, "appointments/waiting.html", context)


@require_POST
def leave(request, token):
    """Leave the list. A second press has the same result."""
    now = timezone.now()
    found = links.find_entry(token, now)
    if found is None:
        return no_such_link(request)
    waitlist.leave(found, now=now)
    return redirect(links.waiting(found))


def _today():
    return timezone.now().astimezone(settings.CLINIC_TIME_ZONE).date()
