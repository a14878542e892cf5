"""How often one caller may ask for visits and links, and how much of theirs may wait at once.

How it is counted: clinic/limits.py. Docs: decisions/0008.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db.models import F, Q

from appointments.locking import one_change
from appointments.models import Appointment, BlockedContact, BookingDraft, Status, WaitlistEntry
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
    # A family asks for two or three visits in a row; more in an hour is a mistake, or no patient.
    "phone": Limit("sent, phone", 3),
    "email": Limit("sent, e-mail", 5),
    # Thousands of mobile customers can share one address: it gets what a busy hour of them needs.
    "client": Limit("sent, client", 20),
}
# Three tries for each request that may be sent: going back and starting again is no attack.
BEGUN_BY_CLIENT = Limit("begun, client", 60)
# Each wish makes mail for somebody: three are enough for whoever lost a link, and too few to pester anybody.
WISHED_BY_CONTACT = Limit("wished, contact", 3)
WISHED_BY_CLIENT = Limit("wished, client", 20)
# Each wish to move a visit makes mail for two; more in an hour is play.
MOVED_BY_VISIT = Limit("moved, visit", 6)
# Links have 128 random bits, so misses need no wall; this keeps a guesser from costing us work.
MISSED_BY_CLIENT = Limit("missed, client", 20, timedelta(minutes=10))
MISSED_IN_ALL = Limit("missed, all", 200, timedelta(minutes=1))  # then somebody should look: a line in the log
# The same draft, sent again, is the same request: it counts once.
_DRAFT = Limit("sent, draft", 1, timedelta(days=1))

# Requests that wait for an answer and hold a time meanwhile.
OPEN_BY = {
    "phone": 4,  # a parent books for several children with one phone
    "email": 4,
    "client": 6,  # a family behind one address still books; fifty addresses cannot empty a week
}

# Nobody fills five pages in this time; the first request is let through all the same, whoever sends it.
TOO_FAST = timedelta(seconds=3)

CONTACT = ("phone", "email", "client")  # how a caller is known
CLIENT_KEPT_FOR = timedelta(days=30)  # after the request: long enough to see who keeps coming


def count_missed_link(client: str, now: datetime) -> None:
    """A link that opened nothing. Raises TooMany for who tries many; a link that opens is never limited."""
    in_all = MISSED_IN_ALL.of("", now)
    make_rows([in_all])
    is_usual = in_all.row.filter(count__lt=MISSED_IN_ALL.times - 1).update(count=F("count") + 1)
    if not is_usual and in_all.count():
        log.warning("%s links in one minute opened nothing: somebody may be guessing.", MISSED_IN_ALL.times)
    count_or_refuse(MISSED_BY_CLIENT, client, now)


@contextmanager
def admitted(draft: BookingDraft, client: str, now: datetime) -> Iterator[None]:
    """Let this draft be sent, or raise TooMany. What was counted is given back when what follows raises.

    The same draft is counted once: pressing the last button again is never refused. A request that came over no
    connection (`client` is empty: samples, the desk) is not limited.
    """
    counted = _admit(draft, client, now) if client else []
    try:
        yield
    except Exception:
        for claim in reversed(counted):  # one lock at a time, the draft's own mark last
            claim.give_back()
        raise


def _admit(draft: BookingDraft, client: str, now: datetime) -> list[Claim]:
    contacts = contacts_of(draft.phone, draft.email, client)
    is_blocked = _is_blocked(contacts)
    # Read before the tallies are locked, so that nobody waits for it. Whoever is stored in between is counted all the
    # same: they are tallied already, and not yet among these.
    made = list(_made_by(contacts, SENT_BY["client"].begins_at(now), now))
    return _count_in(draft, contacts, made, is_blocked, now)


@one_change
def _count_in(
    draft: BookingDraft, contacts: dict[str, str], made: list[tuple], is_blocked: bool, now: datetime
) -> list[Claim]:
    claims = {kind: SENT_BY[kind].of(value, now) for kind, value in contacts.items()}
    mark = _DRAFT.of(str(draft.pk), draft.created_at)
    every = [mark, *claims.values()]
    # In this order everywhere: who waits for a row holds none that an earlier one waits for.
    tallies = lock_rows(every)
    has_room = {claim: tallies[claim].count < claim.limit.times for claim in every}
    if not has_room[mark]:
        return []
    tallied = {kind: tallies[claim].count for kind, claim in claims.items()}
    if is_blocked or not all(has_room.values()) or _holds_too_much(draft, contacts, tallied, made, now):
        raise TooMany(until_the_next_hour(now))
    count_all(tallies.values())
    return every


def block_contacts(appointments, kinds: Iterable[str], *, by, now: datetime) -> int:
    """Take no more requests online from the phones, e-mails or connections of these; returns how many are new."""
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
        ignore_conflicts=True,  # somebody else blocks the same at this moment
    )
    return len(new)


def forget_old(now: datetime) -> None:
    """Drop old tallies, and the connection from requests and wishes that were made a month ago."""
    limits.forget(now)
    Appointment.objects.filter(client__gt="", requested_at__lte=now - CLIENT_KEPT_FOR).update(client="")
    WaitlistEntry.objects.filter(client__gt="", joined_at__lte=now - CLIENT_KEPT_FOR).update(client="")


def contacts_of(phone, email: str, client: str) -> dict[str, str]:
    """By which a caller is known, as they are compared and blocked."""
    number = phone.as_e164 if hasattr(phone, "as_e164") else str(phone)
    known = {"phone": number, "email": email.lower(), "client": client}
    return {kind: value for kind, value in known.items() if value}


def _is_blocked(contacts: dict[str, str]) -> bool:
    theirs = either(Q(kind=kind, value=value) for kind, value in contacts.items())
    return BlockedContact.objects.filter(theirs).exists()


def _holds_too_much(
    draft: BookingDraft, contacts: dict[str, str], tallied: dict[str, int], made: list[tuple], now: datetime
) -> bool:
    """Whether one of the contacts has too many open requests, or a machine is at work.

    A place on the waiting list counts like a request: sooner or later a time is held for it. What was let in and is
    not stored yet counts too: what was tallied in this hour, less what was made in it. Our tallies are locked here,
    so nobody is let in meanwhile.
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
    for kind, cap in OPEN_BY.items():
        on_their_way = max(tallied.get(kind, 0) - is_new[kind], 0)
        if kind in tallied and is_open[kind] + on_their_way >= cap:
            return True
    return now - draft.created_at < TOO_FAST and lately > 0


def _made_by(contacts: dict[str, str], begins_at: datetime, now: datetime) -> Iterator[tuple]:
    """Requests and places on the waiting list of these contacts: CONTACT, whether it waits, and since when."""
    theirs = either(_is_from(kind, value) for kind, value in contacts.items())
    # Every deadline lies behind its request: by it, the index leads to the open ones and to those of this hour.
    asked = Appointment.objects.filter(theirs, answer_by__gte=begins_at, waitlist_entry=None)
    for *who, status, answer_by, made_at in asked.values_list(*CONTACT, "status", "answer_by", "requested_at"):
        yield *who, status == Status.REQUESTED and answer_by > now, made_at
    places = WaitlistEntry.objects.filter(theirs, Q(state=WaitlistEntry.State.WAITING) | Q(joined_at__gte=begins_at))
    for *who, state, made_at in places.values_list(*CONTACT, "state", "joined_at"):
        yield *who, state == WaitlistEntry.State.WAITING, made_at


def _is_from(kind: str, value: str) -> Q:
    return Q(email__iexact=value) if kind == "email" else Q(**{kind: value})
