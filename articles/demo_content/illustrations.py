"""The articles' own illustrations, drawn by code in the line style of the site."""

from articles.demo_content import anatomy, at_home, exercises, joints
from articles.demo_content.drawing import APRICOT, BLUSH, CLOTH, INK, SAND, Sheet, box, limb, outline, oval

SHIRT = (
    (676, 322), (604, 346), (548, 382), (512, 446), (490, 514), (546, 538), (582, 524), (600, 600), (604, 668),
    (592, 744), (584, 834), (650, 856), (723, 860), (796, 856), (862, 834), (854, 744), (842, 668), (846, 600),
    (864, 524), (900, 538), (956, 514), (934, 446), (898, 382), (840, 346), (770, 322), (723, 338),
)  # fmt: skip


def back() -> Sheet:
    """Somebody seen from behind, a hand on the lower back."""
    sheet = Sheet()
    sheet.shape(oval(723, 590, 900, 900), fill=SAND, smooth=0, line=False)
    sheet.shape(  # the arm that hangs down
        limb((552, 470, 42), (508, 600, 40), (492, 740, 30), (494, 775, 27)),
        limb((494, 778, 28), (502, 836, 22), (508, 858, 17)),
        limb((512, 780, 14), (532, 822, 11)),
        smooth=7,
    )
    sheet.shape(
        outline((600, 800), (586, 870), (574, 1000), (572, 1160), (876, 1160), (872, 1000), (860, 870), (846, 800)),
        fill=CLOTH,
        smooth=4,
    )
    sheet.line((722, 910), (721, 1000), (722, 1100), width=5)
    sheet.shape(limb((723, 250, 46), (723, 350, 52)), smooth=2)
    shirt = sheet.shape(outline(*SHIRT), smooth=5)
    sheet.glow(716, 712, 92, within=shirt)
    sheet.shape(outline(*SHIRT), smooth=5, fill=None)
    sheet.line((582, 524), (580, 488), (590, 452), width=5)
    for side in (-1, 1):  # shoulder blades
        sheet.line((723 + side * 83, 438), (723 + side * 75, 492), (723 + side * 47, 520), width=4)
    for y in range(392, 640, 34):  # spine
        sheet.line((723, y), (723, y + 12), width=4)
    sheet.shape(oval(646, 220, 34, 54), oval(800, 220, 34, 54), smooth=2)
    sheet.shape(oval(723, 198, 158, 194), smooth=0, fill=INK)
    sheet.shape(  # the arm that reaches back
        limb((912, 490, 42), (962, 600, 40), (946, 652, 38), (880, 700, 32), (832, 714, 28)),
        limb((832, 714, 30), (786, 712, 30), (746, 698, 17)),
        limb((786, 724, 22), (734, 716, 15)),
        limb((790, 734, 18), (742, 736, 13)),
        limb((812, 696, 14), (790, 668, 12)),
        smooth=6,
    )
    sheet.line((748, 708), (776, 712), width=4)
    sheet.line((748, 727), (778, 727), width=4)
    sleeve = [(846, 352), (898, 382), (934, 446), (956, 514), (900, 538), (864, 524), (862, 440)]
    sheet.shape(outline(*sleeve), line=False, smooth=3)
    sheet.line((840, 346), (898, 382), (934, 446), (956, 514))
    sheet.line((956, 514), (900, 538), (864, 524), (866, 488), (856, 452))
    return sheet


def calf() -> Sheet:
    """The same calf twice: at rest, and tightened into a hard knot."""
    sheet = Sheet()
    _lower_leg(sheet, 400, tight=False)
    _lower_leg(sheet, 1030, tight=True)
    return sheet


