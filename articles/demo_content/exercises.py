"""Step drawings of exercises: where the movement starts is pale, where it ends has the line."""

from math import cos, radians, sin
from typing import Any

from articles.demo_content.drawing import APRICOT, CLOTH, INK, SAND, WHITE, Sheet, box, limb, outline, oval
from articles.demo_content.people import BROWN, GREY, START, TAN, TEAL, Person, ahead, arrow, chair, ground

FLOOR = 980


def knee_straighten() -> Sheet:
    """Sitting on a chair, one knee is straightened."""
    sheet = Sheet()
    ground(sheet, FLOOR, 680)
    chair(sheet, 510, 776, FLOOR, width=270, height=370)
    person = Person(sheet, skin=TAN, trousers=WHITE, hair="beard")
    hip, shoulder, head = (540, 700), (520, 408), (548, 258)
    person.leg(hip, 0, 84, 0, start=True)
    person.leg(hip, 0, 106, 0)
    person.neck(shoulder, head)
    person.leg(hip, -1, 2, -82)
    person.trunk(hip, shoulder)
    person.head(head)
    person.arm((516, 422), 92, 30)
    arrow(sheet, (960, 950), (1080, 900), (1132, 800))
    return sheet


def sit_to_stand() -> Sheet:
    """From sitting, leaning forward, to standing."""
    sheet = Sheet()
    ground(sheet, FLOOR)
    chair(sheet, 390, 814, FLOOR, width=220, height=290)
    for hip, shoulder, head, leg, arm, tilt in (
        ((410, 748), (508, 532), (584, 426), (2, 92), (24, 18), 20),
        ((1010, 553), (1008, 306), (1030, 180), (90, 92), (97, 82), 0),
    ):
        person = Person(sheet, hair="scarf", hair_fill=TEAL, trousers=WHITE, top=APRICOT, size=0.83)
        person.arm((shoulder[0] + 14, shoulder[1] + 10), *arm)
        person.leg((hip[0] + 12, hip[1]), *leg, 0)
        person.neck(shoulder, head)
        person.leg(hip, *leg, 0)
        person.trunk(hip, shoulder, long=55 if leg[0] < 45 else 90)
        person.head(head, tilt)
        person.arm((shoulder[0] - 4, shoulder[1] + 16), *arm)
    arrow(sheet, (720, 620), (770, 500), (860, 420))
    return sheet


def pendulum() -> Sheet:
    """Leaning on a table, the sore arm hangs down and swings."""
    sheet = Sheet()
    ground(sheet, FLOOR, 700)
    person = Person(sheet, skin=BROWN, hair_fill=GREY, trousers=WHITE)
    hip, shoulder, head = (416, 468), (664, 344), (812, 300)
    person.arm((700, 372), 58, 16, 6)
    for angle in (112, 68):
        person.arm((676, 384), angle, angle, start=True)
    person.leg((434, 474), 86, 98, 0)
    sheet.shape(box(880, 584, 1300, 616, 10), fill=APRICOT, smooth=2)
    for x in (918, 1262):
        sheet.shape(box(x - 13, 616, x + 13, FLOOR - 2, 6), fill=APRICOT, smooth=1)
    person.neck(shoulder, head)
    person.leg(hip, 92, 96, 0)
    person.trunk(hip, shoulder)
    person.head(head, 62)
    person.arm((676, 384), 90, 90)
    arrow(sheet, (676, 846), (752, 834), (822, 796))
    arrow(sheet, (676, 846), (610, 838), (556, 816))
    return sheet


