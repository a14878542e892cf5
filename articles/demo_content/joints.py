"""Drawings of joints with the bones under the skin, and of a child who limps and an arm in a cast."""

from itertools import pairwise
from math import cos, hypot, radians, sin

from articles.demo_content.drawing import (
    APRICOT,
    BLUSH,
    CLOTH,
    INK,
    SAND,
    WHITE,
    Sheet,
    box,
    limb,
    outline,
    oval,
    spline,
)
from articles.demo_content.people import TAN, TEAL, Person

Point = tuple[float, float]
TENDON = (250, 214, 186)  # apricot, half as strong


def _arc(x: float, y: float, radius: float, start: float, end: float, width: float):
    """A bent strip around a point; angles in degrees, clockwise from the right."""
    steps = 14
    angles = [radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return limb(*((x + radius * cos(angle), y + radius * sin(angle), width) for angle in angles))


def _band(*points, width: float):
    """A strip of even width along a smooth curve: tendons and ligaments."""
    return limb(*((x, y, width) for x, y in spline(points, steps=8)))


def _ground(sheet: Sheet, x: float = 720, y: float = 540, size: float = 900) -> None:
    sheet.shape(oval(x, y, size, size), fill=SAND, smooth=0, line=False)


def knee() -> Sheet:
    """A bent knee from the side: thigh bone, shin bones, kneecap, and the cartilage between them."""
    sheet = Sheet()
    _ground(sheet, 760)
    skin = [
        limb((-120, 290, 240), (300, 346, 212), (620, 388, 176), (860, 412, 160)),
        limb((700, 480, 130), (800, 560, 140)),
        limb((860, 412, 160), (838, 560, 150), (806, 720, 152), (782, 900, 124), (776, 1180, 92)),
    ]
    leg = sheet.shape(*skin, smooth=30)
    sheet.glow(880, 505, 190, colour=BLUSH, within=leg)
    sheet.shape(limb((742, 640, 30), (736, 690, 20), (704, 1180, 18)), smooth=5)  # fibula
    sheet.shape(_arc(834, 424, 102, -72, 128, 22), fill=APRICOT, smooth=3)  # cartilage of the thigh bone
    sheet.shape(
        limb((-120, 330, 52), (420, 366, 46), (640, 388, 54), (760, 408, 80), (834, 420, 98)),
        limb((800, 440, 90), (812, 452, 84)),
        smooth=8,
    )
    sheet.shape(limb((752, 568, 15), (830, 578, 15), (912, 566, 15)), fill=APRICOT, smooth=3)  # of the shin bone
    sheet.shape(
        outline(
            (736, 592), (752, 576), (830, 590), (912, 576), (934, 596), (936, 650), (908, 700), (886, 800),
            (870, 1000), (866, 1180), (772, 1180), (772, 1000), (772, 800), (758, 690), (738, 640),
        ),
        smooth=6,
    )  # fmt: skip
    sheet.shape(_band((968, 470), (960, 560), (926, 660), width=14), fill=TENDON, smooth=2)
    sheet.shape(_band((640, 286), (800, 268), (920, 300), (966, 350), width=16), fill=TENDON, smooth=2, within=leg)
    sheet.shape(outline((944, 346), (972, 338), (996, 376), (1002, 430), (984, 478), (956, 482), (950, 420)), smooth=5)
    sheet.shape(*skin, smooth=30, fill=None)
    return sheet


def hip() -> Sheet:
    """Pelvis and thigh bones from the front; the joint on one side is marked."""
    sheet = Sheet()
    _ground(sheet)
    side = [
        (490, -90), (494, 20), (476, 110), (428, 240), (378, 390), (356, 540), (366, 700), (404, 900), (436, 1190),
    ]  # fmt: skip
    mirrored = [(1440 - x, y) for x, y in reversed(side)]
    body = sheet.shape(outline(*side, *mirrored), smooth=6)
    sheet.shape(box(200, 96, 1240, 1200), fill=CLOTH, smooth=2, within=body)
    sheet.line((720, 760), (720, 1180))
    sheet.glow(916, 490, 140, within=body)
    for y in range(-60, 190, 64):
        sheet.shape(limb((694, y, 26), (746, y, 26)), smooth=4)
    for turn in (1, -1):
        _half_pelvis(sheet, turn)
    sheet.shape(  # sacrum
        outline((656, 196), (720, 184), (784, 196), (776, 260), (748, 350), (720, 396), (692, 350), (664, 260)),
        smooth=4,
    )
    for y in (246, 296):
        sheet.line((694, y), (702, y + 8), width=4)
        sheet.line((738, y + 8), (746, y), width=4)
    sheet.shape(limb((708, 610, 13), (732, 610, 13)), fill=TENDON, smooth=3)
    sheet.shape(outline(*side, *mirrored), smooth=6, fill=None)
    return sheet


def _half_pelvis(sheet: Sheet, turn: int) -> None:
    def at(x: float, y: float) -> tuple[float, float]:
        return 720 + turn * x, y

    def bone(*parts):
        return limb(*((*at(x, y), radius) for x, y, radius in parts))

    sheet.shape(  # wing and ring of the pelvis
        outline(
            *(
                at(x, y)
                for x, y in (
                    (58, 236), (104, 172), (170, 152), (228, 188), (252, 258), (240, 330), (214, 392), (226, 440),
                    (216, 510), (182, 556), (164, 640), (130, 692), (96, 690), (60, 650), (14, 636), (14, 582),
                    (62, 570), (106, 546), (128, 490), (110, 410), (72, 340),
                )
            )
        ),
        smooth=6,
    )  # fmt: skip
    sheet.shape(oval(*at(110, 614), 54, 48), fill=CLOTH, smooth=2)
    start, end = (170, 310) if turn == 1 else (230, 370)
    fill = APRICOT if turn == 1 else WHITE
    sheet.shape(_arc(*at(196, 486), 62, start, end, 13), fill=fill, smooth=2)
    sheet.shape(
        bone((192, 488, 50), (198, 488, 51)),
        bone((198, 488, 32), (252, 536, 36), (276, 556, 40)),
        bone((288, 536, 28), (280, 590, 44), (256, 680, 38), (206, 920, 34), (186, 1190, 36)),
        smooth=9,
    )


def shoulder() -> Sheet:
    """A shoulder from the front: collarbone, shoulder blade, upper arm, and the sore place above the joint."""
    sheet = Sheet()
    _ground(sheet, 800)
    skin = (
        (-220, 300), (-60, 262), (108, 226), (226, 168), (262, 60), (262, -120), (546, -120), (546, 60), (582, 168),
        (700, 226), (860, 252), (990, 282), (1080, 352), (1122, 470), (1138, 640), (1150, 820), (1162, 1000),
        (1174, 1140), (1180, 1260), (-220, 1260),
    )  # fmt: skip
    body = sheet.shape(outline(*skin), smooth=6)
    sheet.glow(960, 340, 170, within=body)
    for y in range(480, 1100, 116):
        rib = _band((420, y), (560, y - 24), (680, y + 40), (720, y + 130), width=13)
        sheet.shape(rib, fill=SAND, smooth=2, line=False)
    sheet.shape(  # shoulder blade, behind the ribs
        outline(
            (616, 404), (690, 380), (790, 392), (858, 404), (882, 450), (878, 520), (846, 560), (812, 660), (760, 800),
            (726, 836), (694, 800), (660, 660), (630, 520),
        ),
        smooth=5,
    )  # fmt: skip
    sheet.shape(limb((800, 436, 20), (846, 404, 26), (872, 410, 24)), smooth=4)
    sheet.shape(  # upper arm
        limb((956, 462, 80), (966, 458, 82)),
        limb((1016, 430, 34), (1028, 480, 40)),
        limb((990, 500, 66), (1006, 610, 43), (1022, 820, 36), (1048, 1200, 40)),
        smooth=8,
    )
    sheet.shape(
        _band((716, 398), (800, 372), (890, 372), (960, 366), (1028, 394), (1052, 440), width=18),
        fill=APRICOT,
        smooth=4,
    )
    sheet.shape(  # collarbone and roof of the shoulder
        limb(*((x, y, 21) for x, y in spline(((452, 360), (560, 356), (680, 320), (800, 300), (920, 306)), steps=6))),
        limb((890, 302, 21), (990, 318, 25), (1024, 340, 17)),
        smooth=6,
    )
    sheet.line((908, 288), (914, 306), (910, 326), width=4)
    sheet.shape(limb((404, 384, 40), (404, 470, 28), (404, 900, 32), (404, 950, 16)), smooth=6)  # breastbone
    sheet.line((884, 1200), (876, 1000), (872, 800), (894, 690))  # the arm beside the chest
    sheet.shape(outline(*skin), smooth=6, fill=None)
    return sheet


def neck() -> Sheet:
    """Head and neck from the side, with the bones of the neck; the back of the neck is sore."""
    sheet = Sheet()
    _ground(sheet, 700, 560)
    body = (
        (200, 1200), (222, 1010), (300, 900), (440, 826), (536, 740), (556, 640), (540, 540), (506, 440), (492, 330),
        (528, 210), (620, 130), (740, 106), (860, 140), (934, 224), (954, 318), (948, 362), (984, 440), (980, 466),
        (948, 476), (954, 510), (946, 524), (956, 548), (936, 578), (942, 626), (910, 662), (846, 668), (790, 670),
        (776, 720), (786, 800), (830, 872), (930, 940), (990, 1040), (1010, 1200),
    )  # fmt: skip
    skin = sheet.shape(outline(*body), smooth=3)
    sheet.glow(590, 690, 130, within=skin)
    sheet.shape(
        outline(
            (100, 1300), (180, 1000), (300, 870), (452, 800), (540, 800), (620, 850), (720, 880), (806, 866),
            (860, 860), (1000, 930), (1100, 1300),
        ),
        fill=CLOTH, smooth=3, within=skin,
    )  # fmt: skip
    curve = spline(((668, 470), (668, 540), (676, 610), (668, 690), (640, 770), (604, 850), (580, 930)), steps=12)
    for number in range(9):
        _neck_bone(sheet, curve[number * 8 : number * 8 + 9], number)
    hair = (
        (520, 520), (480, 430), (472, 320), (510, 194), (610, 110), (740, 84), (868, 118), (938, 206), (930, 250),
        (870, 214), (806, 230), (770, 290), (748, 330), (736, 400), (700, 410), (680, 470), (640, 520), (580, 540),
    )  # fmt: skip
    sheet.shape(outline(*hair), fill=INK, smooth=4)
    sheet.shape(outline((700, 372), (726, 350), (752, 366), (750, 412), (726, 446), (704, 436)), smooth=3)
    sheet.line((718, 378), (734, 386), (728, 416), width=4)
    sheet.line((880, 346), (900, 338), (920, 344), width=5)
    sheet.line((892, 372), (908, 378), (922, 374), width=5)
    sheet.line((948, 524), (926, 526), (908, 520), width=4)
    sheet.shape(outline(*body), smooth=3, fill=None)
    return sheet


def _neck_bone(sheet: Sheet, curve, number: int) -> None:
    """One bone of the spine, with its spur towards the back."""
    (x1, y1), (x2, y2) = curve[0], curve[-1]
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    length = hypot(x2 - x1, y2 - y1)
    along = ((x2 - x1) / length, (y2 - y1) / length)
    across = (along[1], -along[0])

    def at(a: float, b: float):
        return x + along[0] * a + across[0] * b, y + along[1] * a + across[1] * b

    height, depth = length * 0.36, 27 + number
    sheet.shape(limb((*at(2, -depth), 11), (*at(12, -depth - 34 - number * 3), 9)), fill=WHITE, smooth=2)
    fill = APRICOT if 2 <= number <= 5 else WHITE
    sheet.shape(limb((*at(0, -depth * 0.5), height), (*at(0, depth * 0.5), height)), fill=fill, smooth=3)


def ankle() -> Sheet:
    """The outer side of a swollen ankle: bones, and the bands between them."""
    sheet = Sheet()
    _ground(sheet, 690, 560)
    skin = (
        (420, -90), (432, 100), (452, 280), (456, 420), (436, 540), (396, 640), (356, 740), (352, 840), (400, 904),
        (480, 922), (620, 914), (780, 912), (960, 930), (1120, 942), (1230, 930), (1262, 888), (1230, 840),
        (1110, 796), (960, 730), (860, 650), (800, 560), (756, 450), (722, 380), (716, 280), (730, 100), (740, -90),
    )  # fmt: skip
    leg = sheet.shape(outline(*skin), smooth=6)
    sheet.glow(660, 600, 200, within=leg)
    sheet.shape(  # shin bone
        outline((600, -90), (604, 200), (596, 400), (560, 480), (570, 536), (660, 560), (724, 540), (736, 470),
                (700, 390), (690, 200), (694, -90)),
        smooth=6,
    )  # fmt: skip
    sheet.shape(  # heel bone
        outline((392, 700), (450, 690), (540, 716), (640, 700), (720, 730), (800, 760), (806, 820), (740, 846),
                (620, 838), (520, 862), (440, 880), (386, 830)),
        smooth=6,
    )  # fmt: skip
    sheet.shape(  # ankle bone
        outline((530, 600), (570, 560), (650, 566), (726, 560), (780, 600), (826, 650), (820, 706), (760, 716),
                (690, 690), (620, 712), (556, 690)),
        smooth=6,
    )  # fmt: skip
    sheet.shape(outline((836, 690), (890, 700), (924, 750), (920, 806), (860, 826), (812, 800), (820, 730)), smooth=5)
    for number, (x1, y1, x2, y2) in enumerate([(934, 744, 1070, 826), (944, 790, 1076, 866), (926, 826, 1050, 892)]):
        sheet.shape(limb((x1, y1, 22), ((x1 + x2) / 2, (y1 + y2) / 2, 13), (x2, y2, 19)), smooth=4)
        sheet.shape(
            limb((x2 + 40, y2 + 20 - number * 4, 15), (x2 + 104 - number * 14, y2 + 40 - number * 9, 14)), smooth=3
        )
    for points in (
        ((560, 640), (500, 660), (470, 704)), ((600, 660), (580, 720), (560, 780)),
        ((622, 630), (700, 640), (770, 670)),
    ):  # fmt: skip
        sheet.shape(_band(*points, width=17), fill=APRICOT, smooth=2)
    sheet.shape(  # calf bone, outside
        limb((556, -90, 26), (552, 200, 24), (560, 420, 26), (584, 540, 42), (594, 610, 40), (588, 640, 28)), smooth=6
    )
    sheet.shape(outline(*skin), smooth=6, fill=None)
    for x1, y1, x2, y2 in [(388, 560, 346, 536), (330, 660, 282, 656), (852, 500, 892, 470), (914, 590, 958, 566)]:
        sheet.line((x1, y1), (x2, y2), width=7)
    return sheet


def elbow() -> Sheet:
    """The outer side of a bent elbow; the tendon on the outside is sore."""
    sheet = Sheet()
    _ground(sheet, 640, 560)
    skin = [
        limb((420, -140, 170), (440, 120, 164), (470, 420, 142), (510, 640, 130)),
        limb((510, 640, 130), (580, 670, 140), (760, 610, 168), (980, 530, 136), (1200, 462, 98), (1560, 360, 90)),
    ]
    arm = sheet.shape(*skin, smooth=26)
    sheet.glow(560, 600, 150, within=arm)
    sheet.shape(  # ulna
        outline(
            (432, 590), (440, 660), (470, 720), (540, 756), (640, 736), (800, 680), (1000, 606), (1200, 532),
            (1560, 410), (1550, 372), (1200, 486), (1000, 556), (800, 626), (660, 670), (580, 690), (536, 660),
            (508, 600), (470, 560),
        ),
        smooth=5,
    )  # fmt: skip
    sheet.shape(  # upper arm
        limb((404, -140, 44), (424, 120, 42), (452, 400, 44), (488, 540, 58)),
        limb((470, 570, 40), (540, 596, 62), (560, 606, 60)),
        smooth=9,
    )
    sheet.shape(  # radius
        limb((630, 590, 36), (640, 640, 36)), limb((650, 606, 24), (800, 560, 25), (1000, 500, 26), (1560, 330, 34)),
        smooth=7,
    )  # fmt: skip
    sheet.shape(  # muscle and tendon on the outside
        outline(
            (600, 556), (690, 514), (780, 478), (880, 456), (1000, 452), (1130, 442), (1300, 402), (1300, 418),
            (1140, 474), (1010, 512), (890, 548), (770, 580), (680, 594), (620, 590),
        ),
        fill=BLUSH, smooth=4,
    )  # fmt: skip
    for bow in (0, 1):
        sheet.line((740, 528 + bow * 26), (870, 492 + bow * 26), (1020, 474 + bow * 14), width=4)
    sheet.shape(
        outline(
            (506, 566), (540, 544), (610, 546), (700, 508), (684, 530), (706, 540), (682, 560), (700, 584), (620, 594),
            (548, 602), (514, 594),
        ),
        fill=APRICOT, smooth=3,
    )  # fmt: skip
    sheet.shape(*skin, smooth=26, fill=None)
    return sheet


FINGERS = (  # where each finger begins at the wrist, its knuckle, its tip, and its thickness
    ((668, 742), (588, 478), (500, 130), 40),
    ((706, 736), (682, 452), (652, 62), 42),
    ((746, 740), (774, 468), (808, 102), 40),
    ((784, 752), (858, 516), (946, 236), 35),
)
THUMB = ((652, 796), (510, 684), (404, 586), (340, 506))


def hand() -> Sheet:
    """The bones of a hand and wrist; the base of the thumb and the wrist are sore."""
    sheet = Sheet()
    _ground(sheet, 690, 560)
    skin = [
        limb((720, 1240, 132), (720, 980, 128), (722, 860, 122)),
        outline(
            (570, 480), (690, 500), (800, 510), (880, 560), (866, 740), (838, 880), (720, 900), (610, 880), (590, 760)
        ),
        limb((640, 840, 66), (560, 740, 78), (510, 676, 62), (404, 586, 46), (336, 502, 38)),
    ]
    for _start, (x, y), (to_x, to_y), width in FINGERS:
        skin.append(limb((x, y + 60, width + 16), (to_x, to_y, width)))
    body = sheet.shape(*skin, smooth=12)
    sheet.glow(600, 770, 104, within=body)
    sheet.glow(730, 850, 96, colour=(248, 208, 176), within=body)
    sheet.shape(limb((664, 1240, 38), (664, 1000, 34), (660, 920, 48), (650, 902, 46)), smooth=6)  # radius
    sheet.shape(limb((790, 1240, 32), (786, 1000, 28), (792, 920, 34)), smooth=6)
    for x, y, width, height in [
        (652, 836, 64, 54), (716, 840, 62, 54), (776, 846, 54, 50), (808, 824, 40, 40),
        (650, 778, 50, 46), (692, 774, 46, 56), (740, 772, 54, 70), (796, 778, 54, 54),
    ]:  # fmt: skip
        sheet.shape(oval(x, y, width, height), smooth=3)
    for start, knuckle, tip, width in FINGERS:
        _finger_bones(sheet, start, knuckle, tip, width * 0.48)
    for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(THUMB)):
        _long_bone(sheet, _on(x1, y1, x2, y2, 0.14), _on(x1, y1, x2, y2, 0.92), 22 - number * 2, last=number == 2)
    sheet.shape(*skin, smooth=12, fill=None)
    return sheet


