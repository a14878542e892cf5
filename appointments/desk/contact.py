"""Correcting the contact details of an appointment, and telling the patient on WhatsApp."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from appointments.booking import callbacks, contact
from appointments.booking.contact import Correction
from appointments.booking.statuses import AlreadyAnswered
from appointments.desk.actions import answering, appointment_of, refused, who_was_first
from appointments.desk.detail import admin_context
from appointments.desk.forms import ContactForm


@require_http_methods(["GET", "HEAD", "POST"])
@answering
def correct(request, pk):
    """The contact as the patient gave it. Saving stops earlier links and sends the last message again."""
    appointment = appointment_of(pk)
    if appointment.erased_at:
        return refused(request, appointment, _("The patient's data were erased."))
    form = ContactForm(request.POST or None, instance=appointment_of(pk))
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in form.changed_data}
        came_of_it = contact.correct(appointment, facts, by=request.user)
        if came_of_it == Correction.NOTHING:
            messages.info(request, _("Nothing was changed."))
        elif came_of_it == Correction.TOLD:
            messages.success(
                request,
                _("Corrected. Earlier links no longer work. The patient gets the message again in a minute."),
            )
        elif came_of_it == Correction.TO_CALL:
            messages.warning(request, _("Corrected. Earlier links no longer work. No message goes: call the patient."))
        else:
            messages.success(request, _("Corrected. Earlier links no longer work."))
        return redirect("desk:request", pk)
    context = admin_context(request, _("Correct the contact details")) | {"form": form, "appointment": appointment}
    return render(request, "appointments/desk/contact.html", context, status=422 if form.errors else 200)


@require_POST
@answering
def tell_on_whatsapp(request, pk):
    """Records that the patient is told, and opens WhatsApp with the text, which staff read and send themselves.

    A page that leads on, because the content security policy lets no form end on another site.
    """
    appointment = appointment_of(pk)
    try:
        url = callbacks.tell_on_whatsapp(appointment, by=request.user, now=timezone.now())
    except AlreadyAnswered as first:
        return refused(request, appointment, who_was_first(first))
    if not url:
        return refused(request, appointment, _("The patient did not agree to messages on WhatsApp."))
    return render(request, "appointments/desk/whatsapp.html", {"url": url, "appointment": appointment})
