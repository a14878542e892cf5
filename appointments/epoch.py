"""Moments as integers, made by the database: a thousand rows arrive without a thousand datetimes being parsed."""

from django.db.models import BigIntegerField, Func


class EpochSeconds(Func):
    """Seconds since 1970 of a DateTimeField, without its fraction; null stays null."""

    arity = 1
    output_field = BigIntegerField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(
            compiler, connection, template="CAST(strftime('%%%%s', %(expressions)s) AS INTEGER)", **context
        )

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(
            compiler, connection, template="FLOOR(EXTRACT(EPOCH FROM %(expressions)s))::bigint", **context
        )

    def get_db_converters(self, connection):
        return []  # both drivers hand over an integer already