def wall_slide() -> Sheet:
    """The hand slides up a wall."""
    sheet = Sheet()
    ground(sheet, FLOOR, 690)
    sheet.shape(box(1004, -60, 1500, FLOOR), fill=CLOTH, smooth=0)
    sheet.line((90, FLOOR), (720, FLOOR), (1440, FLOOR))
    person = Person(sheet, hair="bun", trousers=WHITE, top=APRICOT, size=0.88)
    hip, shoulder, head = (746, 528), (756, 268), (786, 136)
    person.arm((776, 284), 98, 86)
    person.leg((766, 528), 88, 93, 0)
    person.neck(shoulder, head)
    person.leg(hip, 92, 96, 0)
    person.trunk(hip, shoulder)
    person.head(head, -8)
    person.arm((756, 286), 46, -18, -70, start=True)
    person.arm((756, 286), -20, -52, -84)
    arrow(sheet, (1066, 380), (1070, 250), (1058, 110))
    return sheet


def heel_raise() -> Sheet:
    """Hands on the back of a chair, both heels are lifted."""
    sheet = Sheet()
    ground(sheet, FLOOR, 690)
    chair(sheet, 980, 800, FLOOR, width=220, height=270)
    person = Person(sheet, skin=TAN, trousers=WHITE, size=0.86, hair_fill=INK)
    hip, shoulder, head = (620, 492), (626, 240), (650, 112)
    person.arm((642, 262), 66, 34, 44)
    person.leg((636, 492), 89, 90, 46, tiptoe=True)
    person.neck(shoulder, head)
    person.leg(hip, 90, 91, 46, tiptoe=True)
    person.trunk(hip, shoulder)
    person.head(head)
    person.arm((622, 264), 66, 34, 44)
    arrow(sheet, (500, 960), (498, 890), (500, 812))
    return sheet


def bridge() -> Sheet:
    """Lying on the back, knees bent, the hips are lifted."""
    sheet = Sheet()
    ground(sheet, 930)
    sheet.shape(box(150, 884, 1290, 928, 20), fill=CLOTH, smooth=2)
    person = Person(sheet, trousers=WHITE, top=APRICOT, hair="scarf", hair_fill=TEAL)
    shoulder, hip, head = (450, 806), (712, 664), (318, 800)
    low = (744, 800)
    person.trunk(low, shoulder, start=True)
    person.leg(low, -51, 70, 0, start=True)
    person.leg((hip[0] + 26, hip[1] - 10), -17, 80, 0)
    person.neck(shoulder, head)
    person.leg(hip, -17, 81, 0)
    person.trunk(hip, shoulder)
    person.head(head, -90)
    person.arm((462, 826), 6, 3)
    arrow(sheet, (700, 560), (700, 500), (700, 430))
    return sheet


def side_leg_lift() -> Sheet:
    """Lying on the side, seen from the front, the upper leg is lifted."""
    sheet = Sheet()
    ground(sheet, 930)
    sheet.shape(box(110, 884, 1330, 928, 20), fill=APRICOT, smooth=2)
    hip = (786, 740)

    def upper(angle: float, **look):
        knee = ahead(*hip, angle, 236)
        ankle = ahead(*hip, angle, 462)
        toes = ahead(*ahead(*hip, angle, 494), angle + 64, 44)
        sheet.shape(
            limb((*ankle, 22), (*ahead(*hip, angle, 490), 22), (*toes, 15)), smooth=5, **({"fill": BROWN} | look)
        )
        sheet.shape(limb((*hip, 70), (*knee, 48), (*ankle, 31)), smooth=8, **({"fill": WHITE} | look))

    sheet.shape(
        limb((470, 820, 40), (330, 846, 34), (200, 830, 24)), limb((200, 830, 18), (150, 816, 12)), fill=TAN, smooth=6
    )
    sheet.shape(limb((450, 824, 44), (330, 846, 37), (216, 832, 27)), fill=CLOTH, smooth=6)
    sheet.shape(limb((1212, 850, 22), (1240, 856, 22), (1262, 872, 14)), fill=BROWN, smooth=5)
    sheet.shape(limb((780, 808, 66), (1000, 838, 45), (1214, 850, 30)), fill=WHITE, smooth=8)
    upper(4, fill=START, line=False)
    sheet.shape(limb((440, 772, 36), (370, 766, 36)), fill=BROWN, smooth=2)
    upper(-24)
    sheet.shape(limb((470, 776, 78), (620, 786, 68), (786, 768, 84)), fill=CLOTH, smooth=8)
    sheet.shape(oval(318, 752, 164, 132), fill=BROWN, smooth=0)
    hair = ((300, 684), (252, 686), (226, 726), (228, 786), (256, 822), (302, 820), (276, 790), (268, 750), (280, 712))
    sheet.shape(outline(*hair), fill=INK, smooth=3)
    sheet.shape(limb((560, 878, 15), (622, 872, 19), (650, 874, 12)), fill=BROWN, smooth=4)
    sheet.shape(limb((494, 740, 44), (560, 852, 32)), limb((560, 852, 32), (600, 866, 24)), fill=CLOTH, smooth=7)
    arrow(sheet, (1330, 790), (1360, 690), (1340, 590))
    return sheet


