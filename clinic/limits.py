"""Rate limits, counted in the database so that all processes share the counts.

One statement adds and compares, or does so under a lock: of fifty simultaneous callers, exactly as
many get through as the limit allows.
For the limits of booking see appointments/booking/limits.py. Docs: decisions/0008.
"""

import ipaddress
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from clinic.models import Tally

HOUR = timedelta(hours=1)
KEPT_FOR = timedelta(days=2)
_IDENTITY = ["surface", "caller", "begins_at"]


@dataclass(frozen=True)
class Limit:
    """`times` in a fixed window. Across the end of a window twice as many are possible; the caps still hold."""

    surface: str
    times: int
    stretch: timedelta = HOUR

    def begins_at(self, now: datetime) -> datetime:
        seconds = self.stretch.total_seconds()
        return datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)

    def of(self, caller: str, now: datetime) -> "Claim":
        return Claim(self, hashed(self.surface, caller), self.begins_at(now))


@dataclass(frozen=True)
class Claim:
    """The counter of one caller in one window."""

    limit: Limit
    caller: str
    begins_at: datetime

    @property
    def row(self):
        return Tally.objects.filter(surface=self.limit.surface, caller=self.caller, begins_at=self.begins_at)

    def count(self) -> bool:
        """Add one if the limit allows it, in one statement, so that no other caller can come between."""
        return bool(self.row.filter(count__lt=self.limit.times).update(count=F("count") + 1))

    def is_full(self) -> bool:
        """Whether another use would be refused. It counts nothing."""
        return self.row.filter(count__gte=self.limit.times).exists()

    def give_back(self) -> None:
        self.row.filter(count__gt=0).update(count=F("count") - 1)


class TooMany(Exception):
    """A limit was reached. It says when to try again, never which limit it was."""

    def __init__(self, retry_after: timedelta):
        super().__init__("Too many.")
        self.retry_after = retry_after

    @property
    def minutes(self) -> int:
        """For words to people: at least one."""
        return max(1, round(self.retry_after.total_seconds() / 60))


def client_key(request) -> str:
    """The client's address (as set by TrustedProxy) as a keyed hash. An IPv6 /64 network counts as one caller."""
    return hashed("client", _network(request.META.get("REMOTE_ADDR", "")))


def until_the_next_hour(now: datetime) -> timedelta:
    """Time until the next full hour, for refusals that last for the rest of an hour."""
    return Limit("", 0).begins_at(now) + HOUR - now


def count_or_refuse(limit: Limit, caller: str, now: datetime) -> None:
    """Count one use by `caller`. Raises TooMany if the limit of this window is reached."""
    claim = limit.of(caller, now)
    make_rows([claim])
    if not claim.count():
        raise TooMany(claim.begins_at + limit.stretch - now)


def make_rows(claims: Iterable[Claim]) -> None:
    """Create the missing rows."""
    Tally.objects.bulk_create(map(_empty, claims), ignore_conflicts=True)


def lock_rows(claims: Collection[Claim]) -> dict[Claim, Tally]:
    """The rows of these claims, created where missing and locked until the transaction ends.

    They are locked in the order of `claims`. An existing row is updated to its own values, which locks it.
    """
    Tally.objects.bulk_create(
        map(_empty, claims), update_conflicts=True, unique_fields=_IDENTITY, update_fields=["caller"]
    )
    surfaces, callers = {claim.limit.surface for claim in claims}, {claim.caller for claim in claims}
    rows = Tally.objects.filter(surface__in=surfaces, caller__in=callers)  # including windows that are over
    known = {(row.surface, row.caller, row.begins_at): row for row in rows}
    return {claim: known[claim.limit.surface, claim.caller, claim.begins_at] for claim in claims}


def count_all(tallies: Collection[Tally]) -> None:
    """Add one to each of these locked rows."""
    Tally.objects.filter(pk__in=[tally.pk for tally in tallies]).update(count=F("count") + 1)


def forget(now: datetime) -> None:
    """Delete the rows of windows that are long over."""
    Tally.objects.filter(begins_at__lte=now - KEPT_FOR).delete()


def either(conditions: Iterable[Q]) -> Q:
    """Any of these conditions, as one Q object."""
    found = Q()
    for condition in conditions:
        found |= condition
    return found


def hashed(purpose: str, value: str) -> str:
    """Keyed with the site's secret. The salt's name dates from when only booking had limits; stored hashes use it."""
    return salted_hmac(f"appointments.limits.{purpose}", value, algorithm="sha256").hexdigest()


def _empty(claim: Claim) -> Tally:
    return Tally(surface=claim.limit.surface, caller=claim.caller, begins_at=claim.begins_at)


def _network(address: str) -> str:
    """An IPv4 address, or the /64 network of an IPv6 address (a household has 2**64). A proxy may append a port."""
    bare = address.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        parsed = ipaddress.ip_address(bare)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(parsed) >> 64 << 64, 64)))
