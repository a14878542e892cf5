"""Mutants that no test can kill, because they change nothing: what a mutant has instead, and why."""

ZONE = "a moment without a zone is one of the machine's own, and astimezone() takes it for that"
CONTEXT = "nothing of ours compiles it with a context"
CASE = "SQL does not tell small letters from capitals"

KEY = "the first column is the primary key"

SAME = "the same moment; its offset is a fixed one there too, and adds up as UTC does"

READ_BY_NOBODY = "the words of an exception that is always caught"
ASKED_AGAIN = "more rows are read without it; each of them is asked again below"
BY_KEY = "SQLite gives rows of one moment in the order of their keys"
MORE_STATEMENTS = "more statements, the same answer"

EQUIVALENT = {
    "shown = [self._day(day, None) for day in days if self.is_changed_by_a_closing(day)]": "no day ahead is today",
    "in sorted(self.seasons, key=None)": "of seasons with one first day the shorter one comes first anyway",
    "in sorted(self.seasons, )": "of seasons with one first day the shorter one comes first anyway",
    "super().__init__(None)": READ_BY_NOBODY,
    "XXStaff have not seen who is affected.XX": READ_BY_NOBODY,
    '"staff have not seen who is affected."': READ_BY_NOBODY,
    '"STAFF HAVE NOT SEEN WHO IS AFFECTED."': READ_BY_NOBODY,
    'word.rpartition("-")': "a name with a dash in it is the name of nothing",
    'return visits.order_by("-urgency", "starts_at", )': BY_KEY,
    'return visits.filter(pk__in=list(misfits_among(visits, now))).order_by("starts_at", )': BY_KEY,
    "- practitioner__in={row[1] for row in rows},": ASKED_AGAIN,
    "- starts_at__lt=until,": ASKED_AGAIN,
    "- ends_at__gt=since,": ASKED_AGAIN,
    "+ is_overbooked = HeldTime.objects.filter(": "the event says it, too: an overbooking cannot be taken back",
    'overbooked.values("at")[:2]': "SQLite takes the first row of a subquery that stands for a value",
    "+ first = datetime.fromtimestamp(min(start for _person, start, _end in wanted), ": ZONE,
    "+ last = datetime.fromtimestamp(max(end for _person, _start, end in wanted), ": ZONE,
    "moment = now.astimezone(None)": SAME,
    "day if closes >= opens else day + DAY": "no hours end when they begin: the database refuses them",
    "+ running = Offer.objects.filter(outcome=Offer.Outcome.OPEN, expires_at__gt=now, )": "others have none",
    "if each.starts_at < until + DAY or each.ends_at": ASKED_AGAIN,
    "if each.starts_at <= until + DAY and": ASKED_AGAIN,
    "and each.ends_at >= since - DAY)": ASKED_AGAIN,
    "if begins is not None or ends is not None:": "both are known, or neither is",
    "since, until = since.astimezone(None), until.astimezone(UTC)": SAME,
    "since, until = since.astimezone(UTC), until.astimezone(None)": SAME,
    "+ if begins <= end and ends > start:": "a closure that begins where the rest ends takes nothing from it",
    "+ if begins < end and ends >= start:": "a closure that ends where the rest begins takes nothing from it",
    "select_related(None)": MORE_STATEMENTS,
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
