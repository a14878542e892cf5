"""Every text can be read on every surface it stands on, by day and by night."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings

from clinic.models import Service

pytestmark = pytest.mark.pure

TEXT = Path(settings.BASE_DIR, "static/css/tokens.css").read_text()
DESK = Path(settings.BASE_DIR, "static/css/admin/tokens.css").read_text()
LIGHT, DARK = map(
    "".join, zip(*(text.split("@media (prefers-color-scheme: dark)") for text in (TEXT, DESK)), strict=True)
)

SURFACES = ("page", "surface-raised", "surface-sunken")
PAIRS = [
    *product(("text", "text-quiet", "link"), SURFACES),
    *product(("text", "action", "link"), ("action-tint",)),
    *product(("text",), ("emergency-surface", "urgent-surface", "routine-surface", "accent-soft")),
    ("action-text", "action"),
    ("action-text", "action-hover"),
    ("emergency-text", "emergency-surface"),
    ("urgent-text", "urgent-surface"),
    ("routine-text", "routine-surface"),
    *product(("emergency-text",), SURFACES),
    *product(("action",), SURFACES),
    *product(("text", "text-quiet", "link"), [f"service-{colour}-tint" for colour in Service.Colour.values]),
]
EDGES = [
    *[(f"service-{colour}", f"service-{colour}-tint") for colour in Service.Colour.values],
    *product([f"service-{colour}" for colour in Service.Colour.values], SURFACES),
    *product(("field-border", "focus"), SURFACES),
    ("text", "accent"),
]  # the accent fills drawings, never carries text


def colours(scheme: str) -> dict[str, str]:
    return dict(re.findall(r"--colour-([a-z-]+): #([0-9a-f]{6});", scheme))


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


SCHEMES = {"light": colours(LIGHT), "dark": colours(LIGHT) | colours(DARK)}


def test_contrast_is_computed_as_the_guideline_says():
    assert round(contrast("000000", "ffffff"), 2) == 21.0
    assert round(contrast("767676", "ffffff"), 2) == 4.54


def test_the_dark_scheme_redefines_the_colours_and_nothing_but_them():
    assert colours(DARK).keys() == colours(LIGHT).keys()
    assert set(re.findall(r"--([a-z]+)-", DARK)) == {"colour", "shadow"}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "surface"), PAIRS, ids=lambda name: name)
def test_text_can_be_read_on_its_surface(scheme, text, surface):
    assert contrast(SCHEMES[scheme][text], SCHEMES[scheme][surface]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("edge", "surface"), EDGES, ids=lambda name: name)
def test_fields_focus_and_drawings_can_be_seen(scheme, edge, surface):
    assert contrast(SCHEMES[scheme][edge], SCHEMES[scheme][surface]) >= 3
