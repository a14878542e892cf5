"""The warning-sign check: which questions are asked before a booking, and how urgent the answers make the request.

There are at most two pages: signs of an emergency, then signs that should be seen the same or the next day. Each
answered page is a round (FHIR QuestionnaireResponse). All rounds are kept in `signs`, first of the draft, then of
VisitReason:

    page         the urgency that was asked about
    version      of the texts that were shown
    language     in which they were shown
    answered_at  ISO 8601, UTC
    ticked       slug and words, as shown, of each sign; empty for "None of these"
    urgency      the result of this page alone
    corrected    answered again later, or ticked by mistake: kept, but no longer counted
"""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import translation

from appointments.models import BookingDraft
from clinic.models import BodyRegion, Condition, Urgency, WarningSign

PAGES = (Urgency.EMERGENCY, Urgency.URGENT)
ROUNDS_KEPT = 20  # more often is not a real patient; the oldest corrected rounds are dropped

Round = dict[str, Any]


class Emergency(Exception):
    """The patient needs help at once, not an appointment. It carries no data, so no log can show what was ticked."""


class Changed(Exception):
    """The check was answered again, or its answers were deleted, while the request was sent. Nothing was sent."""


@dataclass(frozen=True)
class Page:
    """One page of the check. Questions are (slug, words), in the visitor's language."""

    urgency: Urgency
    questions: tuple[tuple[str, str], ...]

    @property
    def version(self) -> str:
        """Changes with every word shown, their order, and the language."""
        return hashlib.sha256(json.dumps(self.questions).encode()).hexdigest()[:12]


def page(draft: BookingDraft, urgency: Urgency) -> Page:
    """The questions for the draft's service, and for the condition whose article the patient came from.

    In doubt it asks more: signs of a condition count for all of its regions, signs without region or condition are
    asked of everyone, and a service without regions gets all signs of that urgency.
    """
    signs = WarningSign.objects.active().filter(urgency=urgency)
    regions = BodyRegion.objects.filter(services=draft.service)
    conditions = Condition.objects.filter(Q(regions__in=regions) | Q(slug=draft.article_slug))
    about = Q(regions__in=regions) | Q(conditions__in=conditions) | Q(regions=None, conditions=None)
    asked = list(signs.filter(about).distinct()) if regions.exists() else []
    return Page(urgency, tuple((sign.slug, sign.question or sign.wording) for sign in asked or signs))


def answer(draft: BookingDraft, asked: Page, ticked: Collection[str], now: datetime) -> None:
    """Add this round to the draft and update its urgency. The caller locks and saves the draft.

    An earlier answer to the same page is kept as corrected. After an emergency only `take_back` is possible.
    """
    if draft.urgency == Urgency.EMERGENCY:
        return
    this: Round = {
        "page": str(asked.urgency),
        "version": asked.version,
        "language": translation.get_language(),
        "answered_at": now.isoformat(timespec="seconds"),
        "ticked": [{"slug": slug, "words": words} for slug, words in asked.questions if slug in ticked],
        "urgency": str(asked.urgency if ticked else Urgency.ROUTINE),
        "corrected": False,
    }
    last = standing(draft, asked.urgency)
    if last and (last["version"], last["ticked"]) == (this["version"], this["ticked"]):
        return  # sent twice
    earlier = [_corrected(one) if one["page"] == asked.urgency else one for one in draft.signs]
    draft.signs = _without_the_oldest([*earlier, this])
    draft.urgency = outcome(draft)


def take_back(draft: BookingDraft) -> None:
    """The emergency was ticked by mistake: its answer is kept, marked as corrected, and the page is asked again."""
    draft.signs = [_corrected(one) if one["urgency"] == Urgency.EMERGENCY else one for one in draft.signs]
    draft.urgency = ""


def close(draft: BookingDraft) -> None:
    """Remove reason and signs from the draft; the caller has copied them to what is sent.

    This one statement also locks the draft: an answer to the check in another tab comes either before it, and is
    detected, or after the request. Call it in the transaction that sends. Raises Emergency and Changed.
    """
    if not BookingDraft.objects.filter(pk=draft.pk, urgency=draft.urgency).update(reason="", signs=[]):
        answered = BookingDraft.objects.filter(pk=draft.pk).values_list("urgency", flat=True).first()
        raise Emergency if answered == Urgency.EMERGENCY else Changed


def outcome(draft: BookingDraft) -> str:
    """The urgency of the request; empty while a page is unanswered."""
    counting = {one["urgency"] for one in draft.signs if not one["corrected"]}
    if Urgency.EMERGENCY in counting:
        return Urgency.EMERGENCY
    if next_page(draft):
        return ""
    return Urgency.URGENT if Urgency.URGENT in counting else Urgency.ROUTINE


def next_page(draft: BookingDraft) -> Page | None:
    """The first page that has questions and no valid answer."""
    for urgency in PAGES:
        if standing(draft, urgency) is None and (found := page(draft, urgency)).questions:
            return found
    return None


def standing(draft: BookingDraft, urgency: str) -> Round | None:
    """The valid answer to a page."""
    return next((one for one in draft.signs if one["page"] == urgency and not one["corrected"]), None)


def _corrected(one: Round) -> Round:
    return one | {"corrected": True}


def _without_the_oldest(rounds: list[Round]) -> list[Round]:
    too_many = [one for one in rounds if one["corrected"]][: max(len(rounds) - ROUNDS_KEPT, 0)]
    return [one for one in rounds if not any(one is other for other in too_many)]
