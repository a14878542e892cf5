"""Night leg cramps, a short page: what to do at night, what may make them rarer, what to leave alone.

Causes and how they are found stand on the parent page, muscle_spasm_causes.
"""

ARTICLE = {
    "slug": "night-leg-cramps",
    "title": "Night leg cramps",
    "seo_title": "Night leg cramps: what eases them and what to avoid",
    "summary": (
        "A leg cramp at night can wake you. Stretching helps it to let go. Here is what may make cramps rarer, "
        "what to leave alone, and when to get help."
    ),
    "key_points": (
        "One leg that is newly swollen, painful or warm may be a blood clot: go to a hospital today.\n"
        "Dark urine with severe muscle pain or weakness is an emergency.\n"
        "With neither, pull the toes towards you with a straight knee until the cramp lets go.\n"
        "Stretching before bed is a simple thing to try.\n"
        "Magnesium does little for older adults; quinine is not a routine treatment."
    ),
    "article_type": "condition_guide",
    "for_whom": "over_16",
    "condition": "night-leg-cramps",
    "regions": ["muscles", "ankle-and-foot", "knee"],
    "hero": "night",
}

BLOCKS = [
    ("section_heading", {"text": "What a night cramp is", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>A muscle of the leg tightens by itself while you rest, most often the calf [nidirect-cramps]. It "
                "lasts from seconds up to 10 minutes. The muscle may stay tender for a day [nhs-cramps]. Three out "
                "of four leg cramps come during sleep [nidirect-cramps].</p>"
            )
        },
    ),
    ("section_heading", {"text": "What to do when it wakes you", "role": "self_care"}),
    ("prose", {"html": "<p>Stretching and rubbing the muscle ease a cramp [nhs-cramps].</p>"}),
    (
        "point_list",
        {
            "is_ordered": True,
            "points": (
                "Look first | Is one leg newly swollen or warm, or does it hurt also without a cramp? It may be a "
                "blood clot. Do not stretch or rub it. Go to a hospital today [leg-massage-clot].\n"
                "Straighten the knee | Sit on the edge of the bed, with a light on.\n"
                "Pull the toes towards you | Use your hand or a towel around the foot. Pull slowly and hold.\n"
                "Rub the calf | With your hand, until it lets go.\n"
                "Walk on your heels | A few steps, with a hand on the bed."
            ),
        },
    ),
    (
        "do_dont_list",
        {
            "dos": (
                "keep the way to the light free, so that you do not fall\n"
                "stretch slowly, to a pull and not to sharp pain\n"
                "write down the nights with cramps and the medicines you take"
            ),
            "donts": (
                "jump out of bed on the cramped leg\ntake quinine that was not prescribed to you [quinine-update]"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "prose",
        {
            "html": (
                "<p>What comes with the cramp decides how soon you need help. A stiff jaw, or severe stiffness or "
                "spasms of muscles, can be tetanus after a wound. It is an emergency: call an ambulance "
                "[nhs-tetanus].</p>"
            )
        },
    ),
    (
        "care_notice",
        {"urgency": "emergency", "signs": ["dark-urine", "limb-cold", "heat-cramps", "chest-pain"]},
    ),
    ("care_notice", {"urgency": "hospital", "signs": ["leg-clot"]}),
    ("care_notice", {"urgency": "urgent", "signs": ["long-cramp", "muscle-weakness", "cramps-after-wound"]}),
    ("care_notice", {"urgency": "routine", "signs": ["cramps-return", "new-medicine", "daily-life"]}),
    (
        "callout",
        {
            "tone": "important",
            "heading": "If you take a statin for cholesterol",
            "text": (
                "Severe muscle pain or weakness, or dark urine, is an emergency. Stop the statin and get emergency "
                "care now [mayo-statins]."
            ),
        },
    ),
    ("section_heading", {"text": "What may make them rarer, from the simplest on", "role": "treatment"}),
    ("figure", {"picture": "stretch"}),
    (
        "treatment_option",
        {
            "name": "Stretching before bed",
            "what_it_is": "A calf stretch against the wall, and one for the back of the thigh, on both sides.",
            "evidence": (
                "In people over 55, six weeks of daily calf and thigh stretching may make night cramps less severe. "
                "Stretching the calf alone may make little difference. We are not sure of either."
            ),
            "caution": (
                "Hold on to something firm.\n"
                "Not if one leg is newly swollen, painful or warm: go to a hospital today.\n"
                "Stop if you feel a sharp pain."
            ),
            "reference": "cramp-stretch-review",
            "service": ["physio"],
        },
    ),
    (
        "treatment_option",
        {
            "name": "Looking at what you take",
            "what_it_is": "A doctor or pharmacist goes through your medicines with you.",
            "evidence": "Statins and water tablets (diuretics) are among the medicines that go together with cramps.",
            "caution": (
                "Ask before you stop a medicine: the reason for it may matter more than the cramp.\n"
                "The exception is a statin with severe muscle pain or weakness, or dark urine: stop it and get "
                "emergency care now."
            ),
            "names_a_medicine": True,
            "reference": "nhs-cramps",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Magnesium tablets",
            "what_it_is": "A mineral that is sold without prescription.",
            "evidence": "Little or no benefit for older adults with night cramps. In pregnancy, studies disagree.",
            "caution": (
                "Magnesium tablets can cause loose stools.\n"
                "Ask first if your kidneys are ill or you are pregnant.\n"
                "Ask first if you are older, have an allergy, or take other medicines."
            ),
            "names_a_medicine": True,
            "reference": "magnesium-review",
        },
    ),
    (
        "treatment_option",
        {
            "name": "Quinine",
            "what_it_is": "A prescription medicine. It is not a routine treatment.",
            "evidence": (
                "About one cramp fewer a week. It is only considered when cramps are very painful or frequent, break "
                "sleep, and other measures did not help."
            ),
            "caution": (
                "Not with tinnitus (ringing in the ears), inflammation of the eye nerve or myasthenia gravis "
                "[quinine-product].\n"
                "Not after an allergy or a reaction to quinine, also in tonic water [quinine-update].\n"
                "Ask first with disease of the heart or its rhythm, or with G6PD deficiency "
                "[mhra-quinine-heart][quinine-product].\n"
                "Ask first if you are pregnant or older, or take other medicines.\n"
                "Stop it and see a doctor today for bruises, bleeding or changed hearing.\n"
                "Too much is poisonous. It needs a check after four weeks."
            ),
            "names_a_medicine": True,
            "reference": "quinine-update",
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "Is it a cramp or a blood clot?",
            "answer": (
                "A cramp comes suddenly, feels hard and lets go within minutes [nhs-cramps]. A leg that is newly "
                "swollen, painful or warm may hold a clot, also if the skin is not red. Go today to a hospital that "
                "can scan, not to us. With chest pain or trouble breathing, call an ambulance."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Why do they come at night?",
            "answer": (
                "Nobody knows for certain. At night the foot may point down, so the calf lies short for hours. Our "
                "page on muscle spasms and cramps lists what they go together with."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Are these restless legs?",
            "answer": (
                "Restless legs feel different. You feel an urge to move the legs at rest. It is worse in the evening "
                "and better while you move [mayo-restless]. A cramp is a hard, painful knot."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Are cramps in pregnancy normal?",
            "answer": (
                "They are common in the later months [nhs-cramps]. Stretch as described. Ask your midwife or "
                "doctor before you take anything. One leg that is newly swollen, painful or warm needs a hospital "
                "today: a clot is more likely in pregnancy [leg-massage-clot]."
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
