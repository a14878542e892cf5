"""Causes of muscle spasms: what a cramp is, what to do, when to get help, what is behind it."""

ARTICLE = {
    "slug": "muscle-spasm-causes",
    "title": "Causes of muscle spasms",
    "seo_title": "Muscle spasms and cramps: causes and what helps",
    "summary": (
        "A muscle spasm is a muscle that tightens by itself. Most pass within minutes and need no treatment. "
        "Here is what sets them off, what eases them, and when to get help."
    ),
    "key_points": (
        "Most spasms are harmless and pass within minutes.\n"
        "Stretch the muscle gently and rub it until it lets go.\n"
        "Often no single cause is found.\n"
        "Magnesium tablets do little for most older adults with night cramps.\n"
        "A cramp that lasts over 10 minutes, or comes with other signs below, needs help."
    ),
    "article_type": "explainer",
    "condition": "muscle-spasm",
    "related_conditions": ["night-leg-cramps"],
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
                "<strong>cramp</strong>. You cannot relax it by willpower, and for a moment you may not be able to use "
                "that muscle. It can hurt a lot. It is also common and usually harmless "
                "[cleveland-spasm][mayo-cramp].</p>"
                "<p>Most spasms last from a few seconds to several minutes [medlineplus-cramps]. A leg cramp at night "
                "can go on for up to about ten minutes, and the muscle may feel tender for a day [nhs-cramps]. "
                "The calf is the usual place, then the foot and the thigh [nidirect-cramps].</p>"
            )
        },
    ),
    ("section_heading", {"text": "What you can do during a spasm", "role": "self_care"}),
    (
        "prose",
        {"html": "<p>You can ease most cramps yourself. Stretching and rubbing come first [nhs-cramps].</p>"},
    ),
    (
        "point_list",
        {
            "is_ordered": True,
            "points": (
                "Stop | Take the weight off the muscle.\n"
                "Stretch | Pull slowly and hold. For the calf, straighten the knee and pull the toes towards you.\n"
                "Rub | Knead the tight part with your hand while you hold the stretch.\n"
                "Walk | Take a few slow steps on your heels once the worst is over.\n"
                "Warm or cool | Do what feels good on the sore place afterwards. Wrap the pack in a cloth."
            ),
        },
    ),
    ("figure", {"picture": "stretch"}),
    (
        "do_dont_list",
        {
            "dos": (
                "stretch gently, to the point of a pull and not of sharp pain\n"
                "keep the muscle moving lightly over the next day\n"
                "note when cramps come and which medicines you take"
            ),
            "donts": (
                "bounce or force the stretch\n"
                "drink far more water than you are thirsty for [exercise-cramps-review]\n"
                "stop a prescribed medicine without asking first"
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "prose",
        {"html": "<p>A cramp alone is rarely a reason to worry. What comes with it can be.</p>"},
    ),
    ("care_notice", {"urgency": "emergency"}),
    ("care_notice", {"urgency": "hospital"}),
    ("care_notice", {"urgency": "urgent"}),
    ("care_notice", {"urgency": "routine"}),
    ("section_heading", {"text": "How a spasm happens", "role": "how_it_happens"}),
    (
        "prose",
        {
            "html": (
                "<p>A muscle shortens when a nerve tells it to. It lets go when the signal stops. In a spasm the "
                "signal keeps coming, so the muscle stays short and hard. You can sometimes see or feel the knot "
                "under the skin.</p>"
                "<p>A tired muscle is easier to tip over. During hard exercise, tiredness changes how nerves steer the "
                "muscle, and several things add up. Researchers now think this matters more than salt or water alone "
                "[exercise-cramps-review].</p>"
            )
        },
    ),
    ("section_heading", {"text": "What is linked with spasms", "role": "causes"}),
    (
        "prose",
        {
            "html": (
                "<p>Often no single cause is found. These things are known to go together with cramps "
                "[nidirect-cramps][mayo-cramp]:</p>"
            )
        },
    ),
    ("section_heading", {"text": "Everyday causes", "role": "causes", "level": 3}),
    (
        "point_list",
        {
            "points": (
                "Strain | hard, long or unusual exercise.\n"
                "Stillness | holding one position for a long time.\n"
                "Age | cramps become more common as we get older.\n"
                "Pregnancy | above all in the later months."
            )
        },
    ),
    ("section_heading", {"text": "Medicines and health problems", "role": "causes", "level": 3}),
    (
        "point_list",
        {
            "points": (
                "Medicines | such as water tablets (diuretics) and statins for cholesterol [nidirect-cramps].\n"
                "Nerves | a narrow space around the nerves in the lower spine, or nerve disease.\n"
                "Blood flow | arteries in the legs that have become narrow.\n"
                "Other conditions | diabetes, and diseases of the liver or the thyroid.\n"
                "Minerals | too little potassium, calcium or magnesium in the blood [mayo-cramp]."
            )
        },
    ),
    (
        "callout",
        {
            "tone": "important",
            "heading": "If you take a statin",
            "text": (
                "Mild muscle ache is a known side effect: tell your doctor. Severe muscle pain, weakness or dark "
                "urine is urgent. Get medical help the same day [mayo-statins]."
            ),
        },
    ),
    ("section_heading", {"text": "What may make spasms rarer", "role": "prevention"}),
    (
        "prose",
        {
            "html": (
                "<p>No method works for everyone. Some cost little and are worth a fair try:</p>"
                "<ul><li>Stretch your calves every day, also just before bed. It may make night cramps rarer "
                "[nhs-cramps].</li>"
                "<li>Build up new exercise over weeks, and rest tired muscles [exercise-cramps-review].</li>"
                "<li>Change your position often when you sit, drive or stand for long.</li>"
                "<li>Drink when you are thirsty. In the Dubai summer that is more often than you think.</li></ul>"
                "<p>Two common tips do not stand up well. “Drink more” is poor advice for everybody: far too much "
                "water is dangerous [exercise-cramps-review]. And magnesium tablets made little or no difference for "
                "older adults with night cramps [magnesium-review].</p>"
            )
        },
    ),
    ("section_heading", {"text": "How a clinician looks for the cause", "role": "diagnosis"}),
    (
        "prose",
        {
            "html": (
                "<p>Your story tells most: where it cramps, when, for how long, and what you take. "
                "Bring a list of all your medicines. The clinician then looks at your muscles, strength, feeling and "
                "pulses.</p>"
                "<p>Many people need no test at all. A blood test can make sense when a mineral, the thyroid, the "
                "liver or sugar may be involved. A scan is rarely part of it.</p>"
            )
        },
    ),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "Why do my legs cramp at night?",
            "answer": (
                "Nobody knows for certain. At night the foot often points down, so the calf lies short for hours. "
                "Three out of four leg cramps come during sleep [nidirect-cramps].\n\n"
                "A calf stretch before bed is a simple thing to try first."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Do I need more salt or minerals?",
            "answer": (
                "Usually not, if you eat normally. A blood test can show if a mineral is low. "
                "For ordinary night cramps, magnesium did little in trials [magnesium-review]."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Is a twitch the same as a spasm?",
            "answer": (
                "No. A twitch is a small flicker of a few muscle fibres and does not hurt. A spasm grips the muscle "
                "and holds it."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Whom do I see at the clinic about cramps that come back?",
            "answer": (
                "Start with an assessment. You will be asked about your health and examined, and told plainly what "
                "is likely and what is not."
            ),
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If cramps keep coming back", "role": "about_clinic"}),
    ("service_panel", {"service": ["spasm", "physio"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]
