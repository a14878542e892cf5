"""The worker's side: take messages from the outbox, send them, try again, give up where somebody can see it.

Nothing here runs inside a request. A message is claimed by a lease: a worker that dies loses nothing, its lease ends
and another worker sends. That is at least once; the Message-ID stays the same, so a second copy is known as one.
"""

import logging
import smtplib
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.db import connection, transaction

from appointments.messages import compose, outbox, sms
from appointments.models import Notification

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=3)  # longer than a mail server may keep us waiting, however it stalls
BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30, 60, 120, 240, 480)]

State = Notification.State


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
        outbox.fall_back(notification, now)
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
