"""Recording calls that did not reach the patient."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from appointments.booking import callbacks
from appointments.desk.access import for_staff
from appointments.desk.actions import answer_with_reason


@require_POST
@for_staff("appointments.answer_request")
def tried(request, pk):
    return answer_with_reason(
        request, pk, callbacks.record_attempt, callbacks.OUTCOMES, _("Recorded: the patient did not answer."), say=_say
    )


def _say(request, _appointment, sentence: str) -> None:
    messages.success(request, sentence)
