"""Drawings of what is under the skin, reduced to what the reader needs to see."""

from itertools import pairwise
from math import atan2, cos, hypot, sin

from articles.demo_content.drawing import APRICOT, BLUSH, CLOTH, SAND, WHITE, Sheet, limb, outline, oval, spline

TRUNK = (
    (640, -80), (630, 60), (614, 150), (552, 236), (512, 340), (510, 450), (540, 560), (556, 640), (528, 730),
    (470, 810), (452, 890), (486, 980), (520, 1060), (530, 1160), (840, 1160), (842, 1040), (830, 940), (846, 840),
    (876, 740), (880, 640), (862, 540), (884, 440), (872, 340), (812, 250), (748, 178), (744, 60), (750, -80),
)  # fmt: skip
COLUMN = (
    (680, -60), (690, 40), (684, 120), (656, 210), (620, 310), (606, 410), (618, 500), (648, 590), (668, 660),
    (664, 730), (638, 800),
)  # fmt: skip
BONES = 20
LOWER_BACK = 5


def spine() -> Sheet:
    """A body from the side, facing right, with its spine."""
    sheet = Sheet()
    sheet.shape(oval(690, 540, 900, 900), fill=SAND, smooth=0, line=False)
    body = sheet.shape(outline(*TRUNK), smooth=6)
    sheet.glow(640, 690, 150, colour=BLUSH, within=body)
    sheet.shape(  # sacrum and tailbone
        outline((574, 800), (604, 812), (640, 812), (620, 850), (586, 900), (556, 936), (552, 900), (562, 850)),
        smooth=4,
    )
    curve = _evenly(spline(COLUMN), BONES * 4)
    for number in range(BONES):
        _bone(sheet, curve[number * 4 + 1], curve[number * 4 + 3], number)
    sheet.shape(outline(*TRUNK), smooth=6, fill=None)
    return sheet


def _bone(sheet: Sheet, above, below, number: int) -> None:
    """A block across the curve, wider further down, with its spur towards the back."""
    x, y = (above[0] + below[0]) / 2, (above[1] + below[1]) / 2
    angle = atan2(below[1] - above[1], below[0] - above[0])
    along, across = (cos(angle), sin(angle)), (sin(angle), -cos(angle))
    depth, height = 24 + number * 0.9, 13 + number * 0.28

    def corner(a: float, b: float):
        return x + along[0] * a * height + across[0] * b * depth, y + along[1] * a * height + across[1] * b * depth

    spur = [(*corner(0.2, -1.1), 8), (*corner(0.8, -1.7), 6)]
    fill = APRICOT if number >= BONES - LOWER_BACK else WHITE
    sheet.shape(limb(*spur), fill=fill, smooth=2)
    sheet.shape(limb((*corner(-0.2, -0.55), height), (*corner(-0.2, 0.55), height)), fill=fill, smooth=3)


def _evenly(curve, count: int):
    """Points of the curve that are equally far apart along it."""
    lengths = [hypot(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(curve)]
    step, points, walked = sum(lengths) / count, [curve[0]], 0.0
    for point, length in zip(curve[1:], lengths, strict=True):
        walked += length
        if walked >= step * len(points):
            points.append(point)
    return [*points, curve[-1]]


LEGS = (
    (560, -80), (566, 60), (534, 160), (506, 270), (508, 380), (534, 520), (566, 660), (560, 760), (580, 880),
    (596, 960), (572, 1010), (590, 1036), (660, 1036), (676, 1004), (664, 940), (680, 820), (690, 740), (682, 650),
    (702, 520), (720, 400),
)  # fmt: skip


def nerve() -> Sheet:
    """Hips and legs from behind; the nerve on the right side."""
    sheet = Sheet()
    sheet.shape(oval(720, 540, 900, 900), fill=SAND, smooth=0, line=False)
    mirrored = [(1440 - x, y) for x, y in reversed(LEGS)]
    body = sheet.shape(outline(*LEGS, *mirrored[1:]), smooth=5)
    shorts = outline((400, 90), (1040, 90), (1000, 420), (860, 446), (722, 424), (580, 446), (440, 420))
    sheet.shape(shorts, fill=CLOTH, smooth=2, within=body)
    sheet.glow(800, 300, 110, within=body)
    for y in range(-20, 190, 36):  # spine
        sheet.shape(oval(720, y, 46, 28), smooth=2)
    sheet.shape(outline((690, 196), (750, 196), (742, 250), (720, 290), (698, 250)), smooth=3)
    path = [(742, 150, 9), (768, 216, 9), (812, 300, 10), (834, 380, 10), (826, 520, 9), (816, 630, 8)]
    outer = [(816, 626, 7), (842, 720, 7), (844, 830, 6), (830, 940, 5), (836, 1004, 4)]
    inner = [(816, 626, 7), (804, 720, 7), (806, 840, 6), (800, 940, 5), (796, 1000, 4)]
    sheet.shape(*(limb(*_smooth(part)) for part in (path, outer, inner)), fill=APRICOT, smooth=2)
    sheet.line((686, 392), (640, 424), (586, 428), width=4)
    sheet.line((754, 392), (800, 424), (854, 428), width=4)
    sheet.line((580, 668), (626, 680), (666, 664), width=4)
    sheet.line((774, 664), (790, 674), width=4)
    return sheet


def _smooth(joints):
    """The same limb along a curve, each joint's width kept on its way to the next."""
    curve = spline([(x, y) for x, y, _radius in joints], steps=8)
    return [(x, y, joints[min(place // 8, len(joints) - 1)][2]) for place, (x, y) in enumerate(curve)]
