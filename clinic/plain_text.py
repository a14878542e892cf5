"""Validation of text that people type: any script is allowed, invisible control characters are not."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Invisible, harmless marks that keyboards leave behind: removed silently.
_LEFT_BEHIND = dict.fromkeys(map(ord, "\u200e\u200f\ufeff\u200b"))
# Embeddings, overrides and isolates can make a text look like a different one.
_DIRECTION_CONTROLS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def without_marks(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_LEFT_BEHIND)).strip()


def refuse_controls(text: str) -> None:
    """For single-line text. Raises ValidationError for line breaks, control characters and direction overrides."""
    if any(unicodedata.category(letter) in {"Cc", "Cs"} or letter in _DIRECTION_CONTROLS for letter in text):
        raise ValidationError(_("Please use letters, digits and ordinary punctuation only."), code="controls")


def refuse_controls_but_lines(text: str) -> None:
    """The same, but line breaks are allowed."""
    refuse_controls(text.replace("\r\n", "").replace("\n", "").replace("\t", ""))
