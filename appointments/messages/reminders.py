"""When a patient is reminded of a confirmed visit, and whether a reminder is still worth sending when it leaves.

A reminder is an ordinary row of the outbox: queued with the confirmation, decided anew from the visit and the policy as
they are when its moment comes. Who has no e-mail address gets none, and nobody is asked to call instead: the date was
told on the phone already, and a list of calls for every visit would bury the calls that matter.
"""

from datetime import datetime, timedelta

from appointments.models import Appointment, Notification, Status
from appointments.times import misfits, quiet_hours
from clinic.models import ClinicProfile

Kind = Notification.Kind

LONG_BEFORE = {Kind.REMINDER: "remind_before", Kind.REMINDER_SHORTLY: "remind_shortly_before"}
AFTER_THE_CONFIRMATION = timedelta(hours=1)  # who has just read the date needs no reminder of it


def to_queue(appointment: Appointment, now: datetime) -> dict[str, datetime]:
    """The reminders of a visit that is confirmed at `now`, each with its moment (UTC)."""
    policy = ClinicProfile.objects.current()
    moments = {kind: moment(kind, appointment.starts_at, policy) for kind in LONG_BEFORE}
    return {kind: at for kind, at in moments.items() if at and at >= now + AFTER_THE_CONFIRMATION}


def moment(kind: str, starts_at: datetime, policy: ClinicProfile) -> datetime | None:
    """When this reminder of a visit leaves; None where the policy wants none.

    What would fall into the night leaves on the evening before it: too early helps more than too late.
    """
    before = getattr(policy, LONG_BEFORE[Kind(kind)])
    if not before:
        return None
    return quiet_hours.earlier(starts_at - before, policy.quiet_until, policy.quiet_from)


def is_true(notification: Notification, now: datetime) -> bool:
    """Whether the visit still stands and is still to come. A visit that was moved is cancelled: the new one has its
    own reminders. The first reminder gives way to the second, where an outage has made both late.
    """
    visit: Appointment = notification.appointment  # type: ignore[assignment]  # a reminder is about a visit
    if visit.status != Status.CONFIRMED or visit.starts_at <= now:
        return False
    if misfits.falls_away(visit, now):
        return False
    if moment(notification.kind, visit.starts_at, ClinicProfile.objects.current()) is None:
        return False
    return notification.kind == Kind.REMINDER_SHORTLY or not _second_is_due(visit, now)


def _second_is_due(visit: Appointment, now: datetime) -> bool:
    sent = [Notification.State.WAITING, Notification.State.ACCEPTED]
    return visit.notifications.filter(kind=Kind.REMINDER_SHORTLY, state__in=sent, run_at__lte=now).exists()


def not_before(notification: Notification, now: datetime) -> datetime:
    """`now`, or when to look again: the policy asks for it later by now, or it is late and everybody sleeps.

    At night only a visit that begins before the morning is reminded of.
    """
    visit: Appointment = notification.appointment  # type: ignore[assignment]  # a reminder is about a visit
    policy = ClinicProfile.objects.current()
    at = moment(notification.kind, visit.starts_at, policy)
    if at and at > now:
        return at
    morning = quiet_hours.later(now, timedelta(0), policy.quiet_until, policy.quiet_from)
    return morning if morning < visit.starts_at else now
