"""Common statements about backs and muscles that are not correct.

Each was in the clinic's old articles (content.md §4; the sources are those of the sample articles). An editor who
types one again gets a warning with what is known instead. The search is by sentence. An editor who writes that such a
claim is wrong gets the warning too, and decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCE = re.compile(r"[^.!?\n]+")


@dataclass(frozen=True)
class Claim:
    pattern: re.Pattern
    advice: str | Promise


def _claim(pattern: str, advice) -> Claim:
    return Claim(re.compile(pattern, re.IGNORECASE), advice)


# Promises of a result are a list of their own: checklist.PROMISES.
CLAIMS = [
    _claim(
        r"re-?(?:locat|align|position)\w*.*\b(?:spine|vertebra\w*|back|joints?)\b|\bchiropract\w*.*\b(?:re-?locat|align|put)",
        _("No hand puts a spine back into its place: manual therapy may ease pain for a while."),
    ),
    _claim(
        r"\brest\b(?! of)(?:.*\b(?:first|is best|best treatment)\b)|"
        r"\bbed rest\b.*\bdays\b|\bfirst\b,? .*\brest\b(?! of)",
        _("Rest is not the first treatment: staying active helps more."),
    ),
    _claim(
        r"\b(?:ice|cold)\b.*\b(?:48|72|forty-eight)\b.*\bhours?\b|\bice\b.*\bthen\b.*\bheat\b",
        _("There is no rule of ice first and heat later: what feels good may be used."),
    ),
    _claim(
        r"\b(?:steroid|cortisone)\b.*\binjections?\b.*\b(?:spasms?|cramps?)\b|"
        r"\b(?:spasms?|cramps?)\b.*\b(?:steroid|cortisone)\b.*\binjections?\b",
        _("Steroid injections are no treatment for a muscle spasm."),
    ),
    _claim(
        r"\b(?:electrolytes?|magnesium|potassium)\b.*\b(?:prevent|stop|avoid|cure)\w*\b|"
        r"\b(?:prevent|stop|avoid)\w*\b.*\b(?:electrolytes?|magnesium|potassium)\b",
        _("More electrolytes do not prevent spasms in people who eat normally."),
    ),
    _claim(
        r"\bstatins?\b.*\belectrolytes?\b|\belectrolytes?\b.*\bstatins?\b",
        _("Statins do not act on muscles through electrolytes."),
    ),
    _claim(
        r"\bpostures?\b.*\b(?:misalign\w*|out of (?:line|place))|\bmisalign\w*",
        _("Posture does not put the spine out of line."),
    ),
    _claim(
        r"\bsymptoms?\b.*\bswelling\b|\bswelling\b.*\bsymptoms?\b|\bspasms?\b.*\bswelling\b",
        _("Swelling is no ordinary sign of a back spasm: say when it needs to be looked at."),
    ),
    _claim(
        r"\b(?:numb\w*|weakness)\b.*\b(?:consult\w*|appointment|book|visit (?:us|our))\b",
        _("New numbness or weakness may be an emergency: it belongs in a care notice, not in an invitation."),
    ),
    _claim(
        r"\b(?:mri|scans?|x-?rays?|imaging)\b.*\b(?:root cause|exact cause|find the cause)\b|\broot cause\b",
        _("Imaging rarely finds the cause of back pain: say when it is of use."),
    ),
]
ANTI_INFLAMMATORY = re.compile(r"\b(?:ibuprofen|naproxen|diclofenac|NSAIDs?|anti-inflammator\w+)\b", re.IGNORECASE)
CAUTION = re.compile(
    r"\b(?:caution|pharmacist|doctor|stomach|kidney|heart|pregnan\w+|not suit\w*|not everyone|do not take|lowest)\b",
    re.IGNORECASE,
)


def found(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of a sentence of `text` (plain) that makes such a claim, and what to write instead."""
    for match in SENTENCE.finditer(text):
        sentence = " ".join(match.group(0).split())
        for claim in CLAIMS:
            if claim.pattern.search(sentence):
                yield sentence, str(claim.advice)


def names_a_medicine_without_caution(text: str) -> bool:
    """Checks a whole part of an article, because the caution may be in the next sentence."""
    return bool(ANTI_INFLAMMATORY.search(text)) and not CAUTION.search(text)
