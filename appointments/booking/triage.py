"""The warning-sign check: what the patient answered before choosing a time, and how urgent the request is.

Which signs are asked, by place and person, is clinic/warning_signs.py. There are two groups: emergencies, then what
should be seen today or tomorrow. Each answered group is a round (FHIR QuestionnaireResponse). All rounds are kept in
`signs`, first of the draft, then of VisitReason:

    page         the group: "emergency" or "urgent"
    version      of the texts that were shown
    language     in which they were shown
    place        slug of the body region; "" for somewhere else or several places
    person       for whom (ForWhom)
    answered_at  ISO 8601, UTC
    ticked       slug and words, as shown, of each sign; empty for "None of these"
    urgency      the result of this group alone
    words        which words of the patient this answer took into account (see words_alarm)
    corrected    answered again later, or ticked by mistake: kept, but no longer counted
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import translation

from appointments.models import BookingDraft, ForWhom
from appointments.models.draft import NOT_FOR_US, NOTHING_TOLD
from clinic import emergency_words, warning_signs
from clinic.models import BodyRegion, Urgency, WarningSign

ROUNDS_KEPT = 20  # more often is not a real patient; the oldest corrected rounds are dropped
# Which of several results counts.
MOST_URGENT_FIRST = (Urgency.EMERGENCY, Urgency.HOSPITAL, Urgency.URGENT, Urgency.ROUTINE)

Round = dict[str, Any]
Ticked = Mapping[Any, Collection[str]]  # slugs of the ticked signs, by group


class Emergency(Exception):
    """The patient needs help at once, not an appointment. It carries no data, so no log can show what was ticked."""


class Changed(Exception):
    """The check was answered again, or its answers were deleted, while the request was sent. Nothing was sent."""


@dataclass(frozen=True)
class Group:
    """One group of the check as one person is asked. Questions are (slug, words), in the visitor's language."""

    urgency: Urgency
    questions: tuple[tuple[str, str], ...]
    hospital: frozenset[str]  # slugs of the questions whose answer is a hospital, today

    @property
    def version(self) -> str:
        """Changes with every word shown, their order, and the language."""
        return hashlib.sha256(json.dumps(self.questions).encode()).hexdigest()[:12]

    def words_of(self, ticked: Collection[str]) -> list[dict[str, str]]:
        """The words of the ticked signs, as in `ticked` of a round, with their language."""
        language = translation.get_language()
        return [
            {"slug": slug, "words": words, "language": language} for slug, words in self.questions if slug in ticked
        ]

    def result(self, ticked: Collection[str]) -> Urgency:
        if not ticked:
            return Urgency.ROUTINE
        return Urgency.HOSPITAL if self.hospital & set(ticked) else self.urgency


def words_for(sign: WarningSign, for_whom: str) -> str:
    """The question about a sign: of the patient, or of a parent or carer."""
    return (for_whom != ForWhom.MYSELF and sign.carer_question) or sign.question or sign.wording


def groups(signs: Iterable[WarningSign], region: BodyRegion | None, for_whom: str) -> list[Group]:
    """What this person is asked about this place, of `signs` (warning_signs.all_asked). Empty groups are left out."""
    asked = warning_signs.asked(signs, region, of_child=for_whom == ForWhom.CHILD)
    found = []
    for group, urgencies in warning_signs.GROUPS.items():
        own = [sign for sign in asked if sign.urgency in urgencies]
        questions = tuple((sign.slug, words_for(sign, for_whom)) for sign in own)
        hospital = frozenset(sign.slug for sign in own if sign.urgency == Urgency.HOSPITAL)
        if questions:
            found.append(Group(group, questions, hospital))
    return found


def answer(draft: BookingDraft, asked: Iterable[Group], ticked: Ticked, now: datetime) -> None:
    """Add these answers to the draft, by group, and set its urgency. The caller locks and saves the draft.

    Earlier answers are kept as corrected. After an emergency or a hospital sign only `take_back` is possible.
    """
    if draft.urgency in NOT_FOR_US:
        return
    rounds = [_round(draft, group, ticked.get(group.urgency, ()), now) for group in asked]
    earlier = [one for one in draft.signs if not one["corrected"]]
    if [_what(one) for one in earlier] == [_what(one) for one in rounds]:
        rounds = earlier  # sent twice
    kept = [one for one in draft.signs if one["corrected"]]
    replaced = [] if rounds is earlier else [_corrected(one) for one in earlier]
    draft.signs = _without_the_oldest([*kept, *replaced, *rounds])
    draft.urgency = outcome(rounds)


def asked_on_the_phone(region: BodyRegion | None, for_whom: str, now: datetime) -> list[Round]:
    """The emergency signs as reception has read them out: none applies."""
    asked = groups(warning_signs.all_asked(), region, for_whom)
    heard = BookingDraft(region=region, for_whom=for_whom)
    return [_round(heard, group, (), now) for group in asked if group.urgency == Urgency.EMERGENCY]


