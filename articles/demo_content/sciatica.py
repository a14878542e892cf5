"""Sciatica: pain of a nerve in the leg, how it usually goes, and what is and is not advised."""

ARTICLE = {
    "slug": "sciatica",
    "title": "Sciatica",
    "seo_title": "Sciatica: leg pain from a nerve, and what helps",
    "summary": (
        "Sciatica is pain that runs from the lower back or buttock down one leg, because a nerve is irritated. It "
        "often eases within four to six weeks. Here is what helps, and what must not wait."
    ),
    "key_points": (
        "The pain comes from a nerve and is usually worse in the leg than in the back.\n"
        "It often gets better within four to six weeks, sometimes later.\n"
        "Keep moving; sitting or lying for long does not help.\n"
        "Several medicines that were common for it are no longer advised.\n"
        "Weakness in both legs, numbness between the legs or trouble with passing urine is an emergency."
    ),
    "article_type": "condition_guide",
    "condition": "sciatica",
    "related_conditions": [],
    "regions": ["lower-back", "hip"],
    "hero": "nerve",
}

BLOCKS = [
    ("section_heading", {"text": "What sciatica is", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>The sciatic nerve runs from the lower back through the buttock down to the foot. When it is "
                "pressed or irritated, the leg hurts. The pain may stab, burn or shoot. There may be tingling, "
                "numbness or weakness as well [nhs-sciatica].</p>"
                "<p>The back may ache too, but usually less than the leg. Pain in the back alone is probably not "
                "sciatica [nhs-sciatica].</p>"
            )
        },
    ),
    ("section_heading", {"text": "What you can do today", "role": "self_care"}),
    (
        "prose",
        {
            "html": (
                "<p>It usually gets better in four to six weeks, and can take longer [nhs-sciatica]. Moving is "
                "not harmful, even when it hurts. Find the positions and short walks that calm the leg, and use them "
                "often.</p>"
            )
        },
    ),
    (
        "do_dont_list",
        {
            "dos": (
                "carry on with normal activities as far as you can [nhs-sciatica]\n"
                "start gentle exercise as soon as you can [nhs-sciatica]\n"
                "put a small cushion between the knees when you sleep on your side [nhs-sciatica]"
            ),
            "donts": (
                "sit or lie down for long periods [nhs-sciatica]\n"
                "use a hot-water bottle: numb skin can be scalded without your feeling it [nhs-sciatica]\n"
                "force a stretch that sends pain further down the leg"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "prose",
        {
            "html": (
                "<p>Rarely, the whole bundle of nerves at the end of the spine is pressed on (cauda equina "
                "syndrome). Then hours count.</p>"
            )
        },
    ),
    ("care_notice", {"urgency": "emergency"}),
    ("care_notice", {"urgency": "urgent"}),
    ("care_notice", {"urgency": "routine"}),
    ("section_heading", {"text": "What presses on the nerve", "role": "causes"}),
    ("prose", {"html": "<p>These are the usual causes [nhs-sciatica]:</p>"}),
    (
        "point_list",
        {
            "points": (
                "A slipped disc | the soft cushion between two bones bulges out. This is the most common cause.\n"
                "A narrow canal | the space for the nerves becomes tighter, mostly with age (spinal stenosis).\n"
                "A bone out of line | one bone of the spine has moved forward on the next (spondylolisthesis).\n"
                "An injury | of the back."
            )
        },
    ),
    ("section_heading", {"text": "How it is found", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>A clinician asks where the pain runs and tests strength, feeling and reflexes of both legs. That "
                "often shows which nerve is involved.</p>"
                "<p>A scan is not routine. It is considered when the result is likely to change what is done, such "
                "as before an injection or an operation [nice-ng59].</p>"
            )
        },
    ),
    ("section_heading", {"text": "Treatments, from the simplest to the largest", "role": "treatment"}),
    (
        "prose",
        {"html": "<p>Time and movement do most of the work. The later steps are for fewer people.</p>"},
    ),
    (
        "treatment_option",
        {
            "name": "Staying active",
            "what_it_is": "Daily life as far as it goes, with short walks and changes of position.",
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
            "caution": "Stop and ask if weakness or numbness grows.",
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
            "caution": (
                "Ask a doctor or pharmacist first if you have stomach, heart, kidney or liver disease, if you are "
                "pregnant or older, or if you take other medicines."
            ),
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
                "It is not for ordinary back pain, nor for leg pain on walking from a narrow canal. Ask about the "
                "risks for you, above all if you take blood thinners."
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
                "may ease sooner than without it; after a year the difference is small. How sure we can be is low."
            ),
            "caution": "Every operation has risks. Some patients still have pain afterwards.",
            "reference": "sciatica-surgery-review",
            "service": ["second-opinion"],
        },
    ),
    (
        "callout",
        {
            "tone": "important",
            "heading": "Medicines that are no longer advised",
            "text": (
                "For sciatica, NICE advises against gabapentin, pregabalin, steroid tablets and medicines such as "
                "diazepam [nice-ng59]. They did not help enough and can harm.\n\n"
                "Do not stop one that was prescribed to you from one day to the next. Talk to the doctor who "
                "prescribed it: some must be reduced slowly."
            ),
        },
    ),
    ("section_heading", {"text": "After it has settled", "role": "recovery"}),
    (
        "prose",
        {
            "html": (
                "<p>Tingling or a numb patch may fade later than the pain. Build up walking, lifting and sport in "
                "small steps. On a long drive to Abu Dhabi or a flight, get up when you can.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "Can a slipped disc get better without surgery?",
            "answer": (
                "Yes. Most people with sciatica never need an operation. Pain usually eases within weeks "
                "[nhs-sciatica]."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Does paracetamol help?",
            "answer": "Paracetamol is unlikely to help sciatica [nhs-sciatica]. Ask a pharmacist what suits you.",
        },
    ),
    (
        "faq_item",
        {
            "question": "May I drive?",
            "answer": (
                "Only if you can brake hard without delay and feel your foot well. Numbness, weakness or a medicine "
                "that makes you sleepy are reasons to let somebody else drive."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Somebody advised an operation. Can you look at it again?",
            "answer": (
                "Yes. Bring the letter and the scans. We go through the choices with you, also the choice of waiting."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If the leg pain does not ease", "role": "about_clinic"}),
    ("service_panel", {"service": ["orthopaedic"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]
