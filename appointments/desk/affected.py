"""Who is affected by a change, before it is made, and what became of each afterwards."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.messages.storage import default_storage
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from appointments.booking import affected, affected_progress, offers_to_all
from appointments.booking.affected import Affected, Agreed, Subject
from appointments.desk.access import for_staff
from appointments.desk.detail import admin_context
from appointments.models import Reason, ScheduleChange
from appointments.templatetags.visit_times import span
from clinic.models import ClosingDay

SEEN, THEN, OFFER = "_affected_seen", "_affected_then", "offer"  # fields beside those of the form that is sent again
answering = for_staff("appointments.answer_request")


def carry_out(
    request, change: Callable[[], Subject | None], *, back: str, done: Callable[[], HttpResponse]
) -> HttpResponse:
    """Make the change of this POST. If it affects somebody whom staff have not seen, show them and change nothing.

    `back` is the page to return to without a change. `done` answers if nobody is affected.
    """
    told = request._messages

    def attempt() -> Subject | None:
        request._messages = default_storage(request)  # what is said of a save goes with it if it is taken back
        return change()

    try:
        made = affected.make(attempt, agreed=_agreed(request), by=request.user)
    except affected.Affects as affects:
        request._messages = told
        return _ask(request, affects.affected, back)
    if made is None:
        return done()
    offers_to_all.make_due(at_most=offers_to_all.AT_ONCE)
    messages.success(request, _("Saved. The affected appointments are listed here until each is settled."))
    return redirect("desk:change", made.pk)


def of_closure(closure) -> Subject:
    """A closing day of the clinic, or closed time or extra hours of one practitioner."""
    when = span(closure.starts_at, closure.ends_at)
    if isinstance(closure, ClosingDay):
        words = [closure.public_note, when] if closure.public_note else [when]
        return Subject(ScheduleChange.Kind.CLINIC_CLOSED, " · ".join(words), closure.pk)
    kind = ScheduleChange.Kind.TIME_OFF if closure.kind == closure.Kind.CLOSED else ScheduleChange.Kind.HOURS
    return Subject(kind, f"{closure.practitioner.name} · {when}", closure.pk)


@require_GET
@answering
def progress(request, pk):
    """The appointments of one change, and what became of each."""
    change = get_object_or_404(ScheduleChange.objects.select_related("made_by"), pk=pk)
    context = {"change": change, "progress": affected_progress.progress_of(change, timezone.now())}
    return _progress_page(request, str(change), context)


@require_POST
@answering
def offer(request, pk):
    """Offer other times to one of the affected, or to all that cannot be and have no offer."""
    change = get_object_or_404(ScheduleChange, pk=pk)
    number = offers_to_all.ask_again(change, _chosen(request), by=request.user)
    return _offered(request, number, change)


@require_GET
@answering
def misfits_page(request):
    """Everything that cannot be as things stand: to offer, to reschedule, to cancel, to call."""
    context = {"progress": affected_progress.misfits_now(timezone.now()), "changes": ScheduleChange.objects.all()[:10]}
    return _progress_page(request, _("Appointments that no longer fit the hours"), context)


@require_POST
@answering
def offer_to_misfits(request):
    """Offer other times to one of them, or to all that have no offer."""
    change = affected.offer_to_misfits(_chosen(request), by=request.user)
    return _offered(request, change.rows.count() if change else 0, change)


def _offered(request, number: int, change: ScheduleChange | None) -> HttpResponse:
    offers_to_all.make_due(at_most=offers_to_all.AT_ONCE)
    if number:
        words = ngettext(
            "Looked for other times for %(n)d patient.", "Looked for other times for %(n)d patients.", number
        )
        messages.success(request, words % {"n": number})
    else:
        messages.info(request, _("Nothing to do. Every patient has an offer, or a new time."))
    return redirect("desk:change", change.pk) if change else redirect("desk:misfits")


def _chosen(request) -> list[int] | None:
    """The appointment that a button named. None for all."""
    key = request.POST.get("visit", "")
    if not key:
        return None
    return [int(key)] if key.isascii() and key.isdecimal() and len(key) < 19 else []


def _agreed(request) -> Agreed | None:
    if SEEN not in request.POST:
        return None
    wants_offers = request.POST.get(THEN) == OFFER and request.user.has_perm("appointments.answer_request")
    return Agreed.to(request.POST[SEEN], offer=wants_offers)


def _ask(request, found: Affected, back: str) -> HttpResponse:
    ours = {SEEN, THEN, "csrfmiddlewaretoken"}
    context = admin_context(request, _("Who is affected?")) | {
        "affected": found,
        "may_see": request.user.has_perm("appointments.view_appointment"),
        "may_offer": request.user.has_perm("appointments.answer_request"),
        "was_shown": SEEN in request.POST,
        "carried": [(name, value) for name, values in request.POST.lists() if name not in ours for value in values],
        "back": back,
        "SEEN": SEEN,
        "THEN": THEN,
        "OFFER": OFFER,
    }
    return render(request, "appointments/desk/affected.html", context)


def _progress_page(request, title: str, context: dict) -> HttpResponse:
    context |= {
        "Fate": affected_progress.Fate,
        "reason": Reason.NO_TIME,
    }
    return render(request, "appointments/desk/affected_progress.html", admin_context(request, title) | context)
