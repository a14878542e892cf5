"""What must be true of the database at any moment, asked in plain SQL that never passed through the models.

I1–I6 are the invariants of the reliability plan. Each question answers with sentences about what is wrong. What is
offered and what is moved has questions of its own at the end.
"""

from collections import Counter, defaultdict
from datetime import UTC, datetime

from django.conf import settings
from django.db import connection

from appointments import names

HOLDS = {
    "requested": "request",
    "confirmed": "visit",
    "arrived": "visit",
    "fulfilled": "visit",
}  # status → the kind of its held time
AFTER_AN_OFFER = {"confirmed", "cancelled", "arrived", "fulfilled", "no_show"}
# What a line of history has told the patient (who has an address), and reception.
TO_PATIENT = {
    "requested": "received", "change_asked": "change_received", "offered": "offered", "confirmed": "confirmed",
    "overbooked": "confirmed", "offer_taken": "confirmed", "declined": "declined", "cancelled": "cancelled",
    "expired": "expired", "offer_lapsed": "offer_lapsed", "booked": "confirmed",
}  # fmt: skip
TO_RECEPTION = {
    "requested": "to_answer", "change_asked": "to_answer", "offer_taken": "offer_taken", "none_suits": "none_suits",
}  # fmt: skip

OVERLAPS = """
    SELECT one.id, two.id
    FROM appointments_heldtime AS one
    JOIN appointments_heldtime AS two ON one.practitioner_id = two.practitioner_id AND one.id < two.id
    WHERE one.busy_from < two.busy_until AND two.busy_from < one.busy_until
      AND one.overbooked_by_id IS NULL AND two.overbooked_by_id IS NULL
"""

