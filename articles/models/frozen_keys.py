"""Query expressions about the lists of primary keys that snapshots contain."""

from collections.abc import Iterable

from django.db.models import BooleanField, Func, IntegerField, Value


class HoldsOneOf(Func):
    """Whether the list at `path` in a JSON field contains one of `keys` (not empty).

    JSONField's own `contains` needs all of them and does not work on SQLite.
    """

    output_field = BooleanField()

    def __init__(self, field: str, *path: str, keys: Iterable[int] = ()):
        self.path = path
        super().__init__(field, *map(Value, keys))

    def as_sqlite(self, compiler, connection, **context):
        return self._exists(compiler, connection, f"json_each({{}}, '$.{'.'.join(self.path)}') AS held", "held.value")

    def as_postgresql(self, compiler, connection, **context):
        rows = f"jsonb_array_elements_text({{}} #> '{{{{{','.join(self.path)}}}}}') AS held"
        return self._exists(compiler, connection, rows, "held::bigint")

    def _exists(self, compiler, connection, rows: str, value: str):
        (field, its), *keys = (compiler.compile(each) for each in self.get_source_expressions())
        wanted = ", ".join(sql for sql, _params in keys)
        sql = f"EXISTS (SELECT 1 FROM {rows.format(field)} WHERE {value} IN ({wanted}))"  # noqa: S608 - compiled
        return sql, [*its, *(param for _sql, params in keys for param in params)]


class LengthOf(Func):
    """How long the list at `path` in a JSON field is."""

    output_field = IntegerField()

    def __init__(self, field: str, *path: str):
        self.path = path
        super().__init__(field)

    def as_sqlite(self, compiler, connection, **context):
        path = ".".join(self.path)
        return self.as_sql(compiler, connection, template=f"JSON_ARRAY_LENGTH(%(expressions)s, '$.{path}')")

    def as_postgresql(self, compiler, connection, **context):
        path = ",".join(self.path)
        return self.as_sql(compiler, connection, template=f"JSONB_ARRAY_LENGTH(%(expressions)s #> '{{{path}}}')")