def raised_arm() -> Sheet:
    """Lying down; the arm in a cast lies on pillows, higher than the heart."""
    sheet = Sheet()
    ground(sheet, None)
    sheet.shape(box(90, 840, 1350, 940, 22), fill=APRICOT, smooth=2)
    sheet.shape(box(150, 780, 430, 850, 34), fill=WHITE, smooth=4)
    person = Person(sheet, skin=TAN, trousers=WHITE, hair="short")
    shoulder, hip, head = (450, 770), (750, 772), (310, 716)
    person.neck(shoulder, head)
    person.trunk(hip, shoulder)
    blanket = outline(
        (760, 700), (900, 690), (1050, 712), (1180, 706), (1262, 680), (1310, 720), (1322, 842), (1100, 850),
        (740, 850), (726, 780),
    )  # fmt: skip
    person.head(head, -74)
    sheet.shape(
        outline((498, 768), (514, 752), (530, 764), (546, 752), (562, 768), (552, 792), (530, 814), (508, 792)),
        fill=APRICOT, smooth=2,
    )  # fmt: skip
    sheet.shape(blanket, fill=SAND, smooth=5)
    sheet.line((840, 720), (860, 780), (850, 830), width=4)
    sheet.line((1090, 730), (1104, 780), (1096, 830), width=4)
    for y in (800, 724, 648):
        sheet.shape(limb((640, y, 38), (760, y - 4, 42), (900, y, 38)), fill=WHITE, smooth=8)
    hand = [limb((880, 552, 24), (920, 544, 26)), limb((900, 534, 12), (930, 508, 10))]
    fingers = [limb((930, 530 + row * 10, 10), (976 - abs(row - 1) * 8, 528 + row * 13, 9)) for row in range(4)]
    sheet.shape(*hand, *fingers, fill=TAN, smooth=3)
    sheet.shape(limb((462, 752, 44), (600, 604, 42)), fill=CLOTH, smooth=6)
    sheet.shape(limb((604, 596, 45), (700, 582, 42), (878, 554, 34)), fill=WHITE, smooth=6)
    for x in (660, 730, 800):
        fold = 580 - (x - 660) * 0.14
        sheet.line((x - 12, fold - 36), (x + 6, fold), (x, fold + 36), width=4)
    arrow(sheet, (1060, 720), (1066, 640), (1050, 540))
    for x in range(600, 1100, 44):
        sheet.line((x, 782), (x + 20, 782), width=4)
    return sheet


