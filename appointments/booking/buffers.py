"""New buffers of a service, applied to the appointments that are booked already."""

from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from appointments.booking import records
from appointments.locking import lock_all, one_change
from appointments.models import HeldTime
from clinic.models import Service


class Applied(NamedTuple):
    """Numbers of upcoming held times: with the new buffers, and with an old one since another appointment is near."""

    new: int
    old: int


@one_change
def apply(service: Service, *, now: datetime | None = None) -> Applied:
    """Give the upcoming held times of this service its present buffers, where the database finds room for them.

    Each side counts for itself: an appointment with a neighbour before it still gets its new buffer after it.
    """
    people = set(HeldTime.objects.filter(appointment__service=service).values_list("practitioner", flat=True))
    lock_all(people)
    now = now or timezone.now()
    held = HeldTime.objects.filter(appointment__service=service, busy_from__gt=now).standing(now)
    new = old = 0
    for person in people:
        records.release_expired(person, now)
    for each in held.select_related("appointment", "offer").order_by("busy_from", "pk"):
        about = each.offer or each.appointment
        since, until = about.starts_at - service.buffer_before, about.ends_at + service.buffer_after
        if (since, until) == (each.busy_from, each.busy_until):
            continue
        spans = [(since, until), (each.busy_from, until), (since, each.busy_until)]
        fitted = next((span for span in spans if records.hold_again(each, *span)), None)
        new += fitted == spans[0]
        old += fitted != spans[0]
    return Applied(new, old)
