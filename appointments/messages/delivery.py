"""The worker's side: take messages from the outbox, send them, try again, give up where somebody can see it.

Nothing here runs inside a request. A message is claimed by a lease: a worker that dies loses nothing, its lease ends
and another worker sends. That is at least once; the Message-ID stays the same, so a second copy is known as one.
"""

import logging
import smtplib
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.db import connection, transaction
from django.utils import timezone

from appointments.booking import (
    limits,
    link_requests,
    offers,
    requests,
)
from appointments.booking.statuses import AlreadyAnswered
from appointments.messages import compose, outbox, sms
from appointments.models import Appointment, BookingDraft, Notification

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=3)  # longer than a mail server may keep us waiting, however it stalls
BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30, 60, 120, 240, 480)]

State = Notification.State


def work(now: datetime | None = None, *, alive: Callable[[datetime], None] = lambda _now: None) -> int:
    """One round: grant wishes, send what is due, let old requests expire, forget. Returns how much was done.

    `alive` is told the time at the start and after each message: a round against a slow mail server is long.
    """
    alive(now or timezone.now())
    done = link_requests.grant(now or timezone.now())
    while (notification := claim(now or timezone.now())) is not None:
        deliver(notification, now or timezone.now())
        alive(now or timezone.now())
        done += 1
    done += _expire(now or timezone.now())
    BookingDraft.objects.forget(now or timezone.now())
    limits.forget(now or timezone.now())
    return done


def claim(now: datetime) -> Notification | None:
    """Take one due message for this worker alone."""
    with transaction.atomic():
        due = Notification.objects.due(now).order_by("run_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        notification = due.first()
        if notification is None:
            return None
        notification.leased_until = now + LEASE
        notification.attempts += 1
        notification.save(update_fields=["leased_until", "attempts"])
        return notification


def deliver(notification: Notification, now: datetime) -> None:
    """Send a claimed message, outside any transaction, and write down what became of it."""
    if not outbox.is_true(notification, now):
        _finish(notification, State.DROPPED, now)
        return
    if (later := outbox.not_before(notification, now)) > now:
        _still_ours(notification).update(run_at=later, leased_until=None, attempts=notification.attempts - 1)
        return
    try:
        _send(notification)
    except Exception as problem:  # one bad message must never stop the others
        _failed(notification, problem, now)
    else:
        _finish(notification, State.ACCEPTED, now)


def _send(notification: Notification) -> None:
    if notification.channel == Notification.Channel.SMS:
        sms.send(notification.about.phone, compose.text(notification))
        return
    mail = compose.compose(notification)
    with get_connection() as mail.connection:  # closed also where it breaks off before anything is sent
        mail.send()


def _failed(notification: Notification, problem: Exception, now: datetime) -> None:
    """Try later, or give up: a refusal is final, and so is the last of many tries."""
    kind = type(problem).__name__  # its text may name the patient's address
    log.warning("Message %s, attempt %s: %s", notification.pk, notification.attempts, kind)
    if _is_final(problem) or notification.attempts > len(BACK_OFF):
        _finish(notification, State.GIVEN_UP, now, problem=kind)
        outbox.given_up(notification, now)
        return
    _still_ours(notification).update(
        run_at=now + BACK_OFF[notification.attempts - 1], leased_until=None, last_problem=kind
    )


def _is_final(problem: Exception) -> bool:
    """A mail server's 5xx for this recipient; 4xx means later, and a dead server is not the address's fault."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _text in problem.recipients.values())
    return False


def _finish(notification: Notification, state: str, now: datetime, problem: str = "") -> None:
    _still_ours(notification).update(state=state, finished_at=now, leased_until=None, last_problem=problem)


def _still_ours(notification: Notification):
    """Only who holds the lease writes the outcome: a worker that was too slow does not undo another's."""
    return Notification.objects.filter(pk=notification.pk, state=State.WAITING, leased_until=notification.leased_until)


def _expire(now: datetime) -> int:
    unanswered = Appointment.objects.waiting().filter(answer_by__lte=now)
    ended = 0
    for end, overdue in ((requests.expire, unanswered), (offers.lapse, offers.overdue(now))):
        for appointment in overdue:
            try:
                end(appointment, now=now)
                ended += 1
            except AlreadyAnswered:
                continue  # somebody answered in this very moment
    return ended
