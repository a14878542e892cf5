import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from clinic import colours

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
TOKENS = re.compile(r"--colour-([\w-]+): (#[0-9a-f]{6});")


def tokens(first, second):
    """Light and dark, by name."""
    light, dark = colours.style_sheet(first, second).split("@media")
    return dict(TOKENS.findall(light)), dict(TOKENS.findall(dark))


def test_contrast_is_that_of_wcag():
    assert [round(colours.contrast(one, other), 2) for one, other in [
        ("#000000", "#ffffff"), ("#777777", "#ffffff"), ("#0b6660", "#0b6660"), ("#ff0000", "#ffffff")
    ]] == [21.0, 4.48, 1.0, 4.0]  # fmt: skip


@given(COLOURS)
def test_of_a_colour_that_is_refused_the_nearest_good_one_is_offered(colour):
    for refuse in (colours.refuse_unreadable, colours.refuse_too_dark):
        try:
            refuse(colour)
        except ValidationError as refusal:
            nearest = re.search("#[0-9a-f]{6}", refusal.messages[0])
            assert nearest, refusal.messages
            refuse(nearest[0])


@given(COLOURS, COLOURS)
def test_whatever_colours_are_taken_text_can_be_read_and_lines_are_seen_in_light_and_dark(first, second):
    if not (colours.is_readable(first) and colours.carries_lines(second)):
        return
    light, dark = tokens(first, second)

    for each, raised, page, text in [(light, "#ffffff", "#fbf9f4", "#16302f"), (dark, "#16262a", "#0f1a1c", "#e8efee")]:
        letters = [
            (each["action"], raised), (each["action"], page), (each["action"], each["action-tint"]),
            (each["action-text"], each["action"]), (each["action-text"], each["action-hover"]),
            (text, each["action-tint"]), (text, each["accent-soft"]),
        ]  # fmt: skip
        assert [pair for pair in letters if colours.contrast(*pair) < 4.5] == []
        assert colours.contrast(text, each["accent"]) >= 3


@pytest.mark.parametrize("words", ["teal", "#0b66", "0b6660", "#0b6660;}body{display:none", "#0b6660\n", "#ٱ66600"])
def test_what_is_no_colour_is_refused(words):
    for refuse in (colours.refuse_unreadable, colours.refuse_too_dark):
        with pytest.raises(ValidationError, match="Enter a colour"):
            refuse(words)


def test_a_clinic_without_colours_of_its_own_has_no_sheet():
    assert colours.version("", "") == ""
    assert colours.version("#0b6660", "") != colours.version("", "#f2b488") != ""
    assert set(tokens("#0b6660", "")[0]) == {"action", "action-hover", "action-text", "action-tint"}
