"""A small pen for line drawings: smooth shapes with a soft fill and one ink line of even width.

A shape is drawn as a mask of overlapping parts; blurring the mask lets the parts grow into each other, and two levels
of the blurred mask are the two sides of the line.
"""

from itertools import pairwise
from math import hypot

from PIL import Image, ImageChops, ImageDraw, ImageFilter

INK = (22, 48, 47)
APRICOT = (242, 180, 136)
BLUSH = (251, 233, 219)
PAPER = (251, 249, 244)
SAND = (243, 238, 227)
CLOTH = (227, 243, 239)
WHITE = (255, 255, 255)

LINE = 6  # about two pixels where the picture is shown at a third of its size
SOFT = 4.0  # blur that a line is cut from
OUTER, INNER = 58, 197  # levels of a blurred edge at three pixels outside and inside of it


class Sheet:
    def __init__(self, width: int = 1440, height: int = 1080, paper=PAPER):
        self.image = Image.new("RGB", (width, height), paper)

    def shape(self, *parts, fill=WHITE, smooth: float = 10, line: bool = True, within=None) -> Image.Image:
        """Parts that grow together by `smooth` pixels; `within` clips it to another shape. Returns its mask."""
        mask = self._mask()
        pen = ImageDraw.Draw(mask)
        for part in parts:
            part(pen)
        box = self._around(mask, margin=3 * smooth + 3 * LINE)
        small = mask.crop(box)
        if smooth:
            small = small.filter(ImageFilter.GaussianBlur(smooth)).point(_edge(128, 3))
        small = _clipped(small, box, within)
        soft = small.filter(ImageFilter.GaussianBlur(SOFT))
        if fill is not None:
            self.image.paste(fill, box, soft.point(_edge(128, 5)))
        if line:
            inside, outside = soft.point(_edge(INNER, 5)), soft.point(_edge(OUTER, 5))
            self.image.paste(INK, box, ImageChops.subtract(outside, inside))
        mask.paste(small, box)
        return mask

    def line(self, *points, width: float = LINE, within=None) -> None:
        """A smooth open line through the points, with round ends."""
        mask = self._mask()
        _stroke(ImageDraw.Draw(mask), spline(points), width / 2)
        box = self._around(mask, margin=LINE)
        small = mask.crop(box).filter(ImageFilter.GaussianBlur(2)).point(_edge(118, 4))
        self.image.paste(INK, box, _clipped(small, box, within))

    def glow(self, x: float, y: float, radius: float, colour=APRICOT, within=None) -> None:
        """A place that hurts: a soft spot without an edge."""
        mask = self._mask()
        ImageDraw.Draw(mask).ellipse([x - radius, y - radius, x + radius, y + radius], fill=255)
        box = self._around(mask, margin=radius)
        small = mask.crop(box).filter(ImageFilter.GaussianBlur(radius / 3))
        self.image.paste(colour, box, _clipped(small, box, within))

    def _around(self, mask: Image.Image, margin: float) -> tuple[int, int, int, int]:
        """The part of the sheet that holds the drawn mask: the rest need not be looked at."""
        left, top, right, bottom = mask.getbbox() or (0, 0, 1, 1)
        width, height = self.image.size
        space = round(margin)
        return max(0, left - space), max(0, top - space), min(width, right + space), min(height, bottom + space)

    def _mask(self) -> Image.Image:
        return Image.new("L", self.image.size, 0)


def limb(*joints):
    """A chain of (x, y, radius): arms, legs, trunks."""

    def draw(pen):
        for (x1, y1, r1), (x2, y2, r2) in pairwise(joints):
            steps = max(2, int(hypot(x2 - x1, y2 - y1) / 3))
            for step in range(steps + 1):
                part = step / steps
                x, y, r = x1 + (x2 - x1) * part, y1 + (y2 - y1) * part, r1 + (r2 - r1) * part
                pen.ellipse([x - r, y - r, x + r, y + r], fill=255)

    return draw


def outline(*points):
    """A closed smooth curve through the points."""

    def draw(pen):
        pen.polygon(spline(points, closed=True), fill=255)

    return draw


def oval(x: float, y: float, width: float, height: float):
    return lambda pen: pen.ellipse([x - width / 2, y - height / 2, x + width / 2, y + height / 2], fill=255)


def box(left: float, top: float, right: float, bottom: float, radius: float = 0):
    return lambda pen: pen.rounded_rectangle([left, top, right, bottom], radius, fill=255)


def spline(points, *, closed: bool = False, steps: int = 24) -> list[tuple[float, float]]:
    """A Catmull-Rom curve through the points."""
    around = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    curve = []
    for a, b, c, d in zip(around, around[1:], around[2:], around[3:], strict=False):
        curve += [
            (_between(a[0], b[0], c[0], d[0], i / steps), _between(a[1], b[1], c[1], d[1], i / steps))
            for i in range(steps)
        ]
    return curve if closed else [*curve, tuple(points[-1])]


def _clipped(mask: Image.Image, box, within: Image.Image | None) -> Image.Image:
    return mask if within is None else ImageChops.multiply(mask, within.crop(box))


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def _stroke(pen, curve, radius: float) -> None:
    for (x1, y1), (x2, y2) in pairwise(curve):
        limb((x1, y1, radius), (x2, y2, radius))(pen)


def _edge(level: int, softness: float):
    """Levels turned into an edge that is a little soft, so that it looks smooth."""
    return [max(0, min(255, round(128 + (value - level) * 64 / softness / 2))) for value in range(256)]
