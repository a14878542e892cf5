"""NoOverlap, a constraint that Django does not have: busy times of one practitioner must not overlap.

It goes into `Meta.constraints` and works on both databases, also for SQL that does not come from Django: PostgreSQL
gets an exclusion constraint, SQLite two triggers. Both raise IntegrityError.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.backends.ddl_references import Statement, Table
from django.db.models import BaseConstraint, F, Func, Q, Value

# SQLite compares moments as text. Text in any other form than Django's for a UTC moment would sort wrongly, so the
# trigger refuses it too: datetime() changes every other form, or returns null.
_SQLITE_CONFLICT = """
    (NEW.{start} IS NOT datetime(NEW.{start}) || substr(NEW.{start}, 20)
     OR NEW.{end} IS NOT datetime(NEW.{end}) || substr(NEW.{end}, 20)
     OR (NEW.{unless} IS NULL AND EXISTS (
        SELECT 1 FROM %(table)s AS other
        WHERE other.{key} = NEW.{key}
          AND other.{unless} IS NULL
          AND other.{start} < NEW.{end}
          AND other.{end} > NEW.{start}
          {other_row}
     )))
"""


class NoOverlap(BaseConstraint):
    """Rows with the same `key` must not overlap between `start` and `end` (half-open), `unless` that column is set.

    key, unless: names of foreign keys. start, end: names of DateTimeFields.
    """

    default_violation_error_message = "“%(name)s” is violated: the times overlap."

    def __init__(self, *, key, start, end, unless, name, violation_error_code=None, violation_error_message=None):
        self.key, self.start, self.end, self.unless = key, start, end, unless
        super().__init__(
            name=name,
            violation_error_code=violation_error_code,
            violation_error_message=violation_error_message,
        )

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"key": self.key, "start": self.start, "end": self.end, "unless": self.unless}

    def __eq__(self, other):
        return isinstance(other, NoOverlap) and self.deconstruct() == other.deconstruct()

    __hash__ = BaseConstraint.__hash__

    def constraint_sql(self, model, schema_editor):
        """Called when a table is created, and on SQLite also whenever it is rebuilt."""
        if schema_editor.connection.vendor == "postgresql":
            return self._exclusion().constraint_sql(model, schema_editor)
        # Deferred statements are adapted when the rebuilt table is renamed at the end.
        schema_editor.deferred_sql.extend(self._triggers(model, schema_editor))
        return None

    def create_sql(self, model, schema_editor):
        return self._exclusion().create_sql(model, schema_editor)

    def remove_sql(self, model, schema_editor):
        return self._exclusion().remove_sql(model, schema_editor)

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        start, end = getattr(instance, self.start), getattr(instance, self.end)
        key = getattr(instance, f"{self.key}_id")
        if getattr(instance, f"{self.unless}_id") is not None or None in (start, end, key):
            return
        overlapping = model._default_manager.using(using).filter(
            **{
                f"{self.key}_id": key,
                f"{self.unless}__isnull": True,
                f"{self.start}__lt": end,
                f"{self.end}__gt": start,
            }
        )
        if overlapping.exclude(pk=instance.pk).exists():
            raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)

    def _exclusion(self) -> ExclusionConstraint:
        # Ranges for both columns: their GiST operators are built in, so no extension is needed.
        one_key = Func(F(self.key), F(self.key), Value("[]"), function="int8range")
        period = Func(F(self.start), F(self.end), function="tstzrange", output_field=DateTimeRangeField())
        return ExclusionConstraint(
            name=self.name,
            expressions=[(one_key, "&&"), (period, "&&")],
            condition=Q(**{f"{self.unless}__isnull": True}),
        )

    def _triggers(self, model, schema_editor):
        column = {
            part: schema_editor.quote_name(model._meta.get_field(getattr(self, part)).column)
            for part in ("key", "start", "end", "unless")
        }
        pk = schema_editor.quote_name(model._meta.pk.column)
        watched = ", ".join(column.values())
        for event, other_row in [("INSERT", ""), (f"UPDATE OF {watched}", f"AND other.{pk} <> NEW.{pk}")]:
            conflict = _SQLITE_CONFLICT.format(**column, other_row=other_row)
            yield Statement(
                f"CREATE TRIGGER %(name)s BEFORE {event} ON %(table)s FOR EACH ROW WHEN {conflict} "
                f"BEGIN SELECT RAISE(ABORT, 'constraint failed: {self.name}'); END",
                table=Table(model._meta.db_table, schema_editor.quote_name),
                name=schema_editor.quote_name(f"{self.name}_{event.split()[0].lower()}"),
            )
