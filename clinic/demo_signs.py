"""The sample warning signs, by place and person. Each clinic's clinicians read, change and sign their own list.

Wordings complete "… if:" on pages. Questions are asked before a booking, without "you": the patient may be a child.
Sources were read in December 2026; the words are ours and await the clinic's approval.
"""

from typing import NamedTuple

from clinic.models import Urgency, WarningSign

EVERYBODY, ADULTS, CHILDREN = WarningSign.AskedOf.EVERYBODY, WarningSign.AskedOf.ADULTS, WarningSign.AskedOf.CHILDREN
EMERGENCY, HOSPITAL, URGENT, ROUTINE = Urgency.EMERGENCY, Urgency.HOSPITAL, Urgency.URGENT, Urgency.ROUTINE

EVERYWHERE: tuple[str, ...] = ()
BACK = ("upper-back", "lower-back")
BACK_OR_HIP = (*BACK, "hip")
NECK = ("neck",)
JOINTS = ("shoulder", "elbow", "wrist-and-hand", "hip", "knee", "ankle-and-foot")
ARMS = ("shoulder", "elbow", "wrist-and-hand", "muscles")
LEGS = ("hip", "knee", "ankle-and-foot", "muscles")
LIMBS = (*JOINTS, "muscles")
LOWER_LEG = ("knee", "ankle-and-foot", "muscles")
MUSCLES = ("muscles",)

BACK_CONDITIONS = ("back-muscle-spasm", "low-back-pain", "sciatica")
CRAMPS = ("muscle-spasm", "night-leg-cramps")
ALL_CONDITIONS = (*BACK_CONDITIONS, *CRAMPS)
NONE: tuple[str, ...] = ()

AWAITING = "awaiting the clinic's approval"
NHS_BACK = f"NHS, back pain; NICE NG59; {AWAITING}"
CAUDA = f"NHS, back pain and sciatica; Cauda equina syndrome, GIRFT national pathway 2023; {AWAITING}"
CANCER = f"NICE NG234 (was CG75), spinal metastases and cord compression; RNOH, MSCC patient information; {AWAITING}"
SPINE_INFECTION = f"BMC Musculoskeletal Disorders 2019, spinal infection; {AWAITING}"
MYELOPATHY = f"Scottish national musculoskeletal pathway, neck; {AWAITING}"
MENINGITIS = f"NHS, meningitis; {AWAITING}"
NECK_ARTERY = f"RCEM Learning, cervical artery dissection; NHS, stroke (FAST); {AWAITING}"
FRACTURE = f"NHS, broken arm or leg; {AWAITING}"
LIMB = f"Health New Zealand, acute limb ischaemia; {AWAITING}"
COMPARTMENT = f"NHS, compartment syndrome; {AWAITING}"
HIP = f"NHS, broken hip; {AWAITING}"
FOUR_STEPS = f"Ottawa ankle and knee rules (Stiell; RCEM Learning); {AWAITING}"
HOT_JOINT = f"BSR and BOA guideline on the hot swollen joint, Rheumatology 2006;45:1039; {AWAITING}"
CLOT = f"NICE NG158, venous thromboembolic diseases; NHS, DVT; {AWAITING}"
CHILD = f"NHS Healthier Together, limp; Paediatric Musculoskeletal Matters, limping child; {AWAITING}"
IRRITABLE_HIP = f"NHS, irritable hip (a child's limp should always be checked); {AWAITING}"
SLIPPED_HIP = f"NHS Cornwall, limp (9 to 16 years, slipped epiphysis); {AWAITING}"
CHILD_BACK = f"Paediatric Musculoskeletal Matters, back pain; {AWAITING}"
DARK_URINE = f"Mayo Clinic, statin side effects and rhabdomyolysis, 2025; {AWAITING}"
HEAT = f"NHS, heat exhaustion and heatstroke; {AWAITING}"
NHS_CRAMPS = f"NHS, leg cramps; {AWAITING}"
CHEST = f"NHS, chest pain; NHS, shortness of breath; {AWAITING}"

SKIN = "The skin may be red or darker. This can be hard to see on brown or black skin."
MAY_BE_BROKEN = "After an injury, go to a hospital now: a bone may be broken."


class Sign(NamedTuple):
    slug: str
    urgency: Urgency
    places: tuple[str, ...]
    wording: str
    question: str
    source: str
    conditions: tuple[str, ...] = NONE
    note: str = ""
    carer_question: str = ""
    asked_of: WarningSign.AskedOf = EVERYBODY