def _lower_leg(sheet: Sheet, x: float, *, tight: bool) -> None:
    """From the side, toes to the right; in a cramp the foot is pulled down and the calf is short, high and hard."""
    sheet.shape(oval(x - 10, 530, 600, 600), fill=SAND, smooth=0, line=False)
    drop, bulge = (50, 34) if tight else (0, 0)
    leg = sheet.shape(
        outline(
            (x - 78, -80), (x - 84, 90), (x - 98, 190), (x - 130 - bulge, 300), (x - 138 - bulge, 400),
            (x - 108 - bulge / 5, 545), (x - 68, 690), (x - 58, 800), (x - 78, 880), (x - 70, 928), (x - 20, 936),
            (x + 60, 936 + drop / 2), (x + 176, 942 + drop), (x + 208, 924 + drop), (x + 180, 890 + drop),
            (x + 96, 854 + drop * 0.4), (x + 32, 800), (x + 22, 690), (x + 46, 520), (x + 66, 360), (x + 78, 240),
            (x + 92, 150), (x + 84, 60), (x + 80, -80),
        ),
        smooth=6,
    )  # fmt: skip
    sheet.shape(limb((x - 60, 560, 13), (x - 38, 700, 9), (x - 34, 800, 10), (x - 52, 880, 13)), smooth=4, within=leg)
    if tight:
        sheet.shape(
            outline(
                (x - 42, 176), (x - 96, 226), (x - 146, 318), (x - 150, 396), (x - 112, 500), (x - 62, 584),
                (x - 24, 508), (x + 24, 400), (x + 22, 300), (x - 2, 216),
            ),
            fill=APRICOT, smooth=5,
        )  # fmt: skip
        for bow in (-86, -52, -18, 18, 44):
            sheet.line((x - 38 + bow * 0.3, 232), (x - 52 + bow, 360), (x - 60 + bow * 0.25, 512), width=4)
        for dx, dy, ex, ey in [(-214, 262, -250, 240), (-226, 350, -270, 350), (-214, 438, -250, 460)]:
            sheet.line((x + dx, dy), (x + ex, ey), width=7)
    else:
        sheet.shape(
            outline(
                (x - 42, 176), (x - 92, 240), (x - 116, 340), (x - 116, 430), (x - 94, 540), (x - 58, 680),
                (x - 34, 560), (x - 10, 440), (x - 6, 320), (x - 14, 226),
            ),
            fill=BLUSH, smooth=5,
        )  # fmt: skip
        for bow in (-48, -22, 4, 28):
            sheet.line((x - 44 + bow * 0.35, 244), (x - 58 + bow, 390), (x - 62 + bow * 0.25, 580), width=4)


def stretch() -> Sheet:
    """Somebody leans against a wall, one leg stretched behind with the heel on the floor."""
    sheet = Sheet()
    sheet.shape(oval(690, 560, 880, 880), fill=SAND, smooth=0, line=False)
    sheet.shape(box(1122, -60, 1500, 1000), fill=CLOTH, smooth=0)
    sheet.line((90, 1000), (700, 1000), (1440, 1000))
    sheet.shape(limb((838, 352, 34), (960, 380, 28), (1074, 332, 22)), limb((1080, 332, 20), (1102, 298, 14)), smooth=6)
    sheet.shape(  # the leg in front, knee bent
        limb((668, 580, 76), (846, 722, 56), (852, 760, 52), (812, 944, 30)),
        limb((812, 950, 30), (842, 974, 21), (916, 984, 13)),
        limb((800, 978, 15), (892, 984, 12)),
        smooth=8,
    )
    straight = [  # the leg that is stretched: knee straight, heel down
        limb((630, 575, 80), (505, 748, 56), (484, 778, 52)),
        limb((484, 778, 48), (424, 850, 50), (340, 946, 27)),
        limb((336, 952, 27), (330, 974, 21), (436, 986, 12)),
    ]
    leg = sheet.shape(*straight, smooth=8)
    sheet.glow(424, 856, 58, within=leg)
    sheet.shape(*straight, smooth=8, fill=None)
    _leaning_body(sheet)
    return sheet


def _leaning_body(sheet: Sheet) -> None:
    sheet.shape(limb((838, 310, 44), (880, 242, 40)), smooth=2)
    sheet.shape(limb((820, 346, 74), (750, 430, 90), (684, 530, 88)), smooth=12)
    below_waist = sheet.shape(
        outline((560, 440), (660, 498), (800, 590), (1000, 700), (900, 900), (400, 900), (400, 500)),
        fill=None,
        line=False,
        smooth=0,
    )
    sheet.shape(
        limb((680, 510, 94), (628, 580, 92), (556, 690, 76)),
        limb((690, 520, 90), (690, 590, 88), (778, 672, 76)),
        fill=CLOTH,
        smooth=8,
        within=below_waist,
    )
    sheet.shape(oval(906, 180, 150, 184), smooth=0)
    sheet.shape(
        outline(
            (836, 230), (818, 170), (850, 98), (920, 78), (972, 104), (966, 136), (916, 144), (892, 186), (862, 230)
        ),
        fill=INK,
        smooth=3,
    )
    sheet.shape(oval(884, 202, 26, 40), smooth=0)
    sheet.shape(limb((806, 372, 40), (940, 442, 31), (1070, 404, 23)), limb((1076, 404, 21), (1102, 372, 15)), smooth=6)


