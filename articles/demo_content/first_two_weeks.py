"""Exercises in the first two weeks of back pain: a gentle plan, and an honest word on what it can do."""

ARTICLE = {
    "slug": "exercises-in-the-first-two-weeks",
    "title": "Exercises in the first two weeks of back pain",
    "seo_title": "Back pain: gentle exercises for the first two weeks",
    "summary": (
        "A calm plan for the first days: walk, loosen, then build up. It keeps you moving while the pain settles. "
        "Here is how to start, who should not, and when to stop."
    ),
    "key_points": (
        "Read the emergency and urgent signs before you start.\n"
        "Weak bones, pregnancy or a recent operation: ask first.\n"
        "Walking is the main exercise of the first days.\n"
        "Stop if pain grows or runs down the leg.\n"
        "Early exercise keeps you moving; it may not make the pain go sooner."
    ),
    "article_type": "recovery_advice",
    "for_whom": "over_16",
    "condition": "low-back-pain",
    "regions": ["lower-back", "upper-back", "hip"],
    "signs_at": ["lower-back"],
    "hero": "mat",
}

LEG_PAIN = "pain, tingling or numbness runs down a leg"
UNWELL = "you get chest pain, feel dizzy or cannot breathe well"

BLOCKS = [
    ("section_heading", {"text": "What to expect", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>In studies of new back pain, people were much better by six weeks [back-course]. Staying active "
                "is better than resting in bed [bed-rest-review]. The movements on this page help you to stay "
                "active.</p><p>An honest word: in the first six weeks, special exercises did not clearly reduce pain "
                "more than no exercises [early-exercise-review]. They help later: in pain that lasts for months, "
                "exercise probably eases it [exercise-review].</p>"
            )
        },
    ),
    ("section_heading", {"text": "Before you start", "role": "get_help"}),
    (
        "prose",
        {
            "html": (
                "<p>If an emergency or urgent sign is true for you, get help and do not start. With a sign of the "
                "last list you may start, and let somebody examine you.</p>"
            )
        },
    ),
    ("care_notice", {"urgency": "emergency"}),
    ("care_notice", {"urgency": "urgent"}),
    ("care_notice", {"urgency": "routine"}),
    (
        "callout",
        {
            "tone": "important",
            "heading": "Ask a doctor or physiotherapist first",
            "text": (
                "With weak bones (osteoporosis) or a fracture of the spine, avoid what bends or twists the back far: "
                "knee to the chest, cat and camel, and knee rolls [bones-2022].\n\n"
                "Ask first, too, if you are pregnant or have just had an operation.\n\n"
                "Ask first if you get chest pain or feel dizzy when you exercise."
            ),
        },
    ),
    ("section_heading", {"text": "Three simple rules", "role": "self_care"}),
    (
        "prose",
        {
            "html": (
                "<p>Simple exercises and stretches at home are usual advice for back pain [nhs-back-pain]. The pace "
                "and the numbers on this page are a suggestion to start from. A physiotherapist may change them for "
                "you.</p>"
            )
        },
    ),
    (
        "point_list",
        {
            "is_ordered": True,
            "points": (
                "Little and often | A short time, again and again, is better than half an hour at once.\n"
                "Mild pain is fine | It should soon be back to where it was.\n"
                "Watch the leg | Stop a movement that sends pain, tingling or numbness down the leg."
            ),
        },
    ),
    (
        "do_dont_list",
        {
            "dos": (
                "carry on with daily life as far as you can [nice-ng59]\n"
                "breathe slowly while you move\n"
                "write down what you did"
            ),
            "donts": (
                "stay in bed until it has passed [bed-rest-review]\n"
                "force a stretch or bounce in it\n"
                "hold your breath and push"
            ),
        },
    ),
    ("section_heading", {"text": "Days 1 to 3: keep moving", "role": "recovery"}),
    (
        "exercise",
        {
            "name": "Walk",
            "steps": "Walk indoors, slowly.\nSwing your arms a little.\nRest, and walk again later.",
            "how_often": "Five minutes, four or five times a day",
            "stop_if": f"{LEG_PAIN}\n{UNWELL}",
        },
    ),
    (
        "exercise",
        {
            "name": "Rest with bent knees",
            "steps": "Lie on your back, feet on the floor, knees bent.\nBreathe slowly for a minute.",
            "how_often": "As often as it feels good",
            "stop_if": f"{LEG_PAIN}\nthe pain grows while you lie",
            "picture": "mat",
        },
    ),
    (
        "exercise",
        {
            "name": "Knee rolls",
            "steps": "Lie with bent knees.\n"
            "Let both knees sink a little to one side.\n"
            "Then let them sink to the other.",
            "how_often": "Ten times, three times a day",
            "stop_if": f"{LEG_PAIN}\nyou have weak bones or a fracture of the spine: leave it out",
        },
    ),
    (
        "exercise",
        {
            "name": "Pelvic tilts",
            "steps": "Lie with bent knees.\nPress the lower back gently to the mat.\nLet go.",
            "how_often": "Ten times, three times a day",
            "stop_if": f"{LEG_PAIN}\nthe pain grows from day to day",
        },
    ),
    ("section_heading", {"text": "Days 4 to 7: a little further", "role": "recovery"}),
    ("prose", {"html": "<p>Walk for longer, and add these.</p>"}),
    (
        "exercise",
        {
            "name": "One knee to the chest",
            "steps": "Lie on your back.\nPull one knee towards you and hold for three breaths.\nChange sides.",
            "how_often": "Five times on each side, twice a day",
            "stop_if": f"{LEG_PAIN}\nyou have weak bones or a fracture of the spine: leave it out",
        },
    ),
    (
        "exercise",
        {
            "name": "Cat and camel",
            "steps": "Go on hands and knees.\nRound your back slowly.\nThen let it sink.",
            "how_often": "Eight times, twice a day",
            "stop_if": f"{LEG_PAIN}\nyou have weak bones or a fracture of the spine: leave it out",
        },
    ),
    (
        "exercise",
        {
            "name": "Stand up and sit down",
            "steps": "Sit on a firm chair.\nStand up, without hands if you can.\nSit down slowly.",
            "how_often": "Five to eight times, twice a day",
            "stop_if": f"{LEG_PAIN}\n{UNWELL}",
            "picture": "sit-to-stand",
        },
    ),
    ("section_heading", {"text": "Week 2: build up", "role": "recovery"}),
    ("prose", {"html": "<p>Walk at your normal pace, and add these. Go back to your sport with less than before.</p>"}),
    (
        "exercise",
        {
            "name": "Bridge",
            "steps": "Lie with bent knees.\n"
            "Lift your hips a little from the mat.\n"
            "Hold for two breaths, then sink slowly.",
            "how_often": "Eight times, once or twice a day",
            "stop_if": f"{LEG_PAIN}\nyou feel a cramp in the thigh that does not let go",
            "picture": "bridge",
        },
    ),
    (
        "exercise",
        {
            "name": "Arm and leg",
            "steps": "Go on hands and knees.\nStretch out one leg behind you.\nLater, stretch the opposite arm too.",
            "how_often": "Five times on each side, once or twice a day",
            "stop_if": f"{LEG_PAIN}\nyour back sinks or shakes: do less",
        },
    ),
    (
        "callout",
        {
            "tone": "information",
            "heading": "Missed a day, or had a bad one?",
            "text": "Take one step back in the plan and go on from there. A bad day is common.",
        },
    ),
    ("section_heading", {"text": "Help beside the exercises, from the simplest on", "role": "treatment"}),
    (
        "treatment_option",
        {
            "name": "Warmth before you move",
            "what_it_is": "A warm pack, wrapped in cloth, for up to 20 minutes.",
            "evidence": "Eases new back pain a little for a short time, more so together with exercise.",
            "caution": (
                "Not on numb skin, and do not fall asleep on it.\nNot over or near a medicine patch [patch-heat]."
            ),
            "reference": "heat-cold-review",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Exercise with guidance",
            "what_it_is": "A physiotherapist chooses and adapts the movements, alone or in a group.",
            "evidence": "Recommended for low back pain with or without sciatica. No kind is known to be the best.",
            "caution": "Not with an emergency or urgent sign from above.\nStop and say so if leg pain gets worse.",
            "reference": "nice-ng59",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Anti-inflammatory tablets, so that you can move",
            "what_it_is": "Medicines such as ibuprofen: the lowest dose that helps, for the shortest time.",
            "evidence": "In new low back pain they ease pain slightly more than a placebo (a tablet without medicine).",
            "caution": "Read “Before you take an anti-inflammatory tablet” below.",
            "names_a_medicine": True,
            "reference": "nsaids-review",
        },
    ),
    ("reusable_text", {"shared": "anti-inflammatories"}),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "May I pray, bend and lift?",
            "answer": (
                "Yes, as far as it goes. Kneel or sit on a chair to pray if bending is hard. Lift light things close "
                "to your body and add weight over the days."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "I have sciatica. Is this plan for me?",
            "answer": (
                "Gentle exercise is advised in sciatica too [nhs-sciatica]. Leave out what sends pain further down "
                "the leg. If a leg gets weaker or number, stop and get help: quickly growing weakness is an "
                "emergency."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "I fast. When should I exercise?",
            "answer": "Walk in the cool hours, and do the harder part after you have eaten and drunk. Stop if you "
            "feel dizzy.",
        },
    ),
    (
        "faq_item",
        {
            "question": "And after two weeks?",
            "answer": (
                "Keep what you enjoy. If you are no better after six weeks, let somebody examine you. People were "
                "much better by then in studies [back-course]."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Can somebody show me the movements?",
            "answer": "Yes. In a physiotherapy assessment you try them together, and take them home in writing.",
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If you want a plan of your own", "role": "about_clinic"}),
    ("service_panel", {"service": ["physio"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]