def take_back(draft: BookingDraft) -> None:
    """It was ticked by mistake: the answer is kept, marked as corrected, and the signs are asked again."""
    draft.signs = [_corrected(one) for one in draft.signs]
    draft.urgency = ""


def outcome(rounds: Iterable[Round]) -> Urgency:
    return _most_urgent({one["urgency"] for one in rounds if not one["corrected"]})


def outcome_of(asked: Iterable[Group], ticked: Ticked) -> Urgency:
    """What these answers come to."""
    return _most_urgent({group.result(ticked.get(group.urgency, ())) for group in asked})


def _most_urgent(results: Collection[str]) -> Urgency:
    return next((urgency for urgency in MOST_URGENT_FIRST if urgency in results), Urgency.ROUTINE)


def ask_again_after_words(draft: BookingDraft) -> bool:
    """Whether the reason speaks of an emergency that the check was not answered with in mind: then it is asked again.

    The caller locks and saves the draft.
    """
    if draft.urgency in NOT_FOR_US or not words_alarm(draft):
        return False
    draft.signs = [_corrected(one) for one in draft.signs]
    draft.urgency = Urgency.EMERGENCY if speaks_of_suicide(draft) else ""
    return True


def speaks_of_suicide(draft: BookingDraft) -> bool:
    """No sign of the body is asked about this: it is an emergency as it stands, until the patient takes it back."""
    return emergency_words.SUICIDE in emergency_words.found_in(draft.reason)


def words_alarm(draft: BookingDraft) -> bool:
    """Whether the reason speaks of an emergency, and the signs were not answered after it was typed."""
    if not draft.reason or not emergency_words.found_in(draft.reason):
        return False
    return not any(one.get("words") == _fingerprint(draft.reason) for one in draft.signs if not one["corrected"])


def last_day(urgency: str, now: datetime) -> date | None:
    """The last day (in the clinic's zone) on which a request of this urgency may be seen. None: any day."""
    if urgency != Urgency.URGENT:
        return None
    return now.astimezone(settings.CLINIC_TIME_ZONE).date() + timedelta(days=1)


def is_soon_enough(starts_at: datetime, urgency: str, now: datetime) -> bool:
    last = last_day(urgency, now)
    return last is None or starts_at.astimezone(settings.CLINIC_TIME_ZONE).date() <= last


def close(draft: BookingDraft) -> None:
    """Remove what is about health from the draft; the caller has copied it to what is sent.

    This one statement also locks the draft: an answer to the check in another tab comes either before it, and is
    detected, or after the request. Call it in the transaction that sends. Raises Emergency and Changed.
    """
    unchanged = BookingDraft.objects.filter(
        pk=draft.pk, urgency=draft.urgency, for_whom=draft.for_whom, service=draft.service_id, region=draft.region_id
    )
    if not unchanged.update(**NOTHING_TOLD):
        answered = BookingDraft.objects.filter(pk=draft.pk).values_list("urgency", flat=True).first()
        raise Emergency if answered in NOT_FOR_US else Changed


def ticked_before(draft: BookingDraft, group: str) -> list[str]:
    """Slugs of the signs that are ticked in the answer that counts."""
    return [sign["slug"] for one in standing(draft) if one["page"] == group for sign in one["ticked"]]


def told(draft: BookingDraft) -> list[dict[str, str]]:
    """What is ticked in the answers that count, in the words that the patient read, with their language."""
    return [sign | {"language": one["language"]} for one in standing(draft) for sign in one["ticked"]]


def standing(draft: BookingDraft) -> list[Round]:
    return [one for one in draft.signs if not one["corrected"]]


def _round(draft: BookingDraft, group: Group, ticked: Collection[str], now: datetime) -> Round:
    return {
        "page": str(group.urgency),
        "version": group.version,
        "language": translation.get_language(),
        "place": draft.region.slug if draft.region else "",
        "person": draft.for_whom,
        "answered_at": now.isoformat(timespec="seconds"),
        "ticked": [{"slug": slug, "words": words} for slug, words in group.questions if slug in ticked],
        "urgency": str(group.result([slug for slug, _words in group.questions if slug in ticked])),
        "words": _fingerprint(draft.reason),
        "corrected": False,
    }


def _what(one: Round) -> tuple:
    return tuple(one.get(key) for key in ("page", "version", "place", "person", "ticked", "words"))


def _fingerprint(words: str) -> str:
    """Of the reason, so that a changed one is noticed. Empty for no words."""
    return hashlib.sha256(words.encode()).hexdigest()[:16] if words else ""


def _corrected(one: Round) -> Round:
    return one | {"corrected": True}


def _without_the_oldest(rounds: list[Round]) -> list[Round]:
    too_many = [one for one in rounds if one["corrected"]][: max(len(rounds) - ROUNDS_KEPT, 0)]
    return [one for one in rounds if not any(one is other for other in too_many)]
