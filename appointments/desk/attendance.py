"""Buttons for attendance. Reception may use them for every appointment, a practitioner for their own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from appointments.booking import attendance
from appointments.desk.access import for_staff
from appointments.desk.actions import answer
from appointments.desk.buttons import ANSWERING
from appointments.models import Appointment
from appointments.templatetags.visit_times import clinic_time
from clinic.models import Practitioner


@require_POST
@for_staff()
def arrive(request, pk):
    return _note(request, pk, attendance.arrive, _("Arrived: %(visit)s."))


@require_POST
@for_staff()
def fulfil(request, pk):
    return _note(request, pk, attendance.fulfil, _("Completed: %(visit)s."))


@require_POST
@for_staff(ANSWERING)
def no_show(request, pk):
    return _note(request, pk, attendance.no_show, _("No-show: %(visit)s. The time is free again."))


@require_POST
@for_staff()
def set_back(request, pk):
    """The page sends the status it showed, so that an outdated page cannot undo a newer step."""
    seen = request.POST.get("seen", "")
    return _note(request, pk, attendance.set_back, _("Undone: %(visit)s."), seen=seen)


def _note(request, pk, change, sentence: str, **details):
    if not request.user.has_perm(ANSWERING):
        if not Practitioner.objects.filter(user=request.user).exists():
            raise PermissionDenied
        get_object_or_404(Appointment, pk=pk, practitioner__user=request.user)
    return answer(request, pk, change, sentence, say=_say_so, **details)


def _say_so(request, appointment: Appointment, sentence: str) -> None:
    """Tell only the member of staff: the patient gets no message."""
    messages.success(request, sentence % {"visit": f"{appointment.reference}, {clinic_time(appointment.starts_at)}"})
