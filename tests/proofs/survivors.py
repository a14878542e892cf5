"""Mutants that no test can kill, because they change nothing: the line that a mutant has instead, and why."""

ZONE = "a moment without a zone is one of the machine's own, and astimezone() takes it for that"

SAME = "the same moment; its offset is a fixed one there too, and adds up as UTC does"

EQUIVALENT = {
    "start = max(opens, moment.astimezone(None))": SAME,
    "return datetime.combine(day, wall, settings.CLINIC_TIME_ZONE).astimezone(None)": SAME,
    "first, last = (datetime.fromtimestamp(pick(row[2] for row in rows), None) for pick in (min, max))": ZONE,
    "first, last = (datetime.fromtimestamp(pick(row[2] for row in rows), ) for pick in (min, max))": ZONE,
    'nonce = "XXXX"': "no nonce has four characters, so this is nobody's either",
}
