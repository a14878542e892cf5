"""A patient's own visit, opened by its link. GET shows, POST acts."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from appointments import availability, booking, consent, ical, limits, links
from appointments.models import Action, Appointment, Status
from appointments.models.draft import SHARED
from appointments.views import drafts
from clinic import errors
from clinic.models import ClinicProfile


@require_GET
def manage(request, token):
    now = timezone.now()
    appointment = links.opened(token, now)
    if appointment is None:
        return _no_such_link(request)
    return render(request, "appointments/visit.html", _about(appointment, token, now))


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
        except booking.AlreadyAnswered as first:
            if first.event.to_status != Status.CANCELLED:  # else it was pressed twice
                return render(request, "appointments/visit.html", _about(appointment, token, now), status=409)
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


@require_POST
def again(request, token):
    """Another time instead of one that we did not answer for: the same answers, once more to be checked and sent."""
    now = timezone.now()
    appointment = links.opened(token, now)
    if appointment is None:
        return _no_such_link(request)
    slots = {slot.name: slot for slot in _new_times(appointment, now)}
    slot = slots.get(request.POST.get("slot", ""))
    if slot is None:  # gone since the page was shown; that page has newer ones
        return redirect(links.manage(appointment))
    answers = {field: getattr(appointment, field) for field in SHARED}
    if appointment.consent_version != consent.VERSION:
        answers["consented_at"] = None
    return drafts.begin(
        request,
        **answers,
        who_is_chosen=True,
        practitioner_id=slot.practitioner_id,
        starts_at=slot.starts_at,
    )


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


def _about(appointment: Appointment, token: str, now: datetime) -> dict:
    """What the visit's page shows."""
    return {
        "appointment": appointment,
        "token": token,
        "history": appointment.events.exclude(action__in=[Action.REASON_READ, Action.TOLD_BY_PHONE]),
        "may_cancel": booking.may_cancel(appointment, now),
        "new_times": _new_times(appointment, now),
        "Status": Status,
        "is_over": appointment.ends_at <= now,
    }


def _new_times(appointment: Appointment, now: datetime) -> list[availability.Slot]:
    """What we offer with our apology for not having answered."""
    return availability.instead_of(appointment, now) if appointment.status == Status.EXPIRED else []


def _no_such_link(request):
    """One page for wrong, old and revoked links: nobody learns which. Who tries many is asked to wait."""
    try:
        limits.miss(limits.client_key(request), timezone.now())
    except limits.TooMany as many:
        return errors.too_many(request, many.retry_after)
    return render(request, "appointments/link_invalid.html", status=404)
