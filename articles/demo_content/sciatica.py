"""Sciatica: pain of a nerve in the leg, how it goes, and what is and is not advised."""

ARTICLE = {
    "slug": "sciatica",
    "title": "Sciatica",
    "seo_title": "Sciatica: leg pain from a nerve, and what helps",
    "summary": (
        "Sciatica is pain that runs from the lower back or buttock down one leg, because a nerve is irritated. Here "
        "is how it goes, what helps, and what must not wait."
    ),
    "key_points": (
        "Both legs weak, numb or painful is an emergency. So is numbness between the legs.\n"
        "New trouble with urine or stool is an emergency, also without back pain.\n"
        "The pain comes from a nerve and is stronger in the leg than in the back.\n"
        "It often gets better in four to six weeks, and it can take much longer.\n"
        "Several medicines that were common for it are no longer advised."
    ),
    "article_type": "condition_guide",
    "for_whom": "over_16",
    "condition": "sciatica",
    "regions": ["lower-back", "hip"],
    "signs_at": ["lower-back"],
    "hero": "nerve",
}

BLOCKS = [
    ("section_heading", {"text": "What sciatica is", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>The sciatic nerve runs from the lower back through the buttock down to the foot. When it is "
                "pressed or irritated, the leg hurts. The pain may stab, burn or shoot. It may get worse when you "
                "move, cough or sneeze. There may be tingling, numbness or weakness as well "
                "[nhs-sciatica].</p><p>The back may ache too, but less than the leg. Pain in the back alone is "
                "probably not sciatica [nhs-sciatica].</p>"
            )
        },
    ),
    ("section_heading", {"text": "What you can do today", "role": "self_care"}),
    (
        "prose",
        {
            "html": (
                "<p>First read the signs below. If you have none of them, find the positions and short walks that "
                "calm the leg, and use them often.</p>"
            )
        },
    ),
    (
        "do_dont_list",
        {
            "dos": (
                "carry on with normal activities as far as you can\n"
                "start gentle exercise as soon as you can\n"
                "put a small, firm cushion between the knees when you sleep on your side\n"
                "put pillows under the knees when you lie on your back [nhs-sciatica]"
            ),
            "donts": (
                "sit or lie down for long periods [nhs-sciatica]\n"
                "use a hot-water bottle: numb skin can be burnt without your feeling it\n"
                "force a stretch that sends pain further down the leg"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "prose",
        {
            "html": (
                "<p>All the nerves at the lower end of the spine can be pressed (cauda equina syndrome). Then hours "
                "count. Sciatica on both sides is one of its signs [nhs-sciatica].</p>"
            )
        },
    ),
    ("care_notice", {"urgency": "emergency"}),
    (
        "prose",
        {
            "html": (
                "<p>Two things are not sciatica. A leg that is suddenly cold, pale or blue is an emergency. Colour is "
                "hard to see on brown or black skin: compare both legs. A leg that is newly swollen or warm may hold a "
                "blood clot. Go today to a hospital that can scan, not to us.</p>"
            )
        },
    ),
    ("care_notice", {"urgency": "urgent"}),
    ("care_notice", {"urgency": "routine"}),
    ("section_heading", {"text": "How it goes on", "role": "how_it_happens"}),
    (
        "point_list",
        {
            "points": (
                "Weeks | it often gets better in four to six weeks, and it can take longer [nhs-sciatica].\n"
                "A year | in a study of UK family doctors, 55 of 100 people were better after a year "
                "[sciatica-course]."
            )
        },
    ),
    ("section_heading", {"text": "What presses on the nerve", "role": "causes"}),
    (
        "point_list",
        {
            "points": (
                "A slipped disc | the soft cushion between two bones pushes out. This is the usual cause "
                "[nhs-sciatica].\n"
                "A narrow canal | the space for the nerves becomes tighter (spinal stenosis).\n"
                "A bone out of line | one bone of the spine has moved (spondylolisthesis).\n"
                "An injury | of the back [nhs-sciatica]."
            )
        },
    ),
    ("section_heading", {"text": "How it is found", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>A clinician asks where the pain runs, and tests strength, feeling and reflexes of both legs. You "
                "may be asked to lift the straight leg while you lie. That can show which nerve is "
                "irritated.</p><p>A scan is not routine. It is considered when the result is likely to change what "
                "is done [nice-ng59].</p>"
            )
        },
    ),
    ("section_heading", {"text": "Treatments, from the simplest to the largest", "role": "treatment"}),
    ("prose", {"html": "<p>The later steps are for fewer people and have more risk.</p>"}),
    (
        "treatment_option",
        {
            "name": "Staying active",
            "what_it_is": "Daily life as far as it goes, with short walks.",
            "evidence": (
                "Part of the care of everybody [nice-ng59]. In sciatica, bed rest and staying active ease pain about "
                "equally; bed rest has no advantage."
            ),
            "reference": "bed-rest-review",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Exercise with guidance",
            "what_it_is": "Movements and strength work, fitted to what your leg allows, alone or in a group.",
            "evidence": "Recommended. Hands-on treatment may be added, but only together with exercise.",
            "caution": (
                "Not with an emergency or urgent sign from above.\n"
                "Stop and get help the same day if weakness or numbness grows. If it grows quickly, call an "
                "ambulance.\n"
                "With weak bones, do not bend far forward [bones-2022].\n"
                "Ask first if you are pregnant or have just had an operation."
            ),
            "reference": "nice-ng59",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Anti-inflammatory tablets",
            "what_it_is": "Medicines such as ibuprofen, in the lowest dose for the shortest time.",
            "evidence": "There is little evidence that they help sciatica, and they can do harm.",
            "caution": "Read “Before you take an anti-inflammatory tablet” below.",
            "names_a_medicine": True,
            "reference": "nice-ng59",
        },
    ),
    (
        "treatment_option",
        {
            "name": "An injection near the nerve",
            "what_it_is": "A local anaesthetic and a steroid are placed near the nerve with a needle (epidural).",
            "evidence": "May be considered for sciatica that is new and severe.",
            "caution": (
                "Not for ordinary back pain, nor for leg pain on walking from a narrow canal.\n"
                "Read “Before you have a steroid injection” below."
            ),
            "names_a_medicine": True,
            "reference": "nice-ng59",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Surgery that frees the nerve",
            "what_it_is": "The part of the disc or bone that presses on the nerve is taken away.",
            "evidence": (
                "May be considered when other care has not helped and the scan fits the pain [nice-ng59]. Leg pain "
                "may ease sooner than without it; after a year the difference is small. How sure we can be is low to "
                "very low."
            ),
            "caution": "Every operation has risks. Some patients still have pain afterwards.",
            "reference": "sciatica-surgery-review",
            "service": ["second-opinion"],
        },
    ),
    ("section_heading", {"text": "What is not advised, and why", "role": "treatment", "level": 3}),
    (
        "point_list",
        {
            "points": (
                "Gabapentin and pregabalin | They do not ease sciatica and can harm [nice-ng59]. So says NICE, the "
                "UK body that advises on care.\n"
                "Steroid tablets, and tablets that relax the muscles | not advised for sciatica, for the same reason "
                "[nice-ng59].\n"
                "Opioids such as tramadol | not for sciatica that lasts [nice-ng59]."
            )
        },
    ),
    (
        "callout",
        {
            "tone": "important",
            "heading": "If you take one of these now",
            "text": (
                "Do not stop any of them from one day to the next [nice-ng59][hse-pregabalin]. Talk to the doctor "
                "who prescribed it. It must be reduced slowly."
            ),
        },
    ),
    ("reusable_text", {"shared": "anti-inflammatories"}),
    ("reusable_text", {"shared": "steroid-injection"}),
    ("reusable_text", {"shared": "nerve-pain-medicines"}),
    ("reusable_text", {"shared": "opioids"}),
    ("section_heading", {"text": "After it has settled", "role": "recovery"}),
    (
        "prose",
        {
            "html": (
                "<p>Tingling or a numb patch may fade later than the pain. Build up walking, lifting and sport in "
                "small steps. On a long drive or a flight, get up when you can.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "Can a slipped disc get better without surgery?",
            "answer": (
                "Yes. About 6 in 10 slipped discs had shrunk on later scans [disc-shrinks]. Pain can ease before that."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "May I drive?",
            "answer": (
                "Only if you can brake hard without delay and feel your foot well. Do not drive with numbness, "
                "weakness or a medicine that makes you sleepy."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "How can I pray?",
            "answer": (
                "Sit on a chair if bending or kneeling sends pain down the leg. Go back to your usual way step by step."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "May I bring tramadol or pregabalin into the UAE?",
            "answer": (
                "Many strong painkillers and nerve medicines are controlled here. If you live here, you need a permit "
                "of the Ministry of Health and Prevention. Visitors may ask for one before they travel. Bring the "
                "prescription and a medical report. Bring what you need for three months at most "
                "[mohap-medicines]. Rules change: ask the ministry about yours."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Somebody advised an operation. Can you look at it again?",
            "answer": "Yes. Bring the letter and the scans. We go through the choices with you, also waiting.",
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If the leg pain does not ease", "role": "about_clinic"}),
    ("service_panel", {"service": ["orthopaedic"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]
