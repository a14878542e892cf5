"""The search of the desk: people, nearest first, a line each. Reasons and notes are not fetched."""

from django.core.paginator import Page, Paginator
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from appointments.desk.access import for_staff
from appointments.desk.detail import admin_context
from appointments.patients import files, search
from appointments.patients.people import Line, lines

PER_PAGE = 25
LONGEST = 100  # as long as a name may be


@require_GET
@for_staff("appointments.view_patient")
@for_staff("appointments.view_appointment")
def find(request):
    asked = asked_in(request, "q")
    page, found = people(request, asked)
    context = admin_context(request, _("Find a patient or an appointment")) | {
        "asked": asked,
        "page": page,
        "lines": found,
        "parameter": "q",
    }
    return render(request, "appointments/desk/find.html", context)


def asked_in(request, parameter: str) -> str:
    return request.GET.get(parameter, "").replace("\x00", "").strip()[:LONGEST]


def people(request, asked: str) -> tuple[Page, list[Line]]:
    """The page of people found, and its lines. The search is recorded."""
    now = timezone.now()
    found = search.find(asked)
    if asked:
        files.record_search(request.user, len(found), now)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return page, lines(list(page), now)
