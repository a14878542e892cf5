"""Rescheduling by the patient: choose another day and time, then confirm on a page that shows both."""

from datetime import timedelta

from django.conf import settings
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from appointments import links
from appointments.booking import limits, reschedule, triage
from appointments.booking.statuses import (
    AlreadyAnswered,
    SlotGone,
    TooLate,
    TooManyChanges,
)
from appointments.models import Appointment
from appointments.times import availability, misfits
from appointments.times.day_strip import day_strip, parts_of_day
from appointments.times.slot import Slot, parse_slot
from appointments.views.visit import no_such_link
from clinic import errors
from clinic.limits import TooMany, count_or_refuse
from clinic.models import Practitioner


@require_safe
def choose(request, token):
    """Free times day by day, with everyone who matches the patient's preferences. The appointment keeps its time."""
    now = timezone.now()
    visit = links.find_appointment(token, now)
    if visit is None:
        return no_such_link(request)
    if not reschedule.may_reschedule(visit, now):
        return redirect(links.manage(visit))
    people = reschedule.people_for(visit)
    free_days = _free_days(visit, people, now)
    days = day_strip(free_days, request.GET.get("day", ""), now)
    context = _about(visit, token) | {
        "days": days,
        "people": {person.pk: person for person in people},
        "parts": parts_of_day(
            [slot for day in free_days if day.date == days.chosen for slot in day.slots],
            unfolded=request.GET.get("more", ""),
        ),
    }
    return render(request, "appointments/move.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request, token):
    """The old and the new time side by side, with an optional reason."""
    now = timezone.now()
    visit = links.find_appointment(token, now)
    if visit is None:
        return no_such_link(request)
    if request.method != "POST":
        slot = _wanted(visit, request.GET.get("slot", ""), now)
        if slot is None or not reschedule.may_reschedule(visit, now):
            return redirect("appointments:move", token)
        return render(request, "appointments/move_check.html", _about(visit, token) | {"slot": slot})
    reason = request.POST.get("reason", "")
    slot = _unasked(visit, request.POST.get("slot", ""))
    return _ask(request, visit, token, slot, reason if reason in reschedule.REASONS else "", now)


def _ask(request, visit: Appointment, token: str, slot, reason: str, now):
    """Request the new time. If that fails, the appointment is unchanged and a page says why."""
    if slot is None:
        return _refused(request, visit, token, is_gone=True)
    try:
        count_or_refuse(limits.MOVED_BY_VISIT, visit.reference, now)
        change = reschedule.request_reschedule(visit, slot, reason=reason, now=now)
    except SlotGone:
        return _refused(request, visit, token, is_gone=True)
    except (TooLate, TooManyChanges, AlreadyAnswered):
        return _refused(request, visit, token, is_gone=False)
    except TooMany as many:
        return errors.too_many(request, many.retry_after)
    return redirect(links.received(change))


def _refused(request, visit: Appointment, token: str, *, is_gone: bool):
    now = timezone.now()
    visit = links.find_appointment(token, now) or visit
    nearest = availability.instead_of(visit, now) if is_gone else []
    context = _about(visit, token) | {"is_gone": is_gone, "nearest": nearest}
    return render(request, "appointments/move_refused.html", context, status=409)


def _about(visit: Appointment, token: str) -> dict:
    return {
        "appointment": visit,
        "token": token,
        "reasons": reschedule.REASONS,
        "change": reschedule.open_change(visit),
        "is_falling": misfits.falls_away(visit, timezone.now()),
    }


def _free_days(visit: Appointment, people: list[Practitioner], now) -> list[availability.FreeDay]:
    today = now.astimezone(settings.CLINIC_TIME_ZONE).date()
    last = triage.last_day(visit.urgency, now) or today + timedelta(days=400)  # more than the policy's horizon
    return availability.fair_days(visit.service, people, today, last, returning=visit.returning, now=now)


def _wanted(visit: Appointment, name: str, now) -> Slot | None:
    """The slot that a link named, if it is free."""
    wanted = parse_slot(name)
    if wanted is None:
        return None
    practitioner, starts_at = wanted
    person = next((each for each in reschedule.people_for(visit) if each.pk == practitioner), None)
    if person is None:
        return None
    return availability.offered(visit.service, person, starts_at, returning=visit.returning, now=now)


def _unasked(visit: Appointment, name: str) -> Slot | None:
    """The slot that a button named, without checking whether it is free.

    The booking room checks that. On a second press the slot is held by the first press, and that must not be an error
    here.
    """
    wanted = parse_slot(name)
    if wanted is None:
        return None
    practitioner, starts_at = wanted
    return Slot(starts_at, starts_at + visit.service.length(visit.returning), practitioner)
