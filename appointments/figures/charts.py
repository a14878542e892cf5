"""Geometry of SVG bar charts that the server draws. Colours are in the style sheet."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

WIDTH, HEIGHT, BELOW, LEFT = 640, 160, 22, 28
LABELS = 8  # maximum number of labels under the bars


class Bar(NamedTuple):
    """A rectangle in user units of the chart, with its day and its number."""

    x: float
    y: float
    width: float
    height: float
    day: date
    number: int
    is_labelled: bool


class Bars(NamedTuple):
    width: int
    height: int
    base: int
    bars: list[Bar]
    top: int  # the number at the highest line
    middle: float  # y position of the line for half of `top`


def bars(numbers: Sequence[tuple[date, int]]) -> Bars:
    """One bar for each day. `top` is even, so that half of it is a whole number."""
    top = max([2, *(number for _day, number in numbers)])
    top += top % 2
    step = (WIDTH - LEFT) / max(len(numbers), 1)
    every = -(-len(numbers) // LABELS) or 1
    drawn = [
        Bar(
            x=round(LEFT + place * step + step * 0.1, 1),
            y=round(HEIGHT * (1 - number / top), 1),
            width=round(step * 0.8, 1),
            height=round(HEIGHT * number / top, 1),
            day=day,
            number=number,
            is_labelled=place % every == 0,
        )
        for place, (day, number) in enumerate(numbers)
    ]
    return Bars(WIDTH, HEIGHT + BELOW, HEIGHT, drawn, top, HEIGHT / 2)
