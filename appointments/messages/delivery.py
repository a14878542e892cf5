"""Delivery by the worker: claims messages from the outbox, sends them, tries again, and marks those that failed.

Nothing here runs inside a request. A message is claimed by a lease: if a worker dies, the lease ends and another worker
sends the message. Delivery is therefore at least once; the Message-ID stays the same, so that mail programs can
recognise a second copy.
"""

import logging
import smtplib
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.db import connection, transaction

from appointments.messages import compose, outbox, sms
from appointments.models import Notification

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=3)  # longer than a mail server can keep us waiting
BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30, 60, 120, 240, 480)]

State = Notification.State


def claim(now: datetime) -> Notification | None:
    """Lease one due message to this worker. None if nothing is due."""
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
    """Send a claimed message, outside any transaction, and store the result."""
    if not outbox.is_true(notification, now):
        _finish(notification, State.DROPPED, now)
        return
    if (later := outbox.not_before(notification, now)) > now:
        _still_ours(notification).update(run_at=later, leased_until=None, attempts=notification.attempts - 1)
        return
    try:
        _send(notification)
    except Exception as problem:  # one bad message must not stop the others
        _failed(notification, problem, now)
    else:
        _finish(notification, State.ACCEPTED, now)


def _send(notification: Notification) -> None:
    if notification.channel == Notification.Channel.SMS:
        sms.send(notification.about.phone, compose.text(notification))
        return
    mail = compose.compose(notification)
    with get_connection() as mail.connection:  # also closed if it fails before anything is sent
        mail.send()


def _failed(notification: Notification, problem: Exception, now: datetime) -> None:
    """Schedule another attempt, or mark the message as failed: after a final refusal or the last attempt."""
    kind = type(problem).__name__  # its text may contain the patient's address
    log.warning("Message %s, attempt %s: %s", notification.pk, notification.attempts, kind)
    if _is_final(problem) or notification.attempts > len(BACK_OFF):
        _finish(notification, State.GIVEN_UP, now, problem=kind)
        outbox.fall_back(notification, now)
        return
    _still_ours(notification).update(
        run_at=now + BACK_OFF[notification.attempts - 1], leased_until=None, last_problem=kind
    )


def _is_final(problem: Exception) -> bool:
    """Whether the server refused all recipients with a 5xx code. 4xx and connection errors are temporary."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _text in problem.recipients.values())
    return False


def _finish(notification: Notification, state: str, now: datetime, problem: str = "") -> None:
    _still_ours(notification).update(state=state, finished_at=now, leased_until=None, last_problem=problem)


def _still_ours(notification: Notification):
    """Only the worker that holds the lease stores the result, so that a slow worker does not overwrite another's."""
    return Notification.objects.filter(pk=notification.pk, state=State.WAITING, leased_until=notification.leased_until)
