"""Requests to answer and patients to call: urgent ones first, then oldest first, twenty-five on a page."""

from collections.abc import Collection

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from appointments.booking import callbacks, limits, undo, waitlist
from appointments.desk.access import for_staff
from appointments.desk.day_preview import days_of
from appointments.desk.detail import DECLINE_REASONS, admin_context, as_buttons
from appointments.desk.duplicates import OpenRequests, clashes
from appointments.messages import delivery_state
from appointments.models import Appointment, Notification, Status
from appointments.models.tasks import count_tasks
from appointments.times import misfits
from clinic.staff.sessions import polled

PER_PAGE = 25  # more than a morning's work; a page of fifty takes twice the time
MANY = "many"  # in place of a key: all requests whose contact has several
A_FLOOD = 10  # from this many on, the page shows a warning above the list


@require_GET
@for_staff("appointments.answer_request")
def queue(request):
    """All requests and calls, or the requests like one of them (`?like=`). Reasons are not fetched."""
    open_requests = OpenRequests()
    alike = _alike(request.GET.get("like", ""), open_requests)
    no_longer_fit = misfits.needing_a_decision(timezone.now())
    waiting = _tasks(no_longer_fit) if alike is None else Appointment.objects.filter(pk__in=alike)
    return _page(request, _("Requests to answer"), waiting, no_longer_fit, open_requests, alike)


@require_GET
@for_staff("appointments.answer_request")
def calls(request):
    """The patients to call alone."""
    no_longer_fit = misfits.needing_a_decision(timezone.now())
    waiting = _tasks(no_longer_fit).exclude(status=Status.REQUESTED)
    return _page(request, _("Patients to call"), waiting, no_longer_fit, OpenRequests(), None)


def _page(request, title: str, waiting, no_longer_fit, open_requests: OpenRequests, alike: list[int] | None):
    now = timezone.now()
    page = Paginator(_in_order(waiting), PER_PAGE).get_page(request.GET.get("page"))
    found = clashes(page)
    tried = callbacks.attempts(visit for visit in page if visit.call_wanted_at)
    beside = days_of(page)
    not_held = limits.not_held(page)
    rows = [
        {
            "appointment": visit,
            "day": beside[visit.pk],
            "crowd": open_requests.crowd(visit.pk),
            "clashes": found.get(visit.pk, []),
            "is_not_held": visit.pk in not_held,
            "why": no_longer_fit.get(visit.pk),
            "tried": tried.get(visit.pk),
        }
        for visit in page
    ]
    flood = open_requests.of_many_askers()
    context = admin_context(request, title) | {
        "page": page,
        "rows": rows,
        "just_given": undo.just_given(request.user, now),
        "needing": page.paginator.count,
        "like": request.GET["like"] if alike is not None else "",
        "shown": alike or [],
        "flood": flood if len(flood) >= A_FLOOD and alike is None else [],
        "many": MANY,
        "decline_reasons": as_buttons(DECLINE_REASONS),
        "call_outcomes": as_buttons(callbacks.OUTCOMES),
        "Status": Status,
        "now": now,
        "mail": delivery_state.trouble(now),
        "misfits": len(no_longer_fit),
        "waiting": waitlist.waiting().count(),
        "waiting_due": waitlist.waiting().filter(due_by__lte=now).count(),
    }
    return render(request, "appointments/desk/queue.html", context)


@polled
@require_GET
@for_staff("appointments.answer_request")
def news(request):
    """What the bar of every page says: the number of requests since the page was shown, and all counts. For htmx."""
    seen = request.GET.get("since", "")
    seen = seen if seen.isascii() and seen.isdecimal() and len(seen) < 19 else "0"
    now = timezone.now()
    mail = delivery_state.trouble(now)
    context = {
        "is_mail_stuck": mail.is_silent or mail.late or mail.failing,
        "news": Appointment.objects.waiting().filter(pk__gt=seen).count(),
        "tasks": count_tasks(),
        "misfits": len(misfits.needing_a_decision(now)),
    }
    return render(request, "appointments/desk/news.html", context)


def _tasks(no_longer_fit: Collection[int]) -> QuerySet[Appointment]:
    """Requests to answer, patients to call, and confirmed appointments that cannot be: somebody has to call."""
    needing = Appointment.objects.needing_an_answer()
    return needing | Appointment.objects.filter(pk__in=no_longer_fit, status__in=[Status.CONFIRMED, Status.OFFERED])


def _in_order(waiting: QuerySet[Appointment]) -> QuerySet[Appointment]:
    given_up = Notification.objects.filter(appointment=OuterRef("pk"), state=Notification.State.GIVEN_UP)
    return (
        waiting.select_related("service", "practitioner", "wanted_practitioner")
        .annotate(mail_failed=Exists(given_up))
        .order_by("-urgency", "requested_at", "pk")  # "urgent" sorts after "routine"
    )


def _alike(wanted: str, open_requests: OpenRequests) -> list[int] | None:
    """Keys of the requests that `?like=` selects. None for the whole queue."""
    if wanted == MANY:
        return open_requests.of_many_askers()
    if wanted.isascii() and wanted.isdecimal():
        return open_requests.like(int(wanted))
    return None
