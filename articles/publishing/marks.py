"""What in a change deserves a careful look: numbers, units, denials, comparisons, medicines, warning signs.

English words only. Other languages have their own lists when they come.
"""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.publishing.differences import Change
from articles.publishing.medicines import MEDICINES

NUMBER = r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|once|twice|half|double)\b"
UNIT = (
    r"(?:\b|(?<=\d))(?:mg|mcg|µg|g|kg|ml|l|cm|mm|km|°c|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|times"
    r"|tablets?|capsules?|drops?|percent)\b|%"
)
DENIAL = r"\b(?:no|not|never|none|nothing|without|avoid|except|unless|stop|cannot)\b|n['’]t\b"
COMPARISON = (
    r"\b(?:more|less|most|least|over|under|above|below|before|after|until|within|between|than|only|first|longer|shorter"
    r"|increas\w*|decreas\w*|reduc\w*|rais\w*|lower\w*|often|rarely|always|sometimes|may|must|should)\b|[<>≤≥±]"
)
KINDS: list[tuple[str | Promise, re.Pattern]] = [
    (_("numbers and units"), re.compile(f"{NUMBER}|{UNIT}", re.IGNORECASE)),
    (_("“not”, “no”, “stop”"), re.compile(DENIAL, re.IGNORECASE)),
    (_("more or less, before or after"), re.compile(COMPARISON, re.IGNORECASE)),
]


def of(change: Change) -> list[str]:
    """Labels of what the words that came and went contain; empty if nothing of it does."""
    moved = "\n".join(text for what, text in change.words if what != "same")
    found = [str(label) for label, pattern in KINDS if pattern.search(moved)]
    if any(medicine.pattern.search(moved) for medicine in MEDICINES):
        found.append(str(_("a medicine")))
    if change.is_warning:
        found.append(str(_("a warning sign")))
    return found
