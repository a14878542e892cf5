"""The pages of a booking after the first one. Each translates between a form and the draft; nothing is held before
the last button.
"""

from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from appointments import links
from appointments.booking import requests, triage, waitlist
from appointments.booking.statuses import SlotGone
from appointments.models import Appointment, BookingDraft
from appointments.times import availability, deadlines
from appointments.times.day_strip import day_strip, parts_of_day
from appointments.times.slot import Slot, parse_slot
from appointments.views import before, drafts, not_taken, waiting
from appointments.views.forms import DetailsForm, WishesForm
from appointments.views.refusal import is_trapped, refused, trapped
from clinic.calendar import local_day
from clinic.limits import TooMany, client_key
from clinic.models import ClinicProfile, Practitioner, Service, Urgency
from clinic.setup.opening import NotOpen

CHANGES = ("before", "time", "wait")  # pages that the summary leads back to

changing = require_http_methods(["GET", "HEAD", "POST"])


@changing
@drafts.of_this_browser
def choose_time(request, draft: BookingDraft):
    """The free times with each person's name, below the filters. POST chooses a time, or changes a filter."""
    if elsewhere := _elsewhere(request, draft, "time"):
        return elsewhere

    now = timezone.now()
    refusal = ""
    wishes = WishesForm(request.POST if "who" in request.POST else None, draft=draft)
    if wishes.is_bound and wishes.is_valid():
        wishes.save(draft)
        drafts.keep(draft)
        if "slot" not in request.POST:
            return redirect(f"{request.path}{_kept_day(request)}")
    if "service" in request.POST:
        drafts.take_service(draft, get_object_or_404(Service.objects.bookable(), slug=request.POST["service"]))
    if "slot" in request.POST:
        chosen = drafts.wanted_slot(draft, request.POST["slot"], now)
        if chosen is not None:
            draft.practitioner_id, draft.starts_at, draft.windows = chosen.practitioner_id, chosen.starts_at, []
            drafts.keep(draft)
            return drafts.onward(draft)
        refusal = _("That time is not free. Choose another time.")
    elif _is_gone(draft, request.GET.get("gone", ""), now):
        refusal = _("The time that you wanted is no longer free. Choose another time.")
    clinic = ClinicProfile.objects.current()
    people = {person.pk: person for person in draft.practitioners().select_related("photo")}
    free_days = _free_days(draft, list(people.values()), now, clinic)
    days = day_strip(free_days, request.GET.get("day", ""), now)
    slots = [slot for day in free_days if day.date == days.chosen for slot in day.slots]
    context = _page(draft, 2, reverse("appointments:before", args=[draft.pk])) | {
        "clinic": clinic,
        "wishes": wishes,
        "people": people,
        "first": free_days[0].slots[0] if free_days else None,
        "days": days,
        "parts": parts_of_day(slots, unfolded=request.GET.get("more", "")),
        "refusal": refusal,
        "nearest": _nearest(draft, request, people, now) if refusal else [],
        "free": sum(len(day.slots) for day in free_days),
    }
    if draft.urgency == Urgency.URGENT and not free_days:
        context["doctor"] = _with_a_doctor(draft, now, clinic)
    return render(request, "appointments/time.html", context, status=409 if "slot" in request.POST else 200)


@changing
@drafts.of_this_browser
def details(request, draft: BookingDraft):
    """Name, phone and consent beside the summary, and the button that sends."""
    was_forgotten = request.method == "POST" and draft.missing_step == "before" and (draft.starts_at or draft.windows)
    if not was_forgotten and (elsewhere := _elsewhere(request, draft, "details")):
        return elsewhere  # answers typed for over half an hour are kept, and then the check is asked again
    if is_trapped(request):
        return trapped(request, reverse("appointments:details", args=[draft.pk]))
    form = DetailsForm(request.POST or None, draft=draft, clinic=ClinicProfile.objects.current())
    if (change := request.POST.get("change", "")) in CHANGES:
        form.save_unfinished(draft)
        drafts.keep(draft)
        return redirect(f"appointments:{change}", draft.pk)
    clashing = _clashing(request, draft)
    changed = _changed(request, draft)
    problem = "changed" if changed and not was_forgotten else ""
    if request.method == "POST" and form.is_valid():
        form.save(draft, shown_in=translation.get_language(), now=timezone.now())
        drafts.keep(draft)
        if draft.missing_step is not None:
            return drafts.onward(draft)
        problem = "changed" if changed is not None else "both" if clashing and "both" not in request.POST else ""
        if not problem:
            return _send(request, draft)
    context = _page(draft, 3, reverse("appointments:time", args=[draft.pk])) | {
        "form": form,
        "problem": problem,
        "changed": changed,
        "clashing": clashing,
        "is_unsure": problem == "both",
        "answer_by": _promised(draft),
        "windows": [waitlist.window_from(row) for row in draft.windows],
    }
    return render(request, "appointments/details.html", context, status=409 if problem else 200)


def _changed(request, draft: BookingDraft) -> list[str] | None:
    """What was changed in another tab since the page was shown. None for nothing, empty if the page is not known."""
    if request.method != "POST":
        return request.GET["changed"].split(",") if "changed" in request.GET else None
    seal = request.POST.get("seal", "")
    return None if seal == draft.seal else draft.changed_since(seal)


