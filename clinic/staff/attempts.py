"""Limits of wrong passwords and codes, counted in the database (clinic/limits.py).

A name is never locked: whoever guesses is refused at their own network address, and after many wrong passwords for one
name from anywhere everybody who types it waits a few seconds. So the right person gets in from elsewhere.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing

from clinic.limits import HOUR, Claim, Limit, TooMany, client_key, count_or_refuse, hashed, make_rows
from clinic.models import Tally

NAME_FROM_ADDRESS = Limit("sign_in", 5, timedelta(minutes=15))
ADDRESS = Limit("sign_in_address", 50, HOUR)
NAME = Limit("sign_in_name", 20, HOUR)
CODE = Limit("sign_in_code", 10, HOUR)
CONFIRM = Limit("confirm_password", 10, HOUR)
FORGOTTEN_FROM_ADDRESS = Limit("forgotten_address", 10, HOUR)
FORGOTTEN = Limit("forgotten", 3, HOUR)
CODE_USED = Limit("sign_in_code_used", 1, timedelta(minutes=10))
CODE_VALID = timedelta(seconds=90)  # as long as a code is accepted: its half minute, one before and one after
TICKET = Limit("sign_in_ticket", 1, HOUR)
WAIT = timedelta(seconds=5)
TICKET_VALID = timedelta(minutes=10)
_SALT = "clinic.staff.attempts"


class WaitFirst(Exception):
    """Many wrong passwords for this name: `ticket` lets one attempt through, after WAIT and before TICKET_VALID."""

    def __init__(self, ticket: str):
        super().__init__("Wait first.")
        self.ticket = ticket


@dataclass(frozen=True)
class Attempt:
    """One attempt, counted as wrong until it succeeds."""

    claims: tuple[Claim, ...]

    def succeeded(self) -> None:
        for claim in self.claims:
            claim.give_back()
        self.claims[0].row.update(count=0)  # of this name from this address


def begin(request, name: str, ticket: str, now: datetime) -> Attempt:
    """Count an attempt before the password is looked at, so that fifty at once are no way round.

    Raises TooMany and WaitFirst.
    """
    name, client = _plain(name), client_key(request)
    here = NAME_FROM_ADDRESS.of(f"{name} {client}", now)
    address = ADDRESS.of(client, now)
    everywhere = NAME.of(name, now)
    make_rows([here, address, everywhere])
    for number, claim in enumerate((here, address)):
        if not claim.count():
            if number:
                here.give_back()
            raise TooMany(claim.begins_at + claim.limit.stretch - now)
    if everywhere.count():
        return Attempt((here, address, everywhere))
    if not _is_good(ticket, name, client, now):
        here.give_back()
        address.give_back()
        raise WaitFirst(_new_ticket(name, client, now))
    return Attempt((here, address))


def count_confirmation(user, now: datetime) -> Claim:
    """Count a password that somebody types who is signed in, apart from guesses at the door. Raises TooMany."""
    count_or_refuse(CONFIRM, str(user.pk), now)
    return CONFIRM.of(str(user.pk), now)


def count_code(user, now: datetime) -> Claim:
    """Count a code of the second factor. Raises TooMany."""
    count_or_refuse(CODE, str(user.pk), now)
    return CODE.of(str(user.pk), now)


def is_first_use(user, code: str, now: datetime) -> bool:
    """Whether this right code was not used before, also across the end of a window."""
    caller = f"{user.pk} {''.join(letter for letter in code if letter.isalnum()).lower()}"
    claims = {CODE_USED.of(caller, moment) for moment in (now, now + CODE_VALID)}
    make_rows(claims)
    counted = [claim.count() for claim in claims]  # all of them, whatever the first says
    return all(counted)


def forget(user) -> None:
    """Forget all wrong codes of an account and the slowing down of its name. Addresses stay counted."""
    Tally.objects.filter(surface=NAME.surface, caller=hashed(NAME.surface, _plain(user.get_username()))).delete()
    Tally.objects.filter(surface=CODE.surface, caller=hashed(CODE.surface, str(user.pk))).delete()


def is_slowed(user, now: datetime) -> bool:
    """Whether many wrong passwords or codes came in this hour."""
    claims = (NAME.of(_plain(user.get_username()), now), CODE.of(str(user.pk), now))
    return any(claim.row.filter(count__gte=claim.limit.times).exists() for claim in claims)


def _plain(name: str) -> str:
    return name.strip().casefold()


def _new_ticket(name: str, client: str, now: datetime) -> str:
    facts = {"name": hashed("ticket", name), "client": client, "at": now.timestamp(), "id": secrets.token_hex(8)}
    return signing.dumps(facts, salt=_SALT)


def _is_good(ticket: str, name: str, client: str, now: datetime) -> bool:
    try:
        facts = signing.loads(ticket, salt=_SALT)
    except signing.BadSignature:
        return False
    age = timedelta(seconds=now.timestamp() - facts["at"])
    if (facts["name"], facts["client"]) != (hashed("ticket", name), client) or not WAIT <= age <= TICKET_VALID:
        return False
    used = TICKET.of(facts["id"], now)
    make_rows([used])
    return used.count()
