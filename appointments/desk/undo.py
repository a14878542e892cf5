"""The button that takes back an answer before the patient is told."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from appointments.booking import undo
from appointments.booking.statuses import AlreadyAnswered, SlotGone, TooLate
from appointments.desk.access import for_staff
from appointments.desk.actions import appointment_of, refused, who_was_first


@require_POST
@for_staff("appointments.answer_request")
def take_back(request, pk):
    """Make it an open request again, or say why that is no longer possible."""
    appointment = appointment_of(pk)
    try:
        undo.take_back(appointment, by=request.user)
    except TooLate:
        return refused(request, appointment, _("Too late. The patient is being told. What you do now is a change."))
    except SlotGone:
        return refused(request, appointment, _("Someone else has this time now. Offer other times by phone."))
    except AlreadyAnswered as first:
        return refused(request, appointment, who_was_first(first))
    messages.success(request, _("Undone. The patient was not told. The request needs an answer again."))
    return redirect("desk:queue")
