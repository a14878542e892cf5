"""What must be true of the database at any moment, asked in plain SQL that never passed through the models.

I1–I6 are the invariants of the reliability plan. Each question answers with sentences about what is wrong.
"""

from collections import Counter, defaultdict
from datetime import UTC, datetime

from django.conf import settings
from django.db import connection

HOLDS = {"requested": "request", "confirmed": "visit"}  # status → the kind of its held time
ENDED = {"declined", "cancelled", "expired"}
ANSWERS = ENDED | {"confirmed"}  # a patient is told of each, by mail or by phone

OVERLAPS = """
    SELECT one.id, two.id
    FROM appointments_heldtime AS one
    JOIN appointments_heldtime AS two ON one.practitioner_id = two.practitioner_id AND one.id < two.id
    WHERE one.busy_from < two.busy_until AND two.busy_from < one.busy_until
      AND one.overbooked_by_id IS NULL AND two.overbooked_by_id IS NULL
"""

CHANGES = """
    SELECT appointment_id, from_status, to_status FROM appointments_appointmentevent WHERE to_status <> '' ORDER BY id
"""


def broken(now: datetime | None = None) -> list[str]:
    """Everything that is wrong, in words."""
    visits = {
        row[0]: row[1:] for row in rows("SELECT id, status, email, answer_by, draft_key FROM appointments_appointment")
    }
    return [
        *[f"Held times {one} and {two} overlap" for one, two in rows(OVERLAPS)],
        *_drafts_sent_twice(visits),
        *_times_not_held_as_they_should(visits, now or datetime.now(UTC)),
        *_histories_that_do_not_add_up(visits),
        *_messages_that_do_not_match(visits),
    ]


def rows(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def _drafts_sent_twice(visits) -> list[str]:
    """I1: what was sent once exists once."""
    count = Counter(str(draft) for _status, _email, _until, draft in visits.values() if draft is not None)
    return [f"Draft {draft} made {number} visits" for draft, number in count.items() if number > 1]


def _times_not_held_as_they_should(visits, now) -> list[str]:
    """I2, I3: a visit that is asked for or confirmed holds its time once; one that has ended holds none.

    The time of a request whose deadline has passed may already be somebody else's.
    """
    held = defaultdict(list)
    for visit, kind in rows("SELECT appointment_id, kind FROM appointments_heldtime"):
        held[visit].append(kind)
    found = [f"Held time of visit {visit}, which does not exist" for visit in held if visit not in visits]
    for visit, (status, _email, answer_by, _draft) in visits.items():
        due = [HOLDS[status]] if status in HOLDS else []
        overdue = status == "requested" and _moment(answer_by) <= now
        if held[visit] != due and not (overdue and held[visit] == []):
            found.append(f"Visit {visit} is {status} and holds {held[visit]}")
    return found


def _histories_that_do_not_add_up(visits) -> list[str]:
    """I4: one line of history for each change, from the request to the state that the visit has."""
    changes = defaultdict(list)
    for visit, before, after in rows(CHANGES):
        changes[visit].append((before, after))
    found = []
    for visit, (status, *_rest) in visits.items():
        befores = [before for before, _after in changes[visit]]
        afters = [after for _before, after in changes[visit]]
        if befores != ["", *afters[:-1]] or afters[:1] != ["requested"] or afters[-1:] != [status]:
            found.append(f"Visit {visit} is {status}, its history says {changes[visit]}")
        if len(set(afters)) != len(afters):
            found.append(f"Visit {visit} became the same twice: {afters}")
    return found


def _messages_that_do_not_match(visits) -> list[str]:
    """I5: one message for each change, none for a change that did not happen."""
    due = defaultdict(list)
    for visit, after, actor in rows("SELECT appointment_id, to_status, actor FROM appointments_appointmentevent"):
        email = visits[visit][1]
        if after == "requested":
            due[visit] += ["received"] if email else []
            due[visit] += ["to_answer"] if settings.RECEPTION_EMAIL else []
        elif after in ANSWERS:
            due[visit] += [after] if email else []
            by_patient = after == "cancelled" and actor == "patient"
            due[visit] += ["cancelled_by_patient"] if by_patient and settings.RECEPTION_EMAIL else []
    queued = defaultdict(list)
    for visit, kind in rows("SELECT appointment_id, kind FROM appointments_notification WHERE kind <> 'answer_due'"):
        queued[visit].append(kind)
    return [
        f"Visit {visit} queued {sorted(queued[visit])}, its history asks for {sorted(due[visit])}"
        for visit in visits
        if sorted(queued[visit]) != sorted(due[visit])
    ]


def _moment(value: datetime) -> datetime:
    """SQLite's answer names no zone: it is UTC."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)
