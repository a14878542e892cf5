"""Patient files: search, read (which is recorded), correct, add notes and merge."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from appointments.desk.access import for_staff, refuse_who_is_neither_desk_nor_practitioner
from appointments.desk.detail import admin_context
from appointments.desk.forms import NoteForm, PatientForm
from appointments.desk.patient_panel import CHANGING
from appointments.desk.search import asked_in, people
from appointments.models import Action, Appointment, AppointmentEvent, BlockedContact, Patient
from appointments.patients import files

FILES_ON_A_PAGE = 50
BLOCKS = "appointments.view_blockedcontact"
CALLS = (Action.CALL_TRIED, Action.TOLD_BY_PHONE)


@require_GET
@for_staff("appointments.view_patient")
@for_staff("appointments.view_appointment")
def file_list(request):
    """All files, or the people found. Notes and reasons are not fetched."""
    asked = asked_in(request, "who")
    context = admin_context(request, _("Patients")) | {"asked": asked, "parameter": "who"}
    if asked:
        context["page"], context["lines"] = people(request, asked)
    else:
        files_in_order = Patient.objects.current()
        context["page"] = Paginator(files_in_order, FILES_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "appointments/desk/patients.html", context)


@require_GET
@for_staff()
def file(request, pk):
    """One file with everything about it. Opening it is recorded."""
    patient = _file_of(request, pk)
    if patient.pk != pk:
        return redirect("desk:patient", patient.pk)
    files.read(patient, by=request.user, now=timezone.now())
    return _page(request, patient)


@require_POST
@for_staff(CHANGING)
def correct(request, pk):
    patient = _file_of(request, pk)
    form = PatientForm(request.POST, instance=patient)
    if not form.is_valid():
        return _page(request, Patient.objects.get(pk=patient.pk), form=form, status=422)
    facts = {fact: form.cleaned_data[fact] for fact in form.changed_data}
    return _changed(request, patient, _("Corrected."), lambda: files.correct(patient, facts, by=request.user))


@require_POST
@for_staff(CHANGING)
def note(request, pk):
    patient = _file_of(request, pk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, patient, note_form=form, status=422)
    words = form.cleaned_data["words"]
    return _changed(request, patient, _("Note added."), lambda: files.add_note(patient, words, by=request.user))


@require_http_methods(["GET", "POST"])
@for_staff("appointments.merge_patient")
def merge(request, pk):
    """GET shows both files side by side and which one is kept. POST merges."""
    keep = _file_of(request, pk)
    sent = request.POST if request.method == "POST" else request.GET
    key = sent.get("other", "")
    is_key = key.isascii() and key.isdecimal() and len(key) < 19
    other = files.kept_file(
        get_object_or_404(Patient.objects.select_related("merged_into"), pk=int(key) if is_key else 0)
    )
    if other.pk == keep.pk:
        messages.info(request, _("These are already one file."))
        return redirect("desk:patient", keep.pk)
    if request.method == "POST":
        sentence = _("Merged. Everything is now in this file.")
        return _changed(request, keep, sentence, lambda: files.merge(keep, other, by=request.user))
    now = timezone.now()
    for each in (keep, other):
        files.read(each, by=request.user, now=now)
    context = admin_context(request, _("Merge two files of one patient?")) | {
        "keep": keep,
        "other": other,
        "both": [(each, each.visits.count(), each.notes.count()) for each in (keep, other)],
    }
    return render(request, "appointments/desk/merge.html", context)


def _page(request, patient: Patient, *, form=None, note_form=None, status: int = 200):
    user = request.user
    visits = Appointment.objects.visible_to(user).filter(patient=patient).order_by("-starts_at", "-pk")
    calls = AppointmentEvent.objects.filter(appointment__in=visits, action__in=CALLS)
    may_change = user.has_perm(CHANGING) and not patient.erased_at
    title = _("Erased patient %(file)s") if patient.erased_at else _("Patient %(file)s")
    context = admin_context(request, title % {"file": patient}) | {
        "patient": patient,
        "visits": visits.select_related("practitioner"),
        "calls": calls.select_related("by", "appointment").order_by("-pk"),
        "notes": patient.notes.select_related("written_by"),
        "blocks": _blocks(patient) if user.has_perm(BLOCKS) else [],
        "records": _records(patient) if user.has_perm("appointments.view_accessrecord") else [],
        "form": (form or PatientForm(instance=patient)) if may_change else None,
        "note_form": (note_form or NoteForm()) if may_change else None,
        "alike": files.similar_files(patient) if may_change else [],
    }
    return render(request, "appointments/desk/patient.html", context, status=status)


def _blocks(patient: Patient):
    """Blocks of the file's phone and email."""
    kinds = BlockedContact.Kind
    either = Q(kind=kinds.EMAIL, value=patient.email.lower())
    if patient.phone:
        either |= Q(kind=kinds.PHONE, value=patient.phone.as_e164)
    return BlockedContact.objects.filter(either).select_related("blocked_by")


def _records(patient: Patient):
    """The last fifty accesses to the file or to files merged into it."""
    return files.access_records(patient)[:50]


def _file_of(request, pk) -> Patient:
    """The current file for this key, or 404 if it does not exist or the user may not see it."""
    refuse_who_is_neither_desk_nor_practitioner(request.user, "appointments.view_patient")
    patient = get_object_or_404(Patient.objects.select_related("merged_into"), pk=pk)
    return get_object_or_404(Patient.objects.visible_to(request.user), pk=files.kept_file(patient).pk)


def _changed(request, patient: Patient, sentence: str, change):
    try:
        kept = change()
    except files.Gone:
        messages.error(request, _("This patient's data was erased. Nothing was changed."))
        return redirect("desk:patient", patient.pk)
    messages.success(request, sentence)
    return redirect("desk:patient", getattr(kept, "patient_id", None) or kept.pk)
