"""The practitioner's day next to a request: the other held times, and which of them overlap it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q

from appointments.models import HeldTime
from appointments.times.day_plan import midnight
from clinic.calendar import local_day


class Neighbour(NamedTuple):
    """A held time of the day, without buffers. Moments are aware UTC."""

    starts_at: datetime
    ends_at: datetime
    kind: str
    is_own: bool
    meets_it: bool

    @property
    def hours(self) -> str:
        """For example "09:00–09:30", in the clinic's time.

        A page has hundreds of these, and the date filter would take ten times as long.
        """
        begins, ends = (moment.astimezone(settings.CLINIC_TIME_ZONE) for moment in (self.starts_at, self.ends_at))
        return f"{begins:%H:%M}–{ends:%H:%M}"


def days_of(visits: Iterable) -> dict[int, list[Neighbour]]:
    """The day of its practitioner for each of `visits` (loaded with service and practitioner), in chronological order.

    One query for a whole page. A request that no longer holds its time is still listed.
    """
    visits = list(visits)
    found = _held_around(visits)
    return {visit.pk: _day(visit, found[visit.practitioner_id, local_day(visit.starts_at)]) for visit in visits}


def _held_around(visits: list) -> dict[tuple, list[HeldTime]]:
    found: dict[tuple, list[HeldTime]] = defaultdict(list)
    days = {(visit.practitioner_id, local_day(visit.starts_at)) for visit in visits}
    if not days:
        return found
    one_of = [
        # What began a day before has ended, so the index needs to read only this one day.
        Q(
            practitioner=person,
            busy_from__range=(midnight(day - timedelta(days=1)), midnight(day + timedelta(days=1))),
            busy_until__gt=midnight(day),
        )
        for person, day in days
    ]
    held = HeldTime.objects.filter(reduce(or_, one_of)).select_related("appointment__service", "offer")
    for each in held.defer("appointment__service__summary").order_by("busy_from"):
        found[each.practitioner_id, local_day(each.busy_from)].append(each)
    return found


def _day(visit, held: list[HeldTime]) -> list[Neighbour]:
    busy_from, busy_until = visit.busy()
    day = [
        Neighbour(
            (each.offer or each.appointment).starts_at,
            (each.offer or each.appointment).ends_at,
            each.get_kind_display(),
            is_own=each.appointment_id == visit.pk and each.offer_id is None,
            meets_it=each.appointment_id not in {visit.pk, visit.replaces_id}
            and each.busy_from < busy_until
            and busy_from < each.busy_until,
        )
        for each in held
    ]
    if not any(each.is_own for each in day):
        day.append(Neighbour(visit.starts_at, visit.ends_at, "", is_own=True, meets_it=False))
    return sorted(day)
