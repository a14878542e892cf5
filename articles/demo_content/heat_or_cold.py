"""Heat or cold: what is known about each, and how to use them without harm."""

ARTICLE = {
    "slug": "heat-or-cold",
    "title": "Heat or cold?",
    "seo_title": "Heat or cold for muscle and back pain: how to choose",
    "summary": (
        "Warmth eases a new back pain a little. Cold has less research behind it. Both are for comfort. Here is how "
        "to choose, and how not to burn yourself."
    ),
    "key_points": (
        "For a sore back or a muscle in spasm, use whichever feels better.\n"
        "After a fresh sprain or strain, cold is the usual choice in the first days.\n"
        "Put cloth between the pack and the skin, and stop after 20 minutes.\n"
        "Use neither on skin that feels numb, on a swollen calf, or over a medicine patch.\n"
        "Use the easier time afterwards to walk and stretch."
    ),
    "article_type": "treatment_guide",
    "for_whom": "over_16",
    "condition": "muscle-spasm",
    "regions": ["muscles", "neck", "upper-back", "lower-back", "shoulder", "elbow", "knee", "ankle-and-foot"],
    "hero": "packs",
}

BLOCKS = [
    ("section_heading", {"text": "The short answer", "role": "overview"}),
    (
        "prose",
        {
            "html": (
                "<p>For back pain and muscle spasms nobody has shown that one must come before the other "
                "[heat-cold-review]. So your own comfort may decide.</p><p>A fresh injury is different. After a "
                "sprain or strain, an ice pack is the usual advice for the first days "
                "[nhs-sprains][aaos-sprains].</p>"
            )
        },
    ),
    ("section_heading", {"text": "Which one for what", "role": "types"}),
    (
        "point_list",
        {
            "points": (
                "A stiff or aching back | warmth is worth a try: it has a small effect for a short time "
                "[heat-cold-review].\n"
                "A muscle in spasm | stretch it gently; then warmth or cold, as you like.\n"
                "A twisted ankle or pulled muscle, just now | cold, rest for a few days, and a bandage "
                "[nhs-sprains].\n"
                "Pain that runs down a leg | a heat pack may comfort. Do not use a hot-water bottle: numb skin can "
                "be burnt [nhs-sciatica].\n"
                "One leg that is newly swollen, painful or warm | neither. It may be a blood clot: go today to a "
                "hospital that can scan."
            )
        },
    ),
    ("section_heading", {"text": "How to use them safely", "role": "self_care"}),
    (
        "point_list",
        {
            "is_ordered": True,
            "points": (
                "Wrap it | Put a towel or a cloth between the pack and your skin.\n"
                "Test it | Touch it with the inside of your wrist. Warm is enough; hot is too much.\n"
                "Time it | Up to 20 minutes. A cold pack may come back every two to three hours [nhs-sprains].\n"
                "Look | Check the skin after a short while. Stop if it burns, stings or changes its colour. This is "
                "harder to see on brown or black skin.\n"
                "Move | Use the easier time afterwards for a walk or gentle stretches."
            ),
        },
    ),
    (
        "do_dont_list",
        {
            "dos": (
                "keep the cloth dry under a hot pack\n"
                "use a bag of frozen vegetables in a towel if you have no cold pack [nhs-sprains]\n"
                "let the skin return to normal before the next round"
            ),
            "donts": (
                "put ice directly on the skin [aaos-sprains]\n"
                "fall asleep on a heat pad or a hot-water bottle\n"
                "put heat on a fresh sprain in the first couple of days [nhs-sprains]\n"
                "use either on numb, broken or infected skin\n"
                "put heat over or near a medicine patch: it gives too much of its medicine then [patch-heat]"
            ),
        },
    ),
    (
        "callout",
        {
            "tone": "important",
            "heading": "Ask first if your skin feels less",
            "text": (
                "With diabetes, nerve disease or poor blood flow you may not notice a burn or harm from cold. Ask a "
                "clinician before you use either. The same is true for small children and for very old skin."
            ),
        },
    ),
    ("section_heading", {"text": "When to get help", "role": "get_help"}),
    (
        "prose",
        {
            "html": (
                "<p>A pack must not hide a sign that needs care. These are the signs where people often reach for a "
                "pack first. The page about the place that hurts shows them all.</p>"
            )
        },
    ),
    (
        "care_notice",
        {
            "urgency": "emergency",
            "signs": ["limb-shape", "limb-cold", "limb-tight", "hot-joint-and-ill", "numb-saddle", "chest-pain"],
        },
    ),
    ("care_notice", {"urgency": "hospital", "signs": ["leg-clot"]}),
    ("care_notice", {"urgency": "urgent", "signs": ["hot-joint", "leg-four-steps", "badly-swollen-or-locked"]}),
    ("care_notice", {"urgency": "routine", "signs": ["not-better", "daily-life"]}),
    ("section_heading", {"text": "How they work", "role": "how_it_happens"}),
    (
        "prose",
        {
            "html": (
                "<p>Warmth makes a stiff place feel looser; cold dulls it. What studies have measured is comfort and "
                "how well people move, over hours and days [heat-cold-review]. So choose by comfort.</p>"
            )
        },
    ),
    ("section_heading", {"text": "What is known, from the simplest on", "role": "treatment"}),
    (
        "prose",
        {"html": "<p>These are helpers beside movement, not treatments on their own.</p>"},
    ),
    (
        "treatment_option",
        {
            "name": "A warm pack, a wrap or a bath",
            "what_it_is": "Gentle warmth on the sore place.",
            "evidence": (
                "In new low back pain a heat wrap eased pain a little, for a short time. Exercise together with it "
                "helped more."
            ),
            "caution": (
                "Not on a fresh injury, a swollen joint, numb skin or a wound.\n"
                "Not on a leg that is newly swollen, painful or warm.\n"
                "Not over or near a medicine patch [patch-heat]."
            ),
            "reference": "heat-cold-review",
        },
    ),
    (
        "treatment_option",
        {
            "name": "A cold pack",
            "what_it_is": "A gel pack or frozen vegetables in a towel.",
            "evidence": (
                "Usual advice for the first days of a sprain or strain. For low back pain there is too little "
                "research to say [heat-cold-review]."
            ),
            "caution": "Up to 20 minutes, never directly on the skin.\nNot with poor blood flow or on numb skin.",
            "reference": "aaos-sprains",
        },
    ),
    (
        "treatment_option",
        {
            "name": "An anti-inflammatory gel",
            "what_it_is": "A medicine such as an ibuprofen gel, rubbed in over a sprain or strain.",
            "evidence": "A pharmacist can advise on gels and tablets for the pain of a sprain.",
            "caution": "Not under a heat pack.\nRead “Before you use an anti-inflammatory gel” below.",
            "names_a_medicine": True,
            "reference": "nhs-sprains",
        },
    ),
    (
        "treatment_option",
        {
            "name": "A plan for moving again",
            "what_it_is": "A physiotherapist tests how you move and builds up exercise with you.",
            "evidence": "For low back pain, exercise is the main care without medicine.",
            "caution": "Not with an emergency or urgent sign.\n"
            "Tell them if warmth or cold feels different on one side.",
            "reference": "nice-ng59",
            "service": ["physio"],
        },
    ),
    ("reusable_text", {"shared": "anti-inflammatory-gel"}),
    ("section_heading", {"text": "Common questions", "role": "questions"}),
    (
        "faq_item",
        {
            "question": "Is there a fixed order of the two?",
            "answer": (
                "Not for back pain or a spasm: no strict order has been shown to be better [heat-cold-review]. The "
                "advice to begin with cold is for fresh sprains and strains [nhs-sprains]."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "May I use both in turn?",
            "answer": "You may, if it feels good and the skin is normal in between. It is not known to work better.",
        },
    ),
    (
        "faq_item",
        {
            "question": "It is 45 degrees outside. Is the heat good for my back?",
            "answer": (
                "No. Heat outside makes you lose water. Move indoors, in a mall or a pool. At work outside, drink a "
                "cup of water every 15 to 20 minutes, before you are thirsty [niosh-hydration]."
            ),
        },
    ),
    (
        "faq_item",
        {
            "question": "Will a physiotherapist here only give me packs?",
            "answer": "No. You are examined, and you learn what to do yourself. Packs are at most a small part.",
            "kind": "about",
        },
    ),
    ("section_heading", {"text": "If comfort is not enough", "role": "about_clinic"}),
    ("service_panel", {"service": ["physio"]}),
    ("reference_list", {"note": "Numbers lead back to the sentence that uses the source."}),
]
