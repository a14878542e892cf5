"""Appointments that fit again because a change was undone (affected.py): whoever was told not to come hears that they
stand.

A slip that is corrected before anybody was told of it is not mentioned. Callers have locked all practitioners.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from appointments.booking import offers, records
from appointments.booking.callbacks import TOLD
from appointments.messages import outbox
from appointments.messages.kinds import KINDS
from appointments.models import Action, Appointment, AppointmentEvent, Notification, ScheduleChange, Status

FOR_PATIENTS = [kind for kind, row in KINDS.items() if not row.is_for_reception]


def restore(visits: Iterable[int], *, by, now: datetime) -> None:
    """Ends what the change has led to for these appointments (keys): calls, and times offered instead."""
    for visit in Appointment.objects.filter(pk__in=list(visits)):
        since = _cannot_be_since(visit)
        if since is None:
            continue
        has_heard = _has_heard(visit, since, now)
        if visit.call_wanted_at and visit.call_wanted_at >= since and _may_end_the_call(visit):
            Appointment.objects.filter(pk=visit.pk).update(call_wanted_at=None)
        if visit.status == Status.CONFIRMED:
            _end_our_offers(visit, now, by)
            if has_heard:
                outbox.tell_that_it_stands(visit, now)


def _may_end_the_call(visit: Appointment) -> bool:
    """A request whose patient was offered other times before is still called: no message says that it waits again."""
    return visit.status == Status.CONFIRMED or not visit.replacements.exists()


def _cannot_be_since(visit: Appointment) -> datetime | None:
    """When the change was made after which it did not fit. None if no change is known."""
    changes = ScheduleChange.objects.filter(rows__appointment=visit)
    # Offers to everything that does not fit are recorded as a change as well, but closed nothing.
    found = changes.exclude(kind=ScheduleChange.Kind.EARLIER).order_by("-made_at").first()
    found = found or changes.order_by("made_at").first()
    return found.made_at if found else None


def _has_heard(visit: Appointment, since: datetime, now: datetime) -> bool:
    """Whether a message or a person has told the patient since then, or a message is just being sent."""
    told = AppointmentEvent.objects.filter(action__in=TOLD, at__gte=since)
    if told.filter(Q(appointment=visit) | Q(appointment__replaces=visit)).exists():
        return True
    State, Kind = Notification.State, Notification.Kind
    sent = Q(state=State.ACCEPTED, finished_at__gte=since) | Q(state=State.WAITING, leased_until__gt=now)
    # All that is said of an appointment instead of this one says that this one cannot be; so does its own link.
    about = Q(appointment__replaces=visit, kind__in=FOR_PATIENTS) | Q(appointment=visit, kind=Kind.LINK_AGAIN)
    return Notification.objects.filter(sent, about).exists()


def _end_our_offers(visit: Appointment, now: datetime, by) -> None:
    """Times that the patient asked for, or that the waiting list offers, stay held: nothing is lost by choosing."""
    for offered in visit.replacements.filter(status=Status.OFFERED):
        if offers.is_ours(offered):
            records.change_status(offered, Status.CANCELLED, now, by=by, action=Action.CHANGE_ENDED)
            records.release(offered)
            Appointment.objects.filter(pk=offered.pk).update(call_wanted_at=None)
