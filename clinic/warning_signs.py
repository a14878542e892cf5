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
from django.utils.translation import get_language

from clinic.models import BodyRegion, Practitioner, SignsApproval, Urgency, WarningSign

# The two groups of the check, and the urgencies of their signs. What needs a hospital today is asked with the urgent.
GROUPS = {
    Urgency.EMERGENCY: (Urgency.EMERGENCY,),
    Urgency.URGENT: (Urgency.URGENT, Urgency.HOSPITAL),
}
AskedOf = WarningSign.AskedOf


class NotYetApproved(Exception):
    """The clinic is live, and no clinician has signed the list of warning signs as it is."""


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


def version(signs: Iterable[WarningSign]) -> str:
    """Changes with every word, urgency, place and person of the list."""
    rows = [
        [
            *(sign.slug, sign.question or sign.wording, sign.carer_question, sign.note, sign.urgency, sign.asked_of),
            sorted(place.slug for place in sign.regions.all()),
        ]
        for sign in signs
    ]
    return hashlib.sha256(json.dumps(sorted(rows)).encode()).hexdigest()[:16]


def approval(signs: Iterable[WarningSign]) -> SignsApproval | None:
    """The signature that counts for this list, or None."""
    return SignsApproval.objects.select_related("clinician").filter(version=version(signs)).first()


def is_approved() -> bool:
    signs = all_asked()
    covered = {sign.urgency for sign in signs} >= {Urgency.EMERGENCY, Urgency.URGENT}
    return covered and not any(sign.is_sample for sign in signs) and approval(signs) is not None


def may_take_requests() -> bool:
    """Whether the signs can be asked in the language of this page. The demo and developers' sites ask the samples."""
    return are_worded() and (not settings.IS_LIVE or is_approved())


def are_worded() -> bool:
    """Whether every sign has words in the language of this page. They never fall back to those of another."""
    return get_language() == settings.LANGUAGE_CODE


def refuse_if_not_approved() -> None:
    """Raises NotYetApproved."""
    if settings.IS_LIVE and not is_approved():
        raise NotYetApproved


@transaction.atomic
def approve(read: str, clinician: Practitioner, *, by, now: datetime) -> bool:
    """Record that the clinician signed the list of version `read`. Its samples become the clinic's own.

    Returns False if the list has changed since it was read. Raises StillSamples for a sample person.
    """
    if clinician.is_sample:
        raise StillSamples
    signs = all_asked()
    if version(signs) != read:
        return False
    WarningSign.objects.filter(pk__in=[sign.pk for sign in signs]).update(is_sample=False)
    SignsApproval.objects.create(version=read, clinician=clinician, signed_at=now, signed_by=by)
    return True
