"""Before you book: for whom, where it hurts, and the warning signs; and the pages for those who need help elsewhere."""

import re

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from appointments.booking import triage
from appointments.models import BookingDraft
from appointments.models.draft import NOT_FOR_US
from appointments.times import slot as slots
from appointments.views import drafts, not_taken
from appointments.views.forms import ELSEWHERE, BeforeForm
from appointments.views.refusal import is_trapped, trapped
from clinic import warning_signs
from clinic.models import BodyRegion, Practitioner, Service, Urgency
from clinic.setup import opening

SLUG = re.compile(r"[-\w]{1,100}")

changing = require_http_methods(["GET", "HEAD", "POST"])


@changing
def start(request, slug=None):
    """The first page, from any door. What the door knows comes in the address: region, practitioner, from, at."""
    service = get_object_or_404(Service.objects.bookable(), slug=slug) if slug else None
    if is_trapped(request):
        return trapped(request)
    if not opening.may_take_requests():
        return not_open_yet(request)
    door = _door(request)
    services = None if service else _services(door)
    form = BeforeForm(
        request.POST or None,
        signs=warning_signs.all_asked(),
        services=services,
        initial={"region": door["region"].slug} if door["region"] else {},
    )
    if request.method == "POST" and form.is_valid():
        return _begin(request, form, service or form.cleaned_data["service"], door)
    if services is not None and not services:
        return not_open_yet(request)
    context = {"form": form, "service": service, "door": door, "step": 1, "back": _back(service, door)}
    context["with_whom"] = _with_whom(door, service)
    return render(request, "appointments/before.html", context)


@changing
@drafts.of_this_browser
def change(request, draft: BookingDraft):
    """The same page again, for a booking that has begun."""
    sent = drafts.sent(draft)
    if request.method != "POST" and sent:
        return redirect(sent)
    if draft.missing_step == "emergency":
        return drafts.onward(draft)
    if not opening.may_take_requests():
        return not_open_yet(request)
    form = BeforeForm(
        request.POST or None,
        signs=warning_signs.all_asked(),
        services=Service.objects.bookable(),
        is_first=False,
        initial=_earlier(draft),
    )
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("service", "for_whom", "region")}
        if sent := drafts.answer(draft, form.groups, form.ticked, **facts):
            urgency = triage.outcome_of(form.groups, form.ticked)
            if urgency in NOT_FOR_US:
                told = [words for group in form.groups for words in group.words_of(form.ticked.get(group.urgency, ()))]
                return _advice(request, draft, urgency, told, was_sent=True)
            differs = not_taken.has_other_signs(draft, form.groups, form.ticked)
            return redirect(sent + not_taken.MARK if differs else sent)
        return drafts.onward(draft)
    context = {
        "form": form,
        "draft": draft,
        "service": draft.service,
        "step": 1,
        "words_alarm": triage.words_alarm(draft),
        "with_whom": draft.wanted_practitioner,
        "back": reverse("appointments:book_service", args=[draft.service.slug]) if draft.urgency == "" else "",
    }
    return render(request, "appointments/before.html", context)


@changing
@drafts.of_this_browser
def emergency(request, draft: BookingDraft):
    """Advice for an emergency, or for a hospital today. The booking goes on only after "I ticked it by mistake"."""
    if request.method == "POST":
        drafts.take_back(draft)
        return drafts.onward(draft)
    if draft.missing_step != "emergency":
        return drafts.onward(draft)
    return _advice(request, draft, draft.urgency, triage.told(draft))


def not_open_yet(request):
    """A live clinic whose warning signs no clinician has approved, or without any service: by phone only."""
    return render(request, "appointments/not_open.html", {}, status=409 if request.method == "POST" else 200)


def _begin(request, form: BeforeForm, service: Service, door: dict):
    facts = {"for_whom": form.cleaned_data["for_whom"], "region": form.cleaned_data["region"]}
    if person := _with_whom(door, service):
        facts["wanted_practitioner"] = person
    draft = BookingDraft(service=service, **facts)
    draft.urgency = triage.outcome_of(form.groups, form.ticked)
    chosen = drafts.wanted_slot(draft, door["at"], timezone.now())
    if chosen:
        facts |= {"practitioner_id": chosen.practitioner_id, "starts_at": chosen.starts_at}
    check, gone = (form.groups, form.ticked), "" if chosen else door["at"]
    return drafts.begin(request, check=check, gone=gone, service=service, article_slug=door["article"], **facts)


def _door(request) -> dict:
    """What is known from where the patient came. Unknown names are ignored: an old link still leads to a booking."""

    def given(name: str) -> str:
        text = request.POST.get(name) or request.GET.get(name) or ""
        return text if SLUG.fullmatch(text) else ""

    at = request.POST.get("at") or request.GET.get("at") or ""
    return {
        "article": given("from"),
        "region": BodyRegion.objects.filter(slug=given("region")).first(),
        "practitioner": Practitioner.objects.active().filter(slug=given("practitioner")).first(),
        "at": at if slots.parse_slot(at) else "",
    }


def _with_whom(door: dict, service: Service | None) -> Practitioner | None:
    """The practitioner of the door, unless they do not give the service."""
    person = door["practitioner"]
    return person if person and (service is None or person.services.filter(pk=service.pk).exists()) else None


def _services(door: dict):
    """The services to choose from: of the practitioner and the place that are known, or all if there is none."""
    services = Service.objects.bookable()
    if door["practitioner"]:
        services = services.filter(practitioners=door["practitioner"])
    if door["region"] and services.filter(regions=door["region"]).exists():
        services = services.filter(regions=door["region"])
    return services


def _earlier(draft: BookingDraft) -> dict:
    """The answers so far, shown when the patient comes back."""
    known = {"service": draft.service.slug, "for_whom": draft.for_whom}
    if draft.region:
        known["region"] = draft.region.slug
    elif draft.urgency:
        known["region"] = ELSEWHERE
    # "None of these" is answered again: person or place may be changed on this page, and have other questions.
    return known | {str(group): triage.ticked_before(draft, group) for group in warning_signs.GROUPS}


def _back(service: Service | None, door: dict) -> str:
    """The page where the patient came from, as far as it is known."""
    if door["practitioner"]:
        return door["practitioner"].get_absolute_url()
    if door["region"]:
        return door["region"].get_absolute_url()
    return service.get_absolute_url() if service else ""


def _advice(request, draft: BookingDraft, urgency: str, told: list[dict], *, was_sent: bool = False):
    """`was_sent`: the request had been sent before this was ticked on an older page."""
    name = "hospital" if urgency == Urgency.HOSPITAL else "emergency"
    context = {"draft": draft, "told": told, "was_sent": was_sent, "is_about_life": triage.speaks_of_suicide(draft)}
    return render(request, f"appointments/{name}.html", context)
