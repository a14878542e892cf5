"""A patient's own appointment, opened by its link. GET shows, POST acts."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from appointments import links
from appointments.booking import (
    consent,
    limits,
    offers,
    requests,
    reschedule,
)
from appointments.booking.statuses import (
    AlreadyAnswered,
    OutsideHours,
    TooLate,
    is_before_the_cutoff,
    may_cancel,
)
from appointments.messages import calendar_file
from appointments.messages.what_changed import Change, history_told, what_changed
from appointments.models import Action, Appointment, AppointmentEvent, Offer, Reason, Status, WaitlistEntry
from appointments.models.contact import CARRIED_ALONG
from appointments.times import availability, misfits
from appointments.times.slot import Slot
from appointments.views import drafts, not_taken
from appointments.views.state import state_of
from clinic import errors
from clinic.limits import TooMany, client_key
from clinic.models import ClinicProfile

# Events that the patient's history leaves out. Attendance is shown as the state of the page instead.
THE_DESKS_OWN = (
    Action.REASON_READ, Action.TOLD_BY_PHONE, Action.ARRIVED, Action.FULFILLED, Action.NO_SHOW, Action.SET_BACK,
    Action.CALL_TRIED, Action.LINKED, Action.TOLD_BY_WHATSAPP, Action.NOT_HELD,
)  # fmt: skip
# The reason is always optional.
CANCEL_REASONS = (
    Reason.NOT_WELL, Reason.OTHER_PLANS, Reason.FEELS_BETTER, Reason.ELSEWHERE, Reason.HARD_TO_COME,
)  # fmt: skip


@require_safe
def manage(request, token):
    now = timezone.now()
    appointment = links.find_appointment(token, now)
    if appointment is None:
        return no_such_link(request)
    if (stands := reschedule.successor(appointment)) is not None:
        return redirect(not_taken.passed_on(request, links.manage(stands)))
    return render(request, "appointments/visit.html", _about(appointment, token, now))


@require_safe
def received(request, token):
    """What happens next. Once the clinic has answered, it redirects to the appointment's page."""
    appointment = links.find_appointment(token, timezone.now())
    if appointment is None:
        return no_such_link(request)
    if appointment.status != Status.REQUESTED:
        return redirect(not_taken.passed_on(request, links.manage(appointment)))
    state = state_of(appointment, timezone.now())
    return render(request, "appointments/received.html", {"appointment": appointment, "token": token, "state": state})


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request, token):
    now = timezone.now()
    appointment = links.find_appointment(token, now)
    if appointment is None:
        return no_such_link(request)
    reason = request.POST.get("reason", "")
    if request.method == "POST":
        try:
            requests.cancel(appointment, reason=reason if reason in CANCEL_REASONS else "", now=now)
        except TooLate:
            return render(
                request, "appointments/too_late.html", {"appointment": appointment, "token": token}, status=409
            )
        except AlreadyAnswered as first:
            if first.event.action not in {
                Action.CANCELLED,
                Action.NONE_SUITS,
            }:  # otherwise the button was pressed twice
                return _as_it_is(request, appointment, token, now)
        return redirect(links.manage(appointment))
    if not may_cancel(appointment, now) or appointment.status == Status.OFFERED:  # an offer is answered on its page
        return redirect(links.manage(appointment))
    context = {"appointment": appointment, "token": token, "reasons": CANCEL_REASONS}
    context["is_falling"] = misfits.falls_away(appointment, now)
    return render(request, "appointments/cancel.html", context | {"change": reschedule.open_change(appointment)})


@require_POST
def choose_offer(request, token):
    """Accept one of the offered times, or say that none suits. One button for each."""
    now = timezone.now()
    appointment = links.find_appointment(token, now)
    if appointment is None:
        return no_such_link(request)
    wanted = request.POST.get("offer", "")
    try:
        if wanted == "none":
            offers.none_suits(appointment, now=now)
        elif wanted.isascii() and wanted.isdecimal() and len(wanted) < 19:
            offers.accept(appointment, int(wanted), now=now)
    except AlreadyAnswered as first:
        if not _is_pressed_twice(appointment, wanted, first.event.action):
            return _as_it_is(request, appointment, token, now)
    except (TooLate, OutsideHours):
        return _as_it_is(request, appointment, token, now, is_gone=True)
    return redirect(links.manage(appointment))


@require_http_methods(["GET", "HEAD", "POST"])
def replace(request, token):
    """Someone else has the link: create a new one, after which this one no longer works."""
    now = timezone.now()
    appointment = links.find_appointment(token, now)
    if appointment is None:
        return no_such_link(request)
    if request.method == "POST":
        requests.replace_link(appointment, now=now)
        return redirect(links.manage(appointment))
    return render(request, "appointments/replace.html", {"appointment": appointment, "token": token})


