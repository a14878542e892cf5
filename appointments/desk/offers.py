"""Other times instead: reception chooses up to three, or answers for a patient on the phone."""

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
from appointments.times.day_plan import local_day
from appointments.times.slot import Slot
from clinic.models import ClinicProfile

SHOWN = 12
answering = for_staff("appointments.answer_request")


@require_http_methods(["GET", "HEAD", "POST"])
@answering
def offer(request, pk):
    """Times for a request; the three nearest are chosen already."""
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
    """Times for somebody on the waiting list; those in the wanted days are chosen already."""
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
    """The patient says so on the phone."""
    key = request.POST.get("offer", "")
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        return redirect("desk:request", pk)
    return answer(request, pk, offers.accept, _("Confirmed: %(visit)s."), key=int(key))


@require_POST
@answering
def none_suits(request, pk):
    """The patient says so on the phone."""
    return answer(request, pk, offers.none_suits, _("Recorded. The times are free again: %(visit)s."))


@require_POST
@answering
def withdraw(request, pk):
    """Take the offered times back and decline the request."""
    return answer_with_reason(request, pk, offers.withdraw, DECLINE_REASONS, _("Declined: %(visit)s."))


def near(appointment: Appointment, day: str, now: datetime, policy: ClinicProfile | None = None) -> list[Slot]:
    """Free times that can be held side by side: of the day that was asked for, or nearest to the patient's own."""
    service = appointment.service
    people = service.practitioners.active()
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
    names = dict((context.get("appointment") or context["entry"]).service.practitioners.values_list("pk", "name"))
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
    """What was ticked and is still free, in the order of the clock."""
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