def ankle_circles() -> Sheet:
    """A leg rests on a towel; the foot draws circles."""
    sheet = Sheet()
    ground(sheet, None)
    sheet.line((60, 900), (720, 900), (1380, 900))
    arrow_points = [(900 + 210 * cos(radians(a)), 300 + 74 * sin(radians(a))) for a in range(200, 530, 30)]
    sheet.shape(box(470, 770, 650, 898, 62), fill=CLOTH, smooth=3)
    sheet.line((560, 834), (580, 816), (600, 834), (580, 862), (544, 862), (528, 830), width=4)
    foot = [
        limb((440, 680, 98), (700, 690, 70), (830, 690, 70)),
        limb((830, 690, 74), (870, 742, 62)),
        limb((846, 690, 72), (890, 560, 58), (918, 430, 44), (924, 346, 36)),
        limb((918, 350, 32), (912, 302, 27)),
    ]
    sheet.shape(*foot, fill=BROWN, smooth=16)
    sheet.line((896, 316), (908, 306), (922, 308), width=4)
    sheet.line((826, 660), (844, 640), (850, 616), width=4)
    sheet.shape(limb((-100, 640, 136), (200, 660, 128), (480, 680, 108)), fill=WHITE, smooth=6)
    sheet.line((470, 582), (500, 680), (470, 778), width=5)
    arrow(sheet, *arrow_points)
    return sheet


def wrist_lower() -> Sheet:
    """The forearm lies on a table; the hand lowers a small weight over the edge."""
    sheet = Sheet()
    ground(sheet, None)
    sheet.shape(box(-60, 590, 800, 640, 10), fill=APRICOT, smooth=2)
    sheet.shape(box(680, 640, 730, 1120), fill=APRICOT, smooth=1)
    _hand_with_weight(sheet, (830, 504), -32, start=True)
    _hand_with_weight(sheet, (830, 504), 46)
    sheet.shape(limb((-120, 440, 150), (300, 470, 118), (800, 502, 78)), fill=CLOTH, smooth=8)
    arrow(sheet, (1200, 430), (1240, 560), (1190, 690))
    return sheet


def _hand_with_weight(sheet: Sheet, wrist, angle: float, *, start: bool = False) -> None:
    """From the thumb's side, palm down; the end of the weight points at the reader."""
    pale: dict[str, Any] = {"fill": START, "line": False} if start else {}

    def at(x: float, y: float) -> tuple[float, float]:
        turn = radians(angle)
        return wrist[0] + x * cos(turn) - y * sin(turn), wrist[1] + x * sin(turn) + y * cos(turn)

    skin: dict[str, Any] = {"fill": TAN} | pale
    fingers = limb(
        (*at(130, -30), 50), (*at(214, -8), 42), (*at(246, 64), 38), (*at(214, 128), 33), (*at(150, 132), 27)
    )
    sheet.shape(
        limb((*at(20 if start else -60, 4), 66), (*at(40, -6), 70), (*at(130, -18), 64)), fingers, smooth=9, **skin
    )
    sheet.shape(limb((*at(20, 36), 34), (*at(90, 92), 32), (*at(150, 110), 26)), smooth=6, **skin)
    sheet.shape(oval(*at(158, 62), 132, 132), smooth=0, **({"fill": APRICOT} | pale))
    if not start:
        sheet.shape(oval(*at(158, 62), 46, 46), fill=SAND, smooth=0)


def fist_and_stretch() -> Sheet:
    """A hand from the side, three times: stretched, a hook, a fist."""
    sheet = Sheet()
    ground(sheet, None)
    for x, bends in ((250, (0, 0, 0)), (700, (4, 102, 66)), (1130, (84, 96, 70))):
        _hand_from_side(sheet, x, bends)
    for x in (470, 920):
        arrow(sheet, (x, 620), (x + 40, 620), (x + 84, 620))
    return sheet


