"""The timetable of somebody who is new: all opening hours of the clinic, until somebody enters others."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from appointments.models import Timetable, TimetableHours
from clinic import weekly_hours
from clinic.calendar import local_day
from clinic.models import Practitioner


@transaction.atomic
def begin(practitioner: Practitioner, rows: Iterable[weekly_hours.Row]) -> None:
    """From today, with these hours of the week."""
    timetable = Timetable.objects.create(practitioner=practitioner, valid_from=local_day(timezone.now()))
    TimetableHours.objects.bulk_create(
        TimetableHours(timetable=timetable, weekday=weekday, opens_at=opens, closes_at=closes)
        for weekday, opens, closes in rows
    )
