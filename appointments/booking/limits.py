"""How many requests and links one caller may ask for, and how many of their requests may be open at once.

Counting is in clinic/limits.py, the reasons in docs/decisions/0008.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db.models import F, Q

from appointments.locking import one_change
from appointments.models import (
    Action,
    Appointment,
    AppointmentEvent,
    BlockedContact,
    BookingDraft,
    Status,
    WaitlistEntry,
)
from clinic import limits
from clinic.limits import (
    HOUR,
    Claim,
    Limit,
    TooMany,
    count_all,
    count_or_refuse,
    either,
    lock_rows,
    make_rows,
    until_the_next_hour,
)
from clinic.limits import (
    client_key as client_key,
)

log = logging.getLogger(__name__)

SENT_BY = {
    # A family requests two or three appointments in a row. More in an hour is a mistake or abuse.
    "phone": Limit("sent, phone", 3),
    "email": Limit("sent, e-mail", 5),
    # Thousands of mobile customers can share one address, so it gets more than a busy hour of the whole clinic needs.
    # It only keeps a script from sending mail to strangers without end: what holds times is HELD_BY_CLIENT.
    "client": Limit("sent, client", 60),
}
# Three drafts for each request that may be sent: going back and starting again is not abuse.
BEGUN_BY_CLIENT = Limit("begun, client", 180)
# Each request for a link sends an email: three are enough for a patient who lost it, and too few to pester anyone.
WISHED_BY_CONTACT = Limit("wished, contact", 3)
WISHED_BY_CLIENT = Limit("wished, client", 20)
# Each request to reschedule sends two emails. More in an hour is abuse.
MOVED_BY_VISIT = Limit("moved, visit", 6)
# Links have 128 random bits and cannot be guessed. This limit only keeps guessing from costing us work.
MISSED_BY_CLIENT = Limit("missed, client", 20, timedelta(minutes=10))
MISSED_IN_ALL = Limit("missed, all", 200, timedelta(minutes=1))  # above this, a line in the log asks for attention
# A draft that is sent again is the same request and counts once.
_DRAFT = Limit("sent, draft", 1, timedelta(days=1))

# Open requests, each of which holds a time.
OPEN_BY = {
    "phone": 4,  # a parent books for several children with one phone
    "email": 4,
}
# So many open requests of one connection hold a time: a family behind one address can book, and a thousand invented
# phones cannot empty the week. Further ones are taken too, because a whole company or carrier may share an address, but
# their time can be taken by others until reception answers.
HELD_BY_CLIENT = 6

# No person fills in three pages in this time. The first request is let through anyway.
TOO_FAST = timedelta(seconds=3)

CONTACT = ("phone", "email", "client")  # what identifies a caller
CLIENT_KEPT_FOR = timedelta(days=30)  # after the request: long enough to notice repeated abuse


def count_missed_link(client: str, now: datetime) -> None:
    """Count a link that did not open anything. Raises TooMany when one client tries many.

    Links that open are never limited.
    """
    in_all = MISSED_IN_ALL.of("", now)
    make_rows([in_all])
    is_usual = in_all.row.filter(count__lt=MISSED_IN_ALL.times - 1).update(count=F("count") + 1)
    if not is_usual and in_all.count():
        log.warning("%s links in one minute opened nothing: somebody may be guessing.", MISSED_IN_ALL.times)
    count_or_refuse(MISSED_BY_CLIENT, client, now)


@contextmanager
def admitted(draft: BookingDraft, client: str, now: datetime) -> Iterator[bool]:
    """Let this draft be sent, or raise TooMany. If the block raises, the counts are returned.

    It gives whether the request may hold its time: not if many from its connection do already (HELD_BY_CLIENT).

    The same draft counts once, so pressing the last button again is never refused. Without a `client` (samples, the
    desk) nothing is limited.
    """
    counted, may_hold = _admit(draft, client, now) if client else ([], True)
    try:
        yield may_hold
    except Exception:
        for claim in reversed(counted):  # one lock at a time; the draft's own mark comes last
            claim.give_back()
        raise


def refuse_who_could_not_send(client: str, now: datetime) -> None:
    """Raise TooMany before the forms are filled in, if this connection could not send them in this hour."""
    if SENT_BY["client"].of(client, now).is_full():
        raise TooMany(until_the_next_hour(now))


def _admit(draft: BookingDraft, client: str, now: datetime) -> tuple[list[Claim], bool]:
    contacts = contacts_of(draft.phone, draft.email, client)
    is_blocked = _is_blocked(contacts)
    # Read before the counters are locked, so that others do not wait for it. A request stored in between is still
    # counted: it is in the counters, and not yet among these rows.
    made = list(_made_by(contacts, SENT_BY["client"].begins_at(now), now))
    return _count_in(draft, contacts, made, is_blocked, now)


@one_change
def _count_in(
    draft: BookingDraft, contacts: dict[str, str], made: list[tuple], is_blocked: bool, now: datetime
) -> tuple[list[Claim], bool]:
    claims = {kind: SENT_BY[kind].of(value, now) for kind, value in contacts.items()}
    mark = _DRAFT.of(str(draft.pk), draft.created_at)
    every = [mark, *claims.values()]
    # The same order everywhere, so that two callers never wait for each other.
    tallies = lock_rows(every)
    has_room = {claim: tallies[claim].count < claim.limit.times for claim in every}
    tallied = {kind: tallies[claim].count for kind, claim in claims.items()}
    is_open, lately = _open_requests(contacts, tallied, made, now)
    may_hold = is_open["client"] < HELD_BY_CLIENT
    if not has_room[mark]:
        return [], may_hold
    has_too_many = any(is_open[kind] >= cap for kind, cap in OPEN_BY.items())
    is_a_machine = now - draft.created_at < TOO_FAST and lately > 0
    if is_blocked or not all(has_room.values()) or has_too_many or is_a_machine:
        raise TooMany(until_the_next_hour(now))
    count_all(tallies.values())
    return every, may_hold


def not_held(visits: Iterable[Appointment]) -> set[int]:
    """Keys of those whose time was not held when they were requested. One query."""
    lines = AppointmentEvent.objects.filter(appointment__in=[visit.pk for visit in visits], action=Action.NOT_HELD)
    return set(lines.values_list("appointment", flat=True))


def block_contacts(appointments, kinds: Iterable[str], *, by, now: datetime) -> int:
    """Refuse further online requests from the phones, emails or connections of these appointments.

    Returns how many were not blocked before.
    """
    wanted = {
        (kind, value)
        for phone, email, client in appointments.values_list("phone", "email", "client")
        for kind, value in contacts_of(phone, email, client).items()
        if kind in kinds
    }
    known = BlockedContact.objects.filter(value__in={value for _kind, value in wanted}).values_list("kind", "value")
    new = sorted(wanted - set(known))
    BlockedContact.objects.bulk_create(
        (BlockedContact(kind=kind, value=value, blocked_by=by, blocked_at=now) for kind, value in new),
        ignore_conflicts=True,  # another member of staff may block the same contact at this moment
    )
    return len(new)


def forget_old(now: datetime) -> None:
    """Delete old counters, and the connection from requests and waiting list entries made a month ago."""
    limits.forget(now)
    Appointment.objects.filter(client__gt="", requested_at__lte=now - CLIENT_KEPT_FOR).update(client="")
    WaitlistEntry.objects.filter(client__gt="", joined_at__lte=now - CLIENT_KEPT_FOR).update(client="")


def contacts_of(phone, email: str, client: str) -> dict[str, str]:
    """What identifies a caller, in the form in which it is compared and blocked. Empty values are left out."""
    number = phone.as_e164 if hasattr(phone, "as_e164") else str(phone)
    known = {"phone": number, "email": email.lower(), "client": client}
    return {kind: value for kind, value in known.items() if value}


def _is_blocked(contacts: dict[str, str]) -> bool:
    theirs = either(Q(kind=kind, value=value) for kind, value in contacts.items())
    return BlockedContact.objects.filter(theirs).exists()


def _open_requests(
    contacts: dict[str, str], tallied: dict[str, int], made: list[tuple], now: datetime
) -> tuple[Counter[str], int]:
    """How many open requests each contact has, and how many the connection has made in the last hour.

    A waiting list entry counts like a request, because a time will be held for it. Requests that were admitted but not
    stored yet count too: this hour's counter minus the requests made in this hour. The caller has locked the counters,
    so no others are admitted meanwhile.
    """
    begins_at = SENT_BY["client"].begins_at(now)
    is_new, is_open = Counter[str](), Counter[str]()
    lately = 0
    for phone, email, client, waits, made_at in made:
        for kind, value in contacts_of(phone, email, client).items():
            if contacts.get(kind) == value:
                is_open[kind] += waits
                is_new[kind] += made_at >= begins_at and client != ""
                lately += kind == "client" and waits and made_at > now - HOUR
    for kind, count in tallied.items():
        is_open[kind] += max(count - is_new[kind], 0)  # on their way
    return is_open, lately


def _made_by(contacts: dict[str, str], begins_at: datetime, now: datetime) -> Iterator[tuple]:
    """Requests and waiting list entries of these contacts, each as CONTACT's values, whether it is open, and its
    moment.
    """
    theirs = either(_is_from(kind, value) for kind, value in contacts.items())
    # A deadline is always later than its request, so this condition lets the index find all open requests and those of
    # this hour.
    asked = Appointment.objects.filter(theirs, answer_by__gte=begins_at, waitlist_entry=None)
    for *who, status, answer_by, made_at in asked.values_list(*CONTACT, "status", "answer_by", "requested_at"):
        yield *who, status == Status.REQUESTED and answer_by > now, made_at
    places = WaitlistEntry.objects.filter(theirs, Q(state=WaitlistEntry.State.WAITING) | Q(joined_at__gte=begins_at))
    for *who, state, made_at in places.values_list(*CONTACT, "state", "joined_at"):
        yield *who, state == WaitlistEntry.State.WAITING, made_at


def _is_from(kind: str, value: str) -> Q:
    return Q(email__iexact=value) if kind == "email" else Q(**{kind: value})
