"""Linking an appointment to a patient file. The site suggests files; reception decides."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from appointments.desk.access import for_staff
from appointments.desk.actions import appointment_of, refused
from appointments.desk.patient_panel import CHANGING
from appointments.models import Patient
from appointments.patients import files


@require_POST
@for_staff(CHANGING)
def link(request, pk):
    """`file` is a key from the desk's own page. Files that were merged or erased meanwhile are handled in _change()."""
    key = request.POST.get("file", "")
    is_key = key.isascii() and key.isdecimal() and len(key) < 19
    patient = get_object_or_404(Patient, pk=int(key) if is_key else 0)
    return _change(request, pk, files.link, _("This appointment is now linked to the file."), patient=patient)


@require_POST
@for_staff("appointments.add_patient")
def open_file(request, pk):
    return _change(request, pk, files.open_file, _("A new patient file was created from this appointment."))


@require_POST
@for_staff(CHANGING)
def unlink(request, pk):
    return _change(request, pk, files.unlink, _("This appointment is no longer linked to a patient file."))


def _change(request, pk, change, sentence: str, **details):
    appointment = appointment_of(pk)
    if change is not files.unlink and appointment.patient_id:
        return refused(request, appointment, _("A colleague has already linked this appointment to a patient file."))
    try:
        change(appointment, by=request.user, **details)
    except files.Changed:
        return refused(request, appointment, _("A colleague has already done this."))
    except files.Gone:
        return refused(request, appointment, _("This patient's data was erased."))
    messages.success(request, sentence)
    return redirect("desk:request", pk)
