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
                "stay active, but do less of what hurts\n"
                "hold a walking stick in the hand of the other side [northern-care-knee]\n"
                "use heat or cold for up to 15 minutes if it feels good, with cloth on the skin [morecambe-knee]"
            ),
            "donts": (
                "stay off the leg for weeks: muscles get weak, and the knee gives way\n"
                "put heat or cold on numb skin\n"
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
                "<p>A twist or fall, more activity than before, weak muscles or other kinds of arthritis can make a "
                "knee hurt. For most people, such pain begins to ease in 6 to 12 weeks [morecambe-knee].</p>"
            )
        },
    ),
    ("section_heading", {"text": "Do I need an X-ray or a scan?", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>NICE, the UK body that advises on care, says: not if three things are true. You are 45 or older. "
                "The pain comes with use. In the morning the knee is stiff for 30 minutes at most [nice-ng226]. A "
                "picture is useful when something does not fit.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Three exercises to begin with", "role": "treatment"}),
    (
        "prose",
        {
            "html": (
                "<p>Begin with little and build up slowly. The numbers are a suggestion to start from. A "
                "physiotherapist may change them. Do not begin if you have an emergency or urgent sign.</p>"
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
            "what_it_is": "Strength for the thigh, and walking, cycling or swimming.",
            "evidence": (
                "In 44 trials pain fell by 12 points of 100. Some months later it was 6 points. We are fairly sure "
                "that it helps. How much is less sure."
            ),
            "caution": (
                "Not if the knee is hot and swollen, or with another emergency or urgent sign.\n"
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
            "evidence": "NICE: any loss is likely to help. Losing 10 % of your weight helps more than 5 %.",
            "caution": "Ask a doctor first if you have diabetes, are pregnant or take many medicines.",
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
            "caution": "Read “Before you use an anti-inflammatory gel” below.\nNot on broken skin.\nNot under a heat "
            "pack.",
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
            "caution": "Read “Before you take an anti-inflammatory tablet” below.\nAsk which medicine protects your "
            "stomach.",
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
                "A little less pain, for up to a month or so [option-grid-knee]. The 27 trials were weak, so nobody "
                "is sure."
            ),
            "caution": "Read “Before you have a steroid injection” below.\nIt is a help to get moving, not a plan on "
            "its own.",
            "names_a_medicine": True,
            "reference": "knee-steroid-review",
        },
    ),
    (
        "treatment_option",
        {
            "name": "A new knee (knee replacement)",
            "what_it_is": "Metal and plastic replace the surfaces of the joint.",
            "evidence": (
                "About 90 of 100 people say that most or all of the pain goes over time. About 10 of 100 do not."
            ),
            "caution": "Ask what the risks are for you, such as infection and clots.\nA second opinion is reasonable.",
            "reference": "option-grid-knee",
            "service": ["second-opinion"],
        },
    ),
    ("reusable_text", {"shared": "anti-inflammatory-gel"}),
    ("reusable_text", {"shared": "anti-inflammatories"}),
    ("reusable_text", {"shared": "steroid-injection"}),
    ("section_heading", {"text": "What is not advised, and why", "role": "treatment"}),
    (
        "point_list",
        {
            "points": (
                "Gel injections (hyaluronan) | In 24 large trials the effect was too small to matter "
                "[knee-gel-injection-review].\n"
                "Platelet injections (PRP) | In 288 people, they did no better than salt water [restore-prp-trial].\n"
                "Braces, tape and insoles for everybody | Only for a knee that is unstable or loaded to one side, "
                "when exercise does not work without them [nice-ng226].\n"
                "Keyhole surgery (arthroscopy) | Strong advice against it in nearly all older knees "
                "[bmj-knee-arthroscopy].\n"
                "Glucosamine, acupuncture, electrical treatment | NICE advises against them, because there is too "
                "little proof of benefit [nice-ng226].\n"
                "Other painkillers as a habit | They are for short times only. NICE advises against strong ones on "
                "prescription [nice-ng226]. If you take one now, ask your doctor before you stop."
            )
        },
    ),
    ("section_heading", {"text": "Prayer and kneeling", "role": "recovery"}),
    (
        "prose",
        {
            "html": (
                "<p>Doctors who wrote a guide for Muslims with knee pain do not ask people to stop praying on the "
                "floor. A firm cushion or a thick carpet under the knees is permitted and can help "
                "[prayer-knee-guide].</p><p>Hold a chair or a wall when you go down and get up. If it hurts too "
                "much, use a chair.</p><p>After a new knee, 60 to 80 of 100 people find kneeling hard "
                "[kneeling-review]. No medical reason against it is known. Wait until your surgeon allows it.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Work, driving, fasting and heat", "role": "recovery"}),
    (
        "point_list",
        {
            "points": (
                "Work | Go on working if you can. Ask for less kneeling, squatting and climbing while it hurts.\n"
                "Driving | Drive only if you can brake hard without delay. Ask your insurer.\n"
                "After a new knee | Do not drive for at least 6 weeks. Work again usually after 6 to 12 weeks "
                "[bradford-knee].\n"
                "Fasting | Anti-inflammatory tablets can harm the kidneys when you drink too little [nhs-sick-day]. "
                "Ask a doctor or pharmacist before Ramadan.\n"
                "Summer | Walk indoors, or in a pool."
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "When is it time for a new knee?",
            "answer": (
                "When the knee greatly limits your life and exercise, weight and medicines have not helped. Your age "
                "or weight alone is no reason against it. You decide."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What is a visit here like?",
            "answer": (
                "We look at how you walk, and examine both knees and hips. Then we agree on a plan, in writing. "
                "Bring X-rays that you have, a list of your medicines, and shorts."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If you would like us to look", "role": "about_clinic"}),
    ("service_panel", {"service": ["physio", "orthopaedic"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]  # fmt: skip
