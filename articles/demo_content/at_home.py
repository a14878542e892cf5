"""Drawings of everyday scenes: a night, a mat, two packs, the list for a visit."""

from math import cos, pi, sin

from articles.demo_content.drawing import (
    APRICOT,
    BLUSH,
    CLOTH,
    INK,
    PAPER,
    SAND,
    WHITE,
    Sheet,
    box,
    limb,
    outline,
    oval,
)


def mat() -> Sheet:
    """Somebody lies on the back, knees bent, feet flat."""
    sheet = Sheet()
    sheet.shape(oval(720, 560, 900, 900), fill=SAND, smooth=0, line=False)
    sheet.line((90, 880), (720, 880), (1350, 880))
    sheet.shape(box(180, 838, 1270, 880, 20), fill=APRICOT, smooth=2)
    _bent_leg(sheet, 34, -16)
    sheet.shape(box(214, 806, 400, 842, 18), smooth=2)  # a flat cushion
    sheet.shape(limb((372, 770, 40), (450, 776, 46)), smooth=3)
    trunk = [limb((462, 772, 66), (600, 778, 60), (720, 770, 66))]
    shirt = sheet.shape(*trunk, fill=CLOTH, smooth=10)
    sheet.glow(610, 812, 70, within=shirt)
    sheet.shape(*trunk, fill=None, smooth=10)
    _bent_leg(sheet, 0, 0)
    sheet.shape(limb((474, 762, 36), (566, 786, 28), (660, 800, 22)), limb((664, 802, 22), (720, 818, 14)), smooth=6)
    sheet.shape(oval(306, 742, 178, 150), smooth=0)
    hair = [(240, 796), (208, 752), (226, 690), (292, 660), (322, 666), (300, 700), (290, 744), (296, 800), (268, 812)]
    sheet.shape(outline(*hair), fill=INK, smooth=3)
    sheet.shape(oval(316, 764, 40, 26), smooth=0)
    return sheet


def _bent_leg(sheet: Sheet, dx: float, dy: float) -> None:
    leg = [
        limb((742 + dx, 762, 74), (952 + dx, 544 + dy, 52), (958 + dx, 560 + dy, 52), (1020 + dx, 800, 28)),
        limb((1020 + dx, 800, 28), (1042 + dx, 818, 20), (1120 + dx, 826, 12)),
    ]
    sheet.shape(*leg, smooth=8)


def night() -> Sheet:
    """A bed at night, a leg out of the blanket."""
    sheet = Sheet()
    sheet.shape(oval(720, 560, 900, 900), fill=SAND, smooth=0, line=False)
    sheet.shape(box(860, 110, 1180, 420, 14), fill=INK, smooth=2)
    sheet.shape(oval(1010, 262, 150, 150), fill=APRICOT, smooth=0, line=False)
    sheet.shape(oval(1052, 240, 132, 132), fill=INK, smooth=0, line=False)
    for x, y in [(900, 170), (1130, 190), (1110, 350), (920, 360)]:
        sheet.shape(oval(x, y, 12, 12), fill=PAPER, smooth=0, line=False)
    sheet.line((836, 426), (1020, 426), (1204, 426), width=10)
    sheet.shape(box(150, 520, 206, 980, 18), smooth=2)
    sheet.shape(box(1250, 700, 1300, 980, 18), smooth=2)
    sheet.shape(box(196, 780, 1262, 900, 16), fill=APRICOT, smooth=2)
    sheet.shape(box(196, 716, 1262, 800, 34), smooth=2)
    sheet.shape(outline((226, 716), (232, 640), (300, 616), (440, 640), (476, 716), (350, 726)), smooth=6)
    sheet.shape(limb((430, 664, 34), (500, 680, 40)), smooth=2)
    sheet.shape(oval(380, 614, 148, 128), smooth=0)
    hair = [(312, 648), (302, 596), (338, 548), (398, 540), (412, 552), (372, 580), (358, 620), (362, 668), (336, 672)]
    sheet.shape(outline(*hair), fill=INK, smooth=3)
    sheet.shape(oval(384, 626, 26, 34), smooth=0)
    _leg_in_bed(sheet)
    sheet.shape(
        outline(
            (452, 690), (480, 620), (560, 590), (700, 596), (800, 566), (880, 560), (930, 620), (944, 690), (934, 780),
            (920, 840), (700, 850), (480, 836), (448, 770),
        ),
        fill=CLOTH, smooth=6,
    )  # fmt: skip
    sheet.line((560, 640), (640, 680), (650, 770), width=4)
    sheet.line((820, 610), (800, 690), (820, 770), width=4)
    return sheet


def _leg_in_bed(sheet: Sheet) -> None:
    """The foot is pulled down, as it is in a cramp of the calf."""
    parts = [
        limb((880, 640, 56), (1000, 672, 50), (1130, 688, 26)),
        limb((1130, 688, 26), (1156, 684, 24), (1226, 700, 12)),
    ]
    leg = sheet.shape(*parts, smooth=8)
    sheet.glow(1010, 690, 70, within=leg)
    sheet.shape(*parts, smooth=8, fill=None)
    for (x, y), (to_x, to_y) in [((980, 590), (972, 548)), ((1040, 602), (1050, 560)), ((1096, 630), (1122, 596))]:
        sheet.line((x, y), (to_x, to_y), width=7)