@require_POST
def again(request, token):
    """Request another time after we did not answer, or after no offer suited. The answers are copied to a new draft."""
    now = timezone.now()
    appointment = links.find_appointment(token, now)
    if appointment is None:
        return no_such_link(request)
    slots = {slot.name: slot for slot in _new_times(appointment, what_changed(appointment, now), now)}
    slot = slots.get(request.POST.get("slot", ""))
    if slot is None:  # taken since the page was shown; that page has newer times
        return redirect(links.manage(appointment))
    facts = {field: getattr(appointment, field) for field in CARRIED_ALONG}
    if appointment.consent_version != consent.VERSION:
        facts["consented_at"] = None
    return drafts.begin(
        request,
        **facts,
        practitioner_id=slot.practitioner_id,
        starts_at=slot.starts_at,
    )


@require_safe
def calendar(request, token):
    """A confirmed appointment as a calendar file."""
    now = timezone.now()
    appointment = links.find_appointment(token, now)
    if appointment is None or appointment.status != Status.CONFIRMED or misfits.falls_away(appointment, now):
        return no_such_link(request)
    return HttpResponse(
        calendar_file.visit(appointment, ClinicProfile.objects.current()),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="appointment.ics"'},
    )


def _about(appointment: Appointment, token: str, now: datetime) -> dict:
    """Template context of the appointment's page."""
    state = state_of(appointment, now)
    change = what_changed(appointment, now)
    return {
        "appointment": appointment,
        "token": token,
        "state": state,
        "has_time": _has_time(appointment),
        "history": _history(appointment, now),
        "why": change.why,
        "may_cancel": may_cancel(appointment, now),
        "may_move": reschedule.may_reschedule(appointment, now),
        "is_too_near": not is_before_the_cutoff(appointment, now),
        "new_times": _new_times(appointment, change, now),
        "offers": offers.open_offers(appointment, now) if appointment.status == Status.OFFERED else [],
        "standing_link": links.manage(state.standing) if state.standing else "",
        "change_link": links.manage(state.change) if state.change else "",
        "old": change.old if appointment.status == Status.CONFIRMED and not state.is_over else None,
        "waiting": _waiting(appointment),
        "course": _course(appointment, now) if appointment.course_id else [],
        "Status": Status,
    }


def _course(appointment: Appointment, now: datetime) -> list[tuple[Appointment, str, str]]:
    """The appointments that were booked together: each with its state in words, and its link while that opens."""
    visits = list(Appointment.objects.agreed_in_course(appointment.course_id).filter(erased_at=None))
    falling = misfits.misfits_among(
        Appointment.objects.filter(pk__in=[each.pk for each in visits], ends_at__gt=now), now
    )
    rows = []
    for each in visits:
        each.show_as_told(now)
        words = _("Missed") if each.status == Status.NO_SHOW else each.get_status_display()
        if each.status == Status.CONFIRMED and each.pk in falling:
            words = _("Cannot take place. We will contact you.")
        opens = now < each.ends_at + links.VALID_AFTER_THE_VISIT
        rows.append((each, words, links.manage(each) if opens else ""))
    return rows


def _has_time(appointment: Appointment) -> bool:
    """Whether its time was ever agreed or asked for. Of an offer of ours only the accepted one was."""
    if appointment.status == Status.OFFERED:
        return False
    return not offers.is_ours(appointment) or appointment.offers.filter(outcome=Offer.Outcome.TAKEN).exists()


def _history(appointment: Appointment, now: datetime) -> list[AppointmentEvent]:
    left_out = [*THE_DESKS_OWN]
    if offers.is_ours(appointment):
        left_out.append(Action.CHANGE_ENDED)  # it names a request, and the patient has made none
    return [event for event in history_told(appointment, now) if event.action not in left_out]


def _waiting(appointment: Appointment) -> str:
    """The link of the waiting entry for an earlier time, or of the one that this offer came from.

    "" if none is waiting.
    """
    entry = appointment.waitlist_entry or appointment.wishes.filter(state=WaitlistEntry.State.WAITING).first()
    return links.waiting(entry) if entry and entry.state == WaitlistEntry.State.WAITING else ""


def _new_times(appointment: Appointment, change: Change, now: datetime) -> list[Slot]:
    """Free times to show after the clinic took a time away or did not answer, or after no offer suited."""
    if not change.needs_another_time:
        return []
    return availability.instead_of(appointment, now, without_its_own=change.is_time_refused)


def _is_pressed_twice(appointment: Appointment, wanted: str, action: str) -> bool:
    """Whether the same button was pressed before, so that its result is already true."""
    if wanted == "none":
        return action == Action.NONE_SUITS
    return appointment.offers.filter(pk=wanted, outcome=Offer.Outcome.TAKEN).exists()


def _as_it_is(request, appointment: Appointment, token: str, now: datetime, **more):
    """The appointment's page in its current state, after another change or a deadline came first."""
    appointment = links.find_appointment(token, now) or appointment
    if (stands := reschedule.successor(appointment)) is not None:
        stands.show_as_told(now)
        appointment, token = stands, links.token(stands)
    context = _about(appointment, token, now) | {"was_too_late": True} | more
    return render(request, "appointments/visit.html", context, status=409)


def no_such_link(request):
    """One page for wrong, old and revoked links, so that it does not reveal which. Too many misses get a 429."""
    try:
        limits.count_missed_link(client_key(request), timezone.now())
    except TooMany as many:
        return errors.too_many(request, many.retry_after)
    return render(request, "appointments/link_invalid.html", {"is_lost": True}, status=404)
