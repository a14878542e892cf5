"""Locks: the one that every change takes first, and the second attempt after a deadlock or a locked database."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet

from clinic.models import Practitioner

P = ParamSpec("P")
R = TypeVar("R")

# PostgreSQL's codes for a conflict with another transaction: serialization failure, deadlock, lock timeout.
IN_THE_WAY = {"40001", "40P01", "55P03"}


def lock(practitioner_id: int, among: QuerySet[Practitioner] | None = None) -> Practitioner:
    """Lock a practitioner: the first statement of every change.

    docs/decisions/0003 says why a constraint is not enough.

    Raises Practitioner.DoesNotExist if the practitioner is not `among` those who may be chosen.
    """
    choice = Practitioner.objects.all() if among is None else among
    return choice.select_for_update(of=("self",)).get(pk=practitioner_id)


def lock_all(practitioner_ids: Iterable[int] | None = None) -> None:
    """Lock several practitioners, or all, in the order of their keys, so that two changes never deadlock."""
    wanted = Practitioner.objects.select_for_update().order_by("pk")
    if practitioner_ids is not None:
        wanted = wanted.filter(pk__in=set(practitioner_ids))
    list(wanted.values_list("pk"))


def one_change(change: Callable[P, R]) -> Callable[P, R]:
    """Run in one transaction, and a second time after a deadlock or a locked database.

    A second failure is raised as OperationalError, which clinic/errors.py turns into a readable 503. Inside an outer
    transaction there is no second attempt: what was read there is outdated, and only its owner can start again.
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