PICTURES = {
    "back": back,
    "calf": calf,
    "stretch": stretch,
    "spine": anatomy.spine,
    "nerve": anatomy.nerve,
    "mat": at_home.mat,
    "night": at_home.night,
    "packs": at_home.packs,
    "visit": at_home.visit,
    "child": joints.child,
    "knee": joints.knee,
    "shoulder": joints.shoulder,
    "neck": joints.neck,
    "ankle": joints.ankle,
    "cast": joints.cast,
    "hip": joints.hip,
    "elbow": joints.elbow,
    "hand": joints.hand,
    "knee-straighten": exercises.knee_straighten,
    "sit-to-stand": exercises.sit_to_stand,
    "pendulum": exercises.pendulum,
    "wall-slide": exercises.wall_slide,
    "neck-turn": exercises.neck_turn,
    "shoulder-squeeze": exercises.shoulder_squeeze,
    "ankle-circles": exercises.ankle_circles,
    "heel-raise": exercises.heel_raise,
    "raised-arm": exercises.raised_arm,
    "bridge": exercises.bridge,
    "side-leg-lift": exercises.side_leg_lift,
    "wrist-lower": exercises.wrist_lower,
    "fist-and-stretch": exercises.fist_and_stretch,
    "thumb-touch": exercises.thumb_touch,
}
TITLES = {
    "back": "Hand on the lower back (drawing)",
    "calf": "Calf at rest and in a cramp (drawing)",
    "stretch": "Calf stretch against a wall (drawing)",
    "spine": "Spine from the side (drawing)",
    "nerve": "Sciatic nerve from behind (drawing)",
    "mat": "Lying with bent knees (drawing)",
    "night": "Leg cramp at night (drawing)",
    "packs": "Hot-water bottle and cold pack (drawing)",
    "visit": "Clipboard with a body outline (drawing)",
    "child": "Small child who holds one leg up (drawing)",
    "knee": "Bones of a bent knee (drawing)",
    "shoulder": "Bones of a shoulder (drawing)",
    "neck": "Head and neck from the side (drawing)",
    "ankle": "Swollen outer ankle (drawing)",
    "cast": "Forearm in a cast and a sling (drawing)",
    "hip": "Pelvis and thigh bones (drawing)",
    "elbow": "Sore tendon of the outer elbow (drawing)",
    "hand": "Bones of a hand and wrist (drawing)",
    "knee-straighten": "Straightening a knee on a chair (drawing)",
    "sit-to-stand": "From sitting to standing (drawing)",
    "pendulum": "Arm that swings beside a table (drawing)",
    "wall-slide": "Hand that slides up a wall (drawing)",
    "neck-turn": "Turning the head (drawing)",
    "shoulder-squeeze": "Shoulder blades moved together (drawing)",
    "ankle-circles": "Circles with the foot (drawing)",
    "heel-raise": "Heels lifted behind a chair (drawing)",
    "raised-arm": "Arm in a cast on pillows (drawing)",
    "bridge": "Hips lifted from a mat (drawing)",
    "side-leg-lift": "Leg lifted while lying on the side (drawing)",
    "wrist-lower": "Hand that lowers a small weight (drawing)",
    "fist-and-stretch": "Hand stretched, hooked and in a fist (drawing)",
    "thumb-touch": "Thumb that touches the fingers (drawing)",
}
WORDS = {
    "back": {
        "alt": "Drawing of a person seen from behind, one hand on the lower back, which is marked as sore.",
        "focal_y": 65,
    },
    "calf": {
        "alt": "Two drawings of a lower leg: the calf muscle is long at rest, short and thick in a cramp.",
        "caption": "Left: the calf muscle at rest. Right: in a cramp it shortens and pulls the foot down.",
    },
    "stretch": {
        "alt": "Drawing of a person who leans against a wall, one leg stretched behind with the heel on the floor.",
        "caption": "A calf stretch: back knee straight, heel on the floor. Lean in until you feel a pull.",
    },
    "spine": {
        "alt": "Drawing of a body from the side with its spine; the five bones of the lower back are coloured.",
        "caption": "The five bones of the lower back carry most of the weight above them.",
        "focal_y": 60,
    },
    "nerve": {
        "alt": "Hips and legs from behind: a nerve runs from the lower back through one buttock to the foot.",
        "caption": "The sciatic nerve runs from the lower back through the buttock to the foot.",
        "focal_y": 35,
    },
    "mat": {
        "alt": "Drawing of a person who lies on a mat with bent knees, feet flat on the floor.",
        "caption": "A position to rest in and to start from: knees bent, feet flat.",
        "focal_y": 65,
    },
    "night": {
        "alt": "Drawing of a person in bed at night; one leg is out of the blanket and its calf is marked as sore.",
        "focal_y": 60,
    },
    "packs": {
        "alt": "Drawing of a hot-water bottle and of a cold pack that is wrapped in a towel.",
    },
    "visit": {
        "alt": "Drawing of a clipboard: the outline of a body with a marked knee beside a short list.",
    },
    "child": {
        "alt": "A mother kneels before a small child; the child holds one leg up and does not stand on it.",
        "focal_y": 60,
    },
    "knee": {
        "alt": "A bent knee from the side: thigh bone, shin bone and kneecap; the cartilage between them is coloured.",
        "caption": "Orange: the cartilage, a smooth layer on the ends of the bones.",
        "focal_x": 60,
    },
    "shoulder": {
        "alt": "A shoulder from the front with its bones; a tendon over the joint is coloured.",
        "caption": "Orange: a tendon of the rotator cuff. It runs under the roof of the shoulder to the upper arm.",
        "focal_x": 60,
        "focal_y": 40,
    },
    "neck": {
        "alt": "Head and neck from the side with the bones of the neck; the back of the neck is marked as sore.",
    },
    "ankle": {
        "alt": "The outer side of a swollen ankle with its bones; the bands below the ankle bone are coloured.",
        "caption": "Orange: the bands (ligaments) on the outer side. They hold the bones together.",
        "focal_y": 60,
    },
    "cast": {
        "alt": "Drawing of a man whose forearm is in a cast and rests in a sling.",
        "focal_y": 65,
    },
    "hip": {
        "alt": "Pelvis and thigh bones from the front; one hip joint is coloured and marked as sore.",
        "caption": "The hip is the joint between the pelvis and the thigh bone. It lies deep in the groin.",
    },
    "elbow": {
        "alt": "The outer side of a bent elbow with its bones; the tendon at the bony point is coloured.",
        "caption": "Orange: the tendon that is sore in tennis elbow. Its muscle lifts the wrist.",
        "focal_x": 45,
        "focal_y": 55,
    },
    "hand": {
        "alt": "The bones of a hand and wrist; the base of the thumb and the wrist are marked as sore.",
        "focal_y": 60,
    },
    "knee-straighten": {
        "alt": "A man sits on a chair and straightens one knee; the foot moves up.",
    },
    "sit-to-stand": {
        "alt": "A woman sits on a chair and leans forward, arms in front; then she stands.",
    },
    "pendulum": {
        "alt": "A man leans on a table with one hand; the other arm hangs down and swings forward and back.",
    },
    "wall-slide": {
        "alt": "A woman stands before a wall; her hand slides up along it.",
    },
    "neck-turn": {
        "alt": "A woman looks ahead; then she turns her head to look over one shoulder.",
    },
    "shoulder-squeeze": {
        "alt": "A person from behind; both shoulder blades move towards the spine.",
    },
    "ankle-circles": {
        "alt": "A leg rests on a rolled towel; the foot points up and moves in a circle.",
    },
    "heel-raise": {
        "alt": "A man holds the back of a chair and stands on his toes; both heels are off the floor.",
    },
    "raised-arm": {
        "alt": "A person lies on a bed; the arm in a cast rests on pillows, higher than the heart.",
        "caption": "The dashed line is the height of the heart. The hand is not below it.",
    },
    "bridge": {
        "alt": "A woman lies on her back with bent knees and lifts her hips from the mat.",
    },
    "side-leg-lift": {
        "alt": "A person lies on one side and lifts the upper leg, knee straight.",
    },
    "wrist-lower": {
        "alt": "A forearm lies on a table, palm down; the hand holds a small weight and lowers it over the edge.",
    },
    "fist-and-stretch": {
        "alt": "A hand three times: fingers straight, bent like a hook, and in a fist.",
    },
    "thumb-touch": {
        "alt": "A hand twice: the thumb touches the tip of the index finger, then the tip of the little finger.",
    },
}
