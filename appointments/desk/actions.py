"""What the desk does: doorways to the domain. Each is a POST with its permission, and answers in words."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from appointments import booking
from appointments.desk.access import for_staff
from appointments.desk.pages import CANCEL_REASONS, DECLINE_REASONS
from appointments.models import Appointment
from appointments.templatetags.visit_times import clinic_moment, clinic_time

answering = for_staff("appointments.answer_request")


@require_POST
@answering
def confirm(request, pk):
    appointment = _appointment(pk)
    try:
        booking.confirm(appointment, by=request.user)
    except booking.AlreadyAnswered as first:
        _say_who_was_first(request, first)
    except booking.TooLate:
        messages.error(request, _("This visit has already begun: it cannot be confirmed any more."))
    except booking.SlotGone:
        messages.error(
            request,
            _("The answer is overdue, and somebody else has this time by now. Decline it, or call the patient."),
        )
    else:
        _say_how_the_patient_is_told(request, appointment, _("Confirmed: %(visit)s."))
    return _back(request)


@require_POST
@answering
def decline(request, pk):
    appointment = _appointment(pk)
    reason = request.POST.get("reason", "")
    if reason not in DECLINE_REASONS:
        messages.error(request, _("Choose a reason for declining. Nothing was changed."))
        return _back(request)
    try:
        booking.decline(appointment, by=request.user, reason=reason)
    except booking.AlreadyAnswered as first:
        _say_who_was_first(request, first)
    else:
        _say_how_the_patient_is_told(request, appointment, _("Declined: %(visit)s."))
    return _back(request)


@require_POST
@answering
def cancel(request, pk):
    appointment = _appointment(pk)
    reason = request.POST.get("reason", "")
    if reason not in CANCEL_REASONS:
        messages.error(request, _("Choose a reason for cancelling. Nothing was changed."))
        return _back(request)
    try:
        booking.cancel(appointment, by=request.user, reason=reason)
    except booking.AlreadyAnswered as first:
        _say_who_was_first(request, first)
    else:
        _say_how_the_patient_is_told(request, appointment, _("Cancelled: %(visit)s."))
    return _back(request)


@require_POST
@answering
def told_by_phone(request, pk):
    appointment = _appointment(pk)
    try:
        booking.told_by_phone(appointment, by=request.user)
    except booking.AlreadyAnswered as first:
        _say_who_was_first(request, first)
    else:
        messages.success(request, _("Noted: the patient was told by phone."))
    return _back(request)


@require_POST
@answering
def replace_link(request, pk):
    """Somebody has the patient's link who should not."""
    appointment = _appointment(pk)
    booking.replace_link(appointment, by=request.user)
    if appointment.email:
        messages.success(request, _("Every earlier link is dead. The patient gets the new one by e-mail in a minute."))
    else:
        messages.success(request, _("Every earlier link is dead. There is no e-mail address: the patient can call."))
    return _back(request)


def _appointment(pk) -> Appointment:
    return get_object_or_404(Appointment.objects.select_related("service", "practitioner"), pk=pk)


def _say_who_was_first(request, first: booking.AlreadyAnswered) -> None:
    event = first.event
    words = {"who": event.who, "what": event.get_action_display(), "when": clinic_time(event.at)}
    messages.warning(request, _("%(who)s %(what)s at %(when)s. Nothing was changed.") % words)


def _say_how_the_patient_is_told(request, appointment, sentence: str) -> None:
    visit = f"{appointment.reference}, {clinic_moment(appointment.starts_at)}"
    if appointment.email:
        told = _("The patient gets an e-mail in a minute.")
    else:
        told = format_html(
            _('There is no e-mail address: call <a href="tel:{}" dir="ltr">{}</a>, then press “Told by phone”.'),
            appointment.phone.as_e164,
            appointment.phone,
        )
    messages.success(request, format_html("{} {}", sentence % {"visit": visit}, told))


def _back(request):
    """To the page that the button stood on."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/admin/"):
        return redirect(wanted)
    return redirect(reverse("desk:queue"))
