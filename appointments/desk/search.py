"""The search of the desk: appointments, newest first, fifty on a page, and the first few matching files.

Reasons and notes are not fetched.
"""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from appointments.desk.access import for_staff
from appointments.desk.detail import admin_context
from appointments.models import Appointment, Patient
from appointments.patients import files, search

PER_PAGE = 50
FILES = 5
LONGEST = 100  # as long as a name may be


@require_GET
@for_staff("appointments.view_appointment")
def find(request):
    asked = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    found = search.find(Appointment.objects.all(), asked)
    if asked:
        files.record_search(request.user, len(found), timezone.now())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    visits = Appointment.objects.select_related("service", "practitioner").in_bulk(list(page))
    context = admin_context(request, _("Find an appointment")) | {
        "asked": asked,
        "page": page,
        "files": _files(asked) if request.user.has_perm("appointments.view_patient") else [],
        "visits": [visits[pk] for pk in page if pk in visits],
    }
    return render(request, "appointments/desk/find.html", context)


def _files(asked: str) -> list[Patient]:
    keys = search.find_files(Patient.objects.current(), asked)[:FILES]
    found = Patient.objects.in_bulk(keys)
    return [found[pk] for pk in keys if pk in found]
