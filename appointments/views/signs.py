"""The warning-sign check, and the page with advice for an emergency."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from appointments.booking import triage
from appointments.models import BookingDraft
from appointments.views import drafts, not_taken
from appointments.views.forms import SignsForm
from clinic.models import Urgency

# Urgency → URL name of its page.
ADDRESSES = {Urgency.EMERGENCY: "signs", Urgency.URGENT: "signs_more"}

changing = require_http_methods(["GET", "HEAD", "POST"])


@changing
def signs(request, key):
    """Signs of an emergency."""
    return _page(request, drafts.own(request, key), Urgency.EMERGENCY)


@changing
def more(request, key):
    """Signs that should be seen today or tomorrow."""
    draft = drafts.own(request, key)
    if triage.standing(draft, Urgency.EMERGENCY) is None and triage.page(draft, Urgency.EMERGENCY).questions:
        return redirect("appointments:signs", draft.pk)
    return _page(request, draft, Urgency.URGENT)


@changing
def emergency(request, key):
    """Advice for an emergency. The booking continues only after the button "I ticked it by mistake"."""
    draft = drafts.own(request, key)
    if request.method == "POST":
        drafts.take_back(draft)
        return _onward(draft)
    if draft.missing_step != "emergency":
        return _onward(draft)
    return _advice(request, draft)


def _page(request, draft: BookingDraft, urgency: Urgency):
    sent = drafts.sent(draft)
    if request.method != "POST" and sent:
        return redirect(sent)
    asked = triage.page(draft, urgency)
    if draft.missing_step == "emergency" or not asked.questions:
        return _onward(draft)
    form = SignsForm(request.POST or None, page=asked, initial={"signs": _earlier(draft, asked)})
    if request.method == "POST" and form.is_valid():
        ticked = form.cleaned_data["signs"]
        if sent := drafts.answer(draft, asked, ticked):
            was_emergency = ticked and urgency == Urgency.EMERGENCY
            if was_emergency:
                return _advice(request, draft, was_sent=True)
            return redirect(sent + not_taken.MARK if not_taken.has_other_signs(draft, asked, ticked) else sent)
        return _onward(draft)
    context = {"form": form, "draft": draft, "urgency": urgency, "is_check": True, "back": _back(draft, urgency)}
    return render(request, "appointments/signs.html", context)


def _advice(request, draft: BookingDraft, *, was_sent: bool = False):
    """`was_sent`: the request had been sent before the emergency was ticked on an older page."""
    return render(request, "appointments/emergency.html", {"draft": draft, "was_sent": was_sent})


def _onward(draft: BookingDraft):
    """Redirect to the next page of the check, or to the next step."""
    if draft.missing_step == "signs":
        if asked := triage.next_page(draft):
            return redirect(f"appointments:{ADDRESSES[asked.urgency]}", draft.pk)
        drafts.settle(draft)
    return drafts.onward(draft)


def _earlier(draft: BookingDraft, asked: triage.Page) -> list[str]:
    """The earlier answer to the same questions, shown when the patient goes back."""
    last = triage.standing(draft, asked.urgency)
    if last is None or last["version"] != asked.version:
        return []
    return [one["slug"] for one in last["ticked"]] or [SignsForm.NONE]


def _back(draft: BookingDraft, urgency: Urgency) -> str:
    if draft.missing_step is None:
        return reverse("appointments:check", args=[draft.pk])
    if urgency == Urgency.URGENT and triage.standing(draft, Urgency.EMERGENCY):
        return reverse("appointments:signs", args=[draft.pk])
    return reverse("appointments:book_service", args=[draft.service.slug])
