"""How changes take turns: the lock that each of them takes first, and the one more try that a database may ask for."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet

from clinic.models import Practitioner

P = ParamSpec("P")
R = TypeVar("R")

# PostgreSQL's codes for "somebody else was in the way, try again": serialization failure, deadlock, lock timeout.
IN_THE_WAY = {"40001", "40P01", "55P03"}


def lock(practitioner_id: int, among: QuerySet[Practitioner] | None = None) -> Practitioner:
    """The first statement of every change: see docs/decisions/0003 for why a constraint alone is not enough.

    Raises Practitioner.DoesNotExist where it is none of those `among` whom one may choose.
    """
    choice = Practitioner.objects.all() if among is None else among
    return choice.select_for_update(of=("self",)).get(pk=practitioner_id)


def lock_all(practitioner_ids: Iterable[int] | None = None) -> None:
    """Lock several, or all, in the order of their keys: two who want the same ones never wait in a circle."""
    wanted = Practitioner.objects.select_for_update().order_by("pk")
    if practitioner_ids is not None:
        wanted = wanted.filter(pk__in=set(practitioner_ids))
    list(wanted.values_list("pk"))


def one_change(change: Callable[P, R]) -> Callable[P, R]:
    """Run in one transaction, and once more if it fell victim to a deadlock or found the database locked.

    The second failure is raised as OperationalError, which becomes the readable 503 of clinic/errors.py. Inside an
    outer transaction nothing is tried again: what was read there is stale, and only its owner can start over.
    """

    @wraps(change)
    def in_turn(*args: P.args, **kwargs: P.kwargs) -> R:
        try_again = not connection.in_atomic_block
        try:
            with transaction.atomic():
                return change(*args, **kwargs)
        except OperationalError as problem:
            if not (try_again and _was_in_the_way(problem)):
                raise
        with transaction.atomic():
            return change(*args, **kwargs)

    return in_turn


def _was_in_the_way(problem: OperationalError) -> bool:
    cause = problem.__cause__
    sqlite = getattr(cause, "sqlite_errorname", None) or ""
    return getattr(cause, "sqlstate", None) in IN_THE_WAY or sqlite.startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
