"""The warning-sign check: which questions stand before a booking, and how urgent the answers make it.

Two pages at most: signs of an emergency, then signs that should be seen the same or the next day. An answered page is
a round (FHIR QuestionnaireResponse); all rounds are kept in `signs`, of the draft and then beside the visit's reason:

    page         the urgency that was asked about
    version      of the texts that were shown, and `language`, the one they were shown in
    answered_at  ISO 8601, UTC
    ticked       slug and words, as shown, of each sign; empty for "None of these"
    urgency      what this page alone comes to
    corrected    answered again since, or ticked by mistake: kept, but it does not count any more
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
ROUNDS_KEPT = 20  # whoever answers more often is no patient; of the corrected ones the oldest go

Round = dict[str, Any]


class Emergency(Exception):
    """Whoever asks needs help at once, not a visit. It carries nothing: no log learns what was ticked."""


class Changed(Exception):
    """The check was answered otherwise, or forgotten, while the request was on its way. Nothing was sent."""


@dataclass(frozen=True)
class Page:
    """One page of the check: its questions as (slug, words), in the language of the visitor."""

    urgency: Urgency
    questions: tuple[tuple[str, str], ...]

    @property
    def version(self) -> str:
        """Changes with every word that is shown, with the order, and with the language."""
        return hashlib.sha256(json.dumps(self.questions).encode()).hexdigest()[:12]


def page(draft: BookingDraft, urgency: Urgency) -> Page:
    """What to ask for this service, and for the condition that an article of the same name was about.

    When in doubt more is asked: signs of a condition count for all of its regions, signs that belong to nothing are
    for everybody, and where nothing else is left all signs of that urgency are asked about.
    """
    signs = WarningSign.objects.active().filter(urgency=urgency)
    regions = BodyRegion.objects.filter(services=draft.service)
    conditions = Condition.objects.filter(Q(regions__in=regions) | Q(slug=draft.article_slug))
    about = Q(regions__in=regions) | Q(conditions__in=conditions) | Q(regions=None, conditions=None)
    asked = list(signs.filter(about).distinct()) if regions.exists() else []
    return Page(urgency, tuple((sign.slug, sign.question or sign.wording) for sign in asked or signs))


def answer(draft: BookingDraft, asked: Page, ticked: Collection[str], now: datetime) -> None:
    """Add this round to the draft and say how urgent it is now. The caller locks the draft and stores it.

    An earlier answer to the same page is kept as corrected. After an emergency nothing is taken but `take_back`.
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
    """The emergency was ticked by mistake: its answer is kept, marked, and asked for again."""
    draft.signs = [_corrected(one) if one["urgency"] == Urgency.EMERGENCY else one for one in draft.signs]
    draft.urgency = ""


def close(draft: BookingDraft) -> None:
    """What was told of the patient's health leaves the draft: from here on it lives with what was sent alone.

    The one statement also locks the draft, so that an answer to the check in another tab comes before it, and is
    seen, or after the request. To be called in the transaction that sends. Raises Emergency and Changed.
    """
    if not BookingDraft.objects.filter(pk=draft.pk, urgency=draft.urgency).update(reason="", signs=[]):
        answered = BookingDraft.objects.filter(pk=draft.pk).values_list("urgency", flat=True).first()
        raise Emergency if answered == Urgency.EMERGENCY else Changed


def outcome(draft: BookingDraft) -> str:
    """How urgent the answers make the request; empty while there is a page without one."""
    counting = {one["urgency"] for one in draft.signs if not one["corrected"]}
    if Urgency.EMERGENCY in counting:
        return Urgency.EMERGENCY
    if next_page(draft):
        return ""
    return Urgency.URGENT if Urgency.URGENT in counting else Urgency.ROUTINE


def next_page(draft: BookingDraft) -> Page | None:
    """The first page that has questions and no answer that counts."""
    for urgency in PAGES:
        if standing(draft, urgency) is None and (found := page(draft, urgency)).questions:
            return found
    return None


def standing(draft: BookingDraft, urgency: str) -> Round | None:
    """The answer to a page that counts."""
    return next((one for one in draft.signs if one["page"] == urgency and not one["corrected"]), None)


def _corrected(one: Round) -> Round:
    return one | {"corrected": True}


def _without_the_oldest(rounds: list[Round]) -> list[Round]:
    too_many = [one for one in rounds if one["corrected"]][: max(len(rounds) - ROUNDS_KEPT, 0)]
    return [one for one in rounds if not any(one is other for other in too_many)]
