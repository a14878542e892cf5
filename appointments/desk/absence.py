"""Time off of a practitioner: enter the time; who is affected is shown first."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from appointments.booking.affected import Subject
from appointments.desk.access import for_staff
from appointments.desk.affected import carry_out, of_closure
from appointments.desk.detail import admin_context
from appointments.desk.forms import AwayForm
from appointments.models import ScheduleChange
from appointments.times import closures


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff("appointments.add_timetableexception")
@for_staff("appointments.answer_request")
def ask(request):
    form = AwayForm(request.POST if request.method == "POST" else None, initial=request.GET.dict())
    if not form.is_valid():
        context = admin_context(request, _("Time off for a practitioner")) | {"form": form}
        return render(request, "appointments/desk/away.html", context)
    answers = form.cleaned_data

    def close() -> Subject:
        when = answers["practitioner"], answers["starts_at"], answers["ends_at"]
        return of_closure(closures.close_once(*when, note=answers["note"], by=request.user))

    return carry_out(request, close, back=request.path, done=lambda: _nobody_is_affected(request))


def _nobody_is_affected(request):
    messages.success(request, _("Time closed. No appointment is affected."))
    return redirect("desk:closures")


@require_GET
@for_staff("appointments.answer_request")
def progress(request, pk):
    """The address that pages about a closure had: leads to what it affected."""
    change = ScheduleChange.objects.filter(kind=ScheduleChange.Kind.TIME_OFF, subject=pk).first()
    if change is None:
        raise Http404
    return redirect("desk:change", change.pk)
