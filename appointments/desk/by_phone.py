"""Booking for a caller, and rescheduling for one. One page for each."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from appointments.booking import by_phone
from appointments.booking.caller import Caller
from appointments.booking.statuses import AlreadyAnswered, SlotGone
from appointments.desk.access import for_staff
from appointments.desk.actions import answering, appointment_of, refused, say_how_the_patient_is_told, who_was_first
from appointments.desk.detail import admin_context, as_buttons
from appointments.desk.forms import BookForm
from appointments.desk.offers import near
from appointments.models import Appointment, Reason, Status
from appointments.templatetags.visit_times import clinic_moment
from appointments.times import misfits, slot
from appointments.times.slot import Slot
from clinic.models import Practitioner


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff("appointments.answer_request")
def book(request):
    """`?time=` from the grid names practitioner and time. What was typed is kept if another time has to be chosen."""
    wanted = request.POST.get("instead") or request.POST.get("time") or request.GET.get("time", "")
    practitioner, starts_at = _named(wanted)
    form = BookForm(request.POST or None, practitioner=practitioner)
    context = {"form": form, "practitioner": practitioner, "starts_at": starts_at, "time": wanted}
    if request.method != "POST" or not form.is_valid():
        return _page(request, context, 200)
    caller = Caller(**{name: answer for name, answer in form.cleaned_data.items() if name != "service"})
    free = by_phone.slot_of(form.chosen_service, practitioner, starts_at, returning=caller.returning)
    context["same_phone"] = by_phone.same_phone(caller.phone, free)
    if context["same_phone"] and not request.POST.get("anyway"):
        return _page(request, context, 409)
    try:
        visit = by_phone.book(form.chosen_service, free, caller, by=request.user)
    except SlotGone as gone:
        return _page(request, context | {"is_gone": True, "nearest": _with_names(gone.nearest)}, 409)
    if by_phone.differs(visit, form.chosen_service, caller):
        told = {"reference": visit.reference}
        messages.warning(
            request, _("%(reference)s was booked before. What you have changed since then was not saved.") % told
        )
    elif visit.email:
        say_how_the_patient_is_told(request, visit, _("Booked: %(visit)s."))
    else:
        told = {"reference": visit.reference, "when": clinic_moment(visit.starts_at)}
        messages.success(request, _("Booked: %(when)s. Tell the patient now, with the reference %(reference)s.") % told)
    return redirect("desk:request", visit.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@answering
def move(request, pk):
    """Free times near the appointment's own. A press on one of them reschedules it."""
    visit = appointment_of(pk)
    now = timezone.now()
    if visit.status != Status.CONFIRMED:
        return refused(request, visit, _("You can only reschedule a confirmed appointment here."))
    if request.method == "POST":
        named = slot.parse_slot(request.POST.get("slot", ""))
        reason = request.POST.get("reason", "")
        reason = reason if reason in by_phone.RESCHEDULE_REASONS else ""
        if named is None:
            messages.error(request, _("Choose a time. Nothing was changed."))
            return redirect("desk:move", pk)
        person, starts_at = named
        wanted = Slot(starts_at, starts_at + visit.service.length(visit.returning), person)
        try:
            moved = by_phone.reschedule(visit, wanted, by=request.user, reason=reason, now=now)
        except AlreadyAnswered as first:
            return refused(request, visit, who_was_first(first))
        except SlotGone as gone:
            return _times(request, visit, gone.nearest, starts_at)
        say_how_the_patient_is_told(request, moved, _("Rescheduled to %(visit)s."))
        return redirect("desk:request", moved.pk)
    return _times(request, visit, near(visit, request.GET.get("day", ""), now, by_phone.policy_for(visit.service)))


def _page(request, context: dict, status: int):
    return render(
        request,
        "appointments/desk/book.html",
        admin_context(request, _("Book an appointment")) | context,
        status=status,
    )


def _times(request, visit: Appointment, slots: list[Slot], gone: datetime | None = None):
    falls = misfits.falls_away(visit, timezone.now())
    context = {
        "appointment": visit,
        "slots": _with_names(sorted(slots)),
        "gone": gone,
        "reasons": as_buttons(by_phone.RESCHEDULE_REASONS),
        "likely_reason": Reason.NO_TIME if falls else Reason.PATIENT_ASKED,
    }
    title = _("Reschedule appointment %(reference)s") % {"reference": visit.reference}
    return render(
        request, "appointments/desk/move.html", admin_context(request, title) | context, status=409 if gone else 200
    )


def _named(text: str) -> tuple[Practitioner, datetime]:
    found = slot.parse_slot(text)
    if found is None:
        raise Http404
    return get_object_or_404(Practitioner.objects.active(), pk=found[0]), found[1]


def _with_names(slots: list[Slot]) -> list[tuple[Slot, str]]:
    names = dict(Practitioner.objects.in_bulk([each.practitioner_id for each in slots]))
    return [(each, names[each.practitioner_id].name) for each in slots]
