"""What people may type into a line of text: letters of any script, and nothing that acts behind the reader's back."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Marks that editors and keyboards leave behind, invisible and harmless: dropped without a word.
_LEFT_BEHIND = dict.fromkeys(map(ord, "\u200e\u200f\ufeff\u200b"))
# Embeddings, overrides and isolates: they can make a text read as another one.
_DIRECTION_CONTROLS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def without_marks(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_LEFT_BEHIND)).strip()


def refuse_controls(text: str) -> None:
    """For one line. Raises ValidationError for line breaks, control characters and direction overrides."""
    if any(unicodedata.category(letter) in {"Cc", "Cs"} or letter in _DIRECTION_CONTROLS for letter in text):
        raise ValidationError(_("Please use letters, digits and ordinary punctuation only."), code="controls")


def refuse_controls_but_lines(text: str) -> None:
    """The same for a text of several lines."""
    refuse_controls(text.replace("\r\n", "").replace("\n", "").replace("\t", ""))
