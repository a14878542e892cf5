"""Night leg cramps: what to do when one wakes you, what may make them rarer, and what to leave alone."""

ARTICLE = {
    "slug": "night-leg-cramps",
    "title": "Night leg cramps",
    "seo_title": "Night leg cramps: what eases them and what to avoid",
    "summary": (
        "A cramp that wakes you is painful and usually harmless. Stretching lets it go. Here is what may make cramps "
        "rarer, and when they deserve a visit."
    ),
    "key_points": (
        "Pull the toes towards you with a straight knee until the cramp lets go.\n"
        "Night cramps are common, above all with age and in pregnancy.\n"
        "Stretching before bed is a simple thing to try first.\n"
        "Magnesium does little for most older adults; quinine is not a routine treatment.\n"
        "A cramp of more than 10 minutes, or a hot, red, swollen calf, needs help soon."
    ),
    "article_type": "condition_guide",
    "condition": "night-leg-cramps",
    "related_conditions": ["muscle-spasm"],
    "regions": ["muscles", "ankle-and-foot", "knee"],
    "hero": "night",
}

BLOCKS = [
    ("section_heading", {"text": "What a night cramp is", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>A muscle of the leg tightens by itself while you rest and does not let go. It is mostly the calf, "
                "then the foot and the thigh [nidirect-cramps]. It lasts from seconds up to about ten minutes. The "
                "muscle may be tender for a day [nhs-cramps].</p>"
                "<p>Three out of four leg cramps come during sleep [nidirect-cramps]. They are usually harmless.</p>"
            )
        },
    ),
    ("section_heading", {"text": "What to do when it wakes you", "role": "self_care"}),
    ("prose", {"html": "<p>Stretching and rubbing the muscle usually ease it [nhs-cramps].</p>"}),
    (
        "point_list",
        {
            "is_ordered": True,
            "points": (
                "Straighten the knee | Sit up or stand, whichever you can do safely.\n"
                "Pull the toes towards you | Use your hand or a towel around the foot. Pull slowly and hold.\n"
                "Rub the calf | Knead the hard part while you hold the stretch.\n"
                "Walk on your heels | A few steps, with a light on and a hand on the bed.\n"
                "Wait a little | The muscle may stay sore; warmth can feel good."
            ),
        },
    ),
    (
        "do_dont_list",
        {
            "dos": (
                "keep the way to the light free, so that you do not fall\n"
                "stretch slowly, to a pull and not to sharp pain\n"
                "note the nights with cramps and the medicines you take"
            ),
            "donts": (
                "jump out of bed on the cramped leg\n"
                "take quinine that was not prescribed to you [quinine-update]\n"
                "stop a prescribed medicine without asking first"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    ("prose", {"html": "<p>The cramp alone is rarely the worry. What comes with it can be.</p>"}),
    ("care_notice", {"urgency": "emergency"}),
    ("care_notice", {"urgency": "hospital"}),
    ("care_notice", {"urgency": "urgent"}),
    ("care_notice", {"urgency": "routine"}),
    ("section_heading", {"text": "Why legs cramp at night", "role": "causes"}),
    (
        "prose",
        {
            "html": (
                "<p>Nobody knows for certain. At night the foot often points down, so the calf lies short for hours. "
                "These things are known to go together with cramps [nidirect-cramps][mayo-cramp]:</p>"
            )
        },
    ),
    (
        "point_list",
        {
            "points": (
                "Age | cramps become more common as we get older.\n"
                "Pregnancy | above all in the later months.\n"
                "Unusual effort | a long walk, a match, a day on your feet.\n"
                "Medicines | such as water tablets (diuretics) and statins [nidirect-cramps].\n"
                "Health problems | of the nerves, the blood flow, the thyroid or the liver, and diabetes."
            )
        },
    ),
    ("section_heading", {"text": "What may make them rarer, from the simplest on", "role": "treatment"}),
    (
        "prose",
        {"html": "<p>Give one thing a fair try for a few weeks before you judge it.</p>"},
    ),
    (
        "treatment_option",
        {
            "name": "Stretching before bed",
            "what_it_is": "A calf stretch against the wall, and one for the back of the thigh, on both sides.",
            "evidence": (
                "In people over 55, six weeks of daily calf and thigh stretching may make night cramps less severe. "
                "Stretching the calf alone seems to make little difference."
            ),
            "caution": "Hold on to something firm.",
            "reference": "cramp-stretch-review",
            "service": ["physio"],
        },
    ),
    ("figure", {"picture": "stretch"}),
    (
        "treatment_option",
        {
            "name": "Looking at what you take",
            "what_it_is": "A doctor or pharmacist goes through your medicines with you.",
            "evidence": "Water tablets and statins are among the medicines that go together with cramps.",
            "caution": "Do not stop a medicine by yourself: the reason for it may matter more than the cramp.",
            "names_a_medicine": True,
            "reference": "nidirect-cramps",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Magnesium tablets",
            "what_it_is": "A mineral that is sold without prescription.",
            "evidence": "Little or no benefit for older adults with night cramps.",
            "caution": "They can cause loose stools. With kidney disease, ask a doctor first.",
            "names_a_medicine": True,
            "reference": "magnesium-review",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Quinine",
            "what_it_is": "A prescription medicine.",
            "evidence": (
                "About one cramp fewer a week. It is only considered when cramps are very painful or frequent, break "
                "sleep again and again, and other measures have not worked."
            ),
            "caution": (
                "Not a routine treatment. It can harm the blood and the rhythm of the heart, and too much is "
                "poisonous. It needs a doctor and a check after four weeks."
            ),
            "names_a_medicine": True,
            "reference": "quinine-update",
        },
    ),
    (
        "callout",
        {
            "tone": "important",
            "heading": "If you take a statin",
            "text": (
                "Severe muscle pain, weakness or dark urine while you take a statin is urgent [mayo-statins]. Get "
                "medical help the same day."
            ),
        },
    ),
    ("section_heading", {"text": "How we look for a cause", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>You will be asked where it cramps, when, for how long, and what you take. Strength, feeling and "
                "pulses of the legs are checked. Many people need no test. A blood test makes sense when a mineral, "
                "the thyroid, the liver or sugar may play a part.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "Is it a cramp or a blood clot?",
            "answer": (
                "A cramp comes suddenly, feels hard and lets go within minutes. A calf that stays painful and is "
                "hot, red or swollen may be a clot: get help on the same day."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Should I drink more water?",
            "answer": (
                "Drink when you are thirsty, and more in the heat. Drinking far more than that does not keep "
                "cramps away and can be dangerous [exercise-cramps-review]."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Are cramps in pregnancy normal?",
            "answer": (
                "They are common in the later months. Stretch as described. Ask your midwife or doctor before you "
                "take anything for them, and show a swollen or red leg on the same day."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What should I bring to a visit about cramps?",
            "answer": "A list of all your medicines, and a note of the nights on which you had cramps.",
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If cramps keep waking you", "role": "about_clinic"}),
    ("service_panel", {"service": ["spasm"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]
