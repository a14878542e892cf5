"""How many tasks wait for reception: the numbers in the bar of every page of the admin."""

from typing import NamedTuple

from django.db.models import Count, Max, Q

from appointments.models.appointment import BEFORE_THE_FIRST, Appointment, Status
from appointments.models.waitlist import WaitlistEntry


class Tasks(NamedTuple):
    """`newest` is the key of the newest request that waits, 0 for none."""

    requests: int
    calls: int
    waiting: int
    newest: int


def count_tasks() -> Tasks:
    """Requests to answer, patients to call, people on the waiting list. Two queries."""
    is_request, is_call = Q(status=Status.REQUESTED), Q(call_wanted_at__gt=BEFORE_THE_FIRST)
    found = Appointment.objects.needing_an_answer().aggregate(
        requests=Count("pk", filter=is_request), calls=Count("pk", filter=is_call), newest=Max("pk", filter=is_request)
    )
    waiting = WaitlistEntry.objects.filter(state=WaitlistEntry.State.WAITING).count()
    return Tasks(found["requests"], found["calls"], waiting, found["newest"] or 0)
