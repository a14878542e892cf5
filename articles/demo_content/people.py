"""People from the side, built from joints: each part of the body keeps its length whatever the pose."""

from math import atan2, cos, degrees, hypot, pi, radians, sin

from articles.demo_content.drawing import APRICOT, CLOTH, INK, SAND, WHITE, Sheet, limb, outline, oval, spline

SKIN, TAN, BROWN = WHITE, (247, 221, 199), (214, 170, 136)
GREY = (206, 206, 198)
START = (229, 221, 204)  # where a movement starts: a pale shape without a line

THIGH, SHIN, FOOT, UPPER_ARM, FOREARM, HAND = 236, 232, 92, 172, 158, 66

HAIR = {
    "short": ((-60, 44), (-76, -8), (-48, -70), (12, -88), (56, -64), (52, -38), (10, -30), (-12, 6), (-36, 44)),
    "bun": ((-52, 36), (-74, -6), (-50, -68), (10, -90), (58, -66), (56, -40), (14, -34), (-8, 0), (-34, 34)),
    "cap": ((-66, -6), (-62, -52), (-20, -88), (36, -82), (60, -46), (20, -34), (-30, -22)),
}
BEARD = ((-20, 10), (-6, 16), (10, 36), (34, 40), (58, 38), (62, 62), (40, 90), (6, 84), (-16, 52))
SCARF = (
    (60, -52), (66, -20), (58, 20), (64, 60), (62, 92), (72, 124), (50, 150), (0, 158), (-60, 148), (-92, 112),
    (-82, 50), (-84, -10), (-60, -72), (-10, -96), (36, -86),
)  # fmt: skip
TEAL = (150, 200, 190)


def ahead(x: float, y: float, angle: float, length: float) -> tuple[float, float]:
    """A point in a direction: 0 is right, 90 is down."""
    return x + length * cos(radians(angle)), y + length * sin(radians(angle))