CHANGES = """
    SELECT appointment_id, from_status, to_status, action FROM appointments_appointmentevent
    WHERE to_status <> '' ORDER BY id
"""
TOLD = """
    SELECT appointment_id, action, actor FROM appointments_appointmentevent WHERE reason <> 'not_genuine' ORDER BY id
"""
BOOKED_IN_A_COURSE = """
    SELECT id, course_id FROM appointments_appointment WHERE course_id IS NOT NULL AND replaces_id IS NULL
"""
# Not of a change: a warning before the deadline, a link that was asked for, and what goes again to a corrected address.
QUEUED = """
    SELECT appointment_id, kind FROM appointments_notification WHERE kind NOT IN ('answer_due', 'link_again')
      AND appointment_id IS NOT NULL AND dedupe_key NOT LIKE '%:again:%'
"""
OFFERS = """
    SELECT offer.appointment_id, offer.outcome, offer.expires_at, offer.practitioner_id, offer.starts_at,
           held.practitioner_id, held.busy_from, held.busy_until, held.expires_at
    FROM appointments_offer AS offer LEFT JOIN appointments_heldtime AS held ON held.offer_id = offer.id
"""
CHAINS = """
    SELECT old.id, old.status, new.id, new.status
    FROM appointments_appointment AS new JOIN appointments_appointment AS old ON new.replaces_id = old.id
"""
MOVED = "SELECT appointment_id FROM appointments_appointmentevent WHERE action = 'moved'"


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
        *_offers_not_held_as_they_should(visits, now or datetime.now(UTC)),
        *_moves_that_do_not_add_up(),
        *_names_that_are_not_found(),
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

    The time of a request whose deadline has passed may already be somebody else's, and so may that of one of many from
    one connection.
    """
    held = defaultdict(list)
    for visit, kind in rows("SELECT appointment_id, kind FROM appointments_heldtime"):
        held[visit].append(kind)
    crowded = {
        visit for (visit,) in rows("SELECT appointment_id FROM appointments_appointmentevent WHERE action = 'not_held'")
    }
    found = [f"Held time of visit {visit}, which does not exist" for visit in held if visit not in visits]
    for visit, (status, _email, answer_by, _draft) in visits.items():
        if status == "offered":
            continue  # asked below
        due = [HOLDS[status]] if status in HOLDS else []
        overdue = status == "requested" and _moment(answer_by) <= now
        may_be_free = overdue or (status == "requested" and visit in crowded)
        if held[visit] != due and not (may_be_free and held[visit] == []):
            found.append(f"Visit {visit} is {status} and holds {held[visit]}")
    return found


def _histories_that_do_not_add_up(visits) -> list[str]:
    """I4: one line of history for each change, from the request to the state that the visit has."""
    changes = defaultdict(list)
    taken_back = Counter[int]()
    for visit, before, after, action in rows(CHANGES):
        changes[visit].append((before, after))
        taken_back[visit] += action in {"set_back", "undone"}
    found = []
    for visit, (status, *_rest) in visits.items():
        befores = [before for before, _after in changes[visit]]
        afters = [after for _before, after in changes[visit]]
        # A freed time is offered to who waits for one; the desk books and moves without a request.
        begins_well = afters[:1] in (["requested"], ["offered"], ["confirmed"])
        if befores != ["", *afters[:-1]] or not begins_well or afters[-1:] != [status]:
            found.append(f"Visit {visit} is {status}, its history says {changes[visit]}")
        if len(set(afters)) != len(afters) and not taken_back[visit]:
            found.append(f"Visit {visit} became the same twice: {afters}")
    return found


ANSWERS = {"confirmed", "declined", "offered"}  # nobody was told of one that was taken back


def _messages_that_do_not_match(visits) -> list[str]:
    """I5: one message for each change, none for a change that did not happen. Nobody is told that a fake was one.

    How many reminders follow a confirmation depends on the clock; without one there is none. Whether an erased patient
    had an address is not known any more.
    """
    erased = {row[0] for row in rows("SELECT id FROM appointments_appointment WHERE erased_at IS NOT NULL")}
    courses = dict(rows(BOOKED_IN_A_COURSE))
    heads = {min(visit for visit, its in courses.items() if its == course) for course in courses.values()}
    due = defaultdict(list)
    for visit, action, actor in rows(TOLD):
        if action == "booked" and visit in courses:  # one message tells of all
            due[visit] += ["course"] if visit in heads and visits[visit][1] else []
        elif action in TO_PATIENT and visits[visit][1]:
            due[visit].append(TO_PATIENT[action])
        if action == "undone" and visits[visit][1]:
            due[visit].remove(next(kind for kind in reversed(due[visit]) if kind in ANSWERS))
        if settings.RECEPTION_EMAIL:
            due[visit] += [TO_RECEPTION[action]] if action in TO_RECEPTION else []
            due[visit] += ["cancelled_by_patient"] if (action, actor) == ("cancelled", "patient") else []
    queued = defaultdict(list)
    found = []
    for visit, kind in rows(QUEUED):
        if not kind.startswith("reminder"):
            queued[visit].append(kind.removeprefix("away_"))
        elif "confirmed" not in due[visit] and visit not in erased and visit not in courses:
            found.append(f"Visit {visit} is to be reminded of, and was never confirmed by mail")
    found += [
        f"Visit {visit} queued {sorted(queued[visit])}, its history asks for {sorted(due[visit])}"
        for visit in visits
        if sorted(queued[visit]) != sorted(due[visit]) and visit not in erased
    ]
    return found


def _offers_not_held_as_they_should(visits, now) -> list[str]:
    """What is offered has at least one open time, each held for its practitioner until the deadline; nothing else has.

    A deadline that has passed may have let the time go already. One of the offers is taken by a visit that stands.
    """
    found, is_open, taken = [], Counter[int](), Counter[int]()
    for visit, outcome, until, person, starts_at, *held in rows(OFFERS):
        is_open[visit] += outcome == "open"
        taken[visit] += outcome == "taken"
        holder, busy_from, busy_until, held_until = held
        if outcome != "open":
            found += [f"Visit {visit}: an offer that is {outcome} is held"] if holder else []
        elif holder is None:
            found += [f"Visit {visit}: an open offer is not held"] if _moment(until) > now else []
        elif (holder, held_until) != (person, until) or not busy_from <= starts_at < busy_until:
            found.append(f"Visit {visit}: an offer is held, but not as it was made")
    for visit, (status, *_rest) in visits.items():
        if (status == "offered") != (is_open[visit] > 0):
            found.append(f"Visit {visit} is {status} and has {is_open[visit]} open offers")
        if taken[visit] > 1 or (taken[visit] and status not in AFTER_AN_OFFER):
            found.append(f"Visit {visit} is {status} and has taken {taken[visit]} offers")
    return found


def _moves_that_do_not_add_up() -> list[str]:
    """A visit that was moved has been given up for one that stood; one that was not stands beside its open wish."""
    found, wishes, took_over = [], Counter[int](), Counter[int]()
    moved = {visit for (visit,) in rows(MOVED)}
    became = defaultdict(set)
    for visit, _before, after, _action in rows(CHANGES):
        became[visit].add(after)
    for old, old_status, new, new_status in rows(CHAINS):
        is_open = new_status in {"requested", "offered"}
        is_exchange = "confirmed" not in became[old]  # nobody had answered: it was given up at once
        wishes[old] += is_open
        took_over[old] += is_exchange or "confirmed" in became[new]
        if not is_exchange and is_open and old_status != "confirmed":
            found.append(f"Visit {old} is {old_status}, and {new} is still to replace it")
        if "confirmed" in became[new] and old not in moved:
            found.append(f"Visit {old} and visit {new}, which replaces it, are both agreed")
    found += [f"Visit {old} has {number} open wishes to move it" for old, number in wishes.items() if number > 1]
    found += [f"Visit {old} was replaced {number} times" for old, number in took_over.items() if number > 1]
    return found + [f"Visit {old} was moved to nowhere" for old in moved if took_over[old] != 1]


def _moment(value: datetime) -> datetime:
    """SQLite's answer names no zone: it is UTC."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)


NAMED = {
    "appointments_patient": "name",
    "appointments_appointment": "patient_name, contact_name",
    "appointments_waitlistentry": "patient_name, contact_name",
}


def _names_that_are_not_found() -> list[str]:
    """Rows whose search keys are of another name: a writer of the name has forgotten them (models/name_keys.py)."""
    return [
        f"{table} {key}: search keys of another name"
        for table, columns in NAMED.items()
        for key, stored, *of in rows(f"SELECT id, name_keys, {columns} FROM {table}")
        if stored != names.keys(*of)
    ]
