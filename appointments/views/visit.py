"""A patient's own visit, opened by its link. GET shows, POST acts."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from appointments import booking, ical, limits, links
from appointments.models import Action, Status
from clinic import errors
from clinic.models import ClinicProfile


@require_GET
def manage(request, token):
    now = timezone.now()
    appointment = links.opened(token, now)
    if appointment is None:
        return _no_such_link(request)
    context = {
        "appointment": appointment,
        "token": token,
        "history": appointment.events.exclude(action=Action.REASON_READ).exclude(action=Action.TOLD_BY_PHONE),
        "may_cancel": booking.may_cancel(appointment, now),
        "Status": Status,
        "is_over": appointment.ends_at <= now,
    }
    return render(request, "appointments/visit.html", context)


@require_GET
def received(request, token):
    """What happens next. Once the clinic has answered, the visit's own page says more."""
    appointment = links.opened(token, timezone.now())
    if appointment is None:
        return _no_such_link(request)
    if appointment.status != Status.REQUESTED:
        return redirect(links.manage(appointment))
    return render(request, "appointments/received.html", {"appointment": appointment, "token": token})


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request, token):
    now = timezone.now()
    appointment = links.opened(token, now)
    if appointment is None:
        return _no_such_link(request)
    if request.method == "POST":
        try:
            booking.cancel(appointment, now=now)
        except booking.TooLate:
            return render(
                request, "appointments/too_late.html", {"appointment": appointment, "token": token}, status=409
            )
        except booking.AlreadyAnswered:
            pass  # pressed twice, or reception was first: the visit's page shows what is true now
        return redirect(links.manage(appointment))
    if not booking.may_cancel(appointment, now):
        return redirect(links.manage(appointment))
    return render(request, "appointments/cancel.html", {"appointment": appointment, "token": token})


@require_http_methods(["GET", "HEAD", "POST"])
def replace(request, token):
    """Somebody else has the link: make another, after which this one opens nothing."""
    now = timezone.now()
    appointment = links.opened(token, now)
    if appointment is None:
        return _no_such_link(request)
    if request.method == "POST":
        booking.replace_link(appointment, now=now)
        return redirect(links.manage(appointment))
    return render(request, "appointments/replace.html", {"appointment": appointment, "token": token})


@require_GET
def calendar(request, token):
    """A confirmed visit as a calendar file."""
    appointment = links.opened(token, timezone.now())
    if appointment is None or appointment.status != Status.CONFIRMED:
        return _no_such_link(request)
    return HttpResponse(
        ical.visit(appointment, ClinicProfile.objects.current()),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="visit.ics"'},
    )


def _no_such_link(request):
    """One page for wrong, old and revoked links: nobody learns which. Who tries many is asked to wait."""
    try:
        limits.miss(limits.client_key(request), timezone.now())
    except limits.TooMany as many:
        return errors.too_many(request, many.retry_after)
    return render(request, "appointments/link_invalid.html", status=404)
