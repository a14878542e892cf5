"""The words of the sample clinic: invented, marked as samples, and meant to be replaced by the real ones."""

from datetime import time, timedelta
from typing import Any

from clinic.models import Language, Practitioner, Weekday

BACK = ("upper-back", "lower-back")
LIMBS_AND_BACK = ("neck", "shoulder", "elbow", "wrist-and-hand", *BACK, "hip", "knee", "ankle-and-foot", "muscles")

PROFILE = {
    "name": "Al Shifa Al Khaleeji Medical Centre",
    "tagline": "Back, muscle and joint care in Dubai",
    "about": "A sample text. We look after backs, muscles and joints: we listen, examine, explain what we found in "
    "plain words and agree with you on the next step. Most people need neither a scan nor an operation.",
    "address": "Office 100 (sample), Example Building\nSample Street 1",
    "city": "Dubai",
    "how_to_find_us": "Sample text. Take the lift to the first floor; reception is on the left.\n"
    "Parking is behind the building. Wheelchairs enter from the parking side.",
    "phone": "+97145550100",
    "whatsapp": "+971505550100",
    "email": "reception@clinic.example",
    "opening_note": "Closed for Friday prayer. Hours in Ramadan are announced here.",
    "what_to_bring": "Emirates ID or passport, your insurance card, and reports or pictures that you already have.",
}

INSURERS = ["Sample Insurance One (sample)", "Sample Insurance Two (sample)"]

MORNING_TO_EVENING = (time(9), time(20))
OPENING_HOURS = [
    (Weekday.MONDAY, *MORNING_TO_EVENING),
    (Weekday.TUESDAY, *MORNING_TO_EVENING),
    (Weekday.WEDNESDAY, *MORNING_TO_EVENING),
    (Weekday.THURSDAY, *MORNING_TO_EVENING),
    (Weekday.FRIDAY, time(9), time(12, 15)),
    (Weekday.FRIDAY, time(14), time(20)),
    (Weekday.SATURDAY, time(9), time(17)),
]

