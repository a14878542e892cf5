"""Which practitioners the pages of staff show."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from appointments.models import Appointment
from clinic.models import Practitioner


def at_work(since: datetime) -> QuerySet[Practitioner]:
    """Those who take bookings, and those who do not but have appointments that end after `since`."""
    theirs = Appointment.objects.standing().filter(practitioner=OuterRef("pk"), ends_at__gt=since)
    return Practitioner.objects.filter(Q(is_active=True) | Exists(theirs))
