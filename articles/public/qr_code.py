"""An address as a QR code, drawn as one path of an SVG: black squares of one unit."""

from itertools import groupby
from typing import NamedTuple

import qrcode

MARGIN = 4  # squares without which a phone does not find the code


class Drawing(NamedTuple):
    size: int
    path: str


def of(text: str) -> Drawing:
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=MARGIN)
    code.add_data(text)
    rows = code.get_matrix()
    return Drawing(len(rows), "".join(_row(number, row) for number, row in enumerate(rows)))


def _row(number: int, row: list[bool]) -> str:
    """Neighbouring black squares are one rectangle."""
    found, start = "", 0
    for is_black, squares in groupby(row):
        width = len(list(squares))
        found += f"M{start} {number}h{width}v1h-{width}z" if is_black else ""
        start += width
    return found