CONDITIONS: list[dict[str, Any]] = [
    {
        "slug": "muscle-spasm",
        "name": "Muscle spasm",
        "also_known_as": "muscle cramp, charley horse",
        "plain_definition": "A muscle tightens by itself and does not let go for seconds or minutes. "
        "It hurts, it is common, and it is usually harmless.",
        "regions": ("muscles", *BACK, "neck", "ankle-and-foot"),
    },
    {
        "slug": "back-muscle-spasm",
        "name": "Back muscle spasm",
        "also_known_as": "locked back",
        "plain_definition": "Muscles beside the spine tighten suddenly, most often in the lower back. "
        "Moving feels hard at first; it eases as you carry on gently.",
        "regions": BACK,
    },
    {
        "slug": "low-back-pain",
        "name": "Low back pain",
        "also_known_as": "lumbago",
        "plain_definition": "Pain between the lowest ribs and the buttocks. About 8 in 10 people have back pain at "
        "some time, often no single cause is found, and most of it settles within a few weeks.",
        "regions": ("lower-back",),
    },
    {
        "slug": "sciatica",
        "name": "Sciatica",
        "also_known_as": "nerve pain in the leg",
        "plain_definition": "Pain, tingling or numbness that runs from the lower back or buttock down one leg, "
        "because a nerve is irritated where it leaves the spine.",
        "regions": ("lower-back", "hip"),
    },
    {
        "slug": "night-leg-cramps",
        "name": "Night leg cramps",
        "also_known_as": "",
        "plain_definition": "A sudden, painful tightening at night, mostly in the calf, then the foot and the thigh. "
        "It lasts up to about ten minutes and may leave the muscle tender for a day.",
        "regions": ("muscles", "ankle-and-foot"),
    },
    {
        "slug": "child-limp",
        "name": "Limp in a child",
        "also_known_as": "limping child, irritable hip",
        "plain_definition": "A child uses one leg less than the other when walking, or does not want to stand. A limp "
        "is a sign with many possible causes: some need help within hours.",
        "regions": ("hip", "knee", "ankle-and-foot"),
    },
    {
        "slug": "knee-osteoarthritis",
        "name": "Knee pain and osteoarthritis",
        "also_known_as": "knee arthritis, worn knee",
        "plain_definition": "Pain and stiffness of the knee, often with age, when the smooth surface and the bone of "
        "the joint change. Exercise is the main care.",
        "regions": ("knee",),
    },
    {
        "slug": "shoulder-pain",
        "name": "Shoulder pain",
        "also_known_as": "rotator cuff pain, impingement, frozen shoulder",
        "plain_definition": "Pain at the top or the side of the shoulder, or a shoulder that has become stiff. It can "
        "come from the tendons, from the joint or from the neck.",
        "regions": ("shoulder",),
    },
    {
        "slug": "neck-pain",
        "name": "Neck pain",
        "also_known_as": "stiff neck, wry neck",
        "plain_definition": "Pain or stiffness between the skull and the shoulders. It may spread to the shoulder "
        "blade or down an arm.",
        "regions": ("neck",),
    },
    {
        "slug": "ankle-sprain",
        "name": "Ankle sprain",
        "also_known_as": "twisted ankle, rolled ankle",
        "plain_definition": "A band that holds the ankle together (a ligament) is stretched or torn, mostly when the "
        "foot rolls inwards.",
        "regions": ("ankle-and-foot",),
    },
    {
        "slug": "broken-bone",
        "name": "Broken bone",
        "also_known_as": "fracture, plaster cast",
        "plain_definition": "A bone is cracked or broken. A cast, a splint or an operation holds it still while it "
        "heals.",
        "regions": ("wrist-and-hand", "ankle-and-foot", "elbow", "shoulder", "knee"),
    },
    {
        "slug": "hip-pain",
        "name": "Hip pain",
        "also_known_as": "hip osteoarthritis, greater trochanteric pain",
        "plain_definition": "Pain in the groin, at the side of the hip or in the buttock. It can come from the joint, "
        "from the tendons beside it or from the back.",
        "regions": ("hip",),
    },
    {
        "slug": "elbow-pain",
        "name": "Elbow pain",
        "also_known_as": "tennis elbow, golfer's elbow",
        "plain_definition": "Pain at the elbow when you grip, lift or lean on it. Often a tendon on the outer side has "
        "had too much work.",
        "regions": ("elbow",),
    },
    {
        "slug": "wrist-and-hand-pain",
        "name": "Wrist and hand pain",
        "also_known_as": "carpal tunnel syndrome, trigger finger, thumb arthritis",
        "plain_definition": "Pain, tingling or stiffness in the wrist, the thumb or the fingers. It can come from a "
        "nerve, a tendon or a joint.",
        "regions": ("wrist-and-hand",),
    },
]

WOMAN, MAN = Practitioner.Gender.WOMAN, Practitioner.Gender.MAN
DOCTOR, THERAPIST = Practitioner.Profession.DOCTOR, Practitioner.Profession.THERAPIST
Portrait = Practitioner.Portrait
PRACTITIONERS: list[dict[str, Any]] = [  # without licence numbers: none is invented
    {
        "slug": "dr-layla",
        "name": "Dr Layla (sample)",
        "profession": DOCTOR,
        "role": "Orthopaedic specialist",
        "gender": WOMAN,
        "languages": [Language.ARABIC, Language.ENGLISH],
        "portrait": Portrait.LONG_HAIR,
        "privileges": "Examination of joints, bones and muscles\nCare of sports injuries",
    },
    {
        "slug": "dr-omar",
        "name": "Dr Omar (sample)",
        "profession": DOCTOR,
        "role": "Orthopaedic surgeon",
        "gender": MAN,
        "languages": [Language.ARABIC, Language.ENGLISH, Language.FRENCH],
        "portrait": Portrait.BEARD,
        "privileges": "Surgery of the shoulder and knee\nInjections into joints",
    },
    {
        "slug": "dr-priya",
        "name": "Dr Priya (sample)",
        "profession": DOCTOR,
        "role": "Pain and spine specialist",
        "gender": WOMAN,
        "languages": [Language.ENGLISH, Language.HINDI],
        "portrait": Portrait.BUN,
        "privileges": "Examination of back and neck\nInjections for pain",
    },
    {
        "slug": "joseph",
        "name": "Joseph (sample)",
        "profession": THERAPIST,
        "role": "Physiotherapist",
        "gender": MAN,
        "languages": [Language.ENGLISH, Language.MALAYALAM, Language.TAGALOG],
        "portrait": Portrait.GLASSES,
        "privileges": "Exercise after an operation\nTraining of balance",
    },
    {
        "slug": "mariam",
        "name": "Mariam (sample)",
        "profession": THERAPIST,
        "role": "Physiotherapist",
        "gender": WOMAN,
        "languages": [Language.ARABIC, Language.ENGLISH, Language.URDU],
        "portrait": Portrait.SCARF,
        "privileges": "Exercise for back and neck\nManual therapy",
    },
]
BIOGRAPHY = "This person is invented. The clinic's own team will be introduced here."


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


