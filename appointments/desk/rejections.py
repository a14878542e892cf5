"""Rejecting many fake requests at once. Only requests that were shown are rejected."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from appointments.booking import limits, requests
from appointments.desk.access import for_staff
from appointments.desk.detail import admin_context
from appointments.models import Appointment

AT_ONCE = 5_000  # more cannot be open, because of the caps
BLOCKING = "appointments.add_blockedcontact"

answering = for_staff("appointments.answer_request")


@require_POST
@answering
def ask(request):
    """Show each request that would be rejected. Changes nothing. Their keys are sent on in one field."""
    wanted = _numbers(request.POST.get("shown", "")) if "all" in request.POST else request.POST.getlist("visit")
    chosen = Appointment.objects.waiting().filter(pk__in=_numbers(",".join(map(str, wanted)))).order_by("requested_at")
    visits = list(chosen.select_related("practitioner"))
    if not visits:
        messages.warning(request, _("No request was selected, or they have already been answered."))
        return redirect("desk:queue")
    context = admin_context(request, _("Reject as not genuine?")) | {
        "visits": visits,
        "numbers": ",".join(str(visit.pk) for visit in visits),
        "may_block": request.user.has_perm(BLOCKING),
    }
    return render(request, "appointments/desk/reject.html", context)


@require_POST
@answering
def reject(request):
    """Reject the requests of the page before, except those ticked to be kept."""
    numbers = set(_numbers(request.POST.get("visits", ""))) - set(_numbers(",".join(request.POST.getlist("keep"))))
    chosen = Appointment.objects.filter(pk__in=numbers)
    kinds = set(request.POST.getlist("block")) if request.user.has_perm(BLOCKING) else set()
    with transaction.atomic():
        blocked = limits.block_contacts(chosen.waiting(), kinds, by=request.user, now=timezone.now()) if kinds else 0
        rejected = requests.reject(chosen, by=request.user)
    messages.success(request, _rejected(rejected))
    if blocked:
        words = ngettext("%(count)d contact is now blocked.", "%(count)d contacts are now blocked.", blocked)
        messages.info(request, words % {"count": blocked})
    return redirect("desk:queue")


def _rejected(count: int) -> str:
    return ngettext(
        "%(count)d request rejected. Its time is free again. No message was sent.",
        "%(count)d requests rejected. Their times are free again. No message was sent.",
        count,
    ) % {"count": count}


def _numbers(text: str) -> list[int]:
    """Primary keys from a comma-separated text. Anything else in it is ignored."""
    numbers = [int(part) for part in text.split(",") if part.isascii() and part.isdecimal() and len(part) < 19]
    return numbers[:AT_ONCE]
