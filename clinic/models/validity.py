"""Days until which something is valid: licences, the advertising permit. The last day counts, in the clinic's zone."""

from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

WARNED_BEFORE = timedelta(days=60)


def today() -> date:
    """Read at the call, so never build it into a query at import."""
    return timezone.localdate(timezone=settings.CLINIC_TIME_ZONE)


def has_ended(day: date | None) -> bool:
    return day is not None and day < today()


def is_to_renew(day: date | None) -> bool:
    """Ended, or so within WARNED_BEFORE."""
    return day is not None and day <= today() + WARNED_BEFORE
