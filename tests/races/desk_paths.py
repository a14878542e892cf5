"""The write paths of the desk that race with the workers."""

from datetime import timedelta
from functools import partial

from django.core import mail

from appointments import worker
from appointments.booking import requests, undo
from appointments.messages import delivery
from appointments.models import Appointment, HeldTime, Notification, Status
from tests import make_visits
from tests.races.arena import outcomes
from tests.races.paths import path


@path("the answer is taken back and nobody is told, or the patient is told once and it stands", over_http=False)
def answer_taken_back_while_it_is_sent(arena, clients):
    """Most of the clients undo a moment before the minute is over, by their clocks; two workers' clocks are at it."""
    visit = arena.request()
    worker.work(make_visits.now())
    staff = [each.user for each in arena.staff(clients - 2)]
    requests.confirm(visit, by=staff[0])
    mail.outbox.clear()
    moment = visit.tell_at - timedelta(microseconds=1)
    take_backs = [partial(undo.take_back, Appointment.objects.get(pk=visit.pk), by=by, now=moment) for by in staff]
    workers = [partial(delivers, visit.tell_at) for _number in range(clients - len(take_backs))]

    told = arena.run(*take_backs, *workers)

    results = outcomes(told[: len(take_backs)])
    was_undone = results["done"] == 1
    assert results == (
        {"done": 1, "AlreadyAnswered": len(take_backs) - 1} if was_undone else {"TooLate": len(take_backs)}
    )
    visit.refresh_from_db()
    held = HeldTime.objects.get(appointment=visit)
    assert (visit.status, held.kind) == (
        (Status.REQUESTED, HeldTime.Kind.REQUEST) if was_undone else (Status.CONFIRMED, HeldTime.Kind.VISIT)
    )
    left = visit.notifications.filter(kind=Notification.Kind.CONFIRMED, state=Notification.State.ACCEPTED)
    assert (left.count(), len(mail.outbox)) == ((0, 0) if was_undone else (1, 1))


def delivers(now) -> None:
    while (message := delivery.claim(now)) is not None:
        delivery.deliver(message, now)
