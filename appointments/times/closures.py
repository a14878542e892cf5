"""Closing and reopening hours. Each change takes the practitioner's lock, so that it does not run during a booking."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from appointments.locking import lock_all, one_change
from appointments.models import TimetableException
from appointments.times.day_plan import midnight
from clinic import public_holidays
from clinic.models import ClosingDay, Practitioner


@one_change
def close(
    practitioner: Practitioner | None, starts_at: datetime, ends_at: datetime, *, note="", by=None, **public_notes: str
) -> TimetableException | ClosingDay:
    """Close one practitioner's time, or the whole clinic's for None, between two aware moments.

    It takes effect at once. A request sent at the same time is either stored before, and then counts as a misfit, or it
    is refused. Existing requests and appointments are not changed: staff decide what to do with them. What patients
    read of a closed clinic is `public_note`, in Arabic `public_note_ar`.
    """
    lock_all([practitioner.pk] if practitioner else None)
    if practitioner is None:
        return _close_clinic(starts_at, ends_at, by, note=note, **public_notes)
    return _close(practitioner, starts_at, ends_at, note, by)


@one_change
def close_once(
    practitioner: Practitioner, starts_at: datetime, ends_at: datetime, *, note: str = "", by
) -> TimetableException:
    """As close(), but returns the existing closure if staff already closed exactly this time."""
    lock_all([practitioner.pk])
    closed = TimetableException.objects.filter(kind=TimetableException.Kind.CLOSED, made_at__isnull=False)
    same = closed.filter(practitioner=practitioner, starts_at=starts_at, ends_at=ends_at).first()
    return same or _close(practitioner, starts_at, ends_at, note, by)


def _close_clinic(starts_at: datetime, ends_at: datetime, by, **notes: str) -> ClosingDay:
    """Pressed twice, it is closed once."""
    facts = notes | {"made_at": timezone.now(), "made_by": by}
    return ClosingDay.objects.get_or_create(starts_at=starts_at, ends_at=ends_at, defaults=facts)[0]


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
    practitioner: Practitioner | None, first: date, last: date, *, note="", by=None, **public_notes: str
) -> TimetableException | ClosingDay:
    """Close whole days of the clinic's calendar, both included."""
    starts_at, ends_at = midnight(first), midnight(last + timedelta(days=1))
    return close(practitioner, starts_at, ends_at, note=note, by=by, **public_notes)


@one_change
def close_holiday(day: date, *, by=None) -> ClosingDay:
    """Close the clinic on a public holiday. Patients read its name.

    Raises LookupError if the day is not a holiday.
    """
    holiday = public_holidays.holiday_on(day)
    if holiday is None:
        raise LookupError(f"{day} is no public holiday.")
    lock_all(None)
    notes = {"public_note": holiday.name[:100], "public_note_ar": holiday.name_ar[:100]}
    return _close_clinic(midnight(day), midnight(day + timedelta(days=1)), by, **notes)


def still_closed(exception: TimetableException | ClosingDay) -> TimetableException | ClosingDay | None:
    """Of two closures of the same time one may go: the other one that stays, that of a person or of the clinic."""
    meets = {"starts_at__lt": exception.ends_at, "ends_at__gt": exception.starts_at}
    others = ClosingDay.objects.filter(**meets)
    if isinstance(exception, ClosingDay):
        return others.exclude(pk=exception.pk).first()
    own = TimetableException.objects.filter(
        practitioner=exception.practitioner_id, kind=TimetableException.Kind.CLOSED, **meets
    )
    return own.exclude(pk=exception.pk).first() or others.first()


@one_change
def reopen(exception: TimetableException | ClosingDay) -> None:
    """Delete a closure or extra hours."""
    lock_all([exception.practitioner_id] if isinstance(exception, TimetableException) else None)
    exception.delete()
