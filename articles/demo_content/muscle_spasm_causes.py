"""Muscle spasms and cramps: what to do, when to get help, what is behind them. The parent of the page on night "
"cramps."""

ARTICLE = {
    "slug": "muscle-spasm-causes",
    "title": "Muscle spasms and cramps: causes and what helps",
    "seo_title": "Muscle spasms and cramps: causes and what helps",
    "summary": (
        "A muscle spasm is a muscle that tightens by itself. It hurts, and it lets go within minutes in most cases. "
        "Here is what sets spasms off, what eases them, and when to get help."
    ),
    "key_points": (
        "Stretch the muscle gently and rub it until it lets go.\n"
        "Often no single cause is found.\n"
        "Dark urine with severe muscle pain or weakness is an emergency.\n"
        "One leg that is newly swollen, painful or warm may be a blood clot: go to a hospital today.\n"
        "A cramp that lasts over 10 minutes needs a doctor today or tomorrow."
    ),
    "article_type": "explainer",
    "for_whom": "over_16",
    "condition": "muscle-spasm",
    "regions": ["muscles", "ankle-and-foot", "lower-back"],
    "hero": "calf",
}

BLOCKS = [
    ("section_heading", {"text": "What a muscle spasm is", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>A spasm is a muscle that tightens by itself and does not let go. Many people call it a "
                "<strong>cramp</strong>. You cannot relax it by will. For a moment you may not be able to use the "
                "muscle. It can hurt a lot. It is common, and it usually does no harm "
                "[cleveland-spasm][mayo-cramp].</p><p>Most spasms last from seconds to several minutes "
                "[medlineplus-cramps]. The calf is the usual place, then the foot and the thigh [nidirect-cramps]. "
                "Cramps at night and spasms of the back have pages of their own.</p>"
            )
        },
    ),
    ("section_heading", {"text": "What you can do during a spasm", "role": "self_care"}),
    ("prose", {"html": "<p>Stretching and rubbing the muscle ease a cramp [nhs-cramps].</p>"}),
    (
        "exercise",
        {
            "name": "Stretch the cramped calf",
            "steps": (
                "Take the weight off the leg.\n"
                "Straighten the knee.\n"
                "Pull the toes slowly towards you, and hold.\n"
                "Rub the tight part with your hand.\n"
                "When it lets go, walk a few slow steps."
            ),
            "stop_if": (
                "the leg is newly swollen or warm, or keeps hurting after the cramp: do not stretch or rub it. It "
                "may be a blood clot, and rubbing can move it [dvt-massage]. Go to a hospital today\n"
                "the muscle was just injured\n"
                "you feel a sharp pain"
            ),
            "picture": "stretch",
        },
    ),
    (
        "do_dont_list",
        {
            "dos": (
                "move the muscle lightly over the next day\n"
                "use warmth or cold if it feels good, wrapped in cloth\n"
                "write down when cramps come and which medicines you take"
            ),
            "donts": (
                "bounce or force the stretch\n"
                "use heat over or near a medicine patch: it gives too much medicine then [patch-heat]\n"
                "drink litres of water against cramps: far too much is dangerous [exercise-cramps-review]"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    ("prose", {"html": "<p>What comes with a cramp decides how soon you need help.</p>"}),
    (
        "care_notice",
        {
            "urgency": "emergency",
            "signs": ["dark-urine", "heat-cramps", "limb-cold", "chest-pain", "confused-or-very-ill"],
        },
    ),
    ("care_notice", {"urgency": "hospital", "signs": ["leg-clot"]}),
    (
        "care_notice",
        {"urgency": "urgent", "signs": ["long-cramp", "muscle-weakness", "cramps-after-wound", "fever"]},
    ),
    ("care_notice", {"urgency": "routine", "signs": ["cramps-return", "new-medicine", "daily-life"]}),
    (
        "callout",
        {
            "tone": "important",
            "heading": "If you take a statin for cholesterol",
            "text": (
                "A mild ache of the muscles is a known side effect: tell your doctor [mayo-statins].\n\n"
                "Severe muscle pain or weakness, or dark urine, is an emergency. Stop the statin and get emergency "
                "care now [mayo-statins]."
            ),
        },
    ),
    ("section_heading", {"text": "How a spasm happens", "role": "how_it_happens"}),
    (
        "prose",
        {
            "html": (
                "<p>A muscle shortens when a nerve tells it to. It lets go when the signal stops. In a spasm the "
                "signal goes on, so the muscle stays short and hard. You can sometimes see or feel the knot.</p><p>A "
                "tired muscle cramps more easily. In hard exercise, tiredness changes how nerves control the muscle. "
                "Researchers now think that this matters more than salt or water alone [exercise-cramps-review].</p>"
            )
        },
    ),
    ("section_heading", {"text": "What is linked with spasms", "role": "causes"}),
    (
        "prose",
        {"html": "<p>Often no single cause is found. These things are known to go together with cramps:</p>"},
    ),
    ("section_heading", {"text": "In daily life", "role": "causes", "level": 3}),
    (
        "point_list",
        {
            "points": (
                "Effort | hard, long or new exercise [nidirect-cramps].\n"
                "Stillness | one position for a long time [mayo-cramp].\n"
                "Too little water | dehydration can cause cramps [nhs-cramps].\n"
                "Age | cramps become more common as we get older [mayo-cramp].\n"
                "Pregnancy | above all in the later months [nidirect-cramps]."
            )
        },
    ),
    ("section_heading", {"text": "Medicines and health problems", "role": "causes", "level": 3}),
    (
        "point_list",
        {
            "points": (
                "Medicines | such as statins [nidirect-cramps] and water tablets (diuretics) [mayo-cramp].\n"
                "Nerves | a narrow space around the nerves in the lower spine, or disease of the nerves "
                "[mayo-cramp].\n"
                "Blood flow | arteries of the legs that have become narrow [mayo-cramp].\n"
                "Other illness | diabetes, and diseases of the liver or the thyroid [nidirect-cramps][mayo-cramp].\n"
                "Minerals | too little potassium, calcium or magnesium in the blood [mayo-cramp]."
            )
        },
    ),
    ("section_heading", {"text": "What may make spasms rarer", "role": "prevention"}),
    (
        "prose",
        {
            "html": (
                "<p>No method works for everybody. These cost little:</p><ul><li>Stretch your calves every day. It "
                "may make night cramps rarer [nhs-cramps].</li><li>Build up new exercise slowly, and rest tired "
                "muscles [exercise-cramps-review].</li><li>Change your position often when you sit, drive or "
                "stand.</li><li>Drink enough. At work in the heat, drink a cup of water every 15 to 20 minutes, "
                "before you are thirsty. Never drink over 1.4 litres an hour [niosh-hydration]. Ask first if a "
                "doctor limits your fluids.</li></ul>"
            )
        },
    ),
    ("section_heading", {"text": "How a clinician looks for the cause", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>Your story comes first: where it cramps, when, how long, and what you take. Bring a list of all "
                "your medicines. The clinician then looks at muscles, strength, feeling and pulses.</p><p>A test is "
                "not always needed. A blood test can help when a mineral, the thyroid, the liver or sugar may be "
                "involved [mayo-cramp].</p>"
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "Do bananas, potassium or vitamin D help?",
            "answer": (
                "We know of no good proof. Cramps can come with too little potassium in the blood [mayo-cramp]. A "
                "blood test can show if a mineral is low. More than you need does not help, and too much can "
                "harm.\n\n"
                "Magnesium made little or no difference for older adults with night cramps [magnesium-review]."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Can stress cause spasms?",
            "answer": (
                "We found no good study that shows it. Stress can make a muscle tense and sleep short. Our "
                "clinicians still have to review this answer."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Is a twitch the same as a spasm?",
            "answer": "No. A twitch is a small flicker of a muscle. A spasm grips the muscle and holds it.",
        },
    ),
    (
        "faq_item",
        {
            "question": "My stomach cramps. Is this page for me?",
            "answer": (
                "No. Cramps of the belly have other causes than muscles of the leg or back. See a family doctor. "
                "Severe belly pain is a reason to get help at once."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "I fast in Ramadan and get cramps. What can I do?",
            "answer": (
                "Too little water can cause cramps [nhs-cramps]. Drink enough between sunset and dawn, and keep hard "
                "work and sport out of the hot hours. Talk to your doctor before you fast if you are ill, pregnant "
                "or take water tablets [nhs-sick-day]."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "What does a visit here about cramps look like?",
            "answer": (
                "You are asked about your health and your medicines, and examined. You are told plainly what is "
                "likely and what is not."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If cramps keep coming back", "role": "about_clinic"}),
    ("service_panel", {"service": ["spasm", "physio"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]