SERVICES: list[dict[str, Any]] = [
    {
        "slug": "orthopaedic-consultation",
        "name": "Orthopaedic consultation",
        "summary": "A first look at a bone, joint or muscle problem: we listen, examine and agree on the next step.",
        "description": "You tell us what happened and what you want to do again. We examine you and say what we think "
        "it is. Often no scan is needed; if one would change the treatment, we tell you why.",
        "preparation": "Write down when it began, and what makes it better or worse.",
        "what_to_bring": "Reports, scans and a list of your medicines.\nClothes that let us see the place that hurts.",
        "price_text": "AED 350",
        "price_note": "VAT included",
        "duration_new": _minutes(30),
        "duration_returning": _minutes(15),
        "is_main": True,
        "regions": LIMBS_AND_BACK,
        "practitioners": ("dr-layla", "dr-omar"),
    },
    {
        "slug": "back-and-muscle-spasm-assessment",
        "name": "Back and muscle spasm assessment",
        "summary": "For a back that has locked, or cramps that keep coming back: what it is and what helps.",
        "description": "We look for signs that need quick action, examine how you move, and show you what you can do "
        "yourself. You leave with a written plan.",
        "what_to_bring": "A list of your medicines.\nLoose clothes.",
        "price_text": "AED 350",
        "price_note": "VAT included",
        "duration_new": _minutes(40),
        "duration_returning": _minutes(20),
        "regions": ("neck", *BACK, "muscles"),
        "practitioners": ("dr-layla", "dr-priya"),
    },
    {
        "slug": "physiotherapy-assessment",
        "name": "Physiotherapy assessment",
        "summary": "How you move, what is weak or stiff, and exercises that fit into your day.",
        "description": "We test movement and strength together, try exercises and write them down for you. "
        "Exercise is the main care for most back and joint pain.",
        "preparation": "Think of one thing that you want to do again, such as climbing stairs.",
        "what_to_bring": "Sports clothes and shoes.",
        "price_text": "AED 300",
        "price_note": "VAT included",
        "duration_new": _minutes(45),
        "duration_returning": _minutes(30),
        "regions": LIMBS_AND_BACK,
        "practitioners": ("joseph", "mariam"),
    },
    {
        "slug": "injection-consultation",
        "name": "Injection consultation",
        "summary": "Whether an injection is worth it for your joint or tendon, with its limits and risks.",
        "description": "An injection is an option for some joints and tendons, not for ordinary low back pain. "
        "We explain what is known, what is not, and what else you can do. Nothing is injected unless you agree.",
        "preparation": "Call us before you come if you take blood thinners. Do not stop a medicine on your own.",
        "what_to_bring": "Reports and scans.\nA list of your medicines, above all blood thinners.",
        "price_text": "AED 450",
        "price_note": "VAT included",
        "duration_new": _minutes(30),
        "duration_returning": _minutes(20),
        "buffer_before": _minutes(5),
        "buffer_after": _minutes(10),
        "regions": ("shoulder", "elbow", "wrist-and-hand", "knee"),
        "practitioners": ("dr-omar", "dr-priya"),
    },
    {
        "slug": "second-opinion-on-surgery",
        "name": "Second opinion on surgery",
        "summary": "Somebody suggested an operation: a calm second look, with time for your questions.",
        "description": "We read your reports and pictures with you, examine you and go through the choices, "
        "also the choice of waiting. The decision stays yours.",
        "what_to_bring": "The letter that suggests the operation.\nAll scans, with their pictures if you have them.",
        "price_text": "AED 600",
        "price_note": "VAT included",
        "duration_new": _minutes(45),
        "duration_returning": _minutes(30),
        "regions": ("shoulder", *BACK, "hip", "knee"),
        "practitioners": ("dr-omar",),
    },
]
