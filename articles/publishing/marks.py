"""What in a change deserves a careful look: numbers, units, denials, comparisons, medicines, warning signs.

English words only. Other languages have their own lists when they come.
"""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.publishing import medicines
from articles.publishing.differences import Change

NUMBER = (
    r"[\d¼½¾⅓⅔⅛]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundred|thousand|once|twice|half|halve|thirds?|quarters?|double|single|dozen|few|several)\b"
)
UNIT = (
    r"(?:\b|(?<=\d))(?:mg|mcg|µg|μg|g|kg|ml|l|iu|cm|mm|km|°c|(?:milli|micro|kilo)?grams?|(?:milli)?lit(?:re|er)s?|units?"
    r"|(?:centi|milli|kilo)?met(?:re|er)s?|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|times|hourly|daily"
    r"|nightly|weekly|monthly|yearly|mornings?|evenings?|noon|bedtime|meals?|tablets?|capsules?|drops?|puffs?|sachets?"
    r"|spoon\w*|percent)\b|%"
)
DENIAL = (
    r"\b(?:no|not|never|none|nothing|nobody|neither|nor|without|avoid\w*|except|unless|stop\w*|cannot|refrain|forbidden|wrong"
    r"|safe|safely|unsafe|dangerous|harmless|harmful)\b|n['’]t\b"
)
COMPARISON = (
    r"\b(?:more|less|most|least|over|under|above|below|before|after|until|within|between|than|only|first|last|longer|shorter"
    r"|higher|increas\w*|decreas\w*|reduc\w*|rais\w*|lower\w*|often|rarely|always|sometimes|usually|may|might|must|should"
    r"|maximum|minimum|both|either|all|any|every|left|right|better|worse|up|down)\b|[<>≤≥±]"
)
ADDRESS = r"(?:https?|tel|mailto):"
KINDS: list[tuple[str | Promise, re.Pattern]] = [
    (_("numbers and units"), re.compile(f"{NUMBER}|{UNIT}", re.IGNORECASE)),
    (_("“not”, “no”, “stop”"), re.compile(DENIAL, re.IGNORECASE)),
    (_("more or less, before or after"), re.compile(COMPARISON, re.IGNORECASE)),
    (_("where a link leads"), re.compile(ADDRESS, re.IGNORECASE)),
]


def of(change: Change) -> list[str]:
    """Labels of what the words that came and went contain; empty if nothing of it does."""
    moved = "\n".join(text for what, text in change.words if what != "same")
    found = [str(label) for label, pattern in KINDS if pattern.search(moved)]
    if medicines.are_named_in(moved):
        found.append(str(_("a medicine")))
    if change.pictures:
        found.append(str(_("a picture")))
    if change.is_warning:
        found.append(str(_("a warning sign")))
    return found
