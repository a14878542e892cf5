"""Offers by reception: choose up to three other times, or enter the answer of a patient on the phone."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from appointments.booking import offers, waitlist
from appointments.booking.statuses import AlreadyAnswered, SlotGone
from appointments.desk.access import for_staff
from appointments.desk.actions import answer, answer_with_reason, appointment_of, refused
from appointments.desk.day import day_of
from appointments.desk.detail import DECLINE_REASONS, admin_context
from appointments.models import Appointment, Status, WaitlistEntry
from appointments.times import availability, slot
from appointments.times.slot import Slot
from clinic.calendar import local_day
from clinic.models import ClinicProfile
from clinic.two_languages import column

SHOWN = 12
answering = for_staff("appointments.answer_request")


@require_http_methods(["GET", "HEAD", "POST"])
@answering
def offer(request, pk):
    """Offer times for a request. The three nearest are preselected."""
    appointment = appointment_of(pk)
    now = timezone.now()
    if appointment.status != Status.REQUESTED:
        return refused(request, appointment, _("This request has already been answered."))
    problem = ""
    if request.method == "POST":
        chosen = _chosen(request, appointment.service, appointment.returning, now)
        problem = _problem(chosen)
        if not problem:
            return answer(request, pk, offers.offer, _("Other times offered instead of %(visit)s."), slots=chosen)
    slots = near(appointment, request.GET.get("day", ""), now)
    return _page(request, slots, problem, {"appointment": appointment, "back": reverse("desk:request", args=[pk])})


@require_http_methods(["GET", "HEAD", "POST"])
@answering
def offer_waiting(request, pk):
    """Offer times to a patient on the waiting list. Times in the chosen days are preselected."""
    entry = get_object_or_404(WaitlistEntry.objects.select_related("service", "appointment"), pk=pk)
    now = timezone.now()
    problem = ""
    if request.method == "POST":
        chosen = _chosen(request, entry.service, entry.returning, now)
        problem = _problem(chosen)
        if not problem:
            try:
                waitlist.offer_to(entry, chosen, by=request.user, now=now)
            except (SlotGone, AlreadyAnswered):
                problem = _("One of these times is taken, or this person already has an offer or an appointment.")
            else:
                messages.success(request, _("Offered. The times are held until the patient answers."))
                return redirect("desk:waitlist")
    policy = ClinicProfile.objects.current()
    slots = waitlist.matching(entry, waitlist.free_for(entry, now, policy))
    near = offers.side_by_side(slots, entry.service, SHOWN)
    return _page(request, near, problem, {"entry": entry, "back": reverse("desk:waitlist")})


@require_POST
@answering
def take(request, pk):
    """Accept an offered time for a patient on the phone."""
    key = request.POST.get("offer", "")
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        return redirect("desk:request", pk)
    return answer(request, pk, offers.accept, _("Confirmed: %(visit)s."), key=int(key))


@require_POST
@answering
def none_suits(request, pk):
    """Record that a patient on the phone accepts none of the times."""
    return answer(request, pk, offers.none_suits, _("Recorded. The times are free again: %(visit)s."))


@require_POST
@answering
def withdraw(request, pk):
    """Withdraw the offered times and decline the request."""
    return answer_with_reason(request, pk, offers.withdraw, DECLINE_REASONS, _("Declined: %(visit)s."))


def near(appointment: Appointment, day: str, now: datetime, policy: ClinicProfile | None = None) -> list[Slot]:
    """Free times that can be held together: on the requested day, or nearest to the appointment's own time."""
    service = appointment.service
    people = service.practitioners.active() if service.is_active else []
    wanted = day_of(day) if day else local_day(appointment.starts_at)
    reach = timedelta(0) if day else timedelta(days=availability.NEAREST_WITHIN_DAYS)
    found = availability.fair_slots(
        service, people, wanted - reach, wanted + reach, returning=appointment.returning, now=now, policy=policy
    )
    own = (appointment.starts_at, appointment.practitioner_id)
    others: Iterable[Slot] = (each for each in found if (each.starts_at, each.practitioner_id) != own)
    if not day:
        others = sorted(others, key=lambda each: (abs(each.starts_at - appointment.starts_at), each))
    return offers.side_by_side(others, service, SHOWN)


def _page(request, slots: list[Slot], problem: str, context: dict):
    people = {each.practitioner_id for each in slots}
    names = dict(
        (context.get("appointment") or context["entry"]).service.practitioners.values_list("pk", column("name"))
    )
    context |= {
        "slots": [(each, names.get(each.practitioner_id, "")) for each in sorted(slots)],
        "chosen": {each.name for each in slots[: offers.AT_MOST]},
        "show_names": len(people) > 1,
        "problem": problem,
        "at_most": offers.AT_MOST,
    }
    title = _("Offer other times")
    status = 409 if problem else 200
    return render(request, "appointments/desk/offer.html", admin_context(request, title) | context, status=status)


def _chosen(request, service, returning: bool, now: datetime) -> list[Slot]:
    """The ticked times in chronological order. Empty if one of them is no longer free."""
    chosen: set[Slot] = set()
    for name in request.POST.getlist("slot")[: offers.AT_MOST + 1]:
        key, starts_at = slot.parse_slot(name) or (0, now)
        person = service.practitioners.active().filter(pk=key).first()
        found = person and availability.offered(service, person, starts_at, returning=returning, now=now)
        if not found:
            return []
        chosen.add(found)
    return sorted(chosen)


def _problem(chosen: list[Slot]) -> str:
    if not chosen:
        return _("Choose one to three free times. Nothing was changed.")
    if len(chosen) > offers.AT_MOST:
        return _("Choose three times at most. Nothing was changed.")
    return ""
