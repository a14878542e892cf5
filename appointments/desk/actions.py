"""Actions of the desk. Each is a POST with its own permission, calls one function of booking, and shows the result."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from appointments.booking import requests
from appointments.booking.statuses import (
    AlreadyAnswered,
    OutsideHours,
    SlotGone,
    TooEarly,
    TooLate,
)
from appointments.desk.access import for_staff
from appointments.desk.detail import CANCEL_REASONS, DECLINE_REASONS, admin_context
from appointments.messages import delivery_state
from appointments.models import Appointment, Notification
from appointments.templatetags.visit_times import clinic_moment, clinic_time

answering = for_staff("appointments.answer_request")


@require_POST
@answering
def confirm(request, pk):
    return answer(request, pk, requests.confirm, _("Confirmed: %(visit)s."))


@require_POST
@for_staff("appointments.overbook")
def overbook(request, pk):
    """Confirm although the time is taken or closed."""
    return answer_with_reason(request, pk, requests.overbook, requests.OVERBOOK_REASONS, _("Confirmed: %(visit)s."))


@require_POST
@answering
def decline(request, pk):
    return answer_with_reason(request, pk, requests.decline, DECLINE_REASONS, _("Declined: %(visit)s."))


@require_POST
@answering
def cancel(request, pk):
    return answer_with_reason(request, pk, requests.cancel, CANCEL_REASONS, _("Cancelled: %(visit)s."))


@require_POST
@answering
def told_by_phone(request, pk):
    appointment = appointment_of(pk)
    try:
        requests.told_by_phone(appointment, by=request.user)
    except AlreadyAnswered as first:
        return refused(request, appointment, who_was_first(first))
    messages.success(request, _("Recorded: the patient was told by phone."))
    return _back(request)


@require_POST
@answering
def replace_link(request, pk):
    """For when someone else has the patient's link."""
    appointment = appointment_of(pk)
    requests.replace_link(appointment, by=request.user)
    if appointment.email:
        messages.success(
            request, _("Earlier links no longer work. The patient will get the new one by email in a minute.")
        )
    else:
        messages.success(
            request, _("Earlier links no longer work. There is no email address, so the patient has to call.")
        )
    return _back(request)


@require_POST
@answering
def try_again(request, pk):
    """Send a failed message again, if what it says is still true."""
    if delivery_state.try_again(get_object_or_404(Notification, pk=pk), timezone.now()):
        messages.success(request, _("The message will be sent again in a minute."))
    else:
        messages.info(request, _("Nothing to do. This message has not failed, or it was already sent again."))
    return _back(request)


def appointment_of(pk) -> Appointment:
    return get_object_or_404(Appointment.objects.select_related("service", "practitioner"), pk=pk)


def say_how_the_patient_is_told(request, appointment: Appointment, sentence: str) -> None:
    visit = f"{appointment.reference}, {clinic_moment(appointment.starts_at)}"
    if appointment.email:
        told = _("The patient will get an email in a minute.")
    else:
        told = format_html(
            _('There is no email address. Call <a href="tel:{}" dir="ltr">{}</a>, then press “Told by phone”.'),
            appointment.phone.as_e164,
            appointment.phone,
        )
    messages.success(request, format_html("{} {}", sentence % {"visit": visit}, told))


def answer(request, pk, change, sentence: str, *, say=say_how_the_patient_is_told, **details):
    """Call `change` and say so, or show a page that says why nothing was changed."""
    appointment = appointment_of(pk)
    try:
        change(appointment, by=request.user, **details)
    except AlreadyAnswered as first:
        return refused(request, appointment, who_was_first(first))
    except TooLate:
        return refused(
            request, appointment, _("Too late. The appointment has begun, or its deadline or day has passed.")
        )
    except TooEarly:
        return refused(request, appointment, _("Too early. You cannot record this before the appointment."))
    except SlotGone:
        return refused(request, appointment, _("Someone else has this time now, or two of the times overlap."))
    except OutsideHours:
        return refused(request, appointment, _("This time was closed after the patient requested it."))
    say(request, appointment, sentence)
    return _back(request)


def answer_with_reason(request, pk, change, reasons, sentence: str, **details):
    reason = request.POST.get("reason", "")
    if reason not in reasons:
        messages.error(request, _("Choose a reason. Nothing was changed."))
        return _back(request)
    return answer(request, pk, change, sentence, reason=reason, **details)


def who_was_first(first: AlreadyAnswered) -> str:
    event = first.event
    words = {"who": event.who, "what": event.get_action_display(), "when": clinic_time(event.at)}
    return _("%(who)s %(what)s at %(when)s.") % words


def refused(request, appointment: Appointment, why: str):
    """A page that says why nothing was changed, with a link to the appointment."""
    context = admin_context(request, _("Nothing was changed")) | {"appointment": appointment, "why": why}
    return render(request, "appointments/desk/refused.html", context, status=409)


def _back(request):
    """Redirect to the page that the button was on."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/admin/"):
        return redirect(wanted)
    return redirect(reverse("desk:board"))
