"""Validation of text that people type: any script is allowed, invisible control characters are not."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Invisible, harmless marks that keyboards leave behind: removed silently.
_LEFT_BEHIND = dict.fromkeys(map(ord, "\u200e\u200f\ufeff\u200b"))
# Embeddings, overrides and isolates can make a text look like a different one.
_DIRECTION_CONTROLS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Letters and signs that leave an empty place: the Hangul fillers and the empty Braille pattern.
_BLANK = set("\u115f\u1160\u3164\uffa0\u2800")


def without_marks(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_LEFT_BEHIND)).strip()


def refuse_controls(text: str) -> None:
    """For single-line text. Raises ValidationError for line breaks, control characters and direction overrides."""
    if any(unicodedata.category(letter) in {"Cc", "Cs"} or letter in _DIRECTION_CONTROLS for letter in text):
        raise ValidationError(_("Please use letters, digits and ordinary punctuation only."), code="controls")


def refuse_controls_but_lines(text: str) -> None:
    """The same, but line breaks are allowed."""
    refuse_controls(text.replace("\r\n", "").replace("\n", "").replace("\t", ""))


def refuse_invisible(text: str) -> None:
    """For names and other short texts. Raises ValidationError if nothing of it can be seen.

    Joiners and soft hyphens (category Cf) have a place within a name, but are none; nor are spaces and lone accents.
    """
    if not any(unicodedata.category(letter)[0] in "LNPS" and letter not in _BLANK for letter in text):
        raise ValidationError(_("Please enter letters that can be seen."), code="invisible")
