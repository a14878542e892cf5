"""Exercises in the first two weeks of back pain: a gentle plan, and an honest word on what it can do."""

ARTICLE = {
    "slug": "exercises-in-the-first-two-weeks",
    "title": "Exercises in the first two weeks of back pain",
    "seo_title": "Back pain: gentle exercises for the first two weeks",
    "summary": (
        "A calm plan for the first days: walk, loosen, then build up. It keeps you moving while the pain settles. "
        "Here is how to start, and when to stop."
    ),
    "key_points": (
        "Walking is the most important exercise of the first days.\n"
        "A few loosening movements, several times a day, are enough.\n"
        "Discomfort is all right; pain that grows or runs down the leg is a reason to stop and ask.\n"
        "Early exercise keeps you moving; it may not make the pain go sooner.\n"
        "Read the warning signs before you start."
    ),
    "article_type": "recovery_advice",
    "condition": "low-back-pain",
    "related_conditions": ["back-muscle-spasm"],
    "regions": ["lower-back", "upper-back", "hip"],
    "hero": "mat",
}

BLOCKS = [
    ("section_heading", {"text": "What to expect", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>New back pain usually settles within a few weeks, whatever you do [nhs-back-pain]. Staying active "
                "is better than resting in bed [bed-rest-review]. The movements on this page help you to stay "
                "active.</p>"
                "<p>An honest word: in studies of the first six weeks, special exercises did not clearly reduce pain "
                "more than no exercises [early-exercise-review]. They pay off later: in pain that lasts for months, "
                "exercise probably helps [exercise-review].</p>"
            )
        },
    ),
    ("section_heading", {"text": "Before you start", "role": "get_help"}),
    ("prose", {"html": "<p>Do not exercise, but get help, if one of these is true for you.</p>"}),
    ("care_notice", {"urgency": "emergency"}),
    ("care_notice", {"urgency": "urgent"}),
    ("care_notice", {"urgency": "routine"}),
    ("section_heading", {"text": "Three simple rules", "role": "self_care"}),
    (
        "point_list",
        {
            "is_ordered": True,
            "points": (
                "Little and often | Two or three minutes, four or five times a day, beat half an hour at once.\n"
                "Mild discomfort is fine | It should be gone, or back to where it was, within the hour.\n"
                "Leg pain is the guide | Stop a movement that sends pain, tingling or numbness down the leg."
            ),
        },
    ),
    (
        "do_dont_list",
        {
            "dos": (
                "carry on with daily life as far as you can [nice-ng59]\n"
                "breathe slowly while you move\n"
                "write down what you did, to see yourself getting on"
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
        "prose",
        {
            "html": (
                "<p>Simple exercises and stretches at home are usual advice for back pain [nhs-back-pain]. The pace "
                "and the numbers below are a suggestion to start from. A physiotherapist may change them for you.</p>"
            )
        },
    ),
    (
        "point_list",
        {
            "points": (
                "Walk | Five minutes indoors, several times a day. Slow is fine.\n"
                "Rest with bent knees | Lie on your back, feet on the floor, knees bent. Breathe for a minute.\n"
                "Knee rolls | From there, let both knees sink a little to one side, then to the other. Ten times.\n"
                "Pelvic tilts | Press the small of your back gently to the mat, then let go. Ten times."
            )
        },
    ),
    ("section_heading", {"text": "Days 4 to 7: a little further", "role": "recovery"}),
    (
        "point_list",
        {
            "points": (
                "Walk | Ten minutes, two or three times a day.\n"
                "One knee to the chest | Lie on your back and pull one knee towards you. Hold for three breaths. "
                "Five times on each side.\n"
                "Cat and camel | On hands and knees, round your back slowly, then let it sink. Eight times.\n"
                "Stand up and sit down | From a chair, without hands if you can. Five to eight times."
            )
        },
    ),
    ("section_heading", {"text": "Week 2: build up", "role": "recovery"}),
    (
        "point_list",
        {
            "points": (
                "Walk | Twenty minutes at your normal pace, once or twice a day.\n"
                "Bridge | On your back, knees bent, lift your hips a hand's breadth. Hold for two breaths. Eight "
                "times.\n"
                "Arm and leg | On hands and knees, stretch out one leg behind you; later the opposite arm too. Five "
                "times on each side.\n"
                "Your own activity | Go back to swimming, cycling or your class, at half of what you used to do."
            )
        },
    ),
    (
        "callout",
        {
            "tone": "information",
            "heading": "Missed a day, or had a bad one?",
            "text": (
                "Take one step back in the plan and go on from there. A bad day is common and does not mean that "
                "something is damaged."
            ),
        },
    ),
    ("section_heading", {"text": "Help beside the exercises, from the simplest on", "role": "treatment"}),
    (
        "treatment_option",
        {
            "name": "Warmth before you move",
            "what_it_is": "A warm pack, wrapped in cloth, for up to 20 minutes.",
            "evidence": "Eases new back pain a little for a short time, more so together with exercise.",
            "caution": "Not on numb skin, and do not fall asleep on it.",
            "reference": "heat-cold-review",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Exercise with guidance",
            "what_it_is": "A physiotherapist chooses and adapts the movements, alone or in a group.",
            "evidence": "Recommended for low back pain with or without sciatica. No kind is known to be the best.",
            "caution": "Say so if a movement makes leg pain worse.",
            "reference": "nice-ng59",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Anti-inflammatory tablets, so that you can move",
            "what_it_is": "Medicines such as ibuprofen: the lowest dose that works, for the shortest time.",
            "evidence": "In new low back pain they reduce pain slightly more than a dummy tablet.",
            "caution": (
                "Ask a doctor or pharmacist first if you have stomach, heart, kidney or liver disease, if you are "
                "pregnant or older, or if you take other medicines."
            ),
            "names_a_medicine": True,
            "reference": "nsaids-review",
        },
    ),
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
                "Gentle exercise is advised in sciatica too [nhs-sciatica]. Leave out what sends pain further down the "
                "leg. Ask us if weakness or numbness grows."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "And after two weeks?",
            "answer": (
                "Keep what you enjoy, two or three times a week. If you are no better after a few weeks, let somebody "
                "examine you."
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