def _hand_from_side(sheet: Sheet, x: float, bends) -> None:
    """The thumb's side, palm to the right; `bends` of the three joints of the fingers."""
    knuckle = (x - 8, 560.0)
    angle, point, finger = -90.0, knuckle, [(*knuckle, 44)]
    for bend, length, radius in zip(bends, (132, 90, 62), (37, 34, 26), strict=True):
        angle += bend
        point = ahead(*point, angle, length)
        finger.append((*point, radius))
    palm = limb((x, 850, 64), (x, 790, 66), (x - 6, 700, 78), (x - 8, 570, 48))
    closed = bends[0] > 50
    palm = [palm, limb((x + 40, 680, 66), (x + 56, 620, 56))] if closed else [palm]
    sheet.shape(*palm, limb(*finger), fill=BROWN, smooth=5)
    if bends[1]:  # the inner side of the bent fingers
        sheet.shape(limb(*finger[1:]), fill=BROWN, smooth=4)
        sheet.shape(limb(*finger[:2]), fill=BROWN, line=False, smooth=4)
        sheet.shape(*palm, limb(*finger), fill=None, smooth=5)
    tip = [(x + 84, 566, 32), (x + 98, 500, 25)] if not closed else [(x + 98, 650, 33), (x + 138, 590, 26)]
    sheet.shape(limb((x + 20, 786, 46), (x + 62, 690, 42), *tip), fill=BROWN, smooth=8)
    sheet.shape(limb((x, 1140, 92), (x + 4, 860, 84)), fill=CLOTH, smooth=6)


def thumb_touch() -> Sheet:
    """A palm, twice: the thumb touches the index finger, then the little finger."""
    sheet = Sheet()
    ground(sheet, None)
    _open_hand(sheet, 360, 0)
    _open_hand(sheet, 1060, 3)
    arrow(sheet, (640, 640), (690, 640), (750, 640))
    return sheet


def _open_hand(sheet: Sheet, x: float, touching: int) -> None:
    fingers = (
        ((-92, 560), (-146, 270), 27), ((-31, 548), (-46, 204), 28),
        ((31, 552), (58, 232), 27), ((90, 578), (158, 340), 23),
    )  # fmt: skip
    palm = [limb((x - 20, 650, 102), (x + 20, 650, 102), (x + 14, 760, 98), (x - 6, 880, 74))]
    palm.append(limb((x - 84, 620, 34), (x + 88, 632, 30)))
    for number, ((fx, fy), (tx, ty), radius) in enumerate(fingers):
        if number != touching:
            palm.append(limb((x + fx * 0.86, fy + 70, radius), (x + fx, fy, radius), (x + tx, ty, radius - 3)))
    if touching == 0:
        palm.append(limb((x - 40, 800, 60), (x - 120, 724, 48), (x - 196, 630, 36), (x - 234, 540, 27)))
        palm.append(limb((x - 84, 600, 34), (x - 108, 480, 31), (x - 178, 430, 29), (x - 232, 486, 24)))
        sheet.shape(*palm, fill=TAN, smooth=6)
        sheet.line((x - 90, 730), (x - 40, 790), (x - 30, 860), width=5)
        sheet.line((x - 256, 514), (x - 236, 512), (x - 214, 514), width=5)
    else:
        palm.append(limb((x - 44, 830, 56), (x - 88, 748, 54)))
        sheet.shape(*palm, fill=TAN, smooth=6)
        little = limb((x + 92, 640, 32), (x + 124, 540, 28), (x + 104, 560, 27), (x + 66, 634, 23))
        sheet.shape(little, fill=TAN, smooth=4)
        sheet.shape(limb((x - 74, 742, 42), (x - 30, 684, 38), (x + 42, 656, 27)), fill=TAN, smooth=6)
        sheet.shape(limb((x - 20, 840, 50), (x - 74, 764, 50)), fill=TAN, line=False, smooth=8)
    sheet.shape(limb((x, 1140, 104), (x, 884, 90)), fill=CLOTH, smooth=6)


def neck_turn() -> Sheet:
    """Looking ahead, then slowly over one shoulder."""
    sheet = Sheet()
    ground(sheet, None)
    for x, turn in ((370, 0), (1060, 1)):
        _bust(sheet, x, turn)
    arrow(sheet, (960, 214), (1070, 170), (1190, 236))
    return sheet


