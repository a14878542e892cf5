"""Numbers as small pictures that the server draws: the geometry of SVG bars. Colours are the style sheet's."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

WIDTH, HEIGHT, BELOW, LEFT = 640, 160, 22, 28
LABELS = 8  # at most, under the bars


class Bar(NamedTuple):
    """A rectangle in user units of the picture, the day that it stands for, and the label under it, if it has one."""

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
    top: int  # the number that the highest line stands for
    middle: float  # where the line of half of it lies


def bars(numbers: Sequence[tuple[date, int]]) -> Bars:
    """One bar a day. An even `top`, so that half of it is a number, too."""
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
