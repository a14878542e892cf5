"""Closing and opening: what staff decide about hours, in turn with the bookings that ask for them."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from appointments.locking import lock_all, one_change
from appointments.models import TimetableException
from appointments.times import public_holidays
from appointments.times.day_plan import midnight
from clinic.models import Practitioner


@one_change
def close(
    practitioner: Practitioner | None, starts_at: datetime, ends_at: datetime, *, note: str = "", by=None
) -> TimetableException:
    """Close one practitioner, or the whole clinic for None, between two aware moments.

    It counts at once: a request that is being sent has either been stored before, and is among the misfits, or is
    refused. Requests and visits that exist stay as they are: a person decides what becomes of them.
    """
    lock_all([practitioner.pk] if practitioner else None)
    return _close(practitioner, starts_at, ends_at, note, by)


@one_change
def close_once(
    practitioner: Practitioner, starts_at: datetime, ends_at: datetime, *, note: str = "", by
) -> TimetableException:
    """The same, but what somebody has closed from and until these very moments stays one closure."""
    lock_all([practitioner.pk])
    closed = TimetableException.objects.filter(kind=TimetableException.Kind.CLOSED, made_at__isnull=False)
    same = closed.filter(practitioner=practitioner, starts_at=starts_at, ends_at=ends_at).first()
    return same or _close(practitioner, starts_at, ends_at, note, by)


def _close(practitioner, starts_at: datetime, ends_at: datetime, note: str, by) -> TimetableException:
    return TimetableException.objects.create(
        practitioner=practitioner,
        kind=TimetableException.Kind.CLOSED,
        starts_at=starts_at,
        ends_at=ends_at,
        note=note,
        made_at=timezone.now(),
        made_by=by,
    )


def close_days(
    practitioner: Practitioner | None, first: date, last: date, *, note: str = "", by=None
) -> TimetableException:
    """Close whole days of the clinic's calendar, both included."""
    return close(practitioner, midnight(first), midnight(last + timedelta(days=1)), note=note, by=by)


def close_holiday(day: date, *, by=None) -> TimetableException:
    """Close the clinic on a public holiday, under its name. Raises LookupError for a day that is none."""
    holiday = public_holidays.holiday_on(day)
    if holiday is None:
        raise LookupError(f"{day} is no public holiday.")
    return close_days(None, day, day, note=holiday.name[:100], by=by)


@one_change
def reopen(exception: TimetableException) -> None:
    """Take a closure or an extra opening back."""
    lock_all([exception.practitioner_id] if exception.practitioner_id else None)
    exception.delete()