def packs() -> Sheet:
    """A hot-water bottle, and a cold pack in a towel."""
    sheet = Sheet()
    for x, colour in ((410, BLUSH), (1030, CLOTH)):
        sheet.shape(oval(x, 560, 580, 740), fill=colour, smooth=0, line=False)
    sheet.shape(box(360, 300, 460, 420, 12), fill=WHITE, smooth=3)
    sheet.shape(box(344, 268, 476, 316, 18), fill=SAND, smooth=2)
    bottle = [box(250, 430, 570, 850, 90), limb((410, 390, 56), (410, 470, 90))]
    sheet.shape(*bottle, fill=APRICOT, smooth=16)
    for x in (330, 410, 490):
        sheet.line((x, 520), (x, 770), width=5)
    for x in (320, 410, 500):
        sheet.line((x, 236), (x + 16, 206), (x, 176), (x + 16, 146), width=6)
    sheet.shape(box(860, 330, 1200, 700, 44), fill=WHITE, smooth=4)
    _snowflake(sheet, 1030, 470, 86)
    towel = outline((806, 600), (900, 570), (1030, 590), (1160, 570), (1254, 600), (1262, 850), (1030, 872), (798, 850))
    sheet.shape(towel, fill=CLOTH, smooth=5)
    sheet.line((802, 786), (1030, 806), (1258, 786), width=5)
    sheet.line((802, 816), (1030, 836), (1258, 816), width=5)
    sheet.line((950, 586), (962, 660), (950, 730), width=4)
    sheet.line((1114, 582), (1104, 640), (1112, 690), width=4)
    return sheet


def _snowflake(sheet: Sheet, x: float, y: float, radius: float) -> None:
    for arm in range(6):
        angle = arm * pi / 3 + pi / 6
        far, near = (radius, radius * 0.62)
        tip = (x + far * cos(angle), y + far * sin(angle))
        knot = (x + near * cos(angle), y + near * sin(angle))
        sheet.line((x, y), tip, width=6)
        for turn in (-0.7, 0.7):
            twig = (knot[0] + 30 * cos(angle + turn), knot[1] + 30 * sin(angle + turn))
            sheet.line(knot, twig, width=5)


def visit() -> Sheet:
    """A clipboard with the outline of a body, a marked knee and a short list."""
    sheet = Sheet()
    sheet.shape(oval(720, 545, 900, 900), fill=SAND, smooth=0, line=False)
    sheet.shape(box(380, 130, 1010, 980, 44), fill=CLOTH, smooth=3)
    sheet.shape(box(426, 200, 964, 934, 14), smooth=2)
    sheet.shape(box(610, 92, 780, 176, 26), fill=SAND, smooth=3)
    sheet.shape(oval(695, 118, 30, 30), fill=WHITE, smooth=0)
    _small_body(sheet, 574)
    for row, width in enumerate((150, 110, 140)):
        y = 380 + row * 150
        sheet.shape(box(722, y - 22, 766, y + 22, 8), smooth=1)
        sheet.line((790, y - 8), (790 + width / 2, y - 8), (790 + width, y - 8), width=5)
        sheet.line((790, y + 18), (790 + width / 3, y + 18), (790 + width * 0.6, y + 18), width=5)
        if row < 2:
            sheet.line((732, y), (742, y + 12), (760, y - 16), width=6)
    sheet.shape(limb((1130, 400, 24), (1046, 700, 24)), fill=APRICOT, smooth=2)
    sheet.shape(outline((1022, 694), (1070, 706), (1026, 776)), smooth=2)
    sheet.shape(outline((1034, 744), (1044, 748), (1026, 776)), fill=INK, smooth=0, line=False)
    sheet.line((1110, 382), (1132, 386), (1154, 394), width=5)
    return sheet


def _small_body(sheet: Sheet, x: float) -> None:
    parts = [
        limb((x, 420, 52), (x, 540, 44), (x, 590, 50)),
        limb((x - 44, 412, 24), (x - 82, 520, 18), (x - 92, 620, 13)),
        limb((x + 44, 412, 24), (x + 82, 520, 18), (x + 92, 620, 13)),
        limb((x - 30, 600, 32), (x - 36, 730, 22), (x - 38, 850, 16), (x - 48, 872, 14)),
        limb((x + 30, 600, 32), (x + 36, 730, 22), (x + 38, 850, 16), (x + 48, 872, 14)),
        limb((x, 340, 18), (x, 390, 22)),
    ]
    body = sheet.shape(*parts, smooth=6)
    sheet.glow(x + 38, 726, 44, within=body)
    sheet.shape(*parts, smooth=6, fill=None)
    sheet.shape(oval(x, 310, 76, 92), smooth=0)
