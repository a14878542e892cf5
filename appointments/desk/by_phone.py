"""Finding a time for a caller, booking it, and rescheduling. One page for each."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from appointments import names
from appointments.booking import by_phone
from appointments.booking.caller import Caller
from appointments.booking.statuses import AlreadyAnswered, SlotGone
from appointments.desk.access import for_staff
from appointments.desk.actions import answering, appointment_of, refused, say_how_the_patient_is_told, who_was_first
from appointments.desk.detail import admin_context, as_buttons
from appointments.desk.forms import BookForm, CallerForm, FindTimeForm
from appointments.desk.known_callers import KnownCaller, known_caller
from appointments.desk.offers import near
from appointments.models import Appointment, Reason, Status
from appointments.patients import files
from appointments.templatetags.visit_times import clinic_moment
from appointments.times import availability, misfits, slot
from appointments.times.slot import Slot
from clinic.calendar import local_day
from clinic.models import Practitioner, Service

SHOWN = 30  # times on the page "find a time"
WITHIN = timedelta(days=28)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff("appointments.answer_request")
def book(request):
    """`?time=` from the grid names practitioner and time, `?patient=` or `?visit=` a caller who is known.

    What was typed is kept if another time has to be chosen.
    """
    asked = request.POST if request.method == "POST" else request.GET
    wanted = request.POST.get("instead") or asked.get("time", "")
    practitioner, starts_at = _named(wanted)
    known = known_caller(asked)
    facts = (known.facts if known else {}) | ({"service": asked["service"]} if "service" in asked else {})
    form = BookForm(request.POST or None, practitioner=practitioner, known=facts)
    context = {"form": form, "practitioner": practitioner, "starts_at": starts_at, "time": wanted, "known": known}
    if request.method != "POST" or not form.is_valid():
        return _page(request, context, 200)
    caller = caller_from(form, known)
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
    else:
        files.open_for_new_caller(visit, by=request.user)
        say_that_it_is_booked(request, visit)
    return redirect("desk:request", visit.pk)


@require_GET
@for_staff("appointments.answer_request")
def find_time(request):
    """Free times for a caller: for the service they came for last, or the clinic's main one, from a day on."""
    known = known_caller(request.GET)
    form = FindTimeForm(_asked(request.GET, known))
    slots: list[Slot] = []
    context: dict = {"form": form, "known": known}
    if form.is_valid():
        answers = form.cleaned_data
        service, first = answers["service"], max(answers["day"], local_day(timezone.now()))
        people = service.practitioners.active()
        if answers["practitioner"]:
            people = people.filter(pk=answers["practitioner"].pk)
        policy = by_phone.policy_for(service)
        returning = answers["returning"]
        slots = availability.fair_slots(
            service, people, first, first + WITHIN, returning=returning, now=timezone.now(), policy=policy
        )[:SHOWN]
        context |= {"service": service}
    days: dict = {}
    for found, name in _with_names(slots):
        days.setdefault(found.day, []).append((found, name))
    context |= {"days": days}
    return render(request, "appointments/desk/find_time.html", admin_context(request, _("Find a time")) | context)


def _asked(query, known: KnownCaller | None) -> dict:
    """The query, completed by what is usual: the service of the last appointment, or the main one; today."""
    usual = known.facts.get("service") if known else None
    main = usual or Service.objects.bookable().order_by("-is_main", "position").values_list("slug", flat=True).first()
    returning = query.get("returning") or ("on" if known and known.has_been_here and "service" not in query else "")
    return {
        "service": query.get("service") or main,
        "practitioner": query.get("practitioner", ""),
        "returning": returning,
        "day": query.get("day") or local_day(timezone.now()),
    }


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


def caller_from(form: CallerForm, known: KnownCaller | None, **more) -> Caller:
    """The caller as the form has them, with their file if it is known. `more` is what the form does not ask.

    Whoever typed another name over that of the file means somebody else, such as a brother: the file is not theirs.
    """
    facts = {name: answer for name, answer in form.cleaned_data.items() if name in Caller.__dataclass_fields__}
    file = known.patient if known else None
    is_theirs = file is not None and names.similar(facts["patient_name"], file.name)
    return Caller(**facts, **more, patient=file if is_theirs else None)


def say_that_it_is_booked(request, visit: Appointment) -> None:
    if visit.email:
        say_how_the_patient_is_told(request, visit, _("Booked: %(visit)s."))
        return
    told = {"reference": visit.reference, "when": clinic_moment(visit.starts_at)}
    messages.success(request, _("Booked: %(when)s. Tell the patient now, with the reference %(reference)s.") % told)


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
