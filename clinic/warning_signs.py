"""Which warning signs are asked before a booking, by place and person, and whether a clinician has approved them.

A live clinic takes no online requests until a named clinician has signed the whole list. The signature counts for the
version that was read: a changed word, place or person ends it.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction

from clinic.models import BodyRegion, Practitioner, SignsApproval, Urgency, WarningSign
from clinic.two_languages import ARABIC, ENGLISH, language_of_page

# The two groups of the check, and the urgencies of their signs. What needs a hospital today is asked with the urgent.
GROUPS = {
    Urgency.EMERGENCY: (Urgency.EMERGENCY,),
    Urgency.URGENT: (Urgency.URGENT, Urgency.HOSPITAL),
}
AskedOf = WarningSign.AskedOf


class StillSamples(Exception):
    """The list cannot be signed by somebody who is a sample."""


def all_asked() -> list[WarningSign]:
    """Every active sign of the check, with its regions. One query, and one for the regions."""
    urgencies = [urgency for group in GROUPS.values() for urgency in group]
    return list(WarningSign.objects.active().filter(urgency__in=urgencies).prefetch_related("regions"))


def asked(signs: Iterable[WarningSign], region: BodyRegion | None, *, of_child: bool) -> list[WarningSign]:
    """Those of `signs` (from all_asked) that this person is asked. Without a region: the signs of all places."""
    not_asked = AskedOf.ADULTS if of_child else AskedOf.CHILDREN
    return [sign for sign in signs if sign.asked_of != not_asked and _belongs_to(sign, region)]


def _belongs_to(sign: WarningSign, region: BodyRegion | None) -> bool:
    return region is None or not sign.place_keys or region.pk in sign.place_keys


def version(signs: Iterable[WarningSign], language: str = ENGLISH) -> str:
    """Changes with every word, urgency, place and person of the list.

    Arabic words are signed as the words of an English sign: new English ones end both approvals. A sign without Arabic
    words is not in the Arabic list.
    """
    if language == ARABIC:
        signs = [sign for sign in signs if not sign.without_arabic]
    rows = [
        [
            *(words for spoken in dict.fromkeys([ENGLISH, language]) for words in _words(sign, spoken)),
            sorted(place.slug for place in sign.regions.all()),
        ]
        for sign in signs
    ]
    return hashlib.sha256(json.dumps(sorted(rows)).encode()).hexdigest()[:16]


def _words(sign: WarningSign, language: str) -> list[str]:
    wording, question, carer_question, note = (
        sign.words_in(language, name) for name in ("wording", "question", "carer_question", "note")
    )
    return [sign.slug, question or wording, carer_question, note, sign.urgency, sign.asked_of]


def approval(signs: Iterable[WarningSign], language: str = ENGLISH) -> SignsApproval | None:
    """The signature that counts for this list as worded in a language, or None."""
    signed = SignsApproval.objects.select_related("clinician").filter(language=language)
    return signed.filter(version=version(signs, language)).first()


def is_approved(language: str = ENGLISH) -> bool:
    signs = all_asked()
    covered = {sign.urgency for sign in signs} >= {Urgency.EMERGENCY, Urgency.URGENT}
    return covered and not any(sign.is_sample for sign in signs) and approval(signs, language) is not None


def ready_places(signs: Iterable[WarningSign]) -> list[BodyRegion]:
    """The places of which each of `signs` (from all_asked) has words in the language of this page. They never fall
    back to those of another.
    """
    signs, language = list(signs), language_of_page()
    unsaid = [sign for sign in signs if not are_worded_in(language, [sign])]
    if language != ENGLISH and not signs:
        return []
    return [place for place in BodyRegion.objects.all() if not any(_belongs_to(sign, place) for sign in unsaid)]


def are_worded_in(language: str, signs: Iterable[WarningSign]) -> bool:
    return language == ENGLISH or not any(sign.without_arabic for sign in signs)


def shown(signs: Iterable[WarningSign]) -> list[WarningSign]:
    """These signs on a page, in its language: all of them, or none if one of them cannot be shown in it.

    A list with gaps would say that what it leaves out is harmless. Every such page has the emergency line.
    """
    found, language = list(signs), language_of_page()
    is_signed = language == ENGLISH or not settings.IS_LIVE or is_approved(language)
    return found if is_signed and are_worded_in(language, found) else []


def may_be_asked() -> bool:
    """Whether the signs can be asked in the language of this page. The demo and developers' sites ask the samples."""
    language = language_of_page()
    if settings.IS_LIVE and not is_approved(language):
        return False
    return language == ENGLISH or bool(ready_places(all_asked()))


@transaction.atomic
def approve(read: str, clinician: Practitioner, *, language: str = ENGLISH, by, now: datetime) -> bool:
    """Record that the clinician signed the list of version `read`, in a language. Its samples become the clinic's own.

    Returns False if the list has changed since it was read. Raises StillSamples for a sample person.
    """
    if clinician.is_sample:
        raise StillSamples
    signs = all_asked()
    if version(signs, language) != read:
        return False
    WarningSign.objects.filter(pk__in=[sign.pk for sign in signs if are_worded_in(language, [sign])]).update(
        is_sample=False
    )
    SignsApproval.objects.create(version=read, language=language, clinician=clinician, signed_at=now, signed_by=by)
    return True
