"""Retention: erases appointments that never took place after some months, and those that did after some years.

The periods are in ClinicProfile (keep_unvisited_months, keep_visits_years). Blocked contacts stay until a manager
removes the block. A run can be repeated, because erased rows are not found again.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from appointments.locking import lock_all, one_change
from appointments.models import AccessRecord, Appointment, Patient, Status, WaitlistEntry
from appointments.patients import privacy
from clinic.models import ClinicProfile
from clinic.staff import records

AT_ONCE = 500  # appointments in one transaction; bookings have to wait for it

TOOK_PLACE = (Status.CONFIRMED, Status.ARRIVED, Status.FULFILLED)
NEVER_TOOK_PLACE = (Status.CANCELLED, Status.DECLINED, Status.EXPIRED, Status.NO_SHOW, Status.ENTERED_IN_ERROR)


class Cutoffs(NamedTuple):
    """Data from before these moments are erased."""

    unvisited: datetime
    visits: datetime


def cutoffs(now: datetime) -> Cutoffs:
    policy = ClinicProfile.objects.current()
    return Cutoffs(months_before(now, policy.keep_unvisited_months), months_before(now, policy.keep_visits_years * 12))


def months_before(now: datetime, months: int) -> datetime:
    """The same day of the clinic's calendar, or the last day of that month if it is shorter."""
    local = now.astimezone(settings.CLINIC_TIME_ZONE)
    year, month = divmod(local.year * 12 + local.month - 1 - months, 12)
    return local.replace(year=year, month=month + 1, day=min(local.day, monthrange(year, month + 1)[1]))


def visits_due(limits: Cutoffs) -> QuerySet[Appointment]:
    """Appointments to erase. One that took place is kept as long as the latest one in the patient's file."""
    came_later = Appointment.objects.filter(
        patient=OuterRef("patient"), status__in=TOOK_PLACE, starts_at__gte=limits.visits
    )
    never = Q(status__in=NEVER_TOOK_PLACE, starts_at__lt=limits.unvisited)
    came = Q(status__in=TOOK_PLACE, starts_at__lt=limits.visits) & ~Q(Exists(came_later))
    return Appointment.objects.filter(never | came, erased_at=None).order_by("pk")


def entries_due(limits: Cutoffs) -> QuerySet[WaitlistEntry]:
    """Waiting list entries that ended long ago and are not connected to an appointment that is still kept."""
    kept = Appointment.objects.filter(Q(waitlist_entry=OuterRef("pk")) | Q(wishes=OuterRef("pk")), erased_at=None)
    ended = WaitlistEntry.objects.filter(ended_at__lt=limits.unvisited).exclude(phone="")
    return ended.filter(~Exists(kept)).order_by("pk")


def files_due(limits: Cutoffs) -> QuerySet[Patient]:
    """Files without any appointment that is still kept."""
    kept = Appointment.objects.filter(patient=OuterRef("pk"), erased_at=None)
    old = Patient.objects.filter(made_at__lt=limits.unvisited, erased_at=None, merged_into=None)
    return old.filter(~Exists(kept)).order_by("pk")


def run(now: datetime | None = None, *, say: Callable[[str], None] = lambda _line: None) -> int:
    """Erase all that is due, in batches. Returns how many appointments, entries and files."""
    now = now or timezone.now()
    limits = cutoffs(now)
    done = 0
    for what, batch in (("visits", _visits), ("entries of the waiting list", _entries), ("files", _files)):
        while count := batch(limits, now):
            done += count
            say(f"{count} {what} erased.")
    if count := records.forget_old(now):
        say(f"{count} records of staff sign-ins deleted.")
    return done + count


def due(now: datetime) -> dict[str, int]:
    """What a run would erase, by kind."""
    limits = cutoffs(now)
    return {
        "visits": visits_due(limits).count(),
        "entries of the waiting list": entries_due(limits).count(),
        "files": files_due(limits).count(),
    }


@one_change
def _visits(limits: Cutoffs, now: datetime) -> int:
    chosen = list(visits_due(limits).values_list("pk", "practitioner")[:AT_ONCE])
    lock_all({practitioner for _key, practitioner in chosen})
    still = set(visits_due(limits).filter(pk__in=[key for key, _practitioner in chosen]).values_list("pk", flat=True))
    return _recorded(privacy.erase_rows(still, [], now), now)


@one_change
def _entries(limits: Cutoffs, now: datetime) -> int:
    chosen = list(entries_due(limits).select_for_update().values_list("pk", flat=True)[:AT_ONCE])
    privacy.erase_rows([], chosen, now)
    return _recorded(len(chosen), now)


@one_change
def _files(limits: Cutoffs, now: datetime) -> int:
    keys = list(files_due(limits).values_list("pk", flat=True)[:AT_ONCE])
    locked = Patient.objects.select_for_update().filter(Q(pk__in=keys) | Q(merged_into__in=keys)).order_by("pk")
    family = list(locked)
    still = set(files_due(limits).filter(pk__in=keys).values_list("pk", flat=True))
    chosen = [each.pk for each in family if (each.merged_into_id or each.pk) in still]
    privacy.erase_files(chosen, now)
    return _recorded(len(chosen), now)


def _recorded(count: int, now: datetime) -> int:
    if count:
        AccessRecord.objects.create(at=now, action=AccessRecord.Action.RETENTION, count=count)
    return count
