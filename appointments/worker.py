"""One round of the worker: queues links, sends due messages, ends what was not answered in time, makes the offers that
are due after a change, deletes old data.
"""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from appointments.booking import limits, link_requests, offers, offers_to_all, requests
from appointments.booking.statuses import AlreadyAnswered
from appointments.messages import outbox, reminders
from appointments.messages.delivery import claim, deliver
from appointments.models import Appointment, BookingDraft
from clinic.staff import kept_forms, mail


def work(now: datetime | None = None, *, alive: Callable[[datetime], None] = lambda _now: None) -> int:
    """Returns how many things were done.

    `alive` is called with the time at the start and after each message, because a round with a slow mail server is
    long.
    """
    alive(now or timezone.now())
    done = link_requests.queue_requested_links(now or timezone.now())
    reminders.bring_in_step(now or timezone.now())
    outbox.queue_missing_reminders(now or timezone.now())
    while (notification := claim(now or timezone.now())) is not None:
        deliver(notification, now or timezone.now())
        alive(now or timezone.now())
        done += 1
    done += mail.deliver_due(now or timezone.now())
    done += _expire(now or timezone.now())
    done += offers_to_all.make_due(now=now)
    BookingDraft.objects.forget(now or timezone.now())
    limits.forget_old(now or timezone.now())
    kept_forms.forget(now or timezone.now())
    return done


def _expire(now: datetime) -> int:
    unanswered = Appointment.objects.waiting().filter(answer_by__lte=now)
    ended = 0
    for end, overdue in ((requests.expire, unanswered), (offers.lapse, offers.overdue(now))):
        for appointment in overdue:
            try:
                end(appointment, now=now)
                ended += 1
            except AlreadyAnswered:
                continue  # it was answered at this very moment
    return ended