class Person:
    """Draw the far arm and leg first, then trunk, near leg, head, near arm."""

    def __init__(
        self, sheet: Sheet, *, skin=SKIN, top=CLOTH, trousers=SAND, hair="short", hair_fill=INK, size=1.0, facing=1
    ):
        self.sheet, self.skin, self.top, self.trousers = sheet, skin, top, trousers
        self.hair, self.hair_fill, self.size, self.facing = hair, hair_fill, size, facing

    def _ahead(self, point: tuple[float, float], angle: float, length: float) -> tuple[float, float]:
        return ahead(*point, angle if self.facing > 0 else 180 - angle, length * self.size)

    def _limb(self, *joints):
        return limb(*((x, y, radius * self.size) for (x, y), radius in joints))

    def leg(self, hip, thigh: float, shin: float, foot: float, *, start: bool = False, tiptoe: bool = False):
        """Returns knee and ankle. `start` draws it pale, as the place that the leg comes from."""
        knee = self._ahead(hip, thigh, THIGH)
        ankle = self._ahead(knee, shin, SHIN)
        heel = self._ahead(ankle, shin, 26)
        toes = self._ahead(heel, foot, FOOT)
        back = self._ahead(heel, foot, -14)
        sole = [self._limb((ankle, 22), (back, 20)), self._limb((back, 20), (heel, 21), (toes, 13))]
        if tiptoe:
            sole.append(self._limb((toes, 13), (self._ahead(toes, 0, 30), 11)))
        cloth = self._limb((hip, 70), (knee, 47)), self._limb((knee, 47), (ankle, 31))
        pale = {"fill": START, "line": False} if start else {}
        self.sheet.shape(*sole, smooth=5, **({"fill": self.skin} | pale))
        self.sheet.shape(*cloth, smooth=10, **({"fill": self.trousers} | pale))
        return knee, ankle

    def arm(
        self, shoulder, upper: float, fore: float, hand: float | None = None, *, start: bool = False, fist: bool = False
    ):
        """Returns elbow and wrist."""
        elbow = self._ahead(shoulder, upper, UPPER_ARM)
        wrist = self._ahead(elbow, fore, FOREARM)
        hand = fore if hand is None else hand
        tips = self._ahead(wrist, hand, HAND * (0.55 if fist else 1))
        pale = {"fill": START, "line": False} if start else {}
        parts = [self._limb((wrist, 17), (self._ahead(wrist, hand, 26), 19), (tips, 20 if fist else 10))]
        if not fist:
            thumb = self._ahead(wrist, hand - 44, 46)
            parts.append(self._limb((self._ahead(wrist, hand, 16), 9), (thumb, 8)))
        self.sheet.shape(*parts, smooth=4, **({"fill": self.skin} | pale))
        sleeve = self._limb((shoulder, 44), (elbow, 33)), self._limb((elbow, 33), (wrist, 23))
        self.sheet.shape(*sleeve, smooth=7, **({"fill": self.top} | pale))
        return elbow, wrist

    def trunk(self, hip, shoulder, *, long: float = 0, start: bool = False):
        """A shirt from the shoulder to the hip; `long` adds a hem below it, in the direction of `long` degrees."""
        pale = {"fill": START, "line": False} if start else {}
        middle = ((hip[0] * 0.45 + shoulder[0] * 0.55), (hip[1] * 0.45 + shoulder[1] * 0.55))
        parts = [self._limb((shoulder, 68), (middle, 72), (hip, 77))]
        if long:
            parts.append(self._limb((hip, 77), (self._ahead(hip, long, 84), 76)))
        return self.sheet.shape(*parts, smooth=8, **({"fill": self.top} | pale))

    def neck(self, shoulder, head):
        lower = (shoulder[0] * 0.8 + head[0] * 0.2, shoulder[1] * 0.8 + head[1] * 0.2)
        self.sheet.shape(self._limb((lower, 38), (head, 36)), fill=self.skin, smooth=2)

    def head(self, centre, tilt: float = 0, *, size: float | None = None):
        """`tilt` turns it clockwise as a reader of the page sees a head that faces right."""
        turn = radians(tilt)

        def at(x: float, y: float) -> tuple[float, float]:
            x, y = x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)
            return centre[0] + self.facing * x * (size or self.size), centre[1] + y * (size or self.size)

        def ring(x: float, y: float, width: float, height: float):
            return outline(*(at(x + width / 2 * cos(a * pi / 8), y + height / 2 * sin(a * pi / 8)) for a in range(16)))

        nose = limb((*at(56, 4), 9 * (size or self.size)), (*at(66, 16), 8 * (size or self.size)))
        if self.hair == "bun":
            self.sheet.shape(ring(-78, -22, 62, 62), fill=self.hair_fill, smooth=3)
        self.sheet.shape(ring(0, 0, 128, 160), nose, fill=self.skin, smooth=4)
        if self.hair == "beard":
            self.sheet.shape(outline(*(at(*point) for point in BEARD)), fill=self.hair_fill, smooth=3)
        if self.hair == "scarf":
            self.sheet.shape(outline(*(at(*point) for point in SCARF)), fill=self.hair_fill, smooth=4)
            self.sheet.shape(ring(34, 2, 66, 112), nose, fill=self.skin, smooth=3)
            self.sheet.line(at(40, 74), at(0, 100), at(-44, 100), width=4)
            self.sheet.line(at(50, 104), at(14, 124), at(-20, 128), width=4)
        else:
            style = HAIR["short" if self.hair == "beard" else self.hair]
            self.sheet.shape(outline(*(at(*point) for point in style)), fill=self.hair_fill, smooth=3)
            self.sheet.shape(ring(-16, 16, 24, 36), fill=self.skin, smooth=0)


def arrow(sheet: Sheet, *points, width: float = 11) -> None:
    """A bent arrow along the points."""
    curve = spline(points)
    sheet.line(*points, width=width)
    (x1, y1), (x2, y2) = curve[-8], curve[-1]
    if hypot(x2 - x1, y2 - y1) < 1:
        x1, y1 = curve[-16]
    back = degrees(atan2(y2 - y1, x2 - x1)) + 180
    for side in (-36, 36):
        sheet.line((x2, y2), ahead(x2, y2, back + side, 40), width=width)


def chair(
    sheet: Sheet, x: float, seat: float, floor: float, *, width: float = 260, back: int = -1, height: float = 330
) -> None:
    """Seen from the side, with its back to the left (-1) or to the right (1)."""
    left, right = x - width / 2, x + width / 2
    post = left + 14 if back < 0 else right - 14
    sheet.shape(limb((post, seat, 13), (post + back * 34, seat - height, 13)), fill=APRICOT, smooth=2)
    for leg in (left + 20, right - 20):
        sheet.shape(limb((leg, seat + 20, 12), (leg, floor - 12, 11)), fill=APRICOT, smooth=2)
    sheet.shape(limb((left + 10, seat + 8, 20), (right - 10, seat + 8, 20)), fill=APRICOT, smooth=2)


def ground(sheet: Sheet, floor: float | None = 980, x: float = 720) -> None:
    sheet.shape(oval(x, 550, 900, 900), fill=SAND, smooth=0, line=False)
    if floor is not None:
        sheet.line((90, floor), (720, floor), (1350, floor))
