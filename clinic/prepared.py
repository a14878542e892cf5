"""Questions to the database whose SQL is made once: Django takes longer to make a statement than a database to answer.

A prepared question is an ordinary queryset of plain rows, asked a thousand times a minute. Where, how and by which
rule it looks stays written in the ORM's words, in one place. Docs: decisions/0022.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet, UUIDField

# What stands for an argument while the SQL is made: nothing that a question could hold of itself.
_NUMBER, _YEAR = -7_000_000_000, 2900

_KEYS = UUIDField()

Argument = Sequence[int] | UUID | date | bool


def ask(question: Callable[..., QuerySet], *arguments: Argument) -> list[tuple]:
    """The rows of `question`, a function of a module that returns `values_list()` for these arguments.

    An argument is a list of keys (not empty), a UUID, a day, an aware moment, or a bool, which may decide what is
    asked. The question hands them to exact, `in` and comparing lookups as they are. Rows are what the driver gives:
    moments have to come as EpochSeconds. Raises ValueError for a question that changes an argument or leaves one out.
    """
    sql, parameters = made(question, *map(_shape, arguments))
    values = [value for argument in arguments for value in _values(argument)]
    with connection.cursor() as cursor:
        cursor.execute(sql, [values[at] if is_place else at for is_place, at in parameters])
        return cursor.fetchall()


@lru_cache(maxsize=512)
def made(question: Callable[..., QuerySet], *shapes) -> tuple[str, list]:
    """The SQL, and of each parameter whether it is a place among the arguments' values, and which; or what it is."""
    stand_ins = [_stand_in(shape, number) for number, shape in enumerate(shapes)]
    places = {value: place for place, value in enumerate(value for each in stand_ins for value in _values(each))}
    sql, parameters = question(*stand_ins).query.sql_with_params()
    found = [(True, places[value]) if value in places else (False, value) for value in parameters]
    if {at for is_place, at in found if is_place} != set(places.values()):
        raise ValueError(f"{question.__qualname__} does not hand each of its arguments to the database as it is.")
    return sql, found


def _shape(argument: Argument):
    """What the SQL depends on: of a list its length, of a bool which it is, of all others the kind."""
    if isinstance(argument, bool):
        return argument
    if isinstance(argument, UUID | date):
        return type(argument)
    return len(argument)


def _stand_in(shape, number: int) -> Argument:
    if isinstance(shape, bool):
        return shape
    if shape is datetime:
        return datetime(_YEAR + number, 1, 1, tzinfo=UTC)
    if shape is date:
        return date(_YEAR + number, 2, 2)
    if shape is UUID:
        return UUID(int=number)
    return [_NUMBER - 1_000_000 * number - place for place in range(shape)]


def _values(argument: Argument) -> list:
    """As the database's driver takes them."""
    if isinstance(argument, bool):
        return []
    if isinstance(argument, datetime):
        return [connection.ops.adapt_datetimefield_value(argument)]
    if isinstance(argument, date):
        return [connection.ops.adapt_datefield_value(argument)]
    if isinstance(argument, UUID):
        return [_KEYS.get_db_prep_value(argument, connection)]
    return list(argument)
