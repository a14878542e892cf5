"""What the desk is shown of the people whom a search has found: one line each."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from appointments.models import Appointment, Patient, WaitlistEntry
from appointments.models.appointment import STANDING
from appointments.names import similar
from appointments.patients.search import Person


class Line(NamedTuple):
    """One person: a file, or what is known of somebody without one.

    `visit` is the appointment that was asked for, else the next, else the last; `is_ahead` says that it is to come.
    """

    patient: Patient | None
    visit: Appointment | None
    entry: WaitlistEntry | None
    is_ahead: bool

    @property
    def name(self) -> str:
        request = self.visit or self.entry
        return self.patient.name if self.patient else request.patient_name if request else ""

    @property
    def phone(self):
        request = self.visit or self.entry
        return (self.patient.phone if self.patient else None) or (request.phone if request else None)

    @property
    def known_by(self) -> str:
        """Who it is, in the address of a page that starts from somebody known (desk/known_callers.py)."""
        return f"patient={self.patient.pk}" if self.patient else f"visit={self.visit.pk}" if self.visit else ""


def lines(people: Sequence[Person], now: datetime) -> list[Line]:
    """Lines in the order of `people`, in four statements. Neither reasons nor notes are read."""
    files = _files([person.patient for person in people if person.patient], now)
    entries = WaitlistEntry.objects.in_bulk([key for person in people for key in person.entries])
    shown = {person.asked_for for person in people} | {file.shown for file in files.values()}
    visits = Appointment.objects.select_related("practitioner").in_bulk(shown - {None})
    alone = _without_file([person for person in people if not person.patient], entries)
    found = []
    for person in people:
        file = files.get(person.patient)
        entry = next((entries[key] for key in person.entries if key in entries), None)
        if file is not None:
            visit = visits.get(person.asked_for or file.shown)
        else:
            visit = visits.get(person.asked_for) or _next_or_last(_theirs(person, entry, alone), now)
        if file or visit or entry:
            found.append(Line(file, visit, entry, visit is not None and _is_ahead(visit, now)))
    return found


def _files(keys: list[int], now: datetime) -> dict[int | None, Any]:
    """Files with the key of the next appointment, or of the last one, as `shown`."""
    theirs = Appointment.objects.filter(patient=OuterRef("pk"))
    coming = theirs.filter(status__in=STANDING, ends_at__gt=now).order_by("starts_at", "pk")
    last = theirs.order_by("-starts_at", "-pk")
    shown = Coalesce(Subquery(coming.values("pk")[:1]), Subquery(last.values("pk")[:1]))
    return Patient.objects.annotate(shown=shown).in_bulk(keys)


def _without_file(people: list[Person], entries: dict[int, WaitlistEntry]) -> list[Appointment]:
    """Appointments without a file that were found, and others from the same phones."""
    found = [key for person in people for key in person.visits]
    own = Appointment.objects.filter(patient=None, erased_at=None)
    phones = own.filter(pk__in=found).exclude(phone="").values("phone")
    waiting = [entry.phone for entry in entries.values() if entry.phone]
    either = Q(pk__in=found) | Q(phone__in=phones) | Q(phone__in=waiting)
    return list(own.filter(either).select_related("practitioner"))


def _theirs(person: Person, entry: WaitlistEntry | None, alone: list[Appointment]) -> list[Appointment]:
    """All appointments of a person without a file: the found ones, and those with the same phone and a like name."""
    found = [visit for visit in alone if visit.pk in person.visits]
    known = [(each.phone, each.patient_name) for each in (*found, *([entry] if entry else []))]
    more = (
        visit
        for visit in alone
        if visit.pk not in person.visits
        and any(visit.phone and visit.phone == phone and similar(visit.patient_name, name) for phone, name in known)
    )
    return [*found, *more]


def _next_or_last(visits: list[Appointment], now: datetime) -> Appointment | None:
    coming = [visit for visit in visits if _is_ahead(visit, now)]
    if coming:
        return min(coming, key=lambda visit: (visit.starts_at, visit.pk))
    return max(visits, key=lambda visit: (visit.starts_at, visit.pk), default=None)


def _is_ahead(visit: Appointment, now: datetime) -> bool:
    return visit.status in STANDING and visit.ends_at > now