SIGNS = [
    # Everybody, every place
    Sign(
        "chest-pain", EMERGENCY, EVERYWHERE,
        "you have new chest pain, have trouble breathing, or cough up blood",
        "New chest pain, trouble breathing, or coughing up blood",
        CHEST, ALL_CONDITIONS,
    ),
    Sign(
        "confused-or-very-ill", EMERGENCY, EVERYWHERE,
        "somebody is confused, is hard to wake, or is very ill with a fever",
        "Confused, hard to wake, or very ill with a fever",
        NHS_BACK, ALL_CONDITIONS,
    ),
    Sign(
        "serious-accident", EMERGENCY, EVERYWHERE,
        "it began with a serious accident",
        "It began with a serious accident",
        NHS_BACK, ALL_CONDITIONS, note="Such as a car crash or a fall from a height.",
    ),
    # Back, hip or buttock, and pain that runs down a leg: back pain itself is not needed
    Sign(
        "numb-saddle", EMERGENCY, BACK_OR_HIP,
        "the skin between your legs, or around your genitals or buttocks, newly tingles or feels numb",
        "New numbness or tingling between the legs, of the genitals or the buttocks",
        CAUDA, BACK_CONDITIONS, note="Also without back pain.",
        carer_question="New numbness or tingling between the legs, of the genitals or the buttocks, as far as you know",
    ),
    Sign(
        "bladder-or-bowel", EMERGENCY, BACK_OR_HIP,
        "you newly have trouble passing, feeling or holding urine or stool",
        "New trouble passing, feeling or holding urine or stool",
        CAUDA, BACK_CONDITIONS, note="Also without back pain.",
        carer_question="New wetting or soiling, or new trouble passing, feeling or holding urine or stool",
    ),
    Sign(
        "both-legs", EMERGENCY, BACK_OR_HIP,
        "both legs are weak, numb or painful, or one leg is quickly getting weaker",
        "Both legs are weak, numb or painful, or one leg is quickly getting weaker",
        CAUDA, BACK_CONDITIONS,
    ),
    Sign(
        "sexual-feeling", EMERGENCY, BACK_OR_HIP,
        "you have newly lost feeling during sex",
        "New loss of feeling during sex",
        CAUDA, BACK_CONDITIONS, asked_of=ADULTS,
    ),
    Sign(
        "cancer-and-weakness", EMERGENCY, BACK_OR_HIP,
        "you have or have had cancer, and newly feel weak, numb or unsteady when you walk",
        "Cancer, now or before, and new weakness, numbness or unsteady walking",
        CANCER, BACK_CONDITIONS,
    ),
    Sign(
        "fever-and-weak-immunity", EMERGENCY, BACK_OR_HIP,
        "you have a fever and a weak immune system, or lately had an operation or injection of the spine",
        "A fever, and a weak immune system or a recent operation or injection of the spine",
        SPINE_INFECTION, BACK_CONDITIONS,
    ),
    # Neck
    Sign(
        "neck-sudden-weakness", EMERGENCY, NECK,
        "arms or legs are suddenly or quickly getting weak, numb or unsteady, or bladder or bowel control is lost",
        "Arms or legs are suddenly or quickly getting weak, numb or unsteady, or control of bladder or bowel is lost",
        MYELOPATHY,
    ),
    Sign(
        "neck-stiff-with-fever", EMERGENCY, NECK,
        "your neck is stiff and you have a fever with a bad headache, a rash, or pain from light",
        "A stiff neck, and a fever with a bad headache, a rash, or pain from light",
        MENINGITIS, note="A rash can be hard to see on brown or black skin.",
    ),
    Sign(
        "neck-artery", EMERGENCY, NECK,
        "you have sudden severe neck pain, and your face, speech or sight has changed",
        "Sudden severe neck pain, and a change of face, speech or sight",
        NECK_ARTERY,
    ),
    # Any arm or leg
    Sign(
        "limb-shape", EMERGENCY, LIMBS,
        "an arm or leg has changed its shape after an injury, or a bone shows",
        "The arm or leg changed its shape after an injury, or a bone shows",
        FRACTURE,
    ),
    Sign(
        "limb-cold", EMERGENCY, LIMBS,
        "an arm or leg is suddenly cold, pale, blue or numb, or cannot be moved",
        "The arm or leg is suddenly cold, pale, blue or numb, or cannot be moved",
        LIMB, note="With or without an injury. A change of colour can be hard to see on brown or black skin.",
    ),
    Sign(
        "limb-tight", EMERGENCY, LIMBS,
        "an arm or leg feels tight, hurts more and more, and painkillers do not help",
        "Tight pain that gets worse and that painkillers do not ease",
        COMPARTMENT, note="After an injury or an operation, or in a cast.",
    ),
    Sign(
        "fall-and-cannot-stand", EMERGENCY, LEGS,
        "after a fall the hip or groin hurts and you cannot stand",
        "After a fall: pain in the hip or groin, and cannot stand",
        HIP,
    ),
    # Any joint
    Sign(
        "hot-joint-and-ill", EMERGENCY, JOINTS,
        "a joint is hot and swollen, and you have a fever, shiver or feel ill",
        "A joint is hot and swollen, and there is fever, shivering or feeling ill",
        HOT_JOINT, note=SKIN,
    ),
    Sign(
        "deep-joint-and-ill", EMERGENCY, ("shoulder", "hip"),
        "the hip or shoulder is too painful to move, and you have a fever, shiver or feel ill",
        "The hip or shoulder is too painful to move, and there is fever, shivering or feeling ill",
        HOT_JOINT,
    ),
    Sign(
        "hot-artificial-joint", EMERGENCY, JOINTS,
        "an artificial joint, or one that was lately operated on or injected, is hot and swollen",
        "A joint is hot and swollen, and it is artificial or was lately operated on or injected",
        HOT_JOINT, note=SKIN,
    ),
    # A child, any place
    Sign(
        "child-limp-and-fever", EMERGENCY, EVERYWHERE,
        "a child limps or does not use an arm or leg, and has a fever or is ill",
        "Limps or does not use an arm or leg, and has a fever or is ill",
        CHILD, asked_of=CHILDREN,
    ),
    Sign(
        "child-drowsy-or-rash", EMERGENCY, EVERYWHERE,
        "a child is drowsy, or has a rash that does not fade under a glass",
        "Drowsy, or a rash that does not fade under a glass",
        CHILD, note="A rash can be hard to see on brown or black skin.", asked_of=CHILDREN,
    ),
    Sign(
        "child-hip", EMERGENCY, EVERYWHERE,
        "a child of 9 to 16 years has pain in hip, groin, thigh or knee and cannot stand",
        "9 to 16 years old: pain in hip, groin, thigh or knee, and cannot stand",
        SLIPPED_HIP, asked_of=CHILDREN,
    ),
    # Muscles
    Sign(
        "dark-urine", EMERGENCY, MUSCLES,
        "your urine is dark and you have severe muscle pain or weakness, whatever the cause",
        "Dark urine with severe muscle pain or weakness, whatever the cause",
        DARK_URINE, CRAMPS,
    ),
    Sign(
        "heat-cramps", EMERGENCY, MUSCLES,
        "you have cramps in the heat, and are confused or your skin is very hot",
        "Cramps in the heat, and confusion or very hot skin",
        HEAT, CRAMPS,
    ),
    # Today or tomorrow: everybody, every place
    Sign(
        "fever", URGENT, EVERYWHERE,
        "you have a fever with the pain",
        "A fever with the pain",
        NHS_BACK, ALL_CONDITIONS,
    ),
    Sign(
        "bone-pain-at-night", URGENT, EVERYWHERE,
        "a bone hurts all the time and the pain wakes you",
        "Constant bone pain that wakes from sleep",
        CANCER, BACK_CONDITIONS,
    ),
    Sign(
        "growing-lump", URGENT, EVERYWHERE,
        "a lump is growing",
        "A lump that is growing",
        NHS_BACK, BACK_CONDITIONS,
    ),
    Sign(
        "weight-loss", URGENT, EVERYWHERE,
        "you lose weight without a reason",
        "Losing weight without a reason",
        NHS_BACK, BACK_CONDITIONS,
    ),
    # Back, hip or buttock, pain down a leg
    Sign(
        "cancer-history", URGENT, BACK_OR_HIP,
        "you have or have had cancer",
        "Cancer, now or before",
        CANCER, BACK_CONDITIONS,
    ),
    Sign(
        "worse-at-night", URGENT, BACK_OR_HIP,
        "the pain is worse at night or lying down, or is between the shoulder blades",
        "Pain that is worse at night or lying down, or that is between the shoulder blades",
        NHS_BACK, ("back-muscle-spasm", "low-back-pain"),
    ),
    Sign(
        "weak-bones", URGENT, BACK_OR_HIP,
        "it began with a small injury, and you have weak bones or have taken steroids for a long time",
        "It began with a small injury, and the bones are weak or steroids were taken for a long time",
        NHS_BACK, BACK_CONDITIONS,
    ),
    Sign(
        "foot-drop", URGENT, BACK_OR_HIP,
        "you cannot lift your foot",
        "Cannot lift the foot",
        NHS_BACK, BACK_CONDITIONS,
    ),
    Sign(
        "back-shape", URGENT, BACK_OR_HIP,
        "your back has changed its shape",
        "The back has changed its shape",
        NHS_BACK, BACK_CONDITIONS,
    ),
    # Neck
    Sign(
        "neck-slowly", URGENT, NECK,
        "your hands slowly become clumsy, or walking becomes unsteady",
        "Hands are slowly getting clumsy, or walking is getting unsteady",
        MYELOPATHY,
    ),
    # Any arm or leg
    Sign(
        "leg-four-steps", URGENT, LEGS,
        "a leg is too painful to take four steps, but you can move it",
        "Too painful to take four steps, but the leg can be moved",
        FOUR_STEPS, note=MAY_BE_BROKEN,
    ),
    Sign(
        "arm-too-painful", URGENT, ARMS,
        "an arm or hand is too painful to use, but you can move it",
        "The arm or hand is too painful to use, but it can be moved",
        FRACTURE, note=MAY_BE_BROKEN,
    ),
    Sign(
        "badly-swollen-or-locked", URGENT, LIMBS,
        "an arm or leg is badly swollen, or a joint is locked",
        "Badly swollen, or locked",
        FRACTURE,
    ),
    # Any joint
    Sign(
        "hot-joint", URGENT, JOINTS,
        "one joint is suddenly hot, swollen and very painful, also without a fever",
        "One joint is suddenly hot, swollen and very painful, also without a fever",
        HOT_JOINT, note=SKIN,
    ),
    # Muscles
    Sign(
        "long-cramp", URGENT, MUSCLES,
        "a cramp lasts longer than 10 minutes",
        "A cramp that lasts longer than 10 minutes",
        NHS_CRAMPS, CRAMPS,
    ),
    Sign(
        "muscle-weakness", URGENT, MUSCLES,
        "a muscle is weak and getting weaker",
        "Weakness that is getting worse",
        NHS_CRAMPS, CRAMPS,
    ),
    Sign(
        "cramps-after-wound", URGENT, MUSCLES,
        "cramps began after a dirty wound",
        "Cramps after a dirty wound",
        NHS_CRAMPS, CRAMPS,
    ),
    # A child, any place
    Sign(
        "child-no-weight", URGENT, EVERYWHERE,
        "a child cannot put weight on a leg",
        "Cannot put weight on the leg",
        CHILD, asked_of=CHILDREN,
    ),
    Sign(
        "child-not-better", URGENT, EVERYWHERE,
        "a child is no better after 48 hours, fall or no fall",
        "No better after 48 hours, fall or no fall",
        CHILD, asked_of=CHILDREN,
    ),
    Sign(
        "child-new-limp", URGENT, EVERYWHERE,
        "a child has a new limp without a fall, or after a small one",
        "A new limp, without a fall or after a small one",
        IRRITABLE_HIP, asked_of=CHILDREN,
    ),
    Sign(
        "child-limps-under-3", URGENT, EVERYWHERE,
        "a child under 3 limps",
        "Limps and is under 3 years old",
        CHILD, asked_of=CHILDREN,
    ),
    Sign(
        "child-back", URGENT, EVERYWHERE,
        "a child has back pain at night, or back pain and is under 5",
        "Back pain at night, or back pain and is under 5 years old",
        CHILD_BACK, asked_of=CHILDREN,
    ),
    Sign(
        "child-swollen-joint", URGENT, EVERYWHERE,
        "a child has a swollen joint",
        "A swollen joint",
        CHILD, asked_of=CHILDREN,
    ),
    # A leg that may have a clot: a hospital that can scan, never an appointment with us
    Sign(
        "leg-clot", HOSPITAL, LOWER_LEG,
        "one leg is newly swollen, painful or warm",
        "One leg is newly swollen, painful or warm",
        CLOT, CRAMPS,
        note="Above all after an operation, a cast or a long flight, or in pregnancy. Go today to a hospital that can "
        "scan, not to us.",
    ),
    # Routine: shown on pages, not asked
    Sign(
        "not-better", ROUTINE, LIMBS + BACK + NECK,
        "it is no better after a few weeks",
        "", NHS_BACK, (*BACK_CONDITIONS, "muscle-spasm"),
    ),
    Sign(
        "daily-life", ROUTINE, LIMBS + BACK + NECK,
        "it keeps you from sleep, work or things you do every day",
        "", NHS_BACK, ALL_CONDITIONS,
    ),
    Sign(
        "cramps-return", ROUTINE, ("muscles", "ankle-and-foot"),
        "cramps keep coming back",
        "", NHS_CRAMPS, CRAMPS,
    ),
    Sign(
        "new-medicine", ROUTINE, ("muscles", "ankle-and-foot"),
        "cramps began after you started a medicine",
        "", NHS_CRAMPS, CRAMPS,
    ),
]  # fmt: skip
