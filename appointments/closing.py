"""Closing and opening: what staff decide about hours, in turn with the bookings that ask for them."""

from datetime import date, datetime, time, timedelta

from django.conf import settings

from appointments import availability
from appointments.models import Appointment, TimetableException
from appointments.turns import lock_all, one_change
from clinic.models import Practitioner


@one_change
def close(
    practitioner: Practitioner | None, starts_at: datetime, ends_at: datetime, *, note: str = ""
) -> TimetableException:
    """Close one practitioner, or the whole clinic for None, between two aware moments.

    It counts at once: a request that is being sent has either been stored before, and is among the misfits, or is
    refused. Requests and visits that exist stay as they are: a person decides what becomes of them.
    """
    lock_all([practitioner.pk] if practitioner else None)
    return TimetableException.objects.create(
        practitioner=practitioner,
        kind=TimetableException.Kind.CLOSED,
        starts_at=starts_at,
        ends_at=ends_at,
        note=note,
    )


def close_days(practitioner: Practitioner | None, first: date, last: date, *, note: str = "") -> TimetableException:
    """Close whole days of the clinic's calendar, both included."""
    return close(practitioner, _midnight(first), _midnight(last + timedelta(days=1)), note=note)


@one_change
def reopen(exception: TimetableException) -> None:
    """Take a closure or an extra opening back."""
    lock_all([exception.practitioner_id] if exception.practitioner_id else None)
    exception.delete()


def misfits(now: datetime):
    """Upcoming visits that no longer fit the hours of their practitioner, soonest first: somebody has to move them."""
    visits = Appointment.objects.upcoming(now)
    return visits.filter(pk__in=availability.misfits(visits, now)).order_by("starts_at", "pk")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, settings.CLINIC_TIME_ZONE)
