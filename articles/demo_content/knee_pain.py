"""Knee pain and osteoarthritis: what helps, how much, and what is no longer advised."""

ARTICLE = {
    "slug": "knee-pain-and-osteoarthritis",
    "title": "Knee pain and osteoarthritis",
    "seo_title": "Knee pain and osteoarthritis: what helps and what does not",
    "summary": (
        "Exercise is the main care for an arthritic knee, at any age. Less weight helps where there is too much. "
        "Here is what each treatment does, how to kneel and pray with less pain, and what must not wait."
    ),
    "key_points": (
        "A knee that is hot and swollen, with a fever, is an emergency.\n"
        "Exercise is the main treatment. The knee may hurt more at first.\n"
        "If you need a medicine, a gel on the skin comes before tablets.\n"
        "Injections of hyaluronan or platelets, and keyhole surgery, are not advised for osteoarthritis.\n"
        "A new knee is for a knee that limits your life when other care has not helped."
    ),
    "article_type": "condition_guide",
    "for_whom": "over_16",
    "condition": "knee-osteoarthritis",
    "related_conditions": [],
    "regions": ["knee"],
    "hero": "knee",
}

BLOCKS = [
    ("section_heading", {"text": "What it is", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>In osteoarthritis the smooth surface of a joint (cartilage) and the bone below it change. The knee "
                "hurts when you use it and is stiff after rest. It does not have to get worse [dorset-knee].</p>"
                "<p>Most often it begins after 45. Extra weight, an old injury or arthritis in the family make it "
                "more likely [dorset-knee].</p>"
            )
        },
    ),
    ("section_heading", {"text": "What you can do today", "role": "self_care"}),
    (
        "do_dont_list",
        {
            "dos": (
                "stay active, and cut down for some days what hurts most [morecambe-knee]\n"
                "hold a walking stick in the hand of the other side [northern-care-knee]\n"
                "use heat or cold for up to 15 minutes if it feels good, with cloth on the skin "
                "[morecambe-knee]\n"
                "begin the exercises on this page, with few repetitions"
            ),
            "donts": (
                "stay off the leg for weeks: muscles get weak, and the knee gives way [dorset-knee]\n"
                "put heat or cold on numb skin [northern-care-knee]\n"
                "push through pain that grows from day to day"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "care_notice",
        {
            "urgency": "emergency",
            "signs": [
                "hot-joint-and-ill", "hot-artificial-joint", "limb-shape", "limb-cold", "limb-tight",
                "fall-and-cannot-stand", "serious-accident", "chest-pain", "confused-or-very-ill",
            ],
        },
    ),
    ("care_notice", {"urgency": "hospital", "signs": ["leg-clot"]}),
    ("care_notice", {"urgency": "urgent"}),
    ("care_notice", {"urgency": "routine"}),
    ("section_heading", {"text": "Other causes of knee pain", "role": "causes"}),
    (
        "prose",
        {
            "html": (
                "<p>A twist or fall, more activity than before, and weak muscles can all make a knee hurt. So can "
                "other kinds of arthritis. Sometimes no cause is found. For most people, such pain begins to ease in "
                "6 to 12 weeks [morecambe-knee].</p>"
            )
        },
    ),
    ("section_heading", {"text": "Do I need an X-ray or a scan?", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>NICE, the UK body that advises on care, says: usually not. Doctors can tell from three things. "
                "You are 45 or older. The pain comes with use. In the morning the knee is not stiff, or for "
                "30 minutes at most [nice-ng226].</p>"
                "<p>A picture is useful when something does not fit [nice-ng226]. Ask what it would change.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Three exercises to begin with", "role": "treatment"}),
    (
        "prose",
        {
            "html": (
                "<p>Begin with a few of each and build up slowly [versus-knee-exercises]. The numbers are a suggestion "
                "to start from. A physiotherapist may change them. Do not begin if you have an emergency or "
                "urgent sign.</p>"
            )
        },
    ),
    (
        "exercise",
        {
            "name": "Straighten the knee",
            "steps": (
                "Sit well back on a firm chair.\n"
                "Straighten one leg until the knee is as straight as it goes.\n"
                "Hold it and count slowly to 5.\n"
                "Lower the foot slowly."
            ),
            "how_often": "5 to 10 times with each leg, twice a day.",
            "stop_if": "the pain gets sharp\nthe knee swells during the exercise\nthe knee locks",
            "picture": "knee-straighten",
        },
    ),
    (
        "exercise",
        {
            "name": "Sit and stand",
            "steps": (
                "Sit on a chair that cannot slide. Put your feet flat on the floor.\n"
                "Lean forward and stand up. Use your hands if you need them.\n"
                "Sit down again slowly."
            ),
            "how_often": "5 to 8 times, twice a day. Use a higher chair if it hurts.",
            "stop_if": "the knee gives way\nyou feel dizzy or your chest hurts\nthe pain is worse the next day",
            "picture": "sit-to-stand",
        },
    ),
    (
        "exercise",
        {
            "name": "Step up",
            "steps": (
                "Hold a rail. Put one foot on the lowest step.\n"
                "Bring the other foot up beside it.\n"
                "Step down again with the same foot first."
            ),
            "how_often": "5 times with each leg, once a day. Begin when the first two are easy.",
            "stop_if": "the knee gives way or locks\nyou feel dizzy or short of breath\nthe pain gets sharp",
        },
    ),
    ("section_heading", {"text": "Treatments, from the simplest to the largest", "role": "treatment"}),
    (
        "treatment_option",
        {
            "name": "Exercise, fitted to you",
            "what_it_is": "Strength for the thigh, and walking, cycling or swimming. Alone, in a group or guided.",
            "evidence": (
                "NICE: for everybody with osteoarthritis [nice-ng226]. In 44 trials pain fell by 12 points of 100. "
                "Some months later it was 6 points. We are fairly sure that it helps. How much is less sure."
            ),
            "caution": (
                "Not if the knee is hot and very swollen.\n"
                "Stop if your chest hurts, you feel dizzy or the knee locks.\n"
                "More pain in the first weeks is expected. It should settle."
            ),
            "reference": "knee-exercise-review",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Losing weight, if you are overweight",
            "what_it_is": "A plan for food and movement that you can keep.",
            "evidence": (
                "NICE: any loss is likely to help. Losing 10 % of your weight helps more than 5 % [nice-ng226]. "
                "In a study of 240 adults, those who lost more had less pain. We are fairly sure."
            ),
            "caution": "Ask a doctor first if you have diabetes, are pregnant or take many medicines.",
            "reference": "knee-weight-study",
        },
    ),
    (
        "treatment_option",
        {
            "name": "A stick, a brace or insoles",
            "what_it_is": "Things that take load off the knee.",
            "evidence": (
                "A stick can help. Braces, tape and insoles are not for everybody: only for a knee that is "
                "unstable or loaded to one side, when exercise does not work without them."
            ),
            "caution": "A brace that is too tight can harm skin.\nNot over numb skin.",
            "reference": "nice-ng226",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Anti-inflammatory gel",
            "what_it_is": "A medicine for the skin over the knee. It is the first medicine to try [nice-ng226].",
            "evidence": (
                "After 6 to 12 weeks, 6 of 10 people had much less pain. With a gel without medicine it "
                "was 5 of 10. The studies were good, so we are fairly sure."
            ),
            "caution": "Read “Before you take …” below.\nNot on broken skin.\nNot under a heat pack.",
            "names_a_medicine": True,
            "reference": "topical-nsaids-review",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Anti-inflammatory tablets",
            "what_it_is": "Medicines such as ibuprofen. The lowest dose, for the shortest time.",
            "evidence": "May be considered if a gel does not help or does not suit you.",
            "caution": "Read “Before you take …” below.\nAsk which medicine protects your stomach.",
            "names_a_medicine": True,
            "reference": "nice-ng226",
        },
    ),
    (
        "treatment_option",
        {
            "name": "A steroid injection into the knee",
            "what_it_is": "A medicine against inflammation, put into the joint with a needle.",
            "evidence": (
                "A little less pain for a short time, up to a month or so [option-grid-knee]. Later there is little or "
                "no effect [medwave-knee-steroid]. The 27 trials were weak, so nobody is sure."
            ),
            "caution": "Read “Before you take …” below.\nIt is a help to get moving, not a plan on its own.",
            "names_a_medicine": True,
            "reference": "knee-steroid-review",
            "service": ["injection"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "A new knee (knee replacement)",
            "what_it_is": "An operation. Metal and plastic replace the surfaces of the joint.",
            "evidence": (
                "About 90 of 100 people say that most or all of the pain goes over time. About 10 of 100 do not. "
                "Your age or weight alone is no reason to refuse it [nice-ng226]."
            ),
            "caution": (
                "Ask what the risks are for you, such as infection and clots.\n"
                "Take your time. A second opinion is reasonable."
            ),
            "reference": "option-grid-knee",
            "service": ["second-opinion"],
        },
    ),
    ("reusable_text", {"shared": "anti-inflammatory-gel"}),
    ("reusable_text", {"shared": "anti-inflammatories"}),
    ("reusable_text", {"shared": "steroid-injection"}),
    ("reusable_text", {"shared": "paracetamol"}),
    ("reusable_text", {"shared": "opioids"}),
    ("section_heading", {"text": "What is not advised, and why", "role": "treatment"}),
    (
        "point_list",
        {
            "points": (
                "Gel injections (hyaluronan) | In 24 large trials the effect was too small to matter "
                "[knee-gel-injection-review]. NICE says no [nice-ng226].\n"
                "Platelet injections (PRP) | In 288 people, they did no better than salt water "
                "[restore-prp-trial].\n"
                "Keyhole surgery (arthroscopy) | Strong advice against it in nearly all older knees, also with "
                "a torn meniscus [bmj-knee-arthroscopy].\n"
                "Glucosamine, acupuncture, electrical treatment | NICE advises against them, because there is too "
                "little proof of benefit [nice-ng226].\n"
                "Strong opioids | NICE advises against them [nice-ng226].\n"
                "Paracetamol or weak opioids as a habit | They are for short times only [nice-ng226]."
            )
        },
    ),
    ("section_heading", {"text": "Prayer and kneeling", "role": "recovery"}),
    (
        "prose",
        {
            "html": (
                "<p>Prayer asks for deep bends of the knee many times a day. Doctors who wrote a guide for "
                "Muslims with knee pain do not ask people to stop. A firm cushion or a thick carpet under "
                "the knees is permitted and can help [prayer-knee-guide].</p>"
                "<p>Hold a chair or a wall when you go down and get up. If kneeling is too painful, ask your imam "
                "about praying on a chair.</p>"
                "<p>After a new knee, 60 to 80 of 100 people find kneeling hard [kneeling-review]. It gets better with "
                "time: about 37 of 100 can kneel after a year, about 48 after three years "
                "[kneeling-meta-analysis]. No medical reason against it is known [kneeling-review]. Wait "
                "until your surgeon allows it.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Work, driving and heat", "role": "recovery"}),
    (
        "point_list",
        {
            "points": (
                "Work | Go on working if you can [morecambe-knee]. Ask for less kneeling, squatting and climbing "
                "while it hurts.\n"
                "Driving | Drive only if you can brake hard without delay. After a new knee, wait at "
                "least 6 weeks, and ask your doctor and insurer [bradford-knee].\n"
                "Work after a new knee | Usually after 6 to 12 weeks, depending on the work [bradford-knee].\n"
                "Summer | Walk indoors, such as in a mall, or in a pool."
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "Will exercise make my knee worse?",
            "answer": (
                "It may hurt more at first. In trials, people who exercised had less pain and moved better "
                "[knee-exercise-review]. If the knee swells or locks, stop and have it looked at."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Is a gel or platelet injection worth the money?",
            "answer": (
                "For osteoarthritis the evidence says no. In trials, hyaluronan was almost the same as an injection "
                "without it [knee-gel-injection-review]. Platelets were no better than salt water "
                "[restore-prp-trial]. Guidelines of some countries differ. Ask what you can expect."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "I fast in Ramadan. What about my tablets?",
            "answer": (
                "See a doctor or pharmacist three to four weeks before Ramadan [pj-ramadan]. Ask which "
                "of your medicines suit days without water and food. Read “Before you take …” above as well."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "When is it time for a new knee?",
            "answer": (
                "When the knee greatly limits your life and exercise, weight and medicines have not helped "
                "[nice-ng226]. You decide. There is no age at which it must be done."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What is a visit here like?",
            "answer": (
                "You tell us what you can no longer do. We look at how you walk, and examine both knees and hips. "
                "Then we agree on a plan, in writing. Bring X-rays that you have, a list of your medicines, and "
                "shorts. Often no new picture is needed [nice-ng226]."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If you would like us to look", "role": "about_clinic"}),
    ("service_panel", {"service": ["physio", "orthopaedic"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]  # fmt: skip
