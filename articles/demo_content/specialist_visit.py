"""When to see an orthopaedic specialist: what can wait, what cannot, and what such a visit is for."""

ARTICLE = {
    "slug": "when-to-see-an-orthopaedic-specialist",
    "title": "When to see an orthopaedic specialist",
    "seo_title": "When to see an orthopaedic specialist",
    "summary": (
        "Many aches of backs, muscles and joints need no specialist. Here is how to tell what needs help now, what "
        "needs a planned visit, and what can wait."
    ),
    "key_points": (
        "A hot, swollen joint with a fever, a changed shape or a cold limb is an emergency.\n"
        "Come today or tomorrow if you cannot take four steps, or if a joint is locked.\n"
        "Plan a visit if it does not improve, or keeps you from daily life.\n"
        "A scan is not always part of a good visit.\n"
        "An operation is one choice among several."
    ),
    "article_type": "explainer",
    "for_whom": "over_16",
    "condition": "low-back-pain",
    "regions": [
        "neck", "shoulder", "elbow", "wrist-and-hand", "upper-back", "lower-back", "hip", "knee", "ankle-and-foot",
        "muscles",
    ],
    "hero": "visit",
}  # fmt: skip

BLOCKS = [
    ("section_heading", {"text": "The short answer", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>An orthopaedic specialist is a doctor for bones, joints, muscles and tendons. A visit makes "
                "sense when a problem stays, comes back or limits you. It also helps when you have to decide on an "
                "injection or an operation.</p><p>Many problems need none of that. In studies of new back pain, "
                "people were much better by six weeks [back-course]. After two weeks most sprains and strains feel "
                "better [nhs-sprains].</p>"
            )
        },
    ),
    ("section_heading", {"text": "What you can try first", "role": "self_care"}),
    ("prose", {"html": "<p>If you have none of the warning signs below, give it time and gentle use.</p>"}),
    (
        "do_dont_list",
        {
            "dos": (
                "keep moving as far as you comfortably can\n"
                "take the load off a fresh sprain for a few days, then move it little by little [nhs-sprains]\n"
                "use warmth or cold for comfort, wrapped in cloth\n"
                "ask a pharmacist before you take a painkiller"
            ),
            "donts": (
                "rest in bed for days because of back pain [nice-ng59]\n"
                "train through a pain that gets worse each day\n"
                "ask for a scan only to be sure: for the back it helps when it changes the treatment [nice-ng59]"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "prose",
        {
            "html": (
                "<p>These signs do not wait for a planned visit. The page about the place that hurts shows all signs "
                "of that place.</p>"
            )
        },
    ),
    (
        "care_notice",
        {
            "urgency": "emergency",
            "signs": [
                "limb-shape",
                "limb-cold",
                "limb-tight",
                "fall-and-cannot-stand",
                "hot-joint-and-ill",
                "hot-artificial-joint",
                "numb-saddle",
                "bladder-or-bowel",
                "both-legs",
                "chest-pain",
            ],
        },
    ),
    ("care_notice", {"urgency": "hospital", "signs": ["leg-clot"]}),
    (
        "care_notice",
        {
            "urgency": "urgent",
            "signs": ["hot-joint", "leg-four-steps", "arm-too-painful", "badly-swollen-or-locked", "cancer-history"],
        },
    ),
    ("care_notice", {"urgency": "routine", "signs": ["not-better", "daily-life"]}),
    ("section_heading", {"text": "Who does what", "role": "types"}),
    (
        "point_list",
        {
            "points": (
                "Pharmacist | helps with short-term pain relief and knows what does not go together.\n"
                "Family doctor | looks at the whole person, and at medicines and illnesses that play a part.\n"
                "Physiotherapist | examines how you move and builds an exercise plan with you.\n"
                "Orthopaedic specialist | looks for the cause in bone, joint, muscle or tendon, and weighs tests and "
                "treatments.\n"
                "Orthopaedic surgeon | the same, and operates when that is the best choice."
            )
        },
    ),
    ("section_heading", {"text": "Good reasons for a planned visit", "role": "symptoms"}),
    (
        "point_list",
        {
            "points": (
                "Time | it does not get better with sensible care.\n"
                "Limits | you cannot sleep, work, pray, play or climb stairs as you need to.\n"
                "Return | the same problem comes back again and again.\n"
                "Decision | somebody suggested an injection or an operation, and you want to understand it.\n"
                "Injury | a joint still feels unstable after a twist or a fall."
            )
        },
    ),
    ("section_heading", {"text": "Will there be a scan or an X-ray?", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>Only if it answers a question. From the age of 45, worn joints (osteoarthritis) can usually be "
                "recognised without any picture: pain when you use the joint, and little stiffness in the morning "
                "[nice-ng226]. For low back pain, scans are not routine either [nice-ng59].</p>"
            )
        },
    ),
    ("section_heading", {"text": "What may be offered for a worn joint", "role": "treatment"}),
    (
        "prose",
        {
            "html": (
                "<p>This example shows how treatments are weighed, from the smallest step to the largest. Your own "
                "problem may need other steps.</p>"
            )
        },
    ),
    (
        "treatment_option",
        {
            "name": "Exercise, and less weight where it applies",
            "what_it_is": "Strength and fitness fitted to you; support to lose weight if you are overweight.",
            "evidence": "The core treatment for everybody with osteoarthritis.",
            "caution": (
                "Joints may hurt more at first.\n"
                "Not with an emergency or urgent sign.\n"
                "Ask first after an operation, with chest pain or with weak bones."
            ),
            "reference": "nice-ng226",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Anti-inflammatory gel",
            "what_it_is": "A medicine that is rubbed into the skin over the joint.",
            "evidence": "The first medicine to offer for a worn knee.",
            "caution": "Read “Before you use an anti-inflammatory gel” below.",
            "names_a_medicine": True,
            "reference": "nice-ng226",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Anti-inflammatory tablets",
            "what_it_is": "Medicines such as ibuprofen, in the lowest dose for the shortest time.",
            "evidence": "May be considered when a gel does not help or does not suit.",
            "caution": "Read “Before you take an anti-inflammatory tablet” below.",
            "names_a_medicine": True,
            "reference": "nice-ng226",
        },
    ),
    (
        "treatment_option",
        {
            "name": "A steroid injection into the joint",
            "what_it_is": "A medicine against inflammation is placed in the joint with a needle.",
            "evidence": "May be considered when other medicines do not help. The relief is short: 2 to 10 weeks.",
            "caution": "Read “Before you have a steroid injection” below.",
            "names_a_medicine": True,
            "reference": "nice-ng226",
            "service": ["injection"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "A new joint",
            "what_it_is": "An operation that replaces the worn surfaces of a hip, a knee or a shoulder.",
            "evidence": (
                "Considered when the joint greatly limits life and other treatment has not helped. Age or weight "
                "alone are no reason to be refused."
            ),
            "caution": "A large step with risks and months of recovery. A second opinion is reasonable.",
            "reference": "nice-ng226",
            "service": ["second-opinion"],
        },
    ),
    ("reusable_text", {"shared": "anti-inflammatory-gel"}),
    ("reusable_text", {"shared": "anti-inflammatories"}),
    ("reusable_text", {"shared": "steroid-injection"}),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "Should I see a physiotherapist or a doctor first?",
            "answer": (
                "For back pain or a stiff joint without warning signs, either is a good start: exercise is the core "
                "of the care of both [nice-ng59][nice-ng226]. After an injury, or when you feel ill, see a doctor."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Does a specialist always suggest surgery?",
            "answer": (
                "No. For the back, surgery is weighed when a cause was found and other care has not helped, or in an "
                "emergency [nhs-back-pain]."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What should I bring?",
            "answer": (
                "Bring your reports and scans, and a list of your medicines. Wear clothes that let us see the place "
                "that hurts. Write down your questions."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If you are not sure, ask us", "role": "about_clinic"}),
    ("service_panel", {"service": ["orthopaedic"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]
