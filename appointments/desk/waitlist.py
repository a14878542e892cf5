"""The waiting list for reception, in the order of offers, with the actions on an entry."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from appointments.booking import waitlist
from appointments.desk.access import for_staff
from appointments.desk.by_phone import caller_from
from appointments.desk.detail import admin_context
from appointments.desk.forms import WaitForm
from appointments.desk.known_callers import known_caller
from appointments.models import Appointment, Status, WaitlistEntry
from appointments.times import misfits
from clinic.calendar import local_day
from clinic.models import Urgency

answering = for_staff("appointments.answer_request")


@require_GET
@answering
def entries(request):
    """All waiting entries. Those with an open offer are marked."""
    rows = waitlist.waiting().select_related("service", "appointment", "wanted_practitioner")
    rows = rows.prefetch_related("windows", "appointments__offers")
    context = admin_context(request, _("Waiting list")) | {
        "rows": [(entry, _offered(entry), _passed_over(entry)) for entry in rows],
        "in_vain": misfits.waiting_in_vain(),
        "now": timezone.now(),
        "Urgency": Urgency,
    }
    return render(request, "appointments/desk/waitlist.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@answering
def add(request):
    """Put a caller on the list. `?patient=` or `?visit=` names one who is known."""
    known = known_caller(request.POST if request.method == "POST" else request.GET)
    form = WaitForm(request.POST or None, today=local_day(timezone.now()), known=known.facts if known else {})
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        entry = waitlist.put_on(
            answers["service"], caller_from(form, known), [form.window], practitioner=answers["practitioner"]
        )
        messages.success(request, _("On the waiting list."))
        return redirect(f"{reverse('desk:waitlist')}#entry-{entry.pk}")
    context = admin_context(request, _("Put a caller on the waiting list")) | {"form": form, "known": known}
    return render(request, "appointments/desk/wait_for.html", context, status=422 if form.errors else 200)


@require_POST
@answering
def steer(request, pk):
    """Set or remove priority, check again in a week, or remove from the list."""
    entry = get_object_or_404(WaitlistEntry, pk=pk)
    what = request.POST.get("do", "")
    if what in {"first", "back"}:
        waitlist.put_first(entry, is_first=what == "first")
    elif what == "later":
        waitlist.postpone(entry, timezone.now())
    elif what == "close":
        if waitlist.leave(entry, by=request.user):
            messages.success(request, _("Removed from the waiting list."))
        else:
            messages.info(request, _("It had already ended."))
    return redirect("desk:waitlist")


def _offered(entry: WaitlistEntry) -> Appointment | None:
    """The appointment that is being offered now."""
    return next((made for made in entry.appointments.all() if made.status == Status.OFFERED), None)


def _passed_over(entry: WaitlistEntry) -> int:
    """How many offers ended without an appointment."""
    return sum(made.status in {Status.EXPIRED, Status.CANCELLED, Status.DECLINED} for made in entry.appointments.all())
