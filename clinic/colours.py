"""The clinic's own two colours, and the tokens of static/css/tokens.css that follow from them, light and dark.

A colour is written as "#0b6660". Contrast is that of WCAG 2.2: 4.5 to 1 for text, 3 to 1 for lines.
"""

import hashlib
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

FOR_TEXT, FOR_LINES = 4.5, 3.0
BLACK, WHITE = "#000000", "#ffffff"
# As in tokens.css: the text, and what text of the first colour stands on.
TEXT, PAGE = "#16302f", "#fbf9f4"
DARK_TEXT, DARK_PAGE, DARK_RAISED = "#e8efee", "#0f1a1c", "#16262a"
STEP = 0.02

is_colour = RegexValidator(r"^#[0-9a-fA-F]{6}\Z", _("Enter a colour as # and six digits or letters."))


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with a share (0–1) of `other`."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def contrast(one: str, other: str) -> float:
    """From 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _parts(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
              for part in (each / 255 for each in _parts(colour))]  # fmt: skip
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _nearest(colour: str, towards: str, is_good: Callable[[str], bool]) -> str:
    """The first good one on the way from `colour` to `towards`, which is good itself."""
    steps = (mixed(colour, towards, number * STEP) for number in range(round(1 / STEP)))
    return next((step for step in steps if is_good(step)), towards)


def _tint(colour: str) -> str:
    return mixed(colour, WHITE, 0.88)


def is_readable(colour: str) -> bool:
    """As letters on the page and on its own tint, and under white letters."""
    return all(contrast(colour, ground) >= FOR_TEXT for ground in (WHITE, PAGE, _tint(colour)))


def carries_lines(colour: str) -> bool:
    """Whether the lines of drawings are seen on it."""
    return contrast(colour, TEXT) >= FOR_LINES


def refuse_unreadable(colour: str) -> None:
    """Raises ValidationError with the nearest darker colour that can be read."""
    is_colour(colour)
    if not is_readable(colour):
        nearest = _nearest(colour, BLACK, is_readable)
        words = _("This colour is too light for letters. The nearest one that can be read is %(nearest)s.")
        raise ValidationError(words, params={"nearest": nearest})


def refuse_too_dark(colour: str) -> None:
    """Raises ValidationError with the nearest lighter colour on which lines are seen."""
    is_colour(colour)
    if not carries_lines(colour):
        nearest = _nearest(colour, WHITE, carries_lines)
        words = _("This colour is too dark: the lines of drawings are not seen on it. The nearest one is %(nearest)s.")
        raise ValidationError(words, params={"nearest": nearest})


def style_sheet(first: str, second: str) -> str:
    """CSS that gives the tokens of these colours. An empty colour leaves its tokens as they are."""
    light, dark = _of_first(first) if first else ({}, {}), _of_second(second) if second else ({}, {})
    both = [before | after for before, after in zip(light, dark, strict=True)]
    light_ones, dark_ones = [
        ":root { " + " ".join(f"--colour-{name}: {value};" for name, value in each.items()) + " }" for each in both
    ]
    return f"@layer tokens {{ {light_ones} @media (prefers-color-scheme: dark) {{ {dark_ones} }} }}\n"


def version(first: str, second: str) -> str:
    """Changes with the colours, for the address of their style sheet. Empty if there are none."""
    return hashlib.sha256(style_sheet(first, second).encode()).hexdigest()[:12] if first or second else ""


def _of_first(colour: str) -> tuple[dict[str, str], dict[str, str]]:
    """Buttons and other actions."""
    bright = _nearest(colour, WHITE, lambda one: contrast(one, mixed(one, DARK_RAISED, 0.82)) >= FOR_TEXT + 1)
    light = {
        "action": colour, "action-hover": mixed(colour, BLACK, 0.2), "action-text": WHITE, "action-tint": _tint(colour)
    }  # fmt: skip
    dark = {
        "action": bright,
        "action-hover": mixed(bright, WHITE, 0.3),
        "action-text": _nearest(mixed(bright, BLACK, 0.7), BLACK, lambda one: contrast(one, bright) >= FOR_TEXT),
        "action-tint": mixed(bright, DARK_RAISED, 0.82),
    }
    return light, dark


def _of_second(colour: str) -> tuple[dict[str, str], dict[str, str]]:
    """Fills of drawings, marked words."""
    deep = _nearest(mixed(colour, BLACK, 0.25), BLACK, lambda one: contrast(one, DARK_TEXT) >= FOR_LINES)
    return (
        {"accent": colour, "accent-soft": mixed(colour, WHITE, 0.65)},
        {"accent": deep, "accent-soft": mixed(deep, DARK_PAGE, 0.75)},
    )