def _on(x1: float, y1: float, x2: float, y2: float, part: float) -> Point:
    return x1 + (x2 - x1) * part, y1 + (y2 - y1) * part


def _finger_bones(sheet: Sheet, start: Point, knuckle: Point, tip: Point, width: float) -> None:
    _long_bone(sheet, _on(*start, *knuckle, 0.04), _on(*start, *knuckle, 0.94), width * 1.1)
    for begin, end in ((0.08, 0.46), (0.52, 0.77), (0.83, 0.98)):
        size = width * (1.05 - begin * 0.4)
        _long_bone(sheet, _on(*knuckle, *tip, begin), _on(*knuckle, *tip, end), size, last=end > 0.9)


def _long_bone(sheet: Sheet, start: Point, end: Point, width: float, *, last: bool = False) -> None:
    """Thick at both ends, thin between; the last one of a finger is pointed."""
    middle = _on(*start, *end, 0.5)
    tip = width * (0.55 if last else 0.95)
    sheet.shape(
        limb((*_on(*start, *end, 0.08), width), (*_on(*start, *end, 0.3), width * 0.62), (*middle, width * 0.56)),
        limb((*middle, width * 0.56), (*_on(*start, *end, 0.72), width * 0.6), (*_on(*start, *end, 0.94), tip)),
        smooth=4,
    )


