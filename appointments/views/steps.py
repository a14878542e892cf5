"""The steps of a booking. Each page translates between a form and the draft; nothing is held before the last one."""

import re
from datetime import datetime, timedelta

from django.conf import settings
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods

from appointments import links
from appointments.booking import requests, triage, waitlist
from appointments.booking.statuses import SlotGone
from appointments.models import Appointment, BookingDraft
from appointments.times import availability
from appointments.times.day_strip import day_strip, parts_of_day
from appointments.views import drafts, not_taken, signs, waiting
from appointments.views.forms import DetailsForm, StartForm, WhoForm
from appointments.views.refusal import is_trapped, refused, trapped
from clinic.limits import TooMany, client_key
from clinic.models import ClinicProfile, Service

SLUG = re.compile(r"[-\w]{1,100}")

changing = require_http_methods(["GET", "HEAD", "POST"])


@changing
def start(request, slug=None):
    """Choose the service, and new or returning. These answers begin a draft."""
    service = get_object_or_404(Service.objects.bookable(), slug=slug) if slug else None
    form = StartForm(request.POST or None, service=service)
    if is_trapped(request):
        return trapped(request)
    if request.method == "POST" and form.is_valid():
        return drafts.begin(
            request,
            service=service or form.cleaned_data["service"],
            returning=form.cleaned_data["returning"],
            article_slug=_article(request),
        )
    context = {"form": form, "service": service, "article": _article(request), "step": 1}
    return render(request, "appointments/start.html", context)


@changing
def who(request, key):
    draft = drafts.own(request, key)
    if elsewhere := _elsewhere(request, draft, "who"):
        return elsewhere
    practitioners = list(draft.service.practitioners.active())
    initial = {
        "who": draft.wanted_practitioner.slug if draft.wanted_practitioner else "anybody",
        "language": draft.wanted_language,
        "gender": draft.wanted_gender,
    }
    form = WhoForm(request.POST or None, practitioners=practitioners, initial=initial)
    if request.method == "POST" and form.is_valid():
        form.save(draft)
        drafts.keep(draft)
        return drafts.onward(draft)
    context = {"form": form, "draft": draft, "step": 2, "back": _before_who(draft)}
    return render(request, "appointments/who.html", context)


@changing
def choose_time(request, key):
    draft = drafts.own(request, key)
    if elsewhere := _elsewhere(request, draft, "time"):
        return elsewhere

    now = timezone.now()
    status = 200
    if request.method == "POST":
        slot = drafts.wanted_slot(draft, request.POST.get("slot", ""), now)
        if slot is not None:
            draft.practitioner_id, draft.starts_at, draft.windows = slot.practitioner_id, slot.starts_at, []
            drafts.keep(draft)
            return drafts.onward(draft)
        status = 409
    clinic = ClinicProfile.objects.current()
    free_days = _free_days(draft, now, clinic)
    days = day_strip(free_days, request.GET.get("day", ""), now)
    context = {
        "draft": draft,
        "step": 3,
        "back": _back(draft, "who", draft.pk),
        "clinic": clinic,
        "first": free_days[0].slots[0] if free_days else None,
        "days": days,
        "parts": parts_of_day([slot for day in free_days if day.date == days.chosen for slot in day.slots]),
        "refused": status == 409,
    }
    return render(request, "appointments/time.html", context, status=status)


@changing
def details(request, key):
    draft = drafts.own(request, key)
    was_forgotten = request.method == "POST" and draft.missing_step == "signs" and (draft.starts_at or draft.windows)
    if not was_forgotten and (elsewhere := _elsewhere(request, draft, "details")):
        return elsewhere  # answers typed for over half an hour are kept, and then the check is asked again

    if is_trapped(request):
        return trapped(request, reverse("appointments:details", args=[draft.pk]))
    initial = {name: getattr(draft, name) for name in DetailsForm.base_fields if name != "consent"}
    initial["language"] = draft.language or DetailsForm.base_fields["language"].initial
    shown = {"with_reason": not draft.windows, "with_whatsapp": bool(ClinicProfile.objects.current().whatsapp)}
    form = DetailsForm(request.POST or None, initial=initial, **shown)
    if request.method == "POST" and form.is_valid():
        form.save(draft, shown_in=translation.get_language(), now=timezone.now())
        drafts.keep(draft)
        return drafts.onward(draft)
    context = {"form": form, "draft": draft, "step": 4, "back": _back(draft, "time", draft.pk)}
    return render(request, "appointments/details.html", context)


@changing
def check_answers(request, key):
    draft = drafts.own(request, key)
    if elsewhere := _elsewhere(request, draft, "check"):
        return elsewhere

    changed_meanwhile, is_unsure, clashing = False, False, _clashing(request, draft)
    if request.method == "POST":
        changed_meanwhile = request.POST.get("seal") != draft.seal
        is_unsure = clashing and "both" not in request.POST
        if not changed_meanwhile and not is_unsure:
            if draft.windows:
                return waiting.send(request, draft)
            try:
                appointment = requests.request(draft=draft, client=client_key(request))
            except SlotGone as gone:
                context = {"draft": draft, "nearest": gone.nearest, "step": 5}
                return render(request, "appointments/slot_gone.html", context, status=409)
            except TooMany as many:
                return refused(request, many.retry_after, request.path)
            except triage.Emergency:
                return redirect("appointments:emergency", draft.pk)
            except triage.Changed:
                draft, changed_meanwhile = drafts.own(request, key), True
                if elsewhere := _elsewhere(request, draft, "check"):
                    return elsewhere
            else:
                return redirect(links.received(appointment))
    context = {
        "draft": draft,
        "step": 5,
        "back": _back(draft, "details", draft.pk),
        "changed_meanwhile": changed_meanwhile,
        "clashing": clashing,
        "is_unsure": is_unsure,
        "windows": [waitlist.window_from(row) for row in draft.windows],
    }
    return render(
        request, "appointments/check_answers.html", context, status=409 if changed_meanwhile or is_unsure else 200
    )


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


def _back(draft: BookingDraft, name: str, argument):
    """Address of the step before, or of the review page once everything is answered."""
    if draft.missing_step is None and name != "details":
        return reverse("appointments:check", args=[draft.pk])
    return reverse(f"appointments:{name}", args=[argument])


def _before_who(draft: BookingDraft) -> str:
    """Address of the page of the warning-sign check that was answered last, or of the start without such pages."""
    if not draft.signs:
        return _back(draft, "book_service", draft.service.slug)
    return _back(draft, signs.ADDRESSES[draft.signs[-1]["page"]], draft.pk)


def _article(request) -> str:
    """The slug of the article that led here, or ""."""
    given = request.POST.get("from") or request.GET.get("from") or ""
    return given if SLUG.fullmatch(given) else ""


def _free_days(draft: BookingDraft, now: datetime, policy: ClinicProfile) -> list[availability.FreeDay]:
    today = now.astimezone(settings.CLINIC_TIME_ZONE).date()
    far = today + timedelta(days=400)  # more than the policy's horizon
    people = list(draft.practitioners())
    return availability.fair_days(draft.service, people, today, far, returning=draft.returning, now=now, policy=policy)
