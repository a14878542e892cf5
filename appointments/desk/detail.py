"""The desk's page of one appointment."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib import admin
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from appointments.booking import callbacks, courses, requests, reschedule
from appointments.desk.access import for_staff, refuse_who_is_neither_desk_nor_practitioner
from appointments.desk.buttons import buttons
from appointments.desk.day_preview import days_of
from appointments.desk.duplicates import clashes
from appointments.desk.patient_panel import panel
from appointments.messages.kinds import KINDS
from appointments.models import Action, Appointment, HeldTime, Reason, Status
from appointments.patients import files, privacy
from appointments.times import misfits

# Codes for the clinic's figures; the patient reads the words of the message instead.
DECLINE_REASONS = [
    Reason.NO_TIME,
    Reason.NOT_TREATED_HERE,
    Reason.OTHER_SERVICE,
    Reason.COULD_NOT_REACH,
    Reason.DUPLICATE,
]
CANCEL_REASONS = [Reason.PATIENT_ASKED, Reason.NO_TIME, Reason.DUPLICATE]


def as_buttons(reasons: Iterable[Reason]) -> list[dict[str, str]]:
    """Values and labels, looked up once for a page instead of in each row."""
    return [{"value": reason.value, "label": str(reason.label)} for reason in reasons]


@require_GET
@for_staff()
def detail(request, pk):
    """One appointment with everything about it. Showing the reason is recorded as a reading."""
    refuse_who_is_neither_desk_nor_practitioner(request.user, "appointments.view_appointment")
    visits = Appointment.objects.visible_to(request.user)
    visits = visits.select_related("service", "practitioner", "wanted_practitioner")
    appointment = get_object_or_404(visits, pk=pk)
    now = timezone.now()
    may_read = privacy.may_read_reason(appointment, request.user)
    told = privacy.read_reason(appointment, by=request.user, now=now) if may_read else None
    may_answer = request.user.has_perm("appointments.answer_request")
    why = misfits.misfits_among(Appointment.objects.upcoming(now).filter(pk=appointment.pk), now).get(appointment.pk)
    sent = list(appointment.notifications.all())
    events = list(appointment.events.select_related("by"))
    context = admin_context(request, _("Appointment %(reference)s") % {"reference": appointment.reference}) | {
        "appointment": appointment,
        "may_read_reason": may_read,
        "told": told,
        "history": [event for event in events if event.action != Action.REASON_READ],
        "readings": [event for event in events if event.action == Action.REASON_READ],
        "messages_sent": sent,
        "not_sent": {message.pk for message in sent if why and KINDS[message.kind].says_we_expect_you},
        "decline_reasons": DECLINE_REASONS,
        "offers": appointment.offers.select_related("practitioner"),
        "open_change": reschedule.open_change(appointment),
        "successor": reschedule.successor(appointment),
        "cancel_reasons": CANCEL_REASONS,
        "Status": Status,
        "just_given": [appointment] if may_answer and appointment.is_held_back(now) else [],
        "day": days_of([appointment])[appointment.pk] if appointment.status == Status.REQUESTED else [],
        "may_answer": may_answer,
        "call_outcomes": callbacks.OUTCOMES,
        "tried": callbacks.attempts([appointment]).get(appointment.pk),
        "may_use_whatsapp": may_answer and callbacks.may_use_whatsapp(appointment),
        "buttons": buttons([appointment], request.user, now)[appointment.pk],
        "has_begun": appointment.starts_at <= now,
        "why": why,
        "has_lost_its_time": may_answer and (why is not None or _is_taken(appointment, now)),
        "overbook_reasons": requests.OVERBOOK_REASONS if request.user.has_perm("appointments.overbook") else [],
        "is_not_held": appointment.is_not_held,
        "clashes": clashes([appointment]).get(appointment.pk, []) if may_answer else [],
    }
    if appointment.course_id:
        context["course"] = Appointment.objects.agreed_in_course(appointment.course_id)
        context["course_left"] = courses.left(appointment.course_id, now).count()
    if request.user.has_perm("appointments.view_accessrecord") and appointment.patient:
        context["records"] = files.access_records(appointment.patient)[:50]
    context |= panel(appointment, request.user)
    return render(request, "appointments/desk/detail.html", context)


def _is_taken(appointment: Appointment, now: datetime) -> bool:
    """Whether a request past its deadline has lost its time to someone else."""
    return (
        appointment.status == Status.REQUESTED
        and appointment.starts_at > now
        and not HeldTime.objects.filter(appointment=appointment).exists()
        and HeldTime.objects.of([appointment.practitioner]).overlapping(*appointment.busy()).standing(now).exists()
    )


def admin_context(request, title: str) -> dict:
    """Context that every desk page needs to be displayed inside the admin."""
    return admin.site.each_context(request) | {"title": title, "is_desk": True}