def cast() -> Sheet:
    """A forearm in a cast, in a sling."""
    sheet = Sheet()
    _ground(sheet)
    body = [
        outline(
            (660, 420), (590, 446), (520, 480), (492, 560), (512, 700), (524, 860), (510, 1000), (500, 1180),
            (940, 1180), (930, 1000), (916, 860), (928, 700), (948, 560), (920, 480), (850, 446), (780, 420),
        ),
        limb((548, 520, 62), (480, 720, 52), (462, 900, 44), (456, 1050, 32)),
        limb((892, 520, 62), (960, 740, 56), (966, 800, 54)),
    ]  # fmt: skip
    sheet.shape(
        limb((456, 1060, 24), (462, 1120, 27), (474, 1170, 20)),
        limb((480, 1100, 12), (496, 1150, 11)),
        fill=TAN,
        smooth=5,
    )
    sheet.shape(*body, fill=CLOTH, smooth=8)
    sheet.shape(limb((520, 820, 40), (520, 1180, 40)), fill=CLOTH, line=False, smooth=0)
    sheet.line((544, 600), (540, 720), (528, 900), (512, 1100), (508, 1180), width=5)
    sheet.line((902, 700), (908, 650), (904, 600), width=5)
    for strap in (
        ((700, 380), (650, 450), (606, 570), (574, 700), (600, 760)),
        ((740, 380), (790, 450), (868, 570), (940, 740)),
    ):
        sheet.shape(limb(*((x, y, 17) for x, y in strap)), fill=APRICOT, smooth=3)
    sheet.shape(limb((720, 320, 50), (720, 424, 55)), fill=TAN, smooth=2)
    fingers = [limb((560, 742 + 24 * row, 18), (478 + abs(row - 1) * 12, 716 + 30 * row, 15)) for row in range(4)]
    sheet.shape(limb((610, 786, 56), (566, 780, 54)), *fingers, fill=TAN, smooth=4)
    sheet.shape(limb((600, 744, 22), (540, 676, 16), (528, 658, 14)), fill=TAN, smooth=4)
    plaster = limb((610, 782, 68), (800, 836, 76), (958, 830, 78))
    sheet.shape(plaster, fill=WHITE, smooth=8)
    for x, y in ((610, 782), (690, 806), (770, 828)):
        sheet.line((x - 6, y - 72), (x + 20, y), (x + 2, y + 72), width=4)
    sling = outline(
        (600, 800), (680, 806), (800, 826), (940, 792), (1010, 720), (1044, 800), (1030, 890), (960, 936), (840, 940),
        (720, 910), (620, 860), (584, 824),
    )  # fmt: skip
    sheet.shape(sling, fill=APRICOT, smooth=5)
    sheet.line((980, 880), (900, 880), (830, 860), width=4)
    sheet.line((960, 910), (860, 912), (760, 884), width=4)
    _face(sheet, 720, 230)
    return sheet


