"""Reminders of confirmed appointments: when they are sent, and whether one is still useful at that moment.

A reminder is an ordinary row of the outbox. It is queued with the confirmation and checked again, against the
appointment and the policy, when it is due. The worker keeps the rows in step with a policy that changes
(bring_in_step, missing). A patient without a channel gets none, and reception is not asked to call: the date was told
by phone already, and such calls would hide the ones that matter.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from appointments.models import Appointment, AppointmentEvent, Notification, Status
from appointments.times import quiet_hours
from clinic.models import ClinicProfile

Kind, State = Notification.Kind, Notification.State

LONG_BEFORE = {Kind.REMINDER: "remind_before", Kind.REMINDER_SHORTLY: "remind_shortly_before"}
AFTER_THE_CONFIRMATION = timedelta(hours=1)  # a patient who has just read the date needs no reminder of it


def to_queue(appointment: Appointment, now: datetime) -> dict[str, datetime]:
    """The reminders of an appointment confirmed at `now`, by kind, each with its moment (UTC)."""
    policy = ClinicProfile.objects.current()
    moments = {kind: moment(kind, appointment.starts_at, policy) for kind in LONG_BEFORE}
    return {kind: at for kind, at in moments.items() if at and at >= now + AFTER_THE_CONFIRMATION}


def moment(kind: str, starts_at: datetime, policy: ClinicProfile) -> datetime | None:
    """When this reminder is sent (UTC); None if the policy has none.

    One that would be due in quiet hours is sent the evening before, because early is better than late.
    """
    before = getattr(policy, LONG_BEFORE[Kind(kind)])
    if not before:
        return None
    return quiet_hours.earlier(starts_at - before, policy.quiet_until, policy.quiet_from)


def bring_in_step(now: datetime) -> int:
    """Reminders of near appointments follow a policy that wants them earlier, or again. Returns how many rows changed.

    When they are due, those that it wants later wait and those that it does not want are dropped (not_before, is_true).
    """
    policy, changed = ClinicProfile.objects.current(), 0
    for kind, near in _near(now, policy):
        for row in Notification.objects.filter(kind=kind, appointment__in=near).select_related("appointment"):
            at = moment(kind, row.appointment.starts_at, policy)  # type: ignore[union-attr]  # it has an appointment
            if at and row.state == State.WAITING and row.attempts == 0 and at < row.run_at and now < row.run_at:
                changed += Notification.objects.filter(pk=row.pk, state=row.state, attempts=0).update(run_at=at)
            elif at and row.state == State.DROPPED and row.finished_at and row.finished_at < at:
                dropped = Notification.objects.filter(pk=row.pk, state=row.state)
                changed += dropped.update(state=State.WAITING, run_at=at, attempts=0, finished_at=None)
    return changed


def missing(now: datetime) -> Iterator[tuple[Appointment, str, datetime]]:
    """Near appointments whose reminder of a kind was not queued, because the policy had none, and its moment (UTC)."""
    policy = ClinicProfile.objects.current()
    confirmed = AppointmentEvent.objects.filter(appointment=OuterRef("pk"), to_status=Status.CONFIRMED).order_by("-pk")
    for kind, near in _near(now, policy):
        queued = Notification.objects.filter(appointment=OuterRef("pk"), kind=kind)
        for visit in near.exclude(Exists(queued)).annotate(confirmed_at=Subquery(confirmed.values("at")[:1])):
            at = moment(kind, visit.starts_at, policy)
            if at and visit.confirmed_at and at >= visit.confirmed_at + AFTER_THE_CONFIRMATION:
                yield visit, kind, at


def _near(now: datetime, policy: ClinicProfile) -> Iterator[tuple[str, QuerySet[Appointment]]]:
    """For each kind that the policy has: the confirmed appointments whose reminder is due within a day, or was."""
    for kind, field in LONG_BEFORE.items():
        if before := getattr(policy, field):
            until = now + before + timedelta(days=1)
            yield kind, Appointment.objects.filter(status=Status.CONFIRMED, starts_at__gt=now, starts_at__lte=until)


def is_true(notification: Notification, now: datetime) -> bool:
    """Whether the appointment is still confirmed and upcoming.

    A rescheduled appointment is cancelled; the new one has its own reminders. If an outage delayed both reminders, only
    the second is sent.
    """
    visit: Appointment = notification.appointment  # type: ignore[assignment]  # a reminder has an appointment
    if visit.status != Status.CONFIRMED or visit.starts_at <= now:
        return False
    if moment(notification.kind, visit.starts_at, ClinicProfile.objects.current()) is None:
        return False
    return notification.kind == Kind.REMINDER_SHORTLY or not _second_is_due(visit, now)


def _second_is_due(visit: Appointment, now: datetime) -> bool:
    """By its moment, too: while the time is closed, both are put off (outbox.not_before)."""
    second = visit.notifications.filter(kind=Kind.REMINDER_SHORTLY, state__in=[State.WAITING, State.ACCEPTED])
    at = moment(Kind.REMINDER_SHORTLY, visit.starts_at, ClinicProfile.objects.current())
    return second.exists() if at and at <= now else second.filter(run_at__lte=now).exists()


def not_before(notification: Notification, now: datetime) -> datetime:
    """`now`, or when to check again: the policy has changed to a later time, or it is the quiet hours.

    In quiet hours a reminder is sent only if the appointment starts before they end.
    """
    visit: Appointment = notification.appointment  # type: ignore[assignment]  # a reminder has an appointment
    policy = ClinicProfile.objects.current()
    at = moment(notification.kind, visit.starts_at, policy)
    if at and at > now:
        return at
    morning = quiet_hours.later(now, timedelta(0), policy.quiet_until, policy.quiet_from)
    return morning if morning < visit.starts_at else now
