"""The morning email to reception: numbers of what is waiting, without names or reasons."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Min, Q

from appointments.models import Appointment, Notification, Status, WaitlistEntry
from appointments.times import misfits
from appointments.times.day_plan import midnight
from clinic.calendar import local_day
from clinic.models import ClinicProfile, Practitioner

Kind = Notification.Kind


class Waits(NamedTuple):
    """Counts of what reception has to do today. `first_answer_by` is an aware moment or None."""

    requests: int
    first_answer_by: datetime | None
    calls: int
    waiting_list: int
    messages_given_up: int
    cannot_be: int
    visits_today: int
    licences: int  # expired, or soon
    advert_permit_ends: date | None  # if it has expired, or does so soon


def waits(now: datetime) -> Waits:
    """A fixed number of queries for any amount of data."""
    today, profile = local_day(now), ClinicProfile.objects.current()
    is_today = Q(starts_at__gte=midnight(today), starts_at__lt=midnight(today + timedelta(days=1)))
    open_request = Q(status=Status.REQUESTED)
    cannot_be = list(misfits.needing_a_decision(now))
    visits = Appointment.objects.filter(open_request | Q(call_wanted_at__isnull=False) | is_today).aggregate(
        requests=Count("pk", filter=open_request),
        first_answer_by=Min("answer_by", filter=open_request),
        calls=Count("pk", filter=Q(call_wanted_at__isnull=False)),
        visits_today=Count(
            "pk", filter=is_today & Q(status__in=[Status.CONFIRMED, Status.ARRIVED]) & ~Q(pk__in=cannot_be)
        ),
    )
    due = WaitlistEntry.objects.filter(state=WaitlistEntry.State.WAITING, due_by__lte=now)
    given_up = Notification.objects.filter(state=Notification.State.GIVEN_UP, finished_at__gte=now - timedelta(days=1))
    return Waits(
        **visits,
        cannot_be=len(cannot_be),
        waiting_list=due.count(),
        messages_given_up=given_up.count(),
        licences=Practitioner.objects.to_renew().count(),
        advert_permit_ends=profile.advert_permit_expires_on if profile.is_advert_permit_to_renew else None,
    )


def queue(now: datetime) -> None:
    """Queue one digest a day, from the policy's hour on. Whether it has anything to say is checked when it is sent."""
    digest_at = ClinicProfile.objects.current().digest_at
    local = now.astimezone(settings.CLINIC_TIME_ZONE)
    key = f"{Kind.DIGEST}:{local.date()}"
    if not settings.RECEPTION_EMAIL or digest_at is None or local.time() < digest_at:
        return
    if not Notification.objects.filter(dedupe_key=key).exists():
        row = Notification(kind=Kind.DIGEST, dedupe_key=key, run_at=now, queued_at=now)
        Notification.objects.bulk_create([row], ignore_conflicts=True)  # two workers may do this at once


def is_true(notification: Notification, now: datetime) -> bool:
    """Whether it is today's digest and something is waiting."""
    return notification.dedupe_key == f"{Kind.DIGEST}:{local_day(now)}" and any(waits(now))