def _bust(sheet: Sheet, x: float, turn: int) -> None:
    sheet.shape(
        outline(
            (x - 270, 1180), (x - 262, 960), (x - 226, 880), (x - 120, 828), (x - 60, 800), (x + 60, 800),
            (x + 120, 828), (x + 226, 880), (x + 262, 960), (x + 270, 1180),
        ),
        fill=APRICOT, smooth=4,
    )  # fmt: skip
    sheet.shape(  # scarf
        outline(
            (x, 278), (x + 94, 306), (x + 140, 400), (x + 142, 530), (x + 124, 640), (x + 138, 760), (x + 190, 850),
            (x + 120, 930), (x, 960), (x - 120, 930), (x - 190, 850), (x - 138, 760), (x - 124, 640), (x - 142, 530),
            (x - 140, 400), (x - 94, 306),
        ),
        fill=TEAL, smooth=4,
    )  # fmt: skip
    middle = x + turn * 66
    nose = limb((x + 144, 520, 14), (x + 160, 548, 14)) if turn else limb((middle, 520, 2), (middle, 530, 2))
    sheet.shape(oval(middle, 510, 196 - turn * 24, 292), nose, fill=WHITE, smooth=3)
    look = middle + turn * 38
    for eye in (-44, 44) if not turn else (-34, 30):
        sheet.line((look + eye - 13, 490), (look + eye, 482), (look + eye + 13, 490), width=5)
    if not turn:
        sheet.line((middle + 2, 506), (middle - 10, 546), (middle + 6, 552), width=5)
    sheet.line((look - 26, 594), (look, 602), (look + 22, 594), width=5)
    sheet.line((x - 110, 720), (x - 30, 790), (x + 70, 800), (x + 130, 770), width=4)
    sheet.line((x - 140, 800), (x - 60, 866), (x + 20, 880), width=4)


def shoulder_squeeze() -> Sheet:
    """Seen from behind, the shoulder blades move together."""
    sheet = Sheet()
    ground(sheet, None, 720)
    body = [
        outline(
            (660, 360), (600, 388), (520, 420), (500, 500), (534, 640), (548, 800), (540, 960), (536, 1180),
            (904, 1180), (900, 960), (892, 800), (906, 640), (940, 500), (920, 420), (840, 388), (780, 360), (720, 372),
        )
    ]  # fmt: skip
    for turn in (-1, 1):
        fore = limb((720 + turn * 276, 700, 42), (720 + turn * 214, 800, 34), (720 + turn * 196, 830, 30))
        sheet.shape(fore, fill=CLOTH, smooth=6)
        body.append(limb((720 + turn * 170, 450, 60), (720 + turn * 222, 490, 62), (720 + turn * 276, 690, 47)))
    sheet.shape(limb((720, 250, 56), (720, 384, 66)), fill=BROWN, smooth=2)
    sheet.shape(*body, fill=CLOTH, smooth=8)
    for turn in (-1, 1):
        sheet.line((720 + turn * 190, 620), (720 + turn * 178, 570), (720 + turn * 176, 520), width=5)
        blade = ((58, 476), (100, 462), (150, 458), (176, 478), (158, 560), (116, 664), (88, 674), (68, 600))
        for away, look in ((34, {"fill": START, "line": False}), (-6, {"fill": APRICOT})):
            sheet.shape(outline(*((720 + turn * (dx + away), y) for dx, y in blade)), smooth=4, **look)
        arrow(sheet, (720 + turn * 470, 560), (720 + turn * 420, 560), (720 + turn * 340, 560))
    for y in range(420, 1060, 40):
        sheet.line((720, y), (720, y + 14), width=4)
    sheet.shape(oval(640, 206, 36, 60), oval(800, 206, 36, 60), fill=BROWN, smooth=2)
    sheet.shape(oval(720, 186, 172, 216), fill=INK, smooth=0)
    return sheet
