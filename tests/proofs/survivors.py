"""Mutants that no test can kill, because they change nothing: what a mutant has instead, and why."""

ZONE = "a moment without a zone is one of the machine's own, and astimezone() takes it for that"
CONTEXT = "nothing of ours compiles it with a context"
CASE = "SQL does not tell small letters from capitals"

KEY = "the first column is the primary key"

SAME = "the same moment; its offset is a fixed one there too, and adds up as UTC does"

EQUIVALENT = {
    "start = max(opens, moment.astimezone(None))": SAME,
    "return datetime.combine(day, wall, settings.CLINIC_TIME_ZONE).astimezone(None)": SAME,
    "first, last = (datetime.fromtimestamp(pick(row[2] for row in rows), None) for pick in (min, max))": ZONE,
    "first, last = (datetime.fromtimestamp(pick(row[2] for row in rows), ) for pick in (min, max))": ZONE,
    'nonce = "XXXX"': "no nonce has four characters, so this is nobody's either",
    'entries = set(on_the_list.values_list("pk", flat=True))': "visits only become more, so what they lead to does too",
    "entries |= set(on_the_list.values_list(flat=True))": KEY,
    "visits |= set(Appointment.objects.filter(others).values_list(flat=True))": KEY,
    "if end < start or begin >= closes:": "a closure that ends where the rest begins takes nothing from it",
    "if end <= start or begin > closes:": "what begins at the end cuts off nothing; the rest ends there already",
    "return zip(self.midnights, self.midnights[1:], strict=None)": "None is as false as False",
    "return zip(self.midnights, self.midnights[1:], )": "strict is False where nothing is said",
    "tables[timetable] = (person, begin, end, cap, [[] for _weekday in range(8)])": "no day is an eighth weekday",
    "return self.as_sql(compiler, connection, template=seconds, )": CONTEXT,
    'compiler, connection, template="FLOOR(EXTRACT(EPOCH FROM %(expressions)s))::bigint", )': CONTEXT,
    'compiler, connection, template="floor(extract(epoch from %(expressions)s))::bigint", **context': CASE,
    '"unixepoch(%(expressions)s)" if has_it else "cast(strftime(\'%%%%s\', %(expressions)s) as integer)"': CASE,
}
