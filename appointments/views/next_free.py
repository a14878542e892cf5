"""The next free time of a service or of a person, as a fragment for other pages. Cached for one minute."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from appointments.times import availability
from clinic.models import Practitioner, Service

KEPT_SECONDS = 60


@require_safe
def next_free(request, slug):
    """With anyone who offers the service."""
    service = get_object_or_404(Service.objects.bookable(), slug=slug)
    return _fragment(request, f"next-free-{service.pk}", lambda: _first(service, service.practitioners.active()))


@require_safe
def next_free_with(request, slug):
    """With this person, for whichever of their services is free first."""
    person = get_object_or_404(Practitioner.objects.active(), slug=slug)

    def find() -> datetime | None:
        firsts = [_first(service, [person]) for service in person.services.filter(is_active=True)]
        return min((first for first in firsts if first), default=None)

    return _fragment(request, f"next-free-with-{person.pk}", find)


def _fragment(request, key: str, find: Callable[[], datetime | None]):
    starts_at = cache.get_or_set(key, find, KEPT_SECONDS)
    return render(request, "appointments/next_free.html", {"starts_at": starts_at})


def _first(service: Service, people: Iterable[Practitioner]) -> datetime | None:
    """The first time for a new patient, or None."""
    today = timezone.localdate(timezone=settings.CLINIC_TIME_ZONE)
    slots = availability.free_slots(service, people, today, date.max - timedelta(days=1), returning=False)
    return min((slot.starts_at for slot in slots), default=None)
