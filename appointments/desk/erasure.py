"""Export and erasure of a patient's data, for managers. Both are recorded; erasure has to be confirmed."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from appointments import links
from appointments.desk.access import for_staff
from appointments.desk.actions import appointment_of
from appointments.desk.detail import admin_context
from appointments.models import Patient
from appointments.patients import files, privacy

erasing = for_staff("appointments.erase_patient")


@require_POST
@for_staff("appointments.export_patient")
def export(request, pk):
    """One JSON file. The file name does not contain the patient's name."""
    patient = _file_of(pk)
    told = privacy.export_patient(patient, by=request.user)
    response = HttpResponse(json.dumps(told, ensure_ascii=False, indent=2), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="patient-{patient}.json"'
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "POST"])
@erasing
def erase(request, pk):
    """Erase a file with all its appointments."""
    patient = _file_of(pk)
    visits = set(patient.visits.values_list("pk", flat=True))
    back = reverse("desk:patient", args=[patient.pk])
    details = {"word": str(patient), "name": patient.name, "back": back, "number": len(visits)}
    return _confirmed(request, details, visits, lambda: privacy.erase_patient(patient, by=request.user))


@require_http_methods(["GET", "POST"])
@erasing
def erase_visit(request, pk):
    """Erase an appointment without a file, and those it was rescheduled from or to."""
    appointment = appointment_of(pk)
    if appointment.patient_id:
        return redirect("desk:erase", appointment.patient_id)
    visits, _entries = links.connected(appointment)
    back = reverse("desk:request", args=[appointment.pk])
    details = {"word": appointment.reference, "name": appointment.patient_name, "back": back, "number": len(visits)}
    return _confirmed(request, details, visits, lambda: privacy.erase_visit(appointment, by=request.user))


def _file_of(pk) -> Patient:
    return files.kept_file(get_object_or_404(Patient.objects.select_related("merged_into"), pk=pk))


def _confirmed(request, details: dict, visits: set[int], erase_now):
    """The page that shows what will be erased. POST erases once the reference was typed in."""
    problem, standing = "", privacy.still_to_come(visits, timezone.now())
    if request.method == "POST":
        if request.POST.get("word", "").replace("-", "").strip().upper() != details["word"].replace("-", ""):
            problem = _("This is not the reference. Nothing was erased.")
        else:
            try:
                erased = erase_now()
            except privacy.StillToCome as refusal:
                problem, standing = _("This patient still has appointments. Nothing was erased."), refusal.references
            except ValueError:
                problem = _("A colleague has changed this file. Nothing was erased.")
            else:
                messages.success(request, _said(erased))
                return redirect("desk:patients")
    context = admin_context(request, _("Erase a patient's data?")) | details
    context |= {"problem": problem, "standing": standing}
    return render(request, "appointments/desk/erase.html", context, status=409 if problem else 200)


def _said(erased: int) -> str:
    return ngettext(
        "Erased. %(count)d appointment keeps its time and codes, without a name.",
        "Erased. %(count)d appointments keep their times and codes, without names.",
        erased,
    ) % {"count": erased}