def _face(sheet: Sheet, x: float, y: float) -> None:
    """A head from the front, short hair."""
    sheet.shape(oval(x - 98, y + 16, 40, 64), oval(x + 98, y + 16, 40, 64), fill=TAN, smooth=2)
    sheet.shape(oval(x, y + 6, 194, 250), fill=TAN, smooth=0)
    hair = (
        (x - 100, y + 4), (x - 108, y - 60), (x - 70, y - 126), (x, y - 148), (x + 76, y - 126), (x + 108, y - 56),
        (x + 100, y + 4), (x + 84, y - 30), (x + 70, y - 62), (x + 10, y - 56), (x - 50, y - 70), (x - 80, y - 36),
    )  # fmt: skip
    sheet.shape(outline(*hair), fill=INK, smooth=3)
    for eye in (-42, 42):
        sheet.shape(oval(x + eye, y + 4, 11, 14), fill=INK, smooth=0, line=False)
    sheet.line((x + 2, y + 12), (x - 10, y + 46), (x + 6, y + 52), width=5)
    sheet.line((x - 28, y + 86), (x, y + 94), (x + 28, y + 86), width=5)


def child() -> Sheet:
    """A mother kneels before a small child, who holds one leg up."""
    sheet = Sheet()
    floor = 990
    _ground(sheet, 700)
    sheet.line((90, floor), (720, floor), (1350, floor))
    mother = Person(sheet, hair="scarf", hair_fill=TEAL, top=APRICOT, trousers=WHITE, skin=TAN)
    hip, shoulder, head = (440, 740), (512, 460), (566, 314)
    mother.leg((446, 744), 58, 180, 178)
    mother.arm((544, 484), 40, 8)
    mother.neck(shoulder, head)
    mother.leg(hip, -9, 88, 0)
    mother.trunk(hip, shoulder)
    mother.head(head, 8)
    _small_child(sheet, floor)
    mother.arm((514, 488), 50, 12)
    return sheet


def _small_child(sheet: Sheet, floor: float) -> None:
    small = Person(sheet, top=CLOTH, trousers=SAND, skin=TAN, size=0.54, facing=-1)
    hip, shoulder, head = (1030, floor - 276), (1030, floor - 412), (1014, floor - 526)
    small.arm((1024, shoulder[1] + 6), 66, 40)
    small.leg((1034, hip[1]), 90, 90, 0)
    small.neck(shoulder, head)
    small.leg((hip[0] - 6, hip[1]), 20, 116, 34)
    small.trunk(hip, shoulder)
    small.head(head, 0, size=1.0)
    small.arm((1034, shoulder[1] + 10), 84, 30)
    for x1, y1, x2, y2 in [(866, 732, 838, 716), (858, 776, 826, 780), (872, 818, 846, 838)]:
        sheet.line((x1, y1), (x2, y2), width=7)
