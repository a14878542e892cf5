"""Courses at the desk: a proposal with alternatives, booked with one press; and cancelling all that are left."""

import uuid

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from appointments.booking import courses
from appointments.booking.statuses import AlreadyAnswered
from appointments.desk.access import for_staff
from appointments.desk.actions import refused, who_was_first
from appointments.desk.by_phone import caller_from
from appointments.desk.detail import CANCEL_REASONS, admin_context
from appointments.desk.forms import CallerForm, CourseWishForm
from appointments.desk.known_callers import KnownCaller, known_caller
from appointments.models import Course
from appointments.patients import files
from appointments.times import slot
from appointments.times.slot import Slot
from clinic.calendar import local_day
from clinic.models import Practitioner, Service

USUAL_NUMBER = 6
answering = for_staff("appointments.answer_request")


@require_http_methods(["GET", "HEAD", "POST"])
@answering
def book(request):
    """GET asks for days and proposes; POST books what was chosen. `?patient=` or `?visit=` names a known caller."""
    asked = request.POST if request.method == "POST" else request.GET
    known = known_caller(asked)
    wish = CourseWishForm(asked if "weekdays" in asked or "number" in asked else None, initial=_usual(known))
    caller = CallerForm(request.POST or None, initial=known.facts if known else None)
    key = _key(asked)
    context: dict = {"wish": wish, "caller": caller, "known": known, "key": key}
    if not wish.is_valid():
        return _page(request, context, 422 if wish.is_bound else 200)
    context["sent"] = [(name, value) for name in wish.fields for value in asked.getlist(name)]
    service, returning = wish.cleaned_data["service"], True
    context["dates"] = courses.propose(service, wish.cleaned_data["practitioner"], wish.wish, returning=returning)
    if request.method != "POST":
        return _page(request, context, 200)
    chosen = [_chosen(text, service) for name, text in sorted(request.POST.items()) if name.startswith("slot-")]
    slots = [each for each in chosen if each is not None]
    if not caller.is_valid() or len(set(slots)) < courses.AT_LEAST:
        return _page(request, context | {"too_few": len(set(slots)) < courses.AT_LEAST}, 422)
    try:
        course = courses.book(service, slots, caller_from(caller, known, returning=returning), key=key, by=request.user)
    except courses.CourseGone as gone:
        return _page(request, context | {"gone": gone.slots}, 409)
    except ValueError:
        return _page(request, context | {"too_few": True}, 422)
    files.open_for_new_caller(course.appointments.earliest("starts_at"), by=request.user)
    visits = list(course.appointments.order_by("starts_at"))
    if visits[0].email:
        sentence = ngettext("%(number)d appointment booked.", "%(number)d appointments booked.", len(visits))
    else:
        sentence = ngettext(
            "%(number)d appointment booked. Tell the patient now.",
            "%(number)d appointments booked. Tell the patient now.",
            len(visits),
        )
    messages.success(request, sentence % {"number": len(visits)})
    return redirect("desk:request", visits[0].pk)


@require_POST
@answering
def cancel_rest(request, pk):
    """Cancel all appointments of the course that are left."""
    course = get_object_or_404(Course, pk=pk)
    first = course.appointments.earliest("starts_at")
    reason = request.POST.get("reason", "")
    if reason not in CANCEL_REASONS:
        messages.error(request, _("Choose a reason. Nothing was changed."))
        return redirect("desk:request", first.pk)
    try:
        number = courses.cancel_rest(course, by=request.user, reason=reason)
    except AlreadyAnswered as before:
        return refused(request, first, who_was_first(before))
    told = ngettext("%(number)d appointment cancelled.", "%(number)d appointments cancelled.", number)
    messages.success(request, told % {"number": number})
    return redirect("desk:request", first.pk)


def _usual(known: KnownCaller | None) -> dict:
    """The service and practitioner of the last appointment, or the main service; six times."""
    last = known.last if known else None
    service = last.service if last else Service.objects.bookable().order_by("-is_main", "position").first()
    person = last.practitioner if last else Practitioner.objects.active().filter(services=service).first()
    return {
        "service": service and service.slug,
        "practitioner": person and person.slug,
        "number": USUAL_NUMBER,
        "first": local_day(timezone.now()),
        "part": "any",
    }


def _chosen(text: str, service: Service) -> Slot | None:
    named = slot.parse_slot(text)
    if named is None:
        return None
    person, starts_at = named
    return Slot(starts_at, starts_at + service.length(returning=True), person)


def _key(asked) -> uuid.UUID:
    """Of the form, so that the button pressed twice makes one course."""
    try:
        return uuid.UUID(asked.get("key", ""))
    except ValueError:
        return uuid.uuid4()


def _page(request, context: dict, status: int):
    return render(
        request, "appointments/desk/course.html", admin_context(request, _("Book a course")) | context, status=status
    )