def _send(request, draft: BookingDraft):
    if draft.windows:
        return waiting.send(request, draft)
    try:
        appointment = requests.request(draft=draft, client=client_key(request))
    except SlotGone as gone:
        people = Practitioner.objects.in_bulk([slot.practitioner_id for slot in gone.nearest])
        draft.practitioner, draft.starts_at = None, None  # the summary must not show the time that is gone
        context = _page(draft, 2, "") | {"nearest": gone.nearest, "people": people}
        return render(request, "appointments/slot_gone.html", context, status=409)
    except TooMany as many:
        return refused(request, many.retry_after, request.path)
    except NotOpen:
        return before.not_open_yet(request)
    except triage.Emergency:
        return redirect("appointments:emergency", draft.pk)
    except triage.Changed:  # the page says so, or leads to the step that is unanswered now
        current = BookingDraft.objects.filter(pk=draft.pk).first()
        changed = ",".join(current.changed_since(request.POST.get("seal", ""))) if current else ""
        return redirect(f"{reverse('appointments:details', args=[draft.pk])}?changed={changed}")
    return redirect(links.received(appointment))


@changing
@drafts.of_this_browser
def onward(request, draft: BookingDraft, old: str = ""):
    """Addresses of pages that are no more: the first unanswered step, or the last page."""
    if sent := drafts.sent(draft):
        return redirect(sent)
    return drafts.onward(draft)


def _clashing(request, draft: BookingDraft):
    """Overlapping appointments requested from this browser.

    Others with the same phone are not shown, because the phone may belong to someone else.
    """
    if draft.starts_at is None:
        return []
    sent_here = BookingDraft.objects.of(request, timezone.now()).values("key")
    ends_at = draft.starts_at + draft.service.length(draft.returning)
    visits = (
        Appointment.objects.filter(draft_key__in=sent_here)
        .exclude(draft_key=draft.pk)
        .standing()
        .overlapping(draft.starts_at, ends_at)
    )
    return [(visit, links.manage(visit)) for visit in visits.order_by("starts_at")]


def _elsewhere(request, draft: BookingDraft, step: str):
    """A redirect to the appointment if the draft was sent, or to an earlier unanswered step. Otherwise None."""
    if sent := drafts.sent(draft):
        return redirect(not_taken.marked(request, sent, draft))
    return drafts.onward(draft) if draft.missing_before(step) else None


def _page(draft: BookingDraft, step: int, back: str) -> dict:
    """What each page of a draft shows beside its own."""
    return {"draft": draft, "step": step, "back": back, "service": draft.service}


def _kept_day(request) -> str:
    day = request.GET.get("day", "")
    return f"?{urlencode({'day': day})}#times" if day else ""


def _promised(draft: BookingDraft) -> datetime | None:
    """Until when we would answer a request that is sent now. None for the waiting list."""
    if draft.starts_at is None:
        return None
    return deadlines.answer_by(timezone.now(), draft.starts_at, ClinicProfile.objects.current(), draft.urgency)


def _is_gone(draft: BookingDraft, wanted: str, now: datetime) -> bool:
    """Whether a link led to this time, which would still be in time and is not free."""
    asked = parse_slot(wanted)
    if asked is None or not now < asked[1] or not triage.is_soon_enough(asked[1], draft.urgency, now):
        return False
    return drafts.wanted_slot(draft, wanted, now) is None


def _nearest(draft: BookingDraft, request, people: dict[int, Practitioner], now: datetime) -> list[Slot]:
    """Up to three free times near the one that was wanted and is not free."""
    asked = parse_slot(request.POST.get("slot") or request.GET.get("gone", ""))
    if asked is None:
        return []
    slots = availability.nearest(draft.service, people.values(), asked[1], returning=draft.returning, now=now)
    return [slot for slot in slots if triage.is_soon_enough(slot.starts_at, draft.urgency, now)]


def _with_a_doctor(draft: BookingDraft, now: datetime, policy: ClinicProfile) -> dict | None:
    """The first time in time for an urgent sign, with a doctor of any service: service, slot and people by key."""
    last = triage.last_day(draft.urgency, now) or local_day(now)
    found = []
    for service in Service.objects.bookable():
        doctors = {person.pk: person for person in service.practitioners.active().doctors().select_related("photo")}
        slots = availability.fair_slots(
            service, list(doctors.values()), local_day(now), last, returning=draft.returning, now=now, policy=policy
        )
        found += [{"service": service, "slot": slot, "people": doctors} for slot in slots[:1]]
    return min(found, key=lambda one: (one["slot"].starts_at, not one["service"].is_main), default=None)


def _free_days(
    draft: BookingDraft, people: list[Practitioner], now: datetime, policy: ClinicProfile
) -> list[availability.FreeDay]:
    today = now.astimezone(settings.CLINIC_TIME_ZONE).date()
    last = triage.last_day(draft.urgency, now) or today + timedelta(days=400)  # more than the policy's horizon
    return availability.fair_days(draft.service, people, today, last, returning=draft.returning, now=now, policy=policy)
