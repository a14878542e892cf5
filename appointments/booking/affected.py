"""Who is affected by a change of hours, people or services, asked before it is made.

A change is tried under the lock of all practitioners. If somebody could then not be seen as agreed, it is taken back,
and staff are shown who. They make it again with what they have seen, and decide whether other times are offered.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from appointments.booking import fits_again
from appointments.locking import lock_all, one_change
from appointments.messages import outbox
from appointments.models import (
    AffectedAppointment,
    Appointment,
    Offer,
    ScheduleChange,
    Status,
    WaitlistEntry,
)
from appointments.times import misfits

Key = tuple[str, int]  # the kind of row and its primary key
VISIT, OFFER, ENTRY = "visit", "offer", "entry"


@dataclass(frozen=True)
class Affected:
    """What a change would affect. `visits` are urgent ones first, then soonest."""

    visits: list[Appointment] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)  # held for patients who still choose
    entries: list[WaitlistEntry] = field(default_factory=list)

    @property
    def other_offers(self) -> list[Offer]:
        """Offers of appointments that are not affected themselves: their patients can still choose another time."""
        affected = {visit.pk for visit in self.visits}
        return [offer for offer in self.offers if offer.appointment_id not in affected]

    @property
    def keys(self) -> Iterator[Key]:
        for name, rows in ((VISIT, self.visits), (OFFER, self.offers), (ENTRY, self.entries)):
            yield from ((name, row.pk) for row in rows)

    def __str__(self):
        """For a form: what Agreed.to() reads."""
        return " ".join(f"{name}-{pk}" for name, pk in self.keys)


@dataclass(frozen=True)
class Agreed:
    """What staff have seen and decided."""

    seen: frozenset[Key]
    offer: bool

    @classmethod
    def to(cls, text: str, *, offer: bool) -> "Agreed":
        """Reads str() of an Affected. What cannot be read was not seen."""
        pairs = (word.partition("-") for word in text.split())
        return cls(frozenset((name, int(pk)) for name, _dash, pk in pairs if re.fullmatch("[0-9]{1,18}", pk)), offer)


@dataclass(frozen=True)
class Subject:
    """What was changed, for the page of its progress. `words` never name a patient; `pk` is the row's."""

    kind: str
    words: str
    pk: int | None = None


class Affects(Exception):
    """The change was taken back: it affects somebody whom staff have not seen."""

    def __init__(self, affected: Affected):
        super().__init__("Staff have not seen who is affected.")
        self.affected = affected


@one_change
def make(
    change: Callable[[], Subject | None], *, agreed: Agreed | None, by, now: datetime | None = None
) -> ScheduleChange | None:
    """Run `change`, which says what it has changed, or None if nothing. It may be run a second time (one_change).

    Raises Affects, and then nothing is changed. Returns None if it affects no appointment. Offers are only marked as
    due: offers_to_all.make_due() makes them.
    """
    lock_all()
    now = now or timezone.now()
    before = _cannot_be(now)
    subject = change()
    if subject is None:
        return None
    after = _cannot_be(now)
    if fit_again := [pk for name, pk in before - after if name == VISIT]:
        fits_again.restore(fit_again, by=by, now=now)
        after = _cannot_be(now)  # without the offers that this has ended: nobody has to decide on them any more
    new = after - before
    if new - (agreed.seen if agreed else frozenset()):
        raise Affects(_read(new))
    visits = [pk for name, pk in new if name == VISIT]
    return _keep(subject, visits, offer=bool(agreed and agreed.offer), by=by, now=now) if visits else None


@one_change
def offer_to_misfits(wanted: Iterable[int] | None = None, *, by, now: datetime | None = None) -> ScheduleChange | None:
    """Mark an offer as due to everybody who does not fit now, whatever changed, or to those `wanted` (keys).

    Leaves out who is about to get one, or has an open offer or request to reschedule. None if nobody is left.
    """
    lock_all()
    now = now or timezone.now()
    waiting = AffectedAppointment.objects.filter(offer_due_by__isnull=False).values("appointment")
    open_changes = Appointment.objects.filter(status__in=[Status.REQUESTED, Status.OFFERED]).exclude(replaces=None)
    visits = misfits.upcoming_misfits(now).exclude(pk__in=waiting).exclude(pk__in=open_changes.values("replaces"))
    if wanted is not None:
        visits = visits.filter(pk__in=list(wanted))
    found = list(visits.values_list("pk", flat=True))
    return _keep(Subject(ScheduleChange.Kind.EARLIER, ""), found, offer=True, by=by, now=now) if found else None


def in_order(visits: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Urgent ones first, then soonest."""
    return visits.order_by("-urgency", "starts_at", "pk")  # "urgent" sorts after "routine"


def _keep(subject: Subject, visits: Iterable[int], *, offer: bool, by, now: datetime) -> ScheduleChange:
    change = ScheduleChange.objects.create(
        kind=subject.kind, words=subject.words[:200], subject=subject.pk, made_at=now, made_by=by
    )
    for visit in Appointment.objects.filter(pk__in=visits):
        # An appointment whose offered times were all closed has no time of its own to be exchanged: somebody calls.
        is_due = offer and visit.status != Status.OFFERED
        change.rows.create(
            appointment=visit,
            practitioner_id=visit.practitioner_id,
            starts_at=visit.starts_at,
            offer_due_by=by if is_due else None,
        )
        if not is_due:
            outbox.request_call(visit, now)
    return change


def _cannot_be(now: datetime) -> set[Key]:
    """Everything that cannot be as things stand."""
    running = Offer.objects.filter(outcome=Offer.Outcome.OPEN, expires_at__gt=now)
    found = {
        VISIT: set(misfits.needing_a_decision(now)),
        OFFER: misfits.closed_offers(running, now),
        ENTRY: misfits.waiting_in_vain(),
    }
    return {(name, pk) for name, keys in found.items() for pk in keys}


def _read(keys: set[Key]) -> Affected:
    found: dict[str, list[int]] = {name: [pk for kind, pk in keys if kind == name] for name in (VISIT, OFFER, ENTRY)}
    visits = in_order(Appointment.objects.filter(pk__in=found[VISIT]).select_related("service", "practitioner"))
    offers = Offer.objects.filter(pk__in=found[OFFER])
    entries = WaitlistEntry.objects.filter(pk__in=found[ENTRY])
    return Affected(
        list(visits),
        list(offers.select_related("appointment", "practitioner")),
        list(entries.select_related("service", "wanted_practitioner")),
    )
