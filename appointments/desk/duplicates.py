"""Requests that belong together: from one phone, email or connection, or of one patient at overlapping times."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from appointments.booking import limits
from appointments.models import Appointment, Status
from appointments.models.appointment import STANDING

SEVERAL = 3  # more than two are worth a look when many contacts have as many


class Crowd(NamedTuple):
    """How many open requests share one contact."""

    kind: str
    size: int


class OpenRequests:
    """All open requests with their contacts, from one query."""

    def __init__(self):
        rows = Appointment.objects.waiting().order_by("pk").values_list("pk", "phone", "email", "client")
        self.contacts = {pk: set(limits.contacts_of(phone, email, client).items()) for pk, phone, email, client in rows}
        self.counts = Counter(contact for contacts in self.contacts.values() for contact in contacts)

    def crowd(self, pk: int) -> Crowd | None:
        """The contact of this request that most open requests share; None if it is the only one."""
        sizes = [(self.counts[contact], contact[0]) for contact in self.contacts.get(pk, ())]
        size, kind = max(sizes, default=(0, ""))
        return Crowd(kind, size) if size > 1 else None

    def like(self, pk: int) -> list[int]:
        """Keys of the open requests that share that contact."""
        crowd = self.crowd(pk)
        if crowd is None:
            return [pk] if pk in self.contacts else []
        [shared] = [contact for contact in self.contacts[pk] if contact[0] == crowd.kind]
        return [other for other, contacts in self.contacts.items() if shared in contacts]

    def of_many_askers(self) -> list[int]:
        """Keys of requests whose phone, email or connection has several: a sign of a flood of fake requests."""
        many = {contact for contact, count in self.counts.items() if count >= SEVERAL}
        return [pk for pk, contacts in self.contacts.items() if contacts & many]


def clashes(visits: Iterable[Appointment]) -> dict[int, list[Appointment]]:
    """Overlapping appointments of the same phone or email, by primary key. One query."""
    visits = [visit for visit in visits if visit.status in STANDING and visit.status != Status.OFFERED and visit.phone]
    found: dict[int, list[Appointment]] = defaultdict(list)
    if not visits:
        return found
    by_contact: dict[tuple[str, str], list[Appointment]] = defaultdict(list)
    for other in Appointment.objects.clashing(visits).order_by("starts_at", "pk"):
        for contact in _contacts(other):
            by_contact[contact].append(other)
    for visit in visits:
        same = {other.pk: other for contact in _contacts(visit) for other in by_contact[contact]}
        found[visit.pk] = [
            other
            for other in sorted(same.values(), key=lambda each: (each.starts_at, each.pk))
            if other.starts_at < visit.ends_at
            and visit.starts_at < other.ends_at
            and other.pk not in {visit.pk, visit.replaces_id}
            and other.replaces_id != visit.pk
        ]
    return found


def _contacts(visit: Appointment) -> list[tuple[str, str]]:
    """Contacts as plain text, because comparing two PhoneNumber objects is slow."""
    phone = visit.phone.as_e164 if visit.phone else ""
    return [contact for contact in (("phone", phone), ("email", visit.email.lower())) if contact[1]]
